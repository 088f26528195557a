package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.Timeline;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What must be kept of a part of one user's timeline so that parts that follow each other can be joined exactly, without their events: for each level the latest
 * start of a journey inside the part, and for each pair of levels when a journey that comes in at the one gets to the other. With k steps that are k(k + 5)/2
 * numbers, however many events there were.
 *
 * <p>{@link #then} is associative, and not commutative: a summary is no tally. It exists for steps in order from any or the first start, of up to {@link #MAX_STEPS}
 * steps. Limits between steps, exclusions, stops, optional steps, totals, held properties, contiguous and unordered steps, an end of the data, and any start with ties in input
 * order have none here, and are refused.
 *
 * <p>A record of plain data, to be stored and checked when it comes back. {@link #NONE} stands for a time that there is not.
 *
 * @param funnel the rule
 * @param unit the unit of the times, in ticks since 1970
 * @param first when the part's first event was
 * @param last when its last event was
 * @param starts for each level the latest start of a journey that got there inside the part
 * @param ends for each level when a journey first got there inside the part
 * @param endStarts for each level the start of that journey, of several the latest
 * @param arrivals for each pair of levels from 1 to k: when a journey that comes in at level i gets to level j, at index {@code (i − 1)k + j − 1}
 */
public record FunnelSummary(
        Funnel.Form funnel,
        ChronoUnit unit,
        long first,
        long last,
        List<Long> starts,
        List<Long> ends,
        List<Long> endStarts,
        List<Long> arrivals)
        implements Serializable {

    /** The largest number of steps. */
    public static final int MAX_STEPS = 16;

    /** No such time. */
    public static final long NONE = Long.MIN_VALUE;

    /**
     * Checks rule and lengths.
     *
     * @param funnel the rule
     * @param unit the unit of the times
     * @param first when the part's first event was
     * @param last when its last event was
     * @param starts for each level the latest start
     * @param ends for each level when a journey first got there
     * @param endStarts for each level the start of that journey
     * @param arrivals for each pair of levels when a journey gets there
     * @throws IllegalArgumentException if there is no exact summary for the rule, which the message says, or a list is of another length
     */
    public FunnelSummary {
        SummaryRules.check(funnel);
        Ticks.checkTimeUnit(unit);
        int steps = funnel.steps().size();
        checkArgument(
                starts.size() == steps
                        && ends.size() == steps
                        && endStarts.size() == steps
                        && arrivals.size() == steps * steps,
                "a summary of %s steps needs as many starts and ends, and %s arrivals, not %s, %s, %s and %s",
                steps,
                steps * steps,
                starts.size(),
                ends.size(),
                endStarts.size(),
                arrivals.size());
        checkArgument(
                (first == NONE) == (last == NONE) && first <= last, "a part can't run from %s to %s", first, last);
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        endStarts = List.copyOf(endStarts);
        arrivals = List.copyOf(arrivals);
    }

    /**
     * The summary of no events: joined with another it gives the other.
     *
     * @param funnel the rule
     * @param unit the unit of the times
     * @return the summary
     * @throws IllegalArgumentException if there is no exact summary for the rule
     */
    public static FunnelSummary empty(Funnel funnel, ChronoUnit unit) {
        SummaryRules.check(funnel.toForm());
        return SummaryJoin.empty(funnel, unit, NONE, NONE);
    }

    /**
     * The summary of a timeline, or of a part of one.
     *
     * @param funnel the rule
     * @param timeline the events
     * @return the summary
     * @throws IllegalArgumentException if there is no exact summary for the rule
     */
    public static FunnelSummary of(Funnel funnel, Timeline timeline) {
        SummaryRules.check(funnel.toForm());
        return SummaryJoin.of(funnel, timeline);
    }

    /**
     * This part and a later one of the same user.
     *
     * @param later the summary of events that all are later than this part's
     * @return the summary of both, equal to that of their events
     * @throws IllegalArgumentException if the other follows a different rule, is not strictly later, or is too far away for one log
     */
    public FunnelSummary then(FunnelSummary later) {
        checkArgument(
                funnel.equals(later.funnel) && unit == later.unit,
                "can't join a summary of %s in %s with one of %s in %s",
                funnel.restore(),
                unit,
                later.funnel.restore(),
                later.unit);
        if (later.first == NONE) {
            return this;
        }
        if (first == NONE) {
            return later;
        }
        checkArgument(
                last < later.first,
                "a part that begins at %s is not later than one that ends at %s",
                Ticks.instant(later.first, unit),
                Ticks.instant(last, unit));
        Ticks.checkSpan(first, later.last, unit);
        return SummaryJoin.join(this, later);
    }

    /**
     * How many steps the user reached.
     *
     * @return 0 for none
     */
    public int level() {
        int level = starts.size();
        while (level > 0 && starts.get(level - 1) == NONE) {
            level--;
        }
        return level;
    }

    /**
     * When the journey that counts began.
     *
     * @return the time of its step 1; nothing if the user reached no step
     */
    public Optional<Instant> start() {
        return level() == 0 ? Optional.empty() : Optional.of(Ticks.instant(endStarts.get(level() - 1), unit));
    }

    /**
     * When the journey that counts got to its last step.
     *
     * @return the time; nothing if the user reached no step
     */
    public Optional<Instant> end() {
        return level() == 0 ? Optional.empty() : Optional.of(Ticks.instant(ends.get(level() - 1), unit));
    }

    /**
     * How long conversion took.
     *
     * @return the time from step 1 to the last; nothing if the user did not convert
     */
    public Optional<Duration> timeToConvert() {
        return level() < starts.size()
                ? Optional.empty()
                : start().flatMap(from -> end().map(to -> Duration.between(from, to)));
    }

    /**
     * The tally of this user alone, to be added to those of others.
     *
     * @return a tally of one unit; the empty tally if there were no events
     */
    public FunnelTally toTally() {
        long[] reached = new long[starts.size()];
        Arrays.fill(reached, 0, level(), 1);
        return FunnelTally.of(funnel.restore(), first == NONE ? 0 : 1, 0, reached, 0);
    }

    /** One line, for example {@code 2 of 3 steps, 2024-05-01T10:00:00Z … 2024-05-01T10:05:00Z}. */
    @Override
    public String toString() {
        String when =
                start().map(from -> ", " + from + " … " + end().orElseThrow()).orElse("");
        return level() + " of " + starts.size() + " steps" + when;
    }
}
