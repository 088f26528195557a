package io.github.cxmetrics.contact;

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
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Poisson;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Map;

/**
 * A rate of events, each of which may happen to the same customer again: contacts per customer, complaints per order, tickets per thousand logins.
 *
 * <p>The value is {@code events / exposure}, 0 or more. The interval is Garwood's (1936), exact if events come independently (Poisson); where a few customers
 * make many contacts it is too narrow. Differences combine both intervals (MOVER; Zou and Donner 2008). No exposure is an empty tally, whose value is undefined.
 *
 * @param events how many happened
 * @param exposure how many units they could happen to
 * @param per the unit: {@code customer}, {@code order}, {@code day}
 */
public record EventRate(long events, long exposure, String per) implements Metric<EventRate>, Serializable {

    private static final String TYPE = "event-rate";
    private static final int VERSION = 1;

    /**
     * Checks the counts.
     *
     * @param events how many happened
     * @param exposure how many units they could happen to
     * @param per the unit
     * @throws IllegalArgumentException if a count is negative, there are events without exposure, or the unit has no name
     */
    public EventRate {
        CountMath.checkNotNegative(events, "events");
        CountMath.checkNotNegative(exposure, "exposure");
        checkArgument(exposure > 0 || events == 0, "%s events without exposure", events);
        checkUnit(per);
    }

    private static void checkUnit(String per) {
        checkArgument(per != null && !per.isBlank(), "a rate needs the name of its unit of exposure");
    }

    /**
     * A rate.
     *
     * @param events how many happened
     * @param exposure how many units they could happen to
     * @param per the unit
     * @return the rate
     * @throws IllegalArgumentException if a count is negative, or there are events without exposure
     */
    public static EventRate of(long events, long exposure, String per) {
        return new EventRate(events, exposure, per);
    }

    /**
     * How events are counted: an observation is the number of events of one unit of exposure.
     *
     * @param per the unit: {@code customer}, {@code order}
     */
    public record Rule(String per) implements TallyRule<Long, EventRate>, Storable {

        private static final String TYPE = "event-rate-rule";
        private static final int VERSION = 1;

        /**
         * Checks the unit.
         *
         * @param per the unit
         * @throws IllegalArgumentException if it has no name
         */
        public Rule {
            checkUnit(per);
        }

        /**
         * The rule of a unit.
         *
         * @param per the unit: {@code customer}, {@code order}
         * @return the rule
         */
        public static Rule of(String per) {
            return new Rule(per);
        }

        @Override
        public Accumulator<Long, EventRate> accumulator() {
            return Accumulator.adding(new EventRate(0, 0, per), events -> {
                checkArgument(events != null, "a number of events must not be null");
                return new EventRate(events, 1, per);
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, per);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code event-rate-rule}
         * @param version 1
         * @param per the unit
         */
        public record Form(String type, int version, String per) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(per);
            }
        }

        /** For example {@code per order}. */
        @Override
        public String toString() {
            return "per " + per;
        }
    }

    @Override
    public Rule rule() {
        return new Rule(per);
    }

    /** The exposure. */
    @Override
    public long count() {
        return exposure;
    }

    /** For example {@code rate per order}. */
    @Override
    public String name() {
        return "rate per " + per;
    }

    @Override
    public Unit unit() {
        return Unit.RATE;
    }

    /**
     * Events for each unit of exposure, 0 or more, never rounded.
     *
     * @throws IllegalStateException if there is no exposure
     */
    @Override
    public double value() {
        return (double) events / defined();
    }

    private long defined() {
        if (exposure == 0) {
            throw new IllegalStateException(name() + " is undefined: no exposure");
        }
        return exposure;
    }

    @Override
    public Interval interval(Confidence confidence) {
        requireNonNull(confidence, "confidence");
        Limits limits = limits(confidence.z());
        return new Interval(limits.lower(), limits.upper(), confidence, "Garwood", unit());
    }

    private Limits limits(double z) {
        return new Limits(Poisson.lower(events, z) / defined(), Poisson.upper(events, z) / defined());
    }

    @Override
    public Comparison versus(EventRate baseline, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        double difference = Fractions.difference(events, defined(), baseline.events, baseline.defined());
        Limits limits = differenceLimits(baseline, difference, confidence.z());
        double z = Inversion.z(difference, at -> differenceLimits(baseline, difference, at));
        return new Comparison(
                name(),
                unit(),
                difference,
                new Interval(limits.lower(), limits.upper(), confidence, "MOVER of Garwood intervals"),
                TestResult.ofZ("inversion of the interval", z));
    }

    private Limits differenceLimits(EventRate baseline, double difference, double z) {
        return limits(z).minus(value(), baseline.value(), baseline.limits(z), difference);
    }

    @Override
    public EventRate plus(EventRate other) {
        TallyRule.checkMerge(name(), rule(), other.rule());
        return new EventRate(
                CountMath.sum(events, other.events, "events"),
                CountMath.sum(exposure, other.exposure, "exposure"),
                per);
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule().toForm(), events, exposure);
    }

    /**
     * The plain data of a rate.
     *
     * @param type {@code event-rate}
     * @param version 1
     * @param rule the unit of exposure
     * @param events how many happened
     * @param exposure how many units they could happen to
     */
    public record Counts(String type, int version, Rule.Form rule, long events, long exposure)
            implements TallyCounts<EventRate> {

        @Override
        public EventRate toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule counting = Stored.present(rule, "the rule of a rate").restore();
            return new EventRate(events, exposure, counting.per());
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("events", events).and("exposure", exposure).map();
        }
    }

    /** One line, for example {@code rate per order 0.126 (95 % CI 0.119 … 0.133), 1240 events, n = 9840}. */
    @Override
    public String toString() {
        return exposure == 0
                ? name() + ": no exposure"
                : name() + " " + unit().text(value()) + " (95 % CI "
                        + interval().text(unit()) + "), " + events + " events, n = " + exposure;
    }
}
