package io.github.cxmetrics.journey;

import java.util.Arrays;
import java.util.BitSet;

/** A column of properties beside the events: texts, numbers or whole numbers. */
sealed interface Property {

    int size();

    boolean isMissing(int row);

    Property rows(int[] rows);

    /** What a message calls the values. */
    String kind();

    /** Texts; code −1 is a missing one. */
    record Text(Codes codes) implements Property {

        @Override
        public int size() {
            return codes.size();
        }

        @Override
        public boolean isMissing(int row) {
            return codes.at(row) == Codes.MISSING;
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

    /** Numbers; not-a-number is a missing one. */
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

    /** Whole numbers with the rows that have none. */
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

    /** The value of a row as a number; not for texts or missing values. */
    static double number(Property property, int row) {
        return property instanceof Wholes wholes ? wholes.values[row] : ((Numbers) property).values[row];
    }
}
