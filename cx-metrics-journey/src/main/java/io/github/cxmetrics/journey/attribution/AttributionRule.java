package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.journey.path.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a conversion is, what touches come before it, and for how long they count. A value; tallies of unequal rules don't merge.
 *
 * <p>A unit's touches since its last conversion that are not older than the lookback are the path of the next one. A conversion is no touch itself.
 *
 * @param conversion the event that converts; empty for paths that were counted elsewhere
 * @param channel the property of texts that names the channel; empty for touchpoints, which go by the names of events
 * @param touches the events that are touches; none for all but the conversion
 * @param lookback how old a touch may be at the conversion, in ISO-8601; empty for any age
 * @param counted which conversions have a path
 * @param repeats what becomes of repeated touches
 */
public record AttributionRule(
        String conversion,
        String channel,
        List<String> touches,
        String lookback,
        ConversionsCounted counted,
        Repeats repeats)
        implements TallyRule<Timeline, AttributionTally> {

    static final AttributionRule ELSEWHERE =
            new AttributionRule("", "", List.of(), "", ConversionsCounted.EVERY, Repeats.KEPT);

    /**
     * Checks the parts.
     *
     * @param conversion the event that converts
     * @param channel the property that names the channel
     * @param touches the events that are touches
     * @param lookback how old a touch may be at the conversion
     * @param counted which conversions have a path
     * @param repeats what becomes of repeated touches
     * @throws IllegalArgumentException if the conversion is a touch, or the lookback is not positive
     */
    public AttributionRule {
        Objects.requireNonNull(conversion, "conversion");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(repeats, "repeats");
        touches = List.copyOf(touches);
        checkArgument(!touches.contains(conversion), "%s can't be the conversion and a touch", conversion);
        if (!lookback.isEmpty()) {
            Duration age = Duration.parse(lookback);
            checkArgument(age.compareTo(Duration.ZERO) > 0, "the lookback must be positive, not %s", age);
        }
    }

    /**
     * Every event of another name is a touch, by its name.
     *
     * @param event the event that converts
     * @return the rule
     */
    public static AttributionRule conversion(String event) {
        checkArgument(!event.isEmpty(), "a conversion needs the name of its event");
        return new AttributionRule(event, "", List.of(), "", ConversionsCounted.EVERY, Repeats.KEPT);
    }

    /**
     * The same rule where touches go by a channel; rows without one are no touches.
     *
     * @param property the property of texts that names the channel
     * @return the changed copy
     */
    public AttributionRule by(String property) {
        return new AttributionRule(conversion, property, touches, lookback, counted, repeats);
    }

    /**
     * The same rule where only some events are touches.
     *
     * @param events their names
     * @return the changed copy
     */
    public AttributionRule touchedBy(String... events) {
        return new AttributionRule(conversion, channel, List.of(events), lookback, counted, repeats);
    }

    /**
     * The same rule where older touches don't count.
     *
     * @param age how old a touch may be at the conversion, inclusive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public AttributionRule within(Duration age) {
        return new AttributionRule(conversion, channel, touches, age.toString(), counted, repeats);
    }

    /**
     * The same rule for the first or for every conversion.
     *
     * @param which which conversions have a path
     * @return the changed copy
     */
    public AttributionRule counting(ConversionsCounted which) {
        return new AttributionRule(conversion, channel, touches, lookback, which, repeats);
    }

    /**
     * The same rule with another treatment of repeated touches.
     *
     * @param treatment what becomes of them
     * @return the changed copy
     */
    public AttributionRule repeats(Repeats treatment) {
        return new AttributionRule(conversion, channel, touches, lookback, counted, treatment);
    }

    /**
     * Attribution by the age of touches: a touch one half-life older than another gets half its credit. Not a merged count, for sums of fractions depend on
     * their order: a function of the log, whose users are taken in order. Every touch counts, whatever the rule makes of repeats.
     *
     * @param log the log
     * @param halfLife the half-life
     * @return the credits, which sum to the conversions that had a touch
     * @throws IllegalArgumentException if the half-life is not positive, or the log does not know an event
     */
    public Credits timeDecay(EventLog log, Duration halfLife) {
        checkArgument(halfLife.compareTo(Duration.ZERO) > 0, "the half-life must be positive, not %s", halfLife);
        double ticks = halfLife.toNanos() / (double) log.unit().getDuration().toNanos();
        DecayedTouches sum = new DecayedTouches(ticks);
        TouchReader reader = new TouchReader(this, log, sum);
        reader.checkKnown();
        reader.readAll();
        return sum.credits(reader.channels(), "time decay, half-life " + DurationText.of(halfLife));
    }

    /** An accumulator of timelines; it refuses null, and everything where paths were counted elsewhere. */
    @Override
    public Accumulator<Timeline, AttributionTally> accumulator() {
        return new Counting(this);
    }

    long lookbackTicks(EventLog log) {
        return lookback.isEmpty() ? Ticks.UNLIMITED : Ticks.floor(Duration.parse(lookback), log.unit());
    }

    void checkSame(AttributionRule other) {
        checkArgument(equals(other), "paths by \"%s\" and by \"%s\" don't go together", this, other);
    }

    /** For example {@code purchase by channel within 30 days}. */
    @Override
    public String toString() {
        if (conversion.isEmpty()) {
            return "counted elsewhere";
        }
        return (counted == ConversionsCounted.FIRST ? "first " : "")
                + conversion
                + (channel.isEmpty() ? "" : " by " + channel)
                + (touches.isEmpty() ? "" : " after " + String.join(", ", touches))
                + (lookback.isEmpty() ? "" : " within " + DurationText.of(Duration.parse(lookback)))
                + (repeats == Repeats.KEPT ? "" : ", " + repeats);
    }

    private static final class Counting implements Accumulator<Timeline, AttributionTally> {

        private final AttributionRule rule;
        private AttributionTally joined;
        private final TreeMap<List<String>, ChannelPath> paths = new TreeMap<>(TouchPaths.BY_CHANNELS);
        private long untouched;
        private long expired;
        private long excluded;

        private Counting(AttributionRule rule) {
            this.rule = rule;
            joined = new AttributionTally(rule, List.of(), 0, 0, 0);
        }

        @Override
        public void add(Timeline timeline) {
            checkArgument(timeline != null, "a timeline must not be null");
            checkArgument(
                    !rule.conversion.isEmpty(), "paths that were counted elsewhere can't go on with %s", timeline);
            TouchPaths found = new TouchPaths(rule.repeats);
            TouchReader reader = new TouchReader(rule, timeline.log(), found);
            reader.read(timeline);
            found.addTo(paths, reader.channels());
            untouched += found.untouched;
            expired += found.expired;
            excluded += found.excluded;
        }

        @Override
        public void addAll(AttributionTally tally) {
            joined = joined.plus(tally);
        }

        @Override
        public AttributionTally snapshot() {
            return joined.plus(new AttributionTally(rule, List.copyOf(paths.values()), untouched, expired, excluded));
        }
    }
}
