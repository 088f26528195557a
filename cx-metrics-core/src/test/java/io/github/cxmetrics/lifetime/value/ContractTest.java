package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The shifted beta-geometric model, and the closed form with a constant churn. */
class ContractTest {

    private static final LifetimeUnit YEAR = LifetimeUnit.YEAR;
    private static final LifetimeUnit MONTH = LifetimeUnit.MONTH;
    private static final Discount TEN = Discount.perPeriod(0.1, YEAR);

    @Test
    void thePublishedFitForetellsThePublishedSurvival() {
        List<String[]> table = CdNow.rows("sbg_retention_fader_hardie_2007.csv");
        double[] survival = CdNow.column(table, 1);
        ModelFit<ShiftedBetaGeometric> fit =
                ShiftedBetaGeometric.fit(YEAR, new long[] {131, 126, 90, 60, 42, 34, 26}, 491);
        assertThat(fit.model().alpha()).isCloseTo(0.668, within(5e-4));
        assertThat(fit.model().beta()).isCloseTo(3.806, within(5e-4));
        double[] curve = fit.model().survivalCurve(12);
        for (int year = 0; year <= 12; year++) {
            assertThat(curve[year]).as("year %s", year).isCloseTo(survival[year] / 100, within(0.02));
            assertThat(curve[year]).isCloseTo(fit.model().survival(year), within(1e-15));
        }
        assertThat(fit)
                .asString()
                .startsWith("shifted beta-geometric in years: alpha 0.6681, beta 3.806\n"
                        + "converged, log-likelihood -1611.16, n = 1000\n");
        assertThat(fit.model()).hasToString("shifted beta-geometric in years: alpha 0.6681, beta 3.806");
        assertThat(fit.model().logLikelihood(new long[] {131, 126, 90, 60, 42, 34, 26}, 491))
                .isCloseTo(fit.logLikelihood(), within(1e-9));
    }

