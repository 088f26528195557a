package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the pictures of a cohort table read off it. */
final class Cohorts {

    /**
     * A cohort.
     *
     * @param name its period
     * @param size its customers
     * @param start its period's start
     */
    record Row(String name, long size, Instant start) {}

    private final CohortTable table;

    Cohorts(CohortTable table) {
        this.table = table;
        checkArgument(!table.cohorts().isEmpty(), "no cohort has customers: nothing is there to show");
    }

    CohortTable table() {
        return table;
    }

    ImmutableList<Row> rows(long atLeast) {
        var periods = table.definition().periods();
        ImmutableList<Row> rows = table.cohortStarts().stream()
                .map(start -> new Row(periods.label(periods.numberOf(start)), table.size(start), start))
                .filter(row -> row.size() >= atLeast)
                .collect(ImmutableList.toImmutableList());
        checkArgument(!rows.isEmpty(), "no cohort has n = %s customers: nothing is left to show", atLeast);
        return rows;
    }

    int hidden(long atLeast) {
        return table.cohorts().size() - rows(atLeast).size();
    }

    Optional<Proportion> cell(Row row, int column) {
        return table.cellIfMature(row.start(), column);
    }

    /** The columns that any cohort has complete. */
    int columns() {
        int columns = table.columns();
        while (columns > 1 && table.overall(columns - 1).trials() == 0) {
            columns--;
        }
        return columns;
    }

    String column(int index) {
        return table.definition().returning().window() instanceof Returning.Brackets in
                ? in.brackets().get(index).toString()
                : Integer.toString(index);
    }

    boolean hasBrackets() {
        return table.definition().returning().window() instanceof Returning.Brackets;
    }

    /** The column that is the start itself, 100 % by definition. */
    OptionalInt start() {
        return hasBrackets() || table.definition().returning().times() > 1 ? OptionalInt.empty() : OptionalInt.of(0);
    }

    /** For example {@code months}. */
    String periods() {
        return table.definition().periods().unit().name().toLowerCase(Locale.ROOT) + "s";
    }

    /** Entry and return, without the calendar. */
    String definition() {
        return table.definition().entry() + ", return " + table.definition().returning();
    }
}
