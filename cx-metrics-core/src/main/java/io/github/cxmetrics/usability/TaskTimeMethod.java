package io.github.cxmetrics.usability;

/** Intervals of the geometric mean of task times. */
public enum TaskTimeMethod {
    /** {@code exp(mean ± t·s/√n)} of the logarithms: the default where all attempts were completed, and refused where one failed. */
    LOG_T("log-t"),
    /**
     * All medians of a log-normal distribution that the likelihood ratio does not reject: the default with failed attempts. Its upper limit is further away
     * than the lower one, as what failed attempts leave open demands.
     */
    PROFILE("profile likelihood"),
    /** {@code exp(μ ± z·se)} with the observed information: too short above where attempts failed. On request only. */
    WALD("Wald");

    private final String text;

    TaskTimeMethod(String text) {
        this.text = text;
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
