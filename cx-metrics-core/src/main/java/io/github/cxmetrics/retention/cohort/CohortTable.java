package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cohort table: of the customers who began together, how many came back, period by period.
 *
 * <p>A cell is {@code returned / matured}, a {@link Proportion} with Wilson's interval. Cells whose period is not over at {@code asOf} are absent, never 0;
 * in elapsed windows a cell holds the customers whose own window is over. Column 0 is the start itself: 1 by definition, unless several activities are
 * asked for. {@link #overall} is weighted: {@code Σ returned / Σ matured} over the cohorts that have the cell, not a mean of percentages.
 *
 * <p>In a recurring table a customer is in several cohorts, whose cells are then not independent.
 *
 * <p>Sources: "return on" and weighting over those who reached day n as in Amplitude's retention analysis; cohort tables as in Fader and Hardie (2007).
 */
public final class CohortTable extends CohortTally<CohortTable> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "cohort-table";
    private static final int VERSION = 1;
    private static final String NAME = "retention";

    CohortTable(CohortRule.AsOf rule, CohortCells cells, CohortCoverage coverage) {
        super(rule, cells, coverage);
    }

    /** How activity became this table. */
    @Override
    public CohortRule.AsOf rule() {
        return reading();
    }

    @Override
    String name() {
        return NAME;
    }

    @Override
    String text(double mean) {
        return Unit.SHARE.text(mean);
    }

    @Override
    CohortTable with(CohortCells cells, CohortCoverage coverage) {
        return new CohortTable(reading(), cells, coverage);
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
        return share(mature(number(cohort), column), column);
    }

    /**
     * A cell of the cohort of an instant.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers
     * @throws IllegalStateException if it is not complete, or the cohort has no customers
     */
    public Proportion cell(Instant inCohort, int column) {
        return share(mature(number(inCohort), column), column);
    }

    /**
     * A cell, where it is complete.
     *
     * @param cohort a date in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers, or nothing
     */
    public Optional<Proportion> cellIfMature(LocalDate cohort, int column) {
        return cellIfMature(number(cohort), column);
    }

    /**
     * A cell of the cohort of an instant, where it is complete.
     *
     * @param inCohort a time in the cohort's period
     * @param column the period after the start, or the bracket's index, from 0
     * @return returned of matured customers, or nothing
     */
    public Optional<Proportion> cellIfMature(Instant inCohort, int column) {
        return cellIfMature(number(inCohort), column);
    }

    private Optional<Proportion> cellIfMature(long cohort, int column) {
        CohortCells.Row row = cells().row(cohort);
        return row.matured(column) == 0 ? Optional.empty() : Optional.of(share(row, column));
    }

    private static Proportion share(CohortCells.Row row, int column) {
        return Proportion.of(row.value(column), row.matured(column)).named(NAME, "customers whose period is over");
    }

    /**
     * A column over all cohorts that have it: {@code Σ returned / Σ matured}.
     *
     * @param column the period after the start, or the bracket's index, from 0
     * @return the share; without trials where no cohort is mature, so that its value is undefined
     */
    public Proportion overall(int column) {
        return share(cells().overall(), column);
    }

    /**
     * The plain data of {@link CohortTable}.
     *
     * @param type {@code cohort-table}
     * @param version 1
     * @param rule periods, entry, return, and the end of the data
     * @param customers customers in a cohort
     * @param outsideCustomers customers in none
     * @param outsideActivities activities before the range
     * @param afterAsOf activities after asOf
     * @param cohorts period numbers, rising
     * @param sizes customers of each cohort
     * @param returned for each cohort the returned customers of each column
     * @param matured for each cohort the matured customers of each column
     */
    public record Counts(
            String type,
            int version,
            CohortRule.AsOf.Form rule,
            long customers,
            long outsideCustomers,
            long outsideActivities,
            long afterAsOf,
            List<Long> cohorts,
            List<Long> sizes,
            List<List<Long>> returned,
            List<List<Long>> matured)
            implements TallyCounts<CohortTable> {

        @Override
        public CohortTable toTally() {
            Stored.check(type, version, TYPE, VERSION);
            CohortCells cells = CohortCells.of(cohorts, sizes, returned, matured);
            cells.checkValuesAreShares();
            CohortTable tally = new CohortTable(
                    Stored.present(rule, "the rule of cohorts").restore(),
                    cells,
                    new CohortCoverage(customers, outsideCustomers, outsideActivities, afterAsOf));
            tally.checkPossible();
            return tally;
        }

        @Override
        public Map<String, Long> numbers() {
            return toTally().numbers("returned");
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
