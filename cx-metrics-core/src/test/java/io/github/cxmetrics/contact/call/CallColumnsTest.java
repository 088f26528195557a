package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.contact.call.CallSamples.RULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallColumnsTest {

    private static CallColumns columns(List<CallRecord> calls, ChronoUnit unit) {
        int n = calls.size();
        byte[] outcomes = new byte[n];
        int[][] times = new int[4][n];
        for (int i = 0; i < n; i++) {
            CallRecord call = calls.get(i);
            outcomes[i] = (byte) call.outcome().ordinal();
            HandleTime handled = call.handled();
            Duration[] durations = {call.waited(), handled.talk(), handled.hold(), handled.wrap()};
            for (int c = 0; c < 4; c++) {
                times[c][i] = (int) (durations[c].toNanos() / unit.getDuration().toNanos());
            }
        }
        return new CallColumns(unit, outcomes, times[0], times[1], times[2], times[3]);
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
                assertThat(columns(calls, ChronoUnit.SECONDS).tally(rule)).isEqualTo(expected);
                assertThat(columns(calls, ChronoUnit.MILLIS).tally(rule)).isEqualTo(expected);
            }
        }
    }

    @Test
    void handoversAreAColumnOfTheirOwn() {
        List<CallRecord> calls = CallSamples.everyKind();
        CallColumns columns = columns(calls, ChronoUnit.SECONDS);
        byte[] handovers = new byte[calls.size()];
        handovers[2] = 1;
        handovers[3] = 3;
        assertThat(columns.tally(RULE, handovers)).isEqualTo(calls.stream().collect(RULE.collector()));
        handovers[4] = 4;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tally(RULE, handovers))
                .withMessage("handover 4 is outside 0..3 (row 4)");
        handovers[4] = 0;
        handovers[7] = 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tally(RULE, handovers))
                .withMessage("handover 1 of a call that is ABANDONED (row 7)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tally(RULE, new byte[2]))
                .withMessage("columns don't pair: 14 outcomes and 2 handovers");
    }

    @Test
    void groupsAddUpToTheWhole() {
        List<CallRecord> calls = CallSamples.random(99, 5000);
        CallColumns columns = columns(calls, ChronoUnit.SECONDS);
        SplittableRandom random = new SplittableRandom(5);
        int[] groups = random.ints(calls.size(), 0, 7).toArray();
        List<CallTally> tallies = columns.tallyByGroup(RULE, groups, 8);
        assertThat(tallies).hasSize(8);
        assertThat(tallies.get(7)).isEqualTo(RULE.empty());
        assertThat(tallies.stream().reduce(RULE.empty(), CallTally::plus)).isEqualTo(columns.tally(RULE));
        for (int group = 0; group < 7; group++) {
            int mine = group;
            CallTally expected = java.util.stream.IntStream.range(0, groups.length)
                    .filter(row -> groups[row] == mine)
                    .mapToObj(calls::get)
                    .collect(RULE.collector());
            assertThat(tallies.get(group)).isEqualTo(expected);
        }
    }

    @Test
    void extremeTimesDoNotOverflow() {
        int[] most = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        CallColumns columns = new CallColumns(ChronoUnit.MILLIS, new byte[2], most, most, most, most);
        CallTally tally = columns.tally(CallRule.of(Duration.ofMillis(Integer.MAX_VALUE), Duration.ofDays(9999)));
        assertThat(tally.calls().answeredWithin()).isEqualTo(2);
        assertThat(tally.times().handle()).isEqualTo(6000L * Integer.MAX_VALUE);
        assertThat(columns.tally(CallRule.of(Duration.ofMillis(Integer.MAX_VALUE - 1), Duration.ZERO))
                        .calls()
                        .answeredWithin())
                .isZero();
    }

    /** Every column, every refusal, in the first block and beyond it. */
    @Test
    void refusesRowsThatAreNoCalls() {
        for (int row : new int[] {0, 5, 4095, 4096, 4999}) {
            assertRefused(row, c -> c.outcomes()[row] = 3, "outcome 3 is outside 0..2");
            assertRefused(row, c -> c.outcomes()[row] = -1, "outcome -1 is outside 0..2");
            assertRefused(row, c -> c.waits()[row] = -3, "wait -3 must not be negative");
            assertRefused(row, c -> c.talks()[row] = -3, "talk time -3 must not be negative");
            assertRefused(row, c -> c.holds()[row] = -3, "hold time -3 must not be negative");
            assertRefused(row, c -> c.wraps()[row] = Integer.MIN_VALUE, "wrap time -2147483648 must not be negative");
            assertRefused(
                    row,
                    c -> {
                        c.outcomes()[row] = 1;
                        c.talks()[row] = 60;
                        c.holds()[row] = 0;
                        c.wraps()[row] = 2;
                    },
                    "a call that is ABANDONED can't have been handled: PT1M talk, PT0S hold, PT2S wrap");
        }
    }

    private static void assertRefused(int row, java.util.function.Consumer<CallColumns> spoil, String message) {
        CallColumns columns = columns(CallSamples.random(7, 5000), ChronoUnit.SECONDS);
        spoil.accept(columns);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tally(RULE))
                .withMessage(message + " (row " + row + ")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tallyByGroup(RULE, new int[5000], 1))
                .withMessage(message + " (row " + row + ")");
    }

    @Test
    void refusesColumnsThatDoNotPair() {
        int[] two = new int[2];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallColumns(ChronoUnit.SECONDS, new byte[2], two, two, two, new int[3]))
                .withMessage("columns don't pair: 2 outcomes, 2 waits, 2 talks, 2 holds and 3 wraps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallColumns(ChronoUnit.NANOS, new byte[2], two, two, two, two))
                .withMessage("the unit of call times must be microseconds to days, not Nanos");
        CallColumns columns = new CallColumns(ChronoUnit.SECONDS, new byte[2], two, two, two, two);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tallyByGroup(RULE, new int[1], 1))
                .withMessage("columns don't pair: 2 outcomes and 1 groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tallyByGroup(RULE, new int[2], 0))
                .withMessage("groups must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.tallyByGroup(RULE, new int[] {0, 4}, 4))
                .withMessage("group 4 is outside 0..3 (row 1)");
    }
}
