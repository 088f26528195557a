package io.github.cxmetrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Which room checks a case of monitor.json: its kind decides. */
public enum MonitorRoom {
    SERIES(
            "series",
            "rollingWindow",
            "samePeriodLastYear",
            "yearOverYear",
            "pChart",
            "pChartFalseAlarm",
            "uChart",
            "xmr",
            "runChart",
            "runRules",
            "ewma",
            "ewmaShare",
            "ewmaArl",
            "cusum",
            "cusumArl",
            "changePoint",
            "changePoints",
            "mannKendall",
            "trendShare",
            "target"),
    SEGMENTS(
            "segmentVsRest",
            "suppression",
            "suppressionBounds",
            "mixRate",
            "heterogeneity",
            "shrinkage",
            "topicImpact",
            "netSentiment",
            "pAdjustOther"),
    EXPERIMENTS(
            "srm",
            "relativeLift",
            "sequentialByDay",
            "sequentialDifference",
            "sequentialMean",
            "sequentialShare",
            "cuped",
            "powerShares",
            "nMinusOne"),
    DRIVERS(
            "drivers",
            "driversFromCorrelations",
            "importancePerformance",
            "cxReturn",
            "growthRate",
            "healthBands",
            "servqual",
            "valueByGroup"),
    USABILITY(
            "apdex",
            "cronbachAlpha",
            "engagement",
            "nasaTlx",
            "percentileInterval",
            "problemDiscovery",
            "successPoint",
            "susGrade",
            "susSubscales",
            "taskTimeCensored",
            "taskTimeRatio",
            "umux",
            "vitalRating");

    private static final String FILE = "monitor.json";

    private final Set<String> kinds;

    MonitorRoom(String... kinds) {
        this.kinds = Set.of(kinds);
    }

    /**
     * The cases of this room as tests, each with the tolerance that it names.
     *
     * @param check checks a case, given whole, against the library; it throws {@link IllegalArgumentException} for a kind that it does not know
     */
    public Stream<DynamicTest> tests(BiConsumer<JsonNode, Expected> check) {
        return GoldenFile.testsOf(FILE, kinds, MonitorRoom::kind, check);
    }

    /** Cases that no room checks: none, or the file has a kind that the lists above do not know. */
    static List<String> homeless() {
        return GoldenFile.cases(FILE)
                .filter(node -> of(node).isEmpty())
                .map(node -> node.path("id").asText() + ": " + kind(node))
                .toList();
    }

    private static String kind(JsonNode node) {
        return node.path("kind").asText();
    }

    private static Optional<MonitorRoom> of(JsonNode node) {
        return Arrays.stream(values())
                .filter(room -> room.kinds.contains(kind(node)))
                .findFirst();
    }
}
