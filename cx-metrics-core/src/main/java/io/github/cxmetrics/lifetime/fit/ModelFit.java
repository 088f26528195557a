package io.github.cxmetrics.lifetime.fit;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TestResult;
import java.io.Serializable;

/**
 * A model with estimated parameters, and the doubt about them. What is made of the fit, not of its model alone, goes on saying whether to trust it.
 *
 * @param <M> the model
 * @param model the model with the estimated parameters, ready for predictions
 * @param estimates the parameters with their standard errors and their status
 */
public record ModelFit<M>(M model, Estimates estimates) implements Storable, Serializable {

    /**
     * Checks that nothing is missing.
     *
     * @param model the model
     * @param estimates the parameters
     * @throws IllegalArgumentException if a part is null
     */
    public ModelFit {
        checkArgument(model != null, "a fit needs a model");
        checkArgument(estimates != null, "a fit needs estimates");
    }

    /**
     * Whether to trust the estimates.
     *
     * @return the status
     */
    public FitStatus status() {
        return estimates.status();
    }

    /**
     * Why the status is what it is.
     *
     * @return a sentence without a full stop
     */
    public String reason() {
        return estimates.reason();
    }

    /**
     * The status as reports print it beside what was made of the fit.
     *
     * @return {@code converged}, or for example {@code on a boundary (the likelihood still grows as s → ∞, beta → ∞)}
     */
    public String verdict() {
        return estimates.verdict();
    }

    /**
     * How many customers the model has no place for, as that of spend has none for those who paid nothing: they were left out.
     *
     * @return customers, with weights
     */
    public long excluded() {
        return estimates.excluded();
    }

    /**
     * The log-likelihood at the estimates, in the unit of the data and without a penalty.
     *
     * @return ln L
     */
    public double logLikelihood() {
        return estimates.logLikelihood();
    }

    /**
     * Akaike's information criterion.
     *
     * @return 2k − 2 ln L for k parameters; less is better
     */
    public double aic() {
        return estimates.aic();
    }

    /**
     * The Bayesian information criterion (Schwarz 1978).
     *
     * @return k ln n − 2 ln L for k parameters and n customers; less is better
     */
    public double bic() {
        return estimates.bic();
    }

    /**
     * The standard error of one parameter.
     *
     * @param name the parameter's customary name
     * @return the standard error
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public double standardError(String name) {
        return estimates.standardError(name);
    }

    /**
     * The interval of one parameter, on the log scale if it is positive by nature.
     *
     * @param name the parameter's customary name
     * @param confidence the level
     * @return the interval
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public Interval interval(String name, Confidence confidence) {
        return estimates.interval(name, confidence);
    }

    /**
     * The likelihood-ratio test of this fit against that of a smaller model of the same data which is a special case of this one. The test is conservative if
     * the smaller model lies on the boundary of the larger one.
     *
     * @param smaller the fit of the smaller model
     * @return twice the gain in log-likelihood, judged by chi-square with one degree of freedom for each parameter more
     * @throws IllegalArgumentException if the other model is not smaller, has parameters that this one has not, or was not fitted to as many customers
     */
    public TestResult likelihoodRatio(ModelFit<?> smaller) {
        Estimates other = smaller.estimates;
        int more = estimates.names().size() - other.names().size();
        checkArgument(
                more > 0,
                "the other model must have fewer parameters than %s, not %s",
                estimates.names(),
                other.names());
        checkArgument(
                estimates.names().containsAll(other.names()),
                "the other model must be a special case: not all of %s are among %s",
                other.names(),
                estimates.names());
        checkArgument(
                estimates.customers() == other.customers(),
                "both fits must be of the same customers, not of %s and %s",
                estimates.customers(),
                other.customers());
        double statistic = Math.max(0, 2 * (logLikelihood() - other.logLikelihood()));
        return TestResult.ofChiSquare("likelihood ratio", statistic, more);
    }

    /**
     * The plain data of this fit.
     *
     * @return a record from which {@link StoredForm#restore()} makes an equal fit
     * @throws IllegalStateException if the model is not of this library and no {@link FittedModel} either
     */
    @Override
    public StoredForm<? extends ModelFit<?>> toForm() {
        if (model instanceof FittedModel fitted) {
            return fitted.toForm(estimates);
        }
        throw new IllegalStateException(
                "a fit of " + model.getClass().getSimpleName() + " has no plain data: its model is no FittedModel");
    }

    /** The model; its status, log-likelihood and n; and a table of the parameters. */
    @Override
    public String toString() {
        return model + "\n" + estimates;
    }
}
