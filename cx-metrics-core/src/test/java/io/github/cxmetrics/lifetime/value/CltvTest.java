package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.TransactionCounts;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.model.TransactionModel;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CltvTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;
    private static final BgNbd BG = BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426);
    private static final ParetoNbd PARETO = ParetoNbd.of(WEEK, 0.553, 10.578, 0.606, 11.669);
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);
    private static final PurchaseHistory FIRST =
            PurchaseHistory.of(WEEK, 2, 30.43, 38.86).withMeanSpend(22.35);
    private static final PurchaseHistories COHORT = CdNow.holdout().histories();

    private static Cltv year(TransactionModel model) {
        return Cltv.of(model, SPEND).margin(0.30).annualDiscount(0.15).horizon(Period.ofYears(1));
    }

    @Test
    void theLineOfTheDesignWorksAsWritten() {
        ModelFit<BgNbd> fit = BgNbd.fit(COHORT);
        GammaGamma spend = GammaGamma.fit(COHORT).model();
        CltvRanking top = Cltv.of(fit.model(), spend)
                .margin(0.30)
                .annualDiscount(0.15)
                .horizon(Period.ofYears(1))
                .top(10, COHORT);
        assertThat(top.rows()).hasSize(10);
        assertThat(top.rows().get(0).id()).isEqualTo("509");
        assertThat(top)
                .asString()
                .startsWith("CLTV of 30 % margin over 1 year, 15 % a year, end of period\n"
                        + "customer   x  recency   age  P(alive)  purchases   spend    CLTV  range\n"
                        + "509       18     35.1  35.9     0.946      16.06   77.60  350.87      –\n");
    }

    @Test
    void theTopIsWhatSortingAllValuesGives() {
        for (Cltv cltv : List.of(
                year(BG),
                year(BG).discount(Discount.annual(0.15).atPurchase()),
                year(BG).annualDiscount(-0.5),
                year(PARETO)
                        .horizon(Horizon.infinite())
                        .discount(Discount.annual(0.15).atPurchase()))) {
            double[] values = cltv.values(COHORT);
            List<String> sorted = IntStream.range(0, values.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(values[b], values[a]))
                    .limit(25)
                    .map(COHORT::id)
                    .toList();
            assertThat(cltv.top(25, COHORT).rows().stream().map(CltvRanking.Row::id))
                    .as(cltv.toString())
                    .isEqualTo(sorted);
        }
        assertThat(year(BG).top(5000, COHORT).rows()).hasSize(2357);
    }

    @Test
    void ofEqualCustomersTheEarlierRowIsFirst() {
        PurchaseHistories same =
                COHORT.rows(new int[] {0, 7, 0, 7, 0, 7}).withIds(new String[] {"0", "1", "2", "3", "4", "5"});
        assertThat(year(BG).value(same.get(0))).isGreaterThan(year(BG).value(same.get(1)));
        assertThat(year(BG).top(4, same).rows().stream().map(CltvRanking.Row::id))
                .containsExactly("0", "2", "4", "1");
    }

    @Test
    void totalIsTheWeightedSumOfTheValues() {
        double[] all = year(BG).values(COHORT);
        for (int i = 0; i < all.length; i += 100) {
            assertThat(all[i]).isEqualTo(year(BG).value(COHORT.get(i)));
        }
        PurchaseHistories few = COHORT.rows(new int[] {0, 1, 2});
        double[] values = year(BG).values(few);
        assertThat(values[0]).isEqualTo(year(BG).value(few.get(0)));
        assertThat(year(BG).total(few.withWeights(new long[] {5, 0, 2})))
                .isCloseTo(5 * values[0] + 2 * values[2], within(1e-12));
    }

    @Test
    void timingsAreOrderedAndMeetWhereThePeriodsAreShort() {
        for (Horizon horizon : List.of(Horizon.weeks(52), Horizon.weeks(0.4), Horizon.weeks(7.5), Horizon.infinite())) {
            Discount end = Discount.continuous(0.02, WEEK).endOfPeriod();
            double atEnd = transactions(horizon, end);
            double middle = transactions(horizon, end.midPeriod());
            double start = transactions(horizon, end.startOfPeriod());
            double moment = transactions(horizon, end.atPurchase());
            assertThat(List.of(atEnd, middle, start)).as(horizon.toString()).isSorted();
            assertThat(moment).isBetween(atEnd, start);
            double fine = transactions(horizon, end.bookedEvery(Horizon.weeks(1 / 128.0)));
            assertThat(fine / moment).isCloseTo(1, within(1.0 / 128 * 0.02));
        }
    }

    private static double transactions(Horizon horizon, Discount discount) {
        return PARETO.discountedExpectedTransactions(FIRST, horizon, discount);
    }

    @Test
    void theWholeFutureIsTheLimitOfLongHorizons() {
        for (double force : new double[] {0.005, 0.02, 0.3, 3}) {
            Discount weekly = Discount.continuous(force, WEEK).endOfPeriod();
            Horizon end = Horizon.weeks(Math.ceil(45 / force));
            for (Discount discount : List.of(weekly, weekly.midPeriod(), weekly.startOfPeriod())) {
                assertThat(transactions(end, discount) / transactions(Horizon.infinite(), discount))
                        .as(discount.toString())
                        .isCloseTo(1, within(1e-10));
            }
            assertThat(transactions(end, weekly.atPurchase()) / PARETO.discountedExpectedTransactions(FIRST, weekly))
                    .as("DERT at %s", force)
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void withoutDiscountTheExpectationIsLeft() {
        Horizon horizon = Horizon.weeks(31.5);
        assertThat(transactions(horizon, Discount.none()))
                .isCloseTo(PARETO.expectedTransactions(FIRST, horizon), within(1e-13));
        assertThat(transactions(horizon, Discount.none().endOfPeriod()))
                .isCloseTo(PARETO.expectedTransactions(FIRST, horizon), within(1e-13));
        assertThatThrownBy(() -> Cltv.of(PARETO, SPEND).value(FIRST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "discounted transactions of the whole future are undefined without a discount above 0: no discount");
    }

    @Test
    void theUnitOfHistoriesDoesNotMatter() {
        assertThat(year(BG).value(FIRST.inUnit(LifetimeUnit.DAY))).isCloseTo(year(BG).value(FIRST), within(1e-12));
    }

    @Test
    void theIntervalIsThatOfTheDrawnMoneyAndTheSameForTheSameSeed() {
        Cltv cltv = Cltv.of(PARETO, SPEND).horizon(Horizon.weeks(26));
        Interval interval = cltv.interval(FIRST, Confidence.of(0.80), 5);
        assertThat(interval.method()).isEqualTo("simulation given the parameters");
        assertThat(interval).isEqualTo(cltv.interval(FIRST, Confidence.of(0.80), 5));
        assertThat(interval.contains(cltv.value(FIRST))).isTrue();
        // P(no purchase) is above 10 %, so the lower end is 0; half the margin halves the upper one
        assertThat(PARETO.probability(FIRST, 0, Horizon.weeks(26))).isGreaterThan(0.1);
        assertThat(interval.lower()).isZero();
        assertThat(cltv.margin(0.5).interval(FIRST, Confidence.of(0.80), 5).upper())
                .isCloseTo(interval.upper() / 2, within(1e-9));
        double beyond = 0;
        SplittableRandom random = new SplittableRandom(99);
        long[] counts = TransactionCounts.draw(n -> PARETO.probability(FIRST, n, Horizon.weeks(26)), 20_000, random);
        for (long count : counts) {
            beyond += SPEND.drawTotal(random, FIRST, count) > interval.upper() ? 1 : 0;
        }
        assertThat(beyond / counts.length).isCloseTo(0.10, within(0.015));
    }

    @Test
    void drawnTotalsHaveTheExpectedMeanAndNumber() {
        Horizon horizon = Horizon.weeks(52);
        SplittableRandom random = new SplittableRandom(11);
        int draws = 40_000;
        long[] counts = TransactionCounts.draw(n -> PARETO.probability(FIRST, n, horizon), draws, random);
        double meanCount = Arrays.stream(counts).average().orElseThrow();
        double expected = PARETO.expectedTransactions(FIRST, horizon);
        double sd = Math.sqrt(Arrays.stream(counts)
                        .mapToDouble(n -> (n - meanCount) * (n - meanCount))
                        .sum()
                / draws);
        assertThat(meanCount).isCloseTo(expected, within(4 * sd / Math.sqrt(draws)));
        double[] totals = Arrays.stream(counts)
                .mapToDouble(n -> SPEND.drawTotal(random, FIRST, n))
                .toArray();
        double mean = Arrays.stream(totals).average().orElseThrow();
        double spread = Math.sqrt(
                Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum() / draws);
        assertThat(mean).isCloseTo(expected * SPEND.expectedSpend(FIRST), within(4 * spread / Math.sqrt(draws)));
    }

    @Test
    void winningACustomerPaysBackWhenTheExpectedMarginsReachTheCost() {
        Cltv cltv = Cltv.of(BG, SPEND).margin(0.5).horizon(Horizon.weeks(52));
        double perPurchase = 0.5 * SPEND.expectedSpend();
        Acquisition twoPurchases = cltv.acquisition(2 * perPurchase);
        assertThat(twoPurchases.value()).isCloseTo(perPurchase * (1 + 1.4460505953964037449), within(1e-9));
        double weeks = twoPurchases.payback().orElseThrow().inUnit(WEEK);
        assertThat(BG.expectedTransactions(Horizon.weeks(weeks))).isGreaterThanOrEqualTo(1);
        assertThat(BG.expectedTransactions(Horizon.weeks(weeks - 1))).isLessThan(1);
        assertThat(cltv.acquisition(perPurchase).payback()).contains(Horizon.weeks(0));
        assertThat(cltv.acquisition(3 * perPurchase).payback()).isEmpty();
        Cltv oneWeek = cltv.horizon(Horizon.weeks(1));
        assertThat(oneWeek.acquisition(oneWeek.acquisition(1).value()).payback())
                .contains(Horizon.weeks(1));
        assertThat(cltv.acquisition(100).ratio()).isCloseTo(twoPurchases.value() / 100, within(1e-12));
        assertThat(cltv.acquisition(100).net()).isCloseTo(twoPurchases.value() - 100, within(1e-12));
        assertThat(Acquisition.of(40, 120, Optional.of(Horizon.weeks(26))))
                .hasToString("CLTV 120.00, CAC 40.00, ratio 3.00, payback after 26 weeks");
        assertThat(Acquisition.of(40, 20, Optional.empty()))
                .hasToString("CLTV 20.00, CAC 40.00, ratio 0.50, no payback");
        assertThatThrownBy(() -> cltv.acquisition(0))
                .hasMessage("acquisition cost must be above 0 and finite, not 0.0");
    }

    @Test
    void theStatusOfTheFitsPrintsBesideTheMoney() {
        PurchaseHistories nobodyStops =
                BgNbd.of(WEEK, 2, 5, 1e-12, 3).simulate(new SplittableRandom(2), 3000, Horizon.weeks(40));
        PurchaseHistories histories = SPEND.simulate(new SplittableRandom(3), nobodyStops);
        ModelFit<ParetoNbd> buying = ParetoNbd.fit(histories);
        ModelFit<GammaGamma> spending = GammaGamma.fit(histories);
        Cltv cltv = Cltv.of(buying, spending).annualDiscount(0.15).horizon(Horizon.weeks(10));
        String fits = "fits: purchases on a boundary (the likelihood still grows as s → ∞, beta → ∞), spend converged";
        assertThat(cltv.fits()).isEqualTo(fits);
        assertThat(cltv).hasToString("CLTV of 100 % margin over 10 weeks, 15 % a year, end of period (" + fits + ")");
        assertThat(cltv.top(3, histories).toString()).startsWith(cltv + "\n");
        assertThat(cltv.acquisition(20).toString()).endsWith(" (" + fits + ")");
        Cltv known =
                Cltv.of(buying.model(), spending.model()).annualDiscount(0.15).horizon(Horizon.weeks(10));
        assertThat(known.fits()).isEmpty();
        assertThat(known).hasToString("CLTV of 100 % margin over 10 weeks, 15 % a year, end of period");
        assertThat(cltv.values(histories)).containsExactly(known.values(histories));
    }

    @Test
    void historicValuesAreSumsOfMargins() {
        PurchaseRule net = PurchaseRule.of(Currency.getInstance("EUR")).withAmounts(AmountPolicy.NET);
        PurchaseLog log = PurchaseLog.ofMinor(
                net,
                new String[] {"b", "a", "b", "b"},
                new LocalDate[] {LocalDate.EPOCH, LocalDate.EPOCH, LocalDate.MAX.withYear(2000), LocalDate.EPOCH},
                new long[] {1000, 250, 500, -100});
        assertThat(Cltv.historic(log, 0.5)).containsExactly(Map.entry("a", 1.25), Map.entry("b", 7.0));
        PurchaseLog yen = PurchaseLog.ofMinor(
                PurchaseRule.of(Currency.getInstance("JPY")), new String[] {"a"}, new int[1], new long[] {250});
        assertThat(Cltv.historic(yen, 0.5)).containsExactly(Map.entry("a", 125.0));
        assertThatThrownBy(() -> Cltv.historic(log, 1.5)).hasMessage("margin must be in 0..1, not 1.5");
    }

    @Test
    void simpleValuesAreProducts() {
        assertThat(Cltv.simple(12, 2.5, 8)).isEqualTo(240);
        assertThatThrownBy(() -> Cltv.simple(12, -1, 8))
                .hasMessage("purchases per period must be at least 0 and finite, not -1.0");
        assertThatThrownBy(() -> Cltv.simple(12, 1, Double.NaN))
                .hasMessage("lifespan must be at least 0 and finite, not NaN");
        assertThatThrownBy(() -> Cltv.simple(Double.NaN, 1, 1)).hasMessage("margin must be finite, not NaN");
    }

    @Test
    void discountedMarginsPayBackLater() {
        Discount weekly = Discount.perPeriod(0.01, WEEK);
        Cltv cltv = Cltv.of(BG, SPEND).margin(0.5).discount(weekly).horizon(Horizon.weeks(520));
        double perPurchase = 0.5 * SPEND.expectedSpend();
        double sum = 1;
        double before = 0;
        int weeks = 0;
        while (sum < 2) {
            double now = BG.expectedTransactions(Horizon.weeks(++weeks));
            sum += (now - before) * Math.pow(1.01, -weeks);
            before = now;
        }
        assertThat(cltv.acquisition(2 * perPurchase).payback()).contains(Horizon.weeks(weeks));
        assertThat(BG.expectedTransactions(Horizon.weeks(weeks - 1))).isGreaterThan(1);
    }

    /** Where next to nothing beyond some weeks counts, the most that a customer may be worth says little of what they are. */
    @Test
    void theTopIsThatOfTheValuesUnderAnyDiscount() {
        for (double rate : new double[] {100, 1e6}) {
            Cltv cltv = Cltv.of(BG, SPEND).margin(1).annualDiscount(rate).horizon(Period.ofYears(20));
            double[] values = cltv.values(COHORT);
            double[] best =
                    Arrays.stream(values).sorted().skip(values.length - 20).toArray();
            assertThat(cltv.top(20, COHORT).rows().stream()
                            .mapToDouble(CltvRanking.Row::value)
                            .sorted()
                            .toArray())
                    .isEqualTo(best);
        }
    }

    @Test
    void rankingsPrintTheirRanges() {
        CltvRanking top = year(BG).top(2, COHORT);
        assertThat(top.cltv().value(FIRST)).isEqualTo(year(BG).value(FIRST));
        CltvRanking ranges = top.withIntervals(Confidence.of(0.9), 7);
        Interval range = ranges.rows().get(1).interval().orElseThrow();
        assertThat(ranges.toString())
                .contains("CLTV     90 % range\n")
                .contains(Text.fixed(range.lower(), 2) + " … " + Text.fixed(range.upper(), 2) + "\n");
        double[] same = {1, 2, 3};
        assertThat(CltvComparison.of(same, same, Confidence.DEFAULT, 3))
                .asString()
                .startsWith("mean CLTV 2.00 (n = 3) against 2.00 (n = 3): 0.00 (");
    }

    @Test
    void intervalsAreOfTheMargin() {
        Interval all = year(BG).margin(1).interval(FIRST, Confidence.DEFAULT, 1);
        Interval third = year(BG).interval(FIRST, Confidence.DEFAULT, 1);
        assertThat(third.upper()).isCloseTo(0.30 * all.upper(), within(1e-9));
        assertThat(third.lower()).isCloseTo(0.30 * all.lower(), within(1e-9));
        assertThat(third.upper()).isPositive();
    }

    @Test
    void undefinedValuesSayWhy() {
        assertThat(year(BG).top(1, COHORT).rows()).hasSize(1);
        PurchaseHistories nobody = PurchaseHistories.of(WEEK, new int[0], new double[0], new double[0]);
        assertThatThrownBy(() -> year(BG).top(1, nobody))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no customers");
        GammaGamma heavy = GammaGamma.of(2, 0.9, 50);
        PurchaseHistory once = PurchaseHistory.of(WEEK, 0, 0, 10);
        assertThatThrownBy(() -> Cltv.of(BG, heavy).horizon(Horizon.weeks(1)).value(once))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean spend of the population is undefined: q = 0.9 is not above 1");
        assertThatThrownBy(() -> year(BG).value(PurchaseHistory.of(WEEK, 2, 1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the history has no mean spend: 2 repeat purchases, the last after 1 of 4 weeks");
        assertThatThrownBy(() -> year(BG).values(PurchaseHistories.of(List.of(PurchaseHistory.of(WEEK, 2, 1, 4)))))
                .hasMessage("the histories have no mean spend: 1 customers, 1 with repeat purchases, in weeks");
        assertThatThrownBy(() -> year(BG).horizon(Horizon.infinite()).interval(FIRST, Confidence.DEFAULT, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the interval of a CLTV is undefined: it needs a finite horizon");
        assertThatThrownBy(() -> year(BG).top(0, COHORT)).hasMessage("the top needs at least 1 customer, not 0");
        assertThatThrownBy(() -> year(BG).margin(Double.NaN)).hasMessage("margin must be in 0..1, not NaN");
    }

    @Test
    void groupsAreComparedByABootstrapOfCustomers() {
        double[] high = IntStream.range(0, 400).mapToDouble(i -> 10 + i % 7).toArray();
        double[] low = IntStream.range(0, 300).mapToDouble(i -> 5 + i % 11).toArray();
        CltvComparison comparison = CltvComparison.of(high, low, Confidence.DEFAULT, 3);
        assertThat(comparison).isEqualTo(CltvComparison.of(high, low, Confidence.DEFAULT, 3));
        double difference = Arrays.stream(high).average().orElseThrow()
                - Arrays.stream(low).average().orElseThrow();
        assertThat(comparison.difference()).isCloseTo(difference, within(1e-12));
        // a percentile bootstrap of means is close to the normal interval here: variances 4 and 10
        double margin = 1.96 * Math.sqrt(4.0 / 400 + 10.0 / 300);
        assertThat(comparison.interval().lower()).isCloseTo(difference - margin, within(0.06));
        assertThat(comparison.interval().upper()).isCloseTo(difference + margin, within(0.06));
        assertThat(comparison)
                .asString()
                .startsWith("mean CLTV 12.99 (n = 400) against 9.96 (n = 300): +3.03 (95 % CI ");
        assertThatThrownBy(() -> CltvComparison.of(high, new double[1], Confidence.DEFAULT, 3))
                .hasMessage("the baseline needs at least 2 customers, not 1");
        assertThatThrownBy(() -> CltvComparison.of(new double[] {1, Double.NaN}, low, Confidence.DEFAULT, 3))
                .hasMessage("a value of the group must be finite, not NaN (row 1)");
    }
}
