package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * One respondent's answers to NASA-TLX.
 *
 * @param ratings the six ratings, 0..100, in the order of {@link TlxScale}; performance runs from good to poor
 * @param weights how often each scale was chosen in the fifteen pairwise comparisons, 0..5, 15 in all; none where nobody asked
 */
public record TaskLoad(List<Integer> ratings, List<Integer> weights) implements Serializable {

    static final int SCALES = TlxScale.values().length;
    static final int PAIRS = 15;
    static final int MOST = 100;
    private static final int PAIRS_EACH = 5;

    /**
     * Checks the answers.
     *
     * @param ratings the six ratings
     * @param weights six weights, or none
     * @throws IllegalArgumentException if there are not six, one is outside, or the weights don't sum to 15
     */
    public TaskLoad {
        checkArgument(ratings != null && weights != null, "NASA-TLX needs ratings and weights, not null");
        ratings = checked(ratings, "ratings", MOST);
        if (!weights.isEmpty()) {
            weights = checked(weights, "weights", PAIRS_EACH);
            int sum = weights.stream().mapToInt(Integer::intValue).sum();
            checkArgument(sum == PAIRS, "the weights of NASA-TLX must sum to 15, not %s", sum);
        }
        weights = List.copyOf(weights);
    }

    private static List<Integer> checked(List<Integer> six, String what, int most) {
        checkArgument(six.size() == SCALES, "NASA-TLX needs 6 %s, not %s", what, six.size());
        for (int i = 0; i < SCALES; i++) {
            Integer one = six.get(i);
            checkArgument(
                    one != null && one >= 0 && one <= most,
                    "%s of %s must be in 0..%s, not %s",
                    what,
                    TlxScale.values()[i],
                    most,
                    one);
        }
        return List.copyOf(six);
    }

    /**
     * Ratings without weights, for the raw score.
     *
     * @param ratings the six ratings, 0..100, in the order of {@link TlxScale}
     * @return the answers
     * @throws IllegalArgumentException if there are not six, or one is outside
     */
    public static TaskLoad of(int... ratings) {
        checkArgument(ratings != null, "NASA-TLX needs ratings and weights, not null");
        return new TaskLoad(Arrays.stream(ratings).boxed().toList(), List.of());
    }

    /**
     * The same ratings with weights.
     *
     * @param weights how often each scale was chosen in the fifteen comparisons, in the order of {@link TlxScale}
     * @return the changed copy
     * @throws IllegalArgumentException if there are not six, one is outside 0..5, or they don't sum to 15
     */
    public TaskLoad weighted(int... weights) {
        checkArgument(weights != null && weights.length > 0, "NASA-TLX needs 6 weights, not 0");
        return new TaskLoad(ratings, Arrays.stream(weights).boxed().toList());
    }

    boolean isWeighted() {
        return !weights.isEmpty();
    }
}
