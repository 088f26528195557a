package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.TieOrder;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws a map from timelines, one by one. */
final class JourneyMapAccumulator implements Accumulator<Timeline, JourneyMap> {

    private static final class Cell {
        private long events;
        private long customers;
        private long movedOn;
        private final List<Accumulator<Double, Ratings>> ratings = new ArrayList<>();
    }

    private static final class Whole {
        private long customers;
        private long movedOn;
        private final Accumulator<Spell, SurvivalTally> times = JourneyMap.TIMES.accumulator();
    }

    private final JourneyMapRule rule;
    private final Whole[] stages;
    private final Map<MapCounts.Key, Cell> cells = new TreeMap<>();
    private final Cell elsewhere;
    private long customers;
    private long offMap;
    private long afterAsOf;
    private JourneyMap joined;
    private @Nullable MapColumns columns;

    JourneyMapAccumulator(JourneyMapRule rule) {
        this.rule = rule;
        stages = new Whole[rule.stages().size()];
        Arrays.setAll(stages, i -> new Whole());
        elsewhere = newCell();
        joined = counted();
    }

    private MapColumns compile(EventLog log) {
        MapColumns known = columns;
        if (known == null || known.log != log) {
            known = new MapColumns(rule, log);
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
        int[] rows = IntStream.range(0, timeline.size()).map(timeline::row).toArray();
        TieOrder.sort(rows, mine.log.columns().times(), mine::stage);
        addStages(mine, rows);
        addTouchpoints(mine, rows);
    }

    private void addStages(MapColumns mine, int[] rows) {
        long[] times = mine.log.columns().times();
        long[] begin = new long[stages.length];
        BitSet seen = new BitSet();
        BitSet staying = new BitSet();
        for (int row : rows) {
            int stage = mine.stage(row);
            if (stage == MapColumns.NO_STAGE) {
                offMap++;
                continue;
            }
            for (int s = staying.nextSetBit(0); s >= 0 && s < stage; s = staying.nextSetBit(s + 1)) {
                staying.clear(s);
                stages[s].movedOn++;
                time(stages[s], mine, times[row] - begin[s], true);
            }
            if (!seen.get(stage)) {
                seen.set(stage);
                staying.set(stage);
                stages[stage].customers++;
                begin[stage] = times[row];
            }
        }
        for (int s = staying.nextSetBit(0); s >= 0; s = staying.nextSetBit(s + 1)) {
            long end = rule.readAsOf()
                    .map(asOf -> Ticks.floorOrEnd(asOf, mine.log.unit()))
                    .orElse(begin[s]);
            // A span beyond a long is as long as can be.
            time(stages[s], mine, end - begin[s] < 0 ? Long.MAX_VALUE : end - begin[s], false);
        }
    }

    private void time(Whole whole, MapColumns mine, long ticks, boolean moved) {
        if (rule.asOf() != null) {
            double seconds = Ticks.seconds(ticks, mine.log.unit());
            whole.times.add(moved ? Spell.observed(seconds) : Spell.censored(seconds));
        }
    }

    private void addTouchpoints(MapColumns mine, int[] rows) {
        Set<MapCounts.Key> seen = new HashSet<>();
        int[] lastLater = lastLater(mine, rows);
        for (int i = 0; i < rows.length; i++) {
            int stage = mine.stage(rows[i]);
            if (stage == MapColumns.NO_STAGE) {
                rate(elsewhere, mine, rows[i]);
                continue;
            }
            MapCounts.Key key = new MapCounts.Key(stage, mine.channel(rows[i]));
            Cell cell = cells.computeIfAbsent(key, k -> newCell());
            cell.events++;
            if (seen.add(key)) {
                cell.customers++;
                cell.movedOn += lastLater[stage] > i ? 1 : 0;
            }
            rate(cell, mine, rows[i]);
        }
    }

    private static void rate(Cell cell, MapColumns mine, int row) {
        for (int score = 0; score < cell.ratings.size(); score++) {
            if (mine.hasRating(row, score)) {
                cell.ratings.get(score).add(mine.rating(row, score));
            }
        }
    }

    /** For each stage the last place of an event of any later stage; 0, which is behind no place, for none. */
    private int[] lastLater(MapColumns mine, int[] rows) {
        int[] last = new int[stages.length];
        for (int i = 0; i < rows.length; i++) {
            int stage = mine.stage(rows[i]);
            if (stage > 0) {
                last[stage - 1] = i;
            }
        }
        for (int stage = stages.length - 2; stage >= 0; stage--) {
            last[stage] = Math.max(last[stage], last[stage + 1]);
        }
        return last;
    }

    private Cell newCell() {
        Cell cell = new Cell();
        rule.scores().forEach(score -> cell.ratings.add(score.scale().decimals().accumulator()));
        return cell;
    }

    @Override
    public void addAll(JourneyMap tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
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
        List<Ratings> offMapRatings =
                elsewhere.ratings.stream().map(Accumulator::snapshot).toList();
        return new JourneyMap(rule, customers, offMap, afterAsOf, offMapRatings, wholes, counts);
    }

    @Override
    public JourneyMap snapshot() {
        return joined.plus(counted());
    }
}
