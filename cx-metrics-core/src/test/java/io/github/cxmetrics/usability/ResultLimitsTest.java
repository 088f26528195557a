package io.github.cxmetrics.usability;

import io.github.cxmetrics.RecordLimits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the numbers of observations and results end, and in which words they are refused there. */
class ResultLimitsTest {

    @Test
    void ofQuestionnairesTasksAndUse() {
        LoadTimes times = LoadTimes.of(WebVital.LCP, 1200, 2600, 3100, 900, 2500, 1800, 4100, 700);
        TaskTimes slow = TaskTimes.completed(30, 45, 80, 52, 61);
        TaskTimes fast = TaskTimes.completed(20, 33, 41, 28, 39);
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        RecordLimits.check(
                getClass(),
                List.of(
                        times.p75Interval(),
                        slow.versus(fast),
                        WebVital.LCP,
                        ProblemDiscovery.of(0.3),
                        TaskLoad.of(5, 10, 15, 20, 25, 30),
                        TaskLoad.of(5, 10, 15, 20, 25, 30).weighted(5, 4, 3, 2, 1, 0),
                        new Apdex.Response(0.5, false),
                        new Attempt(30, true),
                        new FeatureUse.Person(true, 3, false),
                        TimeToAdopt.from(
                                List.of(3, 5, 9),
                                any -> start,
                                days -> start.plus(days, ChronoUnit.DAYS),
                                start.plus(7, ChronoUnit.DAYS))));
    }
}
