package io.github.cxmetrics.lifetime.fit;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;

/**
 * A model with estimated parameters, and the doubt about them.
 *
 * @param <M> the model
 */
public interface ModelFit<M> {

    /**
     * The model with the estimated parameters.
     *
     * @return the model, ready for predictions
     */
    M model();

    /**
     * The estimates with their standard errors and their status.
     *
     * @return the estimates
     */
    Estimates estimates();

    /**
     * Whether to trust the estimates.
     *
     * @return the status; {@link Estimates#reason()} says why
     */
    default FitStatus status() {
        return estimates().status();
    }

    /**
     * The log-likelihood at the estimates, in the unit of the data and without a penalty.
     *
     * @return ln L
     */
    default double logLikelihood() {
        return estimates().logLikelihood();
    }

    /**
     * The standard error of one parameter.
     *
     * @param name the parameter's customary name
     * @return the standard error
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    default double standardError(String name) {
        return estimates().standardError(name);
    }

    /**
     * The interval of one parameter, on the log scale.
     *
     * @param name the parameter's customary name
     * @param confidence the level
     * @return the interval
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    default Interval interval(String name, Confidence confidence) {
        return estimates().interval(name, confidence);
    }

    /**
     * The likelihood-ratio test of this fit against that of a smaller model of the same data which is a special case of this one. The test is conservative if
     * the smaller model lies on the boundary of the larger one.
     *
     * @param smaller the fit of the smaller model
     * @return twice the gain in log-likelihood, judged by chi-square with one degree of freedom for each parameter more
     * @throws IllegalArgumentException if the other model is not smaller, has parameters that this one has not, or was not fitted to as many customers
     */
    default TestResult likelihoodRatio(ModelFit<?> smaller) {
        int more = estimates().names().size() - smaller.estimates().names().size();
        checkArgument(
                more > 0,
                "the other model must have fewer parameters than %s, not %s",
                estimates().names(),
                smaller.estimates().names());
        checkArgument(
                estimates().names().containsAll(smaller.estimates().names()),
                "the other model must be a special case: not all of %s are among %s",
                smaller.estimates().names(),
                estimates().names());
        checkArgument(
                estimates().customers() == smaller.estimates().customers(),
                "both fits must be of the same customers, not of %s and %s",
                estimates().customers(),
                smaller.estimates().customers());
        double statistic = Math.max(0, 2 * (logLikelihood() - smaller.logLikelihood()));
        return TestResult.ofChiSquare("likelihood ratio", statistic, more);
    }
}
