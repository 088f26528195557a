package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The switches of a funnel in one bundle: how its steps are matched, whatever the steps are. The constants reproduce peers; where a peer has modes, they are
 * one switch away, for example ClickHouse's {@code strict_once} is {@code CLICKHOUSE.use(EventUse.ONE_STEP)}.
 *
 * @param order in which order the steps must come
 * @param entry which first steps may begin a journey
 * @param ties what becomes of events at the same time
 * @param use how many steps one event may fill
 * @param bound whether the end of the window is in time
 * @param exclusions what an excluded event does
 * @param stops what ends the search early
 */
public record Dialect(
        StepOrder order,
        Entry entry,
        Ties ties,
        EventUse use,
        WindowBound bound,
        ExclusionPolicy exclusions,
        List<Stop> stops)
        implements Serializable {

    /** Ours: in order, any start, ties in step order, one event one step, closed window; exclusions clear the progress. */
    public static final Dialect STANDARD = new Dialect(
            StepOrder.ORDERED,
            Entry.ANY_START,
            Ties.STEP_ORDER,
            EventUse.ONE_STEP,
            WindowBound.CLOSED,
            ExclusionPolicy.CLEARS_PROGRESS,
            List.of());

    /**
     * ClickHouse windowFunnel: one event may fill several steps. Modes: {@code strict_increase} is {@code ties(STRICTLY_LATER)}, {@code strict_once} is
     * {@code use(ONE_STEP)}, {@code strict_deduplication} is {@code stopping(SCAN_AT_REPEAT)}, {@code strict_order} is {@code stopping(SCAN_AT_OTHER)}.
     */
    public static final Dialect CLICKHOUSE = STANDARD.use(EventUse.SEVERAL_STEPS);

    /** PostHog, ordered: a user whose deepest journeys are all tainted by an exclusion leaves the funnel. */
    public static final Dialect POSTHOG = STANDARD.exclusions(ExclusionPolicy.LEAVES_FUNNEL);

    /** PostHog, strict: directly consecutive events, which may repeat the step just taken; those of one second in step order. */
    public static final Dialect POSTHOG_STRICT = STANDARD.order(StepOrder.CONTIGUOUS_BUT_REPEATS);

    /** PostHog, unordered: an excluded event voids what is open before it, but not what left its window earlier. */
    public static final Dialect POSTHOG_UNORDERED =
            STANDARD.order(StepOrder.UNORDERED).exclusions(ExclusionPolicy.VOIDS_ALL_BEFORE);

    /** Mixpanel, classic: the first step 1 of the user is never reset; events in the order of the rows. */
    public static final Dialect MIXPANEL_CLASSIC =
            STANDARD.entry(Entry.FIRST_START).ties(Ties.INPUT_ORDER);

    /**
     * Pinot funnelMaxStep: half-open window, an event counts for the first step that it matches. Modes: {@code strict_increase} is {@code
     * ties(STRICTLY_LATER)}, {@code strict_order} is {@code stopping(ATTEMPT_AT_OTHER)}, {@code strict_deduplication} is {@code
     * stopping(ATTEMPT_AT_REPEAT)}, {@code keep_all} adds {@code ATTEMPT_SEES_ALL}; {@code maxStepDuration} is {@link Funnel#idleAtMost}.
     */
    public static final Dialect PINOT =
            STANDARD.use(EventUse.FIRST_MATCHING_STEP).bound(WindowBound.HALF_OPEN);

    /**
     * Brings the stops into one order.
     *
     * @param order in which order the steps must come
     * @param entry which first steps may begin a journey
     * @param ties what becomes of events at the same time
     * @param use how many steps one event may fill
     * @param bound whether the end of the window is in time
     * @param exclusions what an excluded event does
     * @param stops what ends the search early
     */
    public Dialect {
        Stored.present(order, "the order of the steps");
        Stored.present(entry, "the entry");
        Stored.present(ties, "the rule for ties");
        Stored.present(use, "the use of events");
        Stored.present(bound, "the bound of the window");
        Stored.present(exclusions, "the policy of exclusions");
        stops = Stored.list(stops, "a stop").stream().distinct().sorted().toList();
    }

    /**
     * The same switches, but for the order of the steps. Contiguous steps stand as the rows came, so that ties are taken in input order then.
     *
     * @param order the order
     * @return the changed copy
     */
    public Dialect order(StepOrder order) {
        Ties tied = order == StepOrder.CONTIGUOUS ? Ties.INPUT_ORDER : ties;
        return new Dialect(order, entry, tied, use, bound, exclusions, stops);
    }

    /**
     * The same switches, but for the entry.
     *
     * @param entry which first steps may begin a journey
     * @return the changed copy
     */
    public Dialect entry(Entry entry) {
        return new Dialect(order, entry, ties, use, bound, exclusions, stops);
    }

    /**
     * The same switches, but for ties.
     *
     * @param ties what becomes of events at the same time
     * @return the changed copy
     */
    public Dialect ties(Ties ties) {
        return new Dialect(order, entry, ties, use, bound, exclusions, stops);
    }

    /**
     * The same switches, but for the use of events.
     *
     * @param use how many steps one event may fill
     * @return the changed copy
     */
    public Dialect use(EventUse use) {
        return new Dialect(order, entry, ties, use, bound, exclusions, stops);
    }

    /**
     * The same switches, but for the window's bound.
     *
     * @param bound whether the end of the window is in time
     * @return the changed copy
     */
    public Dialect bound(WindowBound bound) {
        return new Dialect(order, entry, ties, use, bound, exclusions, stops);
    }

    /**
     * The same switches, but for the policy of exclusions.
     *
     * @param policy what an excluded event does
     * @return the changed copy
     */
    public Dialect exclusions(ExclusionPolicy policy) {
        return new Dialect(order, entry, ties, use, bound, policy, stops);
    }

    /**
     * The same switches, but for what ends the search.
     *
     * @param stops all that does; none for nothing
     * @return the changed copy
     */
    public Dialect stopping(Stop... stops) {
        requireNonNull(stops, "stops");
        return new Dialect(order, entry, ties, use, bound, exclusions, Checks.list(Arrays.asList(stops), "stops"));
    }

    boolean stopsScan() {
        return stops.stream().anyMatch(Stop::isOfScan);
    }

    boolean stopsAttempt() {
        return stops.stream().anyMatch(stop -> !stop.isOfScan());
    }

    /** For example {@code in order, any start, ties in step order, one event one step}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(order + ", " + entry + ", " + ties + ", " + use);
        stops.forEach(stop -> text.append(", ").append(stop));
        return text.toString();
    }
}