    @Test
    void everyoneLeavesAtSomeRenewal() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(YEAR, 0.668, 3.806);
        double gone = 0;
        for (int t = 1; t <= 200; t++) {
            gone += model.probabilityOfLeaving(t);
            assertThat(1 - gone).isCloseTo(model.survival(t), within(1e-12));
            assertThat(model.retention(t + 1)).isGreaterThan(model.retention(t));
        }
        assertThatThrownBy(() -> model.retention(0)).hasMessage("a renewal must be at least 1, not 0");
        assertThatThrownBy(() -> model.survival(-1)).hasMessage("renewals must be at least 0, not -1");
    }

    @Test
    void sumsOfSurvivalAreTheDiscountedLifetimes() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(YEAR, 1.5, 2);
        double sum = 0;
        double[] curve = model.survivalCurve(1000);
        for (int t = 0; t <= 1000; t++) {
            sum += curve[t] * Math.pow(1.1, -t);
        }
        assertThat(model.discountedLifetime(TEN)).isCloseTo(sum, within(1e-12));
        assertThat(model.discountedLifetime(TEN)).isCloseTo(1 + model.residualLifetime(1, TEN) / 1.1, within(1e-12));
        // without discount: Σ S(t) = (α + β − 1)/(α − 1)
        assertThat(model.discountedLifetime(Discount.none())).isCloseTo(2.5 / 0.5, within(1e-12));
        assertThatThrownBy(() -> ShiftedBetaGeometric.of(YEAR, 0.9, 2).discountedLifetime(Discount.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("discounted lifetime is undefined: infinite with no discount and alpha = 0.9");
    }

    @Test
    void parametersComeBackFromSimulatedCohortsOfDifferentTenure() {
        ShiftedBetaGeometric truth = ShiftedBetaGeometric.of(YEAR, 0.7, 1.2);
        long[] lifetimes = truth.simulate(new SplittableRandom(6), 40_000);
        long[] lost = new long[8];
        long[] left = new long[8];
        for (int i = 0; i < lifetimes.length; i++) {
            int seen = 3 + i % 6;
            if (lifetimes[i] <= seen) {
                lost[(int) lifetimes[i] - 1]++;
            } else {
                left[seen - 1]++;
            }
        }
        ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(YEAR, lost, left, FitOptions.DEFAULT);
        assertThat(fit.model().alpha()).isCloseTo(0.7, within(4 * fit.standardError("alpha")));
        assertThat(fit.model().beta()).isCloseTo(1.2, within(4 * fit.standardError("beta")));
        assertThat(fit.standardError("alpha")).isLessThan(0.05);
        assertThat(Arrays.stream(lifetimes).filter(t -> t > 3).count() / 40_000.0)
                .isCloseTo(truth.survival(3), within(0.01));
    }

    @Test
    void countsOfContractsAreChecked() {
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(YEAR, new long[] {5, -1}, 3))
                .hasMessage("losses must be at least 0, not -1 (row 1)");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(YEAR, new long[] {5, 1}, -3))
                .hasMessage("survivors must be at least 0, not -3 (row 1)");
        assertThat(ShiftedBetaGeometric.fit(YEAR, new long[] {0, 0}, 3).verdict())
                .startsWith("on a boundary (the likelihood still grows as ");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(YEAR, new long[0], 3))
                .hasMessage("no customers at a renewal: there is nothing to fit");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(YEAR, new long[1], new long[2], FitOptions.DEFAULT))
                .hasMessage("columns differ in length: 1 losses, 2 survivors");
        assertThatThrownBy(() -> ShiftedBetaGeometric.of(YEAR, 0, 1))
                .hasMessage("alpha must be above 0 and finite, not 0.0");
    }

    @Test
    void aConstantChurnIsAGeometricSeries() {
        ContractCltv contract = ContractCltv.ofChurn(60, 0.03, MONTH);
        Discount monthly = Discount.perPeriod(0.01, MONTH);
        double sum = 0;
        for (int t = 0; t < 2000; t++) {
            sum += 60 * Math.pow(0.97 / 1.01, t);
        }
        assertThat(contract.value(monthly.startOfPeriod())).isCloseTo(sum, within(1e-9));
        assertThat(contract.value(monthly)).isCloseTo(sum / 1.01, within(1e-9));
        assertThat(contract.value(monthly.midPeriod())).isCloseTo(sum / Math.sqrt(1.01), within(1e-9));
        assertThat(contract.value()).isCloseTo(2000, within(1e-9));
        assertThat(contract.expectedLifetime()).isCloseTo(100 / 3.0, within(1e-12));
        assertThat(ContractCltv.ofRetention(60, 0.97, MONTH).value()).isCloseTo(2000, within(1e-9));
        assertThat(contract).hasToString("contract of 60.00 a month, churn 3 %");
    }

    @Test
    void paybackIsTheFirstPaymentThatReachesTheCost() {
        ContractCltv contract = ContractCltv.ofChurn(60, 0.03, MONTH);
        Discount now = Discount.perPeriod(0.01, MONTH).startOfPeriod();
        double sum = 0;
        for (int payments = 1; payments <= 40; payments++) {
            sum += 60 * Math.pow(0.97 / 1.01, payments - 1);
            assertThat(contract.acquisition(sum - 1e-6, now).payback()).contains(Horizon.months(payments));
            assertThat(contract.acquisition(sum + 1e-6, now).payback()).contains(Horizon.months(payments + 1));
        }
        assertThat(contract.acquisition(1600, now).payback()).isEmpty();
        assertThat(contract.acquisition(1500, now))
                .hasToString("CLTV 1515.00, CAC 1500.00, ratio 1.01, payback after 115 months");
        assertThat(ContractCltv.ofChurn(60, 1, MONTH).acquisition(50, now).payback())
                .contains(Horizon.months(1));
        assertThat(ContractCltv.ofChurn(60, 1, MONTH).acquisition(60, now).payback())
                .contains(Horizon.months(1));
        assertThat(contract.acquisition(60, now).payback()).contains(Horizon.months(1));
    }

    @Test
    void whatIsInfiniteIsUndefined() {
        ContractCltv loyal = ContractCltv.ofChurn(60, 0, MONTH);
        assertThatThrownBy(loyal::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CLTV is undefined: infinite without churn and discount");
        assertThatThrownBy(loyal::expectedLifetime).hasMessage("expected lifetime is undefined: no churn");
        assertThatThrownBy(() -> loyal.value(Discount.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CLTV is undefined: infinite with churn 0.0 and no discount");
        assertThat(loyal.value(Discount.perPeriod(0.01, MONTH))).isCloseTo(6000, within(1e-9));
        assertThatThrownBy(() -> ContractCltv.ofChurn(60, 1.1, MONTH)).hasMessage("churn must be in 0..1, not 1.1");
        assertThatThrownBy(() -> ContractCltv.ofRetention(60, Double.NaN, MONTH))
                .hasMessage("retention must be in 0..1, not NaN");
        assertThatThrownBy(() -> loyal.value(Discount.perPeriod(0.1, YEAR)))
                .hasMessage("payments of a contract come once a month, not once in 1 year");
    }
}
