package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.Ratings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A touchpoint of a journey map, for export.
 *
 * @param stage the stage
 * @param channel the channel; empty where the map has none
 * @param lane whether the customer sees it
 * @param events how many events there were; nothing where the row is suppressed
 * @param customers how many customers they are of; nothing where the row is suppressed
 * @param movedOn of these, those with a later event of a later stage; nothing where the row is suppressed, or in the last stage
 * @param ratings the ratings of each score that has enough to be shown, by its property
 */
public record TouchpointRow(
        String stage,
        String channel,
        Lane lane,
        OptionalLong events,
        OptionalLong customers,
        Optional<Proportion> movedOn,
        Map<String, Ratings> ratings) {

    /**
     * Copies the ratings.
     *
     * @param stage the stage
     * @param channel the channel
     * @param lane whether the customer sees it
     * @param events how many events there were
     * @param customers how many customers they are of
     * @param movedOn those who went on
     * @param ratings the ratings of each score
     */
    public TouchpointRow {
        ratings = Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
    }

    /**
     * Whether the touchpoint has too few customers to be shown.
     *
     * @return true if its numbers are left out
     */
    public boolean suppressed() {
        return customers.isEmpty();
    }
}
