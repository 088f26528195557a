package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.List;

/**
 * The channels or touchpoints on the way to a conversion, and how often they led there.
 *
 * @param channels what was touched, in order
 * @param conversions how many such paths converted
 * @param nulls how many did not
 */
public record ChannelPath(List<String> channels, long conversions, long nulls) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param channels what was touched, in order
     * @param conversions how many such paths converted
     * @param nulls how many did not
     * @throws IllegalArgumentException if there are no channels or a count is negative
     */
    public ChannelPath {
        channels = Stored.list(channels, "a channel");
        checkArgument(!channels.isEmpty(), "a path needs a channel");
        CountMath.checkNotNegative(conversions, "conversions");
        CountMath.checkNotNegative(nulls, "paths that did not convert");
    }

    /**
     * A counted path.
     *
     * @param conversions how many such paths converted
     * @param nulls how many did not
     * @param channels what was touched, in order
     * @return the path
     */
    public static ChannelPath of(long conversions, long nulls, String... channels) {
        return new ChannelPath(List.of(channels), conversions, nulls);
    }

    ChannelPath plus(ChannelPath other) {
        return new ChannelPath(
                channels,
                CountMath.sum(conversions, other.conversions, "conversions"),
                CountMath.sum(nulls, other.nulls, "paths that did not convert"));
    }

    /** For example {@code ad > mail: 3 of 10}. */
    @Override
    public String toString() {
        return String.join(" > ", channels) + ": " + conversions + " of " + CountMath.sum(conversions, nulls, "paths");
    }
}
