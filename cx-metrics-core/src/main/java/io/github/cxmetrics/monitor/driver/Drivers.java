package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a rating, and how strongly: correlations of an outcome with the attributes of a service, and R² taken apart among them.
 *
 * <p>The tally holds n, Σx and Σxy as whole numbers, in blocks of rows: it merges exactly, a part can be taken out, and {@code n·Σxy - Σx·Σy} loses no digit.
 * Intervals of the shares leave out one block at a time (grouped jackknife). Correlation is not cause: a driver is what goes with the outcome in this survey.
 *
 * <p>An empty tally may be held and merged. Immutable and thread-safe.
 */
public final class Drivers extends ExactTally<Drivers> {

    static final String GAPS = "rows with a gap";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "drivers";
    private static final int VERSION = 1;
    private static final int DECIMALS = 3;

    private final DriverRule rule;
    private final transient DriverMoments moments;
    private final long count;
    private final long gaps;
    private final long[] missing;

    /** Takes the arrays over. */
    Drivers(DriverRule rule, DriverMoments moments, long gaps, long[] missing) {
        this.rule = rule.withoutMissingCodes();
        this.moments = moments;
        this.count = moments.count();
        this.gaps = gaps;
        this.missing = missing;
    }

    /** How many rows were complete. */
    @Override
    public long count() {
        return count;
    }

    /**
     * How many rows were set aside because an answer is missing.
     *
     * @return the count
     */
    public long gaps() {
        return gaps;
    }

    /**
     * In how many rows a column has no answer: the column that costs the most rows.
     *
     * @param column the outcome or an attribute
     * @return the count
     */
    public long missing(String column) {
        return missing[rule.indexOf(column)];
    }

    long[] missing() {
        return missing.clone();
    }

    DriverMoments moments() {
        return moments;
    }

    @Override
    public DriverRule rule() {
        return rule;
    }

    @Override
    public Drivers plus(Drivers other) {
        TallyRule.checkMerge(TYPE, rule, other.rule);
        long[] both = missing.clone();
        Arrays.setAll(both, i -> CountMath.sum(missing[i], other.missing[i], GAPS));
        return new Drivers(rule, moments.plus(other.moments), CountMath.sum(gaps, other.gaps, GAPS), both);
    }

    /**
     * This tally without a part of it.
     *
     * @param part a tally of some of these rows, by the same rule; rows must have kept their numbers
     * @return the rest
     * @throws IllegalArgumentException if it follows another rule, or its rows can't be among these
     */
    public Drivers minus(Drivers part) {
        TallyRule.checkMerge(TYPE, rule, part.rule);
        long[] rest = missing.clone();
        Arrays.setAll(rest, i -> CountMath.difference(missing[i], part.missing[i], GAPS));
        return new Drivers(
                rule, moments.minus(part.moments).checked(), CountMath.difference(gaps, part.gaps, GAPS), rest);
    }

    /**
     * The mean of a column over the complete rows.
     *
     * @param column the outcome or an attribute
     * @return the mean in its points
     * @throws IllegalStateException if there are no complete rows
     */
    public double mean(String column) {
        return sample(column).mean();
    }

    /**
     * The t interval of a mean (Student 1908).
     *
     * @param column the outcome or an attribute
     * @param confidence the level
     * @return the interval in points
     * @throws IllegalStateException if there are fewer than two complete rows
     */
    public Interval meanInterval(String column, Confidence confidence) {
        SampleMean sample = sample(column);
        if (!sample.hasVariance()) {
            throw new IllegalStateException("the interval of the mean of " + column + " is undefined: one row");
        }
        Limits limits = sample.limits(confidence.level());
        return new Interval(limits.lower(), limits.upper(), confidence, "t", Unit.SCALE_POINT);
    }

    private SampleMean sample(String column) {
        int index = rule.indexOf(column);
        if (count == 0) {
            throw new IllegalStateException("the mean of " + column + " is undefined: no complete rows");
        }
        return MomentSums.of(moments).sample(index, rule.columns().get(index).unitsPerPoint());
    }

    /**
     * The linear model: R², standardised coefficients, variance inflation.
     *
     * @return the model of all complete rows
     * @throws IllegalStateException if there are not more rows than attributes and one, a column doesn't vary, or an attribute is a linear combination of
     *     others; the message names it
     */
    public DriverModel model() {
        return model(MomentSums.of(moments));
    }

