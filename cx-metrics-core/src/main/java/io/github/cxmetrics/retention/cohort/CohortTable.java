package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A cohort table: of the customers who began together, how many came back, period by period.
 *
 * <p>A cell is {@code returned / matured}, a {@link Proportion} with Wilson's interval. Cells whose period is not over at {@code asOf} are absent, never 0;
 * in elapsed windows a cell holds the customers whose own window is over. Column 0 is the start itself: 1 by definition, unless several activities are
 * asked for. {@link #overall} is weighted: {@code Σ returned / Σ matured} over the cohorts that have the cell, not a mean of percentages.
 *
 * <p>Tables of disjoint customers merge. In a recurring table a customer is in several cohorts, whose cells are then not independent.
 *
 * <p>Sources: "return on" and weighting over those who reached day n as in Amplitude's retention analysis; cohort tables as in Fader and Hardie (2007).
 */
public final class CohortTable implements Tally<CohortTable>, Serializable {

    private static final long serialVersionUID = 1;

    private final CohortRule rule;
    private final transient CohortCells cells;
    private final transient CohortCoverage coverage;

    CohortTable(CohortRule rule, CohortCells cells, CohortCoverage coverage) {
        this.rule = rule;
        this.cells = cells;
        this.coverage = coverage;
    }

    /**
     * Counts a log. Fastest for returns once or more in calendar periods, from rows in order of time.
     *
     * @param rule how activity becomes a table
     * @param log the rows
     * @return the table
     * @throws IllegalArgumentException if a row is after the rule's {@code asOf}: {@code activity at … is after asOf … (row 3)}; if the log spans more
     *     than 4096 periods; or if first-ever cohorts are asked for and nothing says who is new
     */
    public static CohortTable of(CohortRule rule, ActivityLog log) {
        return CohortColumns.fits(rule, log)
                ? CohortColumns.count(rule, log)
                : new CohortAccumulator(rule).addLog(log).snapshot();
    }

    /**
     * How activity became this table.
     *
     * @return the rule; of merged tables with the latest {@code asOf}
     */
    public CohortRule rule() {
        return rule;
    }

    /** How many customers are in a cohort; in a recurring table each counts once. */
    @Override
    public long count() {
        return coverage.customers();
    }

    /**
     * How many customers are in no cohort, because all of their activity, or their first ever, is before the range.
     *
     * @return the count
     */
    public long outsideCustomers() {
        return coverage.outsideCustomers();
    }

    /**
     * How many activities are before the range.
     *
     * @return the count
     */
    public long outsideActivities() {
        return coverage.outsideActivities();
    }

    /**
     * Whether later activity can still raise complete cells: true of "on or after".
     *
     * @return true for an unbounded window
     */
    public boolean provisional() {
        return rule.returning().window() instanceof Returning.OnOrAfter;
    }

    /**
     * The cohorts that have customers, by the first date of their period.
     *
     * @return rising dates; of hours, equal ones for those of one date
     */
    public List<LocalDate> cohorts() {
        return cells.cohorts().stream().map(rule.periods()::firstDate).toList();
    }

    /**
     * The cohorts that have customers, by the start of their period: the only way to tell hours apart.
     *
     * @return rising times
     */
    public List<Instant> cohortStarts() {
        return cells.cohorts().stream().map(rule.periods()::start).toList();
    }

    /**
     * How many columns the cohort that was watched longest has: periods 0, 1, … or the brackets.
     *
     * @return the count
     */
    public int columns() {
        return cells.columns();
    }

    /**
     * How many customers a cohort has, mature or not.
     *
     * @param cohort a date in the cohort's period
     * @return the count, 0 for a period without new customers
     */
    public long size(LocalDate cohort) {
        return row(cohort).map(CohortCells.Row::size).orElse(0L);
    }

    /**
     * How many customers the cohort of an instant has, mature or not.
     *
     * @param inCohort a time in the cohort's period
     * @return the count, 0 for a period without new customers
     */
    public long size(Instant inCohort) {
        return row(rule.periods().numberOf(inCohort)).map(CohortCells.Row::size).orElse(0L);
    }

    /**
     * Of how many customers of a cohort a cell is known.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the count; 0 where the cell is absent
     */
    public long maturedSize(LocalDate cohort, int column) {
        return row(cohort).map(row -> row.matured(column)).orElse(0L);
    }

    /**
     * A cell.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public Proportion cell(LocalDate cohort, int column) {
        return cellIfMature(cohort, column)
                .orElseThrow(() -> new IllegalStateException("retention of cohort "
                        + rule.periods().label(rule.periods().numberOf(cohort)) + " in period "
                        + columnName(column) + " is undefined: "
                        + (size(cohort) == 0 ? "no customers" : "not complete as of " + rule.asOf())));
    }

    private String columnName(int column) {
        boolean unknown = rule.returning().window() instanceof Returning.Brackets in
                && column >= in.brackets().size();
        return unknown ? Integer.toString(column) : rule.returning().column(column);
    }

    /**
     * A cell, where it is complete.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers, or nothing
     */
    public Optional<Proportion> cellIfMature(LocalDate cohort, int column) {
        return row(cohort).flatMap(row -> share(row, column));
    }

    /**
     * A cell of the cohort of an instant, where it is complete.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers, or nothing
     */
    public Optional<Proportion> cellIfMature(Instant inCohort, int column) {
        return row(rule.periods().numberOf(inCohort)).flatMap(row -> share(row, column));
    }

    private static Optional<Proportion> share(CohortCells.Row row, int column) {
        return row.matured(column) == 0
                ? Optional.empty()
                : Optional.of(Proportion.of(row.value(column), row.matured(column)));
    }

    private Optional<CohortCells.Row> row(LocalDate cohort) {
        return row(rule.periods().numberOf(cohort));
    }

    private Optional<CohortCells.Row> row(long number) {
        int index = cells.indexOf(number);
        return index < 0 ? Optional.empty() : Optional.of(cells.row(index));
    }

    /**
     * A column over all cohorts that have it: {@code Σ returned / Σ matured}.
     *
     * @param column the period after the start, or the bracket's index, from 0
     * @return the share; without trials where no cohort is mature, so that its value is undefined
     */
    public Proportion overall(int column) {
        return Proportion.of(cells.valueOf(column), cells.maturedIn(column));
    }

    /**
     * Both tables together; their customers must be disjoint.
     *
     * @throws IllegalArgumentException if the rules differ in more than {@code asOf}
     */
    @Override
    public CohortTable plus(CohortTable other) {
        return new CohortTable(rule.mergedWith(other.rule), cells.plus(other.cells), coverage.plus(other.coverage));
    }

    /**
     * The plain data of {@link CohortTable}.
     *
     * @param rule the rule in words
     * @param asOf the latest time up to which customers were watched
     * @param customers customers in a cohort
     * @param outsideCustomers customers in none
     * @param outsideActivities activities before the range
     * @param cohorts period numbers, rising
     * @param sizes customers of each cohort
     * @param returned for each cohort the returned customers of each column
     * @param matured for each cohort the matured customers of each column
     */
    public record Counts(
            String rule,
            String asOf,
            long customers,
            long outsideCustomers,
            long outsideActivities,
            List<Long> cohorts,
            List<Long> sizes,
            List<List<Long>> returned,
            List<List<Long>> matured)
            implements TallyCounts<CohortTable> {

        @Override
        public CohortTable toTally() {
            CohortCells cells = CohortCells.of(cohorts, sizes, returned, matured);
            cells.checkValuesAreShares();
            return new CohortTable(
                    RuleWords.parse(rule, asOf),
                    cells,
                    new CohortCoverage(customers, outsideCustomers, outsideActivities));
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                RuleWords.of(rule),
                rule.asOf().toString(),
                coverage.customers(),
                coverage.outsideCustomers(),
                coverage.outsideActivities(),
                cells.cohorts(),
                cells.sizes(),
                cells.values(),
                cells.matured());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a cohort table is serialized through its counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CohortTable that
                && rule.equals(that.rule)
                && cells.equals(that.cells)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + cells.hashCode()) + coverage.hashCode();
    }

    /** A line with the rule, then the triangle: sizes, shares, "–" where a cell is not complete, and the overall shares. */
    @Override
    public String toString() {
        String title = rule + coverage.text();
        if (cells.size() == 0) {
            return title + ": no customers";
        }
        return title + "\n"
                + CohortText.table(
                        cells,
                        rule,
                        (returned, matured) ->
                                matured == 0 ? TextTable.UNDEFINED : Unit.SHARE.text((double) returned / matured));
    }
}
