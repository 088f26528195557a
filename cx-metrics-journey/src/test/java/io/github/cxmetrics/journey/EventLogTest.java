package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.journey.path.Variants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLogTest {

    private static final EventLog LOG = EventLog.of(
            Event.of("anon-1", "visit", "2024-05-01T10:00:00Z").with("id", 11).with("price", 2.5),
            Event.of("anon-1", "visit", "2024-05-01T10:00:00Z").with("id", 11).with("price", 2.5),
            Event.of("ann", "signup", "2024-05-01T10:05:00Z").with("channel", "email"),
            Event.of("bob", "visit", "2024-05-02T09:00:00Z").with("id", 13).with("price", 3));

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void aStreamOfRecordsBecomesColumns() {
        assertThat(LOG)
                .hasToString(
                        "4 events of 3 users, 2 names, 2024-05-01T10:00:00Z … 2024-05-02T09:00:00Z, by user and time");
        assertThat(LOG.properties()).containsExactly("id", "price", "channel");
        assertThat(LOG.unit()).isEqualTo(ChronoUnit.MICROS);
        assertThat(LOG.users()).containsExactly("anon-1", "ann", "bob");
        assertThat(LOG.eventNames()).containsExactly("visit", "signup");
        assertThat(LOG.columns().property("id").isMissing(2)).isTrue();
        assertThat(Property.number(LOG.columns().property("price"), 3)).isEqualTo(3);
        assertThat(EventLog.of()).hasToString("no events");
        assertThat(EventLog.of().last()).isEmpty();
    }

    @Test
    void eventsThatCameTwiceAreRemovedByTheirId() {
        EventLog once = LOG.withoutDuplicates("id");
        assertThat(once.size()).isEqualTo(3);
        assertThat(once.duplicates()).isEqualTo(1);
        assertThat(once.withoutDuplicates("id").duplicates()).isEqualTo(1);
        refused(() -> LOG.withoutDuplicates("price"), "ids of events must be texts or whole numbers");
    }

    @Test
    void idsOfOnePersonAreMergedBeforeAnythingIsCounted() {
        Identities identities = new Identities(Map.of("anon-1", "anon-0", "anon-0", "ann"));
        EventLog log = LOG.identified(identities);
        assertThat(log.timelines().map(timeline -> timeline.user() + ": " + String.join(", ", timeline.events())))
                .containsExactly("ann: visit, visit, signup", "bob: visit");
        assertThat(identities.report(LOG)).hasToString("3 users became 2: 1 ids merged into 1, 2 rows renamed");
        assertThat(identities.report(LOG).merged()).isEqualTo(Map.of("ann", List.of("anon-1")));
        Funnel funnel = Funnel.steps("visit", "signup");
        assertThat(funnel.count(LOG).reached()).containsExactly(2L, 0L);
        assertThat(funnel.count(log).reached()).containsExactly(2L, 1L);
    }

    @Test
    void linksHaveNoDirection() {
        assertThat(new Identities(Map.of("a", "a")).aliases()).isEmpty();
        assertThat(new Identities(Map.of("b", "a", "a", "b")).aliases()).isEqualTo(Map.of("b", "a"));
        List<List<String>> pairs = List.of(List.of("a", "b"), List.of("a", "c"), List.of("", "c"), List.of("d", ""));
        Identities three = Identities.from(pairs, each -> each.get(0), each -> each.get(1));
        assertThat(three.aliases()).isEqualTo(Map.of("a", "b", "c", "b"));
        assertThat(new Identities(three.aliases())).isEqualTo(three);
        assertThat(Identities.from(List.of("x"), each -> each, each -> null).aliases())
                .isEmpty();
    }

    /** What followed each chain to its end would take minutes. */
    @Test
    @Timeout(60)
    void longChainsOfAliasesCostNoMoreThanTheirLength() {
        int length = 200_000;
        Map<String, String> chain = new java.util.LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            chain.put("id" + i, "id" + (i + 1));
        }
        Identities one = new Identities(chain);
        assertThat(one.aliases()).hasSize(length).containsEntry("id0", "id" + length);
    }

    @Test
    void timesAreTimesZeroAndNegativeOnesToo() {
        EventLog log =
                EventLog.of(Codes.of("u", "u", "u"), Codes.of("a", "b", "c"), new long[] {-5, 0, 5}, ChronoUnit.NANOS);
        assertThat(Funnel.steps("a", "b", "c").count(log).reached()).containsExactly(1L, 1L, 1L);
        assertThat(Funnel.steps("a", "c")
                        .within(java.time.Duration.ofNanos(9))
                        .count(log)
                        .reached())
                .containsExactly(1L, 0L);
        assertThat(log.last()).contains(Instant.ofEpochSecond(0, 5));
        long far = Long.MAX_VALUE - 3;
        EventLog edge =
                EventLog.of(Codes.of("u", "u"), Codes.of("a", "b"), new long[] {far, far + 3}, ChronoUnit.SECONDS);
        assertThat(Funnel.steps("a", "b")
                        .within(java.time.Duration.ofSeconds(3))
                        .count(edge)
                        .reached())
                .containsExactly(1L, 1L);
        assertThat(Funnel.steps("a", "b")
                        .within(java.time.Duration.ofSeconds(2))
                        .count(edge)
                        .reached())
                .containsExactly(1L, 0L);
    }

    @Test
    void finerTimesThanMicrosecondsAreKept() {
        String[] two = {"u", "u"};
        Instant noon = Instant.parse("2024-05-01T12:00:00Z");
        EventLog log = EventLog.of(two, two, new Instant[] {noon, noon.plusNanos(1)});
        assertThat(log.unit()).isEqualTo(ChronoUnit.NANOS);
        assertThat(log.last()).contains(noon.plusNanos(1));
    }

    @Test
    void aLogCanBeCut() {
        Instant asOf = Instant.parse("2024-05-01T10:05:00Z");
        EventLog cut = LOG.upTo(asOf);
        assertThat(cut.size()).isEqualTo(3);
        assertThat(cut.timelines().count()).isEqualTo(2);
        assertThat(cut.upTo(asOf)).isSameAs(cut);
        assertThat(LOG.upTo(asOf.minusNanos(1)).size()).isEqualTo(2);
        assertThat(LOG.upTo(Instant.MAX)).isSameAs(LOG);
        assertThat(LOG.upTo(Instant.MIN).size()).isZero();
        assertThat(LOG.from(asOf).size()).isEqualTo(2);
        assertThat(LOG.from(asOf.plusNanos(1)).size()).isEqualTo(1);
        assertThat(LOG.before(asOf).size()).isEqualTo(2);
        assertThat(LOG.before(asOf.plusNanos(1)).size()).isEqualTo(3);
        assertThat(LOG.from(Instant.MIN)).isSameAs(LOG);
        assertThat(LOG.before(Instant.MAX)).isSameAs(LOG);
        assertThat(LOG.from(Instant.MAX).size()).isZero();
        assertThat(LOG.before(Instant.MIN).size()).isZero();
        assertThat(LOG.where(Condition.startsWith("channel", "e"))
                        .timelines()
                        .map(timeline -> timeline.user() + ": " + String.join(", ", timeline.events())))
                .containsExactly("ann: signup");
        assertThat(LOG.where(Condition.event(Condition.Relation.EQUAL, "visit")).size())
                .isEqualTo(3);
        assertThat(LOG.where(Condition.missing("colour"))).isSameAs(LOG);
        refused(
                () -> LOG.strict().where(Condition.missing("colour")),
                "unknown property colour; the log has id, price, channel");
        assertThat(LOG.ofUsers(List.of("bob", "zoe")).size()).isEqualTo(1);
        assertThat(LOG.ofUsers(user -> user.size() > 1).size()).isEqualTo(2);
        assertThat(LOG.strict()
                        .ofUsers(List.of("bob"))
                        .upTo(Instant.MIN)
                        .columns()
                        .isStrict())
                .isTrue();
    }

    private record Click(String who, String what, Instant when, String channel) {}

    /** What those did who got to step 2 of 3 and no further. */
    @Test
    void pathsOfThoseWhoDroppedOutInTwoLines() {
        EventLog log =
                Walks.log("visit cart pay", "visit cart help leave", "visit leave", "visit cart help leave", "home");
        Funnel funnel = Funnel.steps("visit", "cart", "pay");

        EventLog dropped = log.ofUsers(funnel.run(log).stoppingAt(2));
        Variants paths = Variants.of(dropped);

        assertThat(paths.count()).isEqualTo(2);
        assertThat(paths.count("visit", "cart", "help", "leave")).isEqualTo(2);
        assertThat(log.ofUsers(funnel.run(log).reaching(3)).size()).isEqualTo(3);
    }

    @Test
    void yourOwnRowsBecomeALog() {
        Instant noon = Instant.parse("2024-05-01T12:00:00Z");
        List<Click> clicks = List.of(
                new Click("ann", "visit", noon, "email"), new Click("bob", "visit", noon.plusSeconds(60), null));
        EventLog plain = EventLog.from(clicks, Click::who, Click::what, Click::when);
        assertThat(plain)
                .hasToString(
                        "2 events of 2 users, 1 name, 2024-05-01T12:00:00Z … 2024-05-01T12:01:00Z, by user and time");
        EventLog rich = EventLog.from(clicks, c -> {
            Event event = Event.of(c.who(), c.what(), c.when());
            return c.channel() == null ? event : event.with("channel", c.channel());
        });
        assertThat(rich.properties()).containsExactly("channel");
        assertThat(rich.timelines().map(each -> each.property("channel").isMissing(0)))
                .containsExactly(false, true);
        List<Click> holes = List.of(clicks.get(0), new Click(null, "visit", noon, null));
        refused(() -> EventLog.from(holes, Click::who, Click::what, Click::when), "user must not be null (row 1)");
        refused(
                () -> EventLog.from(holes, c -> Event.of(c.who(), c.what(), c.when())),
                "user must not be null (row 1)");
        refused(() -> EventLog.from(holes, Click::what, Click::who, Click::when), "event must not be null (row 1)");
        refused(() -> EventLog.from(clicks, Click::who, Click::what, c -> null), "time must not be null (row 0)");
        refused(() -> EventLog.from(clicks, c -> null), "event must not be null (row 0)");
    }

    @Test
    void badColumnsAreRefused() {
        Codes one = Codes.of("a");
        refused(
                () -> EventLog.of(Codes.of("a", "b"), one, new long[1], ChronoUnit.SECONDS),
                "columns must be of equal length, not 2 users, 1 events and 1 times");
        refused(
                () -> EventLog.of(
                        new String[] {"ann", null}, new String[] {"a", "b"}, new Instant[] {Instant.EPOCH, Instant.EPOCH
                        }),
                "user must not be null (row 1)");
        refused(
                () -> EventLog.of(Codes.of("a"), Codes.of((String) null), new long[1], ChronoUnit.SECONDS),
                "event must not be null (row 0)");
        refused(
                () -> EventLog.of(new String[] {"a"}, new String[] {"a"}, new Instant[1]),
                "time must not be null (row 0)");
        refused(
                () -> EventLog.of(one, one, new long[1], ChronoUnit.DAYS),
                "times are in seconds, millis, micros or nanos, not Days");
        refused(
                () -> EventLog.of(
                        Codes.of("a", "a"), Codes.of("a", "a"), new long[] {-2, Long.MAX_VALUE}, ChronoUnit.SECONDS),
                "times must lie within 2^63 Seconds of each other, not -2 and 9223372036854775807");
        refused(() -> LOG.with("x", 1L), "property x must have a value for each of 4 rows, not 1");
        refused(() -> LOG.columns().property("chanel"), "unknown property chanel; the log has id, price, channel");
        refused(() -> Codes.of(new int[] {0, 3}, List.of("a", "b")), "code 3 is outside 0..1 (row 1)");
        refused(() -> Codes.of(new byte[] {0, -2}, List.of("a", "b")), "code -2 is outside 0..1 (row 1)");
        refused(() -> Codes.of(new int[0], List.of("a", "b", "a")), "one name stands for two codes, 0 and 2");
        refused(() -> Codes.numbered(new int[] {5}, 5), "code 5 is outside 0..4 (row 0)");
        refused(
                () -> EventLog.of(
                        Event.of("a", "x", "2024-05-01T10:00:00Z").with("p", "text"),
                        Event.of("a", "x", "2024-05-01T10:00:00Z").with("p", 1)),
                "property p holds text and numbers (row 1)");
        refused(
                () -> Event.of("a", "x", Instant.EPOCH).with("p", new Object()),
                "property p must be a text or a number, not a Object");
        refused(Timeline::of, "a timeline needs an event");
        refused(
                () -> Timeline.of(Event.of("a", "x", Instant.EPOCH), Event.of("b", "x", Instant.EPOCH)),
                "a timeline is of one user, not of 2");
    }

    @Test
    void timesAreMicrosUnlessOneIsFiner() {
        Instant[] times = {
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("-140000-01-01T00:00:00Z"),
            Instant.parse("+140000-01-01T00:00:00.000001Z")
        };
        String[] names = {"a", "b", "c"};
        EventLog log = EventLog.of(names, names, times);
        assertThat(log.unit()).isEqualTo(ChronoUnit.MICROS);
        for (int row = 0; row < times.length; row++) {
            assertThat(log.columns().time(row)).isEqualTo(times[row]);
        }
        Instant[] finer = {times[0], Instant.parse("2024-05-01T00:00:00.000000001Z"), Instant.EPOCH};
        assertThat(EventLog.of(names, names, finer).unit()).isEqualTo(ChronoUnit.NANOS);
        assertThat(EventLog.of(names, names, finer).columns().times()[0]).isEqualTo(-1000);
        Instant far = Instant.parse("+300000-01-01T00:00:00Z");
        refused(
                () -> EventLog.of(names, names, new Instant[] {times[0], far, times[0]}),
                "time +300000-01-01T00:00:00Z is too far from 1970 to count Micros (row 1)");
        refused(() -> EventLog.of(names, names, new Instant[] {far, far, null}), "time must not be null (row 2)");
        refused(
                () -> EventLog.of(names, names, new Instant[] {finer[1], times[1], times[0]}),
                "time -140000-01-01T00:00:00Z is too far from 1970 to count Nanos (row 1)");
    }

    private static EventLog at(Instant time) {
        return EventLog.of(new String[] {"a"}, new String[] {"x"}, new Instant[] {time});
    }

    /** The farthest microsecond stands for what no long counts. */
    @Test
    void timesOfOneKindAloneAreCountedOrRefused() {
        EventLog fine = at(Instant.ofEpochSecond(1, 1));
        assertThat(fine.unit()).isEqualTo(ChronoUnit.NANOS);
        assertThat(fine.columns().times()).containsExactly(1_000_000_001);
        refused(
                () -> at(Instant.parse("+300000-01-01T00:00:00Z")),
                "time +300000-01-01T00:00:00Z is too far from 1970 to count Micros (row 0)");
        long second = Long.MAX_VALUE / 1_000_000;
        assertThat(at(Instant.ofEpochSecond(second, 775_806_000)).columns().times())
                .containsExactly(Long.MAX_VALUE - 1);
        refused(
                () -> at(Instant.ofEpochSecond(second, 775_807_000)),
                "time +294247-01-10T04:00:54.775807Z is too far from 1970 to count Micros (row 0)");
        refused(
                () -> at(Instant.ofEpochSecond(second, 775_808_000)),
                "time +294247-01-10T04:00:54.775808Z is too far from 1970 to count Micros (row 0)");
    }
}
