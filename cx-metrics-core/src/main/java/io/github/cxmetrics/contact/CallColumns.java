package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls in columns, one row a call, for tallies of millions without an object for each. Whether a call was transferred or escalated is not in them.
 *
 * <p>The columns are read where they lie, not copied: don't change them meanwhile.
 *
 * @param unit the unit of all times, microseconds to days
 * @param outcomes 0 answered, 1 abandoned, 2 flowed out: the order of {@link CallOutcome}
 * @param waits how long each call was in the queue, not negative
 * @param talks conversations without holds; 0 unless answered
 * @param holds holds; 0 unless answered
 * @param wraps work after the calls; 0 unless answered
 */
@SuppressWarnings("ArrayRecordComponent")
public record CallColumns(ChronoUnit unit, byte[] outcomes, int[] waits, int[] talks, int[] holds, int[] wraps) {

    private static final int BLOCK = 1024;
    private static final int SIGN = 31;
    private static final int FLOWED_OUT = CallOutcome.FLOWED_OUT.ordinal();

    /**
     * Checks that the columns pair.
     *
     * @param unit the unit of all times
     * @param outcomes how the calls left the queue
     * @param waits how long each was in the queue
     * @param talks conversations
     * @param holds holds
     * @param wraps work after the calls
     * @throws IllegalArgumentException if they differ in length, or the unit is finer than microseconds or longer than days
     */
    public CallColumns {
        checkArgument(
                unit.compareTo(ChronoUnit.MICROS) >= 0 && unit.compareTo(ChronoUnit.DAYS) <= 0,
                "the unit of call times must be microseconds to days, not %s",
                unit);
        int rows = outcomes.length;
        checkArgument(
                waits.length == rows && talks.length == rows && holds.length == rows && wraps.length == rows,
                "columns don't pair: %s outcomes, %s waits, %s talks, %s holds and %s wraps",
                rows,
                waits.length,
                talks.length,
                holds.length,
                wraps.length);
    }

    /**
     * Counts all rows.
     *
     * @param rule the threshold and the short-abandon time
     * @return the tally
     * @throws IllegalArgumentException if a row is no call, with its number from 0: {@code wait -3 must not be negative (row 5)}
     */
    public CallTally tally(CallRule rule) {
        ColumnSums sums = new ColumnSums(threshold(rule), shortAbandon(rule));
        for (int from = 0; from < outcomes.length; from += BLOCK) {
            int to = Math.min(outcomes.length, from + BLOCK);
            if ((sums.addQueue(this, from, to) | sums.addHandling(this, from, to)) < 0) {
                throw firstRefused();
            }
        }
        return sums.toTally(rule, micros());
    }

    /**
     * Counts the rows of each group: queues, agents, intervals.
     *
     * @param rule the threshold and the short-abandon time
     * @param groups the group of each row, from 0
     * @param count how many groups there are
     * @return one tally for each group, in order
     * @throws IllegalArgumentException if a row is no call, or its group outside {@code 0..count - 1}: {@code group 4 is outside 0..3 (row 5)}
     */
    public List<CallTally> tallyByGroup(CallRule rule, int[] groups, int count) {
        checkArgument(
                groups.length == outcomes.length,
                "columns don't pair: %s outcomes and %s groups",
                outcomes.length,
                groups.length);
        checkArgument(count > 0, "groups must be positive: %s", count);
        CallSums[] sums = new CallSums[count];
        for (int group = 0; group < count; group++) {
            sums[group] = new CallSums(threshold(rule), shortAbandon(rule));
        }
        for (int row = 0; row < groups.length; row++) {
            int group = groups[row];
            if (group < 0 || group >= count) {
                throw new IllegalArgumentException(
                        "group " + group + " is outside 0.." + (count - 1) + " (row " + row + ")");
            }
            if (isRefused(row)) {
                throw firstRefused();
            }
            if (outcomes[row] == 0) {
                sums[group].answered(waits[row], talks[row], holds[row], wraps[row]);
            } else {
                sums[group].left(
                        outcomes[row] == FLOWED_OUT ? CallOutcome.FLOWED_OUT : CallOutcome.ABANDONED, waits[row]);
            }
        }
        List<CallTally> tallies = new ArrayList<>(count);
        for (CallSums group : sums) {
            tallies.add(group.toTally(rule, micros()));
        }
        return List.copyOf(tallies);
    }

    private long micros() {
        return Micros.of(unit.getDuration());
    }

    /** The most units that are within: the threshold rounded down. */
    private long threshold(CallRule rule) {
        return Micros.of(rule.threshold()) / micros();
    }

    /** The fewest units that are not short: the time rounded up. */
    private long shortAbandon(CallRule rule) {
        return -Math.floorDiv(-Micros.of(rule.shortAbandon()), micros());
    }

    private boolean isRefused(int row) {
        int handled = talks[row] | holds[row] | wraps[row];
        return (waits[row] | handled) < 0
                || outcomes[row] < 0
                || outcomes[row] > FLOWED_OUT
                || (outcomes[row] != 0 && handled != 0);
    }

