package io.github.cxmetrics.journey.internal;

import java.util.List;

/** Paths as text of bounded length. */
public final class PathText {

    private static final String ARROW = " > ";
    private static final int WHOLE = 50;
    private static final int ENDS = 20;

    private PathText() {}

    /**
     * The steps in order; of more than 50 the first and last 20, and how many stand between.
     *
     * @param steps the steps
     * @return for example {@code visit > cart > purchase}
     */
    public static String of(List<String> steps) {
        int n = steps.size();
        if (n <= WHOLE) {
            return String.join(ARROW, steps);
        }
        return String.join(ARROW, steps.subList(0, ENDS)) + ARROW + "… " + (n - 2 * ENDS) + " more …" + ARROW
                + String.join(ARROW, steps.subList(n - ENDS, n));
    }
}
