package io.github.cxmetrics.retention.cohort;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;

/** Reads customers into cohorts, one by one or from a log. */
final class CohortAccumulator<T extends CohortTally<T>> implements Accumulator<CustomerActivity, T> {

    private final CohortReader reader;
    private T joined;

    CohortAccumulator(CohortReader reader, T empty) {
        this.reader = reader;
        joined = empty;
    }

    @Override
    public void add(CustomerActivity customer) {
        reader.read(customer);
    }

    @Override
    public void addAll(T tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public T snapshot() {
        return joined.plus(joined.with(reader.cells(), reader.coverage()));
    }

    T count(ActivityLog log) {
        reader.read(log);
        return snapshot();
    }
}
