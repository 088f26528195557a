package io.github.cxmetrics.contact.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read off a ticket's events up to an instant, in one pass, before any clock is looked at. */
final class TicketHistory {

    /** A stretch of time in one status. */
    record Stay(TicketStatus status, Instant from, Instant to) {}

    /** The stretch from the first unanswered customer message to the answer, if there is one. */
    record Run(Instant from, Optional<Instant> answered) {}

    final List<TicketEvent> events;
    final List<Stay> stays = new ArrayList<>();
    final List<Run> runs = new ArrayList<>();
    final List<Instant> resolutions = new ArrayList<>();
    final List<Instant> reopenings = new ArrayList<>();
    final List<Instant> comebacks = new ArrayList<>();
    TicketStatus status = TicketStatus.NEW;
    Instant openedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    TicketEvent solved;

    @Nullable
    Ending ending;

    private Instant since;
    private @Nullable Instant waitingSince;

    TicketHistory(List<TicketEvent> all, Instant asOf) {
        events = all.stream().filter(event -> !event.at().isAfter(asOf)).toList();
        TicketEvent created = events.get(0);
        openedAt = created.at();
        since = created.at();
        waitingSince = created.actor() == TicketActor.CUSTOMER ? created.at() : null;
        for (TicketEvent event : events) {
            reply(event);
            event.act().status().ifPresent(to -> move(event, to));
        }
        stays.add(new Stay(status, since, asOf));
        if (waitingSince != null) {
            runs.add(new Run(waitingSince, Optional.empty()));
        }
    }

    private void reply(TicketEvent event) {
        if (event.isReplyBy(TicketActor.CUSTOMER) && waitingSince == null) {
            waitingSince = event.at();
        } else if (event.isReplyBy(TicketActor.AGENT) && waitingSince != null) {
            runs.add(new Run(waitingSince, Optional.of(event.at())));
            waitingSince = null;
        }
    }

    private void move(TicketEvent event, TicketStatus to) {
        if (event.act() == TicketAct.MERGED || event.act() == TicketAct.MARKED_SPAM) {
            ending = Ending.of(event);
        }
        if (to == status) {
            return;
        }
        stays.add(new Stay(status, since, event.at()));
        if (status.isOpen() && to == TicketStatus.SOLVED) {
            resolutions.add(event.at());
            solved = event;
        }
        if (status == TicketStatus.SOLVED && to.isOpen()) {
            reopenings.add(event.at());
        }
        if (status.isOpen() && !to.isOpen()) {
            endedAt = event.at();
            ending = Ending.of(event);
        } else if (!status.isOpen() && to.isOpen()) {
            comebacks.add(event.at());
            openedAt = event.at();
            endedAt = null;
            ending = null;
        }
        status = to;
        since = event.at();
    }
}
