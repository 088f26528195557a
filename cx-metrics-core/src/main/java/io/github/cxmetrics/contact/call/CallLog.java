package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls in columns, one row a call, for tallies of millions without an object for each: {@link CallRule#count(CallLog)}.
 *
 * <p>Outcomes are 0 answered, 1 abandoned, 2 flowed out: the order of {@link CallOutcome}. All times are whole numbers of one unit. Rows are looked at
 * when they are counted: one that is no call is refused then, with its number.
 */
public final class CallLog {

    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000;
    private static final int MAX_GROUPS = 1_000_000;
    private static final int BLOCK = 4096;
    private static final int BOTH = 3;
    private static final int FLOWED_OUT = CallOutcome.FLOWED_OUT.ordinal();

    private final ChronoUnit unit;
    private final byte[] outcomes;
    private final int[][] times;
    private final int[] waits;
    private final int[] talks;
    private final int[] holds;
    private final int[] wraps;
    private final byte @Nullable [] handovers;
    private final long @Nullable [] queuedAt;

    /** Waits, talks, holds and wraps are the times. */
    private CallLog(
            ChronoUnit unit, byte[] outcomes, int[][] times, byte @Nullable [] handovers, long @Nullable [] queuedAt) {
        this.unit = unit;
        this.outcomes = outcomes;
        this.times = times;
        waits = times[0];
        talks = times[1];
        holds = times[2];
        wraps = times[3];
        this.handovers = handovers;
        this.queuedAt = queuedAt;
    }

    /**
     * A log of columns, which are copied.
     *
     * @param unit the unit of all times, microseconds to days
     * @param outcomes 0 answered, 1 abandoned, 2 flowed out
     * @param waits how long each call was in the queue, not negative
     * @param talks conversations without holds; 0 unless answered
     * @param holds holds; 0 unless answered
     * @param wraps work after the calls; 0 unless answered
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, or the unit is finer than microseconds or longer than days
     */
    public static CallLog of(ChronoUnit unit, byte[] outcomes, int[] waits, int[] talks, int[] holds, int[] wraps) {
        return wrapping(unit, outcomes.clone(), waits.clone(), talks.clone(), holds.clone(), wraps.clone());
    }

    /**
     * A log of columns that are read where they lie: don't change them afterwards.
     *
     * @param unit the unit of all times, microseconds to days
     * @param outcomes 0 answered, 1 abandoned, 2 flowed out
     * @param waits how long each call was in the queue, not negative
     * @param talks conversations without holds; 0 unless answered
     * @param holds holds; 0 unless answered
     * @param wraps work after the calls; 0 unless answered
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length, or the unit is finer than microseconds or longer than days
     */
    public static CallLog wrapping(
            ChronoUnit unit, byte[] outcomes, int[] waits, int[] talks, int[] holds, int[] wraps) {
        requireNonNull(unit, "unit");
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
        return new CallLog(unit, outcomes, new int[][] {waits, talks, holds, wraps}, null, null);
    }

    /**
     * A log of your own rows, with handovers and queue times, but without labels. Its unit is the coarsest of seconds, milliseconds and microseconds in
     * which all times are whole.
     *
     * @param rows the rows
     * @param call the call of a row
     * @param <R> a row
     * @return the log
     * @throws IllegalArgumentException if the call of a row is refused or null, or a time exceeds {@link Integer#MAX_VALUE} of the unit (35 minutes
     *     if some time is finer than a millisecond), with the row, counted from 0
     */
    public static <R> CallLog from(Iterable<? extends R> rows, Function<? super R, CallRecord> call) {
        List<CallRecord> calls = new ArrayList<>();
        for (R row : rows) {
            try {
                CallRecord made = call.apply(row);
                checkArgument(made != null, "a call must not be null");
                calls.add(made);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + calls.size() + ")", refused);
            }
        }
        ChronoUnit unit = Stream.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS)
                .filter(whole -> calls.stream()
                        .flatMap(CallLog::times)
                        .allMatch(time -> time.truncatedTo(whole).equals(time)))
                .findFirst()
                .orElse(ChronoUnit.MICROS);
        int n = calls.size();
        byte[] outcomes = new byte[n];
        byte[] handovers = new byte[n];
        int[][] columns = new int[4][n];
        long[] queuedAt = new long[n];
        for (int row = 0; row < n; row++) {
            CallRecord made = calls.get(row);
            outcomes[row] = (byte) made.outcome().ordinal();
            handovers[row] = (byte) made.handovers().stream()
                    .mapToInt(handover -> 1 << handover.ordinal())
                    .sum();
            List<Duration> times = times(made).toList();
            for (int column = 0; column < columns.length; column++) {
                Duration time = times.get(column);
                long ticks = Micros.of(time) / Micros.of(unit.getDuration());
                if (ticks != (int) ticks) {
                    throw new IllegalArgumentException(
                            TimeText.exact(time) + " does not fit a column of " + unit + " (row " + row + ")");
                }
                columns[column][row] = (int) ticks;
            }
            queuedAt[row] = ticksUntil(made.queuedAt(), unit);
        }
        return new CallLog(unit, outcomes, columns, handovers, queuedAt);
    }

    private static Stream<Duration> times(CallRecord call) {
        HandleTime handled = call.handled();
        return Stream.of(call.waited(), handled.talk(), handled.hold(), handled.wrap());
    }

    private static boolean isCountable(Instant time) {
        requireNonNull(time, "time");
        return Math.abs(time.getEpochSecond()) < MAX_SECONDS;
    }

    /** The last tick since 1970 that is not after an instant. */
    private static long ticksUntil(Instant time, ChronoUnit unit) {
        checkArgument(isCountable(time), "time %s is too far from 1970 to count microseconds", time);
        return Math.floorDiv(Micros.of(Duration.between(Instant.EPOCH, time)), Micros.of(unit.getDuration()));
    }

    /**
     * The same calls, and which of the answered ones were handed over.
     *
     * @param handovers for each row 0 none, 1 transferred, 2 escalated, 3 both; 0 unless answered; copied
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer than calls; a row that can't be is refused when it is counted: {@code handover 1 of
     *     a call that is ABANDONED (row 5)}
     */
    public CallLog withHandovers(byte[] handovers) {
        checkPairs(handovers.length, "handovers");
        return new CallLog(unit, outcomes, times, handovers.clone(), queuedAt);
    }

    /**
     * The same calls, and when each entered the queue.
     *
     * @param queuedAt the times since 1970-01-01T00:00Z, in the unit of the log; copied
     * @return the changed copy
     * @throws IllegalArgumentException if there are more or fewer than calls
     */
    public CallLog withQueuedAt(long[] queuedAt) {
        checkPairs(queuedAt.length, "queue times");
        return new CallLog(unit, outcomes, times, handovers, queuedAt.clone());
    }

    private void checkPairs(int length, String what) {
        checkArgument(length == size(), "columns don't pair: %s outcomes and %s %s", size(), length, what);
    }

    /**
     * How many calls there are.
     *
     * @return the number of rows
     */
    public int size() {
        return outcomes.length;
    }

    /**
     * The calls that entered the queue up to an instant and at it, with all that became of them.
     *
     * @param asOf the last instant
     * @return the shorter log
     * @throws IllegalStateException if the log has no queue times
     */
    public CallLog upTo(Instant asOf) {
        if (queuedAt == null) {
            throw new IllegalStateException("a log of calls needs queue times for upTo: see withQueuedAt");
        }
        long last = isCountable(asOf)
                ? ticksUntil(asOf, unit)
                : asOf.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        int[] rows =
                IntStream.range(0, size()).filter(row -> queuedAt[row] <= last).toArray();
        return new CallLog(
                unit,
                picked(outcomes, rows),
                Arrays.stream(times)
                        .map(column ->
                                Arrays.stream(rows).map(row -> column[row]).toArray())
                        .toArray(int[][]::new),
                handovers == null ? null : picked(handovers, rows),
                Arrays.stream(rows).mapToLong(row -> queuedAt[row]).toArray());
    }

    private static byte[] picked(byte[] column, int[] rows) {
        byte[] picked = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = column[rows[i]];
        }
        return picked;
    }

    CallTally count(CallRule rule) {
        CallSums sums = sums(rule);
        for (int from = 0; from < outcomes.length; from += BLOCK) {
            if (count(sums, from, Math.min(outcomes.length, from + BLOCK)) < 0) {
                throw firstRefused();
            }
        }
        for (int row = 0; handovers != null && row < handovers.length; row++) {
            countHandover(sums, row);
        }
        return sums.toTally(rule, micros());
    }

    /** Counts a block, short enough that its loop is soon compiled as a method of its own; negative if a row is refused. */
    private int count(CallSums sums, int from, int to) {
        int refused = 0;
        for (int row = from; row < to; row++) {
            int outcome = outcomes[row];
            int handled = talks[row] | holds[row] | wraps[row];
            // The last term is negative where there is a time although nobody answered.
            refused |= waits[row] | handled | outcome | (FLOWED_OUT - outcome) | (-outcome & -handled);
            count(sums, row);
        }
        return refused;
    }

    private void count(CallSums sums, int row) {
        if (outcomes[row] == 0) {
            sums.answered(waits[row], talks[row], holds[row], wraps[row]);
        } else {
            sums.left(outcomes[row] == FLOWED_OUT ? CallOutcome.FLOWED_OUT : CallOutcome.ABANDONED, waits[row]);
        }
    }

    private void countHandover(CallSums sums, int row) {
        int handover = handovers == null ? 0 : handovers[row];
        if (handover == 0) {
            return;
        }
        checkArgument((handover & ~BOTH) == 0, "handover %s is outside 0..3 (row %s)", handover, row);
        if (outcomes[row] != 0) {
            throw new IllegalArgumentException("handover " + handover + " of a call that is "
                    + CallOutcome.values()[outcomes[row]] + " (row " + row + ")");
        }
        sums.transferred += handover & 1;
        sums.escalated += handover >> 1;
    }

    List<CallTally> countBy(CallRule rule, int[] group, int groups) {
        checkPairs(group.length, "groups");
        checkArgument(groups > 0 && groups <= MAX_GROUPS, "groups must be in 1..%s, not %s", MAX_GROUPS, groups);
        CallSums[] sums = new CallSums[groups];
        Arrays.setAll(sums, any -> sums(rule));
        for (int row = 0; row < group.length; row++) {
            int mine = group[row];
            if (mine < 0 || mine >= groups) {
                throw new IllegalArgumentException(
                        "group " + mine + " is outside 0.." + (groups - 1) + " (row " + row + ")");
            }
            if (isRefused(row)) {
                throw firstRefused();
            }
            count(sums[mine], row);
            countHandover(sums[mine], row);
        }
        return Arrays.stream(sums).map(sum -> sum.toTally(rule, micros())).toList();
    }

    Durations waits(WaitRule rule) {
        boolean[] counted = new boolean[CallOutcome.values().length];
        rule.outcomes().forEach(outcome -> counted[outcome.ordinal()] = true);
        Accumulator<Duration, Durations> durations = rule.durations().accumulator();
        for (int row = 0; row < outcomes.length; row++) {
            if (isRefused(row)) {
                throw firstRefused();
            }
            if (counted[outcomes[row]]) {
                addWait(durations, row);
            }
        }
        return durations.snapshot();
    }

    private void addWait(Accumulator<Duration, Durations> durations, int row) {
        try {
            durations.add(Duration.of(waits[row], unit));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
        }
    }

    private long micros() {
        return Micros.of(unit.getDuration());
    }

    /** Within are the units up to the threshold rounded down, short those before the short-abandon time rounded up. */
    private CallSums sums(CallRule rule) {
        return new CallSums(
                Micros.of(rule.threshold()) / micros(), -Math.floorDiv(-Micros.of(rule.shortAbandon()), micros()));
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
        String[] names = {"wait ", "talk time ", "hold time ", "wrap time "};
        for (int i = 0; i < times.length; i++) {
            if (times[i][row] < 0) {
                return new IllegalArgumentException(names[i] + times[i][row] + " must not be negative" + at);
            }
        }
        return new IllegalArgumentException("a call that is " + CallOutcome.values()[outcomes[row]]
                + " can't have been handled: " + text(talks[row]) + " talk, " + text(holds[row])
                + " hold, " + text(wraps[row]) + " wrap" + at);
    }

    private String text(long ticks) {
        return TimeText.exact(Duration.of(ticks, unit));
    }
}
