package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
            "lifetime.value.Cltv.of",
                    "takes fits of two kinds, of which this test, that casts unchecked, gives it one for the other",
            "lifetime.model.BgCnbdK.fit", "fits up to twenty models; a fit of one is opened in the others");

    /** What a definition, a heading or a method is called is printed; so are features, reasons and items, by which a table is made. */
    private static final Set<String> NAMED = Set.of(
            "Acquisition",
            "CallTable",
            "Ces",
            "CesDefinition",
            "ChurnAfterEventRule",
            "ChurnReason",
            "CltvComparison",
            "Comparison",
            "ConversionRule",
            "Counts",
            "Covariates",
            "Day",
            "EventRate",
            "FiniteSample",
            "FitForm",
            "Form",
            "Group",
            "Interval",
            "Item",
            "KanoResults",
            "KanoStudy",
            "Axis",
            "MetricTable",
            "MetricView",
            "Parameter",
            "Pareto",
            "Priority",
            "Proportion",
            "Ratio",
            "Row",
            "Rule",
            "SlaTarget",
            "StatusMapping",
            "SurvivalBand",
            "TestResult",
            "UnitCost",
            "Customer",
            "SurveyResult",
            "Week",
            "EvaluationTable",
            "Margin",
            "CustomerActivity",
            "StarRanking",
            "ConversionRate",
            "Target",
            "Weight",
            "Segment",
            "SeriesPoint",
            "CusumPoint",
            "CusumResult",
            "TargetCheck",
            "DriverEffect",
            "DriverRule",
            "DriverShare",
            "DriverShares",
            "Point",
            "ImportancePerformance",
            "HealthBand",
            "HealthException",
            "HealthGroup",
            "HealthMeasure",
            "Answer",
            "ServiceGapRule",
            "CompositeRule",
            "CompositeItem",
            "TopOnAll",
            "ScaleLabels",
            "Label",
            "Heterogeneity",
            "Leaderboard",
            "Part",
            "MixAndRate",
            "SegmentComparisons",
            "SegmentView",
            "Segments",
            "TopicImpact",
            "VersusRest",
            "WatchedResult",
            "GroupTest");

    /** Doors whose refusals say the name of a definition, a feature, a parameter or a stored type. */
    private static final Set<String> SAY_NAMES = Set.of(
            "Money.minorIn",
            "StoredForms",
            "TallyRule.checkComparison",
            "TallyRule.checkMerge",
            "calendar.BusinessCalendar",
            "calendar.OpenHours",
            "kano.EvaluationTable",
            "kano.KanoStudy.feature",
            "lifetime.fit.Estimates",
            "lifetime.fit.ModelFit",
            "lifetime.model.Covariates",
            "survey.Margin.of",
            "contact.ticket.StatusMapping",
            "FiniteSample",
            "TestResult",
            "Proportion",
            "survey.Ces",
            "contact.EventRate",
            "contact.UnitCost",
            "retention.ConversionRate",
            "MetricTable",
            "Accumulator.add",
            "monitor.driver.",
            "monitor.value.",
            "survey.Composite",
            "survey.ScaleLabels",
            "usability.WebVital");

    private static PublicDoors doors;

    @BeforeAll
    static void open() throws Exception {
        doors = PublicDoors.open(
                Path.of("target/classes"),
                DoorSamples.of(),
                name -> SKIPPED.keySet().stream().anyMatch(name::startsWith));
        String out = System.getProperty("doors.out");
        if (out != null) {
            Files.writeString(Path.of(out), doors.report());
        }
    }

    @Test
    void whatLeavesADoorIsAValueOrARefusalInWords() throws Exception {
        assertThat(doors.failures()).isEmpty();
    }

    @Test
    void theDoorsAreOpened() {
        assertThat(doors.calls()).isGreaterThan(50_000);
        // A listener is written by who listens; no ordinary number is the logarithm of a p-value.
        assertThat(doors.neverMade())
                .containsExactly("io.github.cxmetrics.Progress", "io.github.cxmetrics.survival.LogRankResult");
    }

    @Test
    void textsOfCustomersStayInside() {
        Set<String> leaks = new TreeSet<>();
        doors.leaks().forEach((door, text) -> {
            boolean named = door.endsWith(" throws")
                    ? SAY_NAMES.stream().anyMatch(door::startsWith) || text.startsWith("data of type ")
                    : NAMED.contains(door.replaceAll(".*-> |\\.toString", ""));
            if (!named) {
                leaks.add(door + ": " + text);
            }
        });
        assertThat(leaks).isEmpty();
    }

    /** Numbers of iterations and errors only: a call with anything else is looked at, and then listed here. */
    @Test
    void logsHoldNothingOfCustomers() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> logged = new TreeSet<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.matches("\\s*(LOG|log|logger)\\.(trace|debug|info|warn|error)\\(.*")) {
                        logged.add(line.strip());
                    }
                }
            }
            assertThat(logged)
                    .containsExactlyInAnyOrder(
                            "LOG.debug(\"raking, iteration {}: largest margin error {}\", iteration, worst.error());",
                            "LOG.debug(\"{}: iteration {}\", stage, iteration);");
        }
    }
}
