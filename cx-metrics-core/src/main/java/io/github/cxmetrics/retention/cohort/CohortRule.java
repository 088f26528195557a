package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How customers' activity becomes a table of cohort by period: the periods, who enters which cohort, and what counts as a return. {@link #asOf} makes a
 * definition ready to count.
 *
 * @param periods the calendar periods of cohorts, and of returns unless these are in elapsed windows
 * @param entry which cohorts a customer belongs to
 * @param returning what counts as a return
 */
public record CohortRule(CalendarPeriods periods, CohortEntry entry, Returning returning)
        implements Serializable, Storable {

    private static final String TYPE = "cohort-rule";
    private static final int VERSION = 1;

    /**
     * Checks that the parts go together.
     *
     * @param periods the calendar periods
     * @param entry which cohorts a customer belongs to
     * @param returning what counts as a return
     * @throws IllegalArgumentException if a part is null, the range does not start with a period, or elapsed windows meet recurring cohorts
     */
    public CohortRule {
        checkArgument(
                periods != null && entry != null && returning != null,
                "a cohort rule needs periods, entry and return, not null");
        LocalDate rangeStart = entry.rangeStart();
        if (rangeStart != null) {
            LocalDate first = periods.firstDate(periods.numberOf(rangeStart));
            checkArgument(
                    first.equals(rangeStart),
                    "the range start %s is inside a period of %s, which starts on %s",
                    rangeStart,
                    periods,
                    first);
        }
        if (returning.clock() == Returning.Clock.ELAPSED) {
            checkArgument(
                    entry.kind() != CohortEntry.Kind.RECURRING,
                    "elapsed windows start at a customer's first activity, so recurring cohorts can't have them");
        }
    }

    /**
     * Cohorts of first activity in the log, return on the period.
     *
     * @param periods the calendar periods
     * @return the rule
     */
    public static CohortRule of(CalendarPeriods periods) {
        return new CohortRule(periods, CohortEntry.firstInRange(), Returning.on());
    }

    /**
     * The same rule with another entry.
     *
     * @param entry which cohorts a customer belongs to
     * @return the changed copy
     */
    public CohortRule withEntry(CohortEntry entry) {
        return new CohortRule(periods, entry, returning);
    }

    /**
     * The same rule with another return.
     *
     * @param returning what counts as a return
     * @return the changed copy
     */
    public CohortRule withReturn(Returning returning) {
        return new CohortRule(periods, entry, returning);
    }

    /**
     * The rule with the end of the data, ready to count.
     *
     * @param asOf the last instant observed: a period is complete if it has ended by then, later activity is set aside
     * @return the rule of cohort tables
     * @throws IllegalArgumentException if the range does not start before {@code asOf}
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, periods.toForm(), entry.toForm(), returning.toForm());
    }

    /**
     * The plain data of {@link CohortRule}.
     *
     * @param type {@code cohort-rule}
     * @param version 1
     * @param periods the calendar periods
     * @param entry which cohorts a customer belongs to
     * @param returning what counts as a return
     */
    public record Form(
            String type, int version, CalendarPeriods.Form periods, CohortEntry.Form entry, Returning.Form returning)
            implements StoredForm<CohortRule> {

        @Override
        public CohortRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CohortRule(
                    Stored.present(periods, "the periods of a cohort rule").restore(),
                    Stored.present(entry, "the entry of a cohort rule").restore(),
                    Stored.present(returning, "the return of a cohort rule").restore());
        }
    }

    /** For example {@code monthly cohorts (UTC), first in range, return on}. */
    @Override
    public String toString() {
        return periods.unit().adverb() + " cohorts ("
                + periods.toString().substring(periods.unit().adverb().length() + 2) + ", " + entry + ", return "
                + returning;
    }

    /**
     * Cohorts of customers as they were observed up to an instant.
     *
     * @param definition periods, entry and return
     * @param asOf the last instant observed
     */
    public record AsOf(CohortRule definition, Instant asOf)
            implements TallyRule<CustomerActivity, CohortTable>, Storable {

        private static final String TYPE = "cohort-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks the end of the data.
         *
         * @param definition periods, entry and return
         * @param asOf the last instant observed
         * @throws IllegalArgumentException if one is null, the instant is beyond the calendar, or the range does not start before it
         */
        public AsOf {
            checkArgument(definition != null && asOf != null, "cohorts need a rule and asOf, not null");
            Years.check(asOf, "asOf");
            LocalDate rangeStart = definition.entry().rangeStart();
            checkArgument(
                    rangeStart == null
                            || rangeStart
                                    .atStartOfDay(definition.periods().zone())
                                    .toInstant()
                                    .isBefore(asOf),
                    "the range is empty: it starts on %s, asOf is %s",
                    rangeStart,
                    asOf);
        }

        /**
         * The same cohorts with sums of amounts.
         *
         * @return the rule of value cohorts
         * @throws IllegalArgumentException if the return is "on or after", whose columns overlap, or asks for several activities
         */
        public Amounts amounts() {
            return new Amounts(definition, asOf);
        }

        /**
         * Counts a log. Fastest for returns once or more in calendar periods, from rows in order of time.
         *
         * @param log the rows
         * @return the table
         * @throws IllegalArgumentException if the log spans more than 4096 periods, or first-ever cohorts are asked for and nothing says who is new
         */
        public CohortTable count(ActivityLog log) {
            requireNonNull(log, "log");
            return CohortColumns.fits(definition, log)
                    ? CohortColumns.count(this, log)
                    : byCustomer().count(log);
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerActivity, CohortTable> accumulator() {
            return Accumulator.guarding(this::byCustomer);
        }

        /** Reads customer by customer, whatever the rule. */
        CohortAccumulator<CohortTable> byCustomer() {
            return new CohortAccumulator<>(
                    new CohortReader(
                            this, CohortReader.atLeast(definition.returning().times())),
                    new CohortTable(this, CohortCells.NONE, CohortCoverage.NONE));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of {@link AsOf}.
         *
         * @param type {@code cohort-rule-as-of}
         * @param version 1
         * @param definition periods, entry and return
         * @param asOf the last instant observed
         */
        public record Form(String type, int version, CohortRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of cohorts")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "asOf")));
            }
        }

        /** For example {@code monthly cohorts (UTC), first in range, return on, as of 2024-07-01T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    /**
     * Sums of amounts by cohort, as they were observed up to an instant. The return says which amounts belong to a column.
     *
     * @param definition periods, entry and return, which is on the period or in brackets; every activity counts
     * @param asOf the last instant observed
     */
    public record Amounts(CohortRule definition, Instant asOf)
            implements TallyRule<CustomerActivity, CohortAmounts>, Storable {

        private static final String TYPE = "cohort-rule-amounts";
        private static final int VERSION = 1;

        /**
         * Checks the return.
         *
         * @param definition periods, entry and return
         * @param asOf the last instant observed
         * @throws IllegalArgumentException if one is null, the range does not start before {@code asOf}, or the return is "on or after" or "in every
         *     period so far", whose columns overlap, or asks for several activities
         */
        public Amounts {
            Returning returning = new AsOf(definition, asOf).definition().returning();
            checkArgument(
                    (returning.window() instanceof Returning.On || returning.window() instanceof Returning.Brackets)
                            && returning.times() == 1,
                    "amounts are summed on the period or in brackets, not %s",
                    returning);
        }

        /**
         * Sums the amounts of a log.
         *
         * @param log rows with amounts
         * @return the sums
         * @throws IllegalArgumentException if the log has no amounts or spans more than 4096 periods, or first-ever cohorts are asked for and nothing says
         *     who is new
         */
        public CohortAmounts count(ActivityLog log) {
            checkArgument(log.amounts() != null || log.rows() == 0, "amounts are summed, but the log has none");
            return byCustomer().count(log);
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerActivity, CohortAmounts> accumulator() {
            return Accumulator.guarding(this::byCustomer);
        }

        private CohortAccumulator<CohortAmounts> byCustomer() {
            return new CohortAccumulator<>(
                    new CohortReader(reading(), CohortReader.AMOUNTS),
                    new CohortAmounts(this, CohortCells.NONE, CohortCoverage.NONE));
        }

        /** The cohorts alone. */
        AsOf reading() {
            return new AsOf(definition, asOf);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of {@link Amounts}.
         *
         * @param type {@code cohort-rule-amounts}
         * @param version 1
         * @param definition periods, entry and return
         * @param asOf the last instant observed
         */
        public record Form(String type, int version, CohortRule.Form definition, String asOf)
                implements StoredForm<Amounts> {

            @Override
            public Amounts restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of value cohorts")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "asOf")))
                        .amounts();
            }
        }

        /** For example {@code amount per customer, monthly cohorts (UTC), first in range, return on, as of 2024-07-01T00:00:00Z}. */
        @Override
        public String toString() {
            return "amount per customer, " + definition + ", as of " + asOf;
        }
    }
}
