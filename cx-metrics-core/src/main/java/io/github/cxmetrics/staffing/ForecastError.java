package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How far a forecast of volumes was off. The error of one interval is {@code forecast - actual}: positive is too much.
 *
 * <p>A pure function of two series: sums of doubles don't merge exactly, so this is no tally.
 *
 * @param count how many intervals
 * @param actual the volume that came in, in all
 * @param error the sum of the errors
 * @param absoluteError the sum of the absolute errors
 * @param squaredError the sum of the squared errors
 * @param absoluteShare the sum of {@code |error| / actual} over intervals in which something came in
 * @param mapeSkipped the intervals in which nothing came in, which the MAPE has to leave out
 */
public record ForecastError(
        int count,
        double actual,
        double error,
        double absoluteError,
        double squaredError,
        double absoluteShare,
        int mapeSkipped)
        implements Serializable {

    /**
     * The error of a forecast.
     *
     * @param actual the volumes that came in, by interval, not negative
     * @param forecast the volumes that were forecast, by interval
     * @return the error
     * @throws IllegalArgumentException if there are not as many on both sides, or a volume is negative or no number: {@code actual volume must not be negative: -1.0
     *     (row 3)}
     */
    public static ForecastError of(double[] actual, double[] forecast) {
        checkArgument(
                actual.length == forecast.length,
                "%s actual and %s forecast volumes don't pair",
                actual.length,
                forecast.length);
        double total = 0;
        double errors = 0;
        double absolute = 0;
        double squares = 0;
        double shares = 0;
        int skipped = 0;
        for (int row = 0; row < actual.length; row++) {
            Checks.volume(actual[row], "actual volume", row);
            Checks.volume(forecast[row], "forecast volume", row);
            double error = forecast[row] - actual[row];
            total += actual[row];
            errors += error;
            absolute += Math.abs(error);
            squares += error * error;
            if (actual[row] == 0) {
                skipped++;
            } else {
                shares += Math.abs(error) / actual[row];
            }
        }
        return new ForecastError(actual.length, total, errors, absolute, squares, shares, skipped);
    }

    /**
     * The mean error: what the forecast was too high by.
     *
     * @return contacts an interval, signed
     * @throws IllegalStateException if there are no intervals
     */
    public double bias() {
        return error / defined();
    }

    /**
     * The mean absolute error.
     *
     * @return contacts an interval, 0 or more
     * @throws IllegalStateException if there are no intervals
     */
    public double mae() {
        return absoluteError / defined();
    }

    /**
     * The root of the mean squared error.
     *
     * @return contacts an interval, 0 or more
     * @throws IllegalStateException if there are no intervals
     */
    public double rmse() {
        return Math.sqrt(squaredError / defined());
    }

    private int defined() {
        if (count == 0) {
            throw new IllegalStateException("forecast error is undefined: no intervals");
        }
        return count;
    }

    /**
     * The weighted absolute percentage error, the one to compare queues by.
     *
     * @return {@code Σ|error| / Σ actual}, a share, 0 or more
     * @throws IllegalStateException if nothing came in
     */
    public double wape() {
        return wapeIfDefined().orElseThrow(() -> new IllegalStateException("WAPE is undefined: no contacts came in"));
    }

    /**
     * The WAPE where it is defined.
     *
     * @return the share, or nothing if nothing came in
     */
    public OptionalDouble wapeIfDefined() {
        return actual == 0 ? OptionalDouble.empty() : OptionalDouble.of(absoluteError / actual);
    }

    /**
     * The mean absolute percentage error over intervals in which something came in.
     *
     * @return a share, 0 or more
     * @throws IllegalStateException if nothing came in
     */
    public double mape() {
        return mapeIfDefined().orElseThrow(() -> new IllegalStateException("MAPE is undefined: no contacts came in"));
    }

    /**
     * The MAPE where it is defined.
     *
     * @return the share, or nothing if nothing came in
     */
    public OptionalDouble mapeIfDefined() {
        return count == mapeSkipped ? OptionalDouble.empty() : OptionalDouble.of(absoluteShare / (count - mapeSkipped));
    }

    /** One line, for example {@code WAPE 12.9 %, bias 1.0, MAE 9.0, RMSE 11.2, MAPE 9.8 % (1 of 5 skipped)}. */
    @Override
    public String toString() {
        return count == 0
                ? "forecast error: no intervals"
                : "WAPE " + share(wapeIfDefined()) + ", bias " + Text.fixed(bias(), 1) + ", MAE " + Text.fixed(mae(), 1)
                        + ", RMSE " + Text.fixed(rmse(), 1) + ", MAPE " + share(mapeIfDefined()) + " (" + mapeSkipped
                        + " of " + count + " skipped)";
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Unit.SHARE.text(share.getAsDouble()) : "–";
    }
}
