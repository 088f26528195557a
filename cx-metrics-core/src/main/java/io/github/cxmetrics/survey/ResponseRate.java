package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import java.util.stream.Collector;

/**
 * How many of the invited took part in a survey: nested counts of invitations, {@code invited ≥ delivered ≥ started ≥ completed}.
 *
 * <p>The value is {@code completed / invited}, 0..1; the rates between the stages have names of their own. Intervals are Wilson's, differences
 * Newcombe's. A high rate is no proof of a good sample, and a low one none of a bad sample: what matters is whether those who did not answer differ.
 *
 * <p>No invitations is an empty tally, whose value is undefined.
 *
 * @param invited how many were invited
 * @param delivered how many invitations arrived, of these
 * @param started how many began to answer, of these
 * @param completed how many answered to the end, of these
 */
public record ResponseRate(long invited, long delivered, long started, long completed)
        implements Metric<ResponseRate>, TallyCounts<ResponseRate> {

    /** The rule that counts the furthest stage of each invitation. */
    public static final TallyRule<ResponseStage, ResponseRate> RULE = FurthestStage.RULE;

    private static final String NAME = "response rate";

    /**
     * Checks the counts.
     *
     * @param invited how many were invited
     * @param delivered how many invitations arrived
     * @param started how many began to answer
     * @param completed how many answered to the end
     * @throws IllegalArgumentException if a count is negative or exceeds that of the stage before: {@code started must not exceed delivered: 9 of 8}
     */
    public ResponseRate {
        CountMath.checkNotNegative(invited, "invited");
        CountMath.checkNotNegative(delivered, "delivered");
        CountMath.checkNotNegative(started, "started");
        CountMath.checkNotNegative(completed, "completed");
        checkNested(delivered, "delivered", invited, "invited");
        checkNested(started, "started", delivered, "delivered");
        checkNested(completed, "completed", started, "started");
    }

    private static void checkNested(long part, String partName, long whole, String wholeName) {
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    /**
     * A response rate from its nested counts.
     *
     * @param invited how many were invited
     * @param delivered how many invitations arrived, of these
     * @param started how many began to answer, of these
     * @param completed how many answered to the end, of these
     * @return the tally
     * @throws IllegalArgumentException if a count is negative or exceeds that of the stage before
     */
    public static ResponseRate ofCounts(long invited, long delivered, long started, long completed) {
        return new ResponseRate(invited, delivered, started, completed);
    }

    /**
     * A collector of the furthest stage of each invitation.
     *
     * @return the collector
     */
    public static Collector<ResponseStage, ?, ResponseRate> collector() {
        return RULE.collector();
    }

    /**
     * The completed surveys of all invitations: the headline.
     *
     * @return {@code completed / invited}
     */
    public Proportion responseRate() {
        return Proportion.of(completed, invited);
    }

    /**
     * The completed surveys of the invitations that arrived: what the invitation and the survey did, whatever the address list was worth.
     *
     * @return {@code completed / delivered}
     */
    public Proportion responseRateOfDelivered() {
        return Proportion.of(completed, delivered);
    }

    /**
     * The invitations that arrived.
     *
     * @return {@code delivered / invited}
     */
    public Proportion deliveryRate() {
        return Proportion.of(delivered, invited);
    }

    /**
     * The invitations that arrived and were taken up.
     *
     * @return {@code started / delivered}
     */
    public Proportion startRate() {
        return Proportion.of(started, delivered);
    }

    /**
     * The begun surveys that were answered to the end.
     *
     * @return {@code completed / started}
     */
    public Proportion completionRate() {
        return Proportion.of(completed, started);
    }

    /** How many were invited. */
    @Override
    public long count() {
        return invited;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    /**
     * The completed surveys of all invitations, 0..1, never rounded.
     *
     * @throws IllegalStateException if nobody was invited
     */
    @Override
    public double value() {
        return defined().value();
    }

    /**
     * The response rate in percent.
     *
     * @return {@code 100 · value()}, 0..100
     * @throws IllegalStateException if nobody was invited
     */
    public double percent() {
        return defined().percent();
    }

    private Proportion defined() {
        if (invited == 0) {
            throw new IllegalStateException(NAME + " is undefined: no invitations");
        }
        return responseRate();
    }

    @Override
    public ResponseRate plus(ResponseRate other) {
        return new ResponseRate(
                CountMath.sum(invited, other.invited, "invited"),
                CountMath.sum(delivered, other.delivered, "delivered"),
                CountMath.sum(started, other.started, "started"),
                CountMath.sum(completed, other.completed, "completed"));
    }

    @Override
    public Interval interval(Confidence confidence) {
        return defined().interval(confidence);
    }

    @Override
    public Comparison versus(ResponseRate baseline, Confidence confidence) {
        return defined().versus(baseline.defined(), confidence).named(NAME);
    }

    @Override
    public TallyCounts<ResponseRate> toCounts() {
        return this;
    }

    @Override
    public ResponseRate toTally() {
        return this;
    }

    /** One line, for example {@code response rate 25.0 % (95 % CI 21.0 % … 29.5 %), n = 400: 380 delivered, 150 started, 100 completed}. */
    @Override
    public String toString() {
        return invited == 0
                ? NAME + ": no invitations"
                : line() + ": " + delivered + " delivered, " + started + " started, " + completed + " completed";
    }

    private enum FurthestStage implements TallyRule<ResponseStage, ResponseRate> {
        RULE;

        @Override
        public Accumulator<ResponseStage, ResponseRate> accumulator() {
            return new Counting();
        }
    }

    private static final class Counting implements Accumulator<ResponseStage, ResponseRate> {

        private ResponseRate joined = new ResponseRate(0, 0, 0, 0);
        private final long[] furthest = new long[ResponseStage.values().length];
        private long count;

        @Override
        public void add(ResponseStage stage) {
            checkArgument(stage != null, "the stage of an invitation must not be null");
            count = CountMath.sum(count, 1, "invited");
            furthest[stage.ordinal()]++;
        }

        @Override
        public void addAll(ResponseRate tally) {
            joined = joined.plus(tally);
        }

        @Override
        public ResponseRate snapshot() {
            long completed = furthest[ResponseStage.COMPLETED.ordinal()];
            long started = completed + furthest[ResponseStage.STARTED.ordinal()];
            long delivered = started + furthest[ResponseStage.DELIVERED.ordinal()];
            return joined.plus(new ResponseRate(count, delivered, started, completed));
        }
    }
}
