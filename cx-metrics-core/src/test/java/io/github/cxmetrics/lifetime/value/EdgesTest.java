package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.BgBb;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.CovariateModel;
import io.github.cxmetrics.lifetime.model.Covariates;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EdgesTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;
    private static final LifetimeUnit YEAR = LifetimeUnit.YEAR;
    private static final BgNbd BUYING = BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426);
    private static final ShiftedBetaGeometric CONTRACTS = ShiftedBetaGeometric.of(YEAR, 0.668, 3.806);
    private static final BgBb DONORS = BgBb.of(YEAR, 1.204, 0.750, 0.657, 2.783);
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.744, 15.44);

    private static final PurchaseRule EUR = PurchaseRule.of(Currency.getInstance("EUR"));

    @Test
    void theLikelihoodOfNobodyIsOne() {
        PurchaseHistories nobody = PurchaseHistories.of(WEEK, new int[0], new double[0], new double[0]);
        PurchaseHistories withoutWeight = PurchaseHistories.of(WEEK, new int[] {1}, new double[] {1}, new double[] {2})
                .withWeights(new long[] {0});

        assertThat(BUYING.logLikelihood(nobody)).isZero();
        assertThat(BUYING.logLikelihood(withoutWeight)).isZero();
        assertThat(ParetoNbd.of(WEEK, 0.553, 10.578, 0.606, 11.669).logLikelihood(nobody))
                .isZero();
    }

    @Test
    void resampledCustomersWithoutRepeatersTakePartInTheBootstrap() {
        PurchaseHistories few = PurchaseHistories.of(
                WEEK, new int[] {0, 0, 0, 0, 0, 0, 0, 2, 1}, new double[] {0, 0, 0, 0, 0, 0, 0, 3, 2}, new double[] {
                    5, 6, 7, 8, 9, 5, 6, 7, 8
                });
        FitOptions penalty = FitOptions.DEFAULT.withPenalty(0.1);

        Bootstrap<BgNbd> bootstrap = Bootstrap.of(few, data -> BgNbd.fit(data, penalty), 50, 1);

        assertThat(bootstrap.models()).hasSize(50);
        assertThat(bootstrap.interval(BgNbd::r, Confidence.DEFAULT).lower()).isPositive();
    }

    @Test
    void aBootstrapOfNobodyWithRepeatsExpectsNone() {
        PurchaseHistories once = PurchaseHistories.of(WEEK, new int[] {0}, new double[] {0}, new double[] {5});

        Bootstrap<BgNbd> bootstrap = Bootstrap.of(once, BgNbd::fit, 3, 1);
        assertThat(bootstrap.models()).hasSize(3);
        assertThat(bootstrap
                        .interval(model -> model.expectedTransactions(Horizon.weeks(10)), Confidence.DEFAULT)
                        .upper())
                .isLessThan(0.2);
        assertThatThrownBy(() -> Bootstrap.of(once.withWeights(new long[1]), BgNbd::fit, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no customers: there is nothing to fit");
    }

    /** Of ten customers two fall on a row that stands for two; drawn one by one, and row by row where they are many. */
    @Test
    void rowsAreDrawnByTheirWeights() {
        PurchaseHistories four = BUYING.simulate(new SplittableRandom(3), 4, Horizon.weeks(40));
        Estimates estimates = BgNbd.fit(BUYING.simulate(new SplittableRandom(3), 300, Horizon.weeks(40)))
                .estimates();
        for (long scale : new long[] {1, 1_000_000}) {
            PurchaseHistories weighted = four.withWeights(new long[] {scale, 2 * scale, 3 * scale, 4 * scale});
            for (int row = 0; row < 4; row++) {
                int drawn = row;
                Bootstrap<Long> weights =
                        Bootstrap.of(weighted, data -> new ModelFit<>(data.weight(drawn), estimates), 1000, 5);
                double mean = weights.models().stream()
                        .mapToLong(Long::longValue)
                        .average()
                        .orElseThrow();
                // A standard deviation of sqrt(n p (1 - p) / 1000), at most 0.05 at a scale of 1.
                assertThat(mean / scale).isCloseTo(row + 1, within(0.25));
                assertThat(weights).hasToString("1000 bootstrap models");
            }
        }
        assertThat(Bootstrap.of(four, data -> new ModelFit<>(data.size(), estimates), 1, 5)
                        .models())
                .containsExactly(4);
        assertThat(Bootstrap.of(four, data -> new ModelFit<>(data.size(), estimates), 100_000, 5)
                        .models())
                .hasSize(100_000);
    }

    @Test
    void intervalsOfModelsAreQuantiles() {
        Bootstrap<Double> five = new Bootstrap<>(List.of(16.0, 2.0, 8.0, 1.0, 4.0), 1);
        Interval interval = five.interval(value -> value, Confidence.of(0.8));
        assertThat(interval.lower()).isCloseTo(1.4, within(1e-12));
        assertThat(interval.upper()).isCloseTo(12.8, within(1e-12));
        assertThat(interval.method()).isEqualTo("bootstrap percentile");
        Interval one = new Bootstrap<>(List.of(3.0), 0).interval(value -> value, Confidence.DEFAULT);
        assertThat(one.lower()).isEqualTo(3);
        assertThat(one.upper()).isEqualTo(3);
        assertThat(five).hasToString("5 bootstrap models, 1 left out");
    }

    /** A loop for each of a million million customers would never end. */
    @Test
    @Timeout(20)
    void rowsMayStandForAnyNumberOfCustomers() {
        PurchaseHistories many = BUYING.simulate(new SplittableRandom(3), 300, Horizon.weeks(40));
        long[] weights = new long[300];
        Arrays.fill(weights, 1_000_000_000_000L);
        PurchaseHistories heavy = many.withWeights(weights);
        Bootstrap<Long> totals = Bootstrap.of(
                heavy, data -> new ModelFit<>(data.weight(7), BgNbd.fit(many).estimates()), 20, 5);
        for (long weight : totals.models()) {
            assertThat((double) weight).isBetween(1e12 - 6e6, 1e12 + 6e6);
        }
        assertThat(Bootstrap.of(heavy, BgNbd::fit, 2, 1).models()).hasSize(2);
    }

    @Test
    @Timeout(20)
    void horizonsMayBeOfAnyLength() {
        BgBb yearly = BgBb.of(LifetimeUnit.YEAR, 1.204, 0.75, 0.657, 2.783);
        Horizon far = Horizon.years(1e12);
        PurchaseHistory history = PurchaseHistory.of(LifetimeUnit.YEAR, 2, 4, 6);
        // as γ is below 1, expectations grow with the power 1 − γ of the horizon
        double growth =
                yearly.expectedTransactions(history, far) / yearly.expectedTransactions(history, Horizon.years(1e11));
        assertThat(growth).isCloseTo(Math.pow(10, 1 - 0.657), within(1e-3));
        assertThat(yearly.probabilityAlive(history, far)).isBetween(1e-12, 1e-7);
        assertThat(yearly.probabilityAlive(history, Horizon.infinite())).isZero();
        assertThat(yearly.probability(history, 3, far)).isBetween(0.0, 1.0);
        Discount tiny = Discount.perPeriod(1e-12, LifetimeUnit.YEAR);
        assertThat(yearly.discountedExpectedTransactions(history, tiny))
                .isLessThan(yearly.expectedTransactions(history, Horizon.years(1e14)))
                .isGreaterThan(yearly.expectedTransactions(history, Horizon.years(1e11)));
        assertThat(yearly.discountedExpectedTransactions(history, far, Discount.annual(0.1)))
                .isCloseTo(yearly.discountedExpectedTransactions(history, Discount.annual(0.1)), within(1e-12));
        assertThatThrownBy(() -> yearly.discountedExpectedTransactions(history, far, tiny))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("are too many to add up one by one");
        assertThatThrownBy(() -> yearly.simulate(new SplittableRandom(1), 1, far))
                .hasMessageStartingWith("an age to draw must be at most 1000000 periods, not ");
        assertThat(CONTRACTS.survival(1_000_000_000_000L)).isBetween(0.0, 1e-3);
        assertThat(CONTRACTS.discountedLifetime(tiny)).isFinite();
        assertThat(BUYING.discountedExpectedTransactions(Horizon.weeks(1e12), Discount.annual(0.15)))
                .isCloseTo(
                        BUYING.discountedExpectedTransactions(Horizon.infinite(), Discount.annual(0.15)), within(1e-8));
    }

    /** Sums that go on as an integral are those taken one by one. */
    @Test
    void longSumsOfPeriodsGoOnSmoothly() {
        for (double gamma : new double[] {0.3, 1, 1 + 1e-10, 1.000001, 1.7}) {
            BgBb model = BgBb.of(LifetimeUnit.MONTH, 1.2, 2, gamma, 2.8);
            double sum = 0;
            double there = 1;
            double discounted = 0;
            for (int i = 0; i < 400_000; i++) {
                there *= (2.8 + i) / (gamma + 2.8 + i);
                sum += there;
                discounted += there * Math.pow(1.0002, -(i + 1));
            }
            assertThat(model.expectedTransactions(Horizon.months(400_000)))
                    .isCloseTo(1.2 / 3.2 * sum, withinPercentage(1e-8));
            assertThat(model.discountedExpectedTransactions(
                            Horizon.infinite(), Discount.perPeriod(0.0002, LifetimeUnit.MONTH)))
                    .isCloseTo(1.2 / 3.2 * discounted, withinPercentage(1e-8));
        }
    }

    /** Beyond the 4,096 terms that are taken one by one, the distribution is still one, and has the expectation as its mean. */
    @Test
    void distributionsOverLongHorizonsAddUp() {
        for (double gamma : new double[] {0.3, 1 + 1e-10, 1.7}) {
            BgBb model = BgBb.of(LifetimeUnit.MONTH, 1.2, 2, gamma, 2.8);
            double all = 0;
            double mean = 0;
            for (int n = 0; n <= 4500; n++) {
                double p = model.probability(n, Horizon.months(4500));
                all += p;
                mean += n * p;
            }
            assertThat(all).isCloseTo(1, within(1e-9));
            assertThat(mean).isCloseTo(model.expectedTransactions(Horizon.months(4500)), withinPercentage(1e-6));
        }
    }

    @Test
    void contractsRefuseWhatIsNoCount() {
        assertThatThrownBy(() -> CONTRACTS.survivalCurve(-1)).hasMessage("renewals must be at least 0, not -1");
        assertThatThrownBy(() -> CONTRACTS.logLikelihood(new long[0], 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no renewals: there is no likelihood");
        assertThatThrownBy(() -> CONTRACTS.logLikelihood(new long[] {3, -3}, 5))
                .hasMessage("losses must be at least 0, not -3 (row 1)");
        assertThatThrownBy(() -> CONTRACTS.logLikelihood(new long[] {3}, -5))
                .hasMessage("survivors must be at least 0, not -5");
    }

    @Test
    void allModelsRefuseToSimulateNobody() {
        SplittableRandom random = new SplittableRandom(1);
        String message = "a simulation needs at least 1 customer, not -1";

        assertThatThrownBy(() -> CONTRACTS.simulate(random, -1)).hasMessage(message);
        assertThatThrownBy(() -> DONORS.simulate(random, -1, Horizon.years(3))).hasMessage(message);
        assertThatThrownBy(() -> BUYING.simulate(random, -1, Horizon.years(3))).hasMessage(message);
    }

    @Test
    void anAcquisitionWithoutCostHasNoRatio() {
        assertThatThrownBy(() -> Acquisition.of(0, 5, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acquisition cost must be above 0 and finite, not 0.0");
    }

    @Test
    void aNewDonorIsWorthTheExpectedDonations() {
        Cltv cltv = Cltv.of(DONORS, SPEND);
        double donation = SPEND.expectedSpend();

        double fiveYears = cltv.horizon(Horizon.years(5)).acquisition(10).value();

        assertThat(fiveYears).isCloseTo(donation * (1 + DONORS.expectedTransactions(Horizon.years(5))), within(1e-10));
        assertThat(cltv.horizon(Horizon.years(5)).acquisition(40).payback()).contains(Horizon.years(1));
    }

    @Test
    void aNewDonorsWholeFutureIsThatOfAThousandYears() {
        for (Discount discount : List.of(
                Discount.annual(0.1),
                Discount.annual(0.1).midPeriod(),
                Discount.annual(0.1).startOfPeriod(),
                Discount.continuous(0.1, YEAR))) {
            Cltv cltv = Cltv.of(DONORS, SPEND).discount(discount);

            double far = cltv.horizon(Horizon.years(1000)).acquisition(10).value();

            assertThat(cltv.acquisition(10).value()).isCloseTo(far, within(1e-9));
        }
    }

    @Test
    void theLikelihoodRatioRefusesAModelThatIsNoSpecialCase() {
        PurchaseHistories data = BUYING.simulate(new SplittableRandom(1), 300, Horizon.weeks(50));
        double[] trait = IntStream.range(0, 300).mapToDouble(i -> i % 2).toArray();
        ModelFit<CovariateModel<ParetoNbd>> larger = ParetoNbd.fit(data, Covariates.of("z", trait), Covariates.NONE);

        assertThatThrownBy(() -> larger.likelihoodRatio(BgNbd.fit(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the other model must be a special case: not all of [r, alpha, a, b] are among "
                        + "[r, alpha, s, beta, purchase.z]");
    }

    @Test
    void aDateBeyondTheCalendarIsRefusedWithItsRow() {
        LocalDate[] dates = {LocalDate.of(2025, 1, 1), LocalDate.MAX};

        assertThatThrownBy(() -> PurchaseLog.ofMinor(EUR, new String[] {"a", "b"}, dates, new long[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "date +999999999-12-31 is outside 0001-01-02..9999-12-30: exports write such dates where there is none (row 1)");
        for (String placeholder : List.of("0001-01-01", "9999-12-31")) {
            int[] days = {20_000, (int) LocalDate.parse(placeholder).toEpochDay()};
            assertThatThrownBy(() -> PurchaseLog.ofMinor(EUR, new String[] {"a", "b"}, days, new long[] {1, 1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "date " + placeholder
                                    + " is outside 0001-01-02..9999-12-30: exports write such dates where there is none (row 1)");
        }
    }

    @Test
    void theOrderOfTheRowsMakesNoDifferenceToAFitWithCovariates() {
        int n = 3000;
        PurchaseHistories data = BUYING.simulate(new SplittableRandom(3), n, Horizon.weeks(40));
        double[] trait = IntStream.range(0, n).mapToDouble(i -> i % 3).toArray();
        int[] backwards = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        double[] traitBackwards =
                IntStream.of(backwards).mapToDouble(i -> trait[i]).toArray();

        Estimates one =
                BgNbd.fit(data, Covariates.of("z", trait), Covariates.NONE).estimates();
        Estimates other = BgNbd.fit(data.rows(backwards), Covariates.of("z", traitBackwards), Covariates.NONE)
                .estimates();

        assertThat(other.values()).containsExactly(one.values());
        assertThat(other.logLikelihood()).isEqualTo(one.logLikelihood());
    }
}
