package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import java.util.List;

/** Counts rows one by one. */
final class DriverAccumulator implements Accumulator<DriverRow, Drivers> {

    private final DriverRule rule;
    private final List<DriverColumn> columns;
    private DriverMoments moments;
    private long gaps;
    private long[] missing;

    DriverAccumulator(DriverRule rule) {
        this.rule = rule;
        columns = rule.columns();
        moments = DriverMoments.none(rule.blocks(), columns.size());
        missing = new long[columns.size()];
    }

    @Override
    public void add(DriverRow row) {
        checkArgument(row != null, "a row must not be null");
        rule.checkWidth(row.answers().size());
        long[] units = new long[columns.size()];
        boolean isComplete = true;
        for (int i = 0; i < units.length; i++) {
            units[i] = columns.get(i).units(row.answers().get(i));
            isComplete &= units[i] != DriverColumn.GAP;
        }
        if (isComplete) {
            moments.addExact((int) (row.number() % moments.blocks), units);
        } else {
            gaps = CountMath.sum(gaps, 1, Drivers.GAPS);
            for (int i = 0; i < units.length; i++) {
                missing[i] += units[i] == DriverColumn.GAP ? 1 : 0;
            }
        }
    }

    @Override
    public void addAll(Drivers tally) {
        requireNonNull(tally, "tally");
        Drivers sum = snapshot().plus(tally);
        moments = sum.moments().copy();
        gaps = sum.gaps();
        missing = sum.missing();
    }

    @Override
    public Drivers snapshot() {
        return new Drivers(rule, moments.copy(), gaps, missing.clone());
    }
}
