package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Value cohorts: what the customers who began together brought, period by period: revenue in minor units, orders, minutes, any whole amount.
 *
 * <p>A cell is an exact sum over the customers for whom the period is over; per customer it is divided by how many these are, those who brought nothing
 * included. Cells that are not complete are absent. Running sums per customer are the cohort's value so far: in calendar periods exactly the mean of its
 * customers, in elapsed windows a sum of means over the customers mature for each window. Amounts carry no currency: one log, one currency.
 *
 * <p>A negative amount is a refund: it lowers the period in which it was booked, so that a cell may be negative, and is no activity: nobody enters a
 * cohort by it. Refunds before a customer's first purchase are in no cell, and counted by {@link #outsideActivities()}. Where refunds should lower the
 * purchase that they pay back, net the rows before.
 *
 * <p>Amounts are skewed, so there are no intervals here.
 */
public final class CohortAmounts extends CohortTally<CohortAmounts> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "cohort-amounts";
    private static final int VERSION = 1;
    private static final String NAME = "amount per customer";

    CohortAmounts(CohortRule.Amounts rule, CohortCells cells, CohortCoverage coverage) {
        super(rule.reading(), cells, coverage);
    }

    /** How amounts were summed. */
    @Override
    public CohortRule.Amounts rule() {
        return reading().amounts();
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    String text(double mean) {
        return Text.fixed(mean, 1);
    }

    @Override
    CohortAmounts with(CohortCells cells, CohortCoverage coverage) {
        return new CohortAmounts(rule(), cells, coverage);
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
        return mature(number(cohort), column).value(column);
    }

    /**
     * The sum of a cell of the cohort of an instant.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return the exact sum over matured customers
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public long amount(Instant inCohort, int column) {
        return mature(number(inCohort), column).value(column);
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
        return perCustomer(number(cohort), column);
    }

    /**
     * The mean of a cell of the cohort of an instant over its customers.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return {@code amount / matured}
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public double perCustomer(Instant inCohort, int column) {
        return perCustomer(number(inCohort), column);
    }

    private double perCustomer(long cohort, int column) {
        CohortCells.Row row = mature(cohort, column);
        return (double) row.value(column) / row.matured(column);
    }

    /**
     * What a customer of the cohort has brought from the start to a column, that one included. Brackets that overlap count an amount more than once.
     *
     * @param cohort a date in the cohort's period
     * @param column the last column of the sum
     * @return the sum of {@link #perCustomer(LocalDate, int)} up to it
     * @throws IllegalStateException if a cell up to it is not complete, or the cohort has no customers
     */
    public double cumulativePerCustomer(LocalDate cohort, int column) {
        return cumulativePerCustomer(number(cohort), column);
    }

    /**
     * What a customer of the cohort of an instant has brought from the start to a column, that one included.
     *
     * @param inCohort a time in the cohort's period
     * @param column the last column of the sum
     * @return the sum of {@link #perCustomer(Instant, int)} up to it
     * @throws IllegalStateException if a cell up to it is not complete, or the cohort has no customers
     */
    public double cumulativePerCustomer(Instant inCohort, int column) {
        return cumulativePerCustomer(number(inCohort), column);
    }

    private double cumulativePerCustomer(long cohort, int column) {
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
        CohortCells.Row overall = cells().overall();
        if (overall.matured(column) == 0) {
            throw new IllegalStateException(NAME + " in period "
                    + definition().returning().column(column) + " is undefined: no cohort is complete");
        }
        return (double) overall.value(column) / overall.matured(column);
    }

    /**
     * The plain data of {@link CohortAmounts}.
     *
     * @param type {@code cohort-amounts}
     * @param version 1
     * @param rule periods, entry, return, and the end of the data
     * @param customers customers in a cohort
     * @param outsideCustomers customers in none
     * @param outsideActivities activities before the range
     * @param afterAsOf activities after asOf
     * @param cohorts period numbers, rising
     * @param sizes customers of each cohort
     * @param amounts for each cohort the sum of each column
     * @param matured for each cohort the matured customers of each column
     */
    public record Counts(
            String type,
            int version,
            CohortRule.Amounts.Form rule,
            long customers,
            long outsideCustomers,
            long outsideActivities,
            long afterAsOf,
            List<Long> cohorts,
            List<Long> sizes,
            List<List<Long>> amounts,
            List<List<Long>> matured)
            implements TallyCounts<CohortAmounts> {

        @Override
        public CohortAmounts toTally() {
            Stored.check(type, version, TYPE, VERSION);
            CohortCells cells = CohortCells.of(cohorts, sizes, amounts, matured);
            CohortAmounts tally = new CohortAmounts(
                    Stored.present(rule, "the rule of cohorts").restore(),
                    cells,
                    new CohortCoverage(customers, outsideCustomers, outsideActivities, afterAsOf));
            tally.checkPossible();
            return tally;
        }

        @Override
        public Map<String, Long> numbers() {
            return toTally().numbers("amounts");
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule().toForm(),
                count(),
                outsideCustomers(),
                outsideActivities(),
                afterAsOf(),
                cells().cohorts(),
                cells().sizes(),
                cells().values(),
                cells().matured());
    }
}
