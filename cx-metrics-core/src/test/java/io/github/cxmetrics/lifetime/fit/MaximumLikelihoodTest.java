package io.github.cxmetrics.lifetime.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.Derivatives.Slope;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

    private static final int N = 50;
    private static final double SUM = 125;

    /** The exponential distribution: rate n / Σ, standard error rate / √n. */
    private static Derivatives exponential(double[] theta) {
        double rate = Math.exp(theta[0]);
        return new Derivatives(
                N * theta[0] - rate * SUM, new double[] {N - rate * SUM}, new double[][] {{-rate * SUM}});
    }

    private static Estimates solve(LogLikelihood function, FitOptions options, double... centres) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < centres.length; i++) {
            parameters.add(Parameter.positive("abc".substring(i, i + 1), centres[i]));
        }
        double[] other = centres.clone();
        other[0] *= 30;
        return MaximumLikelihood.solve(
                new MaximumLikelihood.Problem(parameters, function, function, List.of(centres, other), N), options);
    }

    @Test
    void findsTheMaximumAndItsCurvature() {
        Estimates fit = solve(MaximumLikelihoodTest::exponential, FitOptions.DEFAULT, 1);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.value("a")).isEqualTo(0.4, within(1e-14));
        assertThat(fit.standardError("a")).isEqualTo(0.4 / Math.sqrt(N), within(1e-14));
        assertThat(fit.logLikelihood()).isEqualTo(N * Math.log(0.4) - N, within(1e-12));
        assertThat(fit.aic()).isEqualTo(2 - 2 * fit.logLikelihood(), within(1e-12));
        assertThat(fit.bic()).isEqualTo(Math.log(N) - 2 * fit.logLikelihood(), within(1e-12));
        double factor = Math.exp(1.959963984540054 / Math.sqrt(N));
        assertThat(fit.interval("a").lower()).isEqualTo(0.4 / factor, within(1e-12));
        assertThat(fit.interval("a").upper()).isEqualTo(0.4 * factor, within(1e-12));
        assertThat(fit)
                .hasToString("converged, log-likelihood -95.81, n = 50\n"
                        + "parameter  estimate  std. error          95 % CI\n"
                        + "a            0.4000     0.05657  0.3032 … 0.5278\n");
    }

    @Test
    void aPenaltyPullsTowardsTheCentre() {
        Estimates plain = solve(MaximumLikelihoodTest::exponential, FitOptions.DEFAULT, 1);
        Estimates pulled = solve(MaximumLikelihoodTest::exponential, FitOptions.DEFAULT.withPenalty(10), 1);
        assertThat(pulled.value("a")).isBetween(0.41, 0.99);
        double theta = Math.log(pulled.value("a"));
        assertThat(exponential(new double[] {theta}).gradient()[0]).isEqualTo(10 * theta, within(1e-9));
        assertThat(pulled.logLikelihood())
                .isEqualTo(exponential(new double[] {theta}).value(), within(1e-12));
        assertThat(pulled.logLikelihood()).isLessThan(plain.logLikelihood());
    }

    @Test
    void aParameterWithoutEndIsOnABoundary() {
        Estimates fit = solve(
                theta -> {
                    double gap = Math.exp(-theta[0]);
                    return new Derivatives(-10 - gap, new double[] {gap}, new double[][] {{-gap}});
                },
                FitOptions.DEFAULT,
                1);
        assertThat(fit.status()).isEqualTo(FitStatus.ON_A_BOUNDARY);
        assertThat(fit.reason()).isEqualTo("the likelihood still grows as a → ∞");
    }

    @Test
    void parametersKnownOnlyTogetherAreWeaklyIdentified() {
        Estimates fit = solve(
                theta -> {
                    double sum = theta[0] + theta[1] - 1;
                    double difference = theta[0] - theta[1];
                    double value = -20 * sum * sum - 1e-3 * difference * difference;
                    double[] gradient = {-40 * sum - 2e-3 * difference, -40 * sum + 2e-3 * difference};
                    double same = -40 - 2e-3;
                    double cross = -40 + 2e-3;
                    return new Derivatives(value, gradient, new double[][] {{same, cross}, {cross, same}});
                },
                FitOptions.DEFAULT,
                1,
                1);
        assertThat(fit.status()).isEqualTo(FitStatus.WEAKLY_IDENTIFIED);
        assertThat(fit.reason()).isEqualTo("the likelihood is nearly flat along a, b");
        assertThat(fit.value("a") * fit.value("b")).isEqualTo(Math.E, within(1e-9));
        assertThat(fit.covariance("a", "b")).isNegative().isEqualTo(fit.covariance("b", "a"));
    }

    @Test
    void withoutCurvatureThereIsNoStandardError() {
        Estimates fit = solve(
                theta -> new Derivatives(
                        -3 - theta[0] * theta[0], new double[] {-2 * theta[0], 0}, new double[][] {{-2, 0}, {0, 0}}),
                FitOptions.DEFAULT,
                2,
                1);
        assertThat(fit.status()).isEqualTo(FitStatus.WEAKLY_IDENTIFIED);
        assertThat(fit.value("a")).isEqualTo(1, within(1e-9));
        assertThatThrownBy(() -> fit.standardError("b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the standard error of b is undefined: the likelihood is nearly flat along b");
        assertThatThrownBy(() -> fit.value("q"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no parameter q among [a, b]");
        assertThat(fit.toString()).contains("–");
    }

    @Test
    void differencesOfGradientsGiveTheHessian() {
        double[] place = {0.3, -0.2};
        Derivatives d = Derivatives.byDifferences(
                place,
                t -> new Slope(
                        Math.sin(t[0]) * Math.exp(t[1]),
                        new double[] {Math.cos(t[0]) * Math.exp(t[1]), Math.sin(t[0]) * Math.exp(t[1])}));
        double e = Math.exp(-0.2);
        assertThat(d.hessian()[0][0]).isEqualTo(-Math.sin(0.3) * e, within(1e-11));
        assertThat(d.hessian()[0][1])
                .isEqualTo(Math.cos(0.3) * e, within(1e-11))
                .isEqualTo(d.hessian()[1][0]);
        assertThat(d.hessian()[1][1]).isEqualTo(Math.sin(0.3) * e, within(1e-11));
    }

    @Test
    void progressIsHeardAndMayCancel() {
        List<String> heard = new ArrayList<>();
        FitOptions options = FitOptions.DEFAULT.withProgress((stage, done, total) -> heard.add(stage + " " + done));
        solve(MaximumLikelihoodTest::exponential, options, 1);
        assertThat(heard).startsWith("start 1 1").contains("start 2 1", "fit 1");
        FitOptions cancelling = FitOptions.DEFAULT.withProgress((stage, done, total) -> {
            throw new CancellationException("enough");
        });
        assertThatThrownBy(() -> solve(MaximumLikelihoodTest::exponential, cancelling, 1))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aPenaltyIsANumber() {
        assertThatThrownBy(() -> FitOptions.DEFAULT.withPenalty(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a penalty must be at least 0, not NaN");
    }
}
