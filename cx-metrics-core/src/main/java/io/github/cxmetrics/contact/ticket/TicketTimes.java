package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;

/** The times of a {@link TicketTally}. */
record TicketTimes(
        SurvivalTally firstResponse,
        SurvivalTally responses,
        SurvivalTally firstResolution,
        SurvivalTally fullResolution,
        Durations requesterWait,
        Durations agentWait,
        Durations onHold) {

    TicketTimes plus(TicketTimes other) {
        return new TicketTimes(
                firstResponse.plus(other.firstResponse),
                responses.plus(other.responses),
                firstResolution.plus(other.firstResolution),
                fullResolution.plus(other.fullResolution),
                requesterWait.plus(other.requesterWait),
                agentWait.plus(other.agentWait),
                onHold.plus(other.onHold));
    }

    void checkUnits(ChronoUnit unit) {
        checkUnit(firstResponse.unit(), unit);
        checkUnit(responses.unit(), unit);
        checkUnit(firstResolution.unit(), unit);
        checkUnit(fullResolution.unit(), unit);
        checkUnit(requesterWait.unit(), TicketTally.WAIT_UNIT);
        checkUnit(agentWait.unit(), TicketTally.WAIT_UNIT);
        checkUnit(onHold.unit(), TicketTally.WAIT_UNIT);
    }

    private static void checkUnit(ChronoUnit unit, ChronoUnit asked) {
        checkArgument(unit == asked, "times of these tickets are in %s, not in %s", asked, unit);
    }
}
