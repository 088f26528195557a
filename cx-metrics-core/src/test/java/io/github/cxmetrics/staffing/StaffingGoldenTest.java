package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.ServiceRoom;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of service.json on queues, workload and forecasts. */
class StaffingGoldenTest {

    @TestFactory
    Stream<DynamicTest> staffing() {
        return ServiceRoom.STAFFING.tests(StaffingGoldenTest::check);
    }

    @TestFactory
    Stream<DynamicTest> mended() {
        return GoldenFile.testsOf(
                "tickets.json",
                Set.of("erlangA", "erlangAAgents"),
                node -> node.path("kind").asText(),
                (node, expected) -> {
                    if (node.path("kind").asText().equals("erlangA")) {
                        JsonNode input = node.path("input");
                        waits(
                                ErlangA.of(
                                        load(input),
                                        input.path("agents").asInt(),
                                        seconds(input, "meanPatienceSeconds")),
                                expected);
                    } else {
                        agents(node.path("input"), expected);
                    }
                });
    }

    private static void waits(ErlangA queue, Expected expected) {
        expected.number("probWait", queue::probabilityOfWaiting);
        expected.number("probAbandon", queue::probabilityOfAbandoning);
        expected.number("meanWaitAllSeconds", queue::meanWaitSeconds);
        expected.number("meanWaitAnsweredSeconds", queue::meanWaitOfAnsweredSeconds);
        expected.number("meanWaitAbandonedSeconds", queue::meanWaitOfAbandonedSeconds);
    }

    private static void agents(JsonNode input, Expected expected) {
        Duration patience = seconds(input, "meanPatienceSeconds");
        JsonNode goal = input.path("goal");
        Supplier<StaffingPlan> plan = () -> goal.has("abandonShare")
                ? StaffingPlan.abandonment(goal.path("abandonShare").asDouble(), patience)
                : StaffingPlan.speedOfAnswer(seconds(goal, "speedOfAnswerSeconds"))
                        .withMeanPatience(patience);
        if (expected.has("refused")) {
            expected.exact("refused", () -> true);
            assertThatIllegalArgumentException().isThrownBy(plan::get).withMessageContaining("patience");
            return;
        }
        RequiredAgents required = plan.get().agentsFor(load(input));
        expected.exact("agents", required::agents);
        waits((ErlangA) required.queue(), expected);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String metric = node.path("metric").asText();
        if (metric.startsWith("Erlang B")) {
            int lines = input.path("lines").asInt();
            double erlangs = input.path("offeredErlangs").asDouble();
            expected.number("blocking", () -> ErlangB.blocking(lines, erlangs));
        } else if (metric.startsWith("offered traffic")) {
            int lines = input.path("lines").asInt();
            double blocking = input.path("blocking").asDouble();
            expected.number("offeredErlangs", () -> ErlangB.offeredErlangs(lines, blocking));
        } else if (metric.startsWith("Erlang C")) {
            erlangC(input, expected);
        } else if (metric.startsWith("Erlang A")) {
            erlangA(input, expected);
        } else if (metric.startsWith("required agents")) {
            requiredAgents(input, expected);
        } else if (metric.startsWith("workload staffing")) {
            workload(input, expected);
        } else if (metric.contains("forecast accuracy")) {
            forecastError(input, expected);
        } else {
            throw new IllegalArgumentException("unknown metric: " + metric);
        }
    }

    private static void erlangC(JsonNode input, Expected expected) {
        ContactLoad load = load(input);
        ErlangC queue = ErlangC.of(load, input.path("agents").asInt());
        expected.number("offeredErlangs", load::erlangs);
        expected.exact("stable", () -> queue instanceof ErlangC.Stable);
        if (queue instanceof ErlangC.Overloaded) {
            refused(queue, expected);
            return;
        }
        ErlangC.Stable stable = queue.stable();
        expected.number("probWait", stable::probabilityOfWaiting);
        expected.number("probImmediate", stable::probabilityOfNoWait);
        expected.number("serviceLevel", () -> stable.answeredWithin(seconds(input, "thresholdSeconds")));
        expected.number("asaSeconds", stable::meanWaitSeconds);
        expected.number("meanWaitOfDelayedSeconds", stable::meanWaitOfDelayedSeconds);
        expected.number("occupancy", stable::occupancy);
        expected.number("meanQueueLength", stable::meanQueueLength);
        expected.number("waitP90Seconds", () -> stable.waitQuantileSeconds(0.9));
    }

