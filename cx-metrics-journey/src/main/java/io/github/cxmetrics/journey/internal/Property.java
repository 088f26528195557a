package io.github.cxmetrics.journey.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A column of properties beside the events: texts, numbers or whole numbers. */
public sealed interface Property {

    /** Numbers of more zeros are written with an exponent. */
    int LONGEST_TEXT = 400;

    /**
     * How many rows there are.
     *
     * @return the count
     */
    int size();

    /**
     * Whether a row has no value.
     *
     * @param row a row
     * @return true if it has none
     */
    boolean isMissing(int row);

    /**
     * Some of the rows.
     *
     * @param rows the rows
     * @return a column of those
     */
    Property rows(int[] rows);

    /**
     * What a message calls the values.
     *
     * @return the words
     */
    String kind();

    /**
     * Texts.
     *
     * @param codes the texts; code −1 is a missing one
     */
    record Text(CodeColumn codes) implements Property {

        @Override
        public int size() {
            return codes.size();
        }

        @Override
        public boolean isMissing(int row) {
            return codes.at(row) == CodeColumn.MISSING;
        }

        @Override
        public Property rows(int[] rows) {
            return new Text(codes.rows(rows));
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * Numbers.
     *
     * @param values the numbers; not-a-number is a missing one
     */
    record Numbers(double[] values) implements Property {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Property rows(int[] rows) {
            return new Numbers(
                    Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public String kind() {
            return "numbers";
        }
    }

    /**
     * Whole numbers.
     *
     * @param values the numbers
     * @param missing the rows that have none
     */
    record Wholes(long[] values, BitSet missing) implements Property {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return missing.get(row);
        }

        @Override
        public Property rows(int[] rows) {
            BitSet gaps = new BitSet();
            for (int i = 0; i < rows.length; i++) {
                gaps.set(i, missing.get(rows[i]));
            }
            return new Wholes(Arrays.stream(rows).mapToLong(row -> values[row]).toArray(), gaps);
        }

        @Override
        public String kind() {
            return "whole numbers";
        }
    }

    /**
     * Numbers of which some are neither doubles nor longs.
     *
     * @param values the numbers; null is a missing one
     */
    record Decimals(@Nullable BigDecimal[] values) implements Property {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return values[row] == null;
        }

        @Override
        public Property rows(int[] rows) {
            return new Decimals(Arrays.stream(rows).mapToObj(row -> values[row]).toArray(BigDecimal[]::new));
        }

        @Override
        public String kind() {
            return "numbers";
        }
    }

    /**
     * A property that the log has not: all rows are without it, and it takes no room.
     *
     * @param size how many rows there are
     */
    record Absent(int size) implements Property {

        @Override
        public boolean isMissing(int row) {
            return true;
        }

        @Override
        public Property rows(int[] rows) {
            return new Absent(rows.length);
        }

        @Override
        public String kind() {
            return "nothing";
        }
    }

    /**
     * The value of a row as text: numbers in full, the same for equal ones; not for missing values.
     *
     * @param property a column
     * @param row a row
     * @return the text
     */
    static String text(Property property, int row) {
        if (property instanceof Text text) {
            return text.codes.names().get(text.codes.at(row));
        }
        if (property instanceof Wholes wholes) {
            return Long.toString(wholes.values[row]);
        }
        if (property instanceof Numbers numbers && Double.isInfinite(numbers.values[row])) {
            return Double.toString(numbers.values[row]);
        }
        BigDecimal number = exact(property, row);
        return Math.abs(number.scale()) <= LONGEST_TEXT ? number.toPlainString() : number.toString();
    }

    /**
     * The value of a row as an exact number without trailing zeros, a double as the shortest decimal that it is the nearest to; not for texts or missing
     * values.
     *
     * @param property a column of numbers
     * @param row a row
     * @return the number
     */
    static BigDecimal exact(Property property, int row) {
        BigDecimal number = property instanceof Wholes wholes
                ? BigDecimal.valueOf(wholes.values[row])
                : property instanceof Decimals decimals
                        ? decimals.values[row]
                        : BigDecimal.valueOf(((Numbers) property).values[row]);
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /**
     * The value of a row as a number; not for texts or missing values.
     *
     * @param property a column of numbers
     * @param row a row
     * @return the number
     */
    static double number(Property property, int row) {
        if (property instanceof Decimals decimals) {
            return decimals.values[row].doubleValue();
        }
        return property instanceof Wholes wholes ? wholes.values[row] : ((Numbers) property).values[row];
    }
}
