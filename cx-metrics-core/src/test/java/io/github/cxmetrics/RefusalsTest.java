package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.call.CallLog;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.ticket.Ticket;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketClock;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.staffing.ErlangB;
import io.github.cxmetrics.staffing.HoltWinters;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What is refused at the ends of numbers, times and sizes, and what is not. */
class RefusalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void theEndsOfTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarPeriods.months(ZoneOffset.UTC).numberOf(Instant.MAX))
                .withMessage("time +1000000000-12-31T23:59:59.999999999Z is beyond the calendar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarPeriods.days(ZoneOffset.UTC).start(Long.MAX_VALUE))
                .withMessage("period 9223372036854775807 (daily (UTC)) is beyond the calendar");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketClock.CALENDAR.plus(Instant.MAX, Duration.ofDays(7)))
                .withMessage("7 days after +1000000000-12-31T23:59:59.999999999Z is beyond the calendar");
        CallLog log = CallLog.of(
                        ChronoUnit.SECONDS,
                        new byte[] {0, 0},
                        new int[] {1, 2},
                        new int[] {3, 4},
                        new int[2],
                        new int[2])
                .withQueuedAt(new long[] {0, 60});
        assertThat(log.upTo(Instant.MAX).size()).isEqualTo(2);
        assertThat(log.upTo(Instant.MIN).size()).isZero();
    }

    @Test
    void endlessDurations() {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(TimeText.exact(Duration.ofSeconds(Long.MIN_VALUE))).startsWith("-106751991167300 d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandleTime.of(endless, Duration.ZERO, Duration.ZERO))
                .withMessage("talk time is too long to count microseconds: 106751991167300 d 15 h 30 min 7 s");
        Ticket ticket = Ticket.of(
                "1",
                TicketEvent.of("a", Instant.EPOCH, TicketAct.CREATED, TicketActor.CUSTOMER),
                TicketEvent.of("b", Instant.EPOCH.plusSeconds(60), TicketAct.TO_SOLVED, TicketActor.AGENT));
        assertThat(TicketRule.STANDARD
                        .durableFor(endless)
                        .asOf(Instant.EPOCH.plusSeconds(120))
                        .count(java.util.List.of(ticket))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void hugeNumbersAndSizes() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("1e999999999"), EUR))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("an amount of more than 20 digits exceeds 9223372036854775807");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("1e-999999999"), EUR))
                .withMessage("1E-999999999 has more decimals than EUR, which has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(new double[] {1, 2, 3}, Integer.MAX_VALUE))
                .withMessageStartingWith(
                        "a seasonal forecast with season 2147483647 needs at least 4294967294 volumes, not 3");
        assertThat(ErlangB.blocking(Integer.MAX_VALUE, 0.5)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestResult.ofChiSquare("a test", Double.NaN, 3))
                .withMessage("the statistic of a test must be at least 0, not NaN");
        assertThat(TestResult.ofChiSquare("a test", Double.POSITIVE_INFINITY, 3).pValue())
                .isZero();
    }

    @Test
    void whatIsAbsentIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandleTime.of(Duration.ZERO, null, Duration.ZERO))
                .withMessage("hold time must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> Proportion.of(1, 2).interval(null))
                .withMessage("confidence");
    }

    @Test
    void whatIsWrittenOnPaperIsNotWhoItWas() {
        assertThat(TicketEvent.of("SECRET", Instant.EPOCH, TicketAct.CREATED, TicketActor.CUSTOMER))
                .hasToString("CREATED by CUSTOMER at 1970-01-01T00:00:00Z");
    }
}
