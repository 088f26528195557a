package io.github.cxmetrics.lifetime.internal;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.internal.TrustRegion.End;
import io.github.cxmetrics.lifetime.internal.TrustRegion.Result;
import io.github.cxmetrics.lifetime.internal.TrustRegion.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maximum likelihood: a few fixed starts on a sample, then one full run from the best of them. The same problem gives the same bits.
 *
 * <p>Logarithms of the parameters make a change of the time unit a mere shift of the search, so that nothing need be scaled.
 */
public final class MaximumLikelihood {

    private static final Logger LOG = LoggerFactory.getLogger(MaximumLikelihood.class);

    /** A parameter is looked for within a factor of e<sup>16</sup>, some ten million, of its centre. */
    private static final double BOX = 16;

    /** Beyond a factor of e<sup>7</sup>, a thousand, from its centre a parameter that does not settle is on its way to the boundary. */
    private static final double FAR = 7;

    private static final double ROUGH_STEP = 1e-2;
    private static final double FINE_STEP = 1e-7;
    private static final double GRADIENT_PER_CUSTOMER = 1e-8;
    private static final double SAME_OPTIMUM = 1e-2;
    private static final double LARGE_LOG_ERROR = 2;
    private static final double LARGE_CONDITION = 1e9;

    /**
     * What is to be maximised.
     *
     * @param parameters in the order of the search
     * @param full the log-likelihood of all data
     * @param sample that of a fixed sample, or the same again where the data are few
     * @param starts values of the parameters
     * @param customers how many there are, with weights
     */
    public record Problem(
            List<Parameter> parameters,
            LogLikelihood full,
            LogLikelihood sample,
            List<double[]> starts,
            long customers) {}

    private final Problem problem;
    private final FitOptions options;
    private final double[] centre;

    private MaximumLikelihood(Problem problem, FitOptions options) {
        this.problem = problem;
        this.options = options;
        this.centre = problem.parameters().stream()
                .mapToDouble(p -> p.theta(p.centre()))
                .toArray();
    }

    public static Estimates solve(Problem problem, FitOptions options) {
        requireNonNull(options, "options");
        return new MaximumLikelihood(problem, options).solve();
    }

    private Estimates solve() {
        List<Result> rough = new ArrayList<>();
        for (int i = 0; i < problem.starts().size(); i++) {
            Result result = climb(problem.sample(), theta(problem.starts().get(i)), ROUGH_STEP, "start " + (i + 1));
            if (Double.isFinite(result.at().value())) {
                rough.add(result);
            }
        }
        if (rough.isEmpty()) {
            return unknown();
        }
        Result best = rough.get(0);
        for (Result result : rough) {
            best = result.at().value() > best.at().value() ? result : best;
        }
        double[] start = best.end() == End.LEFT_THE_BOX ? inside(best.theta()) : best.theta();
        Result end = climb(problem.full(), start, FINE_STEP, "fit");
        return estimates(end, otherOptima(rough, best));
    }

    /** No start has a likelihood that floating point can hold: the first one stands for the estimates. */
    private Estimates unknown() {
        return Estimates.of(
                parameters(values(theta(problem.starts().get(0)))),
                new double[0][],
                -Double.MAX_VALUE,
                problem.customers(),
                FitStatus.NOT_CONVERGED,
                "the likelihood overflows at all " + problem.starts().size() + " starts");
    }

