package io.github.cxmetrics.monitor.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.survey.NpsBand;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Money by band, returns, gaps and growth. */
class ValueTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final NpsBands BANDS = NpsBands.STANDARD.missing(11);

    /** A customer's answer and what they pay. */
    private record Customer(int score, Money paid) {}

    private static ValueByBand value() {
        return ValueByBand.ofMinor(BANDS, EURO, new int[] {10, 9, 3, 7, 10, 6, 11, 8}, new long[] {
            6584, 4676, 4126, 3829, 6156, 4183, 99_999, 5040
        });
    }

    @Test
    void moneyByBand() {
        ValueByBand value = value();
        assertThat(value)
                .hasToString("mean value in EUR: promoters 58.05, passives 44.35, detractors 41.55; n = 7, 1 excluded");
        assertThat(value.table()).isEqualTo("""
                        value in EUR  customers   mean         interval  median  share of value
                        promoters             3  58.05    33.18 … 82.92   61.56          50.3 %
                        passives              2  44.35  -32.59 … 121.28   44.35          25.6 %
                        detractors            2  41.55    37.92 … 45.17   41.55          24.0 %
                        """);
        assertThat(value.total(NpsBand.PROMOTER)).isEqualTo(Money.of("174.16", "EUR"));
        assertThat(value.median(NpsBand.PROMOTER)).isEqualTo(61.56);
        assertThat(value.median(NpsBand.PASSIVE)).isEqualTo(44.345);
        assertThat(value.share(NpsBand.PROMOTER)).isEqualTo(17_416 / 34_594.0);
        assertThat(value.versus(NpsBand.PROMOTER, NpsBand.DETRACTOR).line())
                .startsWith("value of promoters less detractors in EUR +16.51 (95 % CI -8.28 … +41.29), p = 0.1035");
        assertThat(value.rows()).extracting(ValueByBand.Row::customers).containsExactly(3L, 2L, 2L);
    }

    @Test
    void rowsAndColumnsAreAlike() {
        List<Customer> rows = List.of(
                new Customer(10, Money.of("65.84", "EUR")),
                new Customer(9, Money.of("46.76", "EUR")),
                new Customer(3, Money.of("41.26", "EUR")),
                new Customer(7, Money.of("38.29", "EUR")),
                new Customer(10, Money.of("61.56", "EUR")),
                new Customer(6, Money.of("41.83", "EUR")),
                new Customer(11, Money.of("999.99", "EUR")),
                new Customer(8, Money.of("50.40", "EUR")));
        assertThat(ValueByBand.from(BANDS, EURO, rows, Customer::score, Customer::paid))
                .isEqualTo(value())
                .hasSameHashCodeAs(value());
        refused(
                () -> ValueByBand.from(BANDS, Currency.getInstance("USD"), rows, Customer::score, Customer::paid),
                "an amount must be in USD, not EUR (row 0)");
        refused(
                () -> ValueByBand.ofMinor(BANDS, EURO, new int[] {3, 12}, new long[] {1, 2}),
                "rating 12 is outside 0..10 (row 1)");
        refused(
                () -> ValueByBand.ofMinor(BANDS, EURO, new int[] {3}, new long[] {1, 2}),
                "columns must be of one length, not 1 scores and 2 amounts");
    }

    @Test
    void bandsWithoutMoneyAreUndefined() {
        ValueByBand none = ValueByBand.ofAmounts(EURO, Map.of(NpsBand.PROMOTER, new long[] {0}));
        assertThat(none).hasToString("mean value in EUR: promoters 0.00, passives –, detractors –; n = 1");
        assertThat(none.rows().get(1).mean()).isNull();
        undefined(
                () -> none.share(NpsBand.PROMOTER), "the share of value of promoters is undefined: there is no value");
        undefined(() -> none.mean(NpsBand.PASSIVE), "the value of passives is undefined: no customers");
        ValueByBand same = ValueByBand.ofAmounts(
                EURO,
                Map.of(
                        NpsBand.PROMOTER,
                        new long[] {5, 5},
                        NpsBand.DETRACTOR,
                        new long[] {4, 4},
                        NpsBand.PASSIVE,
                        new long[] {1}));
        assertThat(same.difference(NpsBand.PROMOTER, NpsBand.DETRACTOR)).isCloseTo(0.01, within(1e-15));
        undefined(
                () -> same.versus(NpsBand.PROMOTER, NpsBand.DETRACTOR),
                "the interval of the value of promoters less detractors in EUR is undefined: neither varies");
        undefined(
                () -> same.versus(NpsBand.PROMOTER, NpsBand.PASSIVE),
                "the interval of the value of promoters less passives in EUR is undefined: one customer");
    }

    /** Sums of squares of large amounts don't cancel. */
    @Test
    void largeAmountsKeepTheirDifferences() {
        long base = 4_000_000_000_000_000L;
        ValueByBand large = ValueByBand.ofAmounts(
                EURO,
                Map.of(
                        NpsBand.PROMOTER, new long[] {base, base + 100, base + 200},
                        NpsBand.DETRACTOR, new long[] {base - 100, base, base + 100}));
        assertThat(large.versus(NpsBand.PROMOTER, NpsBand.DETRACTOR).interval().width())
                .isCloseTo(2 * 2.7764451 * Math.sqrt(2 / 3.0), within(1e-6));
    }

    @Test
    void returns() {
        CxReturn back = CxReturn.gaining(Estimate.of(1200, 300))
                .worthEach(Estimate.of(45.5, 6))
                .costing(Estimate.exactly(30_000));
        assertThat(back).hasToString("net 24600.00 (95 % CI -5852.22 … 55052.22), ROI 82.0 %, P(net > 0) 94.3 %");
        assertThat(back.table()).isEqualTo("""
                                      estimate  standard error
                        gain           1200.00          300.00
                        value of one     45.50            6.00
                        benefit       54600.00        15537.13
                        cost          30000.00            0.00
                        net           24600.00        15537.13
                        ROI             82.0 %          51.8 %
                        """);
        CxReturn free = CxReturn.gaining(Estimate.exactly(10))
                .worthEach(Estimate.exactly(0))
                .costing(Estimate.exactly(0));
        assertThat(free).hasToString("net 0.00 (95 % CI 0.00 … 0.00), ROI –");
        undefined(free::roi, "the return on investment is undefined: the cost is 0");
        undefined(free::breakEvenGain, "the break-even gain is undefined: one is worth 0.0");
        undefined(free::probabilityPositive, "the probability of a positive return is undefined: nothing is uncertain");
        refused(() -> Estimate.of(1, -1), "a standard error must be at least 0 and finite, not -1.0");
        refused(
                () -> CxReturn.gaining(Estimate.exactly(1))
                        .worthEach(Estimate.exactly(1))
                        .costing(Estimate.exactly(-1)),
                "a cost must not be negative: -1.0");
    }

    /** The standard errors of a product and of a ratio, against a simulation of both. */
    @Test
    void standardErrorsAreThoseOfASimulation() {
        CxReturn back = CxReturn.gaining(Estimate.of(100, 20))
                .worthEach(Estimate.of(5, 1))
                .costing(Estimate.of(300, 15));
        Random random = new Random(7);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        double sumRoi = 0;
        double squaresRoi = 0;
        int positive = 0;
        for (int i = 0; i < draws; i++) {
            double benefit = (100 + 20 * random.nextGaussian()) * (5 + random.nextGaussian());
            double cost = 300 + 15 * random.nextGaussian();
            double net = benefit - cost;
            sum += net;
            squares += net * net;
            sumRoi += net / cost;
            squaresRoi += net * net / (cost * cost);
            positive += net > 0 ? 1 : 0;
        }
        double mean = sum / draws;
        double meanRoi = sumRoi / draws;
        assertThat(back.net().value()).isCloseTo(mean, within(1.0));
        assertThat(back.net().standardError()).isCloseTo(Math.sqrt(squares / draws - mean * mean), within(1.0));
        assertThat(back.roi().standardError())
                .isCloseTo(Math.sqrt(squaresRoi / draws - meanRoi * meanRoi), within(0.01));
        assertThat(back.probabilityPositive()).isCloseTo(positive / (double) draws, within(0.02));
    }

    @Test
    void growth() {
        assertThat(Growth.from(80).to(100)).hasToString("growth +25.0 %");
        assertThat(Growth.from(100).to(80)).hasToString("growth -20.0 %");
        assertThat(Growth.from(80).to(100).perPeriod(4)).isCloseTo(Math.pow(1.25, 0.25) - 1, within(1e-15));
        assertThat(Growth.from(80).to(0).perPeriod(4)).isEqualTo(-1);
        assertThat(Growth.from(80).to(100).table(4)).isEqualTo("""
                        before          80
                        after          100
                        growth     +25.0 %
                        each of 4   +5.7 %
                        """);
        assertThat(Growth.from(0).to(5)).hasToString("growth: undefined from 0.0");
        undefined(() -> Growth.from(-1).to(5).rate(), "growth is undefined: it begins at -1.0");
        undefined(() -> Growth.from(0).to(5).rate(), "growth is undefined: it begins at 0.0");
        undefined(() -> Growth.from(0).to(5).perPeriod(2), "growth is undefined: it begins at 0.0");
        undefined(() -> Growth.from(1).to(-5).perPeriod(2), "growth per period is undefined: it ends at -5.0");
        assertThat(Growth.from(1).to(-5).rate()).isEqualTo(-6);
        refused(() -> Growth.from(1).to(5).perPeriod(0), "periods must be above 0 and finite, not 0.0");
        refused(() -> Growth.from(Double.NaN).to(5), "the number before must be finite, not NaN");
    }

    /** From 0 there is no growth, to the same number one of 0, and to 0 the whole. */
    @Test
    void growthFromAndToNothing() {
        undefined(() -> Growth.from(0).to(5).rate(), "growth is undefined: it begins at 0.0");
        undefined(() -> Growth.from(0).to(5).perPeriod(2), "growth is undefined: it begins at 0.0");
        assertThat(Growth.from(5).to(5)).hasToString("growth 0.0 %");
        assertThat(Growth.from(0).to(5).table(2)).isEqualTo("""
                        before     0
                        after      5
                        growth     –
                        each of 2  –
                        """);
        assertThat(Growth.from(5).to(0).table(2)).isEqualTo("""
                        before            5
                        after             0
                        growth     -100.0 %
                        each of 2  -100.0 %
                        """);
    }

    @Test
    void theBreakEvenGainPaysTheCost() {
        assertThat(CxReturn.gaining(Estimate.exactly(10))
                        .worthEach(Estimate.exactly(4))
                        .costing(Estimate.exactly(100))
                        .breakEvenGain())
                .isEqualTo(25);
    }

    @Test
    void gapsOfOneDimension() {
        ServiceGap gap = ServiceGapRule.of(RatingScale.ONE_TO_SEVEN, "empathy")
                .count("empathy", new int[] {3, 1}, new int[] {4, 4});
        assertThat(gap).hasToString("service gap: empathy -2.00; unweighted -2.00, n = 2");
        assertThat(gap.standardDeviation("empathy")).isEqualTo(Math.sqrt(2), within(1e-15));
        ServiceGap other = ServiceGapRule.of(RatingScale.ONE_TO_FIVE, "empathy").empty();
        refused(
                () -> gap.minus(other),
                "service gap: service gap of empathy on 1..7 and service gap of empathy on 1..5 don't go together");
    }

    @Test
    void gaps() {
        ServiceGapRule rule =
                ServiceGapRule.of(RatingScale.ONE_TO_SEVEN.missing(9), "tangibles", "empathy", "assurance");
        ServiceGap gap = rule.count("tangibles", new int[] {5, 7, 2, 5, 4, 2, 9}, new int[] {4, 6, 5, 4, 4, 5, 3})
                .plus(rule.count("empathy", new int[] {3}, new int[] {7}));
        assertThat(gap).hasToString("service gap: tangibles -0.50, empathy -4.00, assurance –, n = 7, 1 excluded");
        assertThat(gap.table()).isEqualTo("""
                        dimension  n  perceived  expected    gap      interval
                        tangibles  6       4.17      4.67  -0.50  -2.57 … 1.57
                        empathy    1       3.00      7.00  -4.00             –
                        assurance  0          –         –      –             –
                        """);
        assertThat(gap.weighted(Map.of("tangibles", 3, "empathy", 1, "assurance", 0)))
                .isCloseTo(-5.5 / 4, within(1e-15));
        undefined(gap::unweighted, "the gap of assurance is undefined: no pairs of answers");
        undefined(() -> gap.interval("empathy"), "the interval of the gap of empathy is undefined: one pair");
        refused(() -> gap.weighted(Map.of("tangibles", 3)), "empathy has no weight");
        refused(() -> gap.weighted(Map.of("price", 3)), "no dimension price among [tangibles, empathy, assurance]");
        refused(() -> gap.weighted(Map.of("tangibles", 0, "empathy", 0, "assurance", 0)), "weights must not all be 0");
        refused(() -> rule.count("tangibles", new int[] {5, 8}, new int[] {4, 4}), "rating 8 is outside 1..7 (row 1)");
        refused(
                () -> rule.count("tangibles", new int[] {5}, new int[] {4, 4}),
                "columns must be of one length, not 1 and 2");
        refused(() -> ServiceGapRule.of(RatingScale.ONE_TO_SEVEN, "a", "a"), "two dimensions have one name: [a, a]");
        assertThat(rule.empty()).hasToString("service gap: no pairs of answers");
        ServiceGap empathy = rule.count("empathy", new int[] {3}, new int[] {7});
        assertThat(gap.minus(empathy).count("empathy")).isZero();
        refused(() -> empathy.minus(gap), "can't take 6 pairs of answers out of 0");
    }

    /** Gaps 1, 1, -3, 1, 0 and -3. */
    @Test
    void gapsHaveTheirSpreadAndTheirMean() {
        ServiceGapRule rule = ServiceGapRule.of(RatingScale.ONE_TO_SEVEN.missing(9), "tangibles", "empathy");
        ServiceGap gap = rule.count("tangibles", new int[] {5, 7, 2, 5, 4, 2, 9}, new int[] {4, 6, 5, 4, 4, 5, 3})
                .plus(rule.count("empathy", new int[] {3}, new int[] {7}));
        assertThat(gap.standardDeviation("tangibles")).isCloseTo(Math.sqrt(3.9), within(1e-15));
        assertThat(gap.interval("tangibles", Confidence.of(0.9)).method()).isEqualTo("paired t");
        assertThat(gap.interval("tangibles", Confidence.of(0.9)).upper())
                .isCloseTo(-0.5 + 2.015048373333024 * Math.sqrt(3.9 / 6), within(1e-9));
        assertThat(gap.unweighted()).isCloseTo(-2.25, within(1e-15));
        assertThat(gap.excluded()).isOne();
        assertThat(gap.minus(rule.count("tangibles", new int[] {9}, new int[] {1}))
                        .excluded())
                .isZero();
        refused(() -> gap.weighted(null), "weights must not be null");
        assertThat(rule.count("empathy", new int[] {3}, new int[] {7}))
                .hasToString("service gap: tangibles –, empathy -4.00, n = 1");
    }

    @Test
    void whatHasNoBaseIsNotDefined() {
        assertThat(Growth.from(0).to(5).table(2)).isEqualTo("""
                        before     0
                        after      5
                        growth     –
                        each of 2  –
                        """);
        assertThat(Growth.from(80).to(-8).table(4)).isEqualTo("""
                        before           80
                        after            -8
                        growth     -110.0 %
                        each of 4         –
                        """);
        assertThat(Growth.from(80).to(0).table(4)).endsWith("each of 4  -100.0 %\n");
        assertThat(Growth.from(80).to(80)).hasToString("growth 0.0 %");
        CxReturn free = CxReturn.gaining(Estimate.exactly(10))
                .worthEach(Estimate.exactly(4))
                .costing(Estimate.exactly(0));
        assertThat(free.table()).endsWith("ROI                  –               –\n");
        assertThat(free.interval().method()).isEqualTo("normal, product of independents");
        assertThat(free.breakEvenGain()).isZero();
        assertThat(CxReturn.gaining(Estimate.exactly(10))
                        .worthEach(Estimate.exactly(4))
                        .costing(Estimate.exactly(30))
                        .breakEvenGain())
                .isEqualTo(7.5);
    }

    @Test
    void resultsAreSerializable() throws Exception {
        List<Object> results =
                List.of(value(), value().rows().get(0), Growth.from(1).to(2), Estimate.of(1, 2));
        for (Object result : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(result)))
                    .isEqualTo(result);
        }
        RecordLimits.check(getClass(), results);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void undefined(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }
}
