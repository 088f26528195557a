package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import io.github.cxmetrics.usability.EmotionMeasure;
import io.github.cxmetrics.usability.EmotionWords;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A journey map that is computed: stages with their touchpoints (stage and channel), and for each how many customers come, how many go on, how long it takes,
 * and how they rate it.
 *
 * <p>A customer reaches a stage with the first event in it, and moves on with a later event of any later stage, or one in the same tick of the log, within
 * which stages stand in their order; stages may be skipped, and what happens in an earlier stage afterwards changes nothing. Those who have not moved on are lost so far: the newest of them may still come, so read {@link #timeInStage},
 * where they are censored, beside it.
 *
 * <p>Cells of fewer customers than the rule's minimum, and scores of fewer ratings, are not shown: asking for them throws, tables and rows say so. A hidden
 * cell may still follow from a sum and the other cells.
 *
 * <p>A map is a tally: maps of disjoint customers merge. Immutable and thread-safe.
 */
public final class JourneyMap extends ExactTally<JourneyMap> {

    static final SurvivalRule TIMES = SurvivalRule.of(ChronoUnit.SECONDS);

    private static final long serialVersionUID = 1;
    private static final String TYPE = "journey-map";
    private static final int VERSION = 1;

    private final JourneyMapRule rule;
    private final long customers;
    private final long offMap;
    private final long afterAsOf;
    private final transient List<Ratings> offMapRatings;
    final transient List<MapCounts.Whole> stages;
    final transient Map<MapCounts.Key, MapCounts.Cell> cells;

    JourneyMap(
            JourneyMapRule rule,
            long customers,
            long offMap,
            long afterAsOf,
            List<Ratings> offMapRatings,
            List<MapCounts.Whole> stages,
            Map<MapCounts.Key, MapCounts.Cell> cells) {
        this.rule = rule;
        this.customers = CountMath.checkNotNegative(customers, "customers");
        this.offMap = CountMath.checkNotNegative(offMap, "events off the map");
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "events after asOf");
        this.offMapRatings = checkRatings(rule, offMapRatings, "events off the map have");
        this.stages = List.copyOf(stages);
        this.cells = Collections.unmodifiableMap(new TreeMap<>(cells));
        checkArgument(
                stages.size() == rule.stages().size(),
                "a map of %s stages has as many counts, not %s",
                rule.stages().size(),
                stages.size());
        checkArgument(afterAsOf == 0 || rule.asOf() != null, "%s events are after asOf, but there is none", afterAsOf);
        for (int i = 0; i < stages.size(); i++) {
            checkStage(rule.stages().get(i).name(), stages.get(i), i == stages.size() - 1);
        }
        this.cells.forEach(this::checkCell);
    }

    private void checkStage(String name, MapCounts.Whole stage, boolean last) {
        checkArgument(
                stage.customers() <= customers,
                "customers of a stage must not exceed all: %s of %s",
                stage.customers(),
                customers);
        checkArgument(
                !last || stage.movedOn() == 0,
                "nobody moves on from %s, the last stage, not %s",
                name,
                stage.movedOn());
        long timed = rule.asOf() == null ? 0 : stage.customers();
        checkArgument(
                stage.times().count() == timed,
                "%s customers of stage %s have a time, not %s",
                timed,
                name,
                stage.times().count());
        long atTouchpoints = cells(name)
                .map(MapCounts.Cell::customers)
                .reduce(0L, (a, b) -> CountMath.sum(a, b, "customers at touchpoints"));
        checkArgument(
                stage.customers() <= atTouchpoints,
                "customers of stage %s are at its touchpoints, not %s of %s",
                name,
                atTouchpoints,
                stage.customers());
    }

    private void checkCell(MapCounts.Key key, MapCounts.Cell cell) {
        checkArgument(
                0 <= key.stage() && key.stage() < stages.size(),
                "a touchpoint is in stage %s, but there are %s",
                key.stage(),
                stages.size());
        checkArgument(
                key.channel().isEmpty() == rule.channel().isEmpty(),
                "a touchpoint has %s channel, but the map is by \"%s\"",
                key.channel().isEmpty() ? "no" : "a",
                rule.channel());
        MapCounts.Whole stage = stages.get(key.stage());
        checkArgument(
                cell.customers() <= stage.customers() && cell.movedOn() <= stage.movedOn(),
                "customers of a touchpoint must not exceed those of its stage: %s of %s, moved on %s of %s",
                cell.customers(),
                stage.customers(),
                cell.movedOn(),
                stage.movedOn());
        checkRatings(rule, cell.ratings(), "a touchpoint has");
    }

    private static List<Ratings> checkRatings(JourneyMapRule rule, List<Ratings> ratings, String who) {
        checkArgument(
                ratings.size() == rule.scores().size(),
                "%s ratings of %s scores, not %s",
                who,
                rule.scores().size(),
                ratings.size());
        for (int i = 0; i < ratings.size(); i++) {
            rule.scores().get(i).scale().empty().plus(ratings.get(i));
        }
        return List.copyOf(ratings);
    }

    @Override
    public JourneyMapRule rule() {
        return rule;
    }

    /**
     * The end of the data.
     *
     * @return the last instant observed, nothing where the map has none
     */
    public Optional<Instant> asOf() {
        return rule.readAsOf();
    }

    /**
     * How many events were later than {@code asOf} and are not counted.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
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
     * The ratings of a score that were given at events in no stage, say because the answer was bound to one.
     *
     * @param score the score's property
     * @return the ratings, none where nobody rated there
     * @throws IllegalStateException if the ratings are hidden
     */
    public Ratings offMapRatings(String score) {
        Ratings ratings = offMapRatings.get(rule.scoreOf(score));
        checkShown(ratings.count(), "score " + score + " off the map");
        return ratings;
    }

    /** How many ratings, of all scores, are off the map. */
    long ratedOffMap() {
        return offMapRatings.stream().mapToLong(Ratings::count).sum();
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
        return Proportion.of(shown(stage).customers(), customers).named("reached " + stage, "customers");
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
        return movedOn(stage, whole.movedOn(), whole.customers());
    }

    static Proportion movedOn(String from, long movedOn, long customers) {
        return Proportion.of(movedOn, customers).named("moved on from " + from, "customers");
    }

    private void checkNotLast(String stage, String what) {
        if (rule.stageOf(stage) == stages.size() - 1) {
            throw new IllegalStateException(what + " stage " + stage + " is undefined: it is the last");
        }
    }

    /**
     * How long customers take from the first event in a stage to the first later one in a later stage, in seconds; those who have not moved on are censored at
     * {@code asOf}.
     *
     * @param stage its name, not the last
     * @return the times, for their curve and median
     * @throws IllegalStateException if the map has no {@code asOf}, or the stage is hidden, or the last
     */
    public SurvivalTally timeInStage(String stage) {
        checkNotLast(stage, "time in");
        if (rule.asOf() == null) {
            throw new IllegalStateException("time in stage " + stage + " is undefined: the map has no asOf");
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
    public record Touchpoint(
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
        public Touchpoint {
            ratings = Checks.map(ratings, "ratings");
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

    /**
     * The touchpoints, for export.
     *
     * @return a row for each, by stage and channel; the hidden ones say so
     */
    public List<Touchpoint> touchpoints() {
        return new MapReadings(this).touchpoints();
    }

    /**
     * How a stage feels: the mean rating, rescaled to 0 (worst) … 1 (best).
     *
     * @param stage the stage
     * @param n how many ratings there are; 0 where they are too few to be shown
     * @param mean their rescaled mean; nothing where there are none, or too few to be shown
     * @param interval its 95 % interval within 0..1, the score interval where it is of ratings; nothing where there is no mean
     */
    public record Emotion(String stage, long n, OptionalDouble mean, Optional<Interval> interval) {

        /**
         * Checks the parts.
         *
         * @param stage the stage
         * @param n how many ratings
         * @param mean their mean
         * @param interval its interval
         */
        public Emotion {
            requireNonNull(stage, "stage");
            requireNonNull(mean, "mean");
            requireNonNull(interval, "interval");
        }

        /** For example {@code buy 80.0 % (95 % CI 71.2 % … 88.8 %), n = 31}. */
        @Override
        public String toString() {
            String value = mean.isPresent() ? Unit.SHARE.text(mean.getAsDouble()) : TextTable.UNDEFINED;
            String doubt = interval.map(i -> " (" + i.confidence() + " CI " + i.text(Unit.SHARE) + ")")
                    .orElse("");
            return stage + " " + value + doubt + ", n = " + n;
        }
    }

    /**
     * How the stages feel, by one score.
     *
     * @param score the score's property
     * @return a point for each stage
     */
    public List<Emotion> emotionCurve(String score) {
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
        return MapReadings.peakEnd(score, emotionCurve(score));
    }

    /**
     * A touchpoint by its name.
     *
     * @param stage the stage
     * @param channel the channel; empty where the map has none
     */
    public record At(String stage, String channel) implements Serializable {

        /**
         * Checks the names.
         *
         * @param stage the stage
         * @param channel the channel
         * @throws IllegalArgumentException if one is null
         */
        public At {
            checkArgument(stage != null && channel != null, "a touchpoint has a stage and a channel, not null");
        }

        /**
         * A touchpoint of a map without channels.
         *
         * @param stage the stage
         * @return the touchpoint
         */
        public static At of(String stage) {
            return new At(stage, "");
        }

        /**
         * A touchpoint of a map with channels.
         *
         * @param stage the stage
         * @param channel the channel
         * @return the touchpoint
         */
        public static At of(String stage, String channel) {
            return new At(stage, channel);
        }
    }

    /**
     * How the touchpoints feel, by an emotion that was measured outside of the log: labels of calls and comments, or ratings of emotions.
     *
     * @param measured the measure of each touchpoint that has one, all in one meaning
     * @param <T> the measure
     * @return the emotions on this map, with their curve
     * @throws IllegalArgumentException if the map has no such touchpoint
     */
    public <T extends EmotionMeasure<T>> TouchpointEmotions<T> emotions(Map<At, T> measured) {
        return new TouchpointEmotions<>(this, measured);
    }

    /**
     * How the touchpoints feel, by labels that stand in the log as a score around 0, say −1, 0 and 1.
     *
     * @param score the score's property
     * @return the net emotional value of words at each touchpoint that has labels
     * @throws IllegalArgumentException if the map has no such score, or 0 is no point inside its scale
     */
    public TouchpointEmotions<EmotionWords> emotionWords(String score) {
        int number = rule.scoreOf(score);
        Map<At, EmotionWords> measured = new LinkedHashMap<>();
        cells.forEach((key, cell) -> {
            Ratings labels = cell.ratings().get(number);
            if (labels.count() > 0) {
                measured.put(At.of(rule.stages().get(key.stage()).name(), key.channel()), EmotionWords.from(labels));
            }
        });
        EmotionWords.from(rule.scores().get(number).scale().empty());
        return emotions(measured);
    }

    /**
     * Where customers are lost, and how hard it is there.
     *
     * @param stage the stage
     * @param channel the channel; empty where the map has none
     * @param lost customers of the touchpoint with no later event of a later stage
     * @param effort 0 (all found it easiest) … 1 (all hardest): 1 minus the rescaled mean of the score of ease; nothing without ratings, or too few to be shown
     */
    public record Friction(String stage, String channel, long lost, OptionalDouble effort) {

        /**
         * Checks the parts.
         *
         * @param stage the stage
         * @param channel the channel
         * @param lost how many were lost
         * @param effort how hard it was
         */
        public Friction {
            requireNonNull(stage, "stage");
            requireNonNull(channel, "channel");
            requireNonNull(effort, "effort");
        }

        /**
         * Customers lost times effort: what the touchpoints are ranked by.
         *
         * @return 0 … {@link #lost()}; nothing where the effort is not known
         */
        public OptionalDouble friction() {
            return effort.isPresent() ? OptionalDouble.of(lost * effort.getAsDouble()) : OptionalDouble.empty();
        }

        /** For example {@code pay, mobile: 120 lost, effort 60.0 %, friction 72.0}. */
        @Override
        public String toString() {
            return stage + (channel.isEmpty() ? "" : ", " + channel) + ": " + lost + " lost, effort "
                    + (effort.isPresent() ? Unit.SHARE.text(effort.getAsDouble()) : TextTable.UNDEFINED) + ", friction "
                    + (effort.isPresent() ? Text.fixed(lost * effort.getAsDouble(), 1) : TextTable.UNDEFINED);
        }
    }

    /**
     * Touchpoints by {@code customers lost × effort}, the worst first; those of unknown effort behind them, by customers lost. Effort is read off the first
     * score of ease ({@link PyramidLevel#EASY}). The last stage loses nobody and is left out, as are hidden touchpoints.
     *
     * @return the ranking
     */
    public List<Friction> friction() {
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
        TallyRule.checkMerge("journey map", rule, other.rule);
        List<MapCounts.Whole> sums = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            sums.add(stages.get(i).plus(other.stages.get(i)));
        }
        Map<MapCounts.Key, MapCounts.Cell> all = new TreeMap<>(cells);
        other.cells.forEach((key, cell) -> all.merge(key, cell, MapCounts.Cell::plus));
        return new JourneyMap(
                rule,
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(offMap, other.offMap, "events off the map"),
                CountMath.sum(afterAsOf, other.afterAsOf, "events after asOf"),
                IntStream.range(0, offMapRatings.size())
                        .mapToObj(i -> offMapRatings.get(i).plus(other.offMapRatings.get(i)))
                        .toList(),
                sums,
                all);
    }

    /**
     * The plain data of {@link JourneyMap}, hidden cells included.
     *
     * @param type {@code journey-map}
     * @param version 1
     * @param rule how events became a map
     * @param customers customers looked at
     * @param offMap events in no stage
     * @param afterAsOf events after the last instant observed
     * @param offMapRatings ratings of each score given at events in no stage
     * @param wholes customers of each stage
     * @param cells the touchpoints
     */
    public record Counts(
            String type,
            int version,
            JourneyMapRule.Form rule,
            long customers,
            long offMap,
            long afterAsOf,
            List<Ratings.Counts> offMapRatings,
            List<StageCounts> wholes,
            List<TouchpointCounts> cells)
            implements TallyCounts<JourneyMap> {

        /**
         * Copies the lists.
         *
         * @param type {@code journey-map}
         * @param version 1
         * @param rule how events became a map
         * @param customers customers looked at
         * @param offMap events in no stage
         * @param afterAsOf events after the last instant observed
         * @param offMapRatings ratings of each score given at events in no stage
         * @param wholes customers of each stage
         * @param cells the touchpoints
         */
        public Counts {
            offMapRatings = Stored.list(offMapRatings, "ratings off the map");
            wholes = Stored.list(wholes, "counts of a stage");
            cells = Stored.list(cells, "counts of a touchpoint");
        }

        @Override
        public JourneyMap toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Map<MapCounts.Key, MapCounts.Cell> touchpoints = new TreeMap<>();
            for (TouchpointCounts cell : cells) {
                MapCounts.Cell twice = touchpoints.put(
                        new MapCounts.Key(cell.stage, Stored.present(cell.channel, "the channel of a touchpoint")),
                        cell.restore());
                checkArgument(twice == null, "a touchpoint of stage %s is there twice", cell.stage);
            }
            return new JourneyMap(
                    Stored.present(rule, "the rule of a map").restore(),
                    customers,
                    offMap,
                    afterAsOf,
                    offMapRatings.stream().map(Ratings.Counts::toTally).toList(),
                    wholes.stream().map(StageCounts::restore).toList(),
                    touchpoints);
        }

        /** What touches single stages is left out: a cell may be hidden. */
        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("customers", customers)
                    .and("events in no stage", offMap)
                    .and("events after asOf", afterAsOf)
                    .map();
        }
    }

    /**
     * The plain data of a stage.
     *
     * @param customers its customers
     * @param movedOn those who went on
     * @param times how long it took them
     */
    public record StageCounts(long customers, long movedOn, SurvivalTally.Counts times) implements Serializable {

        private MapCounts.Whole restore() {
            return new MapCounts.Whole(
                    customers,
                    movedOn,
                    TIMES.empty().plus(Stored.present(times, "times in a stage").toTally()));
        }
    }

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
            implements Serializable {

        /**
         * Copies the list.
         *
         * @param stage the stage's number, from 0
         * @param channel the channel
         * @param events its events
         * @param customers its customers
         * @param movedOn those who went on
         * @param ratings the ratings of each score
         */
        public TouchpointCounts {
            ratings = Stored.list(ratings, "ratings of a touchpoint");
        }

        private MapCounts.Cell restore() {
            return new MapCounts.Cell(
                    events,
                    customers,
                    movedOn,
                    ratings.stream().map(Ratings.Counts::toTally).toList());
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                customers,
                offMap,
                afterAsOf,
                offMapRatings.stream().map(Ratings::toCounts).toList(),
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

    /** A table of the stages, then one of the touchpoints where the map has channels; "–" where nothing is defined, {@code < 30} where it is hidden. */
    @Override
    public String toString() {
        return customers == 0 ? "journey map: no customers" : MapTable.text(this);
    }
}
