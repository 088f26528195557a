package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Conversions attributed to channels: each channel's part, in conversions. The parts sum to the conversions that had a touch, up to rounding. Who gets how
 * much is the model's convention; only an experiment tells what a channel causes.
 *
 * @param model the name of the model
 * @param byChannel the credit of each channel in conversions, from the largest to the smallest, then by name
 * @param conversions how many conversions had a touch; in models of rates those whose last touch's window is over
 * @param untouched how many conversions had none, and are nobody's
 */
public record Credits(String model, Map<String, Double> byChannel, long conversions, long untouched)
        implements Serializable {

    /**
     * Sorts the channels.
     *
     * @param model the name of the model
     * @param byChannel the credit of each channel in conversions
     * @param conversions how many conversions had a touch
     * @param untouched how many conversions had none
     */
    public Credits {
        requireNonNull(model, "model");
        byChannel = sorted(byChannel);
    }

    /** From the largest to the smallest, then by name. */
    static Map<String, Double> sorted(Map<String, Double> byChannel) {
        requireNonNull(byChannel, "byChannel");
        byChannel.forEach((channel, credit) -> checkArgument(
                channel != null && credit != null, "a channel and its credit must not be null, not %s", credit));
        Map<String, Double> sorted = new LinkedHashMap<>();
        byChannel.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * The credit of a channel.
     *
     * @param channel its name
     * @return its part of the conversions, in conversions
     * @throws IllegalArgumentException if no path touches it
     */
    public double of(String channel) {
        Double credit = byChannel.get(channel);
        checkArgument(credit != null, "no path touches %s; there are %s channels", channel, byChannel.size());
        return credit;
    }

    /**
     * The share of a channel.
     *
     * @param channel its name
     * @return its part of the conversions that had a touch, 0..1 (in a model that knows harm, below 0 too)
     * @throws IllegalStateException if there are no conversions
     */
    public double share(String channel) {
        if (conversions == 0) {
            throw new IllegalStateException("the share of " + channel + " is undefined: no conversions");
        }
        return of(channel) / conversions;
    }

    /** A table: channel, conversions, share. */
    @Override
    public String toString() {
        if (conversions == 0) {
            return model + ": no conversions";
        }
        TextTable table = TextTable.of(model, "conversions", "share");
        byChannel.forEach(
                (channel, credit) -> table.row(channel, Text.fixed(credit, 1), Unit.SHARE.text(share(channel))));
        return table.toString();
    }
}
