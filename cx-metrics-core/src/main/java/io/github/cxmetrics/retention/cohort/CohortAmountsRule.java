package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;

/**
 * How amounts are summed by cohort: the cohorts of a {@link CohortRule}, whose return window says which amounts belong to a column.
 *
 * @param cohorts periods, entry, window and {@code asOf}; the window is on the period or in brackets, and every activity counts
 */
public record CohortAmountsRule(CohortRule cohorts) implements TallyRule<CustomerActivity, CohortAmounts> {

    /**
     * Checks the window.
     *
     * @param cohorts periods, entry, window and asOf
     * @throws IllegalArgumentException if the window is "on or after", whose columns overlap, or asks for several activities
     */
    public CohortAmountsRule {
        checkArgument(cohorts != null, "a rule of cohort amounts needs a cohort rule, not null");
        checkArgument(
                !(cohorts.returning().window() instanceof Returning.OnOrAfter)
                        && cohorts.returning().times() == 1,
                "amounts are summed on the period or in brackets, not %s",
                cohorts.returning());
    }

    @Override
    public Accumulator<CustomerActivity, CohortAmounts> accumulator() {
        return new Summing(this);
    }

    /** Reads a log. */
    CohortAmounts read(ActivityLog log) {
        Summing summing = new Summing(this);
        LogTimelines.forEach(cohorts, log, summing::read);
        return summing.snapshot();
    }

    private static final class Summing implements Accumulator<CustomerActivity, CohortAmounts> {

        private final CohortAmountsRule rule;
        private final CohortReader reader;
        private CohortAmounts joined;
        /** No cell can exceed the sum of all customers' amounts: if that fits, everything does. */
        private long all;

        private Summing(CohortAmountsRule rule) {
            this.rule = rule;
            reader = new CohortReader(rule.cohorts(), Summing::sum);
            joined = new CohortAmounts(rule, CohortCells.NONE, CohortCoverage.NONE);
        }

        private static long sum(Timeline timeline, int from, int to) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum = Math.addExact(sum, timeline.amount(i));
            }
            return sum;
        }

        @Override
        public void add(CustomerActivity customer) {
            Timeline timeline = InstantTimeline.of(rule.cohorts(), customer);
            checkArgument(
                    customer.times().size() == customer.amounts().size(),
                    "amounts are summed, but %s times have %s amounts",
                    customer.times().size(),
                    customer.amounts().size());
            read(timeline);
        }

        private void read(Timeline timeline) {
            long sum = Math.addExact(all, sum(timeline, 0, timeline.size()));
            reader.read(timeline);
            all = sum;
        }

        @Override
        public void addAll(CohortAmounts tally) {
            joined = joined.plus(tally);
        }

        @Override
        public CohortAmounts snapshot() {
            return joined.plus(new CohortAmounts(rule, reader.cells(), reader.coverage()));
        }
    }
}