    DriverModel model(MomentSums sums) {
        List<DriverColumn> columns = rule.columns();
        if (sums.n() <= rule.width()) {
            throw new IllegalStateException(
                    "drivers of " + rule.outcome().name() + " are undefined: " + (rule.width() - 1)
                            + " attributes need more than " + rule.width() + " complete rows, not " + sums.n());
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!sums.varies(i)) {
                throw new IllegalStateException("drivers of " + rule.outcome().name() + " are undefined: "
                        + columns.get(i).name() + " doesn't vary");
            }
        }
        return DriverModel.of(rule, sums.correlations(), sums.n());
    }

    /**
     * The share of the outcome's variance that all attributes together explain.
     *
     * @return R², 0..1
     * @throws IllegalStateException as {@link #model()}
     */
    public double r2() {
        return model().r2();
    }

    /**
     * Standardised coefficients and variance inflation factors, intervals at 95 %.
     *
     * @return a row for each attribute, in order
     * @throws IllegalStateException as {@link #model()}
     */
    public List<DriverEffect> effects() {
        return model().effects();
    }

    /**
     * R² taken apart by the Shapley value, intervals at 95 %.
     *
     * @return parts and shares
     * @throws IllegalStateException as {@link #model()}
     */
    public DriverShares shapley() {
        return shapley(Confidence.DEFAULT);
    }

    /**
     * R² taken apart by the Shapley value: the mean gain of R² over all orders of entering the attributes (Lindeman, Merenda and Gold 1980, "LMG"), exact over
     * all 2^k subsets: milliseconds for 12 attributes, seconds for 20 in 50 blocks. Parts are not negative and add up to R²; of attributes that are not
     * correlated each is r².
     *
     * @param confidence the level of the jackknife intervals
     * @return parts and shares
     * @throws IllegalStateException as {@link #model()}
     */
    public DriverShares shapley(Confidence confidence) {
        return BlockJackknife.shares(this, DriverMethod.SHAPLEY, confidence);
    }

    /**
     * R² taken apart by Johnson's relative weights, intervals at 95 %.
     *
     * @return parts and shares
     * @throws IllegalStateException as {@link #model()}
     */
    public DriverShares johnson() {
        return johnson(Confidence.DEFAULT);
    }

    /**
     * R² taken apart by Johnson's relative weights (Johnson 2000), which are near the Shapley value and fast for many attributes. Their derivation has been
     * criticised (Thomas et al. 2014), hence the other default.
     *
     * @param confidence the level of the jackknife intervals
     * @return parts and shares
     * @throws IllegalStateException as {@link #model()}
     */
    public DriverShares johnson(Confidence confidence) {
        return BlockJackknife.shares(this, DriverMethod.JOHNSON, confidence);
    }

    /**
     * The drivers as aligned text, the strongest first, with what to beware of below.
     *
     * @return correlation, share of R² (Shapley) with its interval, part of R², standardised coefficient and variance inflation of each attribute
     * @throws IllegalStateException as {@link #model()}
     */
    public String table() {
        DriverModel model = model();
        DriverShares shares = shapley();
        List<DriverEffect> effects = model.effects();
        TextTable table = TextTable.of("driver", "mean", "r", "share of R²", "interval", "part of R²", "beta", "VIF");
        for (DriverShare share : shares.ranked()) {
            DriverEffect effect = effects.get(rule.indexOf(share.name()) - 1);
            table.row(
                    share.name(),
                    Unit.SCALE_POINT.text(mean(share.name())),
                    Unit.COEFFICIENT.text(effect.correlation()),
                    DriverShares.shareText(share),
                    DriverShares.limits(share.shareInterval(), Unit.SHARE),
                    Text.fixed(share.part(), DECIMALS),
                    Text.fixed(effect.beta(), DECIMALS),
                    Text.fixed(effect.vif(), 1));
        }
        return table + model.toString() + (gaps > 0 ? ", " + gaps + " " + GAPS : "") + "\n" + model.warnings();
    }

    /**
     * The plain data of {@link Drivers}.
     *
     * @param type {@code drivers}
     * @param version 1
     * @param rule how they were counted
     * @param gaps rows with a gap
     * @param missing rows without an answer, by column: the outcome, then the attributes
     * @param rows complete rows by block
     * @param sums sums of the columns, in their units, by block
     * @param products sums of products of the columns, in their units, by block: first with first, second with first, second with second, …
     */
    public record Counts(
            String type,
            int version,
            DriverRule.Form rule,
            long gaps,
            List<Long> missing,
            List<Long> rows,
            List<Long> sums,
            List<Long> products)
            implements TallyCounts<Drivers> {

        @Override
        public Drivers toTally() {
            Stored.check(type, version, TYPE, VERSION);
            DriverRule counting = Stored.present(rule, "the rule of drivers").restore();
            CountMath.checkNotNegative(gaps, GAPS);
            int width = counting.width();
            int blocks = counting.blocks();
            long[] gapsByColumn = Stored.counts(missing, width, GAPS);
            checkGaps(gapsByColumn);
            DriverMoments moments = new DriverMoments(
                    blocks,
                    width,
                    Stored.counts(rows, blocks, "counts of rows"),
                    longs(sums, blocks * width, "sums"),
                    longs(products, blocks * DriverMoments.pairs(width), "sums of products"));
            return new Drivers(counting, moments.checked(), gaps, gapsByColumn);
        }

        private void checkGaps(long[] gapsByColumn) {
            long unexplained = gaps;
            for (long each : gapsByColumn) {
                checkArgument(each <= gaps, "%s of a column must be at most %s, not %s", GAPS, gaps, each);
                unexplained -= Math.min(unexplained, each);
            }
            checkArgument(unexplained == 0, "%s %s have no column", unexplained, GAPS);
        }

        private static long[] longs(List<Long> component, int length, String what) {
            List<Long> list = Stored.list(component, what);
            checkArgument(list.size() == length, "there must be %s %s, not %s", length, what, list.size());
            return list.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(DriverMoments.ROWS, toTally().count())
                    .and(GAPS, gaps)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                gaps,
                list(missing),
                list(moments.rows),
                list(moments.sums),
                list(moments.products));
    }

    private static List<Long> list(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Drivers that
                && rule.equals(that.rule)
                && gaps == that.gaps
                && Arrays.equals(missing, that.missing)
                && moments.equals(that.moments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, gaps, Arrays.hashCode(missing), moments);
    }

    /** For example {@code drivers of overall by speed, price: R² 0.470, n = 30, 2 rows with a gap}. */
    @Override
    public String toString() {
        String what = "drivers of " + rule.outcome().name() + " by " + String.join(", ", rule.attributeNames());
        if (count == 0 && gaps == 0) {
            return what + ": no rows";
        }
        return what + ": R² " + r2Text() + ", n = " + count + (gaps > 0 ? ", " + gaps + " " + GAPS : "");
    }

    private String r2Text() {
        try {
            return Text.fixed(r2(), DECIMALS);
        } catch (IllegalStateException | IllegalArgumentException undefined) {
            return "undefined";
        }
    }
}
