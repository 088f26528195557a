package io.github.cxmetrics.lifetime.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Doubles;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.SerializedForm;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that maximise a likelihood, and how well the data determine them.
 *
 * <p>Standard errors come from the curvature at the maximum: the inverse of minus the Hessian of the log-likelihood in the parameters as named, computed on
 * the scale of the search (logarithms of positive parameters) and brought over with the outer product of the slopes. With a penalty, curvature includes it.
 */
public final class Estimates implements Storable, Serializable {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "estimates";
    private static final int VERSION = 1;
    private static final double ROUNDING = 1e-6;

    /** How a parameter is searched, and its interval made. */
    public enum Scale {
        /** Positive: by its logarithm. */
        LOG,
        /** Any number, as a coefficient of a covariate: as it is. */
        LINEAR
    }

    /**
     * One estimate.
     *
     * @param name the parameter's customary name
     * @param scale the scale of its search and its interval
     * @param value the estimate
     */
    public record Parameter(String name, Scale scale, double value) implements Serializable {}

    private final transient List<Parameter> parameters;
    private final double[][] covariance;
    private final double logLikelihood;
    private final long customers;
    private final long excluded;
    private final String leftOut;
    private final FitStatus status;
    private final String reason;

    private Estimates(
            List<Parameter> parameters,
            double[][] covariance,
            double logLikelihood,
            long customers,
            long excluded,
            String leftOut,
            FitStatus status,
            String reason) {
        this.parameters = List.copyOf(parameters);
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.customers = customers;
        this.excluded = excluded;
        this.leftOut = leftOut;
        this.status = status;
        this.reason = reason;
    }

    /**
     * Estimates of a fit that was made elsewhere; the fits of this library make their own.
     *
     * @param parameters in the customary order of the model
     * @param covariance of the estimates, a row a parameter; without rows where the curvature does not determine it
     * @param logLikelihood ln L at the estimates, without a penalty
     * @param customers how many the estimates are made of, with weights
     * @param status whether to trust the estimates
     * @param reason why, a sentence without a full stop
     * @return the estimates
     * @throws IllegalArgumentException if the covariance has rows, but not as many rows and columns as there are parameters
     */
    public static Estimates of(
            List<Parameter> parameters,
            double[][] covariance,
            double logLikelihood,
            long customers,
            FitStatus status,
            String reason) {
        int n = parameters.size();
        double[][] copy = new double[covariance.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = covariance[i].clone();
            checkArgument(
                    copy.length == n && copy[i].length == n,
                    "a covariance of %s parameters has %s rows and columns, not %s rows, one of them of %s",
                    n,
                    n,
                    copy.length,
                    copy[i].length);
        }
        return new Estimates(parameters, copy, logLikelihood, customers, 0, "", status, reason);
    }

    /**
     * The same estimates, of data from which some customers were left out.
     *
     * @param count how many the model has no place for, with weights
     * @return the changed copy
     * @throws IllegalArgumentException if the count is negative
     */
    public Estimates withExcluded(long count) {
        CountMath.checkNotNegative(count, "excluded customers");
        return new Estimates(parameters, covariance, logLikelihood, customers, count, leftOut, status, reason);
    }

    /**
     * The same estimates, with a part of the log-likelihood that does not depend on the parameters.
     *
     * @param term what to add to ln L, finite
     * @return the changed copy
     * @throws IllegalArgumentException if the term is not finite
     */
    public Estimates plusLogLikelihood(double term) {
        double sum = logLikelihood + Stored.finite(term, "a term of the log-likelihood");
        return new Estimates(parameters, covariance, sum, customers, excluded, leftOut, status, reason);
    }

    /**
     * The same estimates of a log-likelihood that leaves out a term of the data, so that it does not compare with that of other models.
     *
     * @param term what is left out; blank if nothing is
     * @return the changed copy, whose {@link #aic} and {@link #bic} are undefined
     * @throws IllegalArgumentException if the term is null
     */
    public Estimates withoutTerm(String term) {
        Stored.present(term, "the term left out");
        return new Estimates(parameters, covariance, logLikelihood, customers, excluded, term, status, reason);
    }

