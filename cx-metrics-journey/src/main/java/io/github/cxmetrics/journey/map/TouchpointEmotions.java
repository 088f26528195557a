package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.usability.EmotionMeasure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What people felt at the touchpoints of a {@link JourneyMap}: one emotion measure for each of them. The measures of a stage's channels merge exactly,
 * so that the curve is of all that was measured there, and not a mean of means.
 *
 * <p>Measures of fewer answers than the map's minimum are not shown. Immutable.
 *
 * @param <T> the measure
 */
public final class TouchpointEmotions<T extends EmotionMeasure<T>> {

    private static final String NAME = "emotion";

    private final JourneyMap map;
    private final Map<JourneyMap.At, T> measured;

    TouchpointEmotions(JourneyMap map, Map<JourneyMap.At, T> measured) {
        this.map = map;
        checkArgument(measured != null, "emotions need a measure for each touchpoint, not null");
        measured.forEach((at, measure) -> {
            checkArgument(at != null && measure != null, "neither a touchpoint nor its emotion may be null");
            checkArgument(
                    map.channels(at.stage()).contains(at.channel()),
                    "the map has no such touchpoint in stage %s",
                    at.stage());
        });
        // In the order of the map, whatever the order of theirs.
        this.measured = new LinkedHashMap<>();
        for (Stage stage : map.rule().stages()) {
            for (String channel : map.channels(stage.name())) {
                JourneyMap.At at = JourneyMap.At.of(stage.name(), channel);
                if (measured.containsKey(at)) {
                    this.measured.put(at, measured.get(at));
                }
            }
        }
        // Unlike measures can't be one curve: merging refuses them, naming both rules.
        var unused = this.measured.values().stream().reduce((one, other) -> one.plus(other));
    }

    /**
     * The emotion at a touchpoint.
     *
     * @param at the touchpoint
     * @return its measure; nothing where none was given, or too few answers to be shown
     */
    public Optional<T> at(JourneyMap.At at) {
        return Optional.ofNullable(measured.get(at)).filter(measure -> !map.isHidden(measure.count()));
    }

    /**
     * The emotion of a stage, over all of its channels.
     *
     * @param stage the stage's name
     * @return the merged measure; nothing where none was given, or too few answers to be shown
     * @throws IllegalArgumentException if there is no such stage
     */
    public Optional<T> ofStage(String stage) {
        map.rule().stageOf(stage);
        return measured.entrySet().stream()
                .filter(each -> each.getKey().stage().equals(stage))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> one.plus(other))
                .filter(measure -> !map.isHidden(measure.count()));
    }

    /**
     * How the stages feel, from 0, all negative, to 1, all positive.
     *
     * @return a point for each stage of the map, in its order
     */
    public List<JourneyMap.Emotion> curve() {
        List<JourneyMap.Emotion> curve = new ArrayList<>();
        for (Stage stage : map.rule().stages()) {
            Optional<T> measure = ofStage(stage.name());
            curve.add(new JourneyMap.Emotion(
                    stage.name(),
                    measure.map(EmotionMeasure::count).orElse(0L),
                    measure.map(EmotionMeasure::rescaledIfDefined).orElse(OptionalDouble.empty()),
                    measure.flatMap(felt -> felt.rescaledInterval(Confidence.DEFAULT))));
        }
        return List.copyOf(curve);
    }

    /**
     * The peak and the end of the curve.
     *
     * @return both
     * @throws IllegalStateException if no stage has an emotion to show
     */
    public PeakEnd peakEnd() {
        return MapReadings.peakEnd(NAME, curve());
    }

    /** A row for each touchpoint that has a measure; "–" where nothing is defined, {@code < 30} where it is hidden. */
    @Override
    public String toString() {
        if (measured.isEmpty()) {
            return "emotions of a journey map: none";
        }
        TextTable table = TextTable.of("touchpoint", "value", "95 % CI", "n");
        measured.forEach((at, measure) -> {
            String name = at.channel().isEmpty() ? at.stage() : at.stage() + ", " + at.channel();
            if (map.isHidden(measure.count())) {
                table.row(
                        name,
                        TextTable.UNDEFINED,
                        TextTable.UNDEFINED,
                        "< " + map.rule().minimum());
            } else {
                OptionalDouble value = measure.valueIfDefined();
                table.row(
                        name,
                        value.isPresent() ? measure.unit().text(value.getAsDouble()) : TextTable.UNDEFINED,
                        measure.intervalIfDefined()
                                .map(i -> i.text(measure.unit()))
                                .orElse(TextTable.UNDEFINED),
                        "" + measure.count());
            }
        });
        return table.toString();
    }
}
