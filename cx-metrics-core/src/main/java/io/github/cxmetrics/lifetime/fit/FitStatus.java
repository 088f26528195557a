package io.github.cxmetrics.lifetime.fit;

/** What became of a fit. Only the first is without reserve; the others come with a reason. */
public enum FitStatus {
    /** A maximum: the gradient vanishes and the curvature determines all parameters. */
    CONVERGED,
    /** A maximum, but so flat in some direction that the data hardly determine the parameters; predictions may still be good. */
    WEAKLY_IDENTIFIED,
    /** The likelihood still grows as a parameter goes to 0 or to infinity: a simpler model does as well. */
    ON_A_BOUNDARY,
    /** The search ended before a maximum was reached. */
    NOT_CONVERGED
}
