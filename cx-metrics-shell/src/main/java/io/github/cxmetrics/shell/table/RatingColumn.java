package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survey.WeightedRatings;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A column of answers on a scale; each distinct text is looked at once. */
final class RatingColumn {

    private final Table table;
    private final Column column;
    private final RatingScale scale;
    private final double[] ratings;

    /** Ratings by text; the empty code stands for missing ones. */
    private RatingColumn(Table table, Column column, RatingScale scale, double[] byCode) {
        this.table = table;
        this.column = column;
        int empty = emptyCode(scale, byCode);
        this.scale = scale.missing(empty);
        this.ratings = new double[byCode.length + 1];
        Arrays.setAll(ratings, code -> code == byCode.length || Double.isNaN(byCode[code]) ? empty : byCode[code]);
    }

    /** A number that is neither on the scale nor in the column. */
    private static int emptyCode(RatingScale scale, double[] byCode) {
        int empty = Integer.MIN_VALUE;
        while (scale.contains(empty) || scale.declaresMissing(empty) || contains(byCode, empty)) {
            empty++;
        }
        return empty;
    }

    private static boolean contains(double[] values, double value) {
        return Arrays.stream(values).anyMatch(each -> each == value);
    }

    static RatingColumn of(Table table, String column, RatingScale scale) {
        Objects.requireNonNull(scale, "scale");
        Column cells = table.column(column);
        double[] byCode = table.numbers(column).values();
        Refusals refusals = table.refusals(column);
        for (int code = 0; code < byCode.length; code++) {
            try {
                Ratings.of(scale, byCode[code]);
            } catch (IllegalArgumentException e) {
                throw refusals.at(refusals.rowOf(code), unnumbered(e));
            }
        }
        return new RatingColumn(table, cells, scale, byCode);
    }

    static RatingColumn of(Table table, String column, ScaleLabels labels) {
        Objects.requireNonNull(labels, "labels");
        Column cells = table.column(column);
        Refusals refusals = table.refusals(column);
        double[] byCode = new double[cells.texts().size()];
        for (int code = 0; code < byCode.length; code++) {
            Accumulator<String, Ratings> one = labels.accumulator();
            try {
                one.add(cells.texts().get(code));
            } catch (IllegalArgumentException e) {
                throw refusals.at(refusals.rowOf(code), unnumbered(e));
            }
            long[] counts = one.snapshot().counts();
            byCode[code] = Double.NaN;
            for (int point = 0; point < counts.length; point++) {
                byCode[code] = counts[point] > 0
                        ? labels.scale().min() + point * labels.scale().step()
                        : byCode[code];
            }
        }
        return new RatingColumn(table, cells, labels.scale(), byCode);
    }

    /** What is wrong, without the row of a batch of one. */
    private static String unnumbered(IllegalArgumentException refused) {
        return String.valueOf(refused.getMessage()).replaceFirst(" \\(row 0\\)$", "");
    }

    Ratings all() {
        return bySegment(new int[table.size()], 1).get(0);
    }

    List<Ratings> bySegment(int[] segment, int segments) {
        if (scale.stepsPerPoint() == 1) {
            return Ratings.bySegment(scale, segments, segment, wholes());
        }
        return Ratings.bySegment(scale, segments, segment, rows());
    }

    private double rating(int row) {
        int code = column.code(row);
        return ratings[code < 0 ? ratings.length - 1 : code];
    }

    private double[] rows() {
        return IntStream.range(0, column.rows()).mapToDouble(this::rating).toArray();
    }

    private int[] wholes() {
        return IntStream.range(0, column.rows()).map(row -> (int) rating(row)).toArray();
    }

    WeightedRatings weighted(double[] weights) {
        return WeightedRatings.of(scale, rows(), weights);
    }

    WeightedRatings weighted(String weightColumn) {
        double[] weights = table.doubles(weightColumn);
        Refusals refusals = table.refusals(weightColumn);
        for (int row = 0; row < weights.length; row++) {
            boolean none = Double.isNaN(weights[row]);
            if (none && scale.contains(rating(row))) {
                throw refusals.at(row, "a rating has no weight");
            }
            if (weights[row] < 0) {
                throw refusals.at(row, "weight " + weights[row] + " must be finite and not negative");
            }
            weights[row] = none ? 0 : weights[row];
        }
        return weighted(weights);
    }

    RatingScale scale() {
        return scale;
    }

    double[] ratingsOfRows() {
        return rows();
    }
}
