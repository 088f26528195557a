package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BgBbTest {

    private static final LifetimeUnit YEAR = LifetimeUnit.YEAR;
    private static final BgBb MODEL = BgBb.of(YEAR, 1.204, 0.750, 0.657, 2.783);

    private static PurchaseHistory donor(long x, double last) {
        return PurchaseHistory.of(YEAR, x, last, 6);
    }

    @Test
    void theDonorsOfThePaperComeOut() {
        // Fader, Hardie and Shang 2010: P(alive in 2002) and E[X*(5)]
        assertThat(MODEL.probabilityAlive(donor(0, 0))).isCloseTo(0.11, within(0.005));
        assertThat(MODEL.probabilityAlive(donor(2, 4))).isCloseTo(0.59, within(0.005));
        assertThat(MODEL.probabilityAlive(donor(6, 6))).isCloseTo(0.93, within(0.005));
        assertThat(MODEL.expectedTransactions(donor(6, 6), Horizon.years(5))).isCloseTo(3.75, within(0.005));
    }

    @Test
    void theLikelihoodOfAllHistoriesOfSomeYearsIsOne() {
        double sum = 0;
        int n = 6;
        for (int history = 0; history < 1 << n; history++) {
            int x = Integer.bitCount(history);
            int last = 32 - Integer.numberOfLeadingZeros(history);
            sum += Math.exp(MODEL.logLikelihood(
                    PurchaseHistories.of(YEAR, new int[] {x}, new double[] {last}, new double[] {n})));
        }
        assertThat(sum).isCloseTo(1, within(1e-13));
    }

    @Test
    void numbersOfTransactionsAreADistributionWithTheExpectedMean() {
        Horizon ten = Horizon.years(10);
        for (PurchaseHistory history : new PurchaseHistory[] {donor(0, 0), donor(2, 4), donor(6, 6)}) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n <= 10; n++) {
                double p = MODEL.probability(history, n, ten);
                sum += p;
                mean += n * p;
            }
            assertThat(sum).isCloseTo(1, within(1e-13));
            assertThat(mean).isCloseTo(MODEL.expectedTransactions(history, ten), within(1e-13));
            assertThat(MODEL.probability(history, 11, ten)).isZero();
        }
        double mean = 0;
        for (int n = 1; n <= 10; n++) {
            mean += n * MODEL.probability(n, ten);
        }
        assertThat(mean).isCloseTo(MODEL.expectedTransactions(ten), within(1e-13));
        Interval interval = MODEL.predictionInterval(donor(6, 6), ten, Confidence.of(0.9));
        assertThat(interval.lower()).isZero();
        assertThat(interval.upper()).isEqualTo(10);
    }

    @Test
    void expectationsAgreeWithThePublishedClosedForms() {
        // E[X(n)] = α/(α + β) · δ/(γ − 1) · (1 − Γ(γ + δ)/Γ(γ + δ + n) · Γ(1 + δ + n)/Γ(1 + δ))
        double closed = 1.204 / (1.204 + 0.750) * 2.783 / (0.657 - 1) * (1 - ratio(6));
        assertThat(MODEL.expectedTransactions(Horizon.years(6))).isCloseTo(closed, within(1e-12));
        BgBb finite = BgBb.of(YEAR, 1, 2, 1.5, 2);
        assertThat(finite.expectedTransactions(Horizon.infinite())).isCloseTo(1 / 3.0 * 2 / 0.5, within(1e-13));
        assertThatThrownBy(() -> MODEL.expectedTransactions(Horizon.infinite()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "expected transactions of the whole future are undefined: infinite, as gamma = 0.657 is not above 1");
    }

    /** Γ(γ + δ) Γ(1 + δ + n) / (Γ(1 + δ) Γ(γ + δ + n)). */
    private static double ratio(int n) {
        double ratio = 1;
        for (int i = 0; i < n; i++) {
            ratio *= (1 + 2.783 + i) / (0.657 + 2.783 + i);
        }
        return ratio;
    }

    @Test
    void discountedTransactionsFollowTheConvention() {
        Discount end = Discount.perPeriod(0.1, YEAR);
        PurchaseHistory history = donor(4, 5);
        double endless = MODEL.discountedExpectedTransactions(history, end);
        assertThat(MODEL.discountedExpectedTransactions(history, Horizon.infinite(), end))
                .isCloseTo(endless, within(1e-12));
        assertThat(MODEL.discountedExpectedTransactions(history, Horizon.infinite(), end.startOfPeriod()))
                .isCloseTo(endless * 1.1, within(1e-12));
        assertThat(MODEL.discountedExpectedTransactions(history, Horizon.years(500), end))
                .isCloseTo(endless, within(1e-12));
        assertThat(MODEL.discountedExpectedTransactions(history, Horizon.years(3), end.atPurchase()))
                .isEqualTo(MODEL.discountedExpectedTransactions(history, Horizon.years(3), end));
        assertThatThrownBy(() -> MODEL.discountedExpectedTransactions(history, Discount.none()))
                .hasMessage("transactions of the whole future need a discount above 0, not no discount");
    }

    @Test
    void parametersComeBackFromSimulatedHistories() {
        ModelFit<BgBb> fit = BgBb.fit(MODEL.simulate(new SplittableRandom(8), 40_000, Horizon.years(8)));
        for (String name : fit.estimates().names()) {
            double truth = switch (name) {
                case "alpha" -> MODEL.alpha();
                case "beta" -> MODEL.beta();
                case "gamma" -> MODEL.gamma();
                default -> MODEL.delta();
            };
            assertThat(fit.estimates().value(name)).as(name).isCloseTo(truth, within(4 * fit.standardError(name)));
        }
        assertThat(fit.standardError("alpha")).isLessThan(0.1);
    }

    @Test
    void simulatedMeansAreTheExpectedOnes() {
        PurchaseHistories drawn = MODEL.simulate(new SplittableRandom(3), 50_000, Horizon.years(5));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < drawn.size(); i++) {
            sum += drawn.frequency(i);
            squares += drawn.frequency(i) * drawn.frequency(i);
        }
        double mean = sum / drawn.size();
        double error = Math.sqrt((squares / drawn.size() - mean * mean) / drawn.size());
        assertThat(mean).isCloseTo(MODEL.expectedTransactions(Horizon.years(5)), within(4 * error));
        assertThat(drawn).isEqualTo(MODEL.simulate(new SplittableRandom(3), 50_000, Horizon.years(5)));
    }

    @Test
    void weightedRowsAreReplicatedRowsBitForBit() {
        PurchaseHistories twice = PurchaseHistories.of(
                YEAR, new int[] {1, 0, 1, 2, 2}, new double[] {2, 0, 2, 3, 3}, new double[] {4, 4, 4, 4, 4});
        PurchaseHistories weighted = PurchaseHistories.of(
                        YEAR, new int[] {2, 1, 0}, new double[] {3, 2, 0}, new double[] {4, 4, 4})
                .withWeights(new long[] {2, 2, 1});
        assertThat(MODEL.logLikelihood(weighted)).isEqualTo(MODEL.logLikelihood(twice));
    }

    @Test
    void historiesThatDoNotFitTheModelAreRefused() {
        assertThatThrownBy(() -> BgBb.fit(
                        PurchaseHistories.of(YEAR, new int[] {1, 3}, new double[] {1, 2}, new double[] {4, 4})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequency 3 exceeds recency 2: the model has one purchase a period (row 1)");
        assertThatThrownBy(() -> BgBb.fit(
                        PurchaseHistories.of(YEAR, new int[] {1, 1}, new double[] {1, 2}, new double[] {4, 4.5})))
                .hasMessage("age must be a whole number of periods, not 4.5 (row 1)");
        assertThat(BgBb.fit(PurchaseHistories.of(YEAR, new int[] {0, 0}, new double[] {0, 0}, new double[] {4, 4}))
                        .verdict())
                .startsWith("on a boundary (");
        assertThatThrownBy(() -> BgBb.fit(PurchaseHistories.of(YEAR, new int[1], new double[1], new double[] {1e9})))
                .hasMessage("an age of 1000000000 periods exceeds 100000: fit in longer periods (row 0)");
        assertThatThrownBy(() -> MODEL.probabilityAlive(PurchaseHistory.of(YEAR, 1, 1.5, 4)))
                .hasMessage("recency must be a whole number of periods, not 1.5");
        assertThatThrownBy(() -> MODEL.expectedTransactions(donor(1, 1), Horizon.years(1.5)))
                .hasMessage("the horizon must be a whole number of years, not 1.5 years");
        assertThatThrownBy(() -> BgBb.of(YEAR, 1, 1, 0, 1)).hasMessage("gamma must be above 0 and finite, not 0.0");
        assertThat(MODEL).hasToString("BG/BB in years: alpha 1.204, beta 0.7500, gamma 0.6570, delta 2.783");
    }
}
