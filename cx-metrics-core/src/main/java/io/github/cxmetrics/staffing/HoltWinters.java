package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A seasonal forecast of contact volume: additive exponential smoothing after Holt (1957) and Winters (1960), in the state space form of Hyndman, Koehler,
 * Ord and Snyder (2008), which gives it prediction intervals.
 *
 * <p>With level l, slope b and season s of m intervals, an interval's forecast is {@code l + φ·b + s}; its error e moves them: {@code l ← l + φ·b + α·e},
 * {@code b ← φ·b + β·e}, {@code s ← s + γ·e}. The first states come from the moving averages of the first seasons and a regression (ibid., 2.6.1), or are those that fit
 * best ({@link FirstStates}); α, β, γ and φ
 * minimise the sum of squared errors one step ahead, within {@code 0 < β < α < 1} and {@code 0 < γ < 1 - α}.
 *
 * <p>A pure function of a series: nothing to merge. The same series gives the same model to the last bit.
 */
public final class HoltWinters implements Serializable, Storable {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "holt-winters";
    private static final int VERSION = 1;
    private static final int MOST_STEPS = 100_000;

    private final Trend trend;
    private final int season;
    private final transient Smoothing smoothing;
    private final transient SeasonalStates end;
    private final transient double[] fitted;
    private final transient double variance;

    private HoltWinters(Trend trend, Smoothing smoothing, double[] volumes, SeasonalStates start) {
        this.trend = trend;
        this.season = start.season();
        this.smoothing = smoothing;
        this.fitted = new double[volumes.length];
        this.end = start.copy();
        double squares = end.run(volumes, smoothing, fitted);
        this.variance = squares / (volumes.length - parameters(trend, season));
    }

    private HoltWinters(Trend trend, Smoothing smoothing, SeasonalStates end, double[] fitted, double variance) {
        this.trend = trend;
        this.season = end.season();
        this.smoothing = smoothing;
        this.end = end;
        this.fitted = fitted;
        this.variance = variance;
    }

    /**
     * Fits a model with a linear trend.
     *
     * @param volumes the volumes of consecutive intervals, not negative, at least two seasons
     * @param season the intervals of a season: 7 days, or 48 half hours, or 336 half hours of a week
     * @return the fitted model
     * @throws IllegalArgumentException as {@link #fit(double[], int, Trend)}
     */
    public static HoltWinters fit(double[] volumes, int season) {
        return fit(volumes, season, Trend.LINEAR);
    }

    /**
     * Fits a model.
     *
     * @param volumes the volumes of consecutive intervals, not negative
     * @param season the intervals of a season, at least 2
     * @param trend how the forecast goes on beyond the season
     * @return the fitted model
     * @throws IllegalArgumentException if the season is shorter than 2, the history than two seasons and two more than the parameters, or a volume is negative, no
     *     number, or beyond {@code 1e-100..1e100}: {@code volume must be a number: NaN (row 3)}
     */
    public static HoltWinters fit(double[] volumes, int season, Trend trend) {
        return fit(volumes, season, trend, FirstStates.MOVING_AVERAGES);
    }

    /**
     * Fits a model.
     *
     * @param volumes the volumes of consecutive intervals, not negative
     * @param season the intervals of a season, at least 2
     * @param trend how the forecast goes on beyond the season
     * @param firstStates where level, slope and seasons begin
     * @return the fitted model
     * @throws IllegalArgumentException as {@link #fit(double[], int, Trend)}
     */
    public static HoltWinters fit(double[] volumes, int season, Trend trend, FirstStates firstStates) {
        checkArgument(season >= 2, "a season needs at least 2 intervals, not %s", season);
        long needed = needed(trend, season);
        checkArgument(
                volumes.length >= needed,
                "a seasonal forecast with season %s needs at least %s volumes, not %s",
                season,
                needed,
                volumes.length);
        double most = 0;
        for (int row = 0; row < volumes.length; row++) {
            Checks.volume(volumes[row], "volume", row);
            most = Math.max(most, volumes[row]);
        }
        SeasonalStates start = SeasonalStates.first(volumes, season, trend);
        // The search stops at an absolute gain, so it goes by volumes up to 1; a power of two keeps them exact.
        int power = most == 0 ? 0 : Math.getExponent(most) + 1;
        double[] scaled = DoubleStream.of(volumes)
                .map(volume -> Math.scalb(volume, -power))
                .toArray();
        SeasonalStates from = start.times(Math.scalb(1.0, -power));
        Smoothing smoothing = Smoothing.fit(scaled, from, trend);
        if (firstStates == FirstStates.MOVING_AVERAGES) {
            return new HoltWinters(trend, smoothing, volumes, start);
        }
        FirstStateSearch best = new FirstStateSearch(scaled, from, smoothing, trend).run();
        return new HoltWinters(trend, best.smoothing(), volumes, best.start().times(Math.scalb(1.0, power)));
    }

    private static long needed(Trend trend, int season) {
        return Math.max(2L * season, parameters(trend, season) + 2L);
    }

    /** Smoothing parameters and first states, of which the seasons add up to 0. */
    private static int parameters(Trend trend, int season) {
        requireNonNull(trend, "trend");
        return season
                + switch (trend) {
                    case NONE -> 2;
                    case LINEAR -> 4;
                    case DAMPED -> 5;
                };
    }

    /**
     * The trend.
     *
     * @return how the forecast goes on beyond the season
     */
    public Trend trend() {
        return trend;
    }

