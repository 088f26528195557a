package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ends of the window: a period from Monday on is watched for two weeks from its end, both ends included. */
class ChurnAfterEventTest {

    private static final ChurnAfterEventRule RULE =
            ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(ZoneId.of("UTC")), 14);
    private static final LocalDate WEEK = LocalDate.parse("2024-03-04");
    private static final Instant JOINED = Instant.parse("2024-03-04T00:00:00Z");
    private static final Instant INDEX = Instant.parse("2024-03-11T00:00:00Z");
    private static final Instant END = Instant.parse("2024-03-25T00:00:00Z");

    private static ChurnAfterEvent of(Instant asOf, CustomerHistory customer) {
        return RULE.asOf(asOf).count(List.of(customer));
    }

    private static void assertChurned(long churned, long mature, ChurnAfterEvent churn) {
        assertThat(churn.unexposed(WEEK).successes()).isEqualTo(churned);
        assertThat(churn.unexposed(WEEK).trials()).isEqualTo(mature);
    }

    @Test
    void whoLeavesAtTheEndOfTheWindowChurned() {
        Instant later = END.plusSeconds(86_400);
        CustomerHistory stayed = CustomerHistory.of(JOINED);
        assertChurned(1, 1, of(later, stayed.leftAt(END)));
        assertChurned(1, 1, of(later, stayed.leftAt(END.minusNanos(1))));
        assertChurned(0, 1, of(later, stayed.leftAt(END.plusNanos(1))));
        assertChurned(0, 1, of(later, stayed));
    }

    @Test
    void whoLeavesAsTheWindowBeginsWasThere() {
        CustomerHistory stayed = CustomerHistory.of(JOINED);
        assertChurned(1, 1, of(END, stayed.leftAt(INDEX)));
        assertChurned(0, 0, of(END, stayed.leftAt(INDEX.minusNanos(1))));
    }

    @Test
    void aWindowThatEndsAtAsOfIsOver() {
        CustomerHistory left = CustomerHistory.of(JOINED).leftAt(INDEX);
        assertChurned(1, 1, of(END, left));
        assertChurned(0, 0, of(END.minusNanos(1), left));
        // That week, and the one that begins as the customer leaves.
        assertThat(of(END.minusNanos(1), left).pending()).isEqualTo(1);
    }
}
