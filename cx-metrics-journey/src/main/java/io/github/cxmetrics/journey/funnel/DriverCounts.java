package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts of converted and other units with each factor, as pairs. */
final class DriverCounts {

    private final EventLog log;
    private final Funnel funnel;
    private final Outcomes outcomes;
    private final UnitIndex units;
    private final ConversionDrivers.Span span;
    private final long converted;

    DriverCounts(FunnelResult result, ConversionDrivers.Span span) {
        requireNonNull(result, "result");
        funnel = result.tally().rule();
        checkArgument(
                funnel.dialect().entry() != Entry.EVERY_ENTRY,
                "drivers are of units, but the funnel counts attempts: %s",
                funnel);
        FunnelDetail detail = result.detail();
        log = detail.plan.log;
        outcomes = detail.outcomes();
        units = detail.rows();
        this.span = span;
        long complete = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            complete += outcomes.isComplete(i) ? 1 : 0;
        }
        converted = complete;
    }

    /** Of a group of units, the share that has a factor. */
    Proportion share(String factor, long with, long group) {
        return Proportion.of(with, group).named(factor, funnel.counted());
    }

    long converted() {
        return converted;
    }

    long notConverted() {
        return outcomes.size() - converted;
    }

    private int side(int i) {
        return outcomes.isComplete(i) ? 0 : 1;
    }

    /** By event, without those that a step names. */
    Map<String, long[]> events() {
        Set<String> steps = new HashSet<>();
        funnel.steps().forEach(step -> steps.addAll(step.events()));
        List<String> names = log.eventNames();
        Map<String, long[]> table = new LinkedHashMap<>();
        names.stream().filter(name -> !steps.contains(name)).forEach(name -> table.put(name, new long[2]));
        for (int i = 0; i < outcomes.size(); i++) {
            Set<Integer> seen = new HashSet<>();
            for (int row : units.rowsOf(outcomes.unit(i))) {
                if (isInSpan(i, row)) {
                    seen.add(log.columns().events().at(row));
                }
            }
            int side = side(i);
            seen.stream()
                    .map(code -> table.get(names.get(code)))
                    .filter(Objects::nonNull)
                    .forEach(pair -> pair[side]++);
        }
        return table;
    }

    private boolean isInSpan(int i, int row) {
        if (span == ConversionDrivers.Span.ANY_TIME) {
            return true;
        }
        long time = log.columns().times()[row];
        long entry = outcomes.time(i, 0);
        if (time < entry) {
            return false;
        }
        if (outcomes.isComplete(i)) {
            return time < outcomes.time(i, outcomes.level(i) - 1);
        }
        return funnel.window()
                .map(window -> time <= Ticks.plus(entry, Ticks.floor(window, log.unit())))
                .orElse(true);
    }

    /** By value of a property. */
    Map<String, long[]> values(Breakdown property) {
        boolean first = ConversionDrivers.checkTouch(property).attribution() == Breakdown.Attribution.FIRST_TOUCH;
        CodeColumn codes = property.codes(log);
        Map<String, long[]> table = new LinkedHashMap<>();
        codes.names().forEach(value -> table.put(property.property() + " = " + value, new long[2]));
        for (int i = 0; i < outcomes.size(); i++) {
            int value = CodeColumn.MISSING;
            for (int row : units.rowsOf(outcomes.unit(i))) {
                if (codes.at(row) != CodeColumn.MISSING && (value == CodeColumn.MISSING || !first)) {
                    value = codes.at(row);
                }
            }
            if (value != CodeColumn.MISSING) {
                requireNonNull(
                        table.get(property.property() + " = " + codes.names().get(value)))[side(i)]++;
            }
        }
        return table;
    }
}
