package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.LogRising;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Special functions against 30 digits of mpmath 1.3.0. */
class LifetimeNumericsTest {

    private static final Percentage CLOSE = Percentage.withPercentage(2e-12);

    @ParameterizedTest
    @CsvSource({
        "0.3, 5, 2.5438380742486104, 5.0729351538249415, -12.037773657085232",
        "2.5, 39, 111.88969417270496, 3.0104402103126818, -0.46596872105998161",
        "0.001, 41, 103.41716216909253, 1004.2769239956442, -1000001.6178437016",
        "1.7, 1000, 5917.0600096429759, 6.7004067262509643, -0.79223402880875833",
        "12.5, 2.5, 6.4568736708022358, 0.18915101038588165, -0.014346996753894564",
        "0.0001, 1e6, 12815495.360246504, 10014.392561241579, -100000001.64469269",
        "3e5, 7e4, 890404.13435773118, 0.20972084629770159, -6.3063253388811907e-7"
    })
    void risingFactorials(double z, double n, double log, double slope, double curvature) {
        LogRising rising = LogRising.of(z, n);
        assertThat(rising.log()).isCloseTo(log, CLOSE);
        assertThat(rising.slope()).isCloseTo(slope, CLOSE);
        assertThat(rising.curvature()).isCloseTo(curvature, CLOSE);
    }

    /** exp(z) * expint(s, z) */
    @ParameterizedTest
    @CsvSource({
        "0.6, 1e-09, 8828.1522068449628",
        "1, 1e-12, 27.053805451055069",
        "0.001, 1e-06, 986849.74383067304",
        "2.5, 1e-07, 0.66666653340803989",
        "1.0001, 0.3, 1.2224371187657195",
        "0.6, 0.001, 32.688846191587328",
        "0.606, 0.136, 2.8643291992520669",
        "1, 1, 0.59634736232319407",
        "3, 19.9, 0.043901949376214064",
        "3, 20.1, 0.043517943686820954",
        "49, 0.01, 0.020828901672619708",
        "51, 0.01, 0.019995919217506191",
        "2, 1e6, 9.9999800000599998e-7",
        "64, 20, 0.01201310068960287"
    })
    void exponentialIntegrals(double s, double z, double value) {
        assertThat(ExponentialIntegral.scaled(s, z)).isCloseTo(value, CLOSE);
    }

    /** hyp2f1(1, a, a+b, -5), the mean of 1 / (1 + 5p) */
    @ParameterizedTest
    @CsvSource({
        "0.0001, 2.5, 0.99990061970914191",
        "0.5, 0.001, 0.16752257615449742",
        "0.8, 2.4, 0.54328868853570389",
        "300, 4000, 0.74153290019726705"
    })
    void betaMeans(double a, double b, double value) {
        BetaMean mean = new BetaMean(a, b);
        assertThat(mean.of(5, p -> 1 / (1 + 5 * p))).isCloseTo(value, CLOSE);
        assertThat(mean.of(1, p -> 1)).isCloseTo(1, CLOSE);
        assertThat(mean.of(1, p -> p)).isCloseTo(a / (a + b), CLOSE);
    }

