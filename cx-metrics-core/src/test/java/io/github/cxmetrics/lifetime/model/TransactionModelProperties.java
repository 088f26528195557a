package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TransactionModelProperties {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;

    @Provide
    Arbitrary<LatentModel> models() {
        Arbitrary<Double> number = Arbitraries.doubles().between(-3, 3).map(e -> Math.exp(e));
        return Combinators.combine(Arbitraries.integers().between(0, 4), number, number, number, number)
                .as((kind, p, q, s, t) -> switch (kind) {
                    case 0 -> BgNbd.of(WEEK, p, 10 * q, s, t);
                    case 1 -> MbgNbd.of(WEEK, p, 10 * q, s, t);
                    case 2 -> BgCnbdK.of(WEEK, 2, Dropout.AFTER_REPEATS, p, 10 * q, s, t);
                    case 3 -> BgCnbdK.of(WEEK, 3, Dropout.FROM_THE_FIRST, p, 10 * q, s, t);
                    default -> ParetoNbd.of(WEEK, p, 10 * q, s, 10 * t);
                });
    }

    @Provide
    Arbitrary<PurchaseHistory> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.doubles().between(0.01, 1),
                        Arbitraries.doubles().between(1, 200))
                .as((x, share, age) -> PurchaseHistory.of(WEEK, x, x == 0 ? 0 : share * age, age));
    }

    private static LatentModel in(LifetimeUnit unit, LatentModel m) {
        double f = m.unit().days() / unit.days();
        if (m instanceof BgNbd p) {
            return BgNbd.of(unit, p.r(), p.alpha() * f, p.a(), p.b());
        }
        if (m instanceof MbgNbd p) {
            return MbgNbd.of(unit, p.r(), p.alpha() * f, p.a(), p.b());
        }
        if (m instanceof ParetoNbd p) {
            return ParetoNbd.of(unit, p.r(), p.alpha() * f, p.s(), p.beta() * f);
        }
        BgCnbdK p = (BgCnbdK) m;
        return BgCnbdK.of(unit, p.regularity(), p.dropout(), p.r(), p.alpha() * f, p.a(), p.b());
    }

    @Property(tries = 200, seed = "20050301")
    void theUnitOfTimeDoesNotMatter(@ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        LatentModel other = in(LifetimeUnit.DAY, model);
        Horizon horizon = Horizon.weeks(26);
        assertThat(other.probabilityAlive(history)).isEqualTo(model.probabilityAlive(history), within(1e-11));
        double expected = model.expectedTransactions(history, horizon);
        assertThat(other.expectedTransactions(history, horizon)).isEqualTo(expected, within(1e-10 * expected + 1e-300));
        assertThat(other.logLikelihood(history))
                .isEqualTo(
                        model.logLikelihood(history) - timesPerUnit(model) * history.frequency() * Math.log(7),
                        within(1e-9));
    }

    /** The density of a purchase with Erlang-k stages has k rates in it; the part without a rate is left out. */
    private static int timesPerUnit(LatentModel model) {
        return model instanceof BgCnbdK regular ? regular.regularity() : 1;
    }

    @Property(tries = 150, seed = "20050302")
    void aliveIsAProbabilityThatFalls(
            @ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        double now = model.probabilityAlive(history);
        assertThat(now).isBetween(0.0, 1.0);
        assertThat(model.probabilityAlive(history, Horizon.weeks(0))).isEqualTo(now, within(1e-12));
        double before = now * (1 + 1e-12);
        for (double weeks : new double[] {1, 10, 100, 1000}) {
            double later = model.probabilityAlive(history, Horizon.weeks(weeks));
            assertThat(later).isBetween(0.0, before);
            before = later * (1 + 1e-12);
        }
        assertThat(model.probabilityAlive(history, Horizon.infinite())).isZero();
    }

    @Property(tries = 150, seed = "20050303")
    void expectationsGrowFromZero(@ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        assertThat(model.expectedTransactions(history, Horizon.weeks(0))).isZero();
        double before = 0;
        for (double weeks : new double[] {1e-6, 1, 10, 100, 1000, 1e6}) {
            double expected = model.expectedTransactions(history, Horizon.weeks(weeks));
            assertThat(expected).isGreaterThan(before * (1 - 1e-11)).isFinite();
            before = expected;
        }
    }

    @Property(tries = 60, seed = "20050304")
    void theDistributionSumsToOneAndHasTheMean(
            @ForAll("models") LatentModel model, @ForAll @DoubleRange(min = 0.1, max = 40) double weeks) {
        Horizon horizon = Horizon.weeks(weeks);
        hasTheMean(n -> model.probability(n, horizon), model.expectedTransactions(horizon));
        for (PurchaseHistory history :
                List.of(PurchaseHistory.of(WEEK, 0, 0, 30), PurchaseHistory.of(WEEK, 2, 20, 30))) {
            hasTheMean(n -> model.probability(history, n, horizon), model.expectedTransactions(history, horizon));
        }
    }

    private static void hasTheMean(LongToDoubleFunction probability, double expected) {
        double sum = 0;
        double mean = 0;
        for (int n = 0; n < 4000; n++) {
            double p = probability.applyAsDouble(n);
            assertThat(p).isBetween(0.0, 1.0);
            sum += p;
            mean += n * p;
        }
        assertThat(sum).isEqualTo(1, within(1e-10));
        assertThat(mean).isEqualTo(expected, within(1e-8));
    }

    @Property(tries = 12, seed = "20050311")
    void theMeanIsThatOfManySimulatedCustomers(@ForAll("models") LatentModel model) {
        PurchaseHistories drawn = model.simulate(new SplittableRandom(7), 40_000, Horizon.weeks(26));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < drawn.size(); i++) {
            sum += drawn.frequency(i);
            squares += (double) drawn.frequency(i) * drawn.frequency(i);
        }
        double mean = sum / drawn.size();
        double error = Math.sqrt((squares / drawn.size() - mean * mean) / drawn.size());
        assertThat(model.expectedTransactions(Horizon.weeks(26))).isEqualTo(mean, within(4 * error + 1e-12));
    }

    /** The same chance, looked at twice, gives one life; what comes between the two looks is what was to be expected of the customer at the first one. */
    @Property(tries = 8, seed = "20050313")
    void theMeanOfKnownCustomersIsThatOfTheirLives(@ForAll("models") LatentModel model) {
        double[] sums = new double[12];
        for (int i = 0; i < 20_000; i++) {
            LatentModel.Drawn seen = model.draw(new SplittableRandom(i), 20);
            long later = model.draw(new SplittableRandom(i), 45).purchases() - seen.purchases();
            PurchaseHistory history = PurchaseHistory.of(WEEK, seen.purchases(), seen.last(), 20);
            double error = later - model.expectedTransactions(history, Horizon.weeks(25));
            int kind = 3 * Math.min(3, seen.purchases());
            sums[kind]++;
            sums[kind + 1] += error;
            sums[kind + 2] += error * error;
        }
        for (int kind = 0; kind < sums.length; kind += 3) {
            if (sums[kind] > 200) {
                assertThat(sums[kind + 1]).as("x = " + kind / 3).isEqualTo(0, within(4 * Math.sqrt(sums[kind + 2])));
            }
        }
    }

    /** Sums that go on as an integral meet those taken one by one. */
    @Property(tries = 60, seed = "20050312")
    void farHorizonsGoOnSmoothly(@ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        double now = model.expectedTransactions(history, Horizon.weeks(1e5));
        double later = model.expectedTransactions(history, Horizon.weeks(1e5 * (1 + 1e-7)));
        assertThat(later).isBetween(now * (1 - 1e-12), now * (1 + 2e-7));
        double whole = model.expectedTransactions(history, Horizon.weeks(1e12));
        assertThat(whole).isFinite().isGreaterThanOrEqualTo(now * (1 - 1e-12));
    }

    @Property(tries = 40, seed = "20050305")
    void predictionIntervalsHoldTheirLevel(
            @ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        Horizon horizon = Horizon.weeks(20);
        Interval interval = model.predictionInterval(history, horizon, Confidence.of(0.9));
        double inside = 0;
        for (long n = (long) interval.lower(); n <= interval.upper(); n++) {
            inside += model.probability(history, n, horizon);
        }
        assertThat(inside).isGreaterThanOrEqualTo(0.9 - 1e-12);
    }

    @Property(tries = 100, seed = "20050306")
    void batchIsOneByOne(@ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        PurchaseHistories batch = PurchaseHistories.of(List.of(history, history));
        double[] expected = model.expectedTransactions(batch, Horizon.months(3));
        assertThat(expected).containsOnly(model.expectedTransactions(history, Horizon.months(3)));
        assertThat(model.logLikelihood(batch)).isEqualTo(2 * model.logLikelihood(history), within(1e-9));
    }

    @Property(tries = 100, seed = "20050307")
    void aPurchaseAtTheEndProvesLifeInPareto(
            @ForAll @IntRange(min = 1, max = 500) int x, @ForAll @DoubleRange(min = 0.1, max = 400) double age) {
        ParetoNbd model = ParetoNbd.of(WEEK, 0.55, 10.6, 0.6, 11.7);
        assertThat(model.probabilityAlive(PurchaseHistory.of(WEEK, x, age, age)))
                .isEqualTo(1);
    }

    @Property(tries = 100, seed = "20050308")
    void equalRatesAreNoSpecialCaseOfPareto(@ForAll("histories") PurchaseHistory history) {
        ParetoNbd equal = ParetoNbd.of(WEEK, 0.5, 10, 1, 10);
        for (double off : new double[] {-1e-9, 1e-9}) {
            ParetoNbd near = ParetoNbd.of(WEEK, 0.5, 10, 1 + off, 10 * (1 + off));
            assertThat(near.logLikelihood(history)).isEqualTo(equal.logLikelihood(history), within(1e-6));
            assertThat(near.probabilityAlive(history)).isEqualTo(equal.probabilityAlive(history), within(1e-7));
            assertThat(near.expectedTransactions(history, Horizon.weeks(52)))
                    .isEqualTo(equal.expectedTransactions(history, Horizon.weeks(52)), within(1e-6));
        }
    }

    /** Without dropout all models are the negative binomial one: (r + x)/(α + T) purchases per unit of time. */
    @Property(tries = 100, seed = "20050309")
    void withoutDropoutAllAreNegativeBinomial(@ForAll("histories") PurchaseHistory history) {
        double rate = (0.5 + history.frequency()) / (10 + history.age());
        List<LatentModel> models = List.of(
                BgNbd.of(WEEK, 0.5, 10, 1e-9, 3),
                MbgNbd.of(WEEK, 0.5, 10, 1e-9, 3),
                ParetoNbd.of(WEEK, 0.5, 10, 1e-9, 20));
        for (LatentModel model : models) {
            assertThat(model.probabilityAlive(PurchaseHistory.of(WEEK, 1, 30, 31)))
                    .isEqualTo(1, within(1e-7));
            double alive = model.probabilityAlive(history);
            assertThat(model.expectedTransactions(history, Horizon.weeks(10)))
                    .isEqualTo(alive * rate * 10, within(1e-6 * rate));
        }
        ParetoNbd longLives = ParetoNbd.of(WEEK, 0.5, 10, 1e6, 1e15);
        assertThat(longLives.expectedTransactions(history, Horizon.weeks(10)))
                .isEqualTo(longLives.probabilityAlive(history) * rate * 10, within(1e-6 * rate));
    }

    @Property(tries = 60, seed = "20050310")
    void discountedTransactionsAreBetweenNoneAndAll(
            @ForAll("models") LatentModel model, @ForAll("histories") PurchaseHistory history) {
        double low = model.discountedExpectedTransactions(history, Discount.continuous(0.5, WEEK));
        double high = model.discountedExpectedTransactions(history, Discount.continuous(0.005, WEEK));
        assertThat(low).isLessThanOrEqualTo(high);
        // At a high rate only the next moments count: the rate of purchases now over the rate of discount.
        double far = model.discountedExpectedTransactions(history, Discount.continuous(1e5, WEEK));
        double next = model.expectedTransactions(history, Horizon.weeks(1e-7)) / 1e-7;
        assertThat(far * 1e5).isEqualTo(next, within(1e-3 * next + 1e-300));
    }
}
