package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.contact.call.ServiceLevelPolicy.of;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.ServiceRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of service.json on calls. */
class CallsGoldenTest {

    private static final CallRule ANY_RULE = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5));
    private static final Map<String, ServiceLevelPolicy> SEVEN = Map.of(
            "ANSWERED_WITHIN_OVER_OFFERED", of(AbandonPolicy.IN, FlowOutPolicy.IN),
            "ANSWERED_WITHIN_OVER_ANSWERED", of(AbandonPolicy.ALL_OUT, FlowOutPolicy.OUT),
            "ABANDONED_WITHIN_IGNORED", of(AbandonPolicy.WITHIN_OUT, FlowOutPolicy.IN),
            "ABANDONED_WITHIN_AS_SUCCESS", of(AbandonPolicy.WITHIN_MET, FlowOutPolicy.IN),
            "SHORT_ABANDONED_IGNORED", of(AbandonPolicy.SHORT_OUT, FlowOutPolicy.IN),
            "SHORT_ABANDONED_AS_SUCCESS", of(AbandonPolicy.SHORT_MET, FlowOutPolicy.IN),
            "LATE_ABANDONED_IGNORED", of(AbandonPolicy.LATE_OUT, FlowOutPolicy.IN));
    private static final Instant MONDAY = Instant.parse("2024-01-08T09:00:00Z");

    @TestFactory
    Stream<DynamicTest> calls() {
        return ServiceRoom.CALLS.tests(CallsGoldenTest::check);
    }

    @TestFactory
    Stream<DynamicTest> mended() {
        return GoldenFile.testsOf(
                "tickets.json",
                Set.of("serviceLevel", "callTimes"),
                node -> node.path("kind").asText(),
                CallsGoldenTest::checkMended);
    }

    private static void checkMended(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        CallRule rule = input.has("thresholdSeconds")
                ? CallRule.of(seconds(input, "thresholdSeconds"), seconds(input, "shortAbandonSeconds"))
                : ANY_RULE;
        CallTally tally = rule.count(calls(input));
        if (node.path("kind").asText().equals("callTimes")) {
            expected.number("asa", tally.asa()::value);
            expected.number("avgTimeToAbandon", tally.averageTimeToAbandon()::value);
            expected.number("avgQueueTimeAll", tally.averageWait()::value);
            expected.number("aht", tally.aht()::value);
            return;
        }
        CallTally.Calls counts = input.has("calls") ? tally.calls() : counts(input);
        if (expected.has("counts")) {
            checkCounts(counts, expected.part("counts"));
        }
        for (AbandonPolicy abandons : AbandonPolicy.values()) {
            for (FlowOutPolicy flowOuts : FlowOutPolicy.values()) {
                level(
                        expected.part("byRule"),
                        abandons + " x " + flowOuts,
                        ServiceLevelPolicy.of(abandons, flowOuts),
                        counts);
            }
        }
        Expected vendor = expected.part("vendor");
        level(vendor, "GENESYS_CLOUD", ServiceLevelPolicy.GENESYS_CLOUD, counts);
        level(vendor, "AMAZON_CONNECT", ServiceLevelPolicy.AMAZON_CONNECT, counts);
        level(vendor, "ICMI_1", ServiceLevelPolicy.ICMI_1, counts);
        level(vendor, "ICMI_2", ServiceLevelPolicy.ICMI_2, counts);
        level(vendor, "ICMI_3", ServiceLevelPolicy.ICMI_3, counts);
        level(vendor, "ICMI_4", ServiceLevelPolicy.ICMI_4, counts);
        level(vendor, "ICMI_5", ServiceLevelPolicy.ICMI_5, counts);
        level(vendor, "CISCO_IGNORED", ServiceLevelPolicy.CISCO_IGNORED, counts);
        level(vendor, "CISCO_NEGATIVE", ServiceLevelPolicy.CISCO_NEGATIVE, counts);
        level(vendor, "CISCO_POSITIVE", ServiceLevelPolicy.CISCO_POSITIVE, counts);
    }

    private static void level(Expected expected, String key, ServiceLevelPolicy policy, CallTally.Calls calls) {
        expected.number(key, ServiceLevel.from(ServiceLevel.Rule.of(ANY_RULE, policy), calls)::value);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String metric = node.path("metric").asText();
        if (metric.startsWith("serviceLevel variants from counts")) {
            variants(counts(input), expected);
        } else if (metric.startsWith("serviceLevel variants from calls")) {
            fromCalls(input, expected);
        } else if (metric.startsWith("serviceLevel merge")) {
            merge(input, expected);
        } else if (metric.startsWith("call centre KPIs")) {
            kpis(input, expected);
        } else if (metric.startsWith("offered/answered per 30-minute interval")) {
            intervals(input, expected);
        } else if (metric.startsWith("AHT when the switch")) {
            talkIncludingHold(input, expected);
        } else {
            throw new IllegalArgumentException("unknown metric: " + metric);
        }
    }

    private static CallTally.Calls counts(JsonNode input) {
        return new CallTally.Calls(
                input.path("answered").asLong(),
                input.path("abandoned").asLong(),
                input.path("flowOut").asLong(),
                input.path("answeredWithin").asLong(),
                input.path("abandonedWithin").asLong(),
                input.path("shortAbandoned").asLong(),
                input.path("flowOutWithin").asLong());
    }

    private static void variants(CallTally.Calls calls, Expected expected) {
        SEVEN.forEach((name, policy) -> level(expected, name, policy, calls));
    }

    private static void fromCalls(JsonNode input, Expected expected) {
        CallRule rule = CallRule.of(seconds(input, "thresholdSeconds"), seconds(input, "shortAbandonSeconds"));
        CallTally.Calls counts = rule.count(calls(input)).calls();
        checkCounts(counts, expected.part("counts"));
        variants(counts, expected);
    }

    private static List<CallRecord> calls(JsonNode input) {
        List<CallRecord> calls = new ArrayList<>();
        input.path("calls").forEach(call -> {
            Duration waited = seconds(call, "waitSeconds");
            calls.add(
                    switch (call.path("outcome").asText()) {
                        case "ANSWERED" -> CallRecord.answered(MONDAY, waited, handled(call));
                        case "ABANDONED" -> CallRecord.abandoned(MONDAY, waited);
                        case "FLOW_OUT" -> CallRecord.flowedOut(MONDAY, waited);
                        default -> throw new IllegalArgumentException(call.toString());
                    });
        });
        return calls;
    }

    private static HandleTime handled(JsonNode call) {
        Duration talk = seconds(call, "talk");
        Duration hold = seconds(call, "hold");
        Duration wrap = seconds(call, "wrap");
        return call.path("talkIncludesHold").asBoolean()
                ? HandleTime.ofTalkWithHold(talk, hold, wrap)
                : HandleTime.of(talk, hold, wrap);
    }

    private static void checkCounts(CallTally.Calls counts, Expected part) {
        part.exact("answered", counts::answered);
        part.exact("abandoned", counts::abandoned);
        part.exact("flowOut", counts::flowedOut);
        part.exact("answeredWithin", counts::answeredWithin);
        part.exact("abandonedWithin", counts::abandonedWithin);
        part.exact("shortAbandoned", counts::shortAbandoned);
        part.exact("flowOutWithin", counts::flowedOutWithin);
    }

    private static void merge(JsonNode input, Expected expected) {
        ServiceLevel.Rule rule = ServiceLevel.Rule.of(ANY_RULE, ServiceLevelPolicy.ICMI_3);
        ServiceLevel merged = rule.empty();
        double sum = 0;
        int defined = 0;
        for (JsonNode interval : input.path("intervals")) {
            ServiceLevel level = ServiceLevel.ofCounts(
                    rule,
                    interval.path("answeredWithin").asLong(),
                    interval.path("offered").asLong());
            merged = merged.plus(level);
            sum += level.valueIfDefined().orElse(0);
            defined += level.count() > 0 ? 1 : 0;
        }
        ServiceLevel whole = merged;
        int intervals = defined;
        double total = sum;
        expected.number("merged", whole::value);
        if (intervals == 0) {
            expected.number("wrongMeanOfPercentages", whole::value);
        } else {
            expected.mistake(
                    "wrongMeanOfPercentages",
                    () -> total / intervals,
                    expected.raw("merged").path("value").asDouble(),
                    whole::value);
        }
    }

    private static void kpis(JsonNode input, Expected expected) {
        CallTally.Calls calls = new CallTally.Calls(
                input.path("answered").asLong(),
                input.path("abandoned").asLong(),
                0,
                0,
                0,
                input.path("short").asLong(),
                0);
        CallTally tally = CallTally.ofCounts(
                ANY_RULE,
                calls,
                new CallTally.Handled(input.path("held").asLong(), 0, 0),
                CallTally.Times.of(
                        seconds(input, "sumWaitAnswered"),
                        seconds(input, "sumWaitAbandoned"),
                        HandleTime.of(seconds(input, "talk"), seconds(input, "hold"), seconds(input, "wrap"))));
        AgentTime agents = AgentTime.of(seconds(input, "available"), seconds(input, "paid"));
        expected.number("ASA", tally.asa()::value);
        expected.number("avgTimeToAbandon", tally.averageTimeToAbandon()::value);
        expected.number("avgWaitAllOffered", tally.averageWait()::value);
        expected.number("AHT", tally.aht()::value);
        expected.number("ATT", tally.att()::value);
        expected.number("ACW", tally.acw()::value);
        expected.number("avgHoldPerHandled", tally.averageHoldPerHandled()::value);
        expected.number("avgHoldPerHeld", tally.averageHoldPerHeld()::value);
        expected.number("abandonRate", tally.abandonment()::value);
        expected.number("abandonRateExclShort", tally.abandonmentExcludingShort()::value);
        expected.number("answerRate", tally.answerRate()::value);
        expected.number("occupancy", tally.occupancy(agents)::value);
        expected.number("utilizationCopc", tally.utilizationCopc(agents)::value);
        expected.number("utilizationMetricNet", tally.utilizationMetricNet(agents)::value);
        expected.number("callsPerPaidHour", tally.callsPerPaidHour(agents)::value);
    }

    private static void intervals(JsonNode input, Expected expected) {
        Instant arrival = instant(input.path("arrival").asText());
        Duration waited = Duration.between(arrival, instant(input.path("answer").asText()));
        CallRecord call = CallRecord.answered(arrival, waited, HandleTime.NONE);
        CallIntervals halfHours = CallIntervals.of(Duration.ofMinutes(30), ZoneId.of("UTC"));
        CallRule rule = CallRule.of(seconds(input, "thresholdSeconds"), Duration.ZERO);
        Map<Instant, CallTally> byArrival = rule.countBy(List.of(call), halfHours);
        Map<Instant, CallIntervals.Events> byEvent = Stream.of(call).collect(halfHours.byEventTime());
        Expected arrivals = expected.part("byArrival");
        for (String start : arrivals.keys()) {
            CallTally tally = byArrival.getOrDefault(instant(start), rule.empty());
            arrivals.part(start).exact("offered", tally::count);
            arrivals.part(start).exact("answered", () -> tally.calls().answered());
        }
        Expected events = expected.part("byEventTime");
        for (String start : events.keys()) {
            CallIntervals.Events counts = byEvent.getOrDefault(instant(start), CallIntervals.Events.NONE);
            events.part(start).exact("offered", counts::offered);
            events.part(start).exact("answered", counts::answered);
        }
    }

    private static Instant instant(String time) {
        return LocalDate.of(2024, 1, 8).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private static void talkIncludingHold(JsonNode input, Expected expected) {
        List<CallRecord> calls = new ArrayList<>();
        List<CallRecord> wrong = new ArrayList<>();
        input.path("calls").forEach(call -> {
            Duration talk = seconds(call, "talk");
            Duration hold = seconds(call, "hold");
            Duration wrap = seconds(call, "wrap");
            calls.add(CallRecord.answered(MONDAY, Duration.ZERO, handled(call)));
            wrong.add(CallRecord.answered(MONDAY, Duration.ZERO, HandleTime.of(talk, hold, wrap)));
        });
        Ratio aht = calls.stream().collect(ANY_RULE.collector()).aht();
        double doubled = wrong.stream().collect(ANY_RULE.collector()).aht().value();
        expected.number("AHT", aht::value);
        expected.mistake(
                "wrongDoubleCounted", () -> doubled, expected.raw("AHT").asDouble(), aht::value);
    }

    private static Duration seconds(JsonNode node, String key) {
        return Duration.ofNanos(node.path(key).decimalValue().movePointRight(9).longValueExact());
    }
}
