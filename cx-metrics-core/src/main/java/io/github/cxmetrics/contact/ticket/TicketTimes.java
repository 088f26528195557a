package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of a {@link TicketTally}.
 *
 * @param spells first response, responses, first resolution, full resolution; then the waits, those of active tickets
 *     censored
 * @param waits requester's wait, agent's wait, on hold, of ended tickets; then the response times that were answered
 */
record TicketTimes(List<SurvivalTally> spells, List<Durations> waits) {

    /** Waits are counted in whole milliseconds. */
    static final DurationsRule WAIT = DurationsRule.of(ChronoUnit.MILLIS);

    static final int SPELLS = 7;
    static final int WAITS = 4;

    TicketTimes plus(TicketTimes other) {
        return new TicketTimes(
                IntStream.range(0, SPELLS)
                        .mapToObj(i -> spells.get(i).plus(other.spells.get(i)))
                        .toList(),
                IntStream.range(0, WAITS)
                        .mapToObj(i -> waits.get(i).plus(other.waits.get(i)))
                        .toList());
    }

    /** Refuses times that tickets of these counts don't have. */
    void check(ChronoUnit unit, TicketSums sums) {
        spells.forEach(spell -> TallyRule.checkMerge("times of tickets", SurvivalRule.of(unit), spell.rule()));
        waits.forEach(wait -> TallyRule.checkMerge("waits of tickets", WAIT, wait.rule()));
        long tickets = sums.of(TicketCount.TICKETS);
        long responded = sums.of(TicketCount.RESPONDED);
        checkCount("first responses", spells.get(0).count(), responded + sums.of(TicketCount.AWAITING_RESPONSE));
        checkCount("first responses that were given", spells.get(0).observed(), responded);
        checkCount("first resolutions", spells.get(2).count(), tickets);
        checkCount("first resolutions that were observed", spells.get(2).observed(), sums.of(TicketCount.SOLVED_ONCE));
        for (SurvivalTally spell : spells.subList(3, SPELLS)) {
            checkCount("full resolutions and waits", spell.count(), tickets);
            checkCount("full resolutions and waits that have ended", spell.observed(), sums.finished());
        }
        waits.subList(0, 3).forEach(wait -> checkCount("waits", wait.count(), sums.finished()));
        checkCount("response times", waits.get(3).count(), spells.get(1).observed());
        checkArgument(
                tickets > 0 || spells.get(1).count() == 0,
                "%s responses to no tickets",
                spells.get(1).count());
    }

    private static void checkCount(String what, long count, long asked) {
        checkArgument(count == asked, "%s must be as many as their tickets, %s, not %s", what, asked, count);
    }
}
