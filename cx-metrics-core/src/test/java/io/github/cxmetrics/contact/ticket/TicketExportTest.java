package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exports of helpdesks bring. */
class TicketExportTest {

    private static final List<TicketSummary> ROWS = List.of(
            TicketSummary.after("1", minute(0), Duration.ofMinutes(7), Duration.ofMinutes(90)),
            new TicketSummary("2", minute(0), minute(20), null),
            TicketSummary.after("3", minute(10), null, Duration.ofMinutes(30)),
            TicketSummary.after("4", minute(60), null, null),
            TicketSummary.after("5", minute(70), Duration.ofMinutes(50), Duration.ofMinutes(50)),
            TicketSummary.after("6", minute(500), Duration.ofMinutes(1), Duration.ofMinutes(2)));

    @Test
    void rowsWithoutEventsSayHowLongItTook() {
        SurvivalTally first = TicketSummary.firstResponses(ROWS, ChronoUnit.MINUTES, minute(100));
        assertThat(first.observed()).isEqualTo(2);
        assertThat(first.censored()).isEqualTo(2);
        SurvivalTally full = TicketSummary.resolutions(ROWS, ChronoUnit.MINUTES, minute(100));
        assertThat(full.observed()).isEqualTo(2);
        assertThat(full.count()).isEqualTo(5);
        assertThat(full.curve().steps()).extracting(step -> step.time()).containsExactly(30.0, 40.0, 90.0, 100.0);
        assertThat(TicketSummary.resolved(ROWS, minute(100)).successes()).isEqualTo(2);
        assertThat(TicketSummary.resolved(ROWS, minute(100)).trials()).isEqualTo(5);
        assertThat(TicketSummary.firstResponses(ROWS, ChronoUnit.MINUTES, minute(120))
                        .observed())
                .isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketSummary.after("1", minute(0), Duration.ofMinutes(-1), null))
                .withMessage(
                        "the first reply of a ticket, 2026-03-02T08:59:00Z, is before its creation, 2026-03-02T09:00:00Z");
    }

    @Test
    void statusesOfDesksHaveMeanings() throws Exception {
        assertThat(StatusMapping.ZENDESK.act("On-hold")).isEqualTo(TicketAct.TO_HOLD);
        assertThat(StatusMapping.FRESHDESK.act("4")).isEqualTo(TicketAct.TO_SOLVED);
        assertThat(StatusMapping.JIRA_SERVICE_MANAGEMENT.act("Waiting for customer"))
                .isEqualTo(TicketAct.TO_PENDING);
        assertThat(StatusMapping.INTERCOM.act("waiting_on_customer")).isEqualTo(TicketAct.TO_PENDING);
        assertThat(StatusMapping.ZAMMAD.act(" merged ")).isEqualTo(TicketAct.MERGED);
        StatusMapping own = StatusMapping.OSTICKET.with("In Review", TicketAct.TO_OPEN);
        assertThat(own.act("in review")).isEqualTo(TicketAct.TO_OPEN);
        assertThat(own).isNotEqualTo(StatusMapping.OSTICKET);
        assertThat(StatusMapping.OSTICKET)
                .hasToString(
                        "osTicket {archived=TO_CLOSED, closed=TO_CLOSED, deleted=DELETED, open=TO_OPEN, resolved=TO_SOLVED}");
        assertThat(StoredFormContract.read(StoredFormContract.bytes(own))).isEqualTo(own);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusMapping.OSTICKET.act("in review"))
                .withMessage("a status is none of osTicket: [archived, closed, deleted, open, resolved]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.with("noted", TicketAct.INTERNAL_NOTE))
                .withMessage("INTERNAL_NOTE is no status");
    }
}
