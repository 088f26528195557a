package io.github.cxmetrics.shell;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.WeightedRatings;
import java.util.SortedMap;
import java.util.TreeMap;

/** A column of ratings on a scale: empty cells are one more missing code. */
final class RatingCells {

    /** Stands for an empty cell; a file that holds this very number as an answer would be a curious one, and reads it as missing. */
    private static final int EMPTY = Integer.MIN_VALUE;

    private static final String NO_GROUP = "(empty)";

    private final CsvTable table;
    private final String column;
    private final RatingScale scale;
    private final int[] codes;

    RatingCells(CsvTable table, String column, RatingScale scale) {
        this.table = table;
        this.column = column;
        this.scale = scale.missing(EMPTY);
        codes = table.ints(column).toArray(EMPTY);
    }

    Ratings all() {
        Accumulator<Integer, Ratings> counted = scale.accumulator();
        for (int row = 0; row < codes.length; row++) {
            add(counted, row);
        }
        return counted.snapshot();
    }

    SortedMap<String, Ratings> by(StringColumn groups) {
        SortedMap<String, Accumulator<Integer, Ratings>> counted = new TreeMap<>();
        for (int row = 0; row < codes.length; row++) {
            String group = groups.isMissing(row) ? NO_GROUP : groups.value(row);
            add(counted.computeIfAbsent(group, g -> scale.accumulator()), row);
        }
        SortedMap<String, Ratings> ratings = new TreeMap<>();
        counted.forEach((group, accumulator) -> ratings.put(group, accumulator.snapshot()));
        return ratings;
    }

    private void add(Accumulator<Integer, Ratings> counted, int row) {
        try {
            counted.add(codes[row]);
        } catch (IllegalArgumentException e) {
            throw table.refusal(column, row, String.valueOf(e.getMessage()));
        }
    }

    WeightedRatings weighted(DoubleColumn weights) {
        for (int row = 0; row < codes.length; row++) {
            if (!scale.contains(codes[row]) && !scale.declaresMissing(codes[row])) {
                throw table.refusal(
                        column, row, "rating " + codes[row] + " is outside " + scale.min() + ".." + scale.max());
            }
            if (weights.isMissing(row) && scale.contains(codes[row])) {
                throw table.refusal(weights.name(), row, "the rating " + codes[row] + " has no weight");
            }
            if (!weights.isMissing(row) && weights.value(row) < 0) {
                throw table.refusal(
                        weights.name(), row, "weight " + weights.value(row) + " must be finite and not negative");
            }
        }
        return WeightedRatings.of(scale, codes, weights.toArray(0));
    }
}
