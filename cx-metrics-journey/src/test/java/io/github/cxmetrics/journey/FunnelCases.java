package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cases of the kind {@code funnel}, of both files. */
public final class FunnelCases {

    private static final double CLOSE = 1e-9;

    private FunnelCases() {}

    public static void check(GoldenCase golden, Expected expected) {
        EventLog log = golden.log();
        FunnelResult result = golden.funnel().run(log);
        if (expected.has("levels")) {
            Map<String, Integer> levels = new TreeMap<>();
            log.timelines().forEach(timeline -> levels.put(timeline.user(), result.level(timeline.user())));
            assertThat(levels).isEqualTo(ints(expected.raw("levels")));
        }
        expected.exact("stepCounts", result::reached);
        assertThat(golden.funnel().count(log)).isEqualTo(result.tally());
        assertThat(log.timelines().collect(golden.funnel().collector())).isEqualTo(result.tally());
        stepSeconds(expected, "avgStepSeconds", result, golden.unit());
        stepSeconds(expected, "medianStepSeconds", result, golden.unit());
        expected.number(
                "totalSeconds",
                () -> Ticks.seconds(result.timeToConvert().total(), golden.unit())
                        / result.timeToConvert().count());
        if (expected.has("breakdown")) {
            Map<String, List<Long>> parts = new TreeMap<>();
            golden.funnel()
                    .run(log, golden.breakdown())
                    .results()
                    .forEach((name, part) -> parts.put(name, part.reached()));
            parts.remove(Breakdown.NONE);
            Map<String, List<Long>> wanted = new TreeMap<>();
            expected.raw("breakdown").properties().forEach(part -> wanted.put(part.getKey(), longs(part.getValue())));
            assertThat(parts).isEqualTo(wanted);
        }
    }

    private static void stepSeconds(Expected expected, String key, FunnelResult result, ChronoUnit unit) {
        if (!expected.has(key)) {
            return;
        }
        JsonNode wanted = expected.raw(key);
        assertThat(wanted.get(0).isNull()).isTrue();
        for (int k = 1; k < wanted.size(); k++) {
            var times = result.timeToConvert(k, k + 1);
            if (wanted.get(k).isNull()) {
                assertThat(times.count()).as("%s %s", key, k).isZero();
            } else {
                double ticks = key.startsWith("avg") ? times.mean() : times.median();
                double seconds = ticks * unit.getDuration().toNanos() / 1e9;
                assertThat(Math.abs(seconds - wanted.get(k).asDouble()))
                        .as("%s %s", key, k)
                        .isLessThanOrEqualTo(CLOSE * Math.max(1, Math.abs(seconds)));
            }
        }
    }

    private static Map<String, Integer> ints(JsonNode object) {
        Map<String, Integer> values = new TreeMap<>();
        object.properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asInt()));
        return values;
    }

    private static List<Long> longs(JsonNode list) {
        List<Long> values = new ArrayList<>();
        list.forEach(each -> values.add(each.asLong()));
        return values;
    }
}
