package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
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
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
    void resampledCustomersWithoutRepeatersAreLeftOutOfTheBootstrap() {
        PurchaseHistories few = PurchaseHistories.of(
                WEEK, new int[] {0, 0, 0, 0, 0, 0, 0, 2, 1}, new double[] {0, 0, 0, 0, 0, 0, 0, 3, 2}, new double[] {
                    5, 6, 7, 8, 9, 5, 6, 7, 8
                });
        FitOptions penalty = FitOptions.DEFAULT.withPenalty(0.1);

        Bootstrap<BgNbd> bootstrap = Bootstrap.of(few, data -> BgNbd.fit(data, penalty), 50, 1);

        assertThat(bootstrap.notConverged()).isPositive();
        assertThat(bootstrap.models()).hasSize(50 - (int) bootstrap.notConverged());
        assertThat(bootstrap.interval(BgNbd::r, Confidence.DEFAULT).lower()).isPositive();
    }

    @Test
    void aBootstrapOfNobodyWithRepeatsIsRefused() {
        PurchaseHistories once = PurchaseHistories.of(WEEK, new int[] {0}, new double[] {0}, new double[] {5});

        assertThatThrownBy(() -> Bootstrap.of(once, BgNbd::fit, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no customer has a repeat purchase: there is nothing to fit");
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
                .hasMessage("date +999999999-12-31 is beyond the calendar of purchases (row 1)");
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
