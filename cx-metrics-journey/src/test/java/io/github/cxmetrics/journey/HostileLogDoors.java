package io.github.cxmetrics.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Doors of the log itself: its sessions, its times, its parts. */
final class HostileLogDoors {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private HostileLogDoors() {}

    static void logs(Map<String, Function<EventLog, Object>> doors) {
        doors.put(
                "sessions after a pause",
                log -> log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30)))
                        .users()
                        .size());
        doors.put(
                "sessions by midnight, campaign, length and event",
                log -> log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))
                                .endingAtMidnight(UTC)
                                .endingAtCampaign("own")
                                .lastingAtMost(Duration.ofHours(1))
                                .beginningAt("a"))
                        .users()
                        .size());
        doors.put(
                "sessions by name",
                log -> log.inSessions(Sessions.named("own")).users().size());
        doors.put("cases", log -> log.inSessions(Sessions.cases("own")).users().size());
        doors.put(
                "engagement",
                log -> EngagementRule.pageViews("a")
                        .keyEvents("b")
                        .longerThan(Duration.ofSeconds(10))
                        .count(log)
                        .count());
        doors.put(
                "engagement of sessions",
                log -> EngagementRule.pageViews("a")
                        .count(log.inSessions(Sessions.named("own")))
                        .count());
        doors.put(
                "identities in a chain",
                log -> log.identified(chain(log, false)).users().size());
        doors.put(
                "identities in a chain backwards",
                log -> log.identified(chain(log, true)).users().size());
        doors.put(
                "identities of one",
                log -> log.identified(Identities.from(ids(log), id -> id, id -> "0"))
                        .users()
                        .size());
        doors.put(
                "report of identities",
                log -> chain(log, false).report(log).merged().size());
        doors.put("where", log -> log.where(Condition.matches("own", "v.*1")).size());
        doors.put(
                "where text", log -> log.where(Condition.contains("own", "11")).size());
        doors.put(
                "from and before",
                log -> log.from(log.columns().time(log.size() / 2)).before(LATE).size());
        doors.put("up to", log -> log.upTo(log.columns().time(log.size() / 2)).size());
        doors.put("of users", log -> log.ofUsers(List.of("0")).size());
        doors.put("of users that", log -> log.ofUsers(each -> each.size() > 20).size());
        doors.put("without duplicates", log -> log.withoutDuplicates("own").size());
        doors.put(
                "timelines in parts",
                log -> log.timelines()
                        .mapToInt(each -> each.upTo(each.time(each.size() / 2)).size())
                        .sum());
        doors.put(
                "events of timelines",
                log -> log.timelines()
                        .mapToInt(each -> each.events().size()
                                + each.times().size()
                                + each.toString().length())
                        .sum());
        doors.put("a log of events", log -> EventLog.from(events(log).stream()).size());
    }

    private static List<Event> events(EventLog log) {
        List<Event> events = new ArrayList<>();
        log.timelines().forEach(each -> {
            for (int i = 0; i < each.size(); i++) {
                events.add(Event.of(each.user(), each.event(i), each.time(i)).with("p" + i % 3, i));
            }
        });
        return events;
    }

    private static List<String> ids(EventLog log) {
        return IntStream.range(0, log.size()).mapToObj(i -> "id" + i).toList();
    }

    private static Identities chain(EventLog log, boolean backwards) {
        int n = log.size();
        return Identities.from(
                () -> IntStream.range(0, n - 1)
                        .map(i -> backwards ? n - 2 - i : i)
                        .iterator(),
                i -> "id" + i,
                i -> "id" + (i + 1));
    }
}
