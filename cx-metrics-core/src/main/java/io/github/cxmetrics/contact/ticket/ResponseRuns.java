package io.github.cxmetrics.contact.ticket;

import java.util.ArrayList;
import java.util.List;

/** The runs of messages of one ticket that wait, or waited, for an answer; see {@link #of}. */
final class ResponseRuns {

    /** How a run ended. */
    enum End {
        ANSWERED,
        NOT_OWED,
        OPEN
    }

    /**
     * One run. Events are named by their place in {@link TicketHistory#events}.
     *
     * @param first where it began, not moved by replies of bots: a first response counts from here
     * @param start where it began, moved to the customer's next message after a bot's reply: response times count from
     *     here
     * @param end the event that ended it; −1 where it is open
     * @param how how it ended
     * @param isOnEnded whether the ticket was ended from its begin to its end
     */
    record Run(int first, int start, int end, End how, boolean isOnEnded) {}

    private final TicketHistory history;
    private final boolean doBotsAnswer;
    private final List<Run> runs = new ArrayList<>();
    private int first;
    private int start = -1;
    private boolean isOnEnded;
    private boolean isBotLast;

    private ResponseRuns(TicketHistory history, boolean doBotsAnswer) {
        this.history = history;
        this.doBotsAnswer = doBotsAnswer;
    }

    /**
     * The runs. One begins at the creation, unless by an agent, or with a customer's message when none is open; it ends
     * with the next human reply, or as not owed at any move into SOLVED or CLOSED. The customer's next message after a
     * bot's reply, and every one on an ended ticket, begins it anew.
     *
     * @param doBotsAnswer whether the replies of bots end runs too
     */
    static List<Run> of(TicketHistory history, boolean doBotsAnswer) {
        return new ResponseRuns(history, doBotsAnswer).all();
    }

    private List<Run> all() {
        List<TicketEvent> events = history.events;
        if (events.get(0).actor() != TicketActor.AGENT) {
            begin(0, false);
        }
        for (int i = 1; i < events.size(); i++) {
            read(i, events.get(i));
        }
        if (start >= 0) {
            end(-1, End.OPEN);
        }
        return runs;
    }

    private void read(int i, TicketEvent event) {
        if (event.isReplyBy(TicketActor.CUSTOMER)) {
            message(i);
        } else if (history.isHumanReply(i) || doBotsAnswer && event.isAutomaticReply()) {
            end(i, End.ANSWERED);
        } else if (event.isAutomaticReply()) {
            isBotLast = true;
        } else if (event.isEnding()) {
            end(i, End.NOT_OWED);
        } else if (event.act().status().isPresent()) {
            isOnEnded = false;
        }
    }

    private void message(int i) {
        boolean ended = !history.statusAfter(i).isOpen();
        if (start < 0 || ended) {
            begin(i, ended);
        } else if (isBotLast) {
            start = i;
            isBotLast = false;
        }
    }

    private void begin(int i, boolean ended) {
        first = i;
        start = i;
        isOnEnded = ended;
        isBotLast = false;
    }

    private void end(int i, End how) {
        if (start >= 0) {
            runs.add(new Run(first, start, i, how, isOnEnded));
            start = -1;
        }
    }
}
