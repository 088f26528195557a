package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rating is explained by which attributes, and how answers are read. Rows with a gap in any column are set aside and counted (list-wise): dropping
 * gaps pair by pair can give correlations that no rows could have.
 *
 * <pre>{@code
 * int[] overall = {9, 4, 7, 10, 6, 8}, speed = {4, 2, 3, 5, 3, 4}, price = {3, 2, 4, 4, 3, 5};
 * Drivers drivers = DriverRule.of("overall", "speed", "price").count(overall, speed, price);
 * drivers.table();
 * }</pre>
 *
 * @param outcome what is explained
 * @param attributes what may drive it, 1 to 20 columns
 * @param blocks how many blocks of rows are kept apart for the intervals, 2 to 1000; row i belongs to block i mod blocks
 */
public record DriverRule(DriverColumn outcome, List<DriverColumn> attributes, int blocks)
        implements TallyRule<DriverRow, Drivers>, Storable {

    static final int MAX_ATTRIBUTES = 20;

    private static final String TYPE = "driver-rule";
    private static final int VERSION = 1;
    private static final int BLOCKS = 50;
    private static final int MAX_BLOCKS = 1000;

    /**
     * Checks the parts.
     *
     * @param outcome what is explained
     * @param attributes what may drive it
     * @param blocks how many blocks of rows
     * @throws IllegalArgumentException if a part is missing, there are no attributes or more than 20, two columns have one name, or the blocks are outside
     *     2..1000
     */
    public DriverRule {
        checkArgument(outcome != null, "drivers need an outcome");
        attributes = Stored.list(attributes, "an attribute");
        checkArgument(
                !attributes.isEmpty() && attributes.size() <= MAX_ATTRIBUTES,
                "drivers need 1..%s attributes, not %s",
                MAX_ATTRIBUTES,
                attributes.size());
        Set<String> names = new HashSet<>(Set.of(outcome.name()));
        for (DriverColumn attribute : attributes) {
            checkArgument(names.add(attribute.name()), "two columns have the name %s", attribute.name());
        }
        checkArgument(blocks >= 2 && blocks <= MAX_BLOCKS, "blocks must be 2..%s, not %s", MAX_BLOCKS, blocks);
    }

    /**
     * Drivers of a rating, by whole numbers without bounds, in 50 blocks.
     *
     * @param outcome the name of what is explained
     * @param attributes the names of what may drive it
     * @return the rule
     */
    public static DriverRule of(String outcome, String... attributes) {
        checkArgument(attributes != null, "drivers need attributes, not null");
        return new DriverRule(
                DriverColumn.named(outcome),
                Arrays.stream(attributes).map(DriverColumn::named).toList(),
                BLOCKS);
    }

    /**
     * The same rule with all columns on one scale.
     *
     * @param scale the scale; its missing codes are gaps, other codes outside it are refused
     * @return the changed copy
     */
    public DriverRule withScale(RatingScale scale) {
        checkArgument(scale != null, "a scale must not be null");
        return withColumns(column -> column.withScale(scale));
    }

    /**
     * The same rule with one column on a scale.
     *
     * @param column the name of a column
     * @param scale the scale; its missing codes are gaps, other codes outside it are refused
     * @return the changed copy
     */
    public DriverRule withScale(String column, RatingScale scale) {
        checkArgument(scale != null, "a scale must not be null");
        return withColumn(column, found -> found.withScale(scale));
    }

    /**
     * The same rule with decimals in one column.
     *
     * @param column the name of a column
     * @param decimals how many decimals its numbers have at most, 0..9
     * @return the changed copy
     */
    public DriverRule withDecimals(String column, int decimals) {
        return withColumn(column, found -> found.withDecimals(decimals));
    }

    /**
     * The same rule with another number of blocks. More blocks give steadier intervals and a larger tally.
     *
     * @param newBlocks how many blocks, 2 to 1000
     * @return the changed copy
     */
    public DriverRule withBlocks(int newBlocks) {
        return new DriverRule(outcome, attributes, newBlocks);
    }

    private DriverRule withColumn(String name, UnaryOperator<DriverColumn> change) {
        indexOf(name);
        return withColumns(column -> column.name().equals(name) ? change.apply(column) : column);
    }

    private DriverRule withColumns(UnaryOperator<DriverColumn> change) {
        return new DriverRule(
                change.apply(outcome), attributes.stream().map(change).toList(), blocks);
    }

    DriverRule withoutMissingCodes() {
        return withColumns(DriverColumn::withoutMissingCodes);
    }

    /** The outcome and the attributes. */
    List<DriverColumn> columns() {
        return Stream.concat(Stream.of(outcome), attributes.stream()).toList();
    }

    List<String> attributeNames() {
        return attributes.stream().map(DriverColumn::name).toList();
    }

    int width() {
        return attributes.size() + 1;
    }

    /** The position of a column, 0 for the outcome. */
    int indexOf(String name) {
        List<DriverColumn> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + this);
    }

    @Override
    public Accumulator<DriverRow, Drivers> accumulator() {
        return new DriverAccumulator(this);
    }

    /**
     * Counts columns of whole numbers; rows are numbered from 0. Makes no object per row.
     *
     * @param outcomes the outcome of each row
     * @param attributeColumns the attributes of each row, in the order of the rule
     * @return the tally
     * @throws IllegalArgumentException if the columns differ in number or length, or an answer is refused: {@code speed: rating 12 is outside 1..5 (row 3)}
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public Drivers count(int[] outcomes, int[]... attributeColumns) {
        checkArgument(outcomes != null && attributeColumns != null, "columns must not be null");
        int[][] columns = Stream.concat(Stream.of(outcomes), Arrays.stream(attributeColumns))
                .toArray(int[][]::new);
        return ColumnCounter.count(this, columns);
    }

    /**
     * Counts columns of decimal numbers; rows are numbered from 0. Makes no object per row.
     *
     * @param outcomes the outcome of each row; not-a-number is a gap
     * @param attributeColumns the attributes of each row, in the order of the rule
     * @return the tally
     * @throws IllegalArgumentException if the columns differ in number or length, or a number has more decimals than its column declares
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    public Drivers count(double[] outcomes, double[]... attributeColumns) {
        checkArgument(outcomes != null && attributeColumns != null, "columns must not be null");
        double[][] columns = Stream.concat(Stream.of(outcomes), Arrays.stream(attributeColumns))
                .toArray(double[][]::new);
        return ColumnCounter.count(this, columns);
    }

    /**
     * Counts your own rows, numbered from 0.
     *
     * @param rows the rows
     * @param answers the outcome and the attributes of a row, in the order of the rule: whole or decimal numbers, null where there is none
     * @param <R> a row
     * @return the tally
     * @throws IllegalArgumentException if the rule has another number of columns, or an answer is refused; rows count from 0
     * @throws ArithmeticException if a sum exceeds {@link Long#MAX_VALUE}
     */
    @SafeVarargs
    public final <R> Drivers countAnswers(
            Iterable<? extends R> rows, Function<? super R, ? extends @Nullable Number>... answers) {
        checkArgument(rows != null && answers != null, "rows and answers must not be null");
        checkWidth(answers.length);
        for (int i = 0; i < answers.length; i++) {
            checkArgument(answers[i] != null, "answers must not hold null (position %s)", i);
        }
        Accumulator<DriverRow, Drivers> accumulator = accumulator();
        long[] number = {0};
        NumberedRows.each(rows, row -> {
            Number[] values = new Number[answers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = answers[i].apply(row);
            }
            accumulator.add(DriverRow.of(number[0]++, values));
        });
        return accumulator.snapshot();
    }

    void checkWidth(int columns) {
        checkArgument(columns == width(), "drivers of %s have %s columns, not %s", outcome.name(), width(), columns);
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                outcome.toForm(),
                attributes.stream().map(DriverColumn::toForm).toList(),
                blocks);
    }

    /**
     * The plain data of {@link DriverRule}.
     *
     * @param type {@code driver-rule}
     * @param version 1
     * @param outcome what is explained
     * @param attributes what may drive it
     * @param blocks how many blocks of rows
     */
    public record Form(
            String type, int version, DriverColumn.Form outcome, List<DriverColumn.Form> attributes, int blocks)
            implements StoredForm<DriverRule> {

        /**
         * Copies the list.
         *
         * @param type {@code driver-rule}
         * @param version 1
         * @param outcome what is explained
         * @param attributes what may drive it
         * @param blocks how many blocks of rows
         */
        public Form {
            attributes = Stored.list(attributes, "an attribute");
        }

        @Override
        public DriverRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            List<DriverColumn> columns = new ArrayList<>();
            attributes.forEach(attribute -> columns.add(attribute.restore()));
            return new DriverRule(
                    Stored.present(outcome, "the outcome of drivers").restore(), columns, blocks);
        }
    }

    /** For example {@code overall by speed, price in 50 blocks}. */
    @Override
    public String toString() {
        return outcome + " by "
                + attributes.stream().map(DriverColumn::toString).collect(Collectors.joining(", ")) + " in "
                + blocks + " blocks";
    }
}
