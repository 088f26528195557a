package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.PathText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The channels or touchpoints on the way to a conversion, and how often they led there.
 *
 * @param channels what was touched, in order
 * @param conversions how many such paths converted
 * @param nulls how many did not, and no longer can
 * @param young of the conversions, those whose last touch's window is not over: conversions all the same, but in no rate, for others as young may yet convert;
 *     0 without an {@code asOf}
 */
public record ChannelPath(List<String> channels, long conversions, long nulls, long young) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param channels what was touched, in order
     * @param conversions how many such paths converted
     * @param nulls how many did not
     * @param young how many of the conversions are young
     * @throws IllegalArgumentException if there are no channels, one is null or empty (the message names its position), a count is negative, or more are young
     *     than converted
     */
    public ChannelPath {
        channels = Stored.list(channels, "a channel");
        checkArgument(!channels.isEmpty(), "a path needs a channel");
        for (int i = 0; i < channels.size(); i++) {
            checkArgument(!channels.get(i).isEmpty(), "a channel must not be empty (position %s)", i);
        }
        CountMath.checkNotNegative(conversions, "conversions");
        CountMath.checkNotNegative(nulls, "paths that did not convert");
        CountMath.checkNotNegative(young, "young conversions");
        CountMath.sum(conversions, nulls, "paths");
        checkArgument(young <= conversions, "young conversions must not exceed all: %s of %s", young, conversions);
    }

    /**
     * A counted path without young conversions.
     *
     * @param channels what was touched, in order
     * @param conversions how many such paths converted
     * @param nulls how many did not
     * @throws IllegalArgumentException as the other constructor
     */
    public ChannelPath(List<String> channels, long conversions, long nulls) {
        this(channels, conversions, nulls, 0);
    }

    /**
     * A counted path.
     *
     * @param conversions how many such paths converted
     * @param nulls how many did not
     * @param channels what was touched, in order
     * @return the path
     * @throws IllegalArgumentException if there are no channels, one is null or empty (the message names its position), or a count is negative
     */
    public static ChannelPath of(long conversions, long nulls, String... channels) {
        requireNonNull(channels, "channels");
        return new ChannelPath(Arrays.asList(channels), conversions, nulls);
    }

    /** Conversions whose last touch's window is over. */
    long matured() {
        return conversions - young;
    }

    ChannelPath plus(ChannelPath other) {
        return new ChannelPath(
                channels,
                CountMath.sum(conversions, other.conversions, "conversions"),
                CountMath.sum(nulls, other.nulls, "paths that did not convert"),
                CountMath.sum(young, other.young, "young conversions"));
    }

    /** For example {@code ad > mail: 3 of 10}; of a long path only its beginning and end. */
    @Override
    public String toString() {
        return PathText.of(channels) + ": " + conversions + " of " + CountMath.sum(conversions, nulls, "paths");
    }
}
