package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows behind the end of the data, part by part, where a property says which unit a row is of. Numbers get their codes as they come, so that a unit whose first row
 * is late has another code in the log that was seen; texts keep theirs.
 */
class LateRowsByPartTest {

    private static final Funnel FUNNEL =
            Funnel.steps("e0", "e1").within(Duration.ofDays(1)).per("session").asOf(Instant.ofEpochSecond(100));

    @Test
    void aUnitWhoseFirstRowIsLate() {
        EventLog log = EventLog.of(
                        new String[] {"ada", "ada", "ada", "bob", "bob"},
                        new String[] {"e0", "e0", "e1", "e0", "e1"},
                        Arrays.stream(new long[] {900, 10, 901, 20, 902})
                                .mapToObj(Instant::ofEpochSecond)
                                .toArray(Instant[]::new))
                .with("session", new long[] {2, 1, 2, 2, 1})
                .with("ad", new String[] {"x", "x", "x", "y", "y"});
        FunnelSegments parts = FUNNEL.run(log, Breakdown.by("ad"));
        assertThat(parts.results().get("x").tally().afterAsOf()).isEqualTo(1);
        assertThat(parts.results().get("y").tally().afterAsOf()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void numbersCountAsTheirTexts(EventOrder order) {
        SplittableRandom random = new SplittableRandom(47);
        long late = 0;
        for (int c = 0; c < 300; c++) {
            int n = 1 + random.nextInt(60);
            FastScansAgreeTest.Rows rows =
                    FastScansAgreeTest.Rows.draw(random, n, 5, 3, 300).in(order);
            long[] sessions = random.longs(n, 0, 1 + random.nextInt(12)).toArray();
            String[] texts = Arrays.stream(sessions).mapToObj(Long::toString).toArray(String[]::new);
            String[] values = random.ints(n, -1, 3)
                    .mapToObj(kind -> kind < 0 ? null : "v" + kind)
                    .toArray(String[]::new);
            EventLog log = rows.log().with("v", values);
            Funnel funnel = FUNNEL.asOf(Instant.ofEpochSecond(random.nextInt(-100, 200)));
            for (Breakdown breakdown : new Breakdown[] {
                Breakdown.by("v"),
                Breakdown.by("v").attributed(Breakdown.Attribution.LAST_TOUCH).top(1),
                Breakdown.by("v").attributed(Breakdown.Attribution.ALL_EVENTS),
                Breakdown.by("v").atStep(1)
            }) {
                FunnelSegments byNumber = funnel.run(log.with("session", sessions), breakdown);
                FunnelSegments byText = funnel.run(log.with("session", texts), breakdown);
                assertThat(byNumber.results().keySet())
                        .isEqualTo(byText.results().keySet());
                byText.results()
                        .forEach((name, part) -> assertThat(
                                        byNumber.results().get(name).tally())
                                .as("%s of %s, %s", name, n, breakdown)
                                .isEqualTo(part.tally()));
                late += byText.results().values().stream()
                        .mapToLong(part -> part.tally().afterAsOf())
                        .sum();
            }
        }
        assertThat(late).isGreaterThan(1_000);
    }
}
