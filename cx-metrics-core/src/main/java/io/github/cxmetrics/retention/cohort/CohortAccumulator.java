package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.Accumulator;

/** Reads customers into a cohort table. */
final class CohortAccumulator implements Accumulator<CustomerActivity, CohortTable> {

    private final CohortRule rule;
    private final CohortReader reader;
    private CohortTable joined;

    CohortAccumulator(CohortRule rule) {
        this.rule = rule;
        reader = new CohortReader(rule, CohortReader.atLeast(rule.returning().times()));
        joined = new CohortTable(rule, CohortCells.NONE, CohortCoverage.NONE);
    }

    @Override
    public void add(CustomerActivity customer) {
        reader.read(InstantTimeline.of(rule, customer));
    }

    @Override
    public void addAll(CohortTable table) {
        joined = joined.plus(table);
    }

    @Override
    public CohortTable snapshot() {
        return joined.plus(new CohortTable(rule, reader.cells(), reader.coverage()));
    }

    /** Reads the customers of a log. */
    CohortAccumulator addLog(ActivityLog log) {
        LogTimelines.forEach(rule, log, reader::read);
        return this;
    }
}
