package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.PublicDoors;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.usability.EmotionWords;
import io.github.cxmetrics.usability.Sentiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Public doors of this module under nulls, not-a-numbers, infinities, extremes and texts that must not come out again. */
class PublicDoorsTest {

    /** Doors that are not opened, and why. */
    private static final Map<String, String> SKIPPED = Map.of(
            "journey.StepMatcher.mask",
            "in the innermost loop: a row that is not there is an ArrayIndexOutOfBoundsException, as its javadoc says");

    /** What a definition is called is printed; so are events, steps, stages, channels and paths, by which a table is made. */
    private static final Set<String> NAMED = Set.of(
            "AttributionRule",
            "Breakdown",
            "ChannelPath",
            "ChannelRule",
            "Condition",
            "ConversionDriver",
            "ConversionValue",
            "Counts",
            "Credits",
            "Cut",
            "Emotion",
            "EngagementRule",
            "Event",
            "FeedbackRule",
            "Form",
            "Friction",
            "Funnel",
            "LastNonDirect",
            "Named",
            "NextNode",
            "PathRule",
            "ProductRetention",
            "Proportion",
            "PyramidReading",
            "RevenueCredits",
            "Rework",
            "Stage",
            "Step",
            "Touchpoint",
            "TouchpointScore",
            "Transition",
            "Values",
            "Variant",
            "VersusRest",
            "Link",
            "FunnelSegments",
            "JourneyMapRule",
            "Position",
            "MarkovAttribution",
            "ClosedLoopRule",
            "StepsToGoalRule",
            "ConditionsRule",
            "Feedback",
            "StepSequence",
            "EventSequence",
            "UnknownNames",
            "At",
            "AsOf",
            "SequenceCount",
            "Identities",
            "AttributionTally");

    /** Doors whose refusals say the name of a definition: a property, an event, a channel, a step, a touchpoint. */
    private static final Set<String> SAY_NAMES = Set.of(
            "journey.EventLog.",
            "journey.Sessions.",
            "journey.Step.",
            "journey.Timeline.Values.",
            "journey.attribution.Credits.",
            "journey.attribution.RevenueCredits.",
            "journey.attribution.AttributionRule.",
            "journey.attribution.ChannelRule.",
            "journey.funnel.",
            "journey.map.",
            "journey.path.",
            "journey.retention.",
            "journey.EngagementRule.",
            "journey.Condition.");

    private static PublicDoors doors;

    @BeforeAll
    static void open() throws Exception {
        doors = PublicDoors.open(
                Path.of("target/classes"),
                samples(),
                name -> SKIPPED.keySet().stream().anyMatch(name::startsWith));
        String out = System.getProperty("doors.out");
        if (out != null) {
            Files.writeString(Path.of(out), doors.report());
        }
    }

    /** A map needs stages that its log has, and ratings at several of them. */
    private static List<Object> samples() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        EventLog log = EventLog.of(
                Event.of("u", "look", noon).with("nps", 9),
                Event.of("u", "buy", noon.plusSeconds(60)).with("nps", 3),
                Event.of("v", "look", noon.plusSeconds(90)).with("nps", 7));
        JourneyMap map = JourneyMapRule.of(Stage.of("choose", "look"), Stage.of("pay", "buy"))
                .scoredBy(TouchpointScore.nps("nps"))
                .count(log);
        return List.of(
                map,
                map.peakEnd("nps"),
                map.emotions(
                        Map.of(JourneyMap.At.of("choose"), EmotionWords.of(Sentiment.POSITIVE, Sentiment.NEUTRAL))));
    }

    @Test
    void whatLeavesADoorIsAValueOrARefusalInWords() throws Exception {
        assertThat(doors.failures()).isEmpty();
    }

    @Test
    void theDoorsAreOpened() {
        assertThat(doors.calls()).isGreaterThan(20_000);
        assertThat(doors.neverMade()).isEmpty();
    }

    @Test
    void textsOfCustomersStayInside() {
        Set<String> leaks = new TreeSet<>();
        doors.leaks().forEach((door, text) -> {
            boolean named = door.endsWith(" throws")
                    ? SAY_NAMES.stream().anyMatch(door::startsWith)
                    : NAMED.contains(door.replaceAll(".*-> |\\.toString", ""));
            if (!named) {
                leaks.add(door + ": " + text);
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void nothingIsLogged() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("org.slf4j");
            }
        }
    }
}
