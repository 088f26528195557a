package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import java.util.List;

/** Counts the outcomes of tickets. */
final class SlaAccumulator implements Accumulator<Ticket, SlaTally> {

    private final SlaPolicy.AsOf reading;
    private SlaTally joined;
    private long tickets;
    private long withoutTarget;
    private long notYetCreated;
    private final long[] outcomes = new long[SlaTally.CELLS];

    SlaAccumulator(SlaPolicy.AsOf reading) {
        this.reading = reading;
        joined = new SlaTally(reading.policy(), reading.asOf(), 0, 0, 0, new long[SlaTally.CELLS]);
    }

    @Override
    public void add(Ticket ticket) {
        checkArgument(ticket != null, "a ticket must not be null");
        if (ticket.created().at().isAfter(reading.asOf())) {
            notYetCreated = CountMath.sum(notYetCreated, 1, "tickets");
            return;
        }
        List<SlaOutcome> found = reading.policy().outcomes(ticket, reading.asOf());
        boolean isPromised = ticket.priority()
                .filter(priority -> reading.policy().targets().stream()
                        .anyMatch(target -> target.priority().equals(priority)))
                .isPresent();
        tickets += isPromised ? 1 : 0;
        withoutTarget += isPromised ? 0 : 1;
        found.forEach(outcome -> outcomes[SlaTally.cell(outcome.target().metric(), outcome.state())]++);
    }

    @Override
    public void addAll(SlaTally tally) {
        joined = joined.plus(tally);
    }

    @Override
    public SlaTally snapshot() {
        return joined.plus(new SlaTally(
                reading.policy(), reading.asOf(), tickets, withoutTarget, notYetCreated, outcomes.clone()));
    }
}
