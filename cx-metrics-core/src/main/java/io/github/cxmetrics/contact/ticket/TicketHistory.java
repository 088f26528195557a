package io.github.cxmetrics.contact.ticket;

import io.github.cxmetrics.contact.ticket.ResponseRuns.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A ticket's life, read off its events up to an instant before any clock is looked at: the one notion of when it was
 * active and ended, resolved and back, and of who waited, for everything that reads tickets.
 *
 * <p>Active are NEW, OPEN, PENDING and HOLD; ended SOLVED and CLOSED. A resolution is a move from active to ended, a
 * coming back the other way; they take turns.
 */
final class TicketHistory {

    /** A stretch of time in one status. */
    record Stay(TicketStatus status, Instant from, Instant to) {}

    final List<TicketEvent> events;
    final List<Stay> stays = new ArrayList<>();

    /** Places of events, as those of runs. */
    final List<Integer> resolutions = new ArrayList<>();

    final List<Integer> comebacks = new ArrayList<>();
    final List<Run> runs;
    final List<Run> runsThatBotsEnd;

    private final List<TicketStatus> after = new ArrayList<>();

    /** Of the events that are known, in order, those up to and at an instant, which is not before the first. */
    TicketHistory(List<TicketEvent> known, Instant upTo) {
        events = known.stream().takeWhile(event -> !event.at().isAfter(upTo)).toList();
        TicketStatus status = TicketStatus.NEW;
        Instant since = events.get(0).at();
        for (int i = 0; i < events.size(); i++) {
            TicketStatus to = events.get(i).act().status().orElse(status);
            if (to != status) {
                stays.add(new Stay(status, since, at(i)));
                since = at(i);
            }
            if (status.isOpen() && !to.isOpen()) {
                resolutions.add(i);
            } else if (!status.isOpen() && to.isOpen()) {
                comebacks.add(i);
            }
            status = to;
            after.add(status);
        }
        stays.add(new Stay(status, since, upTo));
        runs = ResponseRuns.of(this, false);
        runsThatBotsEnd = ResponseRuns.of(this, true);
    }

    Instant at(int event) {
        return events.get(event).at();
    }

    TicketEvent created() {
        return events.get(0);
    }

    TicketStatus statusAfter(int event) {
        return after.get(event);
    }

    TicketStatus status() {
        return after.get(after.size() - 1);
    }

    boolean isActive() {
        return status().isOpen();
    }

    /** The last resolution of an ended ticket. */
    Optional<Integer> lastResolution() {
        return isActive() ? Optional.empty() : Optional.of(resolutions.get(resolutions.size() - 1));
    }

    /** The last coming back; the creation if there was none. */
    Instant openedAt() {
        return at(comebacks.isEmpty() ? 0 : comebacks.get(comebacks.size() - 1));
    }

    /** The coming back that undid a resolution, the i-th of them. */
    Optional<Instant> backAfter(int i) {
        return i < comebacks.size() ? Optional.of(at(comebacks.get(i))) : Optional.empty();
    }

    /** A public reply by an agent, but not the message with which an agent created the ticket. */
    boolean isHumanReply(int event) {
        return events.get(event).isReplyBy(TicketActor.AGENT)
                && !(created().actor() == TicketActor.AGENT
                        && at(event).equals(created().at()));
    }

    Optional<Integer> firstHumanReply() {
        for (int i = 1; i < events.size(); i++) {
            if (isHumanReply(i)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    long humanReplies() {
        long replies = 0;
        for (int i = 1; i < events.size(); i++) {
            replies += isHumanReply(i) ? 1 : 0;
        }
        return replies;
    }

    long count(Predicate<TicketEvent> which) {
        long count = 0;
        for (TicketEvent event : events) {
            count += which.test(event) ? 1 : 0;
        }
        return count;
    }
}
