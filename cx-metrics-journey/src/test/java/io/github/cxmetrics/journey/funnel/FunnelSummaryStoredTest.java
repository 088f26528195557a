package io.github.cxmetrics.journey.funnel;

import static io.github.cxmetrics.journey.Refusals.refuses;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.Timeline;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelSummaryStoredTest extends StorableContract<FunnelSummary> {

    private static final Funnel WEEK =
            Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7));
    private static final FunnelSummary MONDAY = FunnelSummary.of(
            WEEK,
            Timeline.of(
                    Event.of("ann", "visit", "2024-05-06T10:00:00Z"),
                    Event.of("ann", "signup", "2024-05-06T10:05:00Z"),
                    Event.of("ann", "visit", "2024-05-06T11:00:00Z")));

    @Override
    protected List<FunnelSummary> values() {
        FunnelSummary friday = FunnelSummary.of(WEEK, Timeline.of(Event.of("ann", "purchase", "2024-05-10T09:00:00Z")));
        return List.of(MONDAY.then(friday), MONDAY, friday, FunnelSummary.empty(WEEK, ChronoUnit.MICROS));
    }

    private static FunnelSummary.Form with(String unit, long first, List<Long> ends) {
        FunnelSummary.Form is = MONDAY.toForm();
        return new FunnelSummary.Form(
                is.type(), 1, is.rule(), unit, first, is.last(), is.starts(), ends, is.endStarts(), is.arrivals());
    }

    @Test
    void numbersThatNoEventsGiveAreRefused() {
        FunnelSummary.Form is = MONDAY.toForm();
        refuses(
                "times are in one of [NANOS, MICROS, MILLIS, SECONDS], not WEEKS",
                () -> with("WEEKS", is.first(), is.ends()).restore());
        refuses(
                "a part can't run from -9223372036854775808 to 1714993200000000",
                () -> with("MICROS", Long.MIN_VALUE, is.ends()).restore());
        refuses(
                "no journey can get to level 2 from 1714989600000000 to 1714996800000000, and none from"
                        + " 1714989600000000 on, in a part from 1714989600000000 to 1714993200000000",
                () -> with("MICROS", is.first(), List.of(is.first(), 1714996800000000L, Long.MIN_VALUE))
                        .restore());
        refuses(
                "a summary of 3 steps needs as many starts and ends, and 9 arrivals, not 3, 1, 3 and 9",
                () -> with("MICROS", is.first(), List.of(1L)).restore());
    }
}
