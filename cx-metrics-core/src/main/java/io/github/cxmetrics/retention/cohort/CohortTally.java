package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CohortTable} and {@link CohortAmounts} share: customers by when they began, how many of them were watched for how long, and what was set
 * aside.
 *
 * <p>A cohort is named by a date in its period, or by an instant, which alone tells hours apart. Columns count from 0: the periods after the start, or the
 * brackets of the return.
 *
 * <p>Tallies of disjoint customers merge, if they were read as of one instant.
 *
 * @param <T> the tally itself
 */
public abstract sealed class CohortTally<T extends CohortTally<T>> extends ExactTally<T>
        permits CohortTable, CohortAmounts {

    private static final long serialVersionUID = 1;

    private final transient CohortRule.AsOf reading;
    private final transient CohortCells cells;
    private final transient CohortCoverage coverage;

    CohortTally(CohortRule.AsOf reading, CohortCells cells, CohortCoverage coverage) {
        this.reading = reading;
        this.cells = cells;
        this.coverage = coverage;
    }

    /** What a cell is, for refusals. */
    abstract String name();

    /** The mean of a cell as the table prints it. */
    abstract String text(double mean);

    /** A tally of the same rule. */
    abstract T with(CohortCells cells, CohortCoverage coverage);

    CohortRule.AsOf reading() {
        return reading;
    }

    CohortCells cells() {
        return cells;
    }

    /**
     * Periods, entry and return.
     *
     * @return the rule, without the end of the data
     */
    public CohortRule definition() {
        return reading.definition();
    }

    /**
     * The end of the data.
     *
     * @return the last instant observed
     */
    public Instant asOf() {
        return reading.asOf();
    }

    /** How many customers are in a cohort; in recurring cohorts each counts once. */
    @Override
    public long count() {
        return coverage.customers();
    }

    /**
     * How many customers are in no cohort, because all of their activity, or their first ever, is before the range, or because
     * they only have refunds.
     *
     * @return the count
     */
    public long outsideCustomers() {
        return coverage.outsideCustomers();
    }

    /**
     * How many activities are before the range; in value cohorts also the refunds before the customer's first purchase.
     *
     * @return the count
     */
    public long outsideActivities() {
        return coverage.outsideActivities();
    }

    /**
     * How many activities are after {@code asOf}: they are set aside, and customers who have no others are not counted at all.
     *
     * @return the count
     */
    public long afterAsOf() {
        return coverage.afterAsOf();
    }

    /**
     * Whether later activity can still raise complete cells: true of "on or after".
     *
     * @return true for an unbounded window
     */
    public boolean provisional() {
        return definition().returning().window() instanceof Returning.OnOrAfter;
    }

    /**
     * The cohorts that have customers, by the first date of their period.
     *
     * @return rising dates; of hours, equal ones for those of one date
     */
    public List<LocalDate> cohorts() {
        return cells.cohorts().stream().map(definition().periods()::firstDate).toList();
    }

    /**
     * The cohorts that have customers, by the start of their period.
     *
     * @return rising times
     */
    public List<Instant> cohortStarts() {
        return cells.cohorts().stream().map(definition().periods()::start).toList();
    }

    /**
     * How many columns the cohort that was watched longest has.
     *
     * @return the count
     */
    public int columns() {
        return cells.overall().columns();
    }

    /**
     * How many customers a cohort has, mature or not.
     *
     * @param cohort a date in the cohort's period; of hours, the first that begins on it
     * @return the count, 0 for a period without new customers
     */
    public long size(LocalDate cohort) {
        return cells.row(number(cohort)).size();
    }

    /**
     * How many customers the cohort of an instant has, mature or not.
     *
     * @param inCohort a time in the cohort's period
     * @return the count, 0 for a period without new customers
     */
    public long size(Instant inCohort) {
        return cells.row(number(inCohort)).size();
    }

    /**
     * Of how many customers of a cohort a cell is known.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the count; 0 where the cell is absent
     */
    public long maturedSize(LocalDate cohort, int column) {
        return cells.row(number(cohort)).matured(column);
    }

    /**
     * Of how many customers of the cohort of an instant a cell is known.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the count; 0 where the cell is absent
     */
    public long maturedSize(Instant inCohort, int column) {
        return cells.row(number(inCohort)).matured(column);
    }

    long number(LocalDate cohort) {
        return definition().periods().numberOf(cohort);
    }

    long number(Instant inCohort) {
        return definition().periods().numberOf(inCohort);
    }

    /** The cohort of a cell that must be complete. */
    CohortCells.Row mature(long cohort, int column) {
        CohortCells.Row row = cells.row(cohort);
        if (row.matured(column) == 0) {
            throw new IllegalStateException(name() + " of cohort "
                    + definition().periods().label(cohort) + " in period "
                    + definition().returning().column(column) + " is undefined: "
                    + (row.size() == 0 ? "no customers" : "not complete as of " + asOf()));
        }
        return row;
    }

    /** Refuses what no customers can have made under the rule; for data that come from elsewhere. */
    void checkPossible() {
        CohortCheck.check(reading, cells, coverage, this instanceof CohortAmounts);
    }

    /** The counts by name: customers, what was set aside, and the cells of all cohorts together. */
    Map<String, Long> numbers(String values) {
        CohortCells.Row overall = cells.overall();
        return Numbers.of("customers", count())
                .and("customers in no cohort", outsideCustomers())
                .and("activities before the range", outsideActivities())
                .and("activities after asOf", afterAsOf())
                .and(values, LongStream.of(overall.values()).boxed().toList())
                .and("matured", LongStream.of(overall.matured()).boxed().toList())
                .map();
    }

    @Override
    public T plus(T other) {
        TallyRule.checkMerge("cohorts", rule(), other.rule());
        CohortTally<T> that = other;
        return with(cells.plus(that.cells), coverage.plus(that.coverage));
    }

    /** Tables are large: their counts are compared as they are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortTally<?> that
                && getClass() == that.getClass()
                && reading.equals(that.reading)
                && cells.equals(that.cells)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reading, cells, coverage);
    }

    /** A line with the rule, then the triangle: customers, cells, "–" where a cell is not complete, and a line over all cohorts. */
    @Override
    public String toString() {
        String title = rule()
                + coverage.text(
                        this instanceof CohortAmounts ? "before the range or the first purchase" : "before the range");
        return cells.size() == 0
                ? title + ": no customers"
                : title + "\n" + CohortText.table(cells, definition(), this::text);
    }
}
