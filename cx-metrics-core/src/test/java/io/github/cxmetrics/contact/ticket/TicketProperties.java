package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TicketProperties {

    private static final BusinessCalendar OFFICE = BusinessCalendar.inZone(ZoneId.of("Asia/Kathmandu"))
            .workdays("10:00-13:00", "14:00-18:00")
            .build();

    private static List<TicketEvent> eventsOf(Ticket ticket) {
        List<TicketEvent> all = new ArrayList<>(ticket.events());
        ticket.setAside().forEach(aside -> all.add(aside.event()));
        return all;
    }

    @Property(tries = 300, seed = "20260302")
    void orderDoesNotMatterAndDuplicatesAreSetAside(@ForAll long seed) {
        Ticket ticket = SomeTickets.random(seed);
        List<TicketEvent> shuffled = eventsOf(ticket);
        Collections.shuffle(shuffled, new Random(~seed));
        Ticket again = Ticket.of(ticket.id(), shuffled)
                .withCustomer(ticket.customer().orElseThrow())
                .withPriority(ticket.priority().orElseThrow());
        assertThat(again).isEqualTo(ticket).hasSameHashCodeAs(ticket);
        assertThat(again.events()).isEqualTo(ticket.events());
        assertThat(again.setAside()).isEqualTo(ticket.setAside());
        Ticket twice = ticket.plus(ticket.events());
        assertThat(twice.events()).isEqualTo(ticket.events());
        assertThat(twice.setAside())
                .hasSize(ticket.setAside().size() + ticket.events().size())
                .filteredOn(aside -> aside.cause() == SetAsideEvent.Cause.DUPLICATE_ID)
                .hasSameSizeAs(ticket.events());
    }

    @Property(tries = 300, seed = "20260302")
    void eventsUpToAnInstantAndThenTheRestAreTheWhole(
            @ForAll long seed, @ForAll @LongRange(min = 200, max = 1000) long minute) {
        Ticket ticket = SomeTickets.random(seed);
        Instant at = SomeTickets.minute(minute);
        List<TicketEvent> before = eventsOf(ticket).stream()
                .filter(event -> !event.at().isAfter(at))
                .toList();
        List<TicketEvent> after = eventsOf(ticket).stream()
                .filter(event -> event.at().isAfter(at))
                .toList();
        Ticket early = Ticket.of(ticket.id(), before)
                .withCustomer(ticket.customer().orElseThrow())
                .withPriority(ticket.priority().orElseThrow());
        assertThat(early.plus(after)).isEqualTo(ticket);
        TicketTally then = tally(List.of(early), at);
        TicketTally later = tally(List.of(ticket), at);
        if (early.setAside().size() == ticket.setAside().size()) {
            assertThat(then).isEqualTo(later);
        }
        assertThat(then.fullResolution()).isEqualTo(later.fullResolution());
    }

    private static TicketTally tally(List<Ticket> tickets, Instant asOf) {
        return tickets.stream().collect(TicketRule.STANDARD.asOf(asOf).collector());
    }

    @Property(tries = 300, seed = "20260302")
    void aLogUpToAnInstantIsTheLogOfItsRowsUpToThere(
            @ForAll long seed, @ForAll @LongRange(min = 0, max = 1000) long minute) {
        Instant at = SomeTickets.minute(minute);
        record Row(String ticket, TicketEvent event) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = "t" + i;
            eventsOf(SomeTickets.random(seed + i)).forEach(event -> rows.add(new Row(id, event)));
        }
        rows.remove(0);
        TicketLog whole = TicketLog.from(rows, Row::ticket, Row::event);
        TicketLog then = TicketLog.from(
                rows.stream().filter(row -> !row.event().at().isAfter(at)).toList(), Row::ticket, Row::event);
        TicketLog cut = whole.upTo(at);
        assertThat(cut.tickets()).containsExactlyInAnyOrderElementsOf(then.tickets());
        assertThat(cut.withoutCreation()).isEqualTo(then.withoutCreation());
        TicketTally of = TicketRule.STANDARD.asOf(at).count(cut);
        TicketTally ofAll = TicketRule.STANDARD.asOf(at).count(whole);
        assertThat(of.count()).isEqualTo(ofAll.count());
        assertThat(of.fullResolution()).isEqualTo(ofAll.fullResolution());
        assertThat(of.afterAsOf()).isZero();
    }

    @Property(tries = 300, seed = "20260302")
    void timesAddUpAndBusinessTimeIsNeverLonger(
            @ForAll long seed, @ForAll @LongRange(min = 200, max = 5000) long minute) {
        Ticket ticket = SomeTickets.random(seed);
        TicketReading all = ticket.asOf(SomeTickets.minute(minute));
        TicketReading office = ticket.asOf(SomeTickets.minute(minute), TicketClock.business(OFFICE));
        assertThat(all.onHold()).isLessThanOrEqualTo(all.requesterWait());
        Duration whole = Duration.between(ticket.created().at(), all.asOf());
        Duration open = all.requesterWait().plus(all.agentWait());
        assertThat(open).isLessThanOrEqualTo(whole);
        if (all.resolutions() == 0
                && all.isOpen()
                && all.reopens() == 0
                && all.age(AgeFrom.LAST_OPENING).equals(all.age(AgeFrom.CREATION))) {
            assertThat(open).isEqualTo(whole);
        }
        assertThat(office.requesterWait()).isLessThanOrEqualTo(all.requesterWait());
        for (FirstResponse which : FirstResponse.values()) {
            assertThat(office.firstResponse(which).isPresent())
                    .isEqualTo(all.firstResponse(which).isPresent());
            all.firstResponse(which)
                    .ifPresent(time -> assertThat(office.firstResponse(which).orElseThrow())
                            .isLessThanOrEqualTo(time));
        }
        assertThat(all.responseTimes()).hasSize(office.responseTimes().size());
        assertThat(all.isOneTouch(OneTouch.STRICT) && !all.isOneTouch(OneTouch.ZENDESK))
                .isFalse();
    }

    @Property(tries = 100, seed = "20260302")
    void theBacklogIdentityHolds(
            @ForAll @LongRange(min = 0, max = 400) long from, @ForAll @LongRange(min = 401, max = 1100) long to) {
        List<Ticket> tickets = SomeTickets.many(60);
        BacklogFlow flow = BacklogFlow.of(tickets, SomeTickets.minute(from), SomeTickets.minute(to));
        assertThat(flow.opening())
                .isEqualTo(Backlog.of(tickets, SomeTickets.minute(from).minusNanos(1), SomeTickets.minute(to))
                        .size());
        assertThat(flow.closing())
                .isEqualTo(Backlog.of(tickets, SomeTickets.minute(to).minusNanos(1), SomeTickets.minute(to))
                        .size());
        ResolutionRate rate = ResolutionRate.of(tickets, SomeTickets.minute(from), SomeTickets.minute(to));
        assertThat(rate.open()).isEqualTo(flow.closing());
        assertThat(rate.created()).isEqualTo(flow.created());
    }
}