    private List<Estimates.Parameter> parameters(double[] values) {
        List<Estimates.Parameter> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = problem.parameters().get(i);
            estimates.add(new Estimates.Parameter(parameter.name(), parameter.scale(), values[i]));
        }
        return estimates;
    }

    private Result climb(LogLikelihood function, double[] start, double precision, String stage) {
        double[] halfWidths = new double[centre.length];
        Arrays.fill(halfWidths, BOX);
        TrustRegion search = new TrustRegion(penalised(function), centre, halfWidths, iteration -> {
            LOG.debug("{}: iteration {}", stage, iteration);
            options.progress().update(stage, iteration, TrustRegion.MAX_ITERATIONS);
        });
        return search.climb(start, precision);
    }

    private LogLikelihood penalised(LogLikelihood function) {
        double penalty = options.penalty();
        if (penalty == 0) {
            return function;
        }
        return theta -> {
            Derivatives plain = function.at(theta);
            double[] gradient = plain.gradient().clone();
            double[][] hessian = new double[theta.length][];
            for (int i = 0; i < theta.length; i++) {
                gradient[i] -= penalty * (theta[i] - centre[i]);
                hessian[i] = plain.hessian()[i].clone();
                hessian[i][i] -= penalty;
            }
            return new Derivatives(plain.value() - penaltyAt(theta), gradient, hessian);
        };
    }

    private double penaltyAt(double[] theta) {
        double squares = 0;
        for (int i = 0; i < theta.length; i++) {
            squares += (theta[i] - centre[i]) * (theta[i] - centre[i]);
        }
        return options.penalty() / 2 * squares;
    }

    private double[] theta(double[] values) {
        double[] theta = new double[values.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = problem.parameters().get(i).theta(values[i]);
        }
        return theta;
    }

    private double[] values(double[] theta) {
        double[] values = new double[theta.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = problem.parameters().get(i).value(theta[i]);
        }
        return values;
    }

    /** A sample may run out of the box where all data do not. */
    private double[] inside(double[] theta) {
        double[] inside = theta.clone();
        for (int i = 0; i < theta.length; i++) {
            inside[i] = Math.max(centre[i] - FAR, Math.min(centre[i] + FAR, theta[i]));
        }
        return inside;
    }

    private static long otherOptima(List<Result> results, Result best) {
        return results.stream()
                .filter(r -> r.end() == End.SMALL_STEP
                        && distance(r.theta(), best.theta()) > SAME_OPTIMUM
                        && Math.abs(r.at().value() - best.at().value())
                                > 1e-9 * Math.abs(best.at().value()))
                .count();
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private Estimates estimates(Result end, long otherOptima) {
        int n = centre.length;
        double[] values = values(end.theta());
        Spectrum information = Spectrum.ofInformation(end.at().hessian());
        boolean definite = information.isKnown() && information.smallest() > 1e-14 * information.largest();
        double[][] covariance = definite ? covariance(information, values) : new double[0][];
        FitStatus status = status(end, information, definite);
        String reason = reason(status, end, information);
        String others = otherOptima == 0
                ? ""
                : "; " + otherOptima + " of " + problem.starts().size() + " starts ended in a lower maximum";
        return Estimates.of(
                parameters(values),
                covariance,
                end.at().value() + penaltyAt(end.theta()),
                problem.customers(),
                status,
                reason + others);
    }

    private double[][] covariance(Spectrum information, double[] values) {
        int n = values.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += information.vectors()[k][i]
                            * information.vectors()[k][j]
                            / information.values()[k];
                }
                covariance[i][j] = sum
                        * problem.parameters().get(i).slope(values[i])
                        * problem.parameters().get(j).slope(values[j]);
            }
        }
        return covariance;
    }

    private FitStatus status(Result end, Spectrum information, boolean definite) {
        boolean settled = gradientPerCustomer(end) <= GRADIENT_PER_CUSTOMER;
        if (end.end() == End.LEFT_THE_BOX || (!definite && !farOut(end).isEmpty())) {
            return FitStatus.ON_A_BOUNDARY;
        }
        if (!settled) {
            return FitStatus.NOT_CONVERGED;
        }
        return definite
                        && Math.sqrt(1 / information.smallest()) <= LARGE_LOG_ERROR
                        && information.largest() <= LARGE_CONDITION * information.smallest()
                ? FitStatus.CONVERGED
                : FitStatus.WEAKLY_IDENTIFIED;
    }

    private double gradientPerCustomer(Result end) {
        double largest = 0;
        for (double g : end.at().gradient()) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest / problem.customers();
    }

    private List<Integer> farOutIndices(Result end) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < centre.length; i++) {
            if (Math.abs(end.theta()[i] - centre[i]) > FAR) {
                indices.add(i);
            }
        }
        return indices;
    }

    private List<String> farOut(Result end) {
        List<String> names = new ArrayList<>();
        for (int i : farOutIndices(end)) {
            Parameter parameter = problem.parameters().get(i);
            boolean positive = parameter.scale() == Estimates.Scale.LOG;
            names.add(parameter.name() + " → " + (end.theta()[i] > centre[i] ? "∞" : positive ? "0" : "-∞"));
        }
        return names;
    }

    private String reason(FitStatus status, Result end, Spectrum information) {
        return switch (status) {
            case CONVERGED -> "gradient 0, curvature negative in all directions";
            case WEAKLY_IDENTIFIED ->
                "the likelihood is nearly flat along " + flat(information, allButFarOut(List.of()));
            case ON_A_BOUNDARY -> "the likelihood still grows as " + String.join(", ", farOut(end)) + besides(end);
            case NOT_CONVERGED ->
                "no maximum within " + TrustRegion.MAX_ITERATIONS + " iterations: the gradient per customer is "
                        + gradientPerCustomer(end);
        };
    }

    /** What the data don't tell apart among the parameters that stay inside. */
    private String besides(Result end) {
        List<Integer> inside = allButFarOut(farOutIndices(end));
        double[][] hessian = new double[inside.size()][inside.size()];
        for (int i = 0; i < hessian.length; i++) {
            for (int j = 0; j < hessian.length; j++) {
                hessian[i][j] = end.at().hessian()[inside.get(i)][inside.get(j)];
            }
        }
        if (hessian.length < 2) {
            return "";
        }
        Spectrum information = Spectrum.ofInformation(hessian);
        boolean flat = information.isKnown() && information.smallest() * LARGE_CONDITION < information.largest();
        return flat ? "; besides it is nearly flat along " + flat(information, inside) : "";
    }

    private List<Integer> allButFarOut(List<Integer> farOut) {
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < centre.length; i++) {
            if (!farOut.contains(i)) {
                inside.add(i);
            }
        }
        return inside;
    }

    /** The parameters that move together without much change of the likelihood: those of the flattest direction and of all others as flat. */
    private String flat(Spectrum information, List<Integer> indices) {
        double[] values = information.values();
        List<String> directions = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (values[k] <= Math.max(information.smallest(), information.largest() / LARGE_CONDITION)) {
                directions.add(along(information.vectors()[k], indices));
            }
        }
        return String.join(" and along ", directions);
    }

    private String along(double[] direction, List<Integer> indices) {
        double largest = 0;
        for (double part : direction) {
            largest = Math.max(largest, Math.abs(part));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < direction.length; i++) {
            if (Math.abs(direction[i]) > 0.3 * largest) {
                names.add(problem.parameters().get(indices.get(i)).name());
            }
        }
        return String.join(", ", names);
    }
}
