package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Map;

/**
 * Revenue attributed to channels: each channel's part of what the conversions are worth, in the unit of the property that holds it. The parts sum to the worth
 * of the conversions that had a touch, up to rounding. Not a tally: {@link AttributionRule#revenue} reads it off a log.
 *
 * @param model the name of the model
 * @param property the property that holds what a conversion is worth
 * @param byChannel the revenue of each channel, from the largest to the smallest, then by name
 * @param untouched what the conversions without a touch are worth, which is nobody's
 * @param conversions how many conversions had a touch, with a value or without
 * @param withoutValue how many conversions, touched or not, hold no value and count as worth nothing
 */
public record RevenueCredits(
        String model,
        String property,
        Map<String, Double> byChannel,
        double untouched,
        long conversions,
        long withoutValue)
        implements Serializable {

    /**
     * Sorts the channels.
     *
     * @param model the name of the model
     * @param property the property that holds what a conversion is worth
     * @param byChannel the revenue of each channel
     * @param untouched what the conversions without a touch are worth
     * @param conversions how many conversions had a touch
     * @param withoutValue how many conversions hold no value
     */
    public RevenueCredits {
        requireNonNull(model, "model");
        requireNonNull(property, "property");
        byChannel = Credits.sorted(byChannel);
    }

    /**
     * The revenue of a channel.
     *
     * @param channel its name
     * @return its part, in the unit of the property
     * @throws IllegalArgumentException if no path touches it
     */
    public double of(String channel) {
        Double revenue = byChannel.get(channel);
        checkArgument(revenue != null, "no path touches %s; there are %s channels", channel, byChannel.size());
        return revenue;
    }

    /**
     * The revenue that is attributed.
     *
     * @return the sum over all channels
     */
    public double total() {
        return byChannel.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A table: channel, revenue, share. */
    @Override
    public String toString() {
        if (conversions == 0) {
            return model + ": no conversions";
        }
        double total = total();
        TextTable table = TextTable.of(model, property, "share");
        byChannel.forEach((channel, revenue) -> table.row(
                channel, Text.fixed(revenue, 2), total == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(revenue / total)));
        return table.toString();
    }
}
