package io.github.cxmetrics.shell.chart;

/**
 * Size and style of letters.
 *
 * @param size in pixels
 * @param bold whether semibold
 * @param italic whether slanted
 */
record Type(double size, boolean bold, boolean italic) {

    static final Type TITLE = new Type(19, true, false);
    static final Type SUBTITLE = new Type(13, false, false);
    static final Type FOOTER = new Type(11, false, false);
    static final Type NAME = new Type(13, false, false);
    static final Type STAGE = new Type(14, false, false);
    static final Type NUMBER = new Type(12, false, false);
    static final Type STRONG = new Type(12, true, false);
    static final Type SLANTED = new Type(12, false, true);

    /** From the middle of the letters down to their baseline. */
    double drop() {
        return size * 0.36;
    }
}
