package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.ModelFit;

/**
 * A fitted model with covariates. Coefficients are named {@code purchase.…} and {@code dropout.…}.
 *
 * @param <M> the kind of model
 * @param model the model, in the unit of the histories
 * @param estimates its parameters and coefficients with their doubt
 */
public record CovariateFit<M extends TransactionModel>(CovariateModel<M> model, Estimates estimates)
        implements ModelFit<CovariateModel<M>> {

    /** Status, log-likelihood and a table of parameters and coefficients. */
    @Override
    public String toString() {
        return "fit with covariates: " + estimates;
    }
}
