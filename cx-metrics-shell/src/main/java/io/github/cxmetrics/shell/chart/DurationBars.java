package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.AxisName;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Key;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Times;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.survival.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How long something took: bars of equal width, median and the time within which nine of ten were done. */
final class DurationBars implements Painting {

    private static final double HEIGHT = 300;
    private static final double NARROW_HEIGHT = 220;
    private static final int BINS = 24;
    private static final double MOST = 0.9;
    private static final double ALMOST_ALL = 0.95;
    private static final double FAR = 1.5;
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS);

    private final String what;
    private final Durations durations;
    private final ChronoUnit unit;
    private final double perUnit;
    private final Axis time;
    private final ImmutableList<Long> bins;
    private final long longer;

    DurationBars(String what, Durations durations) {
        checkArgument(durations.count() > 0, "%s of nobody: nothing is there to show", what);
        this.what = what;
        this.durations = durations;
        unit = unit(durations);
        perUnit = ratio(unit, durations.unit());
        time = Axis.covering(0, shown(durations) / perUnit, BINS, 0, 1);
        long[] counts = new long[(int) Math.round(time.high() / time.step())];
        long beyond = 0;
        Durations.Counts each = durations.toCounts();
        for (int i = 0; i < each.values().size(); i++) {
            double value = each.values().get(i) / perUnit;
            // A duration at the upper end of all belongs to the last bar, as all others to the one that begins with
            // them.
            int bin = (int) Math.min(
                    Math.floor(value / time.step() + 1e-9), value <= time.high() ? counts.length - 1 : counts.length);
            if (bin < counts.length) {
                counts[bin] += each.counts().get(i);
            } else {
                beyond += each.counts().get(i);
            }
        }
        ImmutableList.Builder<Long> builder = ImmutableList.builder();
        for (long count : counts) {
            builder.add(count);
        }
        bins = builder.build();
        longer = beyond;
    }

    /** All of them, unless the longest are far from the others: then those that aren't. */
    private static double shown(Durations durations) {
        double far = FAR * durations.quantile(ALMOST_ALL);
        if (far == 0 || durations.max() <= far) {
            return durations.max();
        }
        return durations.toCounts().values().stream()
                .mapToDouble(v -> v)
                .filter(v -> v <= far)
                .max()
                .orElse(far);
    }

    /** The coarsest unit of which most durations last at least two; months and longer stay. */
    private static ChronoUnit unit(Durations durations) {
        if (durations.unit().compareTo(ChronoUnit.DAYS) > 0) {
            return durations.unit();
        }
        return UNITS.stream()
                .filter(u -> u.compareTo(durations.unit()) >= 0)
                .filter(u -> durations.quantile(MOST) / ratio(u, durations.unit()) >= 2)
                .findFirst()
                .orElse(durations.unit());
    }

    private static double ratio(ChronoUnit coarse, ChronoUnit fine) {
        return coarse == fine ? 1 : seconds(coarse.getDuration()) / seconds(fine.getDuration());
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    @Override
    public String kind() {
        return "a picture of durations";
    }

    @Override
    public String title() {
        return what;
    }

    @Override
    public String subtitle() {
        return "Bars: how many took so long; dashed: median; dotted: nine of ten are done"
                + (longer > 0 ? "; grey: longer" : "");
    }

    @Override
    public List<String> footer() {
        return Footer.of("n = " + Figures.count(durations.count()))
                .part("bars of " + Times.text(time.text(time.step()), unit))
                .part(
                        longer > 0,
                        Figures.count(longer) + " took longer than " + Times.text(time.text(time.high()), unit)
                                + ", at most " + text(durations.max()))
                .parts();
    }

    private String text(double duration) {
        double value = duration / perUnit;
        return Times.text(Figures.fixed(value, value == Math.rint(value) ? 0 : 1), unit);
    }

    @Override
    public ResultTable numbers() {
        ResultTable.Builder table = ResultTable.withColumns("from, " + Times.name(unit), "to below", "n");
        for (int i = 0; i < bins.size(); i++) {
            table.row(time.text(i * time.step()), time.text((i + 1) * time.step()), Figures.count(bins.get(i)));
        }
        if (longer > 0) {
            table.row(time.text(time.high()), "∞", Figures.count(longer));
        }
        return table.build();
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        double top = Key.paint(
                canvas,
                List.of(
                        new Key.Entry("median " + text(durations.median()), Palette.S2, Series.SECOND.pen),
                        new Key.Entry(
                                "nine of ten within " + text(durations.quantile(MOST)), Palette.S3, Series.THIRD.pen)),
                area.left(),
                area.right(),
                area.top());
        top = AxisName.paint(canvas, "how many", area.left(), area.right(), top + 6);
        double bottom = top + (area.isNarrow() ? NARROW_HEIGHT : HEIGHT);
        double most = bins.stream().mapToLong(Long::longValue).max().orElse(1);
        Axis n = Axis.covering(
                0, Math.max(most, longer), Math.max(most, longer) < 6 ? (int) Math.max(most, longer) : 6, bottom, top);
        double beyond = longer > 0 ? 40 : 0;
        double left = area.left() + n.numbersWidth(canvas) + 9;
        Axis x = new Axis(0, time.high(), time.step(), left, area.right() - 14 - beyond);
        n.paintLeft(canvas, left, area.right() - 14);
        for (int i = 0; i < bins.size(); i++) {
            double from = i * time.step();
            int bin = i;
            canvas.mark(
                    time.text(from) + " … " + time.text(from + time.step()) + " " + Times.name(unit) + ": "
                            + Figures.count(bins.get(i)),
                    () -> canvas.bar(
                            x.at(from) + 0.5,
                            bottom,
                            x.at(from + time.step()) - 0.5,
                            n.at(bins.get(bin)),
                            Palette.PALE));
        }
        if (longer > 0) {
            canvas.mark(
                    "longer: " + Figures.count(longer),
                    () -> canvas.bar(x.to() + 14, bottom, area.right() - 14, n.at(longer), Palette.GREY));
        }
        at(canvas, x, durations.median(), top, bottom, Series.SECOND);
        at(canvas, x, durations.quantile(MOST), top, bottom, Series.THIRD);
        x.numbersBelow(canvas, bottom, Times.name(unit));
        return bottom + 44;
    }

    private void at(Canvas canvas, Axis x, double duration, double top, double bottom, Series series) {
        double value = duration / perUnit;
        if (value <= time.high()) {
            canvas.line(x.at(value), top, x.at(value), bottom, series.colour, series.pen);
        }
    }
}
