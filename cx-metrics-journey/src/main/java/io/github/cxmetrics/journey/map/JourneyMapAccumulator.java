package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws a map from timelines, one by one. */
final class JourneyMapAccumulator implements Accumulator<Timeline, JourneyMap> {

    private static final class Cell {
        private long events;
        private long customers;
        private long movedOn;
        private final List<Accumulator<Integer, Ratings>> ratings = new ArrayList<>();
    }

    private static final class Whole {
        private long customers;
        private long movedOn;
        private final Accumulator<Spell, SurvivalTally> times = JourneyMap.TIMES.accumulator();
    }

    private final JourneyMapRule rule;
    private final Whole[] stages;
    private final Map<MapCounts.Key, Cell> cells = new TreeMap<>();
    private long customers;
    private long offMap;
    private long afterAsOf;
    private JourneyMap joined;
    private @Nullable MapColumns columns;

    JourneyMapAccumulator(JourneyMapRule rule) {
        this.rule = rule;
        stages = new Whole[rule.stages().size()];
        Arrays.setAll(stages, i -> new Whole());
        joined = counted();
    }

    private MapColumns compile(EventLog log) {
        MapColumns known = columns;
        if (known == null || known.log != log) {
            known = new MapColumns(rule, log, StepMatcher.Unknown.WITHOUT_ROWS);
            columns = known;
        }
        return known;
    }

    @Override
    public void add(Timeline whole) {
        checkArgument(whole != null, "a timeline must not be null");
        MapColumns mine = compile(whole.log());
        Timeline timeline = rule.readAsOf().map(whole::upTo).orElse(whole);
        mine.check(timeline);
        afterAsOf += whole.size() - timeline.size();
        customers = CountMath.sum(customers, timeline.size() == 0 ? 0 : 1, "customers");
        addStages(mine, timeline);
        addTouchpoints(mine, timeline);
    }

    private void addStages(MapColumns mine, Timeline timeline) {
        boolean[] seen = new boolean[stages.length];
        for (int i = 0; i < timeline.size(); i++) {
            int stage = mine.stage(timeline.row(i));
            if (stage == MapColumns.NO_STAGE) {
                offMap++;
            } else if (!seen[stage]) {
                seen[stage] = true;
                enter(stages[stage], mine, timeline, i);
            }
        }
    }

    private void enter(Whole whole, MapColumns mine, Timeline timeline, int at) {
        int stage = mine.stage(timeline.row(at));
        whole.customers++;
        long[] times = mine.log.columns().times();
        long begin = times[timeline.row(at)];
        int later = at + 1;
        while (later < timeline.size() && mine.stage(timeline.row(later)) <= stage) {
            later++;
        }
        boolean moved = later < timeline.size();
        whole.movedOn += moved ? 1 : 0;
        if (rule.asOf() != null) {
            long end = moved ? times[timeline.row(later)] : Ticks.floor(rule.asOf(), mine.log.unit());
            double seconds = Ticks.seconds(end - begin, mine.log.unit());
            whole.times.add(moved ? Spell.observed(seconds) : Spell.censored(seconds));
        }
    }

    private void addTouchpoints(MapColumns mine, Timeline timeline) {
        Set<MapCounts.Key> seen = new HashSet<>();
        int[] lastLater = lastLater(mine, timeline);
        for (int i = 0; i < timeline.size(); i++) {
            int stage = mine.stage(timeline.row(i));
            if (stage == MapColumns.NO_STAGE) {
                continue;
            }
            MapCounts.Key key = new MapCounts.Key(stage, mine.channel(timeline.row(i)));
            Cell cell = cells.computeIfAbsent(key, k -> newCell());
            cell.events++;
            if (seen.add(key)) {
                cell.customers++;
                cell.movedOn += lastLater[stage] > i ? 1 : 0;
            }
            for (int score = 0; score < cell.ratings.size(); score++) {
                if (mine.hasRating(timeline.row(i), score)) {
                    cell.ratings.get(score).add(mine.rating(timeline.row(i), score));
                }
            }
        }
    }

    /** For each stage the last place of an event of any later stage, −1 for none. */
    private int[] lastLater(MapColumns mine, Timeline timeline) {
        int[] last = new int[stages.length];
        Arrays.fill(last, -1);
        for (int i = 0; i < timeline.size(); i++) {
            int stage = mine.stage(timeline.row(i));
            if (stage > 0) {
                Arrays.fill(last, 0, stage, i);
            }
        }
        return last;
    }

    private Cell newCell() {
        Cell cell = new Cell();
        rule.scores().forEach(score -> cell.ratings.add(score.scale().accumulator()));
        return cell;
    }

    @Override
    public void addAll(JourneyMap tally) {
        joined = joined.plus(tally);
    }

    private JourneyMap counted() {
        List<MapCounts.Whole> wholes = new ArrayList<>();
        for (Whole stage : stages) {
            wholes.add(new MapCounts.Whole(stage.customers, stage.movedOn, stage.times.snapshot()));
        }
        Map<MapCounts.Key, MapCounts.Cell> counts = new TreeMap<>();
        cells.forEach((key, cell) -> counts.put(
                key,
                new MapCounts.Cell(
                        cell.events,
                        cell.customers,
                        cell.movedOn,
                        cell.ratings.stream().map(Accumulator::snapshot).toList())));
        return new JourneyMap(rule, customers, offMap, afterAsOf, wholes, counts);
    }

    @Override
    public JourneyMap snapshot() {
        return joined.plus(counted());
    }
}
