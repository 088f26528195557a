package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.CdNowHistories;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Models and their fits as plain data. */
class StoredModelsTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;
    private static final List<String> BG = List.of("r", "alpha", "a", "b");

    private static Estimates estimates(List<String> names, double... values) {
        List<Estimates.Parameter> parameters = new ArrayList<>();
        double[][] covariance = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            boolean coefficient = names.get(i).contains(".");
            parameters.add(new Estimates.Parameter(
                    names.get(i), coefficient ? Estimates.Scale.LINEAR : Estimates.Scale.LOG, values[i]));
            covariance[i][i] = 0.25 * values[i] * values[i];
        }
        return Estimates.of(parameters, covariance, -11.5, 7, FitStatus.CONVERGED, "gradient 0");
    }

    private static Estimates atABoundary(List<String> names, double... values) {
        List<Estimates.Parameter> parameters = IntStream.range(0, values.length)
                .mapToObj(i -> new Estimates.Parameter(names.get(i), Estimates.Scale.LOG, values[i]))
                .toList();
        return Estimates.of(parameters, new double[0][], -11.5, 7, FitStatus.ON_A_BOUNDARY, "s → ∞")
                .withExcluded(3);
    }

    @Nested
    class BgNbdTest extends StorableContract<BgNbd> {

        @Override
        protected List<BgNbd> values() {
            return List.of(BgNbd.of(WEEK, 0.243, 4.414, 0.793, 2.426), BgNbd.of(LifetimeUnit.DAY, 1, 2, 3, 5));
        }
    }

    @Nested
    class MbgNbdTest extends StorableContract<MbgNbd> {

        @Override
        protected List<MbgNbd> values() {
            return List.of(MbgNbd.of(WEEK, 0.525, 6.183, 0.891, 1.614));
        }
    }

    @Nested
    class BgCnbdKTest extends StorableContract<BgCnbdK> {

        @Override
        protected List<BgCnbdK> values() {
            return List.of(
                    BgCnbdK.of(WEEK, 3, Dropout.FROM_THE_FIRST, 0.525, 6.183, 0.891, 1.614),
                    BgCnbdK.of(WEEK, 2, Dropout.AFTER_REPEATS, 0.525, 6.183, 0.891, 1.614));
        }
    }

    @Nested
    class ParetoNbdTest extends StorableContract<ParetoNbd> {

        @Override
        protected List<ParetoNbd> values() {
            return List.of(ParetoNbd.of(WEEK, 0.553, 10.578, 0.606, 11.669));
        }
    }

    @Nested
    class BgBbTest extends StorableContract<BgBb> {

        @Override
        protected List<BgBb> values() {
            return List.of(BgBb.of(LifetimeUnit.YEAR, 1.204, 0.75, 0.657, 2.783));
        }
    }

    @Nested
    class ShiftedBetaGeometricTest extends StorableContract<ShiftedBetaGeometric> {

        @Override
        protected List<ShiftedBetaGeometric> values() {
            return List.of(ShiftedBetaGeometric.of(LifetimeUnit.YEAR, 0.668, 3.806));
        }
    }

    @Nested
    class GammaGammaModelTest extends StorableContract<GammaGamma> {

        @Override
        protected List<GammaGamma> values() {
            return List.of(GammaGamma.of(6.25, 3.74, 15.44));
        }
    }

    @Nested
    class CovariateModelTest extends StorableContract<CovariateModel<?>> {

        @Override
        protected List<CovariateModel<?>> values() {
            return List.of(
                    new CovariateModel.Form(
                                    "covariate-model",
                                    1,
                                    "mbg-nbd",
                                    WEEK,
                                    List.of("visits", "age"),
                                    List.of("age"),
                                    List.of(0.5, 6.0, 0.9, 1.6, 0.25, -0.5, 0.125))
                            .restore(),
                    new CovariateModel.Form(
                                    "covariate-model",
                                    1,
                                    "pareto-nbd",
                                    WEEK,
                                    List.of(),
                                    List.of("age"),
                                    List.of(0.5, 6.0, 0.9, 1.6, 0.25))
                            .restore());
        }
    }

    @Nested
    class EstimatesTest extends StorableContract<Estimates> {

        @Override
        protected List<Estimates> values() {
            return List.of(
                    estimates(List.of("r", "alpha", "purchase.age"), 0.5, 6, -0.25),
                    atABoundary(List.of("s"), 1e7).withExcluded(2),
                    atABoundary(List.of("s"), 1e7));
        }
    }

    @Nested
    class ModelFitTest extends StorableContract<ModelFit<?>> {

        @Override
        protected List<ModelFit<?>> values() {
            return List.of(
                    new ModelFit<>(BgNbd.of(WEEK, 0.5, 6, 0.75, 2), estimates(BG, 0.5, 6, 0.75, 2)),
                    new ModelFit<>(MbgNbd.of(WEEK, 0.5, 6, 0.75, 2), estimates(BG, 0.5, 6, 0.75, 2)),
                    new ModelFit<>(
                            BgCnbdK.of(WEEK, 3, Dropout.FROM_THE_FIRST, 0.5, 6, 0.75, 2),
                            estimates(BG, 0.5, 6, 0.75, 2)),
                    new ModelFit<>(
                            ParetoNbd.of(WEEK, 0.5, 6, 1e6, 2e7),
                            atABoundary(List.of("r", "alpha", "s", "beta"), 0.5, 6, 1e6, 2e7)),
                    new ModelFit<>(
                            BgBb.of(WEEK, 0.5, 6, 0.75, 2),
                            estimates(List.of("alpha", "beta", "gamma", "delta"), 0.5, 6, 0.75, 2)),
                    new ModelFit<>(ShiftedBetaGeometric.of(WEEK, 0.5, 6), estimates(List.of("alpha", "beta"), 0.5, 6)),
                    new ModelFit<>(
                            GammaGamma.of(6.25, 3.75, 15),
                            estimates(List.of("p", "q", "v"), 6.25, 3.75, 15).withExcluded(7)));
        }
    }

    @Test
    void fitsOfDataAreStoredAsTheyAre() throws Exception {
        double[] trait = IntStream.range(0, 2357).mapToDouble(i -> i % 2).toArray();
        for (ModelFit<?> fit : List.of(
                BgNbd.fit(CdNowHistories.exactWeeks()),
                MbgNbd.fit(CdNowHistories.exactWeeks(), Covariates.of("odd", trait), Covariates.NONE),
                GammaGamma.fit(CdNow.roundedWeeks()))) {
            StoredFormContract.checkRoundTrips(fit, fit.toForm());
        }
    }

    @Test
    void fitsThatCannotBeAreRefused() {
        Estimates.Form bg = estimates(BG, 0.5, 6, 0.75, 2).toForm();
        assertThatThrownBy(() -> new FitForm("model-fit", 1, "pareto-nbd", WEEK, 0, null, bg).restore())
                .hasMessage("the parameters of pareto-nbd are [r, alpha, s, beta], not [r, alpha, a, b]");
        assertThatThrownBy(() -> new FitForm("model-fit", 1, "bg-nbd", WEEK, 3, null, bg).restore())
                .hasMessage("regularity 3 and dropout null are none of bg-nbd");
        assertThatThrownBy(() -> new FitForm("model-fit", 1, "my-model", WEEK, 0, null, bg).restore())
                .hasMessage("there is no model of type my-model");
        assertThatThrownBy(() -> new ModelFit<>("mine", bg.restore()).toForm())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fit of String has no plain data: its model is no FittedModel");
        assertThat(new ModelFit<>("mine", bg.restore())).isEqualTo(new ModelFit<>("mine", bg.restore()));
    }
}