    /** The integral over the end of a life as a plain sum, where the rate is all but known and few ends make so many purchases. */
    @ParameterizedTest
    @CsvSource({
        "1e6, 1e5, 1, 100, 1000, 1000",
        "2, 10, 1.5, 100, 7, 1000",
        "1e6, 1e5, 1, 100, 9990, 1000",
        "1e6, 1e5, 0.5, 3, 40, 1000",
        "1e9, 1e8, 1, 1e5, 5000000, 1e6"
    })
    void endedLivesAreSummed(double r, double alpha, double s, double beta, int n, double time) {
        int steps = 400_000;
        double log = Gamma.logGamma(r + n) - Gamma.logGamma(r) - Gamma.logGamma(n + 1);
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double u = time * (i + 0.5) / steps;
            sum += Math.exp(
                    log + n * Math.log(u / (alpha + u)) - r * Math.log1p(u / alpha) - (s + 1) * Math.log1p(u / beta));
        }
        double throughout = Math.exp(
                log + n * Math.log(time / (alpha + time)) - r * Math.log1p(time / alpha) - s * Math.log1p(time / beta));
        double expected = throughout + sum * s / beta * time / steps;
        assertThat(new ParetoFuture(r, alpha, s, beta).probability(n, time))
                .isCloseTo(expected, Percentage.withPercentage(1e-2));
    }

    @Test
    void aParetoFutureAtItsEnds() {
        ParetoFuture future = new ParetoFuture(0.5, 10, 2, 20);
        assertThat(future.alive(0)).isEqualTo(1);
        assertThat(future.alive(20)).isCloseTo(0.25, CLOSE);
        assertThat(future.alive(40)).isCloseTo(1 / 9.0, CLOSE);
        assertThat(future.expected(Double.POSITIVE_INFINITY)).isEqualTo(0.5 * 20 / 10);
        assertThatThrownBy(() -> new ParetoFuture(0.5, 10, 1, 20).expected(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the expected transactions of the whole future are infinite: s = 1.0 is not above 1");
        assertThat(future.probability(0, 0)).isEqualTo(1);
        assertThat(future.probability(3, 0)).isZero();
    }

    @Test
    void orderedSumsAreCompensated() {
        int rows = 100_000;
        double[] sums = OrderedSum.of(rows, 1, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                part[0] += i < 1024 ? 1e16 / 1024 : i < 2048 ? -1e16 / 1024 : 1.0 / 1024;
            }
        });
        assertThat(sums[0]).isEqualTo((rows - 2048) / 1024.0);
    }

    @Test
    void drawsHaveTheirMoments() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 100_000;
        for (double shape : new double[] {0.2, 1, 7}) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double x = Draws.gamma(random, shape, 2);
                sum += x;
                squares += x * x;
            }
            double mean = sum / n;
            assertThat(mean).isEqualTo(shape / 2, within(0.02 * shape));
            assertThat(squares / n - mean * mean).isEqualTo(shape / 4, within(0.02 * shape));
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Draws.beta(random, 0.05, 0.1);
        }
        assertThat(sum / n).isEqualTo(1 / 3.0, within(0.01));
    }

    /** The kernels' gradients and Hessians against differences of their values and gradients. */
    @Test
    void derivativesOfTheKernels() {
        double[] parameters = {0.7, 6, 0.9, 2.2};
        long[][] histories = {{0, 0, 30}, {1, 5, 30}, {7, 29, 30}, {60, 20, 21}, {2, 30, 30}};
        for (int kind = 0; kind < 5; kind++) {
            int k = kind;
            for (long[] h : histories) {
                LogLikelihood one = logs -> {
                    double[] p = new double[4];
                    for (int i = 0; i < 4; i++) {
                        p[i] = Math.exp(logs[i]);
                    }
                    double[] sums = new double[RowKernel.WIDTH];
                    kernel(k, p).add(h[0], h[1], h[2], 3, sums);
                    return RowKernel.derivatives(sums).byLogs(p);
                };
                double[] logs =
                        java.util.Arrays.stream(parameters).map(Math::log).toArray();
                Derivatives exact = one.at(logs);
                Derivatives byGradients = Derivatives.byDifferences(logs, t -> {
                    Derivatives d = one.at(t);
                    return new Derivatives.Slope(d.value(), d.gradient());
                });
                for (int i = 0; i < 4; i++) {
                    double[] up = logs.clone();
                    double[] down = logs.clone();
                    up[i] += 1e-4;
                    down[i] -= 1e-4;
                    double slope = (one.at(up).value() - one.at(down).value()) / 2e-4;
                    assertThat(exact.gradient()[i]).isEqualTo(slope, within(1e-5));
                    for (int j = 0; j < 4; j++) {
                        assertThat(exact.hessian()[i][j])
                                .as("%s %s %s,%s", k, h[0], i, j)
                                .isEqualTo(byGradients.hessian()[i][j], within(1e-7));
                    }
                }
            }
        }
    }

    private static RowKernel kernel(int kind, double[] p) {
        return switch (kind) {
            case 0 -> new BgKernel(p, Regularity.RANDOM, Dropout.AFTER_REPEATS);
            case 1 -> new BgKernel(p, Regularity.RANDOM, Dropout.FROM_THE_FIRST);
            case 2 -> new BgKernel(p, Regularity.of(2), Dropout.AFTER_REPEATS);
            case 3 -> new BgKernel(p, Regularity.of(4), Dropout.FROM_THE_FIRST);
            default -> new ParetoKernel(p);
        };
    }
}
