package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pattern of events, looked for in the timeline of a user. Events that fill none of its steps are invisible.
 *
 * <p>The pattern is written as peers write it: {@code (?2)} is an event of step 2, {@code .} any visible event, {@code .*} any number of them, and {@code (?t<=3600)}
 * says how many seconds may have passed since the event before ({@code < <= > >= == !=}), with any events between. Without {@code .*} or a time, events
 * follow each other directly. Matches begin as far left and end as soon as can be, and don't overlap.
 *
 * <p>The work and the memory grow with the events of a user times the length of the pattern, whatever the pattern; more than 50 000 000 of these are refused.
 *
 * @param pattern the pattern, for example {@code (?1).*(?2)(?t<60)(?3)}; empty matches each visible event
 * @param steps the steps that its numbers mean, from 1
 */
public record EventSequence(String pattern, List<Step> steps) implements Storable, Serializable {

    private static final String TYPE = "event-sequence";
    private static final int VERSION = 1;

    private static final int NO_END = Integer.MAX_VALUE;
    private static final long MAX_CELLS = 50_000_000;

    /**
     * Checks the pattern.
     *
     * @param pattern the pattern
     * @param steps the steps that its numbers mean, from 1
     * @throws IllegalArgumentException if the pattern can't be read, with the place, or names a step that there is not
     */
    public EventSequence {
        Stored.present(pattern, "a pattern");
        steps = Stored.list(steps, "a step");
        checkArgument(
                steps.size() >= 1 && steps.size() <= Step.MAX_STEPS,
                "a sequence has 1 to %s steps, not %s",
                Step.MAX_STEPS,
                steps.size());
        SequencePattern.parse(pattern, steps.size());
    }

    /**
     * A pattern.
     *
     * @param pattern the pattern, for example {@code (?1).*(?2)(?t<60)(?3)}; empty matches each visible event
     * @param steps the steps that its numbers mean, from 1
     * @return the sequence
     * @throws IllegalArgumentException if the pattern can't be read, with the place, or names a step that there is not
     */
    public static EventSequence of(String pattern, Step... steps) {
        requireNonNull(pattern, "pattern");
        requireNonNull(steps, "steps");
        return new EventSequence(pattern, Arrays.asList(steps));
    }

