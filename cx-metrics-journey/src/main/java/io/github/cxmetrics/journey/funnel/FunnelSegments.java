package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.monitor.PAdjustment;
import io.github.cxmetrics.survival.LogRank;
import io.github.cxmetrics.survival.LogRankResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A funnel by the parts of a log: the same users, told apart. Only parts with units that entered are in it, or at a deciding
 * step with units that carry the value there; those with most at step 1 first. */
public final class FunnelSegments {

    private final Breakdown breakdown;
    private final Map<String, FunnelResult> segments;
    private final UnknownNames unknown;

    FunnelSegments(Breakdown breakdown, Map<String, FunnelResult> segments, UnknownNames unknown) {
        this.breakdown = breakdown;
        this.unknown = unknown;
        this.segments = Collections.unmodifiableMap(segments);
    }

    /**
     * A segment against all others together.
     *
     * @param segment its name
     * @param comparison conversion in it minus conversion in the others
     * @param adjustedP the p-value corrected for the number of segments (Holm 1979)
     */
    public record VersusRest(String segment, Comparison comparison, double adjustedP) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param segment its name
         * @param comparison conversion in it minus conversion in the others
         * @param adjustedP the p-value corrected for the number of segments (Holm 1979)
         * @throws IllegalArgumentException if the p-value is outside 0..1
         */
        public VersusRest {
            requireNonNull(segment, "segment");
            requireNonNull(comparison, "comparison");
            Checks.share(adjustedP, "a corrected p-value");
        }

        /** For example {@code email: conversion +3.1 pp (…), p = 0.0200 …; corrected p = 0.0600}. */
        @Override
        public String toString() {
            return segment + ": " + comparison + "; corrected p " + Text.pValue(adjustedP);
        }
    }

    /**
     * The result of each part.
     *
     * @return an unmodifiable map, the largest part first
     */
    public Map<String, FunnelResult> results() {
        return segments;
    }

    /**
     * The conversion of each part, as a table that prints.
     *
     * @return the table
     */
    public MetricTable<Proportion> conversions() {
        Map<String, Proportion> shares = new LinkedHashMap<>();
        segments.forEach((name, result) -> shares.put(name, result.conversion()));
        return MetricTable.of(breakdown.property(), shares);
    }

    /**
     * Conversion of each part against the others, corrected for looking at many (Holm 1979).
     *
     * @return a comparison for each part, in the order of {@link #results()}; none if there is only one
     * @throws IllegalStateException if a unit may be in several parts, which are not independent then
     */
    public List<VersusRest> versusRest() {
        checkDisjoint();
        List<VersusRest> rows = new ArrayList<>();
        if (segments.size() < 2) {
            return rows;
        }
        Proportion all = Tally.merge(
                segments.values().stream().map(FunnelResult::conversion).toList());
        List<String> names = List.copyOf(segments.keySet());
        List<Comparison> comparisons = segments.values().stream()
                .map(FunnelResult::conversion)
                .map(part -> part.versus(all.minus(part)))
                .toList();
        double[] adjusted = PAdjustment.HOLM.adjust(
                comparisons.stream().mapToDouble(Comparison::pValue).toArray());
        for (int i = 0; i < names.size(); i++) {
            rows.add(new VersusRest(names.get(i), comparisons.get(i), adjusted[i]));
        }
        return rows;
    }

    /**
     * Whether the parts convert at different speed: the log-rank test of their times to convert, those still on their way included.
     *
     * @return the test
     * @throws IllegalStateException if a unit may be in several parts, or the funnel has no {@code asOf}
     */
    public LogRankResult logRank() {
        checkDisjoint();
        return LogRank.test(FunnelResult.survivals(segments));
    }

    private void checkDisjoint() {
        if (breakdown.isOverlapping()) {
            throw new IllegalStateException("comparison of segments is undefined: by " + breakdown.attribution()
                    + ", a unit may be in several");
        }
    }

    /**
     * Names that the funnel or the breakdown asks for and the log does not know.
     *
     * @return events and properties
     */
    public UnknownNames unknownNames() {
        return unknown;
    }

    /** The conversions as a table; below it the names that the log does not know. */
    @Override
    public String toString() {
        return conversions() + (unknown.isEmpty() ? "" : "\n" + unknown);
    }
}
