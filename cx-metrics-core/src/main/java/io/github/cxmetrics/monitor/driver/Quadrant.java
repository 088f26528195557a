package io.github.cxmetrics.monitor.driver;

/** The four fields of importance and performance (Martilla and James 1977). A value at a cut is high. */
public enum Quadrant {
    /** Important and well done. */
    KEEP_UP("keep up"),
    /** Important and not well done: where effort pays first. */
    CONCENTRATE_HERE("concentrate here"),
    /** Well done and less important. */
    POSSIBLE_OVERKILL("possible overkill"),
    /** Neither. */
    LOW_PRIORITY("low priority");

    private final String text;

    Quadrant(String text) {
        this.text = text;
    }

    static Quadrant of(boolean isImportant, boolean isGood) {
        if (isImportant) {
            return isGood ? KEEP_UP : CONCENTRATE_HERE;
        }
        return isGood ? POSSIBLE_OVERKILL : LOW_PRIORITY;
    }

    @Override
    public String toString() {
        return text;
    }
}
