package io.github.cxmetrics.monitor;

/** How a metric stands against a target, by the confidence that the true value is on the right side of it. */
public enum TargetStatus {
    /** At least 0.95: the 90 % interval lies on the right side. */
    MET("met"),
    /** At least 0.5: the value is on the right side, and could be there by chance. */
    LIKELY_MET("likely met"),
    /** Above 0.05: the value is on the wrong side, and could be there by chance. */
    LIKELY_MISSED("likely missed"),
    /** At most 0.05: the 90 % interval lies on the wrong side. */
    MISSED("missed"),
    /** Nothing was counted. */
    NO_DATA("no data");

    private static final double SURE = 0.95;
    private static final double EVEN = 0.5;
    private static final double HARDLY = 0.05;

    private final String text;

    TargetStatus(String text) {
        this.text = text;
    }

    static TargetStatus of(double confidence) {
        return confidence >= SURE
                ? MET
                : confidence >= EVEN ? LIKELY_MET : confidence > HARDLY ? LIKELY_MISSED : MISSED;
    }

    /** For example {@code likely met}. */
    @Override
    public String toString() {
        return text;
    }
}
