package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Published tables, extreme inputs, messages. */
class TransactionModelTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;
    private static final BgNbd BG = BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426);
    private static final MbgNbd MBG = MbgNbd.of(WEEK, 0.525, 6.183, 0.891, 1.614);
    private static final ParetoNbd PARETO = ParetoNbd.of(WEEK, 0.553, 10.578, 0.606, 11.669);
    private static final PurchaseHistory CUSTOMER = PurchaseHistory.of(WEEK, 2, 30.43, 38.86);

    /** Fader, Hardie and Lee (2005), and Fader and Hardie's notes on the two models. */
    @Test
    void publishedExpectations() {
        assertThat(BG.expectedTransactions(CUSTOMER, Horizon.weeks(39))).isEqualTo(1.226, within(5e-4));
        PurchaseHistory regular = PurchaseHistory.of(WEEK, 26, 30.86, 31);
        assertThat(PARETO.expectedTransactions(regular, Horizon.weeks(52))).isEqualTo(25.46, within(6e-3));
        assertThat(PARETO.probabilityAlive(regular)).isEqualTo(0.9979, within(5e-5));
        double[] days = {1, 7, 21};
        double[] published = {0.0078, 0.0532, 0.1506};
        for (int i = 0; i < days.length; i++) {
            assertThat(BG.expectedTransactions(Horizon.days(days[i]))).isEqualTo(published[i], within(3e-4));
        }
        Discount fifteenPercent = Discount.continuous(0.0027, WEEK);
        assertThat(PARETO.discountedExpectedTransactions(CUSTOMER, fifteenPercent))
                .isEqualTo(6.48377356773, within(1e-10));
    }

    @Test
    void aBgCustomerWhoNeverCameBackIsAliveAndAnMbgCustomerMayNotBe() {
        PurchaseHistory once = PurchaseHistory.of(WEEK, 0, 0, 400);
        assertThat(BG.probabilityAlive(once)).isEqualTo(1);
        assertThat(MBG.probabilityAlive(once)).isBetween(0.1, 0.3);
    }

    /** Negative binomial counts, whose probabilities other programs overflow. */
    @Test
    void manyTransactionsAreNoProblem() {
        PurchaseHistory busy = PurchaseHistory.of(WEEK, 100_000, 51.9, 52);
        for (LatentModel model : List.of(BG, MBG, PARETO)) {
            for (long n : new long[] {0, 200, 5_000, 100_000}) {
                assertThat(model.probability(busy, n, Horizon.weeks(52))).isBetween(0.0, 1.0);
                assertThat(model.probability(n, Horizon.weeks(52))).isBetween(0.0, 1.0);
            }
            assertThat(model.logLikelihood(busy)).isFinite();
            assertThat(model.probabilityAlive(PurchaseHistory.of(WEEK, 300, 38, 39)))
                    .isBetween(1e-12, 1.0);
        }
        assertThat(PARETO.probability(200, Horizon.weeks(52))).isBetween(1e-300, 1e-6);
    }

    @Test
    void theWholeFutureIsFiniteOnlyForSomeModels() {
        assertThatThrownBy(() -> BG.expectedTransactions(CUSTOMER, Horizon.infinite()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the expected transactions of the whole future are infinite: a = 0.793 is not above 1");
        assertThatThrownBy(() -> PARETO.expectedTransactions(Horizon.infinite()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the expected transactions of the whole future are infinite: s = 0.606 is not above 1");
        for (LatentModel model :
                List.of(BgNbd.of(WEEK, 1, 4, 3, 5), MbgNbd.of(WEEK, 1, 4, 3, 5), ParetoNbd.of(WEEK, 1, 4, 4, 9))) {
            double whole = model.expectedTransactions(CUSTOMER, Horizon.infinite());
            assertThat(whole)
                    .isGreaterThan(model.expectedTransactions(CUSTOMER, Horizon.years(20)))
                    .isEqualTo(model.expectedTransactions(CUSTOMER, Horizon.years(1e6)), within(1e-6 * whole));
            double slowly = model.discountedExpectedTransactions(CUSTOMER, Discount.continuous(1e-9, WEEK));
            assertThat(slowly).isEqualTo(whole, within(1e-5 * whole));
        }
    }

    @Test
    void theRegularModelKnowsHowLongTheSilenceIs() {
        BgCnbdK regular = BgCnbdK.of(WEEK, 3, Dropout.AFTER_REPEATS, 0.5, 3, 0.8, 2.5);
        PurchaseHistory silent = PurchaseHistory.of(WEEK, 10, 20, 32);
        assertThat(regular.probabilityAlive(silent))
                .isLessThan(BgNbd.of(WEEK, 0.5, 9, 0.8, 2.5).probabilityAlive(silent));
        PurchaseHistory due = PurchaseHistory.of(WEEK, 10, 20, 21.9);
        double likely = regular.probability(due, 0, Horizon.weeks(1)) / regular.probabilityAlive(due);
        PurchaseHistory fresh = PurchaseHistory.of(WEEK, 10, 20, 20);
        double unlikely = regular.probability(fresh, 0, Horizon.weeks(1)) / regular.probabilityAlive(fresh);
        assertThat(likely).isLessThan(unlikely);
    }

    /** The mean of simulated futures of regular customers. */
    @Test
    void theDistributionOfTheRegularModelIsThatOfItsSimulation() {
        BgCnbdK regular = BgCnbdK.of(WEEK, 2, Dropout.FROM_THE_FIRST, 1.5, 2, 0.8, 2.5);
        PurchaseHistories drawn = regular.simulate(new SplittableRandom(9), 100_000, Horizon.weeks(12));
        for (int n = 0; n < 6; n++) {
            int transactions = n;
            double share = java.util.Arrays.stream(HistoryColumns.frequencies(drawn))
                            .filter(x -> x == transactions)
                            .count()
                    / 100_000.0;
            assertThat(regular.probability(n, Horizon.weeks(12))).as("%s", n).isEqualTo(share, within(0.006));
        }
    }

    @Test
    void wrongParametersAndQuestionsAreRefused() {
        assertThatThrownBy(() -> BgNbd.of(WEEK, -1, 4, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("r must be above 0 and finite, not -1.0");
        assertThatThrownBy(() -> ParetoNbd.of(WEEK, 1, 4, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("beta must be above 0 and finite, not NaN");
        assertThatThrownBy(() -> BgCnbdK.of(WEEK, 21, Dropout.AFTER_REPEATS, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("regularity k must be 1..20, not 21");
        assertThatThrownBy(() -> BG.probability(CUSTOMER, -1, Horizon.weeks(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number of transactions must be at least 0, not -1");
        assertThatThrownBy(() -> BG.probability(CUSTOMER, 1, Horizon.infinite()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of transactions needs a finite horizon, not the whole future");
        assertThatThrownBy(() -> BG.discountedExpectedTransactions(CUSTOMER, Discount.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the whole future needs a discount above 0, not no discount");
        assertThatThrownBy(() -> BG.simulate(new SplittableRandom(1), 10, Horizon.infinite()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an age must be above 0 and finite, not the whole future");
    }

    @Test
    void modelsAreValuesAndReadWell() {
        assertThat(BG).hasToString("BG/NBD in weeks: r 0.2430, alpha 4.414, a 0.7930, b 2.426");
        assertThat(BgCnbdK.of(WEEK, 2, Dropout.FROM_THE_FIRST, MBG.r(), MBG.alpha(), MBG.a(), MBG.b()))
                .hasToString("MBG/CNBD-2 in weeks: r 0.5250, alpha 6.183, a 0.8910, b 1.614");
        assertThat(BG)
                .isEqualTo(BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426))
                .hasSameHashCodeAs(BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426));
        assertThat(BG).isNotEqualTo(BgNbd.of(LifetimeUnit.DAY, 0.243, 4.414, 0.793, 2.426));
        assertThat((Object) BG).isNotEqualTo(MbgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426));
        assertThat(BG.predictionInterval(CUSTOMER, Horizon.weeks(39), Confidence.DEFAULT)
                        .toString())
                .isEqualTo("95 % CI 0 … 5 (equal tails of the predictive distribution)");
    }
}
