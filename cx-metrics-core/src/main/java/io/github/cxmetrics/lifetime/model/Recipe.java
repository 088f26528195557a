package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.model.HistoryLikelihood.Scales;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of model is fitted, with or without covariates.
 *
 * @param type of the model's stored form
 * @param names of the parameters
 * @param parameters the parameters, with their centres by the data
 * @param starts values to start from, by the data
 * @param kernels the likelihood of a customer for given parameters
 * @param signs for each parameter the sign with which coefficients of purchase and of dropout move its logarithm
 * @param models the model of given parameters
 */
record Recipe<M extends TransactionModel>(
        String type,
        List<String> names,
        Function<Scales, List<Parameter>> parameters,
        Function<Scales, List<double[]>> starts,
        Function<double[], RowKernel> kernels,
        int[][] signs,
        BiFunction<LifetimeUnit, double[], M> models) {

    /** The models that take covariates, by the type of their stored form. */
    static Recipe<? extends TransactionModel> of(String type) {
        return switch (type) {
            case BgNbd.TYPE -> BgNbd.RECIPE;
            case MbgNbd.TYPE -> MbgNbd.RECIPE;
            case ParetoNbd.TYPE -> ParetoNbd.RECIPE;
            default -> throw new IllegalArgumentException("there is no model of type " + type);
        };
    }

    ModelFit<M> fit(PurchaseHistories histories, FitOptions options) {
        DistinctRows rows = DistinctRows.of(histories);
        Scales scales = Scales.of(rows);
        Estimates estimates =
                HistoryLikelihood.fit(rows, parameters.apply(scales), kernels, starts.apply(scales), options);
        return new ModelFit<>(models.apply(histories.unit(), estimates.values()), estimates);
    }

    ModelFit<CovariateModel<M>> fit(
            PurchaseHistories histories, Covariates purchase, Covariates dropout, FitOptions options) {
        CovariateLikelihood.Design design = new CovariateLikelihood.Design(histories, purchase, dropout, signs);
        Scales scales = Scales.of(DistinctRows.of(histories));
        Estimates estimates =
                CovariateLikelihood.fit(design, parameters.apply(scales), kernels, starts.apply(scales), options);
        CovariateModel<M> model =
                CovariateModel.of(this, histories.unit(), purchase.names(), dropout.names(), estimates.values());
        return new ModelFit<>(model, estimates);
    }
}
