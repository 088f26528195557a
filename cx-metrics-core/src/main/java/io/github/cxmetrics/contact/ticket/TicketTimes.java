package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of a {@link TicketTally}.
 *
 * @param spells first response, responses, first resolution, full resolution
 * @param waits requester's wait, agent's wait, on hold
 */
record TicketTimes(List<SurvivalTally> spells, List<Durations> waits) {

    static final int SPELLS = 4;
    static final int WAITS = 3;

    TicketTimes plus(TicketTimes other) {
        return new TicketTimes(
                IntStream.range(0, SPELLS)
                        .mapToObj(i -> spells.get(i).plus(other.spells.get(i)))
                        .toList(),
                IntStream.range(0, WAITS)
                        .mapToObj(i -> waits.get(i).plus(other.waits.get(i)))
                        .toList());
    }

    void checkUnits(ChronoUnit unit) {
        spells.forEach(spell -> checkUnit(spell.unit(), unit));
        waits.forEach(wait -> checkUnit(wait.unit(), TicketTally.WAIT_UNIT));
    }

    private static void checkUnit(ChronoUnit unit, ChronoUnit asked) {
        checkArgument(unit == asked, "times of these tickets are in %s, not in %s", asked, unit);
    }
}
