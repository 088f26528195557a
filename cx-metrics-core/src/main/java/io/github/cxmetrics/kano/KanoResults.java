package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The results of many features by one evaluation table. Prints as an aligned table: complete and incomplete pairs, the six counts, the category by the mode rule
 * ("=" between tied ones), the p-value of its separation from the second, better and worse with their 95 % intervals. What is undefined prints "–".
 */
public final class KanoResults implements Serializable {

    private static final long serialVersionUID = 1;

    /** What to sort by. The strongest comes first, undefined last; equal ones keep their order. */
    public enum Order {
        /** The category sequence M, O, A, I, R, Q ({@link KanoReading#BY_SEQUENCE}). */
        SEQUENCE(Comparator.comparing(Row::reading, KanoReading.BY_SEQUENCE)),
        /** Better, the largest first. */
        BETTER(descending(row -> row.reading().better().value())),
        /** Worse, the most negative first. */
        WORSE(descending(row -> -row.reading().worse().value())),
        /** Average satisfaction coefficient, the largest first. */
        ASC(descending(row -> row.reading().asc())),
        /** Total strength, the largest first. */
        TOTAL_STRENGTH(descending(row -> row.reading().totalStrength().value())),
        /** Category strength, the largest first. */
        CATEGORY_STRENGTH(descending(row -> row.reading().categoryStrength())),
        /** Mean of the importance that respondents stated, the largest first. */
        IMPORTANCE(descending(row -> row.tally().importance().mean()));

        private final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator;
        }

        private static Comparator<Row> descending(ToDoubleFunction<Row> coefficient) {
            return Comparator.comparingDouble(row -> -coefficient.applyAsDouble(row));
        }

        private boolean defines(Row row) {
            return switch (this) {
                case BETTER, WORSE, ASC -> row.reading.classifiable() > 0;
                case IMPORTANCE -> row.tally.importance().count() > 0;
                case SEQUENCE, TOTAL_STRENGTH, CATEGORY_STRENGTH -> row.reading.count() > 0;
            };
        }
    }

    /**
     * One feature.
     *
     * @param feature its name
     * @param tally its answers
     * @param reading what the table makes of them
     */
    public record Row(String feature, KanoTally tally, KanoReading reading) implements Serializable {

        /**
         * Checks that nothing is missing.
         *
         * @param feature its name
         * @param tally its answers
         * @param reading what the table makes of them
         */
        public Row {
            requireNonNull(feature, "feature");
            requireNonNull(tally, "tally");
            requireNonNull(reading, "reading");
        }
    }

    private final EvaluationTable table;

    /** An unmodifiable list of the JDK, which is serializable. */
    @SuppressWarnings("serial")
    private final List<Row> rows;

    private KanoResults(EvaluationTable table, List<Row> rows) {
        this.table = table;
        this.rows = List.copyOf(rows);
    }

    static KanoResults of(Map<String, KanoTally> features, EvaluationTable table) {
        List<Row> rows = new ArrayList<>();
        features.forEach((feature, tally) -> rows.add(new Row(feature, tally, tally.read(table))));
        return new KanoResults(table, rows);
    }

    /**
     * The table that classified.
     *
     * @return the table
     */
    public EvaluationTable table() {
        return table;
    }

    /**
     * The features in their present order.
     *
     * @return an unmodifiable list
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The same results in another order.
     *
     * @param order what to sort by
     * @return the sorted copy
     */
    public KanoResults sortedBy(Order order) {
        requireNonNull(order, "order");
        Stream<Row> defined = rows.stream().filter(order::defines).sorted(order.comparator);
        Stream<Row> undefined = rows.stream().filter(row -> !order.defines(row));
        return new KanoResults(table, Stream.concat(defined, undefined).toList());
    }

    /**
     * A coefficient of each feature, ready for {@link io.github.cxmetrics.MetricTable}.
     *
     * @param kind better or worse
     * @return feature to coefficient, in the present order
     */
    public Map<String, KanoCoefficient> coefficients(KanoCoefficient.Kind kind) {
        Map<String, KanoCoefficient> coefficients = new LinkedHashMap<>();
        rows.forEach(row -> coefficients.put(row.feature(), row.reading().coefficient(kind)));
        return Collections.unmodifiableMap(coefficients);
    }

    /**
     * A coefficient of each feature minus that of other respondents: another segment or wave. A comparison of many features finds some differences by chance.
     *
     * @param baseline results by the same table with the same features, in any order
     * @param kind better or worse
     * @param confidence the confidence level
     * @return feature to comparison, in the present order; a feature without classifiable answers on either side is not in it
     * @throws IllegalArgumentException if the baseline lacks a feature, or follows another table
     */
    public Map<String, Comparison> versus(KanoResults baseline, KanoCoefficient.Kind kind, Confidence confidence) {
        Map<String, KanoCoefficient> others = baseline.coefficients(kind);
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        coefficients(kind).forEach((feature, mine) -> {
            KanoCoefficient other = others.get(feature);
            checkArgument(other != null, "feature \"%s\" is none of the baseline's %s", feature, others.keySet());
            if (mine.count() > 0 && other.count() > 0) {
                comparisons.put(feature, mine.versus(other, confidence));
            }
        });
        return Collections.unmodifiableMap(comparisons);
    }

    /**
     * The features as points in text: {@code |worse|} to the right, better upwards, both from 0 to 1, with lines at 0.5. The letter behind a name is the
     * category by the mode rule, which need not be that of the quadrant.
     *
     * @return several lines
     */
    public String quadrant() {
        QuadrantPlot plot = QuadrantPlot.coefficients();
        for (Row row : rows) {
            if (row.reading().classifiable() == 0) {
                plot.addUndefined(row.feature());
            } else {
                plot.add(
                        row.feature(),
                        row.reading().letters(ClassificationRule.MODE),
                        -row.reading().worse().value(),
                        row.reading().better().value());
            }
        }
        return plot.toString();
    }

    /** Aligned text, one line a feature. */
    @Override
    public String toString() {
        String interval = Confidence.DEFAULT + " CI";
        TextTable text = TextTable.of(
                "feature",
                "n",
                "incomplete",
                "M",
                "O",
                "A",
                "I",
                "R",
                "Q",
                "category",
                "p",
                "better",
                interval,
                "worse",
                interval);
        rows.forEach(row -> text.row(cells(row)));
        return text.toString();
    }

    private static String[] cells(Row row) {
        KanoReading reading = row.reading();
        List<String> cells = new ArrayList<>();
        cells.add(row.feature());
        cells.add(Long.toString(reading.count()));
        cells.add(Long.toString(reading.incomplete()));
        for (KanoCategory category : KanoCategory.values()) {
            cells.add(Long.toString(reading.countOf(category)));
        }
        boolean empty = reading.count() == 0;
        cells.add(empty ? TextTable.UNDEFINED : reading.letters(ClassificationRule.MODE));
        cells.add(
                empty
                        ? TextTable.UNDEFINED
                        : Text.pValue(reading.separation().pValue()).replace("= ", ""));
        for (KanoCoefficient.Kind kind : KanoCoefficient.Kind.values()) {
            KanoCoefficient coefficient = reading.coefficient(kind);
            Unit unit = coefficient.unit();
            cells.add(coefficient.count() == 0 ? TextTable.UNDEFINED : unit.text(coefficient.value()));
            cells.add(coefficient
                    .intervalIfDefined(Confidence.DEFAULT)
                    .map(i -> i.text(unit))
                    .orElse(TextTable.UNDEFINED));
        }
        return cells.toArray(String[]::new);
    }
}
