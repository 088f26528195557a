package io.github.cxmetrics.monitor;

/** How the confidence that a target is met is found. */
public enum TargetMethod {
    /** {@code Φ((estimate − target) / √(v̂(target)/n))}, v̂ the variance at the target: the method of the score interval, so that both agree. */
    SCORE("score test"),
    /** The probability that the true value is on the right side, after Jeffreys' prior: Beta for shares, Dirichlet for net scores, gamma for rates. */
    JEFFREYS_POSTERIOR("Jeffreys posterior");

    private final String text;

    TargetMethod(String text) {
        this.text = text;
    }

    /** For example {@code score test}. */
    @Override
    public String toString() {
        return text;
    }
}
