package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.NpsBand;
import io.github.cxmetrics.survey.NpsBands;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What customers are worth by how they answer: the money of promoters, passives and detractors beside each other.
 *
 * <pre>{@code
 * int[] scores = {10, 9, 3, 7, 10, 6};
 * long[] cents = {6584, 4676, 4126, 3829, 6156, 4183};
 * ValueByBand value = ValueByBand.ofMinor(NpsBands.STANDARD, Currency.getInstance("EUR"), scores, cents);
 * value.versus(NpsBand.PROMOTER, NpsBand.DETRACTOR);
 * }</pre>
 *
 * <p>One row is one customer. Money is skewed: one large account moves a mean, so that medians stand beside. Promoters who spend more may be those who need
 * the product more: an association, and no effect of making someone a promoter. Medians need all amounts, so this is a function of rows and no tally.
 */
public final class ValueByBand implements Serializable {

    private static final long serialVersionUID = 1;

    private final Currency currency;
    private final EnumMap<NpsBand, long[]> amounts;
    private final long excluded;

    /** Takes the arrays over and sorts them. */
    private ValueByBand(Currency currency, EnumMap<NpsBand, long[]> amounts, long excluded) {
        this.currency = currency;
        this.amounts = amounts;
        this.excluded = excluded;
        amounts.values().forEach(Arrays::sort);
        amounts.keySet().forEach(this::total);
    }