    /**
     * A pattern of events that follow each other with any others between.
     *
     * @param events the events, in order
     * @return the sequence {@code (?1).*(?2).*…}
     */
    public static EventSequence ofEvents(String... events) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 1; i <= events.length; i++) {
            pattern.append(i == 1 ? "" : ".*").append("(?").append(i).append(')');
        }
        return of(pattern.toString(), Arrays.stream(events).map(Step::of).toArray(Step[]::new));
    }

    /**
     * Whether a timeline holds the pattern. For one timeline; for many of a log ask a {@link #finder}.
     *
     * @param timeline what a user did
     * @return true if there is a match
     * @throws IllegalArgumentException if the timeline is too long for the pattern
     */
    public boolean matches(Timeline timeline) {
        return finder(timeline.log()).matches(timeline);
    }

    /**
     * How often a timeline holds the pattern. For one timeline; for many of a log ask a {@link #finder}.
     *
     * @param timeline what a user did
     * @return the number of matches, which don't overlap
     * @throws IllegalArgumentException if the timeline is too long for the pattern
     */
    public long occurrences(Timeline timeline) {
        return finder(timeline.log()).occurrences(timeline);
    }

    /**
     * When the steps of the first match happened. For one timeline; for many of a log ask a {@link #finder}.
     *
     * @param timeline what a user did
     * @return the times of the events of numbered steps; none if there is no match
     * @throws IllegalArgumentException if the timeline is too long for the pattern
     */
    public List<Instant> firstMatch(Timeline timeline) {
        return finder(timeline.log()).firstMatch(timeline);
    }

    /**
     * The sequence compiled against a log, once for all its timelines.
     *
     * @param log the log; events of a step that it doesn't know are in no timeline
     * @return what looks for the pattern in timelines of this log
     */
    public Finder finder(EventLog log) {
        return new Finder(this, log);
    }

    /** Looks for a sequence in the timelines of one log. Immutable and thread-safe. */
    public static final class Finder {

        private final EventSequence sequence;
        private final SequencePattern compiled;
        private final EventLog log;
        private final StepMatcher matcher;

        private Finder(EventSequence sequence, EventLog log) {
            this.sequence = sequence;
            this.log = log;
            compiled = SequencePattern.parse(sequence.pattern, sequence.steps.size());
            matcher = StepMatcher.of(sequence.steps, log, StepMatcher.Unknown.WITHOUT_ROWS);
        }

        private Search search(Timeline timeline) {
            requireNonNull(timeline, "timeline");
            checkArgument(timeline.log() == log, "a timeline of another log needs a finder of its own");
            return new Search(compiled, matcher, timeline);
        }

        /**
         * Whether a timeline holds the pattern.
         *
         * @param timeline what a user did
         * @return true if there is a match
         * @throws IllegalArgumentException if the timeline is of another log, or too long for the pattern
         */
        public boolean matches(Timeline timeline) {
            return search(timeline).firstStart(0) >= 0;
        }

        /**
         * How often a timeline holds the pattern.
         *
         * @param timeline what a user did
         * @return the number of matches, which don't overlap
         * @throws IllegalArgumentException if the timeline is of another log, or too long for the pattern
         */
        public long occurrences(Timeline timeline) {
            return search(timeline).count();
        }

        /**
         * When the steps of the first match happened.
         *
         * @param timeline what a user did
         * @return the times of the events of numbered steps; none if there is no match
         * @throws IllegalArgumentException if the timeline is of another log, or too long for the pattern
         */
        public List<Instant> firstMatch(Timeline timeline) {
            return search(timeline).firstMatch();
        }

        /** The pattern. */
        @Override
        public String toString() {
            return sequence.toString();
        }
    }

    /**
     * The share of users whose timeline holds the pattern.
     *
     * @param log the log
     * @return users with a match, of users with events
     * @throws IllegalArgumentException if a condition does not fit what a property holds, or a {@link EventLog#strict} log doesn't know an event
     */
    public Proportion count(EventLog log) {
        Finder finder = finder(log);
        return Proportion.Rule.of("users with " + inWords(), "users")
                .count(log.timelines().map(finder::matches)::iterator);
    }

    /**
     * Names that the steps ask for and a log does not know, so that no row has them.
     *
     * @param log the log
     * @return the names
     */
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, steps);
    }

    /** The pattern with the names of its steps in place of their numbers. */
    private String inWords() {
        String words = pattern;
        for (int i = 0; i < steps.size(); i++) {
            words = words.replace("(?" + (i + 1) + ")", steps.get(i).toString());
        }
        return words.isEmpty() ? "any of " + steps : words;
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, pattern, steps);
    }

    /**
     * The plain data of a sequence.
     *
     * @param type {@code event-sequence}
     * @param version 1
     * @param pattern the pattern
     * @param steps the steps that its numbers mean
     */
    public record Form(String type, int version, String pattern, List<Step> steps)
            implements StoredForm<EventSequence> {

        /**
         * Copies the lists.
         *
         * @param type {@code event-sequence}
         * @param version 1
         * @param pattern the pattern
         * @param steps the steps that its numbers mean
         */
        public Form {
            steps = Stored.list(steps, "a step");
        }

        @Override
        public EventSequence restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new EventSequence(pattern, steps);
        }
    }

    /** For example {@code (?1).*(?2)}. */
    @Override
    public String toString() {
        return pattern;
    }

    /** The visible rows of one timeline, and for each element and row the soonest end of a match that has the element there. */
    private static final class Search {

        private final SequencePattern compiled;
        private final ChronoUnit unit;
        private final int[] rows;
        private final long[] masks;
        private final long[] times;
        private final int[][] ends;

        Search(SequencePattern compiled, StepMatcher matcher, Timeline timeline) {
            this.compiled = compiled;
            unit = timeline.log().unit();
            rows = IntStream.range(0, timeline.size())
                    .map(timeline::row)
                    .filter(row -> matcher.mask(row) != 0)
                    .toArray();
            masks = Arrays.stream(rows).mapToLong(matcher::mask).toArray();
            long[] ticks = timeline.log().columns().times();
            times = Arrays.stream(rows).mapToLong(row -> ticks[row]).toArray();
            checkArgument(
                    (long) compiled.size() * rows.length <= MAX_CELLS,
                    "a pattern of %s elements can't be looked for in %s events of one user: at most %s pairs of both",
                    compiled.size(),
                    rows.length,
                    MAX_CELLS);
            ends = new int[compiled.size()][];
            for (int e = compiled.size() - 1; e >= 0; e--) {
                ends[e] = endsOf(e);
            }
        }

        private int[] endsOf(int element) {
            int[] soonest = new int[rows.length];
            boolean last = element == compiled.size() - 1;
            RangeMinimum after = last ? null : new RangeMinimum(ends[element + 1]);
            for (int i = 0; i < rows.length; i++) {
                if (!compiled.accepts(element, masks[i])) {
                    soonest[i] = NO_END;
                } else {
                    soonest[i] = after == null ? i : compiled.soonest(element + 1, i, times, after, unit);
                }
            }
            return soonest;
        }

        int firstStart(int from) {
            for (int i = from; i < rows.length; i++) {
                if (compiled.size() == 0 || ends[0][i] != NO_END) {
                    return i;
                }
            }
            return compiled.size() == 0 && from == 0 ? 0 : -1;
        }

        long count() {
            if (compiled.size() == 0) {
                return rows.length;
            }
            long count = 0;
            for (int start = firstStart(0); start >= 0; start = firstStart(ends[0][start] + 1)) {
                count++;
            }
            return count;
        }

        List<Instant> firstMatch() {
            int at = firstStart(0);
            Instant[] found = new Instant[compiled.size()];
            int n = 0;
            for (int e = 0; e < compiled.size() && at >= 0; e++) {
                if (e > 0) {
                    at = compiled.next(e, at, times, ends[e], ends[0][firstStart(0)], unit);
                }
                if (compiled.isNumbered(e)) {
                    found[n++] = Ticks.instant(times[at], unit);
                }
            }
            return Arrays.asList(found).subList(0, n);
        }
    }
}
