package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.internal.Checks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Scores one customer, with exact fractions: a score at the limit of a band is in it. */
final class HealthReading {

    private final HealthRule rule;
    private final Map<String, BigFraction> points = new LinkedHashMap<>();

    private HealthReading(HealthRule rule, Map<String, ? extends @Nullable Number> values) {
        this.rule = rule;
        for (HealthMeasure measure : rule.measures()) {
            Number value = values.get(measure.name());
            if (value != null) {
                points.put(
                        measure.name(),
                        measure.points(Checks.finite(value.doubleValue(), "the value of " + measure.name())));
            }
        }
    }

    /** A weighted mean over what is observed, and how much of the weight that is. */
    private static final class Mean {
        private BigFraction weight = BigFraction.ZERO;
        private BigFraction observedWeight = BigFraction.ZERO;
        private BigFraction coveredWeight = BigFraction.ZERO;
        private BigFraction sum = BigFraction.ZERO;

        /** A score that is null is not observed; its coverage counts all the same. */
        void add(double ownWeight, @Nullable BigFraction score, BigFraction coverage) {
            BigFraction w = Exact.of(ownWeight);
            weight = weight.add(w);
            coveredWeight = coveredWeight.add(w.multiply(coverage));
            if (score != null) {
                observedWeight = observedWeight.add(w);
                sum = sum.add(w.multiply(score));
            }
        }

        @Nullable
        BigFraction value() {
            return observedWeight.equals(BigFraction.ZERO) ? null : sum.divide(observedWeight);
        }

        BigFraction coverage() {
            return coveredWeight.divide(weight);
        }
    }

    static HealthScore score(HealthRule rule, Map<String, ? extends @Nullable Number> values) {
        return new HealthReading(rule, values).score();
    }

    private HealthScore score() {
        Mean total = new Mean();
        Map<String, Double> groupScores = new LinkedHashMap<>();
        for (HealthGroup group : rule.groups()) {
            Mean mean = meanOf(group.name());
            total.add(group.weight(), mean.value(), mean.coverage());
            BigFraction value = mean.value();
            if (value != null) {
                groupScores.put(group.name(), value.doubleValue());
            }
        }
        for (HealthMeasure measure : rule.measures()) {
            if (measure.group() == null) {
                add(total, measure);
            }
        }
        return result(total, groupScores);
    }

    private Mean meanOf(String group) {
        Mean mean = new Mean();
        for (HealthMeasure measure : rule.measures()) {
            if (Objects.equals(group, measure.group())) {
                add(mean, measure);
            }
        }
        return mean;
    }

    private void add(Mean mean, HealthMeasure measure) {
        BigFraction score = points.get(measure.name());
        mean.add(measure.weight(), score, score == null ? BigFraction.ZERO : BigFraction.ONE);
    }

    private HealthScore result(Mean total, Map<String, Double> groupScores) {
        Map<String, Double> measured = new LinkedHashMap<>();
        points.forEach((name, score) -> measured.put(name, score.doubleValue()));
        BigFraction score = total.value();
        List<HealthException> applied = new ArrayList<>();
        if (total.coverage().compareTo(Exact.of(rule.minimumCoverage())) < 0) {
            score = null;
        }
        if (score != null) {
            for (HealthException exception : rule.exceptions()) {
                BigFraction cap = Exact.of(exception.cap());
                if (applies(exception) && score.compareTo(cap) > 0) {
                    score = cap;
                    applied.add(exception);
                }
            }
        }
        return new HealthScore(
                rule,
                measured,
                groupScores,
                total.coverage().doubleValue(),
                score == null ? null : score.doubleValue(),
                score == null ? null : bandOf(score),
                applied);
    }

    private boolean applies(HealthException exception) {
        BigFraction score = points.get(exception.measure());
        return score != null && score.compareTo(Exact.of(exception.below())) < 0;
    }

    private @Nullable String bandOf(BigFraction score) {
        String band = null;
        for (HealthBand each : rule.bands()) {
            if (Exact.of(each.from()).compareTo(score) <= 0) {
                band = each.name();
            }
        }
        return band;
    }
}
