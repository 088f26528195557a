package io.github.cxmetrics.lifetime.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Progress;

/**
 * How a model is fitted: by plain maximum likelihood, unless a penalty is given.
 *
 * <p>The penalty λ takes {@code λ/2 · Σ (ln p − ln p₀)²} from the log-likelihood. It is a normal prior of variance 1/λ on the logarithm of each positive
 * parameter p, whose centre p₀ is 1 for a number without unit and the mean of the data (age, spend) for one with a unit, so that the unit does not matter.
 * Coefficients of covariates have the centre 0.
 *
 * @param penalty λ, at least 0
 * @param progress hears of each iteration, and may cancel the fit
 */
public record FitOptions(double penalty, Progress progress) {

    /** Maximum likelihood without a penalty; nobody hears of the progress. */
    public static final FitOptions DEFAULT = new FitOptions(0, Progress.NONE);

    /**
     * Checks the options.
     *
     * @param penalty λ
     * @param progress the listener
     * @throws IllegalArgumentException if the penalty is negative, infinite or not a number
     */
    public FitOptions {
        checkArgument(
                penalty >= 0 && penalty < Double.POSITIVE_INFINITY, "a penalty must be at least 0, not %s", penalty);
        requireNonNull(progress, "progress");
    }

    /**
     * The same options with a penalty on the logarithms of the parameters.
     *
     * @param penalty λ, at least 0
     * @return the changed copy
     */
    public FitOptions withPenalty(double penalty) {
        return new FitOptions(penalty, progress);
    }

    /**
     * The same options with a listener.
     *
     * @param progress hears of each iteration
     * @return the changed copy
     */
    public FitOptions withProgress(Progress progress) {
        return new FitOptions(penalty, progress);
    }
}
