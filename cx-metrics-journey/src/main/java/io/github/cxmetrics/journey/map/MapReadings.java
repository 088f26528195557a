package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.Ratings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is read off a map. Nothing hidden leaves this class. */
final class MapReadings {

    private static final double MIDDLE = 0.5;

    private final JourneyMap map;
    private final JourneyMapRule rule;

    MapReadings(JourneyMap map) {
        this.map = map;
        rule = map.rule();
    }

    List<JourneyMap.Touchpoint> touchpoints() {
        List<JourneyMap.Touchpoint> rows = new ArrayList<>();
        map.cells.forEach((key, cell) -> rows.add(row(key, cell)));
        return List.copyOf(rows);
    }

    private JourneyMap.Touchpoint row(MapCounts.Key key, MapCounts.Cell cell) {
        String stage = rule.stages().get(key.stage()).name();
        Lane lane = rule.lane(key.channel());
        if (map.isHidden(cell.customers())) {
            return new JourneyMap.Touchpoint(
                    stage, key.channel(), lane, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Map.of());
        }
        Map<String, Ratings> ratings = new LinkedHashMap<>();
        for (int i = 0; i < rule.scores().size(); i++) {
            Ratings given = cell.ratings().get(i);
            if (given.count() > 0 && !map.isHidden(given.count())) {
                ratings.put(rule.scores().get(i).property(), given);
            }
        }
        boolean last = key.stage() == rule.stages().size() - 1;
        return new JourneyMap.Touchpoint(
                stage,
                key.channel(),
                lane,
                OptionalLong.of(cell.events()),
                OptionalLong.of(cell.customers()),
                last ? Optional.empty() : Optional.of(movedOn(stage, key.channel(), cell)),
                ratings);
    }

    private static Proportion movedOn(String stage, String channel, MapCounts.Cell cell) {
        String touchpoint = channel.isEmpty() ? stage : stage + ", " + channel;
        return JourneyMap.movedOn(touchpoint, cell.movedOn(), cell.customers());
    }

    List<JourneyMap.Emotion> emotionCurve(int score) {
        List<JourneyMap.Emotion> curve = new ArrayList<>();
        for (int stage = 0; stage < rule.stages().size(); stage++) {
            curve.add(point(stage, score));
        }
        return List.copyOf(curve);
    }

    private JourneyMap.Emotion point(int stage, int score) {
        String name = rule.stages().get(stage).name();
        Ratings ratings = map.ratings(cellsOf(stage), score);
        boolean hidden = map.isHidden(map.stages.get(stage).customers()) || map.isHidden(ratings.count());
        if (hidden || ratings.count() == 0) {
            return new JourneyMap.Emotion(name, hidden ? 0 : ratings.count(), OptionalDouble.empty(), Optional.empty());
        }
        TouchpointScore asked = rule.scores().get(score);
        return new JourneyMap.Emotion(
                name,
                ratings.count(),
                OptionalDouble.of(asked.rescaledMean(ratings)),
                asked.interval(ratings, Confidence.DEFAULT));
    }

    private Stream<MapCounts.Cell> cellsOf(int stage) {
        return map.cells.entrySet().stream()
                .filter(each -> each.getKey().stage() == stage)
                .map(Map.Entry::getValue);
    }

    static PeakEnd peakEnd(String score, List<JourneyMap.Emotion> curve) {
        List<JourneyMap.Emotion> felt =
                curve.stream().filter(point -> point.mean().isPresent()).toList();
        if (felt.isEmpty()) {
            throw new IllegalStateException(
                    "peak and end of " + score + " are undefined: no stage has ratings to show");
        }
        JourneyMap.Emotion peak = felt.stream()
                .min(Comparator.<JourneyMap.Emotion>comparingDouble(point -> -Math.abs(mean(point) - MIDDLE))
                        .thenComparingDouble(MapReadings::mean))
                .orElseThrow();
        return new PeakEnd(peak, felt.get(felt.size() - 1));
    }

    private static double mean(JourneyMap.Emotion point) {
        return point.mean().orElseThrow();
    }

    List<JourneyMap.Friction> friction() {
        Optional<TouchpointScore> ease = rule.scores().stream()
                .filter(score -> score.level() == PyramidLevel.EASY)
                .findFirst();
        Comparator<JourneyMap.Friction> worstFirst =
                Comparator.comparingDouble(point -> -point.friction().orElse(Double.NEGATIVE_INFINITY));
        return touchpoints().stream()
                .filter(row -> row.movedOn().isPresent())
                .map(row -> friction(row, ease))
                .sorted(worstFirst.thenComparing(
                        Comparator.comparingLong(JourneyMap.Friction::lost).reversed()))
                .toList();
    }

    private static JourneyMap.Friction friction(JourneyMap.Touchpoint row, Optional<TouchpointScore> ease) {
        OptionalDouble effort = OptionalDouble.empty();
        if (ease.isPresent() && row.ratings().containsKey(ease.get().property())) {
            effort = OptionalDouble.of(
                    1 - ease.get().rescaledMean(row.ratings().get(ease.get().property())));
        }
        return new JourneyMap.Friction(
                row.stage(), row.channel(), row.movedOn().orElseThrow().failures(), effort);
    }

    List<PyramidReading> pyramid() {
        List<PyramidReading> readings = new ArrayList<>();
        for (int i = 0; i < rule.scores().size(); i++) {
            TouchpointScore score = rule.scores().get(i);
            Ratings ratings = map.ratings(map.cells.values().stream(), i);
            if (ratings.count() > 0 && !map.isHidden(ratings.count())) {
                readings.add(new PyramidReading(
                        score.level(),
                        score.property(),
                        ratings.count(),
                        score.rescaledMean(ratings),
                        score.interval(ratings, Confidence.DEFAULT)));
            }
        }
        readings.sort(Comparator.comparing(PyramidReading::level));
        return List.copyOf(readings);
    }
}
