package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.UnknownNames;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A funnel compiled against one log: steps as bits, times as ticks. Immutable. */
final class FunnelPlan {

    final Funnel funnel;
    final Dialect dialect;
    final EventLog log;
    /** How many steps are required: those that levels count. */
    final int steps;
    /** The longest distance from the first step, in ticks. */
    final long span;
    /** The last tick that was observed. */
    private final long end;
    /** The longest distance between visible rows, in ticks. */
    final long idle;
    /** The longest distance of each required step from the one before. */
    final long[] gaps;

    final boolean hasGaps;
    final StepMatcher required;
    /** Exclusions in the low bits, optional steps above them. */
    final StepMatcher extra;

    final int exclusions;
    /** For each exclusion the first and last level that it clears, counted from 0. */
    final int[] clearsFrom;

    final int[] clearsTo;
    /** For each optional step: how many required steps come before it. */
    final int[] optionalAfter;

    private final int[] requiredIndexes;
    /** Whether rows that fill no step matter. */
    final boolean needsAllRows;

    private FunnelPlan(Funnel funnel, EventLog log) {
        this.funnel = funnel;
        this.log = log;
        dialect = funnel.dialect();
        List<Step> all = funnel.steps();
        List<Step> must = all.stream().filter(step -> !isOptional(step)).toList();
        steps = must.size();
        span = span(funnel, log.unit());
        end = funnel.readAsOf().map(asOf -> Ticks.floorOrEnd(asOf, log.unit())).orElse(Ticks.UNLIMITED);
        idle = limit(funnel.idle());
        gaps = must.stream().mapToLong(step -> limit(step.longestGap())).toArray();
        hasGaps = Arrays.stream(gaps).anyMatch(gap -> gap != Ticks.UNLIMITED);
        required = StepMatcher.of(must, log, StepMatcher.Unknown.WITHOUT_ROWS);
        List<Exclusion> excluded = funnel.toForm().exclusions();
        exclusions = excluded.size();
        List<Step> extras = new ArrayList<>();
        excluded.forEach(each -> extras.add(each.events()));
        all.stream().filter(FunnelPlan::isOptional).forEach(extras::add);
        checkArgument(
                extras.size() <= Step.MAX_STEPS,
                "a funnel has at most %s exclusions and optional steps together, not %s",
                Step.MAX_STEPS,
                extras.size());
        extra = StepMatcher.of(extras, log, StepMatcher.Unknown.WITHOUT_ROWS);
        clearsFrom = excluded.stream()
                .mapToInt(each -> requiredBefore(all, each.fromStep() - 1))
                .toArray();
        clearsTo = excluded.stream()
                .mapToInt(each -> requiredBefore(all, each.toStep() - 1) - 1)
                .toArray();
        optionalAfter = IntStream.range(0, all.size())
                .filter(k -> isOptional(all.get(k)))
                .map(k -> requiredBefore(all, k))
                .toArray();
        requiredIndexes = IntStream.range(0, all.size())
                .map(k -> isOptional(all.get(k)) ? -1 : requiredBefore(all, k))
                .toArray();
        needsAllRows = dialect.order() == StepOrder.CONTIGUOUS
                || dialect.order() == StepOrder.CONTIGUOUS_BUT_REPEATS
                || dialect.stops().contains(Stop.SCAN_AT_OTHER)
                || dialect.stops().contains(Stop.ATTEMPT_SEES_ALL);
    }

    /** The place of a step among the required ones, −1 for an optional one. */
    int requiredIndex(int step) {
        return requiredIndexes[step];
    }

    /** The place of an optional step among the optional ones. */
    int optionalIndex(int step) {
        int index = 0;
        for (int k = 0; k < step; k++) {
            index += requiredIndexes[k] < 0 ? 1 : 0;
        }
        return index;
    }

    static FunnelPlan of(Funnel funnel, EventLog log) {
        return new FunnelPlan(funnel, log);
    }

