package io.github.cxmetrics.monitor.experiment;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;

/**
 * The two arms of an experiment, whole or of one day.
 *
 * @param treatment the arm with the change
 * @param control the arm without
 * @param <T> the metric
 */
public record Arms<T extends Metric<T>>(T treatment, T control) implements Serializable {

    /**
     * Checks that both are of one rule.
     *
     * @param treatment the arm with the change
     * @param control the arm without
     * @throws IllegalArgumentException if they follow different rules; the message names both
     * @throws ArithmeticException if both together have more than {@link Long#MAX_VALUE} units
     */
    public Arms {
        requireNonNull(treatment, "treatment");
        requireNonNull(control, "control");
        TallyRule.checkComparison(treatment.name(), treatment.rule(), control.rule());
        CountMath.sum(treatment.count(), control.count(), "units");
    }

    /**
     * Two arms.
     *
     * @param treatment the arm with the change
     * @param control the arm without
     * @param <T> the metric
     * @return both
     * @throws IllegalArgumentException if they follow different rules; the message names both
     * @throws ArithmeticException if both together have more than {@link Long#MAX_VALUE} units
     */
    public static <T extends Metric<T>> Arms<T> of(T treatment, T control) {
        return new Arms<>(treatment, control);
    }

    /**
     * Two days together.
     *
     * @param day another day of the same experiment
     * @return the sums of both arms
     * @throws ArithmeticException if all together have more than {@link Long#MAX_VALUE} units
     */
    public Arms<T> plus(Arms<T> day) {
        requireNonNull(day, "day");
        return new Arms<>(treatment.plus(day.treatment), control.plus(day.control));
    }

    long count() {
        return CountMath.sum(treatment.count(), control.count(), "units");
    }

    boolean isEmpty() {
        return treatment.count() == 0 || control.count() == 0;
    }

    /** For example {@code NPS 33.3 (…), n = 60 against NPS 0.0 (…), n = 60}. */
    @Override
    public String toString() {
        return treatment.line() + " against " + control.line();
    }
}
