package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How churn after an event is compared with churn without it. {@link #asOf} makes the rule that counts.
 *
 * @param event the event's name, for example {@code complaint}
 * @param periods the calendar periods in which customers are exposed or not; their ends are where both groups' clocks start
 * @param days how many times 24 hours after the period's end a customer is watched, inclusive
 */
public record ChurnAfterEventRule(String event, CalendarPeriods periods, int days) implements Storable, Serializable {

    private static final String TYPE = "churn-after-event-rule";
    private static final int VERSION = 1;

    /**
     * Checks the window.
     *
     * @param event the event's name
     * @param periods the calendar periods
     * @param days how many days a customer is watched
     * @throws IllegalArgumentException if the window is empty, the name blank, or a part is null
     */
    public ChurnAfterEventRule {
        checkArgument(event != null && !event.isBlank(), "the event needs a name, not \"%s\"", event);
        checkArgument(periods != null, "churn after an event needs calendar periods, not null");
        checkArgument(days >= 1, "the window must be at least 1 day, not %s", days);
    }

    /**
     * A rule.
     *
     * @param event the event's name
     * @param periods the calendar periods in which customers are exposed or not
     * @param days how many times 24 hours after the period's end a customer is watched, at least 1
     * @return the rule
     */
    public static ChurnAfterEventRule of(String event, CalendarPeriods periods, int days) {
        return new ChurnAfterEventRule(event, periods, days);
    }

    /**
     * The rule as of an instant, ready to count.
     *
     * @param asOf the last instant observed; later times are set aside
     * @return the rule with the instant
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    /**
     * A rule and the last instant observed. Tallies of different instants don't merge.
     *
     * @param definition the rule
     * @param asOf the last instant observed
     */
    public record AsOf(ChurnAfterEventRule definition, Instant asOf)
            implements TallyRule<CustomerHistory, ChurnAfterEvent>, Storable {

        private static final String TYPE = "churn-after-event-rule-as-of";

        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        /**
         * Checks both.
         *
         * @param definition the rule
         * @param asOf the last instant observed
         * @throws IllegalArgumentException if one is null, or the instant is not in the years 1 to 9999
         */
        public AsOf {
            checkArgument(
                    definition != null && asOf != null,
                    "churn after an event is read by a rule as of an instant; neither may be null");
            checkArgument(
                    !asOf.isBefore(EARLIEST) && !asOf.isAfter(LATEST), "asOf must be in the years 1 to 9999: %s", asOf);
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerHistory, ChurnAfterEvent> accumulator() {
            return Accumulator.guarding(() -> new ChurnAfterEventAccumulator(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of a rule and the last instant observed.
         *
         * @param type {@code churn-after-event-rule-as-of}
         * @param version 1
         * @param definition the rule
         * @param asOf the last instant observed, in ISO-8601
         */
        public record Form(String type, int version, ChurnAfterEventRule.Form definition, String asOf)
                implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of churn after an event")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "the last instant observed")));
            }
        }

        /** For example {@code churn within 30 days after a period with complaint, monthly (UTC), as of 2024-07-01T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, event, periods.toForm(), days);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code churn-after-event-rule}
     * @param version 1
     * @param event the event's name
     * @param periods the calendar periods
     * @param days the window
     */
    public record Form(String type, int version, String event, CalendarPeriods.Form periods, int days)
            implements StoredForm<ChurnAfterEventRule> {

        @Override
        public ChurnAfterEventRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(
                    event,
                    Stored.present(periods, "the periods of churn after an event")
                            .restore(),
                    days);
        }
    }

    Duration window() {
        return Duration.ofDays(days);
    }

    /** For example {@code churn within 30 days after a period with complaint, monthly (UTC)}. */
    @Override
    public String toString() {
        return "churn within " + days + " days after a period with " + event + ", " + periods;
    }
}