    /** Steps and exclusions: all that names events and properties. */
    private static Stream<Step> named(Funnel funnel) {
        return Stream.concat(
                funnel.steps().stream(), funnel.toForm().exclusions().stream().map(Exclusion::events));
    }

    /** Names that the funnel asks for, or what else does, and the log does not know. */
    static UnknownNames unknown(Funnel funnel, EventLog log, String property) {
        Funnel.Form form = funnel.toForm();
        return UnknownNames.of(log, named(funnel).toList(), form.unit(), form.holding(), property);
    }

    static boolean isOptional(Step step) {
        return step.presence() == Step.Presence.OPTIONAL;
    }

    private static int requiredBefore(List<Step> all, int index) {
        return (int)
                all.subList(0, index).stream().filter(step -> !isOptional(step)).count();
    }

    private long limit(Optional<Duration> time) {
        return time.map(limit -> Ticks.floor(limit, log.unit())).orElse(Ticks.UNLIMITED);
    }

    /** Whether a row was observed by the end of the data. */
    boolean isSeen(int row) {
        return isSeen(log.columns().times()[row]);
    }

    /** Whether a time was observed. */
    boolean isSeen(long time) {
        return time <= end;
    }

    /** The longest distance of a step from the first, in ticks. */
    static long span(Funnel funnel, ChronoUnit unit) {
        boolean closed = funnel.dialect().bound() == WindowBound.CLOSED;
        return funnel.window()
                .map(window -> closed ? Ticks.floor(window, unit) : Ticks.below(window, unit))
                .orElse(Ticks.UNLIMITED);
    }

    boolean clearsOrVoids() {
        return exclusions > 0 && dialect.exclusions() != ExclusionPolicy.LEAVES_FUNNEL;
    }

    long exclusionBits() {
        return exclusions == 64 ? -1L : (1L << exclusions) - 1;
    }

    /**
     * Writes for each step how many steps a journey must take in a group of rows itself to reach it there, because exclusions of the group clear those before; 0 where no exclusion clears
     * the step.
     */
    void readExclusions(UnitRows rows, int from, int to, int[] needed) {
        Arrays.fill(needed, 0);
        for (int i = from; i < to; i++) {
            for (long rest = rows.extras[i] & exclusionBits(); rest != 0; rest &= rest - 1) {
                int x = Long.numberOfTrailingZeros(rest);
                for (int k = clearsFrom[x]; k <= clearsTo[x]; k++) {
                    needed[k] = Math.max(needed[k], k - clearsFrom[x] + 1);
                }
            }
        }
    }

    /** The exclusions whose end lies behind a level, counted from 1, so that they reach to the end of the window. */
    long openExclusions(int level) {
        long open = 0;
        for (int x = 0; x < exclusions; x++) {
            open |= clearsFrom[x] <= level - 1 && level - 1 <= clearsTo[x] ? 1L << x : 0;
        }
        return open;
    }

    /** The bits of the required steps that the row fills, as far as the switches let it. */
    long mask(int row) {
        return used(required.mask(row));
    }

    /** Of the steps that a row matches, those that it may fill. */
    long used(long mask) {
        return dialect.use() == EventUse.FIRST_MATCHING_STEP ? Long.lowestOneBit(mask) : mask;
    }

    UnitScan scan() {
        if (dialect.order() == StepOrder.UNORDERED) {
            return new UnorderedScan(this);
        }
        if (dialect.order() == StepOrder.CONTIGUOUS) {
            return new ContiguousScan(this);
        }
        if (dialect.stopsAttempt() || idle != Ticks.UNLIMITED) {
            return new AttemptScan(this);
        }
        if (dialect.stopsScan()) {
            return new StoppedScan(this);
        }
        if (hasGaps) {
            return new GapScan(this);
        }
        return exclusions > 0 && dialect.exclusions() == ExclusionPolicy.LEAVES_FUNNEL
                ? new TaintScan(this)
                : new ChainScan(this);
    }
}
