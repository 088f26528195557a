package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoltWintersTest {

    private static final int WEEK = 7;
    private static final double[] SEASON = {40, 25, 10, 0, -5, -30, -40};

    /** A series of the model itself: linear trend, weekly season, normal errors. */
    private static double[] simulated(long seed, int n, double alpha, double beta, double gamma, double sd) {
        Random random = new Random(seed);
        double level = 100_000;
        double slope = 0.2;
        double[] seasons = SEASON.clone();
        double[] volumes = new double[n];
        for (int t = 0; t < n; t++) {
            double error = sd * random.nextGaussian();
            volumes[t] = level + slope + seasons[t % WEEK] + error;
            level += slope + alpha * error;
            slope += beta * error;
            seasons[t % WEEK] += gamma * error;
        }
        return volumes;
    }

    @Test
    void aSeriesWithoutErrorsIsContinued() {
        double[] volumes = new double[5 * WEEK];
        Arrays.setAll(volumes, t -> 100 + 0.5 * t + SEASON[t % WEEK]);
        HoltWinters model = HoltWinters.fit(volumes, WEEK);
        assertThat(model.variance()).isBetween(0.0, 1e-15);
        List<ForecastStep> forecast = model.forecast(30);
        for (ForecastStep step : forecast) {
            int t = volumes.length + step.step() - 1;
            assertThat(step.mean()).isEqualTo(100 + 0.5 * t + SEASON[t % WEEK], within(1e-7));
        }
        assertThat(model.fitted()).hasSize(volumes.length);
        assertThat(model.fitted()[20]).isEqualTo(volumes[20], within(1e-7));
    }

    /** The same model written again in Python, its parameters found by a pattern search from six starts. */
    @Test
    void agreesWithAnIndependentProgram() {
        double[] volumes = {
            201, 237, 226, 256, 238, 224, 232, 192, 177, 182, 194, 196, 225, 228, 251, 257, 243, 227, 207, 206, 193,
                    188, 199, 198,
            235, 260, 283, 270, 272, 239, 239, 200, 196, 223, 190, 242, 258, 272, 297, 305, 307, 279, 256, 237, 220,
                    227, 225, 263,
            250, 280, 298, 291, 335, 271, 278, 256, 269, 222, 265, 260, 288, 303, 335, 321, 330, 322, 321, 252, 286,
                    275, 265, 290,
            302, 349, 348, 350, 346, 333, 315, 288, 310, 259, 245, 303, 324, 352, 361, 369, 371, 365, 330, 312, 327,
                    306, 295, 350
        };
        HoltWinters model = HoltWinters.fit(volumes, 12);
        assertThat(model.alpha()).isEqualTo(0.05966, within(1e-5));
        assertThat(model.beta()).isEqualTo(0.005698, within(1e-6));
        assertThat(model.gamma()).isEqualTo(0.22378, within(1e-5));
        assertThat(model.variance()).isEqualTo(19905.31722 / 80, within(1e-6));
        List<ForecastStep> forecast = model.forecast(13);
        assertThat(forecast.get(0).mean()).isEqualTo(346.2358, within(1e-3));
        assertThat(forecast.get(4).mean()).isEqualTo(392.8539, within(1e-3));
        assertThat(forecast.get(11).mean()).isEqualTo(353.3879, within(1e-3));
        assertThat(forecast.get(12).mean()).isEqualTo(367.4779, within(1e-3));
    }

    @Test
    void evenSeasonsAndNoTrend() {
        double[] volumes = new double[24];
        Arrays.setAll(volumes, t -> 50 + (t % 4 == 0 ? 30 : -10));
        List<ForecastStep> forecast = HoltWinters.fit(volumes, 4, Trend.NONE).forecast(5);
        assertThat(forecast.stream().map(step -> Math.round(1e6 * step.mean()) / 1e6))
                .containsExactly(80.0, 40.0, 40.0, 40.0, 80.0);
    }

    @Test
    void findsTheParametersOfItsOwnSeries() {
        HoltWinters model = HoltWinters.fit(simulated(1, 3000, 0.3, 0.02, 0.1, 8), WEEK);
        assertThat(model.alpha()).isEqualTo(0.3, within(0.05));
        assertThat(model.beta()).isEqualTo(0.02, within(0.01));
        assertThat(model.gamma()).isEqualTo(0.1, within(0.03));
        assertThat(model.phi()).isEqualTo(1);
        assertThat(Math.sqrt(model.variance())).isEqualTo(8, within(0.3));
    }

    /** No point of a grid over the parameters has a smaller sum of squares than the one that was found. */
    @Test
    void noGridPointFitsBetter() {
        double[] volumes = simulated(2, 280, 0.4, 0.05, 0.2, 10);
        for (Trend trend : Trend.values()) {
            SeasonalStates start = SeasonalStates.first(volumes, WEEK, trend);
            double best = start.copy().run(volumes, Smoothing.fit(volumes, start, trend), null);
            for (double alpha = 0.02; alpha < 1; alpha += 0.07) {
                for (double b = 0.05; b < 1; b += 0.15) {
                    for (double g = 0.05; g < 1; g += 0.15) {
                        double beta = trend == Trend.NONE ? 0 : alpha * b;
                        double phi = trend == Trend.DAMPED ? 0.8 + 0.18 * b : 1;
                        double squares =
                                start.copy().run(volumes, new Smoothing(alpha, beta, (1 - alpha) * g, phi), null);
                        assertThat(best).isLessThanOrEqualTo(squares);
                    }
                }
            }
        }
    }

    @Test
    void theVarianceFollowsTheTable() {
        double[] volumes = simulated(3, 210, 0.3, 0.05, 0.3, 10);
        for (Trend trend : Trend.values()) {
            HoltWinters model = HoltWinters.fit(volumes, WEEK, trend);
            List<ForecastStep> forecast = model.forecast(20);
            for (int h = 1; h <= 20; h++) {
                double spread = 1;
                for (int j = 1; j < h; j++) {
                    double phis = 0;
                    for (int i = 1; i <= j; i++) {
                        phis += Math.pow(model.phi(), i);
                    }
                    double c = model.alpha() + model.beta() * phis + (j % WEEK == 0 ? model.gamma() : 0);
                    spread += c * c;
                }
                assertThat(forecast.get(h - 1).standardError())
                        .isEqualTo(Math.sqrt(model.variance() * spread), within(1e-9));
            }
        }
    }

    /** 95 % intervals of one week ahead hold 95 % of what then comes in: 1400 cases, of which those of one series are alike. */
    @Test
    void intervalsCoverWhatComesIn() {
        int inside = 0;
        int all = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[] series = simulated(100 + seed, 217, 0.3, 0.01, 0.1, 10);
            List<ForecastStep> forecast =
                    HoltWinters.fit(Arrays.copyOf(series, 210), WEEK).forecast(WEEK);
            for (ForecastStep step : forecast) {
                inside += step.interval(Confidence.DEFAULT).contains(series[209 + step.step()]) ? 1 : 0;
                all++;
            }
        }
        assertThat((double) inside / all).isEqualTo(0.95, within(0.015));
    }

    @Test
    void theSameSeriesGivesTheSameModel() {
        double[] volumes = simulated(4, 140, 0.2, 0.01, 0.1, 10);
        assertThat(HoltWinters.fit(volumes, WEEK).forecast(10))
                .isEqualTo(HoltWinters.fit(volumes, WEEK).forecast(10));
    }

    @Test
    void aDampedSlopeFadesOut() {
        double[] volumes = new double[70];
        Arrays.setAll(volumes, t -> 100 + 2.0 * t + SEASON[t % WEEK]);
        List<ForecastStep> damped = HoltWinters.fit(volumes, WEEK, Trend.DAMPED).forecast(7 * 60);
        double early = damped.get(WEEK).mean() - damped.get(0).mean();
        double late = damped.get(7 * 59).mean() - damped.get(7 * 58).mean();
        assertThat(early).isPositive();
        assertThat(late).isEqualTo(0, within(0.05 * early));
    }

    @Test
    void planningNeverMeetsANegativeVolume() {
        ForecastStep night = new ForecastStep(3, -1.25, 2);
        assertThat(night.contacts()).isZero();
        assertThat(night).hasToString("step 3: 0.0 (95 % PI 0.0 … 2.7)");
        assertThat(night.interval(Confidence.DEFAULT).method()).isEqualTo("prediction, normal errors");
    }

    /** Volumes are counts: no interval reaches below 0, and one that lies there is 0. */
    @Test
    void intervalsBeginAtZero() {
        Interval night = new ForecastStep(1, 3, 4).interval(Confidence.DEFAULT);
        assertThat(night.lower()).isZero();
        assertThat(night.upper()).isEqualTo(3 + 4 * Confidence.DEFAULT.z());
        Interval none = new ForecastStep(1, -30, 4).interval(Confidence.DEFAULT);
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isZero();
    }

    /** No step of any first state, and no other smoothing, has a smaller sum of squares. */
    @Test
    void optimisedFirstStatesFitBest() {
        for (Trend trend : Trend.values()) {
            double[] volumes = simulated(6, 6 * WEEK, 0.1, 0.01, 0.05, 10);
            Arrays.setAll(volumes, t -> volumes[t] - 99_900);
            SeasonalStates moving = SeasonalStates.first(volumes, WEEK, trend);
            Smoothing smoothing = Smoothing.fit(volumes, moving, trend);
            double before = moving.copy().run(volumes, smoothing, null);
            FirstStateSearch search = new FirstStateSearch(volumes, moving, smoothing, trend).run();
            double best = search.start().copy().run(volumes, search.smoothing(), null);
            assertThat(best).isLessThan(before);
            for (int state = 0; state < WEEK + (trend == Trend.NONE ? 0 : 1); state++) {
                for (double by : new double[] {-0.5, 0.5}) {
                    double[] step = new double[WEEK + 1];
                    step[state] = by;
                    assertThat(search.start().moved(step, trend).run(volumes, search.smoothing(), null))
                            .isGreaterThan(best);
                }
            }
            HoltWinters model = HoltWinters.fit(volumes, WEEK, trend, FirstStates.OPTIMISED);
            assertThat(model.variance())
                    .isLessThan(HoltWinters.fit(volumes, WEEK, trend).variance());
            double sum = 0;
            for (int t = 0; t < volumes.length; t++) {
                sum += Math.pow(volumes[t] - model.fitted()[t], 2);
            }
            assertThat(sum).isEqualTo(best, within(1e-6 * best));
        }
    }

    /** The unit of the volumes does not matter, whatever it is. */
    @Test
    void theUnitDoesNotMatter() {
        double[] volumes = simulated(7, 8 * WEEK, 0.2, 0.01, 0.1, 10);
        for (FirstStates states : FirstStates.values()) {
            HoltWinters model = HoltWinters.fit(volumes, WEEK, Trend.DAMPED, states);
            for (int power : new int[] {-300, 300}) {
                double[] other = Arrays.stream(volumes)
                        .map(volume -> Math.scalb(volume, power))
                        .toArray();
                HoltWinters same = HoltWinters.fit(other, WEEK, Trend.DAMPED, states);
                assertThat(same.alpha()).isEqualTo(model.alpha());
                assertThat(same.forecast(3).get(2).mean())
                        .isEqualTo(Math.scalb(model.forecast(3).get(2).mean(), power));
            }
        }
    }

    @Test
    void volumesBeyondDoublesAreRefusedInWords() {
        for (double far : new double[] {1e200, 1e-200, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.MIN_VALUE}) {
            double[] volumes = new double[28];
            Arrays.setAll(volumes, t -> far * (1 + t % 7) / 7);
            volumes[0] = far;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HoltWinters.fit(volumes, 7))
                    .withMessage("volume must be 0 or in 1e-100..1e100: " + far + " (row 0)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ForecastError.of(volumes, volumes))
                    .withMessage("actual volume must be 0 or in 1e-100..1e100: " + far + " (row 0)");
        }
        double[] large = new double[28];
        Arrays.setAll(large, t -> 1e99 * (1 + t % 7));
        assertThat(HoltWinters.fit(large, 7).forecast(1).get(0).mean()).isEqualTo(1e99, within(1e90));
        assertThat(HoltWinters.fit(new double[28], 7, Trend.LINEAR, FirstStates.OPTIMISED)
                        .forecast(1)
                        .get(0)
                        .mean())
                .isZero();
    }

    @Test
    void refusesWhatIsNoSeries() {
        double[] volumes = new double[20];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(volumes, 1))
                .withMessage("a season needs at least 2 intervals, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(volumes, 11))
                .withMessage("a seasonal forecast with season 11 needs at least 22 volumes, not 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(new double[8], 3, Trend.DAMPED))
                .withMessage("a seasonal forecast with season 3 needs at least 10 volumes, not 8");
        volumes[3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(volumes, 7))
                .withMessage("volume must be a number: NaN (row 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(new double[20], 7).forecast(0))
                .withMessage("steps must be positive: 0");
    }

    @Test
    void printsALine() {
        HoltWinters model = HoltWinters.fit(simulated(5, 700, 0.3, 0.05, 0.2, 10), WEEK);
        assertThat(model.toString())
                .startsWith("Holt–Winters, season 7, trend LINEAR: α 0.")
                .contains("φ 1.00, error one step ahead ± ");
        assertThat(model.trend()).isEqualTo(Trend.LINEAR);
        assertThat(model.season()).isEqualTo(WEEK);
    }
}
