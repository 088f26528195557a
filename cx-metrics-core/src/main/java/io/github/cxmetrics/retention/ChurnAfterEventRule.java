package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Duration;
import java.time.Instant;

/**
 * How churn after an event is compared with churn without it.
 *
 * @param event the event's name, for example {@code complaint}
 * @param periods the calendar periods in which customers are exposed or not; their ends are where both groups' clocks start
 * @param windowDays how many times 24 hours after the period's end a customer is watched, inclusive
 * @param asOf everything before this instant was observed; later times are refused. Tallies of different ones merge
 */
public record ChurnAfterEventRule(String event, CalendarPeriods periods, int windowDays, Instant asOf)
        implements TallyRule<CustomerHistory, ChurnAfterEvent> {

    /**
     * Checks the window.
     *
     * @param event the event's name
     * @param periods the calendar periods
     * @param windowDays how many days a customer is watched
     * @param asOf everything before this instant was observed
     * @throws IllegalArgumentException if the window is empty, the name blank, or a part is null
     */
    public ChurnAfterEventRule {
        checkArgument(
                event != null && periods != null && asOf != null,
                "a rule of churn after an event needs its name, periods and asOf, not null");
        checkArgument(!event.isBlank(), "the event needs a name, not \"%s\"", event);
        checkArgument(windowDays >= 1, "the window must be at least 1 day, not %s", windowDays);
    }

    Duration window() {
        return Duration.ofDays(windowDays);
    }

    /** The rule of tallies that merge with this one's: the same, observed until the later of both. */
    ChurnAfterEventRule mergedWith(ChurnAfterEventRule other) {
        Instant later = asOf.isBefore(other.asOf) ? other.asOf : asOf;
        ChurnAfterEventRule merged = new ChurnAfterEventRule(event, periods, windowDays, later);
        checkArgument(
                merged.equals(new ChurnAfterEventRule(other.event, other.periods, other.windowDays, later)),
                "can't merge churn of different rules: %s and %s",
                text(),
                other.text());
        return merged;
    }

    @Override
    public Accumulator<CustomerHistory, ChurnAfterEvent> accumulator() {
        return new ChurnAfterEventAccumulator(this);
    }

    String text() {
        return "churn within " + windowDays + " days after a period with " + event + ", " + periods;
    }

    /** For example {@code churn within 30 days after a period with complaint, monthly (UTC), as of 2024-07-01T00:00:00Z}. */
    @Override
    public String toString() {
        return text() + ", as of " + asOf;
    }
}
