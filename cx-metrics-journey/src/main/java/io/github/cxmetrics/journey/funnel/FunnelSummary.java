package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.Timeline;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept of a part of one user's timeline so that parts that follow each other can be joined exactly, without their events: for each level the latest
 * start of a journey inside the part, and for each pair of levels when a journey that comes in at the one gets to the other. With k steps that are k(k + 5)/2
 * numbers, however many events there were.
 *
 * <p>{@link #then} is associative, and not commutative: a summary is no tally. It exists for steps in order from any or the first start, of up to {@link
 * #MAX_STEPS} steps. Limits between steps, exclusions, stops, optional steps, totals, held properties, contiguous and unordered steps, an end of the data,
 * and any start with ties in input order have none here, and are refused.
 *
 * <p>It is kept as plain data ({@link #toForm()}) from day to day. Immutable; compares by value.
 */
public final class FunnelSummary implements Storable, Serializable {

    /** The largest number of steps. */
    public static final int MAX_STEPS = 16;

    static final long NONE = Long.MIN_VALUE;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "funnel-summary";
    private static final int VERSION = 1;

    private final Form form;

    private FunnelSummary(Form form) {
        this.form = form;
        SummaryRules.check(form);
    }

    static FunnelSummary of(Funnel rule, ChronoUnit unit, long first, long last, SummaryJoin numbers) {
        requireNonNull(unit, "unit");
        return new FunnelSummary(new Form(
                TYPE,
                VERSION,
                rule.toForm(),
                unit.name(),
                first,
                last,
                Longs.asList(numbers.starts),
                Longs.asList(numbers.ends),
                Longs.asList(numbers.endStarts),
                Longs.asList(numbers.arrivals)));
    }

    /**
     * The plain data of a summary. The least {@code long} stands for a time that there is not.
     *
     * @param type {@code funnel-summary}
     * @param version 1
     * @param rule the rule
     * @param unit the unit of the times, in ticks since 1970: {@code SECONDS}, {@code MILLIS}, {@code MICROS} or {@code NANOS}
     * @param first when the part's first event was
     * @param last when its last event was
     * @param starts for each level the latest start of a journey that got there inside the part
     * @param ends for each level when a journey first got there inside the part
     * @param endStarts for each level the start of that journey, of several the latest
     * @param arrivals for each pair of levels from 1 to k: when a journey that comes in at level i gets to level j, at index {@code (i − 1)k + j − 1}
     */
    public record Form(
            String type,
            int version,
            Funnel.Form rule,
            String unit,
            long first,
            long last,
            List<Long> starts,
            List<Long> ends,
            List<Long> endStarts,
            List<Long> arrivals)
            implements StoredForm<FunnelSummary> {

        /**
         * Copies the lists.
         *
         * @param type {@code funnel-summary}
         * @param version 1
         * @param rule the rule
         * @param unit the unit of the times
         * @param first when the part's first event was
         * @param last when its last event was
         * @param starts for each level the latest start
         * @param ends for each level when a journey first got there
         * @param endStarts for each level the start of that journey
         * @param arrivals for each pair of levels when a journey gets there
         */
        public Form {
            starts = Stored.list(starts, "a start");
            ends = Stored.list(ends, "an end");
            endStarts = Stored.list(endStarts, "the start of an end");
            arrivals = Stored.list(arrivals, "an arrival");
        }

        ChronoUnit ticks() {
            return ChronoUnit.valueOf(unit);
        }

        @Override
        public FunnelSummary restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new FunnelSummary(this);
        }
    }

    @Override
    public Form toForm() {
        return form;
    }

    private Object readResolve() throws InvalidObjectException {
        return SwitchChecks.read(form);
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
        return of(funnel, unit, NONE, NONE, SummaryJoin.empty(funnel, unit));
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
        Form mine = form;
        Form next = later.form;
        checkArgument(
                mine.rule.equals(next.rule) && mine.unit.equals(next.unit),
                "can't join a summary of %s in %s with one of %s in %s",
                mine.rule.restore(),
                mine.ticks(),
                next.rule.restore(),
                next.ticks());
        if (next.first == NONE) {
            return this;
        }
        if (mine.first == NONE) {
            return later;
        }
        checkArgument(
                mine.last < next.first,
                "a part that begins at %s is not later than one that ends at %s",
                Ticks.instant(next.first, mine.ticks()),
                Ticks.instant(mine.last, mine.ticks()));
        Ticks.checkSpan(mine.first, next.last, mine.ticks());
        return SummaryJoin.join(mine, next);
    }

    /**
     * How many steps the user reached.
     *
     * @return 0 for none
     */
    public int level() {
        int level = form.starts.size();
        while (level > 0 && form.starts.get(level - 1) == NONE) {
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
        return level() == 0
                ? Optional.empty()
                : Optional.of(Ticks.instant(form.endStarts.get(level() - 1), form.ticks()));
    }

    /**
     * When the journey that counts got to its last step.
     *
     * @return the time; nothing if the user reached no step
     */
    public Optional<Instant> end() {
        return level() == 0 ? Optional.empty() : Optional.of(Ticks.instant(form.ends.get(level() - 1), form.ticks()));
    }

    /**
     * How long conversion took.
     *
     * @return the time from step 1 to the last; nothing if the user did not convert
     */
    public Optional<Duration> timeToConvert() {
        return level() < form.starts.size()
                ? Optional.empty()
                : start().flatMap(from -> end().map(to -> Duration.between(from, to)));
    }

    /**
     * The tally of this user alone, to be added to those of others.
     *
     * @return a tally of one unit; the empty tally if there were no events
     */
    public FunnelTally toTally() {
        long[] reached = new long[form.starts.size()];
        Arrays.fill(reached, 0, level(), 1);
        return FunnelTally.of(form.rule.restore(), form.first == NONE ? 0 : 1, 0, reached, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunnelSummary that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    /** One line, for example {@code 2 of 3 steps, 2024-05-01T10:00:00Z … 2024-05-01T10:05:00Z}. */
    @Override
    public String toString() {
        String when =
                start().map(from -> ", " + from + " … " + end().orElseThrow()).orElse("");
        return level() + " of " + form.starts.size() + " steps" + when;
    }
}