    /**
     * The parameters, in the customary order of the model.
     *
     * @return their names
     */
    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /**
     * The estimates, in the order of the names.
     *
     * @return a new array
     */
    public double[] values() {
        return parameters.stream().mapToDouble(Parameter::value).toArray();
    }

    /**
     * The estimate of one parameter.
     *
     * @param name one of {@link #names()}
     * @return its value
     */
    public double value(String name) {
        return parameters.get(index(name)).value();
    }

    /**
     * The standard error of one parameter.
     *
     * @param name one of {@link #names()}
     * @return the square root of its variance
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public double standardError(String name) {
        return Math.sqrt(covariance(name, name));
    }

    /**
     * The covariance of two estimates.
     *
     * @param first one of {@link #names()}
     * @param second one of {@link #names()}
     * @return their covariance
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public double covariance(String first, String second) {
        int i = index(first);
        int j = index(second);
        if (covariance.length == 0) {
            throw new IllegalStateException("the standard error of " + first + " is undefined: " + reason);
        }
        return covariance[i][j];
    }

    /**
     * The Wald interval of one parameter, made on the logarithm of positive parameters, so that it never reaches below 0.
     *
     * @param name one of {@link #names()}
     * @param confidence the level
     * @return the interval
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public Interval interval(String name, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        double error = confidence.z() * standardError(name);
        double value = value(name);
        if (parameters.get(index(name)).scale() == Scale.LINEAR) {
            return new Interval(value - error, value + error, confidence, "Wald");
        }
        double factor = Math.exp(error / value);
        return new Interval(value / factor, value * factor, confidence, "Wald on the log scale");
    }

    /**
     * The 95 % interval of one parameter.
     *
     * @param name one of {@link #names()}
     * @return the interval
     * @throws IllegalStateException if the curvature does not determine it, as on a boundary
     */
    public Interval interval(String name) {
        return interval(name, Confidence.DEFAULT);
    }

    /**
     * The log-likelihood at the estimates, in the unit of the data and without a penalty.
     *
     * @return ln L
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Akaike's information criterion.
     *
     * @return 2k − 2 ln L for k parameters; less is better
     * @throws IllegalStateException if the log-likelihood leaves out a term of the data, or there are no customers
     */
    public double aic() {
        checkWhole("aic");
        return 2 * (parameters.size() - logLikelihood);
    }

    /**
     * The Bayesian information criterion (Schwarz 1978).
     *
     * @return k ln n − 2 ln L for k parameters and n customers; less is better
     * @throws IllegalStateException if the log-likelihood leaves out a term of the data, or there are no customers
     */
    public double bic() {
        checkWhole("bic");
        return parameters.size() * Math.log(customers) - 2 * logLikelihood;
    }

    private void checkWhole(String criterion) {
        if (customers == 0) {
            throw new IllegalStateException(criterion + " is undefined: no customers");
        }
        if (!leftOut.isEmpty()) {
            throw new IllegalStateException(criterion + " is undefined: the log-likelihood leaves out " + leftOut);
        }
    }

    /**
     * How many customers the estimates are made of, with weights.
     *
     * @return the count
     */
    public long customers() {
        return customers;
    }

    /**
     * How many customers were left out, because the model has no place for them.
     *
     * @return the count, with weights
     */
    public long excluded() {
        return excluded;
    }

    /**
     * Whether to trust the estimates.
     *
     * @return the status
     */
    public FitStatus status() {
        return status;
    }

