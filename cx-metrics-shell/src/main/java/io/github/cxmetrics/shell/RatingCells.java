package io.github.cxmetrics.shell;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survey.WeightedRatings;
import java.util.Arrays;
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
    private final double[] answers;

    RatingCells(CsvTable table, String column, RatingScale scale) {
        this.table = table;
        this.column = column;
        this.scale = scale.missing(EMPTY);
        answers = scale.stepsPerPoint() == 1
                ? Arrays.stream(table.ints(column).toArray(EMPTY))
                        .asDoubleStream()
                        .toArray()
                : table.doubles(column).toArray(EMPTY);
    }

    Ratings all() {
        Accumulator<Double, Ratings> counted = scale.decimals().accumulator();
        for (int row = 0; row < answers.length; row++) {
            add(counted, row);
        }
        return counted.snapshot();
    }

    SortedMap<String, Ratings> by(StringColumn groups) {
        SortedMap<String, Accumulator<Double, Ratings>> counted = new TreeMap<>();
        for (int row = 0; row < answers.length; row++) {
            String group = groups.isMissing(row) ? NO_GROUP : groups.value(row);
            add(counted.computeIfAbsent(group, g -> scale.decimals().accumulator()), row);
        }
        SortedMap<String, Ratings> ratings = new TreeMap<>();
        counted.forEach((group, accumulator) -> ratings.put(group, accumulator.snapshot()));
        return ratings;
    }

    private void add(Accumulator<Double, Ratings> counted, int row) {
        try {
            counted.add(answers[row]);
        } catch (IllegalArgumentException e) {
            throw table.refusal(column, row, String.valueOf(e.getMessage()));
        }
    }

    WeightedRatings weighted(DoubleColumn weights) {
        Accumulator<Double, Ratings> checked = scale.decimals().accumulator();
        for (int row = 0; row < answers.length; row++) {
            add(checked, row);
            if (weights.isMissing(row) && scale.contains(answers[row])) {
                throw table.refusal(weights.name(), row, "the rating " + text(answers[row]) + " has no weight");
            }
            if (!weights.isMissing(row) && weights.value(row) < 0) {
                throw table.refusal(
                        weights.name(), row, "weight " + weights.value(row) + " must be finite and not negative");
            }
        }
        return WeightedRatings.of(scale, answers, weights.toArray(0));
    }

    private static String text(double rating) {
        return rating == (int) rating ? Integer.toString((int) rating) : Double.toString(rating);
    }

    /** Counts a column of text answers; empty cells are missing, whatever the labels say. */
    static Ratings labelled(CsvTable table, String column, ScaleLabels labels) {
        Accumulator<String, Ratings> counted =
                (labels.missingLabels().contains("") ? labels : labels.missing("")).accumulator();
        StringColumn cells = table.strings(column);
        for (int row = 0; row < cells.size(); row++) {
            try {
                counted.add(cells.isMissing(row) ? "" : cells.value(row));
            } catch (IllegalArgumentException e) {
                throw table.refusal(column, row, String.valueOf(e.getMessage()));
            }
        }
        return counted.snapshot();
    }
}
