package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a linear model makes of one attribute: a row of {@link DriverModel#effects()}.
 *
 * @param name the attribute
 * @param correlation its correlation with the outcome (Pearson), -1..1
 * @param beta its standardised coefficient: standard deviations of the outcome for one of the attribute, the others held
 * @param standardError the standard error of beta, as of a regression with normal errors; null where n is not known
 * @param interval the t interval of beta; null where n is not known
 * @param vif the variance inflation factor, at least 1: above 10 the others say nearly the same as this one, and beta means little
 */
public record DriverEffect(
        String name,
        double correlation,
        double beta,
        @Nullable Double standardError,
        @Nullable Interval interval,
        double vif)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param name the attribute
     * @param correlation its correlation with the outcome (Pearson), -1..1
     * @param beta its standardised coefficient: standard deviations of the outcome for one of the attribute, the others held
     * @param standardError the standard error of beta, as of a regression with normal errors; null where n is not known
     * @param interval the t interval of beta; null where n is not known
     * @param vif the variance inflation factor, at least 1: above 10 the others say nearly the same as this one, and beta means little
     * @throws IllegalArgumentException if a number is none, or the standard error negative
     */
    public DriverEffect {
        requireNonNull(name, "name");
        Checks.finite(correlation, "a correlation");
        Checks.finite(beta, "beta");
        Checks.notNegativeIfThere(standardError, "the standard error of beta");
        checkArgument(vif > 0, "a variance inflation factor must be above 0, not %s", vif);
    }
}
