package io.github.cxmetrics.shell.table;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What types the columns of a {@link Table} are read as; a part of it, in a file of its own. */
abstract sealed class TypedColumns extends Doors permits Table {

    abstract Spelling spelling();

    /**
     * A column as text.
     *
     * @param column its name
     * @return a text a row, null where the cell is missing
     * @throws IllegalArgumentException if there is no such column
     */
    // Arrays hold nulls, which their types do not say: JShell of JDK 25 rejects expressions of a type with annotated
    // elements.
    public String[] texts(String column) {
        Column cells = self().column(column);
        @Nullable String[] texts = new String[self().size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = cells.text(row);
        }
        return texts;
    }

    /**
     * A column as whole numbers; 9.0 is 9.
     *
     * @param column its name
     * @return a number a row
     * @throws IllegalArgumentException if there is no such column, or a cell is missing or no whole number in the range of an int
     */
    public int[] ints(String column) {
        self().filled(
                        column,
                        "whole numbers of all rows were asked for; say which number stands for missing ones: ints(\""
                                + column + "\", …)");
        return ints(column, 0);
    }

    /**
     * A column as whole numbers, with one that stands for missing ones.
     *
     * @param column its name
     * @param missing stands in each row without a value; may be a code that is in the data
     * @return a number a row
     * @throws IllegalArgumentException if there is no such column, or a cell is no whole number in the range of an int
     */
    public int[] ints(String column, int missing) {
        long[] values = self().numbers(column).wholes(Integer.MIN_VALUE, Integer.MAX_VALUE);
        Column cells = self().column(column);
        int[] all = new int[self().size()];
        for (int row = 0; row < all.length; row++) {
            int code = cells.code(row);
            all[row] = code < 0 ? missing : (int) values[code];
        }
        return all;
    }

    /**
     * A column as whole numbers beyond the range of an int.
     *
     * @param column its name
     * @return a number a row
     * @throws IllegalArgumentException if there is no such column, or a cell is missing or no whole number in the range of a long
     */
    public long[] longs(String column) {
        self().filled(
                        column,
                        "whole numbers of all rows were asked for; drop the others by wherePresent(\"" + column
                                + "\")");
        long[] values = self().numbers(column).wholes(Long.MIN_VALUE, Long.MAX_VALUE);
        Column cells = self().column(column);
        return IntStream.range(0, self().size())
                .mapToLong(row -> values[cells.code(row)])
                .toArray();
    }

    /**
     * A column as numbers: with a decimal point or a decimal comma, with or without thousands separators, a currency, an exponent. A percentage is a
     * hundredth: 12 % is 0.12.
     *
     * @param column its name
     * @return a finite number a row, NaN where the cell is missing
     * @throws IllegalArgumentException if there is no such column, a cell is no finite number, both decimal marks fit and tell unlike numbers, or
     *     percentages or currencies are mixed with others
     */
    public double[] doubles(String column) {
        double[] values = self().numbers(column).values();
        Column cells = self().column(column);
        double[] all = new double[self().size()];
        for (int row = 0; row < all.length; row++) {
            int code = cells.code(row);
            all[row] = code < 0 ? Double.NaN : values[code];
        }
        return all;
    }

    /**
     * A column as amounts in minor units, exactly: 12.50 dollars are 1250 cents. A sign or code of the currency may stand beside the number.
     *
     * @param column its name
     * @param currency of the amounts
     * @return an amount a row
     * @throws IllegalArgumentException if there is no such column, or a cell is missing, no amount in the currency, or has more decimals than it
     */
    public long[] minors(String column, Currency currency) {
        self().filled(
                        column,
                        "amounts of all rows were asked for; drop the others by wherePresent(\"" + column + "\")");
        return MoneyDoors.minors(self(), column, currency);
    }

    /**
     * A column as instants: ISO-8601 with or without a zone (Z, UTC, +02:00, −0500, CET), year first, or month or day first where the cells settle which,
     * AM and PM, names of months, {@code Wed, 31 Dec 2025 10:00:00 GMT}; others by {@link Table#withFormat}, numbers by {@link Table#withUnit}. A time without a zone is
     * read in the zone of the table, a date as the start of its day there.
     *
     * @param column its name
     * @return an instant a row, null where the cell is missing
     * @throws IllegalArgumentException if there is no such column, a cell is no such time, or cells are written in several ways
     */
    public Instant[] instants(String column) {
        Instant[] values = self().times(column).instants(spelling().zone());
        return spread(column, values, new Instant[self().size()]);
    }

    /**
     * A column as dates: as they are written, whatever the time of the day; an instant's date is that in the zone of the table.
     *
     * @param column its name
     * @return a date a row, null where the cell is missing
     * @throws IllegalArgumentException as {@link #instants}
     */
    public LocalDate[] dates(String column) {
        return spread(column, self().times(column).dates(spelling().zone()), new LocalDate[self().size()]);
    }

    /**
     * A column as months: written as 2025-12, in a format that was said, or of dates and times.
     *
     * @param column its name
     * @return a month a row, null where the cell is missing
     * @throws IllegalArgumentException as {@link #instants}
     */
    public YearMonth[] months(String column) {
        return spread(column, monthsByCode(column), new YearMonth[self().size()]);
    }

    YearMonth[] monthsByCode(String column) {
        List<String> texts = self().column(column).texts();
        if (!texts.isEmpty() && texts.stream().allMatch(text -> text.matches("[0-9]{4}-(0[1-9]|1[0-2])"))) {
            return texts.stream().map(YearMonth::parse).toArray(YearMonth[]::new);
        }
        return Arrays.stream(self().times(column).dates(spelling().zone()))
                .map(YearMonth::from)
                .toArray(YearMonth[]::new);
    }

    /**
     * A column as durations: h:mm:ss of any number of hours, PT1H30M, {@code 3 min}, numbers in a unit that was said by {@link Table#withUnit} or stands in the
     * column's name ({@code Resolution time in minutes}). Two numbers with a colon need {@link Table#withFormat}.
     *
     * @param column its name
     * @return a duration a row, null where the cell is missing
     * @throws IllegalArgumentException if there is no such column, or a cell is no such duration
     */
    public Duration[] durations(String column) {
        return spread(column, durationsByCode(column), new Duration[self().size()]);
    }

    Duration[] durationsByCode(String column) {
        return DurationColumn.of(self().column(column), self().refusals(column), spelling());
    }

    private <T> @Nullable T[] spread(String column, T[] byCode, @Nullable T[] all) {
        Column cells = self().column(column);
        for (int row = 0; row < all.length; row++) {
            int code = cells.code(row);
            all[row] = code < 0 ? null : byCode[code];
        }
        return all;
    }
}
