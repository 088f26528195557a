package io.github.cxmetrics.lifetime.value;

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
 * How many of the new customers came by a recommendation: referred / new customers, 0..1. Intervals are Wilson's, differences Newcombe's.
 *
 * <p>No new customers is an empty tally, whose value is undefined.
 *
 * @param referred new customers who were recommended to come
 * @param newCustomers all new customers
 */
public record ReferralShare(long referred, long newCustomers)
        implements Metric<ReferralShare>, TallyCounts<ReferralShare> {

    private static final String NAME = "referral share";

    /** How a new customer came. */
    public enum Origin {
        /** By the recommendation of a customer. */
        REFERRED,
        /** Any other way. */
        OTHER
    }

    /**
     * Checks the counts.
     *
     * @param referred new customers who were recommended to come
     * @param newCustomers all new customers
     * @throws IllegalArgumentException if a count is negative, or more are referred than new
     */
    public ReferralShare {
        CountMath.checkNotNegative(referred, "referred");
        CountMath.checkNotNegative(newCustomers, "new customers");
        checkArgument(
                referred <= newCustomers, "referred must not exceed new customers: %s of %s", referred, newCustomers);
    }

    /**
     * A referral share from its counts.
     *
     * @param referred new customers who were recommended to come
     * @param newCustomers all new customers
     * @return the tally
     * @throws IllegalArgumentException if a count is negative, or more are referred than new
     */
    public static ReferralShare ofCounts(long referred, long newCustomers) {
        return new ReferralShare(referred, newCustomers);
    }

    /**
     * The rule that counts how each new customer came.
     *
     * @return the rule
     */
    public static TallyRule<Origin, ReferralShare> rule() {
        return ByOrigin.RULE;
    }

    /**
     * A collector of how each new customer came.
     *
     * @return the collector
     */
    public static Collector<Origin, ?, ReferralShare> collector() {
        return rule().collector();
    }

    /** How many customers are new. */
    @Override
    public long count() {
        return newCustomers;
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
     * The referred of all new customers, 0..1, never rounded.
     *
     * @throws IllegalStateException if nobody is new
     */
    @Override
    public double value() {
        return defined().value();
    }

    private Proportion defined() {
        if (newCustomers == 0) {
            throw new IllegalStateException(NAME + " is undefined: no new customers");
        }
        return Proportion.of(referred, newCustomers);
    }

    @Override
    public ReferralShare plus(ReferralShare other) {
        return new ReferralShare(
                CountMath.sum(referred, other.referred, "referred"),
                CountMath.sum(newCustomers, other.newCustomers, "new customers"));
    }

    @Override
    public Interval interval(Confidence confidence) {
        return defined().interval(confidence);
    }

    @Override
    public Comparison versus(ReferralShare baseline, Confidence confidence) {
        return defined().versus(baseline.defined(), confidence).named(NAME);
    }

    @Override
    public TallyCounts<ReferralShare> toCounts() {
        return this;
    }

    @Override
    public ReferralShare toTally() {
        return this;
    }

    /** One line, for example {@code referral share 16.0 % (95 % CI 13.9 % … 18.4 %), n = 1000}. */
    @Override
    public String toString() {
        return newCustomers == 0 ? NAME + ": no new customers" : line();
    }

    private enum ByOrigin implements TallyRule<Origin, ReferralShare> {
        RULE;

        @Override
        public Accumulator<Origin, ReferralShare> accumulator() {
            return new Counting();
        }
    }

    private static final class Counting implements Accumulator<Origin, ReferralShare> {

        private ReferralShare counted = new ReferralShare(0, 0);

        @Override
        public void add(Origin origin) {
            checkArgument(origin != null, "the origin of a new customer must not be null");
            counted = counted.plus(new ReferralShare(origin == Origin.REFERRED ? 1 : 0, 1));
        }

        @Override
        public void addAll(ReferralShare tally) {
            counted = counted.plus(tally);
        }

        @Override
        public ReferralShare snapshot() {
            return counted;
        }
    }
}