    /**
     * The money of one band, for a chart.
     *
     * @param band the band
     * @param customers how many customers
     * @param total their money
     * @param mean the mean in major units; null without customers
     * @param median the median in major units; null without customers
     * @param share their share of all money; null where the total is not above 0
     */
    public record Row(
            NpsBand band,
            long customers,
            Money total,
            @Nullable Double mean,
            @Nullable Double median,
            @Nullable Double share)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param band the band
         * @param customers how many customers
         * @param total their money
         * @param mean the mean in major units; null without customers
         * @param median the median in major units; null without customers
         * @param share their share of all money; null where the total is not above 0
         * @throws IllegalArgumentException if the count is negative or a number none
         */
        public Row {
            requireNonNull(band, "band");
            requireNonNull(total, "total");
            Checks.count(customers, "customers");
            Checks.finiteIfThere(mean, "the mean of a band");
            Checks.finiteIfThere(median, "the median of a band");
            Checks.finiteIfThere(share, "the share of a band");
        }
    }

    /**
     * From columns of answers and amounts.
     *
     * @param bands the bands; answers that are missing by its scale are set aside and counted
     * @param currency the currency of the amounts
     * @param scores the answer of each customer
     * @param minor what each customer is worth, in minor units
     * @return the money by band
     * @throws IllegalArgumentException if the columns differ in length or an answer is off the scale, with its row
     */
    public static ValueByBand ofMinor(NpsBands bands, Currency currency, int[] scores, long[] minor) {
        checkArgument(bands != null && scores != null && minor != null, "bands, scores and amounts must not be null");
        checkArgument(
                scores.length == minor.length,
                "columns must be of one length, not %s scores and %s amounts",
                scores.length,
                minor.length);
        Builder builder = new Builder(bands, currency);
        for (int row = 0; row < scores.length; row++) {
            try {
                builder.add(scores[row], minor[row]);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
            }
        }
        return builder.build();
    }

    /**
     * From your own rows.
     *
     * @param bands the bands; answers that are missing by its scale are set aside and counted
     * @param currency the currency
     * @param rows the rows, one a customer
     * @param score the answer of a row
     * @param value what the customer is worth
     * @param <R> a row
     * @return the money by band
     * @throws IllegalArgumentException if an answer is off the scale or an amount is in another currency; rows count from 0
     */
    public static <R> ValueByBand from(
            NpsBands bands,
            Currency currency,
            Iterable<? extends R> rows,
            ToIntFunction<? super R> score,
            Function<? super R, Money> value) {
        requireNonNull(currency, "currency");
        requireNonNull(score, "score");
        requireNonNull(value, "value");
        checkArgument(bands != null && rows != null, "bands and rows must not be null");
        Builder builder = new Builder(bands, currency);
        NumberedRows.each(rows, row -> {
            Money money = value.apply(row);
            checkArgument(money != null, "an amount must not be null");
            checkArgument(
                    money.currency().equals(currency), "an amount must be in %s, not %s", currency, money.currency());
            builder.add(score.applyAsInt(row), money.minor());
        });
        return builder.build();
    }

    /**
     * From the amounts of each band.
     *
     * @param currency the currency
     * @param minor what each customer of a band is worth, in minor units; bands may be absent
     * @return the money by band
     */
    public static ValueByBand ofAmounts(Currency currency, Map<NpsBand, long[]> minor) {
        checkArgument(minor != null, "amounts must not be null");
        Money.ofMinor(0, checked(currency));
        EnumMap<NpsBand, long[]> amounts = new EnumMap<>(NpsBand.class);
        for (NpsBand band : NpsBand.values()) {
            long[] given = minor.get(band);
            amounts.put(band, given == null ? new long[0] : given.clone());
        }
        return new ValueByBand(currency, amounts, 0);
    }

    private static Currency checked(Currency currency) {
        checkArgument(currency != null, "a currency must not be null");
        return currency;
    }

    /** Amounts while they are read. */
    private static final class Builder {
        private final NpsBands bands;
        private final Currency currency;
        private final EnumMap<NpsBand, LongStream.Builder> amounts = new EnumMap<>(NpsBand.class);
        private long excluded;

        Builder(NpsBands bands, Currency currency) {
            this.bands = bands;
            this.currency = checked(currency);
            Money.ofMinor(0, currency);
            for (NpsBand band : NpsBand.values()) {
                amounts.put(band, LongStream.builder());
            }
        }

        void add(int score, long minor) {
            if (bands.scale().declaresMissing(score)) {
                excluded++;
                return;
            }
            checkArgument(
                    bands.scale().contains(score),
                    "rating %s is outside %s..%s",
                    score,
                    bands.scale().min(),
                    bands.scale().max());
            requireNonNull(amounts.get(bands.bandOf(score))).add(minor);
        }

        ValueByBand build() {
            EnumMap<NpsBand, long[]> arrays = new EnumMap<>(NpsBand.class);
            amounts.forEach((band, values) -> arrays.put(band, values.build().toArray()));
            return new ValueByBand(currency, arrays, excluded);
        }
    }

    /**
     * How many customers answered.
     *
     * @return those of all bands
     */
    public long count() {
        return amounts.values().stream().mapToLong(each -> each.length).sum();
    }

    /**
     * How many customers are in a band.
     *
     * @param band the band
     * @return the count
     */
    public long count(NpsBand band) {
        return amounts(band).length;
    }

    /**
     * How many customers were set aside because their answer is missing.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
    }

    private long[] amounts(NpsBand band) {
        checkArgument(band != null, "a band must not be null");
        return requireNonNull(amounts.get(band));
    }

    /**
     * The money of a band.
     *
     * @param band the band
     * @return the sum
     */
    public Money total(NpsBand band) {
        long sum = 0;
        for (long amount : amounts(band)) {
            sum = sum(sum, amount, name(band));
        }
        return Money.ofMinor(sum, currency);
    }

    private static long sum(long one, long other, String band) {
        long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            throw new ArithmeticException(
                    "the value of " + band + " exceeds " + Long.MAX_VALUE + ": " + one + " + " + other);
        }
        return sum;
    }

    /**
     * The mean value of a customer in a band.
     *
     * @param band the band
     * @return the mean in major units
     * @throws IllegalStateException if the band has no customers
     */
    public double mean(NpsBand band) {
        return sample(band).mean();
    }

    /**
     * The t interval of a mean.
     *
     * @param band the band
     * @param confidence the level
     * @return the interval in major units
     * @throws IllegalStateException if the band has fewer than two customers
     */
    public Interval meanInterval(NpsBand band, Confidence confidence) {
        SampleMean sample = sample(band);
        if (!sample.hasVariance()) {
            throw new IllegalStateException(
                    "the interval of the mean value of " + name(band) + " is undefined: one customer");
        }
        Limits limits = sample.limits(confidence.level());
        return new Interval(limits.lower(), limits.upper(), confidence, "t", Unit.SCALE_POINT);
    }

    private SampleMean sample(NpsBand band) {
        long[] values = amounts(band);
        checkNotEmpty(band);
        BigInteger n = BigInteger.valueOf(values.length);
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (long value : values) {
            BigInteger exact = BigInteger.valueOf(value);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        double unit = minorPerMajor();
        BigInteger deviations = n.multiply(squares).subtract(sum.multiply(sum));
        double variance = values.length > 1
                ? Ratios.of(deviations, n.multiply(n.subtract(BigInteger.ONE))) / (unit * unit)
                : Double.NaN;
        return new SampleMean(values.length, Ratios.of(sum, n) / unit, variance);
    }

    private double minorPerMajor() {
        return Math.pow(10, currency.getDefaultFractionDigits());
    }

    private void checkNotEmpty(NpsBand band) {
        if (amounts(band).length == 0) {
            throw new IllegalStateException("the value of " + name(band) + " is undefined: no customers");
        }
    }

    private static String name(NpsBand band) {
        return band.name().toLowerCase(Locale.ROOT) + "s";
    }

    /**
     * The median value of a customer in a band.
     *
     * @param band the band
     * @return the middle value in major units, or the mean of the two middle ones
     * @throws IllegalStateException if the band has no customers
     */
    public double median(NpsBand band) {
        checkNotEmpty(band);
        long[] values = amounts(band);
        int half = values.length / 2;
        BigInteger twice = BigInteger.valueOf(values[half])
                .add(BigInteger.valueOf(values.length % 2 == 1 ? values[half] : values[half - 1]));
        return Ratios.of(twice, BigInteger.TWO) / minorPerMajor();
    }

    /**
     * The share of all money that comes from a band.
     *
     * @param band the band
     * @return a share of 1
     * @throws IllegalStateException if the total is not above 0
     */
    public double share(NpsBand band) {
        checkArgument(band != null, "a band must not be null");
        BigInteger all = BigInteger.ZERO;
        for (NpsBand each : NpsBand.values()) {
            all = all.add(BigInteger.valueOf(total(each).minor()));
        }
        if (all.signum() <= 0) {
            throw new IllegalStateException("the share of value of " + name(band) + " is undefined: there is no value");
        }
        return Ratios.of(BigInteger.valueOf(total(band).minor()), all);
    }

    /**
     * The mean value of a customer in one band less that in another.
     *
     * @param band a band
     * @param baseline another one
     * @return the difference in major units
     * @throws IllegalStateException if one has no customers
     */
    public double difference(NpsBand band, NpsBand baseline) {
        return mean(band) - mean(baseline);
    }

    /**
     * The mean value of a customer in one band less that in another, at 95 %.
     *
     * @param band a band
     * @param baseline another one
     * @return the comparison in major units
     */
    public Comparison versus(NpsBand band, NpsBand baseline) {
        return versus(band, baseline, Confidence.DEFAULT);
    }

    /**
     * The mean value of a customer in one band less that in another, with Welch's interval and test.
     *
     * @param band a band
     * @param baseline another one
     * @param confidence the level
     * @return the comparison in major units
     * @throws IllegalStateException if one has fewer than two customers, or neither varies
     */
    public Comparison versus(NpsBand band, NpsBand baseline, Confidence confidence) {
        SampleMean one = sample(band);
        SampleMean two = sample(baseline);
        String what = "value of " + name(band) + " less " + name(baseline) + " in " + currency;
        if (!one.hasVariance() || !two.hasVariance()) {
            throw new IllegalStateException("the interval of the " + what + " is undefined: one customer");
        }
        SampleMean.Difference difference = one.minus(two);
        if (difference.standardError() == 0) {
            throw new IllegalStateException("the interval of the " + what + " is undefined: neither varies");
        }
        Limits limits = difference.limits(confidence.level());
        return new Comparison(
                what,
                Unit.SCALE_POINT,
                difference.value(),
                new Interval(limits.lower(), limits.upper(), confidence, "Welch", Unit.SCALE_POINT),
                TestResult.ofT("Welch t", difference.t(), difference.df()));
    }

    /**
     * All bands, promoters first, for a chart.
     *
     * @return a row for each band
     */
    public List<Row> rows() {
        return List.of(row(NpsBand.PROMOTER), row(NpsBand.PASSIVE), row(NpsBand.DETRACTOR));
    }

    private Row row(NpsBand band) {
        boolean isEmpty = count(band) == 0;
        boolean hasValue = Arrays.stream(NpsBand.values())
                        .map(each -> BigInteger.valueOf(total(each).minor()))
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .signum()
                > 0;
        return new Row(
                band,
                count(band),
                total(band),
                isEmpty ? null : mean(band),
                isEmpty ? null : median(band),
                hasValue ? share(band) : null);
    }

    /**
     * The bands as aligned text.
     *
     * @return customers, mean with its interval, median, and share of value of each band
     */
    public String table() {
        TextTable table =
                TextTable.of("value in " + currency, "customers", "mean", "interval", "median", "share of value");
        for (Row row : rows()) {
            table.row(
                    name(row.band()),
                    String.valueOf(row.customers()),
                    points(row.mean()),
                    row.customers() > 1
                            ? meanInterval(row.band(), Confidence.DEFAULT).text(Unit.SCALE_POINT)
                            : TextTable.UNDEFINED,
                    points(row.median()),
                    row.share() == null ? TextTable.UNDEFINED : Unit.SHARE.text(row.share()));
        }
        return table.toString();
    }

    private static String points(@Nullable Double value) {
        return value == null ? TextTable.UNDEFINED : Unit.SCALE_POINT.text(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueByBand that
                && currency.equals(that.currency)
                && excluded == that.excluded
                && Arrays.stream(NpsBand.values())
                        .allMatch(band -> Arrays.equals(amounts.get(band), that.amounts.get(band)));
    }

    @Override
    public int hashCode() {
        int hash = currency.hashCode();
        for (NpsBand band : NpsBand.values()) {
            hash = 31 * hash + Arrays.hashCode(amounts.get(band));
        }
        return hash;
    }

    /** For example {@code mean value in EUR: promoters 65.24, passives 51.35, detractors 49.91; n = 24}. */
    @Override
    public String toString() {
        return "mean value in " + currency + ": promoters "
                + points(row(NpsBand.PROMOTER).mean()) + ", passives "
                + points(row(NpsBand.PASSIVE).mean()) + ", detractors "
                + points(row(NpsBand.DETRACTOR).mean()) + "; n = " + count()
                + (excluded > 0 ? ", " + excluded + " excluded" : "");
    }
}
