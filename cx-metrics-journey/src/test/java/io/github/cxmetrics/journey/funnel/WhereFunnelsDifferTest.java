package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The cases of the guide's page on where funnels differ: what we say, and that no order of rows changes it. */
class WhereFunnelsDifferTest {

    private static final Instant TEN = Instant.parse("2024-05-01T10:00:00Z");
    private static final List<String> STRICT_PATHS =
            List.of("a@0 b@1 c@2", "a@0 x@1 b@2 c@3", "a@0 b@1 b@2 c@3", "a@0 x@1 a@2 b@3 c@4");

    private static EventLog log(List<String> rows) {
        return EventLog.from(rows, row -> {
            String[] parts = row.split("@");
            return Event.of("u", parts[0], TEN.plusSeconds(Long.parseLong(parts[1])));
        });
    }

    private static List<Long> reached(Funnel funnel, String path) {
        List<String> rows = new ArrayList<>(List.of(path.split(" ")));
        List<Long> reached = funnel.run(log(rows)).reached();
        Collections.reverse(rows);
        assertThat(funnel.run(log(rows)).reached()).isEqualTo(reached);
        return reached;
    }

    private static List<Long> levels(Dialect dialect) {
        Funnel funnel = Funnel.steps("a", "b", "c").dialect(dialect);
        return STRICT_PATHS.stream()
                .map(path -> reached(funnel, path).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .toList();
    }

    @Test
    void strictlyLaterStepsAreFoundBesideTies() {
        Dialect later = Dialect.CLICKHOUSE.ties(Ties.STRICTLY_LATER);
        assertThat(reached(Funnel.steps("a", "b").dialect(later), "a@0 a@1 b@1"))
                .containsExactly(1L, 1L);
        assertThat(reached(Funnel.steps("a", "b", "c").dialect(later), "a@0 b@1 b@2 c@2"))
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void strictInEachWay() {
        assertThat(levels(Dialect.STANDARD.order(StepOrder.CONTIGUOUS))).containsExactly(3L, 1L, 2L, 3L);
        assertThat(levels(Dialect.POSTHOG_STRICT)).containsExactly(3L, 1L, 3L, 3L);
        assertThat(levels(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_OTHER))).containsExactly(3L, 1L, 3L, 1L);
        assertThat(levels(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER))).containsExactly(3L, 3L, 2L, 3L);
        assertThat(levels(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER, Stop.ATTEMPT_SEES_ALL)))
                .containsExactly(3L, 1L, 2L, 3L);
    }

    @Test
    void pinotCountsTheFirstMatchingStepInAHalfOpenWindow() {
        Funnel overlapping = Funnel.steps(Step.anyOf("a", "b"), Step.of("b"));
        assertThat(reached(overlapping, "a@0 b@1")).containsExactly(1L, 1L);
        assertThat(reached(overlapping.dialect(Dialect.PINOT), "a@0 b@1")).containsExactly(1L, 0L);
        Funnel short5 = Funnel.steps("a", "b").within(Duration.ofSeconds(5));
        assertThat(reached(short5, "a@0 b@5")).containsExactly(1L, 1L);
        assertThat(reached(short5.dialect(Dialect.PINOT), "a@0 b@5")).containsExactly(1L, 0L);
    }

    @Test
    void exclusionsCountBesideOtherRowsOfTheirSecond() {
        Funnel funnel =
                Funnel.steps("a", "b", "c").dialect(Dialect.POSTHOG).excluding(new Exclusion(Step.of("refund"), 1, 2));
        assertThat(reached(funnel, "a@0 refund@1 b@2")).containsExactly(0L, 0L, 0L);
        assertThat(reached(funnel, "a@0 refund@1 c@1 b@2")).containsExactly(0L, 0L, 0L);
        assertThat(reached(funnel, "a@0 refund@2 b@2")).containsExactly(1L, 1L, 0L);
    }

    @Test
    void overlappingStepsAreFilledOverAllStarts() {
        Funnel shop = Funnel.steps(Step.anyOf("search", "page"), Step.of("page"), Step.of("buy"))
                .dialect(Dialect.POSTHOG);
        assertThat(reached(shop, "search@1 page@2 buy@2")).containsExactly(1L, 1L, 1L);
        assertThat(reached(shop, "search@1 page@1")).containsExactly(1L, 1L, 0L);
    }

    @Test
    void thePageHasEveryCase() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/where-funnels-differ.md"));
        assertThat(Pattern.compile("reached\\(\\); // → \\[")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(12);
        STRICT_PATHS.forEach(path -> assertThat(page).contains(path));
        assertThat(page).contains("[3, 1, 2, 3]", "[3, 1, 3, 3]", "[3, 1, 3, 1]", "[3, 3, 2, 3]");
    }
}