    /** The file notes the limits that an overloaded queue tends to; the library has no numbers for it, not even those. */
    private static void refused(ErlangC queue, Expected expected) {
        assertThat(expected.raw("probWait").asDouble()).isEqualTo(1);
        assertThat(expected.raw("serviceLevel").asDouble()).isZero();
        assertThat(expected.raw("occupancy").asDouble()).isEqualTo(1);
        for (String key : expected.keys()) {
            assertThat(key.equals("offeredErlangs")
                            || key.equals("stable")
                            || key.equals("probWait")
                            || key.equals("serviceLevel")
                            || key.equals("occupancy")
                            || expected.raw(key).isNull())
                    .as(key)
                    .isTrue();
        }
        assertThatIllegalStateException().isThrownBy(queue::stable).withMessageStartingWith("Erlang C is undefined: ");
    }

    private static void erlangA(JsonNode input, Expected expected) {
        ErlangA queue = ErlangA.of(load(input), input.path("agents").asInt(), seconds(input, "meanPatienceSeconds"));
        Duration threshold = seconds(input, "thresholdSeconds");
        expected.number("probWait", queue::probabilityOfWaiting);
        expected.number("probAbandon", queue::probabilityOfAbandoning);
        expected.number("probAbandonGivenWait", queue::probabilityOfAbandoningIfWaiting);
        expected.number("meanQueueLength", queue::meanQueueLength);
        expected.number("meanWaitAllSeconds", queue::meanWaitSeconds);
        expected.number("occupancy", queue::occupancy);
        expected.number("slAnsweredWithinOverOffered", () -> queue.answeredWithin(threshold));
        expected.number("abandonedWithinOverOffered", () -> queue.abandonedWithin(threshold));
        expected.number("slAbandonedWithinIgnored", () -> queue.serviceLevelAbandonedIgnored(threshold));
        expected.number("slAbandonedWithinAsSuccess", () -> queue.serviceLevelAbandonedAsSuccess(threshold));
    }

    private static void requiredAgents(JsonNode input, Expected expected) {
        Duration threshold = seconds(input, "thresholdSeconds");
        StaffingPlan plan = StaffingPlan.serviceLevel(input.path("serviceLevel").asDouble(), threshold)
                .withShrinkage(input.path("shrinkage").asDouble());
        RequiredAgents required = (input.path("maxOccupancy").isNull()
                        ? plan
                        : plan.withMaxOccupancy(input.path("maxOccupancy").asDouble()))
                .agentsFor(load(input));
        expected.exact("agents", required::agents);
        expected.number("serviceLevel", () -> required.serviceLevel(threshold));
        expected.number("occupancy", required::occupancy);
        expected.exact("rosteredAgents", required::rosteredAgents);
    }

    private static void workload(JsonNode input, Expected expected) {
        Workload workload = Workload.of(input.path("contacts").asLong(), seconds(input, "ahtSeconds"))
                .withOccupancy(input.path("occupancy").asDouble())
                .withShrinkage(input.path("shrinkage").asDouble());
        expected.number("workloadHours", workload::hours);
        expected.number("baseHours", workload::baseHours);
        expected.number("rosteredHours", workload::rosteredHours);
        expected.exact(
                "agents", () -> workload.agents(input.path("hoursPerAgent").asDouble()));
    }

    private static void forecastError(JsonNode input, Expected expected) {
        ForecastError error = ForecastError.of(doubles(input.path("actual")), doubles(input.path("forecast")));
        expected.number("bias", error::bias);
        expected.number("mae", error::mae);
        expected.number("rmse", error::rmse);
        expected.number("wape", error::wape);
        expected.number("mapeNonZero", error::mape);
        expected.exact("mapeSkipped", error::mapeSkipped);
    }

    private static ContactLoad load(JsonNode input) {
        return ContactLoad.of(
                input.path("calls").asDouble(), seconds(input, "intervalSeconds"), seconds(input, "ahtSeconds"));
    }

    private static Duration seconds(JsonNode input, String key) {
        return Duration.ofNanos(input.path(key).decimalValue().movePointRight(9).longValueExact());
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
