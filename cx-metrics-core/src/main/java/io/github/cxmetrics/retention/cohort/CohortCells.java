package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/**
 * The numbers of a cohort table: for each cohort its size, and for each column how many customers are mature and what they add up to. Columns that no
 * customer of a cohort has reached are not there.
 */
final class CohortCells {

    static final CohortCells NONE = new CohortCells(new long[0], new Row[0]);

    /** One cohort. Both lists are equally long and end with a matured customer. */
    record Row(long size, long[] values, long[] matured) {

        static final Row NOBODY = new Row(0, new long[0], new long[0]);

        Row {
            CountMath.checkNotNegative(size, "customers of a cohort");
            checkArgument(
                    values.length == matured.length,
                    "a cohort has as many values as matured sizes, not %s and %s",
                    values.length,
                    matured.length);
            int columns = matured.length;
            while (columns > 0 && matured[columns - 1] == 0) {
                columns--;
            }
            for (int i = 0; i < matured.length; i++) {
                CountMath.checkNotNegative(matured[i], "matured customers");
                checkArgument(
                        matured[i] <= size,
                        "matured customers must not exceed their cohort: %s of %s",
                        matured[i],
                        size);
                checkArgument(matured[i] > 0 || values[i] == 0, "nobody is mature, but the value is %s", values[i]);
            }
            values = Arrays.copyOf(values, columns);
            matured = Arrays.copyOf(matured, columns);
        }

        int columns() {
            return matured.length;
        }

        Row plus(Row other) {
            return new Row(
                    CountMath.sum(size, other.size, "customers of a cohort"),
                    sums(values, other.values, Row::sumOfValues),
                    sums(matured, other.matured, (a, b) -> CountMath.sum(a, b, "matured customers")));
        }

        /** Amounts may be negative: refunds. */
        private static long sumOfValues(long a, long b) {
            long sum = a + b;
            if (((a ^ sum) & (b ^ sum)) < 0) {
                throw new ArithmeticException("values of a cohort overflow: " + a + " + " + b + " exceeds "
                        + (a > 0 ? Long.MAX_VALUE : Long.MIN_VALUE));
            }
            return sum;
        }

        private static long[] sums(long[] a, long[] b, LongBinaryOperator sum) {
            long[] sums = new long[Math.max(a.length, b.length)];
            Arrays.setAll(sums, i -> sum.applyAsLong(at(a, i), at(b, i)));
            return sums;
        }

        long value(int column) {
            return at(values, column);
        }

        long matured(int column) {
            return at(matured, column);
        }

        private static long at(long[] numbers, int i) {
            checkArgument(i >= 0, "a column is counted from 0, not %s", i);
            return i < numbers.length ? numbers[i] : 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row that
                    && size == that.size
                    && Arrays.equals(values, that.values)
                    && Arrays.equals(matured, that.matured);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(values), Arrays.hashCode(matured), size);
        }
    }

    private final long[] cohorts;
    private final Row[] rows;
    private final Row overall;

    /** Takes the arrays over: cohorts by rising period number, and a row for each. */
    CohortCells(long[] cohorts, Row[] rows) {
        for (int i = 0; i < cohorts.length; i++) {
            checkArgument(
                    rows[i].size() > 0, "a cohort needs customers, not %s (cohort %s)", rows[i].size(), cohorts[i]);
            checkArgument(
                    i == 0 || cohorts[i - 1] < cohorts[i],
                    "cohorts must rise: %s comes after %s",
                    cohorts[i],
                    cohorts[Math.max(i - 1, 0)]);
        }
        this.cohorts = cohorts;
        this.rows = rows;
        overall = sum(rows);
    }

    /** Adds in place: a table of hours has millions of cells. */
    private static Row sum(Row[] rows) {
        long size = 0;
        int columns = Arrays.stream(rows).mapToInt(Row::columns).max().orElse(0);
        long[] values = new long[columns];
        long[] matured = new long[columns];
        for (Row row : rows) {
            size = CountMath.sum(size, row.size, "customers of a cohort");
            for (int i = 0; i < row.columns(); i++) {
                values[i] = Row.sumOfValues(values[i], row.values[i]);
                matured[i] = CountMath.sum(matured[i], row.matured[i], "matured customers");
            }
        }
        return new Row(size, values, matured);
    }

    static CohortCells of(List<Long> cohorts, List<Long> sizes, List<List<Long>> values, List<List<Long>> matured) {
        long[] numbers = longs(Stored.list(cohorts, "cohorts"));
        long[] customers = Stored.counts(sizes, numbers.length, "customers of a cohort");
        List<List<Long>> sums = Stored.list(values, "values of a cohort");
        List<List<Long>> watched = Stored.list(matured, "matured customers of a cohort");
        checkArgument(
                sums.size() == numbers.length && watched.size() == numbers.length,
                "%s cohorts need as many lists of values and of matured customers, not %s and %s",
                numbers.length,
                sums.size(),
                watched.size());
        Row[] rows = new Row[numbers.length];
        Arrays.setAll(
                rows,
                i -> new Row(
                        customers[i],
                        longs(Stored.list(sums.get(i), "values of a cohort")),
                        longs(Stored.list(watched.get(i), "matured customers of a cohort"))));
        return new CohortCells(numbers, rows);
    }

    private static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    CohortCells plus(CohortCells other) {
        if (rows.length == 0 || other.rows.length == 0) {
            return rows.length == 0 ? other : this;
        }
        TreeSet<Long> all = new TreeSet<>(cohorts());
        all.addAll(other.cohorts());
        long[] both = longs(List.copyOf(all));
        Row[] sums = new Row[both.length];
        Arrays.setAll(sums, i -> row(both[i]).plus(other.row(both[i])));
        return new CohortCells(both, sums);
    }

    List<Long> cohorts() {
        return LongStream.of(cohorts).boxed().toList();
    }

    List<Long> sizes() {
        return Arrays.stream(rows).map(Row::size).toList();
    }

    List<List<Long>> values() {
        return Arrays.stream(rows).map(row -> boxed(row.values())).toList();
    }

    List<List<Long>> matured() {
        return Arrays.stream(rows).map(row -> boxed(row.matured())).toList();
    }

    private static List<Long> boxed(long[] numbers) {
        return LongStream.of(numbers).boxed().toList();
    }

    /** A cohort, which may have nobody. */
    Row row(long cohort) {
        int index = Arrays.binarySearch(cohorts, cohort);
        return index < 0 ? Row.NOBODY : rows[index];
    }

    int size() {
        return rows.length;
    }

    void checkValuesAreShares() {
        for (Row row : rows) {
            for (int i = 0; i < row.values().length; i++) {
                CountMath.checkNotNegative(row.value(i), "values of a cohort");
                checkArgument(
                        row.value(i) <= row.matured(i),
                        "returned must not exceed matured customers: %s of %s",
                        row.value(i),
                        row.matured(i));
            }
        }
    }

    /** All cohorts together. */
    Row overall() {
        return overall;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CohortCells that
                && Arrays.equals(cohorts, that.cohorts)
                && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(cohorts), Arrays.hashCode(rows));
    }
}
