package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sessions are engaged, as Google Analytics 4 says: longer than a time, or with a key event, or with two views of pages. It counts the units of a log,
 * which should be sessions: {@code EngagementRule.pageViews("page_view").keyEvents("purchase").count(log.inSessions(…))}.
 *
 * @param pages what a view of a page is: any of these
 * @param keys what a key event is: any of these
 * @param longerThan the time that an engaged session exceeds, from its first event to its last, in ISO-8601; exactly as long is not engaged
 */
public record EngagementRule(List<Step> pages, List<Step> keys, String longerThan)
        implements LogRule<Engagement>, Storable {

    private static final String TYPE = "engagement-rule";
    private static final int VERSION = 1;
    private static final int ENGAGED_PAGES = 2;

    /**
     * Checks the parts.
     *
     * @param pages what a view of a page is
     * @param keys what a key event is
     * @param longerThan the time that an engaged session exceeds
     * @throws IllegalArgumentException if a time is negative, or there are more than {@link Step#MAX_STEPS} pages and key events
     */
    public EngagementRule {
        pages = Stored.list(pages, "a page");
        keys = Stored.list(keys, "a key event");
        longerThan = DurationText.parse(Stored.present(longerThan, "the time of an engaged session"))
                .toString();
        checkArgument(
                !Duration.parse(longerThan).isNegative(),
                "the time of an engaged session must not be negative: %s",
                DurationText.of(Duration.parse(longerThan)));
        checkArgument(
                pages.size() + keys.size() <= Step.MAX_STEPS,
                "engagement takes at most %s pages and key events, not %s",
                Step.MAX_STEPS,
                pages.size() + keys.size());
    }

    /**
     * Sessions longer than ten seconds, or with two views of pages.
     *
     * @param events the events that are views of pages or screens; none if they don't matter
     * @return the rule
     */
    public static EngagementRule pageViews(String... events) {
        return new EngagementRule(steps(events), List.of(), "PT10S");
    }

    private static List<Step> steps(String... events) {
        requireNonNull(events, "events");
        return Arrays.stream(events).map(Step::of).toList();
    }

    /**
     * The same rule with further key events, one of which makes a session engaged.
     *
     * @param events the names of the events
     * @return the changed copy
     */
    public EngagementRule keyEvents(String... events) {
        List<Step> all = new ArrayList<>(keys);
        all.addAll(steps(events));
        return new EngagementRule(pages, all, longerThan);
    }

    /**
     * The same rule with another time.
     *
     * @param time what an engaged session exceeds
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public EngagementRule longerThan(Duration time) {
        return new EngagementRule(pages, keys, time.toString());
    }

    @Override
    public Accumulator<Timeline, Engagement> accumulator() {
        return Accumulator.guarding(() -> new Counter(this));
    }

    /**
     * The plain data of the rule.
     *
     * @param type {@code engagement-rule}
     * @param version 1
     * @param pages what a view of a page is
     * @param keys what a key event is
     * @param longerThan the time that an engaged session exceeds, in ISO-8601
     */
    public record Form(String type, int version, List<Step> pages, List<Step> keys, String longerThan)
            implements StoredForm<EngagementRule> {

        /**
         * Copies the lists.
         *
         * @param type {@code engagement-rule}
         * @param version 1
         * @param pages what a view of a page is
         * @param keys what a key event is
         * @param longerThan the time that an engaged session exceeds
         */
        public Form {
            pages = Stored.list(pages, "a page");
            keys = Stored.list(keys, "a key event");
        }

        @Override
        public EngagementRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new EngagementRule(pages, keys, longerThan);
        }
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, pages, keys, longerThan);
    }

    /** For example {@code engaged: longer than 10s, 2 of page_view, or purchase}. */
    @Override
    public String toString() {
        return "engaged: longer than " + DurationText.of(Duration.parse(longerThan))
                + (pages.isEmpty() ? "" : ", " + ENGAGED_PAGES + " of " + names(pages))
                + (keys.isEmpty() ? "" : ", or " + names(keys));
    }

    /**
     * The engagement of a log.
     *
     * @param log the log, in sessions
     * @return the tally
     * @throws IllegalArgumentException if a condition does not fit what a property holds, or a {@link EventLog#strict} log doesn't know an event; the message
     *     names the nearest
     */
    @Override
    public Engagement count(EventLog log) {
        StepMatcher.of(steps(), log, StepMatcher.Unknown.WITHOUT_ROWS);
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, steps());
    }

    /** The pages, then the key events. */
    private List<Step> steps() {
        return Stream.concat(pages.stream(), keys.stream()).toList();
    }

    private static String names(List<Step> steps) {
        return steps.stream().map(Step::toString).collect(Collectors.joining(" or "));
    }

    private static final class Counter implements Accumulator<Timeline, Engagement> {

        private final EngagementRule rule;
        private final Duration longerThan;
        private final long pageBits;
        private final StepMatcher.PerLog matchers;
        private Engagement joined;
        private long sessions;
        private long engaged;
        private long single;

        Counter(EngagementRule rule) {
            this.rule = rule;
            longerThan = Duration.parse(rule.longerThan);
            pageBits = rule.pages.size() == Long.SIZE ? -1L : (1L << rule.pages.size()) - 1;
            matchers = new StepMatcher.PerLog(rule.steps(), StepMatcher.Unknown.WITHOUT_ROWS);
            joined = new Engagement(rule, 0, 0, 0);
        }

        @Override
        public void add(Timeline session) {
            checkArgument(session != null, "a timeline must not be null");
            StepMatcher matcher = matchers.of(session.log());
            int size = session.size();
            if (size == 0) {
                return;
            }
            boolean isEngaged =
                    Duration.between(session.time(0), session.time(size - 1)).compareTo(longerThan) > 0;
            int viewed = 0;
            for (int i = 0; i < size && !isEngaged; i++) {
                long mask = matcher.mask(session.row(i));
                viewed += (mask & pageBits) != 0 ? 1 : 0;
                isEngaged = (mask & ~pageBits) != 0 || viewed == ENGAGED_PAGES;
            }
            sessions = CountMath.sum(sessions, 1, "sessions");
            engaged += isEngaged ? 1 : 0;
            single += size == 1 ? 1 : 0;
        }

        @Override
        public void addAll(Engagement tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        @Override
        public Engagement snapshot() {
            return joined.plus(new Engagement(rule, sessions, engaged, single));
        }
    }
}
