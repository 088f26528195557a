package io.github.cxmetrics.journey.funnel;

/** Whether a step at the very end of the window is in time. */
public enum WindowBound {
    /** In time: {@code t ≤ start + window}. */
    CLOSED("≤"),
    /** Too late: {@code t < start + window}. */
    HALF_OPEN("<");

    private final String sign;

    WindowBound(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
