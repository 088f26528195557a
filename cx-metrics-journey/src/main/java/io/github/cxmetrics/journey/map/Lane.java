package io.github.cxmetrics.journey.map;

/** The lane of a touchpoint on a service blueprint (Shostack 1984), divided by the line of visibility. */
public enum Lane {
    /** The customer sees it. */
    FRONT_STAGE("front"),
    /** It happens behind the line of visibility: a warehouse, a payment check. */
    BACK_STAGE("back");

    private final String text;

    Lane(String text) {
        this.text = text;
    }

    /** {@code front} or {@code back}. */
    @Override
    public String toString() {
        return text;
    }
}
