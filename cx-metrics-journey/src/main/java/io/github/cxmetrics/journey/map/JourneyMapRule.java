package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How events become a journey map: stages in their order, the property that holds the channel, the scores, and what is hidden because it is too small.
 *
 * @param stages the stages in their order; no event is in two
 * @param channel the property that holds the channel, of texts or numbers; empty for one channel only
 * @param backStage channels that the customer does not see
 * @param scores what customers rate at touchpoints
 * @param minimum cells of fewer customers, and scores of fewer ratings, are not shown
 * @param asOf the last instant observed: later events are set aside and counted; null where it is not known, and times in stages are undefined then
 */
public record JourneyMapRule(
        List<Stage> stages,
        String channel,
        List<String> backStage,
        List<TouchpointScore> scores,
        long minimum,
        @Nullable Instant asOf)
        implements LogRule<JourneyMap>, Storable {

    private static final String TYPE = "journey-map-rule";
    private static final int VERSION = 1;

    /**
     * Checks that stages don't overlap.
     *
     * @param stages the stages in their order
     * @param channel the property that holds the channel
     * @param backStage channels that the customer does not see
     * @param scores what customers rate at touchpoints
     * @param minimum cells of fewer customers are not shown
     * @param asOf the last instant observed
     * @throws IllegalArgumentException if there are no stages, two have the same name or event, two scores the same property, there are channels in the back
     *     stage without a property that holds them, or the minimum is negative
     */
    public JourneyMapRule {
        stages = Stored.list(stages, "a stage");
        backStage = Stored.list(backStage, "a channel");
        scores = Stored.list(scores, "a score");
        Stored.present(channel, "the property that holds the channel");
        checkArgument(!stages.isEmpty(), "a journey map needs a stage");
        checkStages(stages);
        Set<String> properties = new HashSet<>();
        for (TouchpointScore score : scores) {
            checkArgument(properties.add(score.property()), "two scores are held by property %s", score.property());
        }
        checkArgument(
                backStage.isEmpty() || !channel.isEmpty(),
                "channels %s are in the back stage, but no property holds the channel",
                backStage);
        CountMath.checkNotNegative(minimum, "customers of a cell that is shown");
    }

    private static void checkStages(List<Stage> stages) {
        Map<String, String> stageOf = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Stage stage : stages) {
            checkArgument(names.add(stage.name()), "two stages are named %s", stage.name());
            for (String event : stage.events()) {
                String other = stageOf.put(event, stage.name());
                checkArgument(
                        other == null, "stages %s and %s overlap: both hold event %s", other, stage.name(), event);
            }
        }
    }

    /**
     * A map of stages, without channels or scores, that shows every cell.
     *
     * @param stages the stages in their order
     * @return the rule
     * @throws IllegalArgumentException if an event is in two stages
     */
    public static JourneyMapRule of(Stage... stages) {
        requireNonNull(stages, "stages");
        return new JourneyMapRule(Checks.list(Arrays.asList(stages), "stages"), "", List.of(), List.of(), 0, null);
    }

    /**
     * The same map with a touchpoint for each stage and channel.
     *
     * @param property the property that holds the channel, of texts or numbers
     * @return the changed copy
     */
    public JourneyMapRule byChannel(String property) {
        return new JourneyMapRule(stages, property, backStage, scores, minimum, asOf);
    }

    /**
     * The same map where some channels are behind the line of visibility.
     *
     * @param channels the channels
     * @return the changed copy
     */
    public JourneyMapRule backStage(String... channels) {
        requireNonNull(channels, "channels");
        return new JourneyMapRule(
                stages, channel, Checks.list(Arrays.asList(channels), "channels"), scores, minimum, asOf);
    }

    /**
     * The same map with a score more.
     *
     * @param score a score given at touchpoints
     * @return the changed copy
     */
    public JourneyMapRule scoredBy(TouchpointScore score) {
        List<TouchpointScore> all = new ArrayList<>(scores);
        all.add(score);
        return new JourneyMapRule(stages, channel, backStage, all, minimum, asOf);
    }

    /**
     * The same map where small cells are not shown. They still count in sums, so that a single hidden cell of a stage can be worked out from the others, and are
     * in {@link JourneyMap#toCounts()}.
     *
     * @param customers the fewest customers of a cell, and ratings of a score, that are shown
     * @return the changed copy
     */
    public JourneyMapRule hidingBelow(long customers) {
        return new JourneyMapRule(stages, channel, backStage, scores, customers, asOf);
    }

    /**
     * The same map with the end of the data, from which follows how long those still in a stage have been there.
     *
     * @param end the last instant observed: an event at it counts, later ones are set aside and counted
     * @return the changed copy
     */
    public JourneyMapRule asOf(Instant end) {
        Objects.requireNonNull(end, "asOf");
        return new JourneyMapRule(stages, channel, backStage, scores, minimum, end);
    }

    /** The rule without the end of the data. */
    @Override
    public JourneyMapRule definition() {
        return new JourneyMapRule(stages, channel, backStage, scores, minimum, null);
    }

    @Override
    public Optional<Instant> readAsOf() {
        return Optional.ofNullable(asOf);
    }

    /**
     * The map of a log.
     *
     * @param log the log
     * @return the map
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know an event of a stage or a property, a rating is outside its scale, or a
     *     channel is an empty text; the message names the row
     */
    @Override
    public JourneyMap count(EventLog log) {
        requireNonNull(log, "log");
        new MapColumns(this, log);
        return LogRule.super.count(log);
    }

    @Override
    public UnknownNames unknownNames(EventLog log) {
        List<String> properties = new ArrayList<>(List.of(channel));
        scores.forEach(score -> properties.add(score.property()));
        List<Step> events = stages.stream()
                .map(stage -> Step.anyOf(stage.events().toArray(String[]::new)))
                .toList();
        return UnknownNames.of(log, events, properties.toArray(String[]::new));
    }

    int stageOf(String name) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("unknown stage " + name + "; the map has "
                + stages.stream().map(Stage::name).collect(Collectors.joining(", ")));
    }

    int scoreOf(String property) {
        for (int i = 0; i < scores.size(); i++) {
            if (scores.get(i).property().equals(property)) {
                return i;
            }
        }
        throw new IllegalArgumentException("unknown score " + property + "; the map has "
                + (scores.isEmpty()
                        ? "none"
                        : scores.stream().map(TouchpointScore::property).collect(Collectors.joining(", "))));
    }

    Lane lane(String ofChannel) {
        return backStage.contains(ofChannel) ? Lane.BACK_STAGE : Lane.FRONT_STAGE;
    }

    @Override
    public Accumulator<Timeline, JourneyMap> accumulator() {
        return Accumulator.guarding(() -> new JourneyMapAccumulator(this));
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                stages,
                channel,
                backStage,
                scores.stream().map(TouchpointScore::toForm).toList(),
                minimum,
                asOf == null ? "" : asOf.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code journey-map-rule}
     * @param version 1
     * @param stages the stages in their order
     * @param channel the property that holds the channel; empty for none
     * @param backStage channels that the customer does not see
     * @param scores what customers rate at touchpoints
     * @param minimum cells of fewer customers are not shown
     * @param asOf the last instant observed, in ISO-8601; empty where it is not known
     */
    public record Form(
            String type,
            int version,
            List<Stage> stages,
            String channel,
            List<String> backStage,
            List<TouchpointScore.Form> scores,
            long minimum,
            String asOf)
            implements StoredForm<JourneyMapRule> {

        /**
         * Copies the lists.
         *
         * @param type {@code journey-map-rule}
         * @param version 1
         * @param stages the stages in their order
         * @param channel the property that holds the channel; empty for none
         * @param backStage channels that the customer does not see
         * @param scores what customers rate at touchpoints
         * @param minimum cells of fewer customers are not shown
         * @param asOf the last instant observed, in ISO-8601; empty where it is not known
         */
        public Form {
            stages = Stored.list(stages, "a stage");
            backStage = Stored.list(backStage, "a channel");
            scores = Stored.list(scores, "a score");
        }

        @Override
        public JourneyMapRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new JourneyMapRule(
                    stages,
                    channel,
                    backStage,
                    scores.stream().map(TouchpointScore.Form::restore).toList(),
                    minimum,
                    Stored.present(asOf, "asOf").isEmpty() ? null : StoredText.instant(asOf));
        }
    }

    /** For example {@code discover (home, search) → buy (purchase), by platform, scored by csat on 1..5, hiding below 30}. */
    @Override
    public String toString() {
        return stages.stream().map(Stage::toString).collect(Collectors.joining(" → "))
                + (channel.isEmpty() ? "" : ", by " + channel)
                + (backStage.isEmpty() ? "" : ", back stage " + String.join(", ", backStage))
                + (scores.isEmpty()
                        ? ""
                        : ", scored by "
                                + scores.stream().map(TouchpointScore::toString).collect(Collectors.joining(", ")))
                + (minimum == 0 ? "" : ", hiding below " + minimum)
                + (asOf == null ? "" : ", as of " + asOf);
    }
}
