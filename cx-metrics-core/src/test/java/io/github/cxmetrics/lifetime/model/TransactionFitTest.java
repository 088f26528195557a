package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.CdNowHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.Bootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionFitTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;

    static List<Function<PurchaseHistories, ModelFit<?>>> fits() {
        return List.of(
                BgNbd::fit,
                MbgNbd::fit,
                ParetoNbd::fit,
                histories -> BgCnbdK.fit(histories, 2, Dropout.FROM_THE_FIRST));
    }

    private static PurchaseHistories rows(PurchaseHistories all, int... rows) {
        return PurchaseHistories.of(
                all.unit(),
                Arrays.stream(rows).map(i -> (int) all.frequency(i)).toArray(),
                Arrays.stream(rows).mapToDouble(all::recency).toArray(),
                Arrays.stream(rows).mapToDouble(all::age).toArray());
    }

    private static PurchaseHistories shuffled(PurchaseHistories all) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(order, new Random(3));
        return rows(all, order.stream().mapToInt(i -> i).toArray());
    }

    @ParameterizedTest
    @MethodSource("fits")
    void theOrderOfRowsMakesNoDifference(Function<PurchaseHistories, ModelFit<?>> fit) {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        assertSame(fit.apply(shuffled(data)).estimates(), fit.apply(data).estimates());
    }

    @ParameterizedTest
    @MethodSource("fits")
    void weightsAreReplicates(Function<PurchaseHistories, ModelFit<?>> fit) {
        PurchaseHistories data =
                rows(CdNowHistories.exactWeeks(), IntStream.range(0, 500).toArray());
        long[] weights = IntStream.range(0, 500).mapToLong(i -> i % 4).toArray();
        int[] replicated = IntStream.range(0, 500)
                .flatMap(i -> IntStream.generate(() -> i).limit(i % 4))
                .toArray();
        Estimates weighted = fit.apply(data.withWeights(weights)).estimates();
        assertThat(weighted.customers()).isEqualTo(750);
        assertSame(weighted, fit.apply(rows(data, replicated)).estimates());
    }

    @ParameterizedTest
    @MethodSource("fits")
    void theNumberOfThreadsMakesNoDifference(Function<PurchaseHistories, ModelFit<?>> fit) throws Exception {
        PurchaseHistories data =
                MbgNbd.of(WEEK, 0.8, 6, 0.8, 2).simulate(new SplittableRandom(8), 20_000, Horizon.weeks(30));
        Estimates common = fit.apply(data).estimates();
        for (int threads : new int[] {1, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            assertSame(pool.submit(() -> fit.apply(data).estimates()).get(), common);
            pool.shutdown();
        }
    }

    private static void assertSame(Estimates got, Estimates want) {
        assertThat(got.values()).containsExactly(want.values());
        assertThat(got.logLikelihood()).isEqualTo(want.logLikelihood());
        assertThat(got.covariance("r", "alpha")).isEqualTo(want.covariance("r", "alpha"));
    }

    @Test
    void theUnitOfTheDataDoesNotMatter() {
        PurchaseHistories weeks = CdNowHistories.exactWeeks();
        ModelFit<BgNbd> inWeeks = BgNbd.fit(weeks);
        ModelFit<BgNbd> inDays = BgNbd.fit(weeks.inUnit(LifetimeUnit.DAY));
        assertThat(inDays.model().unit()).isEqualTo(LifetimeUnit.DAY);
        assertThat(inDays.model().alpha()).isEqualTo(7 * inWeeks.model().alpha(), within(1e-8));
        assertThat(inDays.model().a()).isEqualTo(inWeeks.model().a(), within(1e-9));
        double purchases =
                IntStream.range(0, weeks.size()).mapToLong(weeks::frequency).sum();
        assertThat(inDays.logLikelihood()).isEqualTo(inWeeks.logLikelihood() - purchases * Math.log(7), within(1e-7));
    }

    @Test
    void parametersAreRecoveredFromSimulatedData() {
        recovered(BgNbd.of(WEEK, 0.6, 5, 0.8, 2.5), BgNbd::fit);
        recovered(MbgNbd.of(WEEK, 0.9, 4, 0.9, 2), MbgNbd::fit);
        recovered(ParetoNbd.of(WEEK, 0.7, 5, 0.8, 9), ParetoNbd::fit);
        recovered(
                BgCnbdK.of(WEEK, 3, Dropout.FROM_THE_FIRST, 0.9, 1.5, 0.9, 2),
                histories -> BgCnbdK.fit(histories, 3, Dropout.FROM_THE_FIRST));
    }

    /** Within three and a half standard errors, which are themselves small. */
    private static void recovered(LatentModel truth, Function<PurchaseHistories, ModelFit<?>> fit) {
        PurchaseHistories data = truth.simulate(new SplittableRandom(1), 40_000, Horizon.weeks(60));
        Estimates estimates = fit.apply(data).estimates();
        assertThat(estimates.status()).isEqualTo(FitStatus.CONVERGED);
        for (int i = 0; i < estimates.names().size(); i++) {
            String name = estimates.names().get(i);
            double error = estimates.standardError(name);
            assertThat(error / truth.parameter(i)).as(name).isLessThan(0.2);
            assertThat(estimates.value(name))
                    .as(truth.name() + " " + name)
                    .isEqualTo(truth.parameter(i), within(3.5 * error));
        }
    }

    @Test
    void simulationHasTheMeanAndIsRepeatable() {
        for (LatentModel model : List.of(
                BgNbd.of(WEEK, 0.6, 5, 0.8, 2.5),
                MbgNbd.of(WEEK, 0.9, 4, 0.9, 2),
                ParetoNbd.of(WEEK, 0.7, 5, 0.8, 9))) {
            Horizon age = Horizon.weeks(30);
            PurchaseHistories data = model.simulate(new SplittableRandom(5), 50_000, age);
            assertThat(model.simulate(new SplittableRandom(5), 50_000, age)).isEqualTo(data);
            double mean =
                    Arrays.stream(HistoryColumns.frequencies(data)).average().orElseThrow();
            assertThat(mean).isEqualTo(model.expectedTransactions(age), within(0.03 * mean));
            double none = Arrays.stream(HistoryColumns.frequencies(data))
                            .filter(x -> x == 0)
                            .count()
                    / 50_000.0;
            assertThat(none).isEqualTo(model.probability(0, age), within(0.01));
        }
    }

    @Test
    void withoutDropoutTheFitSaysSo() {
        PurchaseHistories data =
                BgNbd.of(WEEK, 2, 5, 1e-12, 3).simulate(new SplittableRandom(2), 3000, Horizon.weeks(40));
        ModelFit<ParetoNbd> pareto = ParetoNbd.fit(data);
        assertThat(pareto.status()).isEqualTo(FitStatus.ON_A_BOUNDARY);
        assertThat(pareto.estimates().reason()).isEqualTo("the likelihood still grows as s → ∞, beta → ∞");
        assertThat(pareto.model().r() / pareto.model().alpha()).isEqualTo(0.4, within(0.02));
        ModelFit<BgNbd> bg = BgNbd.fit(data);
        assertThat(bg.status()).isEqualTo(FitStatus.WEAKLY_IDENTIFIED);
        assertThat(bg.estimates().reason()).isEqualTo("the likelihood is nearly flat along a, b");
        assertThat(bg.model().r() / bg.model().alpha()).isEqualTo(0.4, within(0.02));
    }

    @Test
    void aPenaltyMakesFewCustomersDetermineAModel() {
        PurchaseHistories few =
                rows(CdNowHistories.exactWeeks(), IntStream.range(0, 12).toArray());
        ModelFit<BgNbd> plain = BgNbd.fit(few);
        ModelFit<BgNbd> penalised = BgNbd.fit(few, FitOptions.DEFAULT.withPenalty(1));
        assertThat(plain.status()).isNotEqualTo(FitStatus.CONVERGED);
        assertThat(penalised.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(penalised.logLikelihood()).isLessThan(plain.logLikelihood());
    }

    @Test
    void nobodyWhoComesBackIsABoundary() {
        PurchaseHistories once =
                PurchaseHistories.of(WEEK, new int[] {0, 0}, new double[] {0, 0}, new double[] {20, 30});
        for (Function<PurchaseHistories, ModelFit<?>> fit : fits()) {
            ModelFit<?> boundary = fit.apply(once);
            assertThat(boundary.status()).isIn(FitStatus.ON_A_BOUNDARY, FitStatus.WEAKLY_IDENTIFIED);
            assertThat(((TransactionModel) boundary.model()).expectedTransactions(Horizon.weeks(10)))
                    .isLessThan(0.1);
            assertThatThrownBy(() -> fit.apply(once.withWeights(new long[2])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no customers: there is nothing to fit");
        }
    }

    /** What is no life at all still has a status, and a form that comes back. */
    @Test
    void extremeRowsGiveAStatus() {
        double[][] times = {
            {1e300, 6, 7},
            {1.7e308, 1.7e308, 1.7e308},
            {1e-300, 1e-300, 1e-300},
            {5e-324, 5e-324, 5e-324},
            {1e-300, 1e300, 1e300},
            {5, 6, 7}
        };
        int[][] frequencies = {{1, 0, 1}, {1, 0, 30_000}, {Integer.MAX_VALUE, 0, 1}};
        double[][] spends = {{1e300, 0, 1e-300}, {1e308, 0, 1e308}, {4e-320, 0, 1e-308}, {7, 0, 7}};
        for (double[] ages : times) {
            double[] recencies = {ages[0], 0, ages[2]};
            for (int[] x : frequencies) {
                PurchaseHistories rows = PurchaseHistories.of(WEEK, x, recencies, ages);
                for (Function<PurchaseHistories, ModelFit<?>> fit : fits()) {
                    ModelFit<?> made = fit.apply(rows);
                    assertThat(made.status()).isNotNull();
                    assertThat(made.toForm().restore()).isEqualTo(made);
                }
                for (double[] spend : spends) {
                    ModelFit<GammaGamma> made = GammaGamma.fit(rows.withMeanSpend(spend));
                    assertThat(made.status()).isNotEqualTo(FitStatus.CONVERGED);
                    assertThat(made.toForm().restore()).isEqualTo(made);
                }
            }
        }
    }

    @Test
    void traitsThatTheDataDoNotTellApartAreNamed() {
        PurchaseHistories data =
                BgNbd.of(WEEK, 0.8, 6, 0.8, 2.5).simulate(new SplittableRandom(3), 400, Horizon.weeks(40));
        double[] same = new double[400];
        Arrays.fill(same, 3);
        double[] trait = new SplittableRandom(9).doubles(400).toArray();
        double[] twice = Arrays.stream(trait).map(u -> 2 * u).toArray();
        Covariates alike = Covariates.of("u", trait).and("v", twice);
        assertThat(BgNbd.fit(data, Covariates.of("age", same), Covariates.NONE).verdict())
                .isEqualTo("weakly identified (the likelihood is nearly flat along alpha, purchase.age)");
        assertThat(ParetoNbd.fit(data, Covariates.NONE, Covariates.of("age", same))
                        .verdict())
                .isEqualTo("weakly identified (the likelihood is nearly flat along beta, dropout.age)");
        assertThat(MbgNbd.fit(data, Covariates.of("none", new double[400]), Covariates.NONE)
                        .verdict())
                .isEqualTo("weakly identified (the likelihood is nearly flat along purchase.none)");
        assertThat(BgNbd.fit(data, alike, alike).verdict())
                .contains("purchase.u, purchase.v")
                .contains("dropout.u, dropout.v");
        PurchaseHistories loyal =
                BgNbd.of(WEEK, 0.8, 6, 1e-9, 2.5).simulate(new SplittableRandom(3), 400, Horizon.weeks(40));
        ModelFit<?> boundary = BgNbd.fit(loyal, alike, Covariates.NONE);
        assertThat(boundary.status()).isEqualTo(FitStatus.ON_A_BOUNDARY);
        assertThat(boundary.reason())
                .contains("the likelihood still grows as a → 0")
                .endsWith("; besides it is nearly flat along purchase.u, purchase.v");
    }

    @Test
    void wheatAndMorrisonsRegularityOneIsThePlainModel() {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        Estimates regular = BgCnbdK.fit(data, 1, Dropout.AFTER_REPEATS).estimates();
        assertThat(regular.values()).containsExactly(BgNbd.fit(data).estimates().values());
    }

    @Test
    void covariatesAreRecoveredAndTested() {
        PurchaseHistories base =
                ParetoNbd.of(WEEK, 1, 6, 1, 20).simulate(new SplittableRandom(11), 6000, Horizon.weeks(50));
        PurchaseHistories often = ParetoNbd.of(WEEK, 1, 6 * Math.exp(-0.7), 1, 20 * Math.exp(0.5))
                .simulate(new SplittableRandom(12), 6000, Horizon.weeks(50));
        PurchaseHistories all = both(base, often);
        double[] trait =
                IntStream.range(0, 12_000).mapToDouble(i -> i < 6000 ? 0 : 20).toArray();
        Covariates visits = Covariates.of("visits", trait);
        ModelFit<CovariateModel<ParetoNbd>> fit = ParetoNbd.fit(all, visits, visits);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.estimates().names())
                .containsExactly("r", "alpha", "s", "beta", "purchase.visits", "dropout.visits");
        assertThat(fit.estimates().value("purchase.visits"))
                .isEqualTo(0.7 / 20, within(3 * fit.standardError("purchase.visits")));
        assertThat(fit.estimates().value("dropout.visits"))
                .isEqualTo(-0.5 / 20, within(3 * fit.standardError("dropout.visits")));
        ModelFit<ParetoNbd> plain = ParetoNbd.fit(all);
        assertThat(fit.likelihoodRatio(plain).pValue()).isLessThan(1e-10);
        assertThat(fit.likelihoodRatio(plain).degreesOfFreedom()).hasValue(2);
        ParetoNbd second = fit.model().given(new double[] {20}, new double[] {20});
        assertThat(second).isEqualTo(fit.model().ofRow(visits, visits, 9000));
        assertThat(second.alpha() / fit.model().base().alpha())
                .isEqualTo(Math.exp(-20 * fit.estimates().value("purchase.visits")), within(1e-12));
        double sum = fit.model().base().logLikelihood(base) + second.logLikelihood(often);
        assertThat(sum).isEqualTo(fit.logLikelihood(), within(1e-6));
    }

    @Test
    void covariatesOfTheModifiedModelAreRecovered() {
        PurchaseHistories base =
                MbgNbd.of(WEEK, 0.9, 4, 0.9, 2).simulate(new SplittableRandom(21), 15_000, Horizon.weeks(60));
        double more = Math.exp(0.6);
        PurchaseHistories often = MbgNbd.of(WEEK, 0.9, 4 * Math.exp(-0.7), 0.9 * more, 2 * more)
                .simulate(new SplittableRandom(22), 15_000, Horizon.weeks(60));
        PurchaseHistories all = both(base, often);
        double[] trait =
                IntStream.range(0, 30_000).mapToDouble(i -> i < 15_000 ? 0 : 2).toArray();
        ModelFit<CovariateModel<MbgNbd>> fit =
                MbgNbd.fit(all, Covariates.of("visits", trait), Covariates.of("visits", trait));
        assertThat(fit.status()).as(fit.reason()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.estimates().names())
                .containsExactly("r", "alpha", "a", "b", "purchase.visits", "dropout.visits");
        double[] truth = {0.9, 4, 0.9, 2, 0.35, 0.3};
        for (int i = 0; i < truth.length; i++) {
            String name = fit.estimates().names().get(i);
            assertThat(fit.estimates().value(name)).as(name).isEqualTo(truth[i], within(3.5 * fit.standardError(name)));
        }
        assertThat(fit.standardError("purchase.visits")).isLessThan(0.03);
        assertThat(fit.likelihoodRatio(MbgNbd.fit(all)).pValue()).isLessThan(1e-10);
        MbgNbd second = fit.model().given(new double[] {2}, new double[] {2});
        double sum = fit.model().base().logLikelihood(base) + second.logLikelihood(often);
        assertThat(sum).isEqualTo(fit.logLikelihood(), within(1e-6));
    }

    /** Of customers with repeats, L of MBG with a, b is b/(a + b) times L of BG with a, b + 1: so the two models check each other's covariates. */
    @Test
    void theModifiedModelWithCovariatesIsThePlainOneOneChanceLater() {
        PurchaseHistories cohort = CdNowHistories.exactWeeks();
        int[] repeaters = IntStream.range(0, cohort.size())
                .filter(i -> cohort.frequency(i) > 0)
                .toArray();
        PurchaseHistories data = rows(cohort, repeaters);
        double[] trait = IntStream.range(0, data.size()).mapToDouble(i -> i % 3).toArray();
        Covariates buying = Covariates.of("thirds", trait);
        Covariates stopping = Covariates.of("third", trait);
        ModelFit<CovariateModel<MbgNbd>> fit = MbgNbd.fit(data, buying, stopping);
        double logLikelihood = 0;
        for (int i = 0; i < data.size(); i++) {
            MbgNbd own = fit.model().ofRow(buying, stopping, i);
            BgNbd later = BgNbd.of(WEEK, own.r(), own.alpha(), own.a(), own.b() + 1);
            double plain = later.logLikelihood(data.get(i)) + Math.log(own.b() / (own.a() + own.b()));
            assertThat(own.logLikelihood(data.get(i))).isEqualTo(plain, within(1e-9));
            logLikelihood += plain;
        }
        assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-6));
        assertThatThrownBy(() -> fit.model().ofRow(stopping, buying, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the covariates of purchase are [thirds], not [third]");
    }

    @Test
    void aFitSaysWhatItsEstimatesSay() {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        ModelFit<BgNbd> fit = BgNbd.fit(data);
        assertThat(fit.aic()).isEqualTo(8 - 2 * fit.logLikelihood());
        assertThat(fit.bic()).isEqualTo(4 * Math.log(2357) - 2 * fit.logLikelihood());
        assertThat(fit.reason()).isEqualTo("gradient 0, curvature negative in all directions");
        assertThat(fit.verdict()).isEqualTo("converged");
        assertThat(fit.excluded()).isZero();
        assertThat(fit)
                .asString()
                .startsWith(fit.model() + "\nconverged, log-likelihood -9582.43, n = 2357\nparameter  estimate");
        assertThatThrownBy(() -> new ModelFit<>(fit.model(), null)).hasMessage("a fit needs estimates");
    }

    @Test
    void aCovariateOfNoEffectGainsNothing() {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        double[] parity =
                IntStream.range(0, data.size()).mapToDouble(i -> i % 2).toArray();
        ModelFit<CovariateModel<BgNbd>> fit = BgNbd.fit(data, Covariates.of("parity", parity), Covariates.NONE);
        assertThat(fit.likelihoodRatio(BgNbd.fit(data)).pValue()).isGreaterThan(0.01);
        Interval interval = fit.interval("purchase.parity", Confidence.of(0.99));
        assertThat(interval.contains(0)).isTrue();
        assertThat(interval.method()).isEqualTo("Wald");
    }

    @Test
    void covariatesThatDoNotFitAreRefused() {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        assertThatThrownBy(() -> BgNbd.fit(data, Covariates.of("age", 1, 2), Covariates.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariates have 2 rows, the histories have 2357");
        assertThatThrownBy(() -> Covariates.of("age", 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariate age NaN is not finite (row 1)");
        assertThatThrownBy(() -> Covariates.of("age", 1, 2).and("age", 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariate age is there already");
        assertThatThrownBy(() -> BgNbd.fit(data).likelihoodRatio(ParetoNbd.fit(data)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the other model must have fewer parameters than [r, alpha, a, b], not [r, alpha, s, beta]");
    }

    @Test
    void bootstrapAgreesWithStandardErrors() {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        ModelFit<BgNbd> fit = BgNbd.fit(data);
        Bootstrap<BgNbd> bootstrap = Bootstrap.of(data, BgNbd::fit, 100, 42);
        assertThat(bootstrap.models()).hasSize(100);
        assertThat(bootstrap).hasToString("100 bootstrap models");
        assertThat(Bootstrap.of(data, BgNbd::fit, 2, 42).models())
                .containsExactlyElementsOf(bootstrap.models().subList(0, 2));
        Interval interval = bootstrap.interval(BgNbd::r, Confidence.DEFAULT);
        assertThat(interval.contains(fit.model().r())).isTrue();
        assertThat(interval.width() / (2 * 1.96 * fit.standardError("r"))).isBetween(0.7, 1.4);
    }

    private static PurchaseHistories both(PurchaseHistories a, PurchaseHistories b) {
        return PurchaseHistories.of(
                WEEK,
                concat(HistoryColumns.frequencies(a), HistoryColumns.frequencies(b)),
                concat(HistoryColumns.recencies(a), HistoryColumns.recencies(b)),
                concat(HistoryColumns.ages(a), HistoryColumns.ages(b)));
    }

    private static int[] concat(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static double[] concat(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** The unit of time does not choose the regularity, and neither does a model without the times between purchases. */
    @Test
    void theRegularityIsFoundInAnyUnit() {
        for (Dropout dropout : Dropout.values()) {
            BgCnbdK truth = BgCnbdK.of(LifetimeUnit.WEEK, 3, dropout, 1.2, 1.5, 0.6, 2.5);
            PurchaseHistories drawn = truth.simulate(new SplittableRandom(5), 1500, Horizon.weeks(60));
            double[] gain = new double[3];
            for (LifetimeUnit unit : List.of(LifetimeUnit.DAY, LifetimeUnit.WEEK, LifetimeUnit.YEAR)) {
                ModelFit<BgCnbdK> fit = BgCnbdK.fit(drawn.inUnit(unit), dropout);
                assertThat(fit.model().regularity()).isEqualTo(3);
                assertThat(fit.logLikelihood())
                        .isEqualTo(fit.model().logLikelihood(drawn), within(1e-9 * Math.abs(fit.logLikelihood())));
                ModelFit<BgCnbdK> two = BgCnbdK.fit(drawn.inUnit(unit), 2, dropout);
                gain[unit == LifetimeUnit.DAY ? 0 : unit == LifetimeUnit.WEEK ? 1 : 2] = two.aic() - fit.aic();
                assertThat(two.bic() - fit.bic()).isEqualTo(two.aic() - fit.aic(), within(1e-6));
            }
            assertThat(gain[0])
                    .isGreaterThan(10)
                    .isEqualTo(gain[1], within(1e-5))
                    .isEqualTo(gain[2], within(1e-5));
        }
    }

    @Test
    void withoutTimesBetweenPurchasesRegularFitsDoNotCompare() {
        PurchaseHistories drawn = BgCnbdK.of(LifetimeUnit.WEEK, 2, Dropout.AFTER_REPEATS, 1, 2, 1, 3)
                .simulate(new SplittableRandom(5), 300, Horizon.weeks(60));
        int[] x = new int[drawn.size()];
        double[] tx = new double[x.length];
        double[] age = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (int) drawn.frequency(i);
            tx[i] = drawn.recency(i);
            age[i] = drawn.age(i);
        }
        PurchaseHistories bare = PurchaseHistories.of(LifetimeUnit.WEEK, x, tx, age);
        ModelFit<BgCnbdK> fit = BgCnbdK.fit(bare, 2, Dropout.AFTER_REPEATS);
        assertThatThrownBy(fit::aic)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "aic is undefined: the log-likelihood leaves out (k - 1) Σ ln(time between purchases), which "
                                + "these histories don't hold");
        assertThatThrownBy(fit::bic).hasMessageStartingWith("bic is undefined: the log-likelihood leaves out");
        assertThat(fit.estimates().toForm().restore()).isEqualTo(fit.estimates());
        assertThat(fit.toForm().restore()).isEqualTo(fit);
        assertThatThrownBy(() -> BgCnbdK.fit(bare, Dropout.AFTER_REPEATS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a choice of k needs the times between purchases");
        assertThat(BgCnbdK.fit(bare, 1, Dropout.AFTER_REPEATS).aic())
                .isEqualTo(BgNbd.fit(bare).aic(), within(1e-8));
        ModelFit<BgCnbdK> whole = BgCnbdK.fit(drawn, 2, Dropout.AFTER_REPEATS);
        double logGaps = 0;
        for (int i = 0; i < drawn.size(); i++) {
            logGaps += drawn.logGaps(i).getAsDouble();
        }
        assertThat(whole.logLikelihood()).isEqualTo(fit.logLikelihood() + logGaps, within(1e-8));
    }
}
