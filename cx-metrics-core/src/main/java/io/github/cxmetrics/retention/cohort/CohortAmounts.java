package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Value cohorts: what the customers who began together brought, period by period: revenue in minor units, orders, minutes, any whole amount.
 *
 * <p>A cell is an exact sum over the customers for whom the period is over; per customer it is divided by how many these are, those who brought nothing
 * included. Cells that are not complete are absent. Running sums per customer are the cohort's value so far: in calendar periods exactly the mean of its
 * customers, in elapsed windows a sum of means over the customers mature for each window. Amounts carry no currency: one log, one currency.
 *
 * <p>Amounts are skewed, so there are no intervals here. Amounts of disjoint customers merge.
 */
public final class CohortAmounts implements Tally<CohortAmounts>, Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = "amount per customer";

    private final CohortAmountsRule rule;
    private final transient CohortCells cells;
    private final transient CohortCoverage coverage;

    CohortAmounts(CohortAmountsRule rule, CohortCells cells, CohortCoverage coverage) {
        this.rule = rule;
        this.cells = cells;
        this.coverage = coverage;
    }

    /**
     * Sums the amounts of a log.
     *
     * @param rule the cohorts, on the period or in brackets
     * @param log rows with amounts
     * @return the sums
     * @throws IllegalArgumentException if the log has no amounts, a row is after {@code asOf}, or the rule's window does not suit amounts
     */
    public static CohortAmounts of(CohortRule rule, ActivityLog log) {
        checkArgument(log.amounts() != null || log.rows() == 0, "amounts are summed, but the log has none");
        return new CohortAmountsRule(rule).read(log);
    }

    /**
     * How amounts were summed.
     *
     * @return the rule; of merged sums with the latest {@code asOf}
     */
    public CohortAmountsRule rule() {
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
     * How many activities are before the range; their amounts are in no cell.
     *
     * @return the count
     */
    public long outsideActivities() {
        return coverage.outsideActivities();
    }

    /**
     * The cohorts that have customers, by the first date of their period.
     *
     * @return rising dates
     */
    public List<LocalDate> cohorts() {
        return cells.cohorts().stream().map(periods()::firstDate).toList();
    }

    private CalendarPeriods periods() {
        return rule.cohorts().periods();
    }

    /**
     * How many columns the cohort that was watched longest has.
     *
     * @return the count
     */
    public int columns() {
        return cells.columns();
    }

    /**
     * How many customers a cohort has.
     *
     * @param cohort a date in the cohort's period
     * @return the count, 0 for a period without new customers
     */
    public long size(LocalDate cohort) {
        int index = cells.indexOf(periods().numberOf(cohort));
        return index < 0 ? 0 : cells.row(index).size();
    }

    /**
     * Of how many customers of a cohort a cell is known.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the count; 0 where the cell is absent
     */
    public long maturedSize(LocalDate cohort, int column) {
        int index = cells.indexOf(periods().numberOf(cohort));
        return index < 0 ? 0 : cells.row(index).matured(column);
    }

    /**
     * The sum of a cell.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the exact sum over matured customers
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public long amount(LocalDate cohort, int column) {
        return cells.row(mature(cohort, column)).value(column);
    }

    private int mature(LocalDate cohort, int column) {
        if (maturedSize(cohort, column) == 0) {
            throw new IllegalStateException(
                    NAME + " of cohort " + periods().label(periods().numberOf(cohort))
                            + " in column " + column + " is undefined: "
                            + (size(cohort) == 0
                                    ? "no customers"
                                    : "not complete as of " + rule.cohorts().asOf()));
        }
        return cells.indexOf(periods().numberOf(cohort));
    }

    /**
     * The mean of a cell over its customers.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return {@code amount / matured}
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public double perCustomer(LocalDate cohort, int column) {
        CohortCells.Row row = cells.row(mature(cohort, column));
        return (double) row.value(column) / row.matured(column);
    }

    /**
     * What a customer of the cohort has brought from the start to a column, that one included. Brackets that overlap count an amount more than once.
     *
     * @param cohort a date in the cohort's period
     * @param column the last column of the sum
     * @return the sum of {@link #perCustomer} up to it
     * @throws IllegalStateException if a cell up to it is not complete, or the cohort has no customers
     */
    public double cumulativePerCustomer(LocalDate cohort, int column) {
        double sum = 0;
        for (int c = 0; c <= column; c++) {
            sum += perCustomer(cohort, c);
        }
        return sum;
    }

    /**
     * A column over all cohorts that have it.
     *
     * @param column the period after the start, or the bracket's index, from 0
     * @return {@code Σ amount / Σ matured}
     * @throws IllegalStateException if no cohort has it
     */
    public double overallPerCustomer(int column) {
        return overallIfDefined(column)
                .orElseThrow(() -> new IllegalStateException(
                        NAME + " in column " + column + " is undefined: no cohort is complete"));
    }

    private OptionalDouble overallIfDefined(int column) {
        long matured = cells.maturedIn(column);
        return matured == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) cells.valueOf(column) / matured);
    }

    @Override
    public CohortAmounts plus(CohortAmounts other) {
        return new CohortAmounts(
                new CohortAmountsRule(rule.cohorts().mergedWith(other.rule.cohorts())),
                cells.plus(other.cells),
                coverage.plus(other.coverage));
    }

    /**
     * The plain data of {@link CohortAmounts}.
     *
     * @param rule the rule in words
     * @param asOf the latest time up to which customers were watched
     * @param customers customers in a cohort
     * @param outsideCustomers customers in none
     * @param outsideActivities activities before the range
     * @param cohorts period numbers, rising
     * @param sizes customers of each cohort
     * @param amounts for each cohort the sum of each column
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
            List<List<Long>> amounts,
            List<List<Long>> matured)
            implements TallyCounts<CohortAmounts> {

        @Override
        public CohortAmounts toTally() {
            return new CohortAmounts(
                    new CohortAmountsRule(RuleWords.parse(rule, asOf)),
                    CohortCells.of(cohorts, sizes, amounts, matured),
                    new CohortCoverage(customers, outsideCustomers, outsideActivities));
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                RuleWords.of(rule.cohorts()),
                rule.cohorts().asOf().toString(),
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
        throw new InvalidObjectException("cohort amounts are serialized through their counts");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CohortAmounts that
                && rule.equals(that.rule)
                && cells.equals(that.cells)
                && coverage.equals(that.coverage);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + cells.hashCode()) + coverage.hashCode();
    }

    /** A line with the rule, then the triangle of amounts per customer, with one decimal; "–" where a cell is not complete. */
    @Override
    public String toString() {
        String title = NAME + ", " + rule.cohorts() + coverage.text();
        return cells.size() == 0 ? title + ": no customers" : title + "\n" + table();
    }

    private String table() {
        return CohortText.table(
                cells,
                rule.cohorts(),
                (amount, matured) -> matured == 0 ? TextTable.UNDEFINED : Text.fixed((double) amount / matured, 1));
    }
}
