package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.contact.call.CallSamples.NINE;
import static io.github.cxmetrics.contact.call.CallSamples.RULE;
import static io.github.cxmetrics.contact.call.CallSamples.handled;
import static io.github.cxmetrics.contact.call.CallSamples.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTallyTest {

    private static final CallTally ALL = CallSamples.everyKind().stream().collect(RULE.collector());
    private static final AgentTime AGENTS = AgentTime.of(seconds(400), seconds(3600));

    @Test
    void countsEveryKind() {
        assertThat(ALL.calls()).isEqualTo(new CallTally.Calls(7, 5, 2, 3, 4, 2, 1));
        assertThat(ALL.handled()).isEqualTo(new CallTally.Handled(4, 2, 1));
        assertThat(ALL.times())
                .isEqualTo(
                        new CallTally.Times(147_000_000, 50_000_000, 43_000_000, 721_000_000, 6_000_000, 70_000_000));
        assertThat(ALL.count()).isEqualTo(14);
        assertThat(ALL)
                .hasToString(
                        "14 calls offered: 7 answered (3 within 20 seconds), 5 abandoned (2 short), 2 flowed out; ASA 21.0 s, AHT 113.9 s");
    }

    @Test
    void readsEveryKpi() {
        assertThat(ALL.abandonment()).hasToString("abandonment 35.7 % (95 % CI 16.3 % … 61.2 %), 5 of 14");
        assertThat(ALL.abandonmentExcludingShort().value()).isEqualTo(3.0 / 12);
        assertThat(ALL.answerRate().value()).isEqualTo(0.5);
        assertThat(ALL.transferRate().value()).isEqualTo(2.0 / 7);
        assertThat(ALL.escalationRate().value()).isEqualTo(1.0 / 7);
        assertThat(ALL.asa()).hasToString("ASA 21.0 s, n = 7");
        assertThat(ALL.averageTimeToAbandon().value()).isEqualTo(10);
        assertThat(ALL.averageWait().value()).isEqualTo(240.0 / 14);
        assertThat(ALL.aht().value()).isEqualTo(797.0 / 7);
        assertThat(ALL.att().value()).isEqualTo(103);
        assertThat(ALL.acw().value()).isEqualTo(10);
        assertThat(ALL.averageHoldPerHandled().value()).isEqualTo(6.0 / 7);
        assertThat(ALL.averageHoldPerHeld().value()).isEqualTo(1.5);
        assertThat(ALL.meanPatience().value()).isEqualTo(48);
        assertThat(ALL.occupancy(AGENTS).value()).isEqualTo(797.0 / 1197);
        assertThat(ALL.utilizationCopc(AGENTS).value()).isEqualTo(1197.0 / 3600);
        assertThat(ALL.utilizationMetricNet(AGENTS)).hasToString("utilization (MetricNet) 22.1 %");
        assertThat(ALL.callsPerPaidHour(AGENTS).value()).isEqualTo(7);
        assertThat(ALL.callsPerPaidHour(AGENTS)).hasToString("calls per paid hour 7.0");
        assertThat(AGENTS.plus(AGENTS)).isEqualTo(AgentTime.of(seconds(800), seconds(7200)));
    }

    /** ICMI QueueTip, August 2002: 83, 86, 81, 83 and 82 % of the same calls. */
    @Test
    void thePolicyDecidesTheServiceLevel() {
        CallTally icmi = CallTally.ofCounts(
                RULE, new CallTally.Calls(1000, 60, 0, 860, 20, 10, 0), CallTally.Handled.NONE, CallTally.Times.NONE);
        assertThat(Stream.of(AbandonPolicy.values())
                        .map(abandons -> ServiceLevelPolicy.of(abandons, FlowOutPolicy.IN))
                        .map(policy -> Math.round(icmi.serviceLevel(policy).percent() * 10) / 10.0))
                .containsExactly(81.1, 81.9, 82.7, 84.3, 86.0, 82.1, 83.0);
        assertThat(icmi.serviceLevel(ServiceLevelPolicy.ICMI_4))
                .hasToString(
                        "service level 82.7 % (95 % CI 80.3 % … 84.9 %), n = 1040: abandons WITHIN_OUT, flow-outs IN, within 20 seconds");
        assertThat(icmi.serviceLevel(ServiceLevelPolicy.of(AbandonPolicy.SHORT_OUT, FlowOutPolicy.IN))
                        .definition())
                .isEqualTo(
                        ServiceLevel.Rule.of(RULE, ServiceLevelPolicy.of(AbandonPolicy.SHORT_OUT, FlowOutPolicy.IN)));
        assertThat(icmi.serviceLevel(ServiceLevelPolicy.of(AbandonPolicy.SHORT_OUT, FlowOutPolicy.IN))
                        .proportion()
                        .successes())
                .isEqualTo(860);
    }

    /** Cisco's example: 70 answered within, 10 after, 20 abandoned within. */
    @Test
    void reproducesCiscosThreeTreatments() {
        CallTally.Calls calls = new CallTally.Calls(80, 20, 0, 70, 20, 0, 0);
        assertThat(level(calls, ServiceLevelPolicy.ICMI_4)).isEqualTo(0.875);
        assertThat(level(calls, ServiceLevelPolicy.ICMI_3)).isEqualTo(0.7);
        assertThat(level(calls, ServiceLevelPolicy.ICMI_1)).isEqualTo(0.9);
        CallTally.Calls ciscos = new CallTally.Calls(90, 10, 0, 70, 10, 0, 0);
        assertThat(level(ciscos, ServiceLevelPolicy.ICMI_4)).isEqualTo(0.778, within(5e-4));
        assertThat(level(ciscos, ServiceLevelPolicy.ICMI_3)).isEqualTo(0.7);
        assertThat(level(ciscos, ServiceLevelPolicy.ICMI_1)).isEqualTo(0.8);
    }

    /** Genesys Cloud's manual: 60 of 80 answered within, 15 abandoned, 5 flowed out. */
    @Test
    void flowOutsAreASwitchOfTheirOwn() {
        CallTally.Calls calls = new CallTally.Calls(80, 15, 5, 60, 6, 2, 3);
        assertThat(level(calls, ServiceLevelPolicy.GENESYS_CLOUD)).isEqualTo(0.6316, within(5e-5));
        assertThat(level(calls, ServiceLevelPolicy.of(AbandonPolicy.IN, FlowOutPolicy.IN)))
                .isEqualTo(0.6);
        assertThat(level(calls, ServiceLevelPolicy.AMAZON_CONNECT)).isEqualTo(0.69);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Calls(0, 0, 2, 0, 0, 0, 3))
                .withMessage("flowed out within the threshold must not exceed flowed out: 3 of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceLevelPolicy.of(AbandonPolicy.IN, null))
                .withMessage(
                        "a service level needs to know what abandoned calls and flow-outs count as, not IN and null");
    }

    /** A mean of 21 s says nothing of the one who waited 42 s. */
    @Test
    void waitsHavePercentiles() {
        List<CallRecord> calls = CallSamples.everyKind();
        Durations answered = WaitRule.ANSWERED.count(calls);
        assertThat(answered.median()).isEqualTo(21_000);
        assertThat(answered.quantile(0.9)).isEqualTo(37_800, within(1e-9));
        assertThat(answered.max()).isEqualTo(42_000);
        assertThat(WaitRule.ABANDONED.count(calls).count()).isEqualTo(5);
        assertThat(WaitRule.ALL.count(calls).count()).isEqualTo(14);
        WaitRule seconds = WaitRule.ALL.withDurations(DurationsRule.of(ChronoUnit.SECONDS));
        assertThat(seconds.count(calls).max()).isEqualTo(42);
        CallLog log = CallLog.from(calls, call -> call);
        assertThat(WaitRule.ALL.count(log)).isEqualTo(WaitRule.ALL.count(calls));
        assertThat(WaitRule.ANSWERED.count(log)).isEqualTo(answered);
        Accumulator<CallRecord, Durations> again = WaitRule.ANSWERED.accumulator();
        again.addAll(answered);
        assertThat(again.snapshot()).isEqualTo(answered);
        CallLog half = CallLog.from(List.of(CallRecord.abandoned(NINE, Duration.ofMillis(1500))), call -> call);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seconds.count(half))
                .withMessageEndingWith("(row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaitRule.ALL.count(
                        CallLog.of(ChronoUnit.SECONDS, new byte[] {3}, new int[1], new int[1], new int[1], new int[1])))
                .withMessage("outcome 3 is outside 0..2 (row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaitRule(Set.of(), DurationsRule.of(ChronoUnit.SECONDS)))
                .withMessage("waits need the outcomes of their calls");
        assertThat(WaitRule.ANSWERED).hasToString("waits of calls that are [ANSWERED]");
    }

    private static double level(CallTally.Calls calls, ServiceLevelPolicy policy) {
        return ServiceLevel.from(ServiceLevel.Rule.of(RULE, policy), calls).value();
    }

    /** Rates of other short times, or of other things, are other rates. */
    @Test
    void ratesGoTogetherIfTheyMeanTheSame() {
        CallTally shorter = CallRule.of(seconds(20), seconds(3)).count(CallSamples.everyKind());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.abandonmentExcludingShort().versus(shorter.abandonmentExcludingShort()))
                .withMessage(
                        "abandonment without those before 5 seconds: abandonment without those before 5 seconds of calls offered"
                                + " and abandonment without those before 3 seconds of calls offered don't go together");
        assertThat(ALL.abandonment().versus(shorter.abandonment()).difference()).isZero();
    }

    @Test
    void nothingIsUndefinedInSilence() {
        CallTally none = RULE.empty();
        assertThat(none).hasToString("calls: none offered");
        Map<String, Supplier<Ratio>> means = Map.of(
                "ASA", none::asa,
                "AHT", none::aht,
                "ATT", none::att,
                "ACW", none::acw,
                "average wait", none::averageWait,
                "average time to abandon", none::averageTimeToAbandon,
                "mean patience", none::meanPatience,
                "average hold per handled call", none::averageHoldPerHandled,
                "average hold per held call", none::averageHoldPerHeld);
        means.forEach((name, mean) -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> mean.get().value())
                    .withMessage(name + " is undefined: no calls");
            assertThat(mean.get().valueIfDefined()).isEmpty();
            assertThat(mean.get()).hasToString(name + ": no calls");
        });
        AgentTime noTime = AgentTime.of(Duration.ZERO, Duration.ZERO);
        for (Ratio share : List.of(
                none.occupancy(noTime),
                none.utilizationCopc(noTime),
                none.utilizationMetricNet(noTime),
                none.callsPerPaidHour(noTime))) {
            assertThatIllegalStateException()
                    .isThrownBy(share::value)
                    .withMessage(share.name() + " is undefined: no time");
            assertThat(share.valueIfDefined()).isEmpty();
            assertThat(share).hasToString(share.name() + ": no time");
        }
        assertThat(ALL.asa().valueIfDefined()).hasValue(21);
        assertThat(ALL.occupancy(AGENTS).valueIfDefined()).hasValue(797.0 / 1197);
        assertThat(none.serviceLevel(ServiceLevelPolicy.ICMI_2))
                .hasToString("service level: no calls to count: abandons ALL_OUT, flow-outs OUT, within 20 seconds");
    }

    @Test
    void thresholdsAreInclusiveAndShortAbandonsExclusiveToTheMicrosecond() {
        Duration threshold = seconds(20);
        CallTally answered = Stream.of(threshold, threshold.plusNanos(999), threshold.plusNanos(1000))
                .map(waited -> CallRecord.answered(NINE, waited, HandleTime.NONE))
                .collect(RULE.collector());
        assertThat(answered.calls().answeredWithin()).isEqualTo(2);
        CallTally abandoned = Stream.of(seconds(5), seconds(5).minusNanos(1))
                .map(waited -> CallRecord.abandoned(NINE, waited))
                .collect(RULE.collector());
        assertThat(abandoned.calls().shortAbandoned()).isEqualTo(1);
    }

    @Test
    void groupsByLabelAndByInterval() {
        SortedMap<String, CallTally> byQueue = RULE.countBy(CallSamples.everyKind(), ContactLabel.QUEUE);
        assertThat(CallSamples.everyKind().parallelStream().collect(RULE.collectorBy(ContactLabel.QUEUE)))
                .isEqualTo(byQueue);
        assertThat(byQueue.keySet()).containsExactly("sales", "support", "unknown");
        assertThat(byQueue.values().stream().reduce(RULE.empty(), CallTally::plus))
                .isEqualTo(ALL);
        assertThat(CallTable.of("queue", byQueue, ServiceLevelPolicy.ICMI_4)).hasToString("""
                        queue    offered  answered  abandoned  service level  ASA, s  AHT, s
                        sales          9         4          5         40.0 %    21.0   113.8
                        support        3         3          0         33.3 %    21.0   114.0
                        unknown        2         0          0          0.0 %       –       –
                        """);
        assertThat(CallTable.of("queue", byQueue, ServiceLevelPolicy.ICMI_4).tallies())
                .isEqualTo(byQueue);
        CallIntervals minutes = CallIntervals.of(Duration.ofMinutes(2), ZoneId.of("Asia/Kathmandu"));
        SortedMap<Instant, CallTally> byArrival = RULE.countBy(CallSamples.everyKind(), minutes);
        assertThat(byArrival.firstKey()).isEqualTo(Instant.parse("2024-01-08T08:59:00Z"));
        assertThat(byArrival).hasSize(4);
        assertThat(byArrival.values().stream().reduce(RULE.empty(), CallTally::plus))
                .isEqualTo(ALL);
        SortedMap<Instant, CallIntervals.Events> byEvent =
                CallSamples.everyKind().parallelStream().collect(minutes.byEventTime());
        assertThat(byEvent.values().stream().reduce(CallIntervals.Events.NONE, CallIntervals.Events::plus))
                .isEqualTo(new CallIntervals.Events(14, 7, 5, 2));
    }

    @Test
    void intervalsBeginAtLocalMidnight() {
        ZoneId newYork = ZoneId.of("America/New_York");
        CallIntervals days = CallIntervals.of(Duration.ofDays(1), newYork);
        assertThat(days.startOf(Instant.parse("2024-07-02T03:59:59.9Z")))
                .isEqualTo(Instant.parse("2024-07-01T04:00:00Z"));
        CallIntervals halfHours = CallIntervals.of(Duration.ofMinutes(30), newYork);
        assertThat(halfHours.startOf(Instant.parse("2024-11-03T05:45:00Z")))
                .as("01:45 daylight time")
                .isEqualTo(Instant.parse("2024-11-03T05:30:00Z"));
        assertThat(halfHours.startOf(Instant.parse("2024-11-03T06:45:00Z")))
                .as("01:45 standard time, an hour later")
                .isEqualTo(Instant.parse("2024-11-03T06:30:00Z"));
        assertThat(days.startOf(Instant.parse("2024-11-03T20:00:00Z")))
                .as("a day of 25 hours")
                .isEqualTo(days.startOf(Instant.parse("2024-11-03T04:00:00Z")))
                .isEqualTo(Instant.parse("2024-11-03T04:00:00Z"));
        assertThat(days.startOf(Instant.parse("2024-03-10T20:00:00Z")))
                .as("a day of 23 hours")
                .isEqualTo(Instant.parse("2024-03-10T05:00:00Z"));
        assertThat(CallIntervals.of(Duration.ofHours(2), newYork).startOf(Instant.parse("2024-03-10T07:30:00Z")))
                .as("03:30, and the clock showed no 02:00")
                .isEqualTo(Instant.parse("2024-03-10T07:00:00Z"));
        assertThat(CallIntervals.of(Duration.ofHours(2), ZoneId.of("Antarctica/Troll"))
                        .startOf(Instant.parse("2024-03-31T01:10:00Z")))
                .as("03:10, two hours after 01:00")
                .isEqualTo(Instant.parse("2024-03-31T01:00:00Z"));
        for (Duration wrong : List.of(Duration.ofMinutes(7), Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CallIntervals.of(wrong, newYork))
                    .withMessage("an interval must be a whole part of a day: "
                            + io.github.cxmetrics.internal.TimeText.exact(wrong));
        }
    }

    /** Where the hour from midnight on occurs twice, the day begins with the first: Azores on 2026-10-25, Havana on 2026-11-01. */
    @Test
    void aDayWithARepeatedMidnightHourStaysOne() {
        Map<String, LocalDate> days =
                Map.of("Atlantic/Azores", LocalDate.of(2026, 10, 25), "America/Havana", LocalDate.of(2026, 11, 1));
        days.forEach((name, date) -> {
            ZoneId zone = ZoneId.of(name);
            Instant start = date.atStartOfDay(zone).toInstant();
            CallIntervals whole = CallIntervals.of(Duration.ofDays(1), zone);
            for (int minutes = 0; minutes < 25 * 60; minutes += 10) {
                assertThat(whole.startOf(start.plusSeconds(60 * minutes))).isEqualTo(start);
            }
            assertThat(whole.startOf(start.plusSeconds(25 * 3600))).isEqualTo(start.plusSeconds(25 * 3600));
            assertThat(CallIntervals.of(Duration.ofHours(6), zone).startOf(start.plusSeconds(6 * 3600)))
                    .as("six hours and the repeated one")
                    .isEqualTo(start);
            assertThat(CallIntervals.of(Duration.ofHours(1), zone).startOf(start.plusSeconds(5000)))
                    .as("hours occur twice")
                    .isEqualTo(start.plusSeconds(3600));
        });
    }

    /** In every zone, at every change of its clocks, an interval holds its start, and days begin where java.time has them begin. */
    @Test
    void intervalsHoldTogetherInEveryZone() {
        Instant since = Instant.parse("2000-01-01T00:00:00Z");
        Instant until = Instant.parse("2030-01-01T00:00:00Z");
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            CallIntervals days = CallIntervals.of(Duration.ofDays(1), zone);
            var change = zone.getRules().nextTransition(since);
            while (change != null && change.getInstant().isBefore(until)) {
                for (int minutes = -1500; minutes < 1500; minutes += 50) {
                    Instant at = change.getInstant().plusSeconds(60 * minutes);
                    LocalDate date = LocalDate.ofInstant(at, zone);
                    assertThat(days.startOf(at))
                            .as("%s at %s", id, at)
                            .isEqualTo(date.atStartOfDay(zone).toInstant());
                    for (int length : new int[] {900, 3600, 7200, 21_600}) {
                        CallIntervals intervals = CallIntervals.of(Duration.ofSeconds(length), zone);
                        Instant start = intervals.startOf(at);
                        assertThat(start).isBeforeOrEqualTo(at);
                        assertThat(intervals.startOf(start))
                                .as("%s at %s", id, at)
                                .isEqualTo(start);
                    }
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }

    /** Those who abandon are the impatient ones: their mean wait is no patience. */
    @Test
    void patienceTakesAnsweredCallsAsCensored() {
        List<CallRecord> calls = Stream.of(10, 20, 30, 40)
                .flatMap(wait -> Stream.of(
                        CallRecord.abandoned(NINE, seconds(wait)),
                        CallRecord.answered(NINE, seconds(wait), HandleTime.NONE)))
                .toList();
        var patience = calls.stream().collect(PatienceRule.ANSWERED_IS_CENSORED.collector());
        assertThat(patience.observed()).isEqualTo(4);
        assertThat(patience.censored()).isEqualTo(4);
        double[] survival = {7.0 / 8, 7.0 / 8 * 5 / 6, 7.0 / 8 * 5 / 6 * 3 / 4};
        assertThat(patience.curve().at(10)).isEqualTo(survival[0], within(1e-15));
        assertThat(patience.curve().at(30)).isEqualTo(survival[2], within(1e-15));
        assertThat(patience.curve().median()).isEqualTo(40);
        CallTally tally = calls.stream().collect(RULE.collector());
        assertThat(tally.averageTimeToAbandon().value()).isEqualTo(25);
        assertThat(tally.meanPatience().value()).isEqualTo(50);
        var accumulator = PatienceRule.ANSWERED_IS_CENSORED.accumulator();
        accumulator.addAll(patience);
        assertThat(accumulator.snapshot()).isEqualTo(patience);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.add(null))
                .withMessage("a call must not be null");
    }

    /** A talk that was all hold is one; a time of any kind is a call that somebody handled. */
    @Test
    void holdsFillTheTalkAndEveryTimeCounts() {
        assertThat(HandleTime.ofTalkWithHold(seconds(10), seconds(10), seconds(1)))
                .isEqualTo(HandleTime.of(seconds(0), seconds(10), seconds(1)));
        for (HandleTime handled : List.of(
                HandleTime.of(seconds(1), seconds(0), seconds(0)),
                HandleTime.of(seconds(0), seconds(1), seconds(0)),
                HandleTime.of(seconds(0), seconds(0), seconds(1)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new CallRecord(NINE, CallOutcome.ABANDONED, seconds(1), handled, Set.of(), Map.of()))
                    .withMessage("a call that is ABANDONED can't have been handled: " + handled + " []");
        }
    }

    @Test
    void refusesWhatIsNoCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallRecord.abandoned(NINE, seconds(-1)))
                .withMessage("wait must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handled(-1, 0, 0))
                .withMessage("talk time must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handled(0, -1, 0))
                .withMessage("hold time must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handled(0, 0, -1))
                .withMessage("wrap time must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HandleTime.ofTalkWithHold(seconds(10), seconds(11), seconds(0)))
                .withMessage("hold time 11 seconds is longer than the talk time 10 seconds that contains it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallRecord.abandoned(NINE, seconds(1)).with(Handover.TRANSFER))
                .withMessage(
                        "a call that is ABANDONED can't have been handled: talk 0 seconds, hold 0 seconds, wrap 0 seconds [TRANSFER]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallRecord.abandoned(null, seconds(1)))
                .withMessage("a call needs a time and an outcome, not null and ABANDONED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallRule.of(seconds(-1), seconds(0)))
                .withMessage("threshold must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallRule.of(seconds(1), seconds(-2)))
                .withMessage("short-abandon time must not be negative: -2 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentTime.of(seconds(-1), seconds(0)))
                .withMessage("available time must not be negative: -1 second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentTime.of(seconds(1), seconds(-1)))
                .withMessage("paid time must not be negative: -1 second");
    }

    @Test
    void refusesCountsThatContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Calls(8, 0, 0, 9, 0, 0, 0))
                .withMessage("answered within the threshold must not exceed answered: 9 of 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Calls(8, 1, 0, 0, 2, 0, 0))
                .withMessage("abandoned within the threshold must not exceed abandoned: 2 of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Calls(8, 1, 0, 0, 0, 2, 0))
                .withMessage("short abandoned must not exceed abandoned: 2 of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Calls(8, 1, -1, 0, 0, 0, 0))
                .withMessage("flowed out must not be negative: -1");
        CallTally.Calls one = new CallTally.Calls(1, 0, 0, 0, 0, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallTally.ofCounts(RULE, one, new CallTally.Handled(2, 0, 0), CallTally.Times.NONE))
                .withMessage("held must not exceed answered: 2 of 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CallTally.ofCounts(RULE, one, CallTally.Handled.NONE, new CallTally.Times(0, 5, 0, 0, 0, 0)))
                .withMessage("5 microseconds of abandoned calls without such calls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallTally.Times(0, 0, 0, 0, 0, -1))
                .withMessage("wrap time must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceLevel.ofCounts(ServiceLevel.Rule.of(RULE, ServiceLevelPolicy.ICMI_4), 3, 2))
                .withMessage("served must not exceed counted calls: 3 of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio("ASA", Ratio.Kind.SECONDS_PER_CALL, -1, 0))
                .withMessage("ASA must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ratio("occupancy", Ratio.Kind.SHARE_OF_TIME, 1, -1))
                .withMessage("time must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallIntervals.Events(0, -1, 0, 0))
                .withMessage("answered must not be negative: -1");
    }

    @Test
    void theVitalFewComeFirst() {
        Pareto reasons =
                Pareto.ofCounts(Map.of("billing", 50L, "login", 30L, "delivery", 15L, "unknown", 5L, "none", 0L));
        assertThat(reasons).hasToString("""
                        reason    contacts   share  cumulative
                        billing         50  50.0 %      50.0 %
                        login           30  30.0 %      80.0 %
                        delivery        15  15.0 %      95.0 %
                        unknown          5   5.0 %     100.0 %
                        """);
        assertThat(reasons.vitalFew(0.8)).extracting(Pareto.Row::reason).containsExactly("billing", "login");
        assertThat(reasons.vitalFew(0.81)).hasSize(3);
        assertThat(reasons.vitalFew(1)).hasSize(4);
        assertThat(reasons.countOf("login")).isEqualTo(30);
        assertThat(reasons.countOf("other")).isZero();
        assertThat(Pareto.ofCounts(Map.of("b", 1L, "a", 1L)).rows())
                .extracting(Pareto.Row::reason)
                .containsExactly("a", "b");
        assertThat(Pareto.ofCounts(Map.of()).vitalFew(0.8)).isEmpty();
        assertThat(Pareto.ofCounts(Map.of())).hasToString("reasons: no contacts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reasons.vitalFew(0))
                .withMessage("share must be above 0 and at most 1: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pareto.ofCounts(Map.of("billing", -1L)))
                .withMessage("contacts for billing must not be negative: -1");
    }
}
