package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;

/** What cohorts of customers can be, and what they can't. */
final class CohortCheck {

    private final CohortRule.AsOf reading;
    private final CohortRule rule;
    private final CalendarPeriods periods;
    private final boolean isOfAmounts;

    private CohortCheck(CohortRule.AsOf reading, boolean isOfAmounts) {
        this.reading = reading;
        this.isOfAmounts = isOfAmounts;
        rule = reading.definition();
        periods = rule.periods();
    }

    /** With amounts, refunds before the first purchase are in no cohort either. */
    static void check(CohortRule.AsOf reading, CohortCells cells, CohortCoverage coverage, boolean isOfAmounts) {
        CohortCheck check = new CohortCheck(reading, isOfAmounts);
        check.coverage(cells, coverage);
        cells.cohorts().forEach(cohort -> check.cohort(cohort, cells.row(cohort)));
    }

    private void coverage(CohortCells cells, CohortCoverage coverage) {
        long entries = cells.overall().size();
        long largest = cells.sizes().stream().mapToLong(Long::longValue).max().orElse(0);
        boolean recurring = rule.entry().kind() == CohortEntry.Kind.RECURRING;
        checkArgument(
                coverage.customers() <= entries && coverage.customers() >= (recurring ? largest : entries),
                "%s customers can't make cohorts of %s in all, %s in the largest",
                coverage.customers(),
                entries,
                largest);
        checkArgument(
                coverage.outsideActivities() == 0 || isOfAmounts || rule.entry().rangeStart() != null,
                "%s activities are before the range, but no range is given",
                coverage.outsideActivities());
        checkArgument(
                coverage.outsideCustomers() <= coverage.outsideActivities(),
                "%s customers in no cohort can't have %s activities before the range",
                coverage.outsideCustomers(),
                coverage.outsideActivities());
    }

    private void cohort(long cohort, CohortCells.Row row) {
        long first = Math.max(periods.numberOf(Years.EARLIEST), CohortReader.rangeStart(rule));
        checkArgument(
                cohort >= first, "cohort %s is before the range, which begins with %s", label(cohort), label(first));
        checkArgument(
                cohort <= periods.numberOf(reading.asOf()),
                "cohort %s begins after asOf, %s",
                label(cohort),
                reading.asOf());
        boolean elapsed = rule.returning().clock() == Returning.Clock.ELAPSED;
        long complete = elapsed
                ? periods.elapsedOffset(periods.start(cohort), reading.asOf())
                : periods.lastComplete(reading.asOf()) - cohort + 1;
        CohortReader.checkColumns(cohort, complete, rule);
        int columns = rule.returning().columns(complete);
        checkArgument(
                row.columns() <= columns,
                "cohort %s has %s columns, more than the %s that are complete as of %s",
                label(cohort),
                row.columns(),
                columns,
                reading.asOf());
        if (rule.returning().window() instanceof Returning.InEvery) {
            neverRises(cohort, row);
        }
        for (int column = 0; column < columns; column++) {
            boolean over = rule.returning().lastPeriod(column) < complete;
            long matured = row.matured(column);
            if (matured != (over ? row.size() : 0) && !(elapsed && over)) {
                throw new IllegalArgumentException(matured + " of the " + row.size() + " customers of cohort "
                        + label(cohort) + " can't be mature in period "
                        + rule.returning().column(column) + " as of " + reading.asOf());
            }
        }
    }

    // A message is put together only where something is wrong: a table has many cells.
    private void neverRises(long cohort, CohortCells.Row row) {
        for (int column = 1; column < row.columns(); column++) {
            if (row.value(column) > row.value(column - 1)) {
                throw new IllegalArgumentException(row.value(column) + " customers of cohort " + label(cohort)
                        + " can't have missed no period up to " + column + " where " + row.value(column - 1)
                        + " missed none before it");
            }
        }
    }

    private String label(long cohort) {
        boolean known = cohort >= periods.numberOf(Years.EARLIEST) && cohort <= periods.numberOf(Years.LATEST);
        return known ? periods.label(cohort) : "period number " + cohort;
    }
}
