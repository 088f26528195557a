package io.github.cxmetrics.monitor.driver;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one attribute contributes to R²: a row of {@link DriverShares}.
 *
 * @param name the attribute
 * @param part its part of R², at least 0; the parts add up to R²
 * @param partError the jackknife standard error of the part; null without rows
 * @param partInterval the jackknife interval of the part; null without rows
 * @param share the part over R², 0..1; null where R² is 0
 * @param shareError the jackknife standard error of the share, of the ratio as a whole; null without rows
 * @param shareInterval the jackknife interval of the share; null without rows
 */
public record DriverShare(
        String name,
        double part,
        @Nullable Double partError,
        @Nullable Interval partInterval,
        @Nullable Double share,
        @Nullable Double shareError,
        @Nullable Interval shareInterval)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param name the attribute
     * @param part its part of R², at least 0; the parts add up to R²
     * @param partError the jackknife standard error of the part; null without rows
     * @param partInterval the jackknife interval of the part; null without rows
     * @param share the part over R², 0..1; null where R² is 0
     * @param shareError the jackknife standard error of the share, of the ratio as a whole; null without rows
     * @param shareInterval the jackknife interval of the share; null without rows
     * @throws IllegalArgumentException if a number is none, or a standard error negative
     */
    public DriverShare {
        requireNonNull(name, "name");
        Checks.finite(part, "a part of R²");
        Checks.notNegativeIfThere(partError, "the standard error of a part");
        Checks.finiteIfThere(share, "a share of R²");
        Checks.notNegativeIfThere(shareError, "the standard error of a share");
    }
}
