package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

    private static final GammaGamma MODEL = GammaGamma.of(6.25, 3.74, 15.44);
    private static final PurchaseHistories CDNOW = CdNow.roundedWeeks();

    @Test
    void theFitIsThePublishedOne() {
        ModelFit<GammaGamma> fit = GammaGamma.fit(CDNOW);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.estimates().customers()).isEqualTo(946);
        assertThat(fit.excluded()).isZero();
        assertThat(fit.model().p()).isCloseTo(6.25, within(0.005));
        assertThat(fit.model().q()).isCloseTo(3.74, within(0.005));
        assertThat(fit.model().v()).isCloseTo(15.44, within(0.01));
        assertThat(fit)
                .asString()
                .startsWith("Gamma-Gamma: p 6.249, q 3.745, v 15.45\nconverged, log-likelihood -4055.92, n = 946\n");
        assertThat(fit.model()).hasToString("Gamma-Gamma: p 6.249, q 3.745, v 15.45");
    }

    @Test
    void theOrderOfTheCustomersDoesNotChangeABit() {
        ModelFit<GammaGamma> fit = GammaGamma.fit(CDNOW);
        for (long seed = 1; seed <= 3; seed++) {
            List<Integer> order =
                    Arrays.asList(IntStream.range(0, CDNOW.size()).boxed().toArray(Integer[]::new));
            Collections.shuffle(order, new Random(seed));
            ModelFit<GammaGamma> shuffled =
                    GammaGamma.fit(CDNOW.rows(order.stream().mapToInt(i -> i).toArray()));
            assertThat(shuffled.model()).isEqualTo(fit.model());
            assertThat(shuffled.logLikelihood()).isEqualTo(fit.logLikelihood());
        }
    }

    @Test
    void aWeightIsThatManyCustomers() {
        int[] rows = IntStream.range(0, CDNOW.size())
                .flatMap(i -> IntStream.generate(() -> i).limit(1 + i % 3))
                .toArray();
        long[] weights =
                IntStream.range(0, CDNOW.size()).mapToLong(i -> 1 + i % 3).toArray();
        ModelFit<GammaGamma> weighted = GammaGamma.fit(CDNOW.withWeights(weights));
        ModelFit<GammaGamma> replicated = GammaGamma.fit(CDNOW.rows(rows));
        assertThat(weighted.model()).isEqualTo(replicated.model());
        assertThat(weighted.estimates().customers())
                .isEqualTo(replicated.estimates().customers());
    }

    @Test
    void anotherCurrencyChangesOnlyTheRate() {
        double[] cents = IntStream.range(0, CDNOW.size())
                .mapToDouble(i -> 100 * CDNOW.meanSpend(i).orElse(0))
                .toArray();
        ModelFit<GammaGamma> units = GammaGamma.fit(CDNOW);
        ModelFit<GammaGamma> hundredths = GammaGamma.fit(CDNOW.withMeanSpend(cents));
        assertThat(hundredths.model().p()).isCloseTo(units.model().p(), within(1e-7));
        assertThat(hundredths.model().q()).isCloseTo(units.model().q(), within(1e-7));
        assertThat(hundredths.model().v() / units.model().v()).isCloseTo(100, within(1e-5));
        assertThat(hundredths.logLikelihood()).isCloseTo(units.logLikelihood() - 946 * Math.log(100), within(1e-8));
    }

    @Test
    void parametersComeBackFromSimulatedSpends() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 30_000;
        int[] frequency = IntStream.range(0, n).map(i -> i % 6).toArray();
        double[] times =
                IntStream.range(0, n).mapToDouble(i -> i % 6 == 0 ? 0 : 1).toArray();
        double[] ages = IntStream.range(0, n).mapToDouble(i -> 2).toArray();
        ModelFit<GammaGamma> fit =
                GammaGamma.fit(MODEL.simulate(random, PurchaseHistories.of(LifetimeUnit.WEEK, frequency, times, ages)));
        assertThat(fit.model().p()).isCloseTo(MODEL.p(), within(4 * fit.standardError("p")));
        assertThat(fit.model().q()).isCloseTo(MODEL.q(), within(4 * fit.standardError("q")));
        assertThat(fit.model().v()).isCloseTo(MODEL.v(), within(4 * fit.standardError("v")));
        assertThat(fit.standardError("p")).isLessThan(0.3);
    }

    @Test
    void customersWhoPaidNothingAreLeftOutAndCounted() {
        PurchaseHistories some = PurchaseHistories.of(
                        LifetimeUnit.WEEK, new int[] {0, 1, 1, 2}, new double[] {0, 1, 1, 1}, new double[] {2, 2, 2, 2})
                .withMeanSpend(new double[] {0, 0, 10, 20})
                .withWeights(new long[] {1, 7, 1, 1});
        ModelFit<GammaGamma> fit = GammaGamma.fit(some, FitOptions.DEFAULT.withPenalty(1));
        assertThat(fit.excluded()).isEqualTo(7);
        assertThat(fit.toString()).contains(", n = 2, 7 left out\n");
        assertThat(MODEL.logLikelihood(some))
                .isCloseTo(MODEL.logLikelihood(some.get(2)) + MODEL.logLikelihood(some.get(3)), within(1e-12));
        assertThat(MODEL.expectedSpend(some)[1]).isCloseTo(6.25 * 15.44 / (6.25 + 3.74 - 1), within(1e-12));
    }

    @Test
    void expectationsAreBetweenTheCustomersMeanAndThePopulations() {
        double population = MODEL.expectedSpend();
        assertThat(population).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
        for (int i = 0; i < CDNOW.size(); i++) {
            double expected = MODEL.expectedSpend(CDNOW.get(i));
            double own = CDNOW.meanSpend(i).orElse(population);
            assertThat(expected).isBetween(Math.min(own, population) - 1e-9, Math.max(own, population) + 1e-9);
        }
        PurchaseHistory often =
                PurchaseHistory.of(LifetimeUnit.WEEK, 1_000_000, 1, 2).withMeanSpend(50);
        assertThat(MODEL.expectedSpend(often)).isCloseTo(50, within(1e-3));
    }

    @Test
    void whatHasNoMeanIsRefusedWithTheReason() {
        GammaGamma heavy = GammaGamma.of(0.1, 0.8, 10);
        assertThatThrownBy(heavy::expectedSpend)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean spend of the population is undefined: q = 0.8 is not above 1");
        assertThat(heavy.expectedSpendIfDefined()).isEmpty();
        assertThatThrownBy(() -> heavy.expectedSpend(
                        PurchaseHistory.of(LifetimeUnit.WEEK, 2, 1, 2).withMeanSpend(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean spend of the customer is undefined: p x + q = 1.0 is not above 1");
        assertThatThrownBy(() -> GammaGamma.of(0, 1, 1)).hasMessage("p must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> GammaGamma.of(1, Double.NaN, 1)).hasMessage("q must be above 0 and finite, not NaN");
        assertThatThrownBy(() -> GammaGamma.fit(
                        PurchaseHistories.of(LifetimeUnit.WEEK, new int[1], new double[1], new double[] {1})))
                .hasMessage("the histories have no mean spend: 1 customers, 0 with repeat purchases, in weeks");
        ModelFit<GammaGamma> nothing =
                GammaGamma.fit(PurchaseHistories.of(LifetimeUnit.WEEK, new int[1], new double[1], new double[] {1})
                        .withMeanSpend(new double[1]));
        assertThat(nothing.verdict()).isEqualTo("not converged (no customer paid for a repeat purchase)");
        assertThatThrownBy(() -> nothing.model().expectedSpend()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(nothing::bic).hasMessage("bic is undefined: no customers");
        assertThat(nothing.toForm().restore()).isEqualTo(nothing);
        assertThatThrownBy(() -> MODEL.logLikelihood(PurchaseHistory.of(LifetimeUnit.WEEK, 0, 0, 2)))
                .hasMessage("the likelihood needs a mean spend above 0: no repeat purchase in 2 weeks");
    }
}
