package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.contact.ticket.TicketTally;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RoomsBenchmarkAgreesTest {

    private static final RoomsBenchmark BENCHMARK = new RoomsBenchmark();

    @BeforeAll
    static void fill() {
        BENCHMARK.fill();
    }

    @Test
    void sus() {
        assertThat(BENCHMARK.roomSus().count()).isEqualTo(RoomsBenchmark.QUESTIONNAIRES);
        assertThat(BENCHMARK.roomSusByHand()).isEqualTo(BENCHMARK.roomSus().value(), within(1e-9));
    }

    @Test
    void apdex() {
        assertThat(BENCHMARK.roomApdexByHand()).isEqualTo(BENCHMARK.roomApdex().value(), within(1e-12));
    }

    @Test
    void mrr() {
        assertThat(BENCHMARK.roomMrrByHand()).isEqualTo(BENCHMARK.roomMrr().nrr(), within(1e-12));
    }

    @Test
    void tickets() {
        TicketTally tally = BENCHMARK.roomTickets();
        assertThat(tally.count()).isEqualTo(RoomsBenchmark.TICKETS);
        SurvivalTally resolution = tally.fullResolution();
        assertThat(resolution.unit()).isEqualTo(ChronoUnit.HOURS);
        assertThat(BENCHMARK.roomTicketsByHand() / 3600)
                .isEqualTo(
                        resolution
                                .curve()
                                .restrictedMean(Double.POSITIVE_INFINITY)
                                .value(),
                        within(1e-9));
    }
}
