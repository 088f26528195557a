package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.contact.SelfService;
import org.junit.jupiter.api.Test;

/** Rates from counts: sums, lines, refusals. */
class TicketRatesTest {

    private static final Ratio SOME = perTicket(13, 2);
    private static final Ratio NONE = perTicket(0, 0);
    private static final ResolutionRate RATE = new ResolutionRate(11, 17, 3, 5);

    private static Ratio perTicket(long messages, long tickets) {
        return new Ratio("messages per ticket", Ratio.Kind.PER_TICKET, messages, tickets);
    }

    @Test
    void sums() {
        ResolutionRate zero = new ResolutionRate(0, 0, 0, 0);
        assertThat(RATE.plus(zero)).isEqualTo(RATE).isEqualTo(zero.plus(RATE));
        assertThat(RATE.plus(RATE)).isEqualTo(new ResolutionRate(22, 34, 6, 10));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new ResolutionRate(0, Long.MAX_VALUE, 0, 0).plus(RATE))
                .withMessage("solved overflow: 9223372036854775807 + 17 exceeds 9223372036854775807");
    }

    @Test
    void prints() {
        assertThat(SOME).hasToString("messages per ticket 6.50, n = 2");
        assertThat(NONE).hasToString("messages per ticket: no tickets");
        assertThat(RATE).hasToString("3 of 11 created are resolved (27.3 %), 1.55 resolutions per created, 5 open");
        assertThat(new ResolutionRate(0, 4, 0, 0)).hasToString("resolution rate: no tickets created");
        assertThat(new BacklogFlow(40, 25, 4, 30)).hasToString("backlog 40 + 25 created + 4 reopened - 30 solved = 39");
    }

    @Test
    void namesItsShares() {
        assertThat(RATE.cohortResolved().toString()).startsWith("resolved 27.3 % ");
        assertThat(RATE.solvedOverHandled()).isEqualTo(17.0 / 22);
    }

    @Test
    void refusals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perTicket(-1, 1))
                .withMessage("messages per ticket must not be negative: -1");
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
                .isThrownBy(NONE::value)
                .withMessage("messages per ticket is undefined: no tickets");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ResolutionRate(0, 1, 0, 0).solvedOverCreated())
                .withMessage("resolution rate is undefined: no tickets created");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ResolutionRate(0, 0, 0, 0).solvedOverHandled())
                .withMessage("resolutions of handled are undefined: none resolved, none open");
    }
}
