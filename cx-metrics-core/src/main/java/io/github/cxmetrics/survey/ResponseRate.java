package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Map;
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
        implements Share<ResponseRate>, Serializable {

    /** The rule that counts the furthest stage of each invitation. */
    public static final Rule RULE = new Rule();

    private static final String TYPE = "response-rate";
    private static final int VERSION = 1;

    private static final String DELIVERED = "delivered invitations";

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
     * A response rate from its nested counts: {@code ResponseRate.inviting(1000).delivered(950).started(400).completed(320)}.
     *
     * @param invited how many were invited
     * @return what asks for the delivered invitations
     */
    public static Invited inviting(long invited) {
        return delivered -> started -> completed -> new ResponseRate(invited, delivered, started, completed);
    }

    /** The invitations of a response rate. */
    public interface Invited {

        /**
         * Adds the invitations that arrived.
         *
         * @param delivered how many of those invited
         * @return what asks for those who began to answer
         */
        Delivered delivered(long delivered);
    }

    /** The invitations of a response rate that arrived. */
    public interface Delivered {

        /**
         * Adds those who began to answer.
         *
         * @param started how many of those whose invitation arrived
         * @return what asks for those who answered to the end
         */
        Started started(long started);
    }

    /** Those of a response rate who began to answer. */
    public interface Started {

        /**
         * Adds those who answered to the end.
         *
         * @param completed how many of those who began
         * @return the tally
         * @throws IllegalArgumentException if a count is negative or exceeds that of the stage before
         */
        ResponseRate completed(long completed);
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
    @Override
    public Proportion proportion() {
        return new Proportion(name(), counted(), completed, invited);
    }

    /**
     * The completed surveys of the invitations that arrived: what the invitation and the survey did, whatever the address list was worth.
     *
     * @return {@code completed / delivered}
     */
    public Proportion responseRateOfDelivered() {
        return new Proportion("response rate of delivered", DELIVERED, completed, delivered);
    }

    /**
     * The invitations that arrived.
     *
     * @return {@code delivered / invited}
     */
    public Proportion deliveryRate() {
        return new Proportion("delivery rate", counted(), delivered, invited);
    }

    /**
     * The invitations that arrived and were taken up.
     *
     * @return {@code started / delivered}
     */
    public Proportion startRate() {
        return new Proportion("start rate", DELIVERED, started, delivered);
    }

    /**
     * The begun surveys that were answered to the end.
     *
     * @return {@code completed / started}
     */
    public Proportion completionRate() {
        return new Proportion("completion rate", "begun surveys", completed, started);
    }

    @Override
    public String name() {
        return "response rate";
    }

    @Override
    public String counted() {
        return "invitations";
    }

    @Override
    public Rule rule() {
        return RULE;
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
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, invited, delivered, started, completed);
    }

    /**
     * The plain data of {@link ResponseRate}.
     *
     * @param type {@code response-rate}
     * @param version 1
     * @param invited how many were invited
     * @param delivered how many invitations arrived
     * @param started how many began to answer
     * @param completed how many answered to the end
     */
    public record Counts(String type, int version, long invited, long delivered, long started, long completed)
            implements TallyCounts<ResponseRate> {

        @Override
        public ResponseRate toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new ResponseRate(invited, delivered, started, completed);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("invited", invited)
                    .and("delivered", delivered)
                    .and("started", started)
                    .and("completed", completed)
                    .map();
        }
    }

    /** One line, for example {@code response rate 25.0 % (95 % CI 21.0 % … 29.5 %), n = 400: 380 delivered, 150 started, 100 completed}. */
    @Override
    public String toString() {
        return count() == 0
                ? line()
                : line() + ": " + delivered + " delivered, " + started + " started, " + completed + " completed";
    }

    /** Counts the furthest stage of each invitation. */
    public record Rule() implements TallyRule<ResponseStage, ResponseRate>, Storable {

        private static final String TYPE = "response-rate-rule";

        @Override
        public Accumulator<ResponseStage, ResponseRate> accumulator() {
            return Accumulator.adding(new ResponseRate(0, 0, 0, 0), Rule::one);
        }

        private static ResponseRate one(ResponseStage stage) {
            checkArgument(stage != null, "the stage of an invitation must not be null");
            return new ResponseRate(
                    1,
                    from(ResponseStage.DELIVERED, stage),
                    from(ResponseStage.STARTED, stage),
                    from(ResponseStage.COMPLETED, stage));
        }

        private static long from(ResponseStage least, ResponseStage stage) {
            return stage.compareTo(least) >= 0 ? 1 : 0;
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code response-rate-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        /** The rule in words. */
        @Override
        public String toString() {
            return "the furthest stage of each invitation";
        }
    }
}
