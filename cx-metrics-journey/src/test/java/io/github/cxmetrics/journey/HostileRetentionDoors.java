package io.github.cxmetrics.journey;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.retention.ConditionsRule;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Doors of retention. */
final class HostileRetentionDoors {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private HostileRetentionDoors() {}

    private static Instant end(EventLog log) {
        return log.last().orElseThrow().plus(Duration.ofDays(1));
    }

    static void retention(Map<String, Function<EventLog, Object>> doors) {
        List<Returning> returns = List.of(
                Returning.on(),
                Returning.onOrAfter(),
                Returning.inEvery(),
                Returning.inBrackets(0, 1, 2, 6, 7, 30),
                Returning.on().elapsed(),
                Returning.onOrAfter().elapsed(),
                Returning.on().atLeast(3),
                Returning.onOrAfter().atLeast(3));
        for (Returning returning : returns) {
            for (CohortEntry entry : List.of(CohortEntry.recurring(), CohortEntry.firstInRange())) {
                boolean refused =
                        entry.kind() == CohortEntry.Kind.RECURRING && returning.clock() == Returning.Clock.ELAPSED;
                for (boolean same : refused ? new boolean[0] : new boolean[] {true, false}) {
                    String name = (same ? " one event, " : " two events, ") + entry + ", " + returning;
                    Function<EventLog, ProductRetention> who = log -> same
                            ? ProductRetention.of(log)
                            : ProductRetention.of(log).startingWith("a").returningWith("b");
                    doors.put(
                            "product retention" + name,
                            log -> who.apply(log)
                                    .table(rule(log, entry, returning))
                                    .count());
                    doors.put(
                            "product retention by channel" + name,
                            log -> who.apply(log)
                                    .tableBy(rule(log, entry, returning), "channel")
                                    .size());
                    doors.put(
                            "product retention by own" + name,
                            log -> who.apply(log)
                                    .tableBy(rule(log, entry, returning), "own")
                                    .size());
                    doors.put("users of a cell" + name, log -> users(who.apply(log), log, rule(log, entry, returning)));
                }
            }
        }
        doors.put("life cycle", log -> ProductRetention.of(log).lifeCycle(periods(log), end(log)));
        doors.put(
                "active days",
                log -> ProductRetention.of(log.from(end(log).minus(Duration.ofDays(4000))))
                        .activeDays(ActiveDaysRule.lastDays(28, UTC)
                                .asOf(end(log).atZone(UTC).toLocalDate())));
        doors.put(
                "conditions",
                log -> ConditionsRule.of(
                                Step.of("a"), Step.of("b").where(Condition.equal("channel", "ad")), Step.of("c"))
                        .count(log)
                        .met());
    }

    private static Object users(ProductRetention who, EventLog log, CohortRule.AsOf rule) {
        try {
            return who.users(rule, log.columns().time(0), 0).returned().size();
        } catch (IllegalStateException nobody) {
            return 0;
        }
    }

    /** Hours where the log is short, weeks where it is long: a table has some thousand columns at most. */
    private static CalendarPeriods periods(EventLog log) {
        return Duration.between(Instant.EPOCH, log.last().orElseThrow()).toDays() < 100
                ? CalendarPeriods.hours(UTC)
                : CalendarPeriods.weeks(UTC);
    }

    private static CohortRule.AsOf rule(EventLog log, CohortEntry entry, Returning returning) {
        CalendarPeriods periods =
                returning.clock() == Returning.Clock.ELAPSED ? CalendarPeriods.weeks(UTC) : periods(log);
        return CohortRule.of(periods).withEntry(entry).withReturn(returning).asOf(end(log));
    }
}
