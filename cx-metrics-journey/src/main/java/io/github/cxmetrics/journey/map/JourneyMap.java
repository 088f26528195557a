package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journey map that is computed: stages with their touchpoints (stage and channel), and for each how many customers come, how many go on, how long it takes,
 * and how they rate it.
 *
 * <p>A customer reaches a stage with the first event in it, and moves on with a later event of any later stage; stages may be skipped, and what happens in
 * an earlier stage afterwards changes nothing. Those who have not moved on are lost so far: the newest of them may still come, so read {@link #timeInStage},
 * where they are censored, beside it.
 *
 * <p>Cells of fewer customers than the rule's minimum, and scores of fewer ratings, are not shown: asking for them throws, tables and rows say so. A hidden
 * cell may still follow from a sum and the other cells.
 *
 * <p>A map is a tally: maps of disjoint customers merge. Immutable and thread-safe.
 */
public final class JourneyMap implements Tally<JourneyMap>, Serializable {

    static final SurvivalRule TIMES = SurvivalRule.of(ChronoUnit.SECONDS);

    private static final long serialVersionUID = 1;

    private final JourneyMapRule rule;
    private final long customers;
    private final long offMap;
    final transient List<MapCounts.Whole> stages;
    final transient Map<MapCounts.Key, MapCounts.Cell> cells;

    JourneyMap(
            JourneyMapRule rule,
            long customers,
            long offMap,
            List<MapCounts.Whole> stages,
            Map<MapCounts.Key, MapCounts.Cell> cells) {
        this.rule = rule;
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.offMap = CountMath.checkNotNegative(offMap, "events off the map");
        this.stages = List.copyOf(stages);
        this.cells = Collections.unmodifiableMap(new TreeMap<>(cells));
        checkArgument(
                stages.size() == rule.stages().size(),
                "a map of %s stages has as many counts, not %s",
                rule.stages().size(),
                stages.size());
        for (MapCounts.Whole stage : stages) {
            checkArgument(
                    stage.customers() <= customers,
                    "customers of a stage must not exceed all: %s of %s",
                    stage.customers(),
                    customers);
        }
        cells.forEach(this::checkCell);
    }

    private void checkCell(MapCounts.Key key, MapCounts.Cell cell) {
        checkArgument(
                0 <= key.stage() && key.stage() < stages.size(),
                "a touchpoint is in stage %s, but there are %s",
                key.stage(),
                stages.size());
        long most = stages.get(key.stage()).customers();
        checkArgument(
                cell.customers() <= most,
                "customers of a touchpoint must not exceed those of its stage: %s of %s",
                cell.customers(),
                most);
        checkArgument(
                cell.ratings().size() == rule.scores().size(),
                "a touchpoint has ratings of %s scores, not %s",
                rule.scores().size(),
                cell.ratings().size());
    }

    /**
     * How the map was drawn.
     *
     * @return the rule; of merged maps with the latest {@code observedUntil}
     */
    public JourneyMapRule rule() {
        return rule;
    }

    /** How many customers were looked at, whether they are on the map or not. */
    @Override
    public long count() {
        return customers;
    }

    /**
     * How many events are in no stage.
     *
     * @return the count
     */
    public long offMap() {
        return offMap;
    }

    /**
     * The channels of a stage, hidden ones included.
     *
     * @param stage its name
     * @return their names, by code point; an empty one where the map has no channels
     */
    public List<String> channels(String stage) {
        int number = rule.stageOf(stage);
        return cells.keySet().stream()
                .filter(key -> key.stage() == number)
                .map(MapCounts.Key::channel)
                .toList();
    }

    /**
     * How many events a stage has.
     *
     * @param stage its name
     * @return the count
     * @throws IllegalStateException if the stage is hidden
     */
    public long events(String stage) {
        shown(stage);
        return cells(stage).mapToLong(MapCounts.Cell::events).sum();
    }

    private Stream<MapCounts.Cell> cells(String stage) {
        int number = rule.stageOf(stage);
        return cells.entrySet().stream()
                .filter(each -> each.getKey().stage() == number)
                .map(Map.Entry::getValue);
    }

    private MapCounts.Whole shown(String stage) {
        MapCounts.Whole whole = stages.get(rule.stageOf(stage));
        checkShown(whole.customers(), "stage " + stage);
        return whole;
    }

    private void checkShown(long n, String what) {
        if (isHidden(n)) {
            throw new IllegalStateException(what + " is hidden: fewer than " + rule.minimum());
        }
    }

    /** Nothing at all is no secret. */
    boolean isHidden(long n) {
        return n > 0 && n < rule.minimum();
    }

    /**
     * Of all customers, those who reached a stage.
     *
     * @param stage its name
     * @return the proportion
     * @throws IllegalStateException if the stage is hidden
     */
    public Proportion reach(String stage) {
        return Proportion.of(shown(stage).customers(), customers);
    }

    /**
     * Of the customers of a stage, those who went on to a later one: so far, if they are still observed.
     *
     * @param stage its name, not the last
     * @return the proportion; its complement is the drop-off, its failures are the customers lost
     * @throws IllegalStateException if the stage is hidden, or the last
     */
    public Proportion movedOn(String stage) {
        checkNotLast(stage, "moving on from");
        MapCounts.Whole whole = shown(stage);
        return Proportion.of(whole.movedOn(), whole.customers());
    }

    private void checkNotLast(String stage, String what) {
        if (rule.stageOf(stage) == stages.size() - 1) {
            throw new IllegalStateException(what + " stage " + stage + " is undefined: it is the last");
        }
    }

    /**
     * How long customers take from the first event in a stage to the first later one in a later stage, in seconds; those who have not moved on are censored at
     * the end of observation.
     *
     * @param stage its name, not the last
     * @return the times, for their curve and median
     * @throws IllegalStateException if the map has no end of observation, or the stage is hidden, or the last
     */
    public SurvivalTally timeInStage(String stage) {
        checkNotLast(stage, "time in");
        if (rule.observedUntil() == null) {
            throw new IllegalStateException("time in stage " + stage + " is undefined: the map has no observedUntil");
        }
        return shown(stage).times();
    }

    /**
     * The ratings of a score in a stage.
     *
     * @param stage the stage's name
     * @param score the score's property
     * @return the ratings, none where nobody rated
     * @throws IllegalStateException if the stage or the ratings are hidden
     */
    public Ratings ratings(String stage, String score) {
        shown(stage);
        Ratings ratings = ratings(cells(stage), rule.scoreOf(score));
        checkShown(ratings.count(), "score " + score + " in stage " + stage);
        return ratings;
    }

    Ratings ratings(Stream<MapCounts.Cell> some, int score) {
        return some.map(cell -> cell.ratings().get(score))
                .reduce(rule.scores().get(score).scale().empty(), Ratings::plus);
    }

    /**
     * The touchpoints, for export.
     *
     * @return a row for each, by stage and channel; the hidden ones say so
     */
    public List<TouchpointRow> touchpoints() {
        return new MapReadings(this).touchpoints();
    }

    /**
     * How the stages feel, by one score.
     *
     * @param score the score's property
     * @return a point for each stage
     */
    public List<EmotionPoint> emotionCurve(String score) {
        return new MapReadings(this).emotionCurve(rule.scoreOf(score));
    }

    /**
     * The peak and the end of the emotion curve.
     *
     * @param score the score's property
     * @return both
     * @throws IllegalStateException if no stage has ratings that are shown
     */
    public PeakEnd peakEnd(String score) {
        return new MapReadings(this).peakEnd(score, emotionCurve(score));
    }

    /**
     * Touchpoints by {@code customers lost × effort}, the worst first; those of unknown effort behind them, by customers lost. Effort is read off the first
     * score of ease ({@link PyramidLevel#EASY}). The last stage loses nobody and is left out, as are hidden touchpoints.
     *
     * @return the ranking
     */
    public List<FrictionPoint> friction() {
        return new MapReadings(this).friction();
    }

    /**
     * The levels of the pyramid, from its base, as the scores tell them over all touchpoints.
     *
     * @return a reading for each score that has enough ratings to be shown
     */
    public List<PyramidReading> pyramid() {
        return new MapReadings(this).pyramid();
    }

    @Override
    public JourneyMap plus(JourneyMap other) {
        JourneyMapRule merged = rule.mergedWith(other.rule);
        List<MapCounts.Whole> sums = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            sums.add(stages.get(i).plus(other.stages.get(i)));
        }
        Map<MapCounts.Key, MapCounts.Cell> all = new TreeMap<>(cells);
        other.cells.forEach((key, cell) -> all.merge(key, cell, MapCounts.Cell::plus));
        return new JourneyMap(
                merged,
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(offMap, other.offMap, "events off the map"),
                sums,
                all);
    }

    /**
     * The plain data of {@link JourneyMap}, hidden cells included.
     *
     * @param stages the stages
     * @param channel the property that holds the channel
     * @param backStage channels that the customer does not see
     * @param scores what customers rate
     * @param minimum cells of fewer customers are not shown
     * @param observedUntil until when events would have been seen; empty where it is not known
     * @param customers customers looked at
     * @param offMap events in no stage
     * @param wholes customers of each stage
     * @param cells the touchpoints
     */
    public record Counts(
            List<Stage> stages,
            String channel,
            List<String> backStage,
            List<TouchpointScore> scores,
            long minimum,
            String observedUntil,
            long customers,
            long offMap,
            List<StageCounts> wholes,
            List<TouchpointCounts> cells)
            implements TallyCounts<JourneyMap> {

        @Override
        public JourneyMap toTally() {
            Instant end = observedUntil.isEmpty() ? null : Instant.parse(observedUntil);
            Map<MapCounts.Key, MapCounts.Cell> touchpoints = new TreeMap<>();
            for (TouchpointCounts cell : cells) {
                List<Ratings> ratings =
                        cell.ratings.stream().map(Ratings.Counts::toTally).toList();
                MapCounts.Cell twice = touchpoints.put(
                        new MapCounts.Key(cell.stage, cell.channel),
                        new MapCounts.Cell(cell.events, cell.customers, cell.movedOn, ratings));
                checkArgument(twice == null, "touchpoint %s %s is there twice", cell.stage, cell.channel);
            }
            return new JourneyMap(
                    new JourneyMapRule(stages, channel, backStage, scores, minimum, end),
                    customers,
                    offMap,
                    wholes.stream()
                            .map(each -> new MapCounts.Whole(each.customers, each.movedOn, each.times.toTally()))
                            .toList(),
                    touchpoints);
        }
    }

    /**
     * The plain data of a stage.
     *
     * @param customers its customers
     * @param movedOn those who went on
     * @param times how long it took them
     */
    public record StageCounts(long customers, long movedOn, SurvivalTally.Counts times) implements Serializable {}

    /**
     * The plain data of a touchpoint.
     *
     * @param stage the stage's number, from 0
     * @param channel the channel
     * @param events its events
     * @param customers its customers
     * @param movedOn those who went on
     * @param ratings the ratings of each score
     */
    public record TouchpointCounts(
            int stage, String channel, long events, long customers, long movedOn, List<Ratings.Counts> ratings)
            implements Serializable {}

    @Override
    public Counts toCounts() {
        return new Counts(
                rule.stages(),
                rule.channel(),
                rule.backStage(),
                rule.scores(),
                rule.minimum(),
                rule.observedUntil() == null ? "" : rule.observedUntil().toString(),
                customers,
                offMap,
                stages.stream()
                        .map(each -> new StageCounts(
                                each.customers(), each.movedOn(), each.times().toCounts()))
                        .toList(),
                cells.entrySet().stream().map(JourneyMap::counts).toList());
    }

    private static TouchpointCounts counts(Map.Entry<MapCounts.Key, MapCounts.Cell> each) {
        MapCounts.Cell cell = each.getValue();
        return new TouchpointCounts(
                each.getKey().stage(),
                each.getKey().channel(),
                cell.events(),
                cell.customers(),
                cell.movedOn(),
                cell.ratings().stream().map(Ratings::toCounts).toList());
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a journey map is serialized through its counts");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JourneyMap that
                && rule.equals(that.rule)
                && customers == that.customers
                && offMap == that.offMap
                && stages.equals(that.stages)
                && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + Long.hashCode(customers)) + cells.hashCode();
    }

    /** A table of the stages, then one of the touchpoints where the map has channels; "–" where nothing is defined, {@code < 30} where it is hidden. */
    @Override
    public String toString() {
        return customers == 0 ? "journey map: no customers" : MapTable.text(this);
    }
}
