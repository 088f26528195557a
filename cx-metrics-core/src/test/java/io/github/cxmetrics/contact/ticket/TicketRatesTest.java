package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.contact.SelfService;
import org.junit.jupiter.api.Test;

/** Rates from counts: sums, lines, refusals. */
class TicketRatesTest {

    private static final Interactions SOME = new Interactions(2, 13, 7, 5);
    private static final ResolutionRate RATE = new ResolutionRate(11, 17, 3, 5);

    @Test
    void sums() {
        Interactions none = new Interactions(0, 0, 0, 0);
        assertThat(SOME.plus(none)).isEqualTo(SOME).isEqualTo(none.plus(SOME));
        assertThat(SOME.plus(SOME)).isEqualTo(new Interactions(4, 26, 14, 10));
        ResolutionRate zero = new ResolutionRate(0, 0, 0, 0);
        assertThat(RATE.plus(zero)).isEqualTo(RATE).isEqualTo(zero.plus(RATE));
        assertThat(RATE.plus(RATE)).isEqualTo(new ResolutionRate(22, 34, 6, 10));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Interactions(Long.MAX_VALUE, 0, 0, 0).plus(SOME))
                .withMessage("tickets overflow: 9223372036854775807 + 2 exceeds 9223372036854775807");
    }

    @Test
    void prints() {
        assertThat(SOME).hasToString("per ticket 3.50 customer contacts, 2.50 agent replies, 6.50 messages, n = 2");
        assertThat(new Interactions(0, 0, 0, 0)).hasToString("interactions: no tickets");
        assertThat(RATE).hasToString("3 of 11 created are resolved (27.3 %), 1.55 resolutions per created, 5 open");
        assertThat(new ResolutionRate(0, 4, 0, 0)).hasToString("resolution rate: no tickets created");
        assertThat(new BacklogFlow(40, 25, 4, 30)).hasToString("backlog 40 + 25 created + 4 reopened - 30 solved = 39");
    }

    @Test
    void refusals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interactions(1, -1, 0, 0))
                .withMessage("messages must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResolutionRate(1, 1, 2, 0))
                .withMessage("solved from created must not exceed created: 2 of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BacklogFlow(1, 2, 1, 5))
                .withMessage("can't take 5 solved tickets out of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelfService(1, 1, 3, 4, 0, 0))
                .withMessage("resolved sessions must not exceed sessions: 4 of 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SelfService(1, 0, 3, 1, 0, 0).scoreRatio())
                .withMessage("self-service score is undefined: no ticket users");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Interactions(0, 0, 0, 0).messagesPerTicket())
                .withMessage("messages per ticket is undefined: no tickets");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ResolutionRate(0, 1, 0, 0).solvedOverCreated())
                .withMessage("resolution rate is undefined: no tickets created");
    }
}
