package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map's rule compiled against one log: the stage, channel and ratings of each row. */
final class MapColumns {

    static final int NO_STAGE = -1;

    private static final String NO_CHANNEL = "(none)";

    final EventLog log;
    private final LogColumns columns;
    private final JourneyMapRule rule;
    private final int[] stageOfEvent;
    private final @Nullable CodeColumn channels;
    private final int empty;
    private final Property[] ratings;

    MapColumns(JourneyMapRule rule, EventLog log) {
        requireNonNull(log, "log");
        this.rule = rule;
        this.log = log;
        columns = log.columns();
        stageOfEvent = new int[columns.events().names().size()];
        Arrays.fill(stageOfEvent, NO_STAGE);
        for (int stage = 0; stage < rule.stages().size(); stage++) {
            for (String event : rule.stages().get(stage).events()) {
                int code = columns.events().codeOf(event);
                if (code >= 0) {
                    stageOfEvent[code] = stage;
                } else {
                    columns.checkEvent(event);
                }
            }
        }
        channels = rule.channel().isEmpty() ? null : columns.names(rule.channel());
        empty = channels == null ? CodeColumn.MISSING : channels.codeOf("");
        ratings = rule.scores().stream().map(this::ratings).toArray(Property[]::new);
    }

    private Property ratings(TouchpointScore score) {
        Property property = columns.propertyOrNone(score.property());
        checkArgument(
                !(property instanceof Property.Text), "property %s holds text, which is no rating", score.property());
        return property;
    }

    int stage(int row) {
        return stageOfEvent[columns.events().at(row)];
    }

    /** The channel, empty where the map has none. */
    String channel(int row) {
        if (rule.channel().isEmpty()) {
            return "";
        }
        return channels == null || channels.at(row) == CodeColumn.MISSING
                ? NO_CHANNEL
                : channels.names().get(channels.at(row));
    }

    boolean hasRating(int row, int score) {
        return !ratings[score].isMissing(row);
    }

    double rating(int row, int score) {
        return Property.number(ratings[score], row);
    }

    /** Refuses what can't be drawn, before anything is counted. */
    void check(Timeline timeline) {
        List<TouchpointScore> scores = rule.scores();
        for (int at = 0; at < timeline.size(); at++) {
            int row = timeline.row(at);
            checkArgument(
                    channels == null || empty == CodeColumn.MISSING || channels.at(row) != empty,
                    "a channel must not be empty (row %s of the log)",
                    row);
            for (int i = 0; i < scores.size(); i++) {
                if (hasRating(row, i)) {
                    checkRating(row, scores.get(i), Property.number(ratings[i], row));
                }
            }
        }
    }

    /** The number is put in words only where it is refused: that costs more than all the rest. */
    private static void checkRating(int row, TouchpointScore score, double value) {
        RatingScale scale = score.scale();
        if (scale.contains(value) || scale.declaresMissing(value)) {
            return;
        }
        checkArgument(
                !(value > scale.min() && value < scale.max()),
                "%s %s is no point of %s (row %s of the log)",
                score.property(),
                Text.shortest(value),
                scale,
                row);
        throw new IllegalArgumentException(score.property() + " " + Text.shortest(value) + " is outside " + scale.min()
                + ".." + scale.max() + " (row " + row + " of the log)");
    }
}