    private IllegalArgumentException firstRefused() {
        int row = 0;
        while (!isRefused(row)) {
            row++;
        }
        String at = " (row " + row + ")";
        if (outcomes[row] < 0 || outcomes[row] > FLOWED_OUT) {
            return new IllegalArgumentException("outcome " + outcomes[row] + " is outside 0..2" + at);
        }
        int[][] times = {waits, talks, holds, wraps};
        String[] names = {"wait ", "talk time ", "hold time ", "wrap time "};
        for (int i = 0; i < times.length; i++) {
            if (times[i][row] < 0) {
                return new IllegalArgumentException(names[i] + times[i][row] + " must not be negative" + at);
            }
        }
        return new IllegalArgumentException("a call that is " + CallOutcome.values()[outcomes[row]]
                + " can't have been handled: " + Duration.of(talks[row], unit) + " talk, "
                + Duration.of(holds[row], unit) + " hold, " + Duration.of(wraps[row], unit) + " wrap" + at);
    }

    /** Sums without branches: a row's sign bits select what it adds to. Of a block, counts fit ints. */
    private static final class ColumnSums {

        private final int threshold;
        private final int shortAbandon;
        private long rows;
        private long answered;
        private long flowedOut;
        private long within;
        private long answeredWithin;
        private long flowedOutWithin;
        private long shortAbandoned;
        private long held;
        private long wait;
        private long answeredWait;
        private long flowedOutWait;
        private long talk;
        private long hold;
        private long wrap;

        ColumnSums(long threshold, long shortAbandon) {
            this.threshold = (int) Math.min(Integer.MAX_VALUE, threshold);
            // No wait of an int is as long as this, nor shorter than 0.
            this.shortAbandon = (int) Math.min(Integer.MAX_VALUE, shortAbandon);
        }

        /** Outcomes and waits; negative if a row is refused. */
        int addQueue(CallColumns columns, int from, int to) {
            byte[] outcomes = columns.outcomes;
            int[] waits = columns.waits;
            int refused = 0;
            int isAnswered = 0;
            int isFlowedOut = 0;
            int isWithin = 0;
            int isAnsweredWithin = 0;
            int isFlowedOutWithin = 0;
            int isShort = 0;
            long sum = 0;
            long answeredSum = 0;
            long flowedOutSum = 0;
            for (int i = from; i < to; i++) {
                int outcome = outcomes[i];
                int waited = waits[i];
                refused |= outcome | FLOWED_OUT - outcome | waited;
                int answer = outcome - 1 >> SIGN;
                int flow = 1 - outcome >> SIGN;
                int in = waited - threshold - 1 >> SIGN;
                isAnswered -= answer;
                isFlowedOut -= flow;
                isWithin -= in;
                isAnsweredWithin -= in & answer;
                isFlowedOutWithin -= in & flow;
                isShort -= (waited - shortAbandon >> SIGN) & ~(answer | flow);
                sum += waited;
                answeredSum += waited & answer;
                flowedOutSum += waited & flow;
            }
            rows += to - from;
            answered += isAnswered;
            flowedOut += isFlowedOut;
            within += isWithin;
            answeredWithin += isAnsweredWithin;
            flowedOutWithin += isFlowedOutWithin;
            shortAbandoned += isShort;
            wait += sum;
            answeredWait += answeredSum;
            flowedOutWait += flowedOutSum;
            return refused;
        }

        /** Talk, hold and wrap-up; negative if a row is refused. */
        int addHandling(CallColumns columns, int from, int to) {
            byte[] outcomes = columns.outcomes;
            int[] talks = columns.talks;
            int[] holds = columns.holds;
            int[] wraps = columns.wraps;
            int refused = 0;
            int isHeld = 0;
            long talked = 0;
            long onHold = 0;
            long wrapped = 0;
            for (int i = from; i < to; i++) {
                int any = talks[i] | holds[i] | wraps[i];
                // Negative where there is a time although nobody answered.
                refused |= any | -outcomes[i] & -any;
                isHeld -= -holds[i] >> SIGN;
                talked += talks[i];
                onHold += holds[i];
                wrapped += wraps[i];
            }
            held += isHeld;
            talk += talked;
            hold += onHold;
            wrap += wrapped;
            return refused;
        }

        CallTally toTally(CallRule rule, long micros) {
            return new CallTally(
                    rule,
                    new CallCounts(
                            answered,
                            rows - answered - flowedOut,
                            flowedOut,
                            answeredWithin,
                            within - answeredWithin - flowedOutWithin,
                            shortAbandoned),
                    new HandledCalls(held, 0, 0),
                    new CallTimes(
                            Math.multiplyExact(answeredWait, micros),
                            Math.multiplyExact(wait - answeredWait - flowedOutWait, micros),
                            Math.multiplyExact(flowedOutWait, micros),
                            Math.multiplyExact(talk, micros),
                            Math.multiplyExact(hold, micros),
                            Math.multiplyExact(wrap, micros)));
        }
    }
}
