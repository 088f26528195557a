package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

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
 * @param symmetricShare the sum of {@code 2·|error| / (actual + forecast)} over intervals in which something came in or was forecast
 * @param smapeSkipped the intervals in which nothing came in and nothing was forecast, which the sMAPE has to leave out
 */
public record ForecastError(
        int count,
        double actual,
        double error,
        double absoluteError,
        double squaredError,
        double absoluteShare,
        int mapeSkipped,
        double symmetricShare,
        int smapeSkipped)
        implements Serializable {

    /**
     * Checks the sums.
     *
     * @param count how many intervals
     * @param actual the volume that came in, in all
     * @param error the sum of the errors
     * @param absoluteError the sum of the absolute errors
     * @param squaredError the sum of the squared errors
     * @param absoluteShare the sum of {@code |error| / actual} over intervals in which something came in
     * @param mapeSkipped the intervals in which nothing came in, which the MAPE has to leave out
     * @param symmetricShare the sum of {@code 2·|error| / (actual + forecast)} over intervals in which something came in or was forecast
     * @param smapeSkipped the intervals in which nothing came in and nothing was forecast, which the sMAPE has to leave out
     * @throws IllegalArgumentException if a number is negative or none, or more is skipped than there is
     */
    public ForecastError {
        checkArgument(
                count >= 0 && mapeSkipped >= 0 && mapeSkipped <= count && smapeSkipped >= 0 && smapeSkipped <= count,
                "of %s intervals there can't be %s and %s skipped",
                count,
                mapeSkipped,
                smapeSkipped);
        Checks.notNegative(actual, "the actual volume");
        checkArgument(Double.isFinite(error), "the error must be finite: %s", error);
        Checks.notNegative(absoluteError, "the absolute error");
        Checks.notNegative(squaredError, "the squared error");
        Checks.notNegative(absoluteShare, "the sum of shares");
        Checks.notNegative(symmetricShare, "the sum of symmetric shares");
    }

    /**
     * The error of a forecast.
     *
     * @param actual the volumes that came in, by interval, not negative
     * @param forecast the volumes that were forecast, by interval
     * @return the error
     * @throws IllegalArgumentException if there are not as many on both sides, or a volume is negative, no number, or beyond {@code 1e-100..1e100}:
     *     {@code actual volume must not be negative: -1.0 (row 3)}
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
        double symmetric = 0;
        int nothing = 0;
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
            if (actual[row] + forecast[row] == 0) {
                nothing++;
            } else {
                symmetric += 2 * Math.abs(error) / (actual[row] + forecast[row]);
            }
        }
        return new ForecastError(actual.length, total, errors, absolute, squares, shares, skipped, symmetric, nothing);
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

    /**
     * The symmetric mean absolute percentage error (Makridakis 1993) over intervals in which something came in or was forecast. Too little costs more than too much.
     *
     * @return the mean of {@code 2·|error| / (actual + forecast)}, a share, 0..2
     * @throws IllegalStateException if nothing came in and nothing was forecast
     */
    public double smape() {
        return smapeIfDefined()
                .orElseThrow(() ->
                        new IllegalStateException("sMAPE is undefined: no contacts came in, and none were forecast"));
    }

    /**
     * The sMAPE where it is defined.
     *
     * @return the share, or nothing if nothing came in and nothing was forecast
     */
    public OptionalDouble smapeIfDefined() {
        return count == smapeSkipped
                ? OptionalDouble.empty()
                : OptionalDouble.of(symmetricShare / (count - smapeSkipped));
    }

    /**
     * The mean absolute scaled error (Hyndman and Koehler 2006): the mean absolute error over that of the simplest forecast, the volume of a season before, in the
     * history from which the forecast was made. Below 1 the forecast is better than that was, whatever the size of the queue.
     *
     * @param history the volumes before the forecast, of consecutive intervals, more than a season
     * @param season the intervals of a season; 1 compares with the interval before
     * @return {@code MAE / mean |y(t) - y(t - season)|}, 0 or more
     * @throws IllegalArgumentException if the season is not positive, the history not longer, or a volume no volume
     * @throws IllegalStateException if there are no intervals, or the history repeats itself: {@code MASE is undefined: …}
     */
    public double mase(double[] history, int season) {
        OptionalDouble scaled = maseIfDefined(history, season);
        defined();
        return scaled.orElseThrow(() ->
                new IllegalStateException("MASE is undefined: the history is the same in every season of " + season));
    }

    /**
     * The MASE where it is defined.
     *
     * @param history the volumes before the forecast, more than a season
     * @param season the intervals of a season
     * @return the error, or nothing where {@link #mase} would throw {@link IllegalStateException}
     * @throws IllegalArgumentException as {@link #mase}
     */
    public OptionalDouble maseIfDefined(double[] history, int season) {
        requireNonNull(history, "history");
        Checks.positive(season, "season");
        checkArgument(
                history.length > season,
                "MASE with season %s needs a history of more than %s volumes, not %s",
                season,
                season,
                history.length);
        double sum = 0;
        for (int row = 0; row < history.length; row++) {
            Checks.volume(history[row], "volume", row);
            sum += row < season ? 0 : Math.abs(history[row] - history[row - season]);
        }
        return sum == 0 || count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(mae() / (sum / (history.length - season)));
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
