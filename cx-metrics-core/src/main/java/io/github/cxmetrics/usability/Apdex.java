package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/**
 * Application Performance Index: {@code (satisfied + tolerating / 2) / n}, 0..1. A response within T satisfies, one within 4T is tolerated, both limits
 * included; slower ones frustrate, and so do errors, however fast they are.
 *
 * <p>Scored 1, ½ and 0 its responses are the bands of a net score, {@code Apdex = (1 + net score) / 2}, so its interval is that score's interval (Tango
 * 1998) and its difference the square-and-add of two. Below 100 responses the specification asks for a mark; the interval says more.
 *
 * <p>No responses is an empty tally, whose value is undefined. Source: Apdex Technical Specification 1.1 (2007).
 *
 * @param rule the threshold T
 * @param satisfied responses within T
 * @param tolerating responses above T, within 4T
 * @param frustrated responses above 4T, and errors
 */
public record Apdex(Apdex.Rule rule, long satisfied, long tolerating, long frustrated)
        implements Metric<Apdex>, Serializable {

    private static final String TYPE = "apdex";
    private static final int VERSION = 1;
    private static final String NAME = "Apdex";
    private static final double NET_POINTS = 100;
    private static final NetBands BANDS = NetBands.topMinusBottom(RatingScale.of(1, 3), 1, 1);

    /**
     * Checks the counts.
     *
     * @param rule the threshold
     * @param satisfied responses within T
     * @param tolerating responses above T, within 4T
     * @param frustrated responses above 4T, and errors
     * @throws IllegalArgumentException if the rule is missing or a count negative
     */
    public Apdex {
        checkArgument(rule != null, "Apdex needs a threshold");
        CountMath.checkNotNegative(satisfied, "satisfied");
        CountMath.checkNotNegative(tolerating, "tolerating");
        CountMath.checkNotNegative(frustrated, "frustrated");
        CountMath.sum(CountMath.sum(satisfied, tolerating, "responses"), frustrated, "responses");
    }

    /**
     * The index of response times.
     *
     * @param threshold T, above 0, in the unit of the times
     * @param times one for each response without an error; {@link #withErrors} adds those with one
     * @return the tally
     * @throws IllegalArgumentException if the threshold is not above 0, or a time negative or not finite; rows count from 0
     */
    public static Apdex of(double threshold, double... times) {
        checkArgument(times != null, "response times must not be null");
        Rule rule = Rule.of(threshold);
        double tolerated = rule.tolerated();
        long inOrder = 0;
        long satisfied = 0;
        long notFrustrated = 0;
        for (double time : times) {
            inOrder += time >= 0 && time <= Double.MAX_VALUE ? 1 : 0;
            satisfied += time <= threshold ? 1 : 0;
            notFrustrated += time <= tolerated ? 1 : 0;
        }
        if (inOrder < times.length) {
            NumberedRows.each(Arrays.stream(times).boxed().toList(), Response::after);
        }
        return new Apdex(rule, satisfied, notFrustrated - satisfied, times.length - notFrustrated);
    }

    /**
     * This index and responses that were errors.
     *
     * @param errors how many; they frustrate
     * @return a new tally
     * @throws IllegalArgumentException if it is negative
     */
    public Apdex withErrors(long errors) {
        return plus(new Apdex(rule, 0, 0, CountMath.checkNotNegative(errors, "errors")));
    }

    /**
     * One response.
     *
     * @param time how long it took, 0 or more
     * @param error whether it was an error
     */
    public record Response(double time, boolean error) implements Serializable {

        /**
         * Checks the time.
         *
         * @param time how long it took
         * @param error whether it was an error
         * @throws IllegalArgumentException if the time is negative or not finite
         */
        public Response {
            Checks.notNegative(time, "a response time");
        }

        /**
         * A response without an error.
         *
         * @param time how long it took, 0 or more
         * @return the response
         */
        public static Response after(double time) {
            return new Response(time, false);
        }

        /**
         * A response with an error, however long it took.
         *
         * @return the response
         */
        public static Response failed() {
            return new Response(0, true);
        }
    }

    @Override
    public long count() {
        return satisfied + tolerating + frustrated;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.COEFFICIENT;
    }

    /**
     * The index, 0..1, never rounded.
     *
     * @throws IllegalStateException if there are no responses
     */
    @Override
    public double value() {
        checkDefined();
        BigInteger two = BigInteger.TWO;
        return Ratios.of(
                BigInteger.valueOf(satisfied).multiply(two).add(BigInteger.valueOf(tolerating)),
                BigInteger.valueOf(count()).multiply(two));
    }

    private void checkDefined() {
        if (count() == 0) {
            throw new IllegalStateException(NAME + " is undefined: no responses");
        }
    }

    /** Satisfied minus frustrated responses: what lends its interval. */
    private NetScore net() {
        checkDefined();
        return BANDS.plus(satisfied).zero(tolerating).minus(frustrated);
    }

    @Override
    public Interval interval(Confidence confidence) {
        Interval net = net().interval(confidence);
        return new Interval(
                (1 + net.lower() / NET_POINTS) / 2,
                (1 + net.upper() / NET_POINTS) / 2,
                confidence,
                net.method(),
                unit());
    }

    @Override
    public Comparison versus(Apdex baseline, Confidence confidence) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(NAME, rule, baseline.rule);
        Comparison net = net().versus(baseline.net(), confidence);
        double points = 2 * NET_POINTS;
        return new Comparison(
                NAME,
                unit(),
                net.difference() / points,
                new Interval(
                        net.interval().lower() / points,
                        net.interval().upper() / points,
                        confidence,
                        net.interval().method(),
                        unit()),
                net.test());
    }

    @Override
    public Apdex plus(Apdex other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new Apdex(
                rule,
                CountMath.sum(satisfied, other.satisfied, "satisfied"),
                CountMath.sum(tolerating, other.tolerating, "tolerating"),
                CountMath.sum(frustrated, other.frustrated, "frustrated"));
    }

    /**
     * The plain data of {@link Apdex}.
     *
     * @param type {@code apdex}
     * @param version 1
     * @param rule the threshold
     * @param satisfied responses within T
     * @param tolerating responses above T, within 4T
     * @param frustrated responses above 4T, and errors
     */
    public record Counts(String type, int version, Rule.Form rule, long satisfied, long tolerating, long frustrated)
            implements TallyCounts<Apdex> {

        @Override
        public Apdex toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new Apdex(Stored.present(rule, "the rule of Apdex").restore(), satisfied, tolerating, frustrated);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("satisfied", satisfied)
                    .and("tolerating", tolerating)
                    .and("frustrated", frustrated)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), satisfied, tolerating, frustrated);
    }

    @Override
    public String line() {
        return count() == 0 ? NAME + ": no responses" : Metric.super.line();
    }

    /**
     * The three bands.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        String t = Text.shortest(rule.threshold);
        String most = Text.shortest(Rule.TOLERATED * rule.threshold);
        return TextTable.of("band", "responses", "share")
                .row("satisfied, up to " + t, "" + satisfied, share(satisfied))
                .row("tolerating, up to " + most, "" + tolerating, share(tolerating))
                .row("frustrated, and errors", "" + frustrated, share(frustrated))
                .toString();
    }

    private String share(long part) {
        return count() == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(Ratios.of(part, count()));
    }

    /** One line, for example {@code Apdex 0.59 (95 % CI 0.35 … 0.79), n = 11, T = 0.5}. */
    @Override
    public String toString() {
        return count() == 0 ? line() : line() + ", T = " + Text.shortest(rule.threshold);
    }

    /**
     * The threshold T of Apdex; indices of unlike thresholds neither merge nor compare.
     *
     * @param threshold T, above 0, in the unit of the times
     */
    public record Rule(double threshold) implements TallyRule<Response, Apdex>, Storable {

        private static final String TYPE = "apdex-rule";
        private static final double TOLERATED = 4;

        /**
         * Checks the threshold.
         *
         * @param threshold T
         * @throws IllegalArgumentException if it is not above 0 and finite
         */
        public Rule {
            Checks.positive(threshold, "the threshold of Apdex");
        }

        /**
         * The rule of a threshold.
         *
         * @param threshold T, above 0, in the unit of the times
         * @return the rule
         * @throws IllegalArgumentException if it is not above 0 and finite
         */
        public static Rule of(double threshold) {
            return new Rule(threshold);
        }

        @Override
        public Accumulator<Response, Apdex> accumulator() {
            return Accumulator.adding(new Apdex(this, 0, 0, 0), this::one);
        }

        private double tolerated() {
            return TOLERATED * threshold;
        }

        private Apdex one(Response response) {
            checkArgument(response != null, "a response must not be null");
            if (!response.error && response.time <= threshold) {
                return new Apdex(this, 1, 0, 0);
            }
            return !response.error && response.time <= tolerated()
                    ? new Apdex(this, 0, 1, 0)
                    : new Apdex(this, 0, 0, 1);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, threshold);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code apdex-rule}
         * @param version 1
         * @param threshold T
         */
        public record Form(String type, int version, double threshold) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(threshold);
            }
        }

        /** For example {@code T = 0.5}. */
        @Override
        public String toString() {
            return "T = " + Text.shortest(threshold);
        }
    }
}
