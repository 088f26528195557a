package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.journey.path.Repeats;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion is, what touches come before it, and for how long they count. A value; tallies of unequal rules don't merge.
 *
 * <p>A unit's touches since its last conversion that are not older than the lookback are the path of the next one. A conversion is no touch itself. Within one
 * tick of the log touches stand by channel, by code point, and conversions after them, whatever the order of rows. A touch whose channel is an empty text is
 * refused.
 *
 * <p>Touches after the last conversion are a path that has not converted; the lookback cuts it as well, at its last touch. With an {@code asOf} it is
 * pending while its last touch could still convert.
 *
 * @param conversion the event that converts; empty for paths that were counted elsewhere
 * @param channel the property that names the channel, of texts or numbers; empty for touchpoints, which go by the names of events
 * @param touches the events that are touches; none for all but the conversion
 * @param lookback how old a touch may be at the conversion, inclusive; null for any age
 * @param counted which conversions have a path
 * @param repeats what becomes of repeated touches
 * @param serving whether touches serve again for the next conversion
 * @param asOf the last instant observed: later rows are set aside and counted, and paths that can still convert are pending; null where all rows count
 */
public record AttributionRule(
        String conversion,
        String channel,
        List<String> touches,
        @Nullable Duration lookback,
        Conversions counted,
        Repeats repeats,
        Serving serving,
        @Nullable Instant asOf)
        implements LogRule<AttributionTally>, Storable {

    private static final String TYPE = "attribution-rule";
    private static final int VERSION = 1;

    static final AttributionRule ELSEWHERE =
            new AttributionRule("", "", List.of(), null, Conversions.EVERY, Repeats.KEPT, Serving.ONCE, null);

    /** Which conversions of a unit have a path of their own. */
    public enum Conversions {
        /** All: each one's path begins after the one before. Touches after the last are a path that has not converted. */
        EVERY,
        /** The first alone. What comes after it is left out. */
        FIRST
    }

    /** Whether a touch serves for one conversion or for several. */
    public enum Serving {
        /** For the next conversion alone: its path begins after the one before. */
        ONCE,
        /** For every later conversion within the lookback. A path that does not convert holds the touches since the last conversion all the same. */
        AGAIN
    }

    /**
     * Checks the parts.
     *
     * @param conversion the event that converts
     * @param channel the property that names the channel
     * @param touches the events that are touches
     * @param lookback how old a touch may be at the conversion
     * @param counted which conversions have a path
     * @param repeats what becomes of repeated touches
     * @param serving whether touches serve again
     * @param asOf the last instant observed
     * @throws IllegalArgumentException if the conversion is a touch, the lookback is not positive, or there is an {@code asOf} without a lookback
     */
    public AttributionRule {
        Stored.present(conversion, "the event that converts");
        Stored.present(channel, "the property that names the channel");
        Stored.present(counted, "which conversions count");
        Stored.present(repeats, "what becomes of repeats");
        Stored.present(serving, "whether touches serve again");
        touches = Stored.list(touches, "a touch");
        checkArgument(
                !conversion.isEmpty() || channel.isEmpty() && touches.isEmpty() && lookback == null && asOf == null,
                "a conversion needs the name of its event");
        checkArgument(!touches.contains(conversion), "%s can't be the conversion and a touch", conversion);
        checkArgument(
                lookback == null || lookback.compareTo(Duration.ZERO) > 0,
                "the lookback must be positive, not %s",
                TimeText.exact(lookback));
        checkArgument(
                asOf == null || lookback != null, "asOf needs a lookback: without one every path can still convert");
    }

    /**
     * Every event of another name is a touch, by its name.
     *
     * @param event the event that converts
     * @return the rule
     */
    public static AttributionRule conversion(String event) {
        checkArgument(!event.isEmpty(), "a conversion needs the name of its event");
        return new AttributionRule(event, "", List.of(), null, Conversions.EVERY, Repeats.KEPT, Serving.ONCE, null);
    }

    /**
     * The same rule where touches go by a channel; rows without one are no touches.
     *
     * @param property the property that names the channel, of texts or numbers
     * @return the changed copy
     */
    public AttributionRule by(String property) {
        return new AttributionRule(conversion, property, touches, lookback, counted, repeats, serving, asOf);
    }

    /**
     * The same rule where only some events are touches.
     *
     * @param events their names
     * @return the changed copy
     */
    public AttributionRule touchedBy(String... events) {
        requireNonNull(events, "events");
        return new AttributionRule(
                conversion, channel, Arrays.asList(events), lookback, counted, repeats, serving, asOf);
    }

    /**
     * The same rule where older touches don't count.
     *
     * @param age how old a touch may be at the conversion, inclusive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public AttributionRule within(Duration age) {
        return new AttributionRule(conversion, channel, touches, age, counted, repeats, serving, asOf);
    }

    /**
     * The same rule for the first or for every conversion.
     *
     * @param which which conversions have a path
     * @return the changed copy
     */
    public AttributionRule counting(Conversions which) {
        return new AttributionRule(conversion, channel, touches, lookback, which, repeats, serving, asOf);
    }

    /**
     * The same rule with another treatment of repeated touches.
     *
     * @param treatment what becomes of them
     * @return the changed copy
     */
    public AttributionRule repeats(Repeats treatment) {
        return new AttributionRule(conversion, channel, touches, lookback, counted, treatment, serving, asOf);
    }

    /**
     * The same rule where touches serve once or again.
     *
     * @param which whether touches serve again for the next conversion
     * @return the changed copy
     */
    public AttributionRule serving(Serving which) {
        return new AttributionRule(conversion, channel, touches, lookback, counted, repeats, which, asOf);
    }

    /**
     * The same rule for data that end at an instant. It needs a lookback, so {@link #within} comes first.
     *
     * @param end the last instant observed: a row at it counts, later ones are set aside and counted
     * @return the changed copy
     * @throws IllegalArgumentException if the rule has no lookback
     */
    public AttributionRule asOf(Instant end) {
        Objects.requireNonNull(end, "asOf");
        return new AttributionRule(conversion, channel, touches, lookback, counted, repeats, serving, end);
    }

    /** The rule without the end of the data. */
    @Override
    public AttributionRule definition() {
        return new AttributionRule(conversion, channel, touches, lookback, counted, repeats, serving, null);
    }

    @Override
    public Optional<Instant> readAsOf() {
        return Optional.ofNullable(asOf);
    }

    /**
     * The paths of a log. Makes no object per row.
     *
     * @param log the log; its users are the units
     * @return the tally
     * @throws IllegalArgumentException if a {@link EventLog#strict} log does not know an event (the message names the nearest) or has no such property
     */
    @Override
    public AttributionTally count(EventLog log) {
        requireNonNull(log, "log");
        TouchReader.checkKnown(this, log);
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        List<Step> events = Stream.concat(Stream.of(conversion), touches.stream())
                .filter(event -> !event.isEmpty())
                .map(Step::of)
                .toList();
        return UnknownNames.of(log, events, channel);
    }

    /**
     * Attribution by the age of touches: a touch one half-life older than another gets half its credit. Not a merged count, for sums of fractions depend on
     * their order: a function of the log, whose users are taken in order. Every touch counts, whatever the rule makes of repeats.
     *
     * @param log the log
     * @param halfLife the half-life
     * @return the credits, which sum to the conversions that had a touch
     * @throws IllegalArgumentException if the half-life is not positive, or a strict log does not know an event
     */
    public Credits timeDecay(EventLog log, Duration halfLife) {
        DecayedTouches sum = new DecayedTouches(ticks(log, halfLife), null);
        return sum.credits(read(log, sum), decay(halfLife));
    }

    /**
     * Revenue by the age of touches: {@link #timeDecay} of what the conversions are worth.
     *
     * @param log the log
     * @param value the property of numbers that the rows of conversions hold; those without one are worth nothing
     * @param halfLife the half-life
     * @return the revenue of each channel
     * @throws IllegalArgumentException if the half-life is not positive, a strict log does not know an event, or the property holds text
     */
    public RevenueCredits timeDecayedRevenue(EventLog log, String value, Duration halfLife) {
        requireNonNull(value, "value");
        ConversionWorth worth = new ConversionWorth(value, log);
        DecayedTouches sum = new DecayedTouches(ticks(log, halfLife), worth);
        Map<String, Double> byChannel = sum.byChannel(read(log, sum));
        return new RevenueCredits(
                decay(halfLife), value, byChannel, sum.untouchedWorth(), sum.conversions(), worth.missing);
    }

    /**
     * Revenue by a model: what the conversions of a log are worth, shared as their paths share conversions. Models of rates (Markov, Shapley by rates) share
     * the whole in proportion to their credits. A function of the log and no merged count; values are summed exactly, as decimals.
     *
     * @param log the log; its users are the units
     * @param value the property of numbers that the rows of conversions hold; those without one are worth nothing
     * @param model who gets how much
     * @return the revenue of each channel
     * @throws IllegalArgumentException if a strict log does not know an event, the property holds text, or a value is not finite
     * @throws IllegalStateException if the model needs a conversion and there is none
     */
    public RevenueCredits revenue(EventLog log, String value, AttributionModel model) {
        requireNonNull(log, "log");
        requireNonNull(value, "value");
        requireNonNull(model, "model");
        TouchPaths paths = new TouchPaths(repeats);
        ConversionWorth worth = new ConversionWorth(value, log);
        ValuedTouches sums = new ValuedTouches(paths, worth);
        List<String> names = read(log, sums);
        TreeMap<List<String>, ChannelPath> counted = new TreeMap<>(TouchPaths.BY_CHANNELS);
        paths.addTo(counted, names);
        AttributionTally tally =
                new AttributionTally(this, List.copyOf(counted.values()), AttributionTally.Aside.of(sums));
        Map<String, Double> byChannel = new TreeMap<>();
        if (model instanceof AttributionModel.ByPath || model == AttributionModel.SHAPLEY) {
            tally.channels().forEach(channel -> byChannel.put(channel, 0.0));
            sums.byPath(names)
                    .forEach((path, revenue) -> parts(model, path)
                            .forEach((channel, part) ->
                                    byChannel.merge(channel, revenue.doubleValue() * part, Double::sum)));
        } else {
            Credits credits = tally.credits(model);
            double all = credits.byChannel().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            double total = sums.total().doubleValue();
            credits.byChannel()
                    .forEach((channel, credit) -> byChannel.put(channel, all == 0 ? 0 : total * (credit / all)));
        }
        return new RevenueCredits(
                model.toString(),
                value,
                byChannel,
                sums.untouchedWorth().doubleValue(),
                tally.conversions(),
                worth.missing);
    }

    private static Map<String, Double> parts(AttributionModel model, List<String> path) {
        return model instanceof AttributionModel.ByPath byPath ? byPath.parts(path) : ShapleyValues.parts(path);
    }

    private static String decay(Duration halfLife) {
        return "time decay, half-life " + DurationText.of(halfLife);
    }

    private double ticks(EventLog log, Duration halfLife) {
        requireNonNull(log, "log");
        requireNonNull(halfLife, "halfLife");
        checkArgument(
                halfLife.compareTo(Duration.ZERO) > 0,
                "the half-life must be positive, not %s",
                TimeText.exact(halfLife));
        return (halfLife.getSeconds() * 1e9 + halfLife.getNano())
                / (double) log.unit().getDuration().toNanos();
    }

    private List<String> read(EventLog log, TouchSink sink) {
        TouchReader.checkKnown(this, log);
        TouchReader reader = new TouchReader(this, log, sink);
        log.timelines().forEach(reader::read);
        return reader.channels();
    }

    /** An accumulator of timelines; it refuses null, and everything where paths were counted elsewhere. */
    @Override
    public Accumulator<Timeline, AttributionTally> accumulator() {
        return Accumulator.guarding(() -> new TouchAccumulator(this));
    }

    /** For example {@code purchase by channel within 30 days}. */
    @Override
    public String toString() {
        if (conversion.isEmpty()) {
            return "counted elsewhere";
        }
        return (counted == Conversions.FIRST ? "first " : "")
                + conversion
                + (channel.isEmpty() ? "" : " by " + channel)
                + (touches.isEmpty() ? "" : " after " + String.join(", ", touches))
                + (lookback == null ? "" : " within " + DurationText.of(lookback))
                + (repeats == Repeats.KEPT ? "" : ", " + repeats)
                + (serving == Serving.ONCE ? "" : ", touches serve again")
                + (asOf == null ? "" : ", as of " + asOf);
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                conversion,
                channel,
                touches,
                lookback == null ? "" : lookback.toString(),
                counted,
                repeats,
                serving,
                asOf == null ? "" : asOf.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code attribution-rule}
     * @param version 1
     * @param conversion the event that converts
     * @param channel the property that names the channel; empty for none
     * @param touches the events that are touches
     * @param lookback how old a touch may be, in ISO-8601; empty for any age
     * @param counted which conversions have a path
     * @param repeats what becomes of repeated touches
     * @param serving whether touches serve again
     * @param asOf the last instant observed, in ISO-8601; empty for none
     */
    public record Form(
            String type,
            int version,
            String conversion,
            String channel,
            List<String> touches,
            String lookback,
            Conversions counted,
            Repeats repeats,
            Serving serving,
            String asOf)
            implements StoredForm<AttributionRule> {

        /**
         * Copies the list.
         *
         * @param type {@code attribution-rule}
         * @param version 1
         * @param conversion the event that converts
         * @param channel the property that names the channel
         * @param touches the events that are touches
         * @param lookback how old a touch may be
         * @param counted which conversions have a path
         * @param repeats what becomes of repeated touches
         * @param serving whether touches serve again
         * @param asOf the last instant observed
         */
        public Form {
            touches = Stored.list(touches, "a touch");
        }

        @Override
        public AttributionRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new AttributionRule(
                    conversion,
                    channel,
                    touches,
                    Stored.present(lookback, "the lookback").isEmpty() ? null : StoredText.duration(lookback),
                    counted,
                    repeats,
                    serving,
                    Stored.present(asOf, "asOf").isEmpty() ? null : StoredText.instant(asOf));
        }
    }
}
