package io.github.cxmetrics.lifetime.internal;

/** The log-likelihood of given data as a function of the place in the search: logarithms of positive parameters, and coefficients as they are. */
@FunctionalInterface
public interface LogLikelihood {

    Derivatives at(double[] theta);
}
