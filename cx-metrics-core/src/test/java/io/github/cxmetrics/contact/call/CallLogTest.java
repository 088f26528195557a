package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.contact.call.CallSamples.RULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private static CallLog columns(List<CallRecord> calls, ChronoUnit unit) {
        byte[] outcomes = new byte[calls.size()];
        int[][] times = new int[4][calls.size()];
        fill(calls, unit, outcomes, times);
        return CallLog.of(unit, outcomes, times[0], times[1], times[2], times[3]);
    }

    private static void fill(List<CallRecord> calls, ChronoUnit unit, byte[] outcomes, int[][] times) {
        for (int i = 0; i < outcomes.length; i++) {
            CallRecord call = calls.get(i);
            outcomes[i] = (byte) call.outcome().ordinal();
            HandleTime handled = call.handled();
            Duration[] durations = {call.waited(), handled.talk(), handled.hold(), handled.wrap()};
            for (int c = 0; c < durations.length; c++) {
                times[c][i] = (int) (durations[c].toNanos() / unit.getDuration().toNanos());
            }
        }
    }

    @Test
    void columnsCountAsObjectsDo() {
        for (int seed = 0; seed < 20; seed++) {
            List<CallRecord> calls = CallSamples.random(seed, 300 * seed + seed);
            for (CallRule rule : List.of(
                    RULE,
                    CallRule.of(Duration.ZERO, Duration.ZERO),
                    CallRule.of(Duration.ofMillis(20_500), Duration.ofMillis(4_001)),
                    CallRule.of(Duration.ofDays(1000), Duration.ofDays(1000)))) {
                CallTally expected = calls.stream().collect(rule.collector());
                assertThat(rule.count(columns(calls, ChronoUnit.SECONDS))).isEqualTo(expected);
                assertThat(rule.count(columns(calls, ChronoUnit.MILLIS))).isEqualTo(expected);
            }
        }
    }

    @Test
    void handoversAreAColumnOfTheirOwn() {
        List<CallRecord> calls = CallSamples.everyKind();
        CallLog columns = columns(calls, ChronoUnit.SECONDS);
        byte[] handovers = new byte[calls.size()];
        handovers[2] = 1;
        handovers[3] = 3;
        CallLog log = columns.withHandovers(handovers);
        handovers[4] = 4;
        assertThat(RULE.count(log)).isEqualTo(RULE.count(calls));
        assertThat(RULE.countBy(log, new int[calls.size()], 1)).containsExactly(RULE.count(calls));
        assertHandoversRefused(columns.withHandovers(handovers), "handover 4 is outside 0..3 (row 4)");
        handovers[4] = 0;
        handovers[7] = 1;
        assertHandoversRefused(columns.withHandovers(handovers), "handover 1 of a call that is ABANDONED (row 7)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.withHandovers(new byte[2]))
                .withMessage("columns don't pair: 14 outcomes and 2 handovers");
    }

    private static void assertHandoversRefused(CallLog log, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> RULE.count(log)).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.countBy(log, new int[log.size()], 1))
                .withMessage(message);
    }

    @Test
    void rowsMakeALogThatCountsAsTheyDo() {
        for (Duration more : List.of(Duration.ZERO, Duration.ofMillis(17), Duration.ofNanos(17_000))) {
            List<CallRecord> calls = new ArrayList<>(CallSamples.everyKind());
            calls.add(CallRecord.abandoned(CallSamples.NINE, more));
            CallLog log = CallLog.from(calls, call -> call);
            assertThat(log.size()).isEqualTo(15);
            assertThat(RULE.count(log)).isEqualTo(RULE.count(calls));
        }
        assertThat(CallLog.from(List.<CallRecord>of(), call -> call).size()).isZero();
    }

    @Test
    void rowsThatAreNoCallsAreNamed() {
        List<Integer> waits = List.of(3, 5, -7);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CallLog.from(waits, wait -> CallRecord.abandoned(CallSamples.NINE, Duration.ofSeconds(wait))))
                .withMessage("wait must not be negative: -7 seconds (row 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.from(
                        waits, wait -> wait == 5 ? null : CallRecord.abandoned(CallSamples.NINE, Duration.ZERO)))
                .withMessage("a call must not be null (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.from(waits, wait -> CallRecord.abandoned(null, Duration.ZERO)))
                .withMessage("a call needs a time and an outcome, not null and ABANDONED (row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.from(waits, wait -> CallRecord.abandoned(CallSamples.NINE, null)))
                .withMessage("a call needs its wait and its handle time (row 0)");
        List<Duration> tooFine = List.of(Duration.ofNanos(1000), Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.from(tooFine, wait -> CallRecord.abandoned(CallSamples.NINE, wait)))
                .withMessage("1 hour does not fit a column of Micros (row 1)");
    }

    @Test
    void upToAnInstantAreTheCallsThatHadEnteredTheQueue() {
        List<CallRecord> calls = CallSamples.everyKind();
        Instant third = CallSamples.NINE.plusSeconds(120);
        List<CallRecord> then =
                calls.stream().filter(call -> !call.queuedAt().isAfter(third)).toList();
        CallLog log = CallLog.from(calls, call -> call);
        assertThat(then).hasSize(10);
        assertThat(RULE.count(log.upTo(third))).isEqualTo(RULE.count(then));
        assertThat(log.upTo(third.minusNanos(1)).size()).isEqualTo(9);
        assertThat(log.upTo(Instant.EPOCH).size()).isZero();
        CallLog columns = columns(calls, ChronoUnit.SECONDS);
        assertThatIllegalStateException()
                .isThrownBy(() -> columns.upTo(third))
                .withMessage("a log of calls needs queue times for upTo: see withQueuedAt");
        long[] queuedAt = calls.stream()
                .mapToLong(call -> call.queuedAt().getEpochSecond())
                .toArray();
        CallLog timed = columns.withQueuedAt(queuedAt);
        Arrays.fill(queuedAt, Long.MAX_VALUE);
        assertThat(timed.upTo(third).size()).isEqualTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.withQueuedAt(new long[3]))
                .withMessage("columns don't pair: 14 outcomes and 3 queue times");
    }

    @Test
    void aLogIsACopyUnlessItWraps() {
        byte[] outcomes = new byte[2];
        int[] waits = {1, 2};
        int[] none = new int[2];
        CallLog copy = CallLog.of(ChronoUnit.SECONDS, outcomes, waits, none, none, none);
        CallLog wrapping = CallLog.wrapping(ChronoUnit.SECONDS, outcomes, waits, none, none, none);
        waits[0] = 9;
        assertThat(RULE.count(copy).asa().value()).isEqualTo(1.5);
        assertThat(RULE.count(wrapping).asa().value()).isEqualTo(5.5);
    }

    @Test
    void groupsAddUpToTheWhole() {
        List<CallRecord> calls = CallSamples.random(99, 5000);
        CallLog columns = columns(calls, ChronoUnit.SECONDS);
        SplittableRandom random = new SplittableRandom(5);
        int[] groups = random.ints(calls.size(), 0, 7).toArray();
        List<CallTally> tallies = RULE.countBy(columns, groups, 8);
        assertThat(tallies).hasSize(8);
        assertThat(tallies.get(7)).isEqualTo(RULE.empty());
        assertThat(tallies.stream().reduce(RULE.empty(), CallTally::plus)).isEqualTo(RULE.count(columns));
        for (int group = 0; group < 7; group++) {
            int mine = group;
            CallTally expected = IntStream.range(0, groups.length)
                    .filter(row -> groups[row] == mine)
                    .mapToObj(calls::get)
                    .collect(RULE.collector());
            assertThat(tallies.get(group)).isEqualTo(expected);
        }
    }

    @Test
    void extremeTimesDoNotOverflow() {
        int[] most = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        CallLog columns = CallLog.of(ChronoUnit.MILLIS, new byte[2], most, most, most, most);
        CallTally tally = CallRule.of(Duration.ofMillis(Integer.MAX_VALUE), Duration.ofDays(9999))
                .count(columns);
        assertThat(tally.calls().answeredWithin()).isEqualTo(2);
        assertThat(tally.times().handle()).isEqualTo(6000L * Integer.MAX_VALUE);
        assertThat(CallRule.of(Duration.ofMillis(Integer.MAX_VALUE - 1), Duration.ZERO)
                        .count(columns)
                        .calls()
                        .answeredWithin())
                .isZero();
    }

    /** Every column, every refusal, in the first block and beyond it. */
    @Test
    void refusesRowsThatAreNoCalls() {
        for (int row : new int[] {0, 5, 4095, 4096, 4999}) {
            assertRefused(row, "outcome 3 is outside 0..2", 3, 0, 0, 0, 0);
            assertRefused(row, "outcome -1 is outside 0..2", -1, 0, 0, 0, 0);
            assertRefused(row, "wait -3 must not be negative", 0, -3, 0, 0, 0);
            assertRefused(row, "talk time -3 must not be negative", 0, 0, -3, 0, 0);
            assertRefused(row, "hold time -3 must not be negative", 0, 0, 0, -3, 0);
            assertRefused(row, "wrap time -2147483648 must not be negative", 0, 0, 0, 0, Integer.MIN_VALUE);
            assertRefused(
                    row,
                    "a call that is ABANDONED can't have been handled: 1 minute talk, 0 seconds hold, 2 seconds wrap",
                    1,
                    5,
                    60,
                    0,
                    2);
        }
    }

    private static void assertRefused(int row, String message, int outcome, int... times) {
        List<CallRecord> calls = CallSamples.random(7, 5000);
        byte[] outcomes = new byte[5000];
        int[][] columns = new int[4][5000];
        fill(calls, ChronoUnit.SECONDS, outcomes, columns);
        outcomes[row] = (byte) outcome;
        for (int column = 0; column < times.length; column++) {
            columns[column][row] = times[column];
        }
        CallLog log = CallLog.of(ChronoUnit.SECONDS, outcomes, columns[0], columns[1], columns[2], columns[3]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.count(log))
                .withMessage(message + " (row " + row + ")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.countBy(log, new int[5000], 1))
                .withMessage(message + " (row " + row + ")");
    }

    @Test
    void refusesColumnsThatDoNotPair() {
        int[] two = new int[2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.of(ChronoUnit.SECONDS, new byte[2], two, two, two, new int[3]))
                .withMessage("columns don't pair: 2 outcomes, 2 waits, 2 talks, 2 holds and 3 wraps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallLog.of(ChronoUnit.NANOS, new byte[2], two, two, two, two))
                .withMessage("the unit of call times must be microseconds to days, not Nanos");
        CallLog columns = CallLog.of(ChronoUnit.SECONDS, new byte[2], two, two, two, two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.countBy(columns, new int[1], 1))
                .withMessage("columns don't pair: 2 outcomes and 1 groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.countBy(columns, new int[2], 0))
                .withMessage("groups must be in 1..1000000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.countBy(columns, new int[] {0, 4}, 4))
                .withMessage("group 4 is outside 0..3 (row 1)");
    }
}
