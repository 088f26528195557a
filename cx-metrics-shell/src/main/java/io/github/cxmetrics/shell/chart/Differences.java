package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.shell.chart.internal.Figures;

/** Differences as pictures print them: with their sign, those of shares in percentage points. */
final class Differences {

    private Differences() {}

    static String text(Unit unit, double difference) {
        return unit.differenceText(difference).replace('-', Figures.MINUS).replace(' ', Figures.SPACE);
    }

    /** The value and its limits. */
    static String text(Unit unit, double difference, Interval interval) {
        return text(unit, difference) + " [" + end(unit, interval.lower()) + " … " + end(unit, interval.upper()) + "]";
    }

    private static String end(Unit unit, double value) {
        String text = text(unit, value);
        return text.endsWith(Figures.SPACE + "pp") ? text.substring(0, text.length() - 3) : text;
    }

    /** What an axis of differences counts. */
    static String axisName(Unit unit, String of) {
        return unit == Unit.SHARE ? of + ", percentage points" : of;
    }
}
