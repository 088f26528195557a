package io.github.cxmetrics.survival;

import io.github.cxmetrics.internal.Limits;

/**
 * How the limits of a survival curve are computed from Greenwood's variance V of ln S (Kalbfleisch and Prentice 2002, section 1.4). Before the first event
 * all give 1 and 1, where S is 0 none gives any.
 */
public enum SurvivalMethod {
    /** {@code S^exp(±z √V / |ln S|)}: never leaves 0..1 and keeps its level in small samples. The default. */
    LOG_LOG("log-log") {
        @Override
        Limits limits(double logSurvival, double error, double z) {
            double spread = z * error / -logSurvival;
            return new Limits(Math.exp(logSurvival * Math.exp(spread)), Math.exp(logSurvival * Math.exp(-spread)));
        }
    },
    /** {@code S exp(±z √V)}, cut at 1: the default of R. */
    LOG("log") {
        @Override
        Limits limits(double logSurvival, double error, double z) {
            return new Limits(Math.exp(logSurvival - z * error), Math.min(1, Math.exp(logSurvival + z * error)));
        }
    },
    /** {@code S ± z S √V}, cut at 0 and 1: poor near the ends and in small samples. */
    PLAIN("plain") {
        @Override
        Limits limits(double logSurvival, double error, double z) {
            double survival = Math.exp(logSurvival);
            double half = z * survival * error;
            return new Limits(Math.max(0, survival - half), Math.min(1, survival + half));
        }
    };

    private final String label;

    SurvivalMethod(String label) {
        this.label = label;
    }

    /** The limits where 0 &lt; S &lt; 1. */
    abstract Limits limits(double logSurvival, double error, double z);

    /** The name, for example {@code log-log}. */
    @Override
    public String toString() {
        return label;
    }
}
