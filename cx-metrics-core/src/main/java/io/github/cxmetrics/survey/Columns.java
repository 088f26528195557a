package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/** Checks of columns that stand beside each other. Rows are counted from 0. */
final class Columns {

    private Columns() {}

    static void checkSameLength(String first, int firstLength, String second, int secondLength) {
        checkArgument(
                firstLength == secondLength,
                "%s and %s differ in length: %s and %s",
                first,
                second,
                firstLength,
                secondLength);
    }

    static double checkWeight(String what, double weight, int row) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    what + " " + weight + " must be finite and not negative (row " + row + ")");
        }
        return weight;
    }

    /** The place of each rating among the points of a scale, -1 for a declared missing code; an error for anything else. */
    static int[] places(RatingScale scale, double[] ratings) {
        requireNonNull(scale, "scale");
        checkArgument(ratings != null, "ratings must not be null");
        int[] places = new int[ratings.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = scale.find(ratings[row]);
            if (places[row] < 0 && !scale.declaresMissing(ratings[row])) {
                throw new IllegalArgumentException(scale.outside(ratings[row]).getMessage() + " (row " + row + ")");
            }
        }
        return places;
    }

    /** The same for whole numbers. */
    static int[] places(RatingScale scale, int[] ratings) {
        int[] places = new int[ratings.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = isAnswer(scale, ratings[row], row) ? scale.indexOf(ratings[row]) : -1;
        }
        return places;
    }

    /** Whether a row holds an answer; false for a declared missing code, an error for anything else. */
    static boolean isAnswer(RatingScale scale, int rating, int row) {
        requireNonNull(scale, "scale");
        if (scale.contains(rating)) {
            return true;
        }
        if (scale.declaresMissing(rating)) {
            return false;
        }
        throw new IllegalArgumentException(scale.outside(rating).getMessage() + " (row " + row + ")");
    }
}