    /**
     * The season.
     *
     * @return its intervals
     */
    public int season() {
        return season;
    }

    /**
     * How fast the level follows.
     *
     * @return α, between 0 and 1
     */
    public double alpha() {
        return smoothing.alpha();
    }

    /**
     * How fast the slope follows.
     *
     * @return β, between 0 and α; 0 without a trend
     */
    public double beta() {
        return smoothing.beta();
    }

    /**
     * How fast the season follows.
     *
     * @return γ, between 0 and 1 - α
     */
    public double gamma() {
        return smoothing.gamma();
    }

    /**
     * How much of the slope is left after each interval.
     *
     * @return φ, 0.8 to 0.98 if damped, else 1
     */
    public double phi() {
        return smoothing.phi();
    }

    /**
     * The variance of an error one step ahead.
     *
     * @return the sum of squared errors over the volumes less the parameters, first states included
     */
    public double variance() {
        return variance;
    }

    /**
     * What the model, running along, forecast for each interval of the history one step ahead.
     *
     * @return a copy, as long as the history
     */
    public double[] fitted() {
        return fitted.clone();
    }

    /**
     * The forecast.
     *
     * @param steps how many intervals ahead, positive
     * @return one for each interval; with variance {@code σ²·(1 + Σ c²)}, {@code c(j) = α + β·(φ + … + φ^j) + γ·[j is a multiple of the season]} (ibid., table 6.2)
     * @throws IllegalArgumentException if steps are not positive
     */
    public List<ForecastStep> forecast(int steps) {
        Checks.positive(steps, "steps");
        checkArgument(steps <= MOST_STEPS, "a forecast has %s steps at most, not %s", MOST_STEPS, steps);
        List<ForecastStep> forecast = new ArrayList<>(steps);
        double slopes = 0;
        double power = 1;
        double spread = 1;
        for (int step = 1; step <= steps; step++) {
            power *= smoothing.phi();
            slopes += power;
            forecast.add(new ForecastStep(step, end.ahead(step, slopes), Math.sqrt(variance * spread)));
            double effect =
                    smoothing.alpha() + smoothing.beta() * slopes + (step % season == 0 ? smoothing.gamma() : 0);
            spread += effect * effect;
        }
        return List.copyOf(forecast);
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                trend,
                alpha(),
                beta(),
                gamma(),
                phi(),
                end.level(),
                end.slope(),
                boxed(end.seasonsToCome()),
                boxed(fitted),
                variance);
    }

    private static List<Double> boxed(double[] numbers) {
        return DoubleStream.of(numbers).boxed().toList();
    }

    /**
     * The plain data of a fitted model.
     *
     * @param type {@code holt-winters}
     * @param version 1
     * @param trend how the forecast goes on beyond the season
     * @param alpha how fast the level follows
     * @param beta how fast the slope follows
     * @param gamma how fast the season follows
     * @param phi how much of the slope is left after each interval
     * @param level the level at the end of the history
     * @param slope the slope at the end of the history
     * @param seasons what the season adds to each interval, that of the first after the history first
     * @param fitted what the model forecast for each interval of the history
     * @param variance of an error one step ahead
     */
    public record Form(
            String type,
            int version,
            Trend trend,
            double alpha,
            double beta,
            double gamma,
            double phi,
            double level,
            double slope,
            List<Double> seasons,
            List<Double> fitted,
            double variance)
            implements StoredForm<HoltWinters> {

        @Override
        public HoltWinters restore() {
            Stored.check(type, version, TYPE, VERSION);
            Stored.present(trend, "the trend of a seasonal forecast");
            double[] season = finite(seasons, "seasons");
            double[] steps = finite(fitted, "fitted volumes");
            checkArgument(season.length >= 2, "a season needs at least 2 intervals, not %s", season.length);
            checkArgument(
                    steps.length >= needed(trend, season.length),
                    "a seasonal forecast with season %s needs at least %s volumes, not %s",
                    season.length,
                    needed(trend, season.length),
                    steps.length);
            Checks.notNegative(variance, "the variance");
            return new HoltWinters(
                    trend,
                    Smoothing.checked(alpha, beta, gamma, phi, trend),
                    SeasonalStates.of(Stored.finite(level, "the level"), Stored.finite(slope, "the slope"), season),
                    steps,
                    variance);
        }

        private static double[] finite(List<Double> numbers, String what) {
            return Stored.list(numbers, what).stream()
                    .mapToDouble(number -> Stored.finite(number, what))
                    .toArray();
        }
    }

    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a seasonal forecast is serialized through its form");
    }

    /** Whether both have the same parameters, states and history. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HoltWinters that && toForm().equals(that.toForm());
    }

    @Override
    public int hashCode() {
        return toForm().hashCode();
    }

    /** One line, for example {@code Holt–Winters, season 48, trend LINEAR: α 0.12, β 0.01, γ 0.20, φ 1.00, error one step ahead ± 8.4}. */
    @Override
    public String toString() {
        return "Holt–Winters, season " + season + ", trend " + trend + ": α " + Text.fixed(alpha(), 2) + ", β "
                + Text.fixed(beta(), 2) + ", γ " + Text.fixed(gamma(), 2) + ", φ " + Text.fixed(phi(), 2)
                + ", error one step ahead ± " + Text.fixed(Math.sqrt(variance), 1);
    }
}
