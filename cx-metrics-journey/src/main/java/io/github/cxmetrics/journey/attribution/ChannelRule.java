package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which property holds the channel of a contact, which channels are self-service, and which event says that the matter is resolved. A value; tallies of
 * unequal rules don't merge.
 *
 * @param property the property of texts that names the channel; rows without one are no contacts
 * @param selfService the channels where nobody helps, ascending; the others are assisted
 * @param resolution the event that resolves; empty where resolution is not asked for
 */
public record ChannelRule(String property, List<String> selfService, String resolution)
        implements TallyRule<Timeline, ChannelTally> {

    /**
     * Sorts the channels.
     *
     * @param property the property of texts that names the channel
     * @param selfService the channels where nobody helps
     * @param resolution the event that resolves
     */
    public ChannelRule {
        Objects.requireNonNull(resolution, "resolution");
        checkArgument(!property.isEmpty(), "a channel needs the name of its property");
        selfService = List.copyOf(new TreeSet<>(selfService));
    }

    /**
     * Contacts by channel, without self-service and resolution.
     *
     * @param property the property of texts that names the channel
     * @return the rule
     */
    public static ChannelRule of(String property) {
        return new ChannelRule(property, List.of(), "");
    }

    /**
     * The same rule with the channels where nobody helps.
     *
     * @param channels their names
     * @return the changed copy
     */
    public ChannelRule selfService(String... channels) {
        return new ChannelRule(property, List.of(channels), resolution);
    }

    /**
     * The same rule with the event that resolves.
     *
     * @param event its name
     * @return the changed copy
     */
    public ChannelRule resolvedBy(String event) {
        return new ChannelRule(property, selfService, event);
    }

    /** An accumulator of timelines, which refuses null. */
    @Override
    public Accumulator<Timeline, ChannelTally> accumulator() {
        return new Counting(this);
    }

    void checkSame(ChannelRule other) {
        checkArgument(equals(other), "channels by \"%s\" and by \"%s\" don't go together", this, other);
    }

    /** For example {@code channel, self-service app, web, resolved by solved}. */
    @Override
    public String toString() {
        return property
                + (selfService.isEmpty() ? "" : ", self-service " + String.join(", ", selfService))
                + (resolution.isEmpty() ? "" : ", resolved by " + resolution);
    }

    private static final class Counting implements Accumulator<Timeline, ChannelTally> {

        private final ChannelRule rule;
        private ChannelTally joined;
        private ChannelTally counted;

        private Counting(ChannelRule rule) {
            this.rule = rule;
            joined = new ChannelCount(rule).tally();
            counted = joined;
        }

        @Override
        public void add(Timeline timeline) {
            checkArgument(timeline != null, "a timeline must not be null");
            ChannelCount one = new ChannelCount(rule);
            one.bind(timeline.log());
            int[] rows = new int[timeline.size()];
            Arrays.setAll(rows, timeline::row);
            one.count(rows);
            counted = counted.plus(one.tally());
        }

        @Override
        public void addAll(ChannelTally tally) {
            joined = joined.plus(tally);
        }

        @Override
        public ChannelTally snapshot() {
            return joined.plus(counted);
        }
    }
}
