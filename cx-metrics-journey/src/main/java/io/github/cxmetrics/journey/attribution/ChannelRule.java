package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Which property holds the channel of a contact, which channels are self-service, and which event says that the matter is resolved. A value; tallies of
 * unequal rules don't merge.
 *
 * <p>Within one tick of the log contacts stand by channel, by code point, and what resolves stands after them, whatever the order of rows. A row whose
 * channel is an empty text is refused.
 *
 * @param property the property that names the channel, of texts or numbers; rows without one are no contacts
 * @param selfService the channels where nobody helps, ascending; the others are assisted
 * @param resolution the event that resolves; empty where resolution is not asked for
 */
public record ChannelRule(String property, List<String> selfService, String resolution)
        implements LogRule<ChannelTally>, Storable {

    private static final String TYPE = "channel-rule";
    private static final int VERSION = 1;

    /**
     * Sorts the channels.
     *
     * @param property the property that names the channel, of texts or numbers
     * @param selfService the channels where nobody helps
     * @param resolution the event that resolves
     */
    public ChannelRule {
        Stored.present(resolution, "the event that resolves");
        checkArgument(property != null && !property.isEmpty(), "a channel needs the name of its property");
        selfService = List.copyOf(new TreeSet<>(Stored.list(selfService, "a channel")));
    }

    /**
     * Contacts by channel, without self-service and resolution.
     *
     * @param property the property that names the channel, of texts or numbers
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
        requireNonNull(channels, "channels");
        return new ChannelRule(property, Arrays.asList(channels), resolution);
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

    /**
     * The channels of a log. Makes no object per row.
     *
     * @param log the log; its users are the units
     * @return the tally
     * @throws IllegalArgumentException if a {@link EventLog#strict} log has no such property, channel or event; the message names the nearest event
     */
    @Override
    public ChannelTally count(EventLog log) {
        LogColumns columns = log.columns();
        CodeColumn known = columns.names(property);
        for (String channel : selfService) {
            checkArgument(
                    !columns.isStrict() || known.codeOf(channel) >= 0,
                    "unknown channel %s; the log has %s channels",
                    channel,
                    known.names().size());
        }
        if (!resolution.isEmpty()) {
            columns.checkEvent(resolution);
        }
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, resolution.isEmpty() ? List.of() : List.of(Step.of(resolution)), property);
    }

    /** An accumulator of timelines, which refuses null. */
    @Override
    public Accumulator<Timeline, ChannelTally> accumulator() {
        return Accumulator.guarding(() -> new ChannelCount(this));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, property, selfService, resolution);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code channel-rule}
     * @param version 1
     * @param property the property that names the channel
     * @param selfService the channels where nobody helps
     * @param resolution the event that resolves; empty where resolution is not asked for
     */
    public record Form(String type, int version, String property, List<String> selfService, String resolution)
            implements StoredForm<ChannelRule> {

        /**
         * Copies the lists.
         *
         * @param type {@code channel-rule}
         * @param version 1
         * @param property the property that names the channel
         * @param selfService the channels where nobody helps
         * @param resolution the event that resolves; empty where resolution is not asked for
         */
        public Form {
            selfService = Stored.list(selfService, "a channel");
        }

        @Override
        public ChannelRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new ChannelRule(property, selfService, resolution);
        }
    }

    /** For example {@code channel, self-service app, web, resolved by solved}. */
    @Override
    public String toString() {
        return property
                + (selfService.isEmpty() ? "" : ", self-service " + String.join(", ", selfService))
                + (resolution.isEmpty() ? "" : ", resolved by " + resolution);
    }
}
