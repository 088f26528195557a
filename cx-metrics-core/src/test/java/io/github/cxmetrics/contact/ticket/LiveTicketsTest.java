package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxmetrics.LimitsContract;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.TallyRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveTicketsTest {

    private static final TicketRule RULE = TicketRule.STANDARD.durableFor(Duration.ofMinutes(100));

    private record Row(String ticket, TicketEvent event) {}

    /** The rows of random tickets in the order in which a service sees them: by time, but for some that come late. */
    private static List<Row> rows(int tickets, Random random) {
        List<Row> rows = new ArrayList<>();
        for (Ticket ticket : SomeTickets.many(tickets)) {
            ticket.eventsUpTo(Instant.MAX).forEach(event -> rows.add(new Row(ticket.id(), event)));
        }
        Map<Row, Instant> seen = new HashMap<>();
        rows.forEach(row -> seen.put(
                row, row.event.at().plus(Duration.ofMinutes(random.nextInt(10) == 0 ? random.nextInt(90) : 0))));
        rows.sort(Comparator.comparing(seen::get));
        return rows;
    }

    private static TicketTally atOnce(List<Row> rows, Instant asOf) {
        return RULE.asOf(asOf).count(TicketLog.from(rows, Row::ticket, Row::event));
    }

    @Test
    void aSnapshotIsWhatTheRuleCountsInTheSameRows() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<Row> rows = rows(40, random);
            LiveTickets live = LiveTickets.of(RULE, 40);
            for (int i = 0; i < rows.size(); i++) {
                live.record(rows.get(i).ticket, rows.get(i).event);
                if (i % 17 == 0) {
                    Instant asOf = minute(random.nextInt(1100) - 20);
                    assertThat(live.snapshot(asOf)).isEqualTo(atOnce(rows.subList(0, i + 1), asOf));
                }
            }
        }
    }

    /** Tickets that have folded are counted as before at any later instant. */
    @Test
    void foldingChangesNoSnapshot() {
        int freed = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Row> rows = rows(40, random);
            LiveTickets live = LiveTickets.of(RULE, 40);
            rows.forEach(row -> live.record(row.ticket, row.event));
            for (int at = 500; at <= 1300; at += 100 + random.nextInt(100)) {
                Instant asOf = minute(at);
                TicketTally before = live.snapshot(asOf);
                int held = live.size();
                int gone = live.fold(asOf);
                freed += gone;
                assertThat(live.size()).isEqualTo(held - gone);
                assertThat(live.snapshot(asOf)).isEqualTo(before).isEqualTo(atOnce(rows, asOf));
                Instant later = asOf.plus(Duration.ofMinutes(random.nextInt(500)));
                assertThat(live.snapshot(later)).isEqualTo(atOnce(rows, later));
            }
            assertThat(live.setAside()).isZero();
        }
        assertThat(freed).isGreaterThan(200);
    }

    @Test
    void aTicketThatReturnsInTimeIsReadWhole() {
        LiveTickets live = LiveTickets.of(RULE, 1);
        live.record("1", created(0));
        live.record("1", solved("a", 10));
        assertThat(live.fold(minute(109))).isZero();
        live.record("1", event("b", 109, TicketAct.TO_OPEN, TicketActor.CUSTOMER));
        assertThat(live.fold(minute(500))).isZero();
        TicketTally back = live.snapshot(minute(500));
        assertThat(back.countOf(TicketCount.REOPENED)).isEqualTo(1);
        assertThat(back.countOf(TicketCount.RESOLUTIONS_BROKEN)).isEqualTo(1);
        live.record("1", solved("c", 500));
        assertThat(live.fold(minute(599))).isZero();
        assertThat(live.fold(minute(600))).isEqualTo(1);
        assertThat(live).hasToString("0 tickets held of at most 1, 1 folded as of 2026-03-02T19:00:00Z");
        assertThat(live.snapshot(minute(600)).endings()).containsEntry(Ending.BY_AGENT, 1L);
    }

    @Test
    void whatComesOfAFoldedTicketIsSetAsideAndCounted() {
        LiveTickets live = LiveTickets.of(RULE, 1);
        live.record("1", created(0));
        live.record("1", solved("a", 10));
        assertThat(live.fold(minute(110))).isEqualTo(1);
        live.record("1", event("b", 200, TicketAct.TO_OPEN, TicketActor.CUSTOMER));
        live.record("1", created(0));
        assertThat(live.setAside()).isEqualTo(2);
        assertThat(live.size()).isZero();
        assertThat(live.snapshot(minute(300)).countOf(TicketCount.REOPENED)).isZero();
        assertThat(live)
                .hasToString("0 tickets held of at most 1, 1 folded as of 2026-03-02T10:50:00Z, 2 events set aside");
    }

    @Test
    void ticketsThatNothingCreatedWaitAndThenGo() {
        LiveTickets live = LiveTickets.of(RULE, 2);
        live.record("1", solved("a", 10));
        live.record("2", solved("a", 10));
        assertThat(live.snapshot(minute(20))).isEqualTo(RULE.asOf(minute(20)).empty());
        assertThat(live.log().withoutCreation()).containsExactly("1", "2");
        live.record("1", created(0));
        assertThat(live.snapshot(minute(20)).count()).isEqualTo(1);
        assertThat(live.log().tickets()).hasSize(1);
        assertThat(live.fold(minute(110))).isEqualTo(2);
        assertThat(live.setAside()).isEqualTo(1);
        assertThat(live.snapshot(minute(110)).count()).isEqualTo(1);
    }

    @Test
    void aFullStoreRefusesNewTicketsOnly() {
        LiveTickets live = LiveTickets.of(RULE, 2);
        live.record("1", created(0));
        live.record("2", created(0));
        assertThatThrownBy(() -> live.record("3", created(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are 2 tickets, which is as many as this store holds; fold those that have ended");
        live.record("2", solved("a", 10));
        live.fold(minute(110));
        live.record("3", created(1));
        assertThat(live.snapshot(minute(110)).count()).isEqualTo(3);
    }

    @Test
    void oneTicketCannotFillTheMemory() {
        LiveTickets live = LiveTickets.of(RULE, 1);
        for (int i = 0; i < 10_000; i++) {
            live.record("1", created(i));
        }
        assertThatThrownBy(() -> live.record("1", created(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a ticket has 10000 events, which is as many as are held of one");
        assertThat(live.snapshot(minute(0)).count()).isEqualTo(1);
    }

    @Test
    void idsAreRememberedForTenTimesThePlaces() {
        LiveTickets live = LiveTickets.of(RULE, 1);
        for (int i = 0; i < 11; i++) {
            live.record("t" + i, created(i));
            live.record("t" + i, solved("a", i));
            live.fold(minute(i + 100));
        }
        assertThat(live.toForm().folded()).hasSize(10).doesNotContain("t0");
        assertThat(live.snapshot(minute(200)).count()).isEqualTo(11);
    }

    @Test
    void badDoorsAreNamed() {
        assertThatThrownBy(() -> LiveTickets.of(RULE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a store of tickets has a place for at least 1 ticket, not 0");
        assertThatThrownBy(() -> LiveTickets.of(null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a store of tickets needs a rule, not null");
        LiveTickets live = LiveTickets.of(RULE, 1);
        assertThatThrownBy(() -> live.record(null, created(1))).hasMessage("the id of a ticket must not be null");
        assertThatThrownBy(() -> live.record("", created(1))).hasMessage("the id of a ticket must not be empty");
        assertThatThrownBy(() -> live.record("1", null)).hasMessage("the event of a ticket must not be null");
        assertThat(live.size()).isZero();
        live.fold(minute(10));
        assertThatThrownBy(() -> live.snapshot(minute(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tickets were folded as of 2026-03-02T09:10:00Z, so that they can't be read as of"
                        + " 2026-03-02T09:09:00Z");
        assertThatThrownBy(() -> live.fold(minute(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tickets were folded as of 2026-03-02T09:10:00Z, so that they can't be folded as of"
                        + " 2026-03-02T09:09:00Z");
    }

    private static LiveTickets some() {
        LiveTickets live = LiveTickets.of(RULE, 9);
        live.record("1", created(0));
        live.record("1", solved("a", 10));
        live.record("2", created(3));
        live.record(
                "2",
                event("x", 4, TicketAct.PUBLIC_REPLY, TicketActor.AGENT)
                        .agent("anna")
                        .numbered(7));
        live.record("2", TicketEvent.of("p", minute(5), TicketActor.AGENT, new PromiseChange.Priority("high")));
        live.record(
                "2",
                TicketEvent.of(
                        "q",
                        minute(6),
                        TicketActor.AGENT,
                        new PromiseChange.Target(SlaMetric.RESOLUTION, Duration.ofHours(5))));
        live.fold(minute(110));
        live.record("1", event("b", 120, TicketAct.TO_OPEN, TicketActor.CUSTOMER));
        return live;
    }

    @Test
    void aStoreGoesThroughJsonAndGoesOn() throws Exception {
        LiveTickets live = some();
        ObjectMapper json = new ObjectMapper();
        LiveTickets back = json.readValue(json.writeValueAsString(live.toForm()), LiveTickets.Form.class)
                .restore();
        assertThat(back).isEqualTo(live).hasSameHashCodeAs(live).hasToString(live.toString());
        assertThat(back.log().tickets()).isEqualTo(live.log().tickets());
        for (LiveTickets each : List.of(live, back)) {
            each.record("2", solved("z", 200));
            each.record("1", created(0));
        }
        assertThat(back.snapshot(minute(300))).isEqualTo(live.snapshot(minute(300)));
        assertThat(back.setAside()).isEqualTo(2);
        assertThat(StoredFormContract.read(StoredFormContract.bytes(live.toForm())))
                .isEqualTo(live.toForm());
    }

    @Test
    void formsAreCheckedAndKept() throws Exception {
        LiveTickets.Form form = some().toForm();
        StoredFormContract.checkOtherTypesAreRefused(form);
        StoredFormContract.checkHostileComponents(form);
        StoredFormContract.checkKept(some(), form);
        LimitsContract.check(getClass(), List.of(form));
    }

    /** Writers, a reader and one who folds at the same time: no ticket is lost, none counted twice, at any moment. */
    @Test
    void manyThreadsLoseNothing() throws Exception {
        int each = 1000;
        LiveTickets live = LiveTickets.of(RULE, 4 * each);
        TallyRecorder<Boolean, Proportion> made = TallyRecorder.of(Proportion.RULE);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int writer = t;
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    String id = writer + "-" + i;
                    live.record(id, created(i));
                    made.record(true);
                    if (i % 2 == 0) {
                        live.record(id, solved("a", i));
                    }
                }
            }));
        }
        threads.add(new Thread(() -> {
            for (int i = 0; i < 30; i++) {
                live.fold(minute(each / 2));
                long atLeast = made.snapshot().trials();
                TicketTally seen = live.snapshot(minute(2 * each));
                if (seen.count() < atLeast || seen.count() > 4L * each) {
                    failure.set(new AssertionError(seen.count() + " tickets, but at least " + atLeast));
                }
            }
        }));
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((any, thrown) -> failure.set(thrown)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failure.get()).isNull();
        live.fold(minute(2 * each));
        TicketTally all = live.snapshot(minute(2 * each));
        long returned = live.setAside();
        assertThat(all.count()).isEqualTo(4L * each);
        assertThat(live.size()).isEqualTo(2 * each);
        assertThat(all.countOf(TicketCount.OPEN)).isEqualTo(2L * each);
        assertThat(returned).isZero();
    }

    @Test
    void storedTicketsPrintNoIds() {
        LiveTickets live = LiveTickets.of(TicketRule.STANDARD, 10);
        live.record("Ms-Smith", created(0));
        LiveTickets.Held held = live.toForm().held().get(0);
        assertThat(held).hasToString("a ticket of 1 event");
        assertThat(held.events().get(0)).asString().matches("CREATED by [A-Z]+ at [-0-9T:]+Z");
    }
}
