package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One of the two satisfaction coefficients of a feature (Berger et al. 1993, after Timko). <em>Better</em> (CS+) is the share of respondents whom the feature
 * can satisfy, {@code (A + O) / n'}, in 0..1; <em>worse</em> (CS-) is minus the share whom its absence can dissatisfy, {@code -(O + M) / n'}, in -1..0; {@code
 * n' = A + O + M + I}.
 *
 * <p>Both are conditional on a classifiable answer: reverse, questionable and incomplete pairs are {@link #excluded()}. Given n' the share is binomial, so
 * the interval is Wilson's and differences of segments or waves are Newcombe's. Coefficients of different kinds or tables neither merge nor compare.
 *
 * <p>Without classifiable answers the value is undefined. Immutable and thread-safe.
 */
public final class KanoCoefficient extends ExactTally<KanoCoefficient> implements Metric<KanoCoefficient> {

    static final String NONE_CLASSIFIABLE = "no answer is classified as M, O, A or I";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "kano-coefficient";
    private static final int VERSION = 1;
    private static final String CLASSIFIABLE = "classifiable answers";

    /** Which of the two coefficients. */
    public enum Kind {
        /** CS+: what the feature can win. */
        BETTER("better (CS+)", "A and O") {
            @Override
            long successes(KanoReading reading) {
                return reading.countOf(KanoCategory.ATTRACTIVE) + reading.countOf(KanoCategory.ONE_DIMENSIONAL);
            }
        },
        /** CS-: what its absence can lose, negative. */
        WORSE("worse (CS-)", "O and M") {
            @Override
            long successes(KanoReading reading) {
                return reading.countOf(KanoCategory.ONE_DIMENSIONAL) + reading.countOf(KanoCategory.MUST_BE);
            }
        };

        private final String text;
        private final String categories;

        Kind(String text, String categories) {
            this.text = text;
            this.categories = categories;
        }

        abstract long successes(KanoReading reading);

        /** The coefficient's name as reports print it. */
        @Override
        public String toString() {
            return text;
        }
    }

    private final Rule rule;
    private final Proportion share;
    private final long excluded;

    KanoCoefficient(Rule rule, long successes, long classifiable, long excluded) {
        this.rule = rule;
        String counted = "answers " + rule.kind.categories;
        CountMath.checkNotNegative(successes, counted);
        CountMath.checkNotNegative(classifiable, CLASSIFIABLE);
        checkArgument(
                successes <= classifiable,
                "%s must not exceed %s: %s of %s",
                counted,
                CLASSIFIABLE,
                successes,
                classifiable);
        this.share = new Proportion(rule.kind.categories, CLASSIFIABLE, successes, classifiable);
        this.excluded = CountMath.checkNotNegative(excluded, "excluded pairs");
    }

    /**
     * Counts responses towards a coefficient; its {@code collector()} goes with {@code groupingBy}.
     *
     * @param kind better or worse
     * @param table the table that classifies
     */
    public record Rule(Kind kind, EvaluationTable table) implements TallyRule<KanoResponse, KanoCoefficient>, Storable {

        private static final String TYPE = "kano-coefficient-rule";

        /**
         * Checks the parts.
         *
         * @param kind better or worse
         * @param table the table that classifies
         * @throws IllegalArgumentException if one is missing
         */
        public Rule {
            checkArgument(kind != null && table != null, "a Kano coefficient needs its kind and its table, not null");
        }

        /**
         * The rule of a coefficient.
         *
         * @param kind better or worse
         * @param table the table that classifies
         * @return the rule
         */
        public static Rule of(Kind kind, EvaluationTable table) {
            return new Rule(kind, table);
        }

        @Override
        public Accumulator<KanoResponse, KanoCoefficient> accumulator() {
            return Accumulator.guarding(() -> new Counting(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, kind, table.toForm());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code kano-coefficient-rule}
         * @param version 1
         * @param kind better or worse
         * @param table the table that classifies
         */
        public record Form(String type, int version, Kind kind, EvaluationTable.Form table)
                implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(
                        kind,
                        Stored.present(table, "the table of a Kano coefficient").restore());
            }
        }

        /** For example {@code better (CS+) by table Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ]}. */
        @Override
        public String toString() {
            return kind + " by table " + table;
        }
    }

    /** Kind and table. */
    @Override
    public Rule rule() {
        return rule;
    }

    /**
     * Better or worse.
     *
     * @return the kind
     */
    public Kind kind() {
        return rule.kind;
    }

    /**
     * The table that classified.
     *
     * @return the table
     */
    public EvaluationTable table() {
        return rule.table;
    }

    /**
     * The coefficient without its sign.
     *
     * @return A + O, or O + M, of n'
     */
    public Proportion proportion() {
        return share;
    }

    /** The classifiable answers n'. */
    @Override
    public long count() {
        return share.trials();
    }

    /**
     * How many pairs were set aside: reverse, questionable and incomplete; not in {@link #count()}.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
    }

    @Override
    public String name() {
        return rule.kind.toString();
    }

    @Override
    public Unit unit() {
        return Unit.COEFFICIENT;
    }

    /**
     * The coefficient: 0..1 for better, -1..0 for worse; never rounded.
     *
     * @throws IllegalStateException if there are no classifiable answers
     */
    @Override
    public double value() {
        checkDefined();
        return signed(share.value());
    }

    private double signed(double value) {
        // 0.0 - value, so that no -0 comes of 0.
        return rule.kind == Kind.BETTER ? value : 0.0 - value;
    }

    /**
     * The standard error: {@code √(share · (1 - share) / n')}. 0 where all answers agree; the interval is better there.
     *
     * @return 0..0.5
     * @throws IllegalStateException if there are no classifiable answers
     */
    public double standardError() {
        checkDefined();
        return Math.sqrt(share.value() * share.complement().value() / count());
    }

    @Override
    public KanoCoefficient plus(KanoCoefficient other) {
        TallyRule.checkMerge(name(), rule, other.rule);
        Proportion sum = share.plus(other.share);
        return new KanoCoefficient(
                rule, sum.successes(), sum.trials(), CountMath.sum(excluded, other.excluded, "excluded pairs"));
    }

    /** Wilson's interval of the share, mirrored for worse. */
    @Override
    public Interval interval(Confidence confidence) {
        checkDefined();
        return signed(share.interval(confidence));
    }

    private Interval signed(Interval interval) {
        double one = signed(interval.lower());
        double two = signed(interval.upper());
        return new Interval(
                Math.min(one, two),
                Math.max(one, two),
                interval.confidence(),
                interval.method(),
                interval.unit() == null ? null : unit());
    }

    /**
     * This coefficient minus that of other respondents by Newcombe (1998), signed: of worse, a positive difference means less dissatisfaction here.
     *
     * @throws IllegalArgumentException if the baseline is of another kind or table
     * @throws IllegalStateException if either has no classifiable answers
     */
    @Override
    public Comparison versus(KanoCoefficient baseline, Confidence confidence) {
        requireNonNull(baseline, "baseline");
        TallyRule.checkComparison(name(), rule, baseline.rule);
        checkDefined();
        baseline.checkDefined();
        Comparison shares = share.versus(baseline.share, confidence);
        OptionalDouble statistic = shares.test().statistic();
        TestResult test = new TestResult(
                shares.test().method(),
                statistic.isPresent() ? OptionalDouble.of(signed(statistic.getAsDouble())) : statistic,
                OptionalDouble.empty(),
                shares.pValue());
        return new Comparison(name(), unit(), signed(shares.difference()), signed(shares.interval()), test);
    }

    private void checkDefined() {
        if (count() == 0) {
            throw new IllegalStateException(name() + " is undefined: " + NONE_CLASSIFIABLE);
        }
    }

    /**
     * The plain data of {@link KanoCoefficient}.
     *
     * @param type {@code kano-coefficient}
     * @param version 1
     * @param rule kind and table
     * @param successes A + O for better, O + M for worse
     * @param classifiable {@code A + O + M + I}
     * @param excluded how many pairs were set aside
     */
    public record Counts(String type, int version, Rule.Form rule, long successes, long classifiable, long excluded)
            implements TallyCounts<KanoCoefficient> {

        @Override
        public KanoCoefficient toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule read = Stored.present(rule, "the rule of a Kano coefficient").restore();
            return new KanoCoefficient(read, successes, classifiable, excluded);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("successes", successes)
                    .and("classifiable", classifiable)
                    .and("excluded", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), share.successes(), count(), excluded);
    }

    @Override
    public String line() {
        return count() == 0 ? name() + ": " + NONE_CLASSIFIABLE : Metric.super.line();
    }

    /** One line, for example {@code better (CS+) 0.88 (95 % CI 0.80 … 0.93), n = 100}. */
    @Override
    public String toString() {
        return line();
    }

    /** Counts responses, and beside them what comes as a finished coefficient. */
    private static final class Counting implements Accumulator<KanoResponse, KanoCoefficient> {

        private final Rule rule;
        private final KanoAccumulator responses;
        private KanoCoefficient sum;

        Counting(Rule rule) {
            this.rule = rule;
            responses = new KanoAccumulator(rule.table.form());
            sum = counted();
        }

        private KanoCoefficient counted() {
            return responses.snapshot().read(rule.table).coefficient(rule.kind);
        }

        @Override
        public void add(KanoResponse response) {
            responses.add(response);
        }

        @Override
        public void addAll(KanoCoefficient tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            sum = sum.plus(tally);
        }

        @Override
        public KanoCoefficient snapshot() {
            return sum.plus(counted());
        }
    }
}
