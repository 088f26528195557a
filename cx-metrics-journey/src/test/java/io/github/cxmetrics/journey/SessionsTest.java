package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.PathTimes;
import io.github.cxmetrics.survival.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final int[] MINUTES = {0, 30, 61, 61, 0, 91};

    private static EventLog log() {
        Event[] events = new Event[MINUTES.length];
        for (int i = 0; i < events.length; i++) {
            Instant time = Walks.START.plus(Duration.ofMinutes(MINUTES[i]));
            events[i] = Event.of(i < 4 ? "ann" : "bob", "e" + i, time).with("case", "c" + i % 2);
        }
        return EventLog.of(events);
    }

    @Test
    void aPauseLongerThanTheGapEndsASession() {
        EventLog sessions = log().inSessions(Sessions.afterIdle(Duration.ofMinutes(30)));
        assertThat(sessions.timelines())
                .extracting(timeline -> timeline.user() + ": " + String.join(", ", timeline.events()))
                .containsExactly("0: e0, e1", "1: e2, e3", "2: e4", "3: e5");
        assertThat(sessions.properties()).containsExactly("case", "user");
        assertThat(PathRule.property("user").variants().count(sessions).count("ann", "ann"))
                .isEqualTo(2);
        assertThat(log().inSessions(Sessions.afterIdle(Duration.ofMinutes(31))).timelines())
                .hasSize(3);
        assertThat(log().inSessions(Sessions.afterIdle(Duration.ofDays(1))).timelines())
                .hasSize(2);
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        EventLog mixed = EventLog.of(
                Event.of("ann", "c", "2024-05-01T12:00:00Z"),
                Event.of("bob", "x", "2024-05-01T10:00:00Z"),
                Event.of("ann", "a", "2024-05-01T10:00:00Z"),
                Event.of("ann", "b", "2024-05-01T10:10:00Z"));
        assertThat(mixed.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))).timelines())
                .extracting(timeline -> timeline.user() + ": " + String.join(", ", timeline.events()))
                .containsExactly("0: a, b", "1: c", "2: x");
    }

    @Test
    void theChangeOfClocksEndsNoSession() {
        EventLog night = EventLog.of(
                Event.of("ann", "before", "2024-03-31T00:50:00Z"), Event.of("ann", "after", "2024-03-31T01:10:00Z"));
        assertThat(night.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))).timelines())
                .hasSize(1);
    }

    @Test
    void sessionsThatHaveNames() {
        EventLog cases = log().inSessions(Sessions.named("case"));
        assertThat(cases.timelines())
                .extracting(timeline -> timeline.user() + ": " + String.join(", ", timeline.events()))
                .containsExactly("c0 of ann: e0, e2", "c1 of ann: e1, e3", "c0 of bob: e4", "c1 of bob: e5");
        assertThat(log().inSessions(Sessions.cases("case")).timelines())
                .extracting(timeline -> timeline.user() + ": " + String.join(", ", timeline.events()))
                .containsExactly("c0: e0, e4, e2", "c1: e1, e3, e5");
        assertThat(Sessions.named("case")).hasToString("sessions by user and case");
        assertThat(Sessions.cases("case")).hasToString("cases by case");
        assertThat(Sessions.afterIdle(Duration.ofMinutes(30)))
                .hasToString("sessions end after 30 minutes without events");
    }

    @Test
    void whatElseEndsASession() {
        Sessions.Cut all = Sessions.afterIdle(Duration.ofMinutes(30))
                .withExactGap(Sessions.ExactGap.NEW_SESSION)
                .endingAtMidnight(ZoneId.of("Europe/Paris"))
                .endingAtCampaign("utm")
                .lastingAtMost(Duration.ofHours(4))
                .beginningAt("login");
        assertThat(all)
                .hasToString(
                        "sessions end after at least 30 minutes without events, at midnight in Europe/Paris, at another utm,"
                                + " 4 hours after their first event, before login");
        assertThat(Sessions.perUser()).hasToString("one session for each user");
        assertThat(log().inSessions(Sessions.perUser()).timelines()).hasSize(2);
        assertThat(log().inSessions(Sessions.perUser().beginningAt("e1", "e3", "e9"))
                        .timelines())
                .extracting(timeline -> timeline.user() + ": " + String.join(", ", timeline.events()))
                .containsExactly("0: e0", "1: e1, e2", "2: e3", "3: e4, e5");
        assertThat(log().inSessions(Sessions.afterIdle(Duration.ofMinutes(30)).endingAtCampaign("utm"))
                        .timelines())
                .hasSize(4);
    }

    @Test
    void refusesWhatCannotBe() {
        refuses("the gap between sessions must be positive, not 0 seconds", () -> Sessions.afterIdle(Duration.ZERO));
        refuses(
                "the gap between sessions must be positive, not -1 second",
                () -> Sessions.afterIdle(Duration.ofSeconds(-1)));
        refuses(
                "channel must not be missing (row 1)",
                () -> Walks.log("web:a b").inSessions(Sessions.named("channel")));
        refuses(
                "channel must not be empty (row 1)",
                () -> Walks.log("web:a b").with("channel", "web", "").inSessions(Sessions.named("channel")));
        refuses("unknown property ticket; the log has case", () -> log().inSessions(Sessions.named("ticket")));
        Sessions gap = Sessions.afterIdle(Duration.ofMinutes(30));
        assertThat(log().inSessions(gap).inSessions(gap).properties()).containsExactly("case", "user", "session user");
        assertThat(log().with("user", new double[6]).inSessions(gap).properties())
                .containsExactly("case", "user", "session user");
        refuses(
                "ids are merged before sessions are cut: log.identified(...).inSessions(...)",
                () -> log().inSessions(gap).identified(new Identities(Map.of("bob", "ann"))));
        refuses(
                "ids are merged before sessions are cut: log.identified(...).inSessions(...)",
                () -> new Identities(Map.of("bob", "ann"))
                        .report(log().inSessions(gap).upTo(Walks.START)));
        refuses(
                "not a time zone: Mars",
                () -> new Sessions.Cut("", Sessions.ExactGap.SAME_SESSION, "Mars", "", "", List.of()));
    }

    @Test
    void throughputAndIdleTimes() {
        assertThat(PathTimes.throughput(log())).isEqualTo(micros(61, 91));
        assertThat(PathTimes.idle(log())).isEqualTo(micros(30, 31, 0, 91));
        assertThat(PathTimes.idle(log(), "e1", "e2")).isEqualTo(micros(31));
        assertThat(PathTimes.idle(log(), "e1", "e3")).isEqualTo(micros());
        assertThat(PathTimes.idle(log(), "f1", "e2")).isEqualTo(micros());
        refuses("unknown event f1; the nearest is e1", () -> PathTimes.idle(log().strict(), "f1", "e2"));
    }

    private static Durations micros(long... minutes) {
        long[] micros = new long[minutes.length];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = minutes[i] * 60_000_000;
        }
        return Durations.of(ChronoUnit.MICROS, micros);
    }
}
