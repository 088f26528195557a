package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The health of one customer by a {@link HealthRule}: the score, its band, and what it is made of. Immutable. */
public final class HealthScore implements Serializable {

    private static final long serialVersionUID = 1;

    private final HealthRule rule;
    private final LinkedHashMap<String, Double> measures;
    private final LinkedHashMap<String, Double> groups;
    private final double coverage;
    private final @Nullable Double score;
    private final @Nullable String band;
    private final ArrayList<HealthException> exceptions;

    HealthScore(
            HealthRule rule,
            Map<String, Double> measures,
            Map<String, Double> groups,
            double coverage,
            @Nullable Double score,
            @Nullable String band,
            List<HealthException> exceptions) {
        this.rule = rule;
        this.measures = new LinkedHashMap<>(measures);
        this.groups = new LinkedHashMap<>(groups);
        this.coverage = coverage;
        this.score = score;
        this.band = band;
        this.exceptions = new ArrayList<>(exceptions);
    }

    /**
     * The score.
     *
     * @return the weighted mean of the points that were observed, 0..100
     * @throws IllegalStateException if nothing was observed, or less of the weight than the rule's minimum
     */
    public double value() {
        return valueIfDefined().orElseThrow(() -> new IllegalStateException("the health score is undefined: " + why()));
    }

    private String why() {
        return coverage == 0
                ? "no measure is observed"
                : Unit.SHARE.text(coverage) + " of the weight is observed, at least "
                        + Unit.SHARE.text(rule.minimumCoverage()) + " must be";
    }

    /**
     * The score, or nothing.
     *
     * @return as {@link #value()}
     */
    public OptionalDouble valueIfDefined() {
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /**
     * The band: the last whose limit is at or below the score.
     *
     * @return its name
     * @throws IllegalStateException if the score is undefined, or below all bands
     */
    public String band() {
        double value = value();
        if (band == null) {
            throw new IllegalStateException("the band is undefined: " + Text.fixed(value, 1) + " is below all bands");
        }
        return band;
    }

    /**
     * The band, or nothing.
     *
     * @return as {@link #band()}
     */
    public Optional<String> bandIfDefined() {
        return Optional.ofNullable(band);
    }

    /**
     * How much of the weight was observed.
     *
     * @return 0..1
     */
    public double coverage() {
        return coverage;
    }

    /**
     * The points of a measure.
     *
     * @param name its name
     * @return 0..100; nothing where it was not observed
     */
    public OptionalDouble points(String name) {
        Double found = measures.get(name);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /**
     * The points of all measures that were observed, for a chart.
     *
     * @return name to points, in the order of the rule; unmodifiable
     */
    public Map<String, Double> points() {
        return Collections.unmodifiableMap(measures);
    }

    /**
     * The points of all groups of which something was observed.
     *
     * @return name to points, in the order of the rule; unmodifiable
     */
    public Map<String, Double> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /**
     * The exceptions that lowered the score.
     *
     * @return those of the rule, in its order
     */
    public List<HealthException> exceptions() {
        return List.copyOf(exceptions);
    }

    /**
     * The rule by which it was scored.
     *
     * @return the rule
     */
    public HealthRule rule() {
        return rule;
    }

    /**
     * The measures as aligned text.
     *
     * @return points and weight of each measure, and the score
     */
    public String table() {
        TextTable table = TextTable.of("measure", "points", "weight");
        for (HealthMeasure measure : rule.measures()) {
            String name = measure.group() == null ? measure.name() : measure.group() + ": " + measure.name();
            Double points = measures.get(measure.name());
            table.row(
                    name,
                    points == null ? TextTable.UNDEFINED : Text.fixed(points, 1),
                    Text.shortest(measure.weight()));
        }
        return table + line() + "\n";
    }

    private String line() {
        String text = "health " + (score == null ? "undefined" : Text.fixed(score, 1))
                + (band == null ? "" : " (" + band + ")") + ", coverage " + Unit.SHARE.text(coverage);
        if (exceptions.isEmpty()) {
            return text;
        }
        return text + ", capped by "
                + String.join(
                        ", ", exceptions.stream().map(HealthException::measure).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HealthScore that && rule.equals(that.rule) && measures.equals(that.measures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, measures);
    }

    /** For example {@code health 67.5 (NEUTRAL), coverage 100.0 %}. */
    @Override
    public String toString() {
        return line();
    }
}