    /**
     * Why the status is what it is.
     *
     * @return a sentence without a full stop
     */
    public String reason() {
        return reason;
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                parameters,
                Arrays.stream(covariance)
                        .map(row -> Doubles.asList(row.clone()))
                        .map(List::copyOf)
                        .toList(),
                logLikelihood,
                customers,
                excluded,
                leftOut,
                status,
                reason);
    }

    /**
     * The plain data of estimates.
     *
     * @param type {@code estimates}
     * @param version 1
     * @param parameters in the customary order of the model
     * @param covariance of the estimates, a row a parameter; without rows where the curvature does not determine it
     * @param logLikelihood ln L at the estimates, without a penalty
     * @param customers how many the estimates are made of, with weights
     * @param excluded how many were left out
     * @param leftOut which term of the data the log-likelihood leaves out; blank for none
     * @param status whether to trust the estimates
     * @param reason why
     */
    public record Form(
            String type,
            int version,
            List<Parameter> parameters,
            List<List<Double>> covariance,
            double logLikelihood,
            long customers,
            long excluded,
            String leftOut,
            FitStatus status,
            String reason)
            implements StoredForm<Estimates> {

        @Override
        public Estimates restore() {
            Stored.check(type, version, TYPE, VERSION);
            Set<String> names = new HashSet<>();
            for (Parameter parameter : Stored.list(parameters, "a parameter")) {
                String name = Stored.text(parameter.name, "the name of a parameter");
                Stored.present(parameter.scale, "the scale of " + name);
                checkArgument(names.add(name), "there are two parameters %s", name);
                Stored.finite(parameter.value, name);
                checkArgument(
                        parameter.scale == Scale.LINEAR || parameter.value > 0,
                        "%s must be above 0, not %s",
                        name,
                        parameter.value);
            }
            double[][] rows = Stored.list(covariance, "a row of the covariance").stream()
                    .map(row -> Doubles.toArray(Stored.list(row, "a covariance")))
                    .toArray(double[][]::new);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    Stored.finite(rows[i][j], "a covariance");
                    checkArgument(i != j || rows[i][j] >= 0, "a variance must be at least 0, not %s", rows[i][j]);
                }
            }
            checkCovariances(rows);
            return of(
                            Stored.list(parameters, "a parameter"),
                            rows,
                            Stored.finite(logLikelihood, "the log-likelihood"),
                            CountMath.checkNotNegative(customers, "customers"),
                            Stored.present(status, "the status of a fit"),
                            Stored.present(reason, "the reason of a status"))
                    .withExcluded(excluded)
                    .withoutTerm(leftOut);
        }
    }

    /** Rows of another length are refused later. Estimates are rounded, and so are the roots. */
    private static void checkCovariances(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i && j < rows[i].length && i < rows[j].length && i < rows[i].length; j++) {
                double most = Math.sqrt(rows[i][i]) * Math.sqrt(rows[j][j]);
                checkArgument(
                        Math.abs(rows[i][j] - rows[j][i]) <= ROUNDING * most
                                && Math.abs(rows[i][j]) <= (1 + ROUNDING) * most,
                        "the covariance of two parameters must be one number within -%s..%s, not %s and %s",
                        most,
                        most,
                        rows[j][i],
                        rows[i][j]);
            }
        }
    }

    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("estimates are serialized through their form");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Estimates that && toForm().equals(that.toForm());
    }

    @Override
    public int hashCode() {
        return toForm().hashCode();
    }

    private int index(String name) {
        int index = names().indexOf(name);
        checkArgument(index >= 0, "there is no parameter %s among %s", name, names());
        return index;
    }

    String verdict() {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (status == FitStatus.CONVERGED ? "" : " (" + reason + ")");
    }

    /** Status, log-likelihood and a table of the parameters. */
    @Override
    public String toString() {
        String head = verdict() + ", log-likelihood " + Text.fixed(logLikelihood, 2) + ", n = " + customers
                + (excluded == 0 ? "" : ", " + excluded + " left out") + "\n";
        TextTable table = TextTable.of("parameter", "estimate", "std. error", Confidence.DEFAULT + " CI");
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            boolean known = covariance.length > 0;
            table.row(
                    name,
                    Text.significant(parameter.value()),
                    known ? Text.significant(standardError(name)) : TextTable.UNDEFINED,
                    known ? intervalText(interval(name)) : TextTable.UNDEFINED);
        }
        return head + table;
    }

    private static String intervalText(Interval interval) {
        return Text.significant(interval.lower()) + " … " + Text.significant(interval.upper());
    }
}
