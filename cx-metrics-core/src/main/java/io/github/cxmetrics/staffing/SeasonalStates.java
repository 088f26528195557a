package io.github.cxmetrics.staffing;

import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/** Level, slope and seasons of {@link HoltWinters} at one point of a series. Mutable, for one thread. */
final class SeasonalStates {

    private static final int LEAST_FOR_LEVEL = 10;
    private static final int SEASONS_FOR_START = 3;

    private double level;
    private double slope;
    /** In a circle; {@code next} is the interval to come. */
    private final double[] seasons;

    private int next;

    private SeasonalStates(double level, double slope, double[] seasons, int next) {
        this.level = level;
        this.slope = slope;
        this.seasons = seasons;
        this.next = next;
    }

    static SeasonalStates of(double level, double slope, double[] seasonsToCome) {
        return new SeasonalStates(level, slope, seasonsToCome, 0);
    }

    double level() {
        return level;
    }

    double slope() {
        return slope;
    }

    /** The seasons, that of the interval to come first. */
    double[] seasonsToCome() {
        double[] ahead = new double[seasons.length];
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] = seasons[(next + i) % seasons.length];
        }
        return ahead;
    }

    SeasonalStates copy() {
        return new SeasonalStates(level, slope, seasons.clone(), next);
    }

    SeasonalStates times(double factor) {
        double[] more = new double[seasons.length];
        for (int i = 0; i < more.length; i++) {
            more[i] = factor * seasons[i];
        }
        return new SeasonalStates(factor * level, factor * slope, more, next);
    }

    /** States a step away: of the seasons but the last, which keeps their sum, then of the level, and of the slope if there is a trend. */
    SeasonalStates moved(double[] step, Trend trend) {
        double[] moved = seasons.clone();
        int last = moved.length - 1;
        for (int i = 0; i < last; i++) {
            moved[i] += step[i];
            moved[last] -= step[i];
        }
        double steeper = trend == Trend.NONE ? 0 : step[last + 1];
        return new SeasonalStates(level + step[last], slope + steeper, moved, next);
    }

    int season() {
        return seasons.length;
    }

    /** The states before the first volume: seasons from centred moving averages of the first seasons, level and slope from what is left. */
    static SeasonalStates first(double[] volumes, int season, Trend trend) {
        double[] seasons = firstSeasons(volumes, season);
        int n = Math.min(volumes.length, Math.max(LEAST_FOR_LEVEL, 2 * season));
        SimpleRegression line = new SimpleRegression();
        double sum = 0;
        for (int t = 0; t < n; t++) {
            double adjusted = volumes[t] - seasons[t % season];
            line.addData(t + 1.0, adjusted);
            sum += adjusted;
        }
        return trend == Trend.NONE
                ? new SeasonalStates(sum / n, 0, seasons, 0)
                : new SeasonalStates(line.getIntercept(), line.getSlope(), seasons, 0);
    }

    private static double[] firstSeasons(double[] volumes, int season) {
        int n = Math.min(volumes.length, SEASONS_FOR_START * season);
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int t = half; t + half < n; t++) {
            sums[t % season] += volumes[t] - movingAverage(volumes, t, season);
            counts[t % season]++;
        }
        double mean = 0;
        for (int i = 0; i < season; i++) {
            sums[i] /= Math.max(1, counts[i]);
            mean += sums[i] / season;
        }
        for (int i = 0; i < season; i++) {
            sums[i] -= mean;
        }
        return sums;
    }

    /** Over one season around t; of an even number of intervals, the two at the ends count half. */
    private static double movingAverage(double[] volumes, int t, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = t - half; i <= t + half; i++) {
            sum += volumes[i];
        }
        return (season % 2 == 0 ? sum - (volumes[t - half] + volumes[t + half]) / 2 : sum) / season;
    }

    /**
     * Goes along a series.
     *
     * @param fitted receives the forecast of each volume, null if nobody needs it
     * @return the sum of squared errors one step ahead
     */
    double run(double[] volumes, Smoothing by, double @Nullable [] fitted) {
        double squares = 0;
        for (int t = 0; t < volumes.length; t++) {
            double grown = level + by.phi() * slope;
            double error = volumes[t] - grown - seasons[next];
            if (fitted != null) {
                fitted[t] = grown + seasons[next];
            }
            squares += error * error;
            level = grown + by.alpha() * error;
            slope = by.phi() * slope + by.beta() * error;
            seasons[next] += by.gamma() * error;
            next = next + 1 == seasons.length ? 0 : next + 1;
        }
        return squares;
    }

    /** The forecast so many steps ahead, where the slope has been added so many times in all. */
    double ahead(int step, double slopes) {
        return level + slopes * slope + seasons[(next + step - 1) % seasons.length];
    }
}
