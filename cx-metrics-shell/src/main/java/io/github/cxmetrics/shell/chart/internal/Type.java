package io.github.cxmetrics.shell.chart.internal;

/**
 * Size and style of letters.
 *
 * @param size in pixels
 * @param bold whether semibold
 * @param italic whether slanted
 */
public record Type(double size, boolean bold, boolean italic) {

    static final Type TITLE = new Type(19, true, false);
    static final Type SUBTITLE = new Type(13, false, false);
    static final Type FOOTER = new Type(11, false, false);
    public static final Type NAME = new Type(13, false, false);
    public static final Type STAGE = new Type(14, false, false);
    public static final Type NUMBER = new Type(12, false, false);
    public static final Type STRONG = new Type(12, true, false);
    static final Type SLANTED = new Type(12, false, true);

    /** From the middle of the letters down to their baseline. */
    public double drop() {
        return size * 0.36;
    }
}
