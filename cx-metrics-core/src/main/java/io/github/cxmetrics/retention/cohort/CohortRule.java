package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How customers' activity becomes a table of cohort by period: the periods, who enters which cohort, what counts as a return, and the instant up to
 * which the log is complete.
 *
 * @param periods the calendar periods of cohorts, and of returns unless these are in elapsed windows
 * @param entry which cohorts a customer belongs to
 * @param returning what counts as a return
 * @param asOf everything before this instant was observed: a period is complete if it ends by then. Later activity is refused. It says how far
 *     customers were watched, not how they are counted: tallies of different ones merge, cell by cell over matured customers
 */
public record CohortRule(CalendarPeriods periods, CohortEntry entry, Returning returning, Instant asOf)
        implements TallyRule<CustomerActivity, CohortTable> {

    /**
     * Checks that the parts go together.
     *
     * @param periods the calendar periods
     * @param entry which cohorts a customer belongs to
     * @param returning what counts as a return
     * @param asOf everything before this instant was observed
     * @throws IllegalArgumentException if a part is null, the range does not start with a period or not before {@code asOf}, or elapsed windows meet
     *     recurring cohorts, months, quarters or years
     */
    public CohortRule {
        checkArgument(
                periods != null && entry != null && returning != null && asOf != null,
                "a cohort rule needs periods, entry, return and asOf, not null");
        checkRange(periods, entry.rangeStart(), asOf);
        if (returning.clock() == Returning.Clock.ELAPSED) {
            periods.fixedLength();
            checkArgument(
                    entry.kind() != CohortEntry.Kind.RECURRING,
                    "elapsed windows start at a customer's first activity, so recurring cohorts can't have them");
        }
    }

    private static void checkRange(CalendarPeriods periods, @Nullable LocalDate rangeStart, Instant asOf) {
        if (rangeStart == null) {
            return;
        }
        LocalDate first = periods.firstDate(periods.numberOf(rangeStart));
        checkArgument(
                first.equals(rangeStart),
                "the range start %s is inside a period of %s, which starts on %s",
                rangeStart,
                periods,
                first);
        Instant start = rangeStart.atStartOfDay(periods.zone()).toInstant();
        checkArgument(start.isBefore(asOf), "the range is empty: it starts on %s, asOf is %s", rangeStart, asOf);
    }

    /**
     * Cohorts of first activity in the log, return on the period.
     *
     * @param periods the calendar periods
     * @param asOf everything before this instant was observed
     * @return the rule
     */
    public static CohortRule of(CalendarPeriods periods, Instant asOf) {
        return new CohortRule(periods, CohortEntry.firstInRange(), Returning.on(), asOf);
    }

    /**
     * The same rule with another entry.
     *
     * @param entry which cohorts a customer belongs to
     * @return the changed copy
     */
    public CohortRule withEntry(CohortEntry entry) {
        return new CohortRule(periods, entry, returning, asOf);
    }

    /**
     * The same rule with another return.
     *
     * @param returning what counts as a return
     * @return the changed copy
     */
    public CohortRule withReturn(Returning returning) {
        return new CohortRule(periods, entry, returning, asOf);
    }

    /**
     * The same rule at another time.
     *
     * @param asOf everything before this instant was observed
     * @return the changed copy
     */
    public CohortRule withAsOf(Instant asOf) {
        return new CohortRule(periods, entry, returning, asOf);
    }

    /** The rule of tallies that merge with this one's: the same, observed until the later of both. */
    CohortRule mergedWith(CohortRule other) {
        CohortRule later = asOf.isBefore(other.asOf) ? withAsOf(other.asOf) : this;
        checkArgument(
                later.equals(other.withAsOf(later.asOf)),
                "can't merge cohorts of different rules: %s and %s",
                this.text(),
                other.text());
        return later;
    }

    @Override
    public Accumulator<CustomerActivity, CohortTable> accumulator() {
        return new CohortAccumulator(this);
    }

    String text() {
        return periods.unit().adverb() + " cohorts ("
                + periods.toString().substring(periods.unit().adverb().length() + 2) + ", " + entry + ", return "
                + returning;
    }

    /** For example {@code monthly cohorts (UTC), first in range, return on, as of 2024-07-01T00:00:00Z}. */
    @Override
    public String toString() {
        return text() + ", as of " + asOf;
    }
}
