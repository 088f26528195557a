package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The linear model of an outcome by its attributes, from their correlations alone: those of a {@link Drivers} tally, or of a published table.
 *
 * <p>Without rows there is no interval of a share of R²; with n there are intervals of correlations and of standardised coefficients. Immutable and
 * thread-safe.
 */
public final class DriverModel {

    /** Above this variance inflation factor an attribute is named as collinear. */
    public static final double VIF_LIMIT = 10;

    private static final double CLOSE = 1e-9;
    private static final int DECIMALS = 3;
    private static final long UNKNOWN = -1;

    private final String outcome;
    private final List<String> names;
    private final double[][] predictors;
    private final double[] withOutcome;
    private final CorrelationMatrix matrix;
    private final double[] beta;
    private final double r2;
    private final long n;

    /** The arrays are the model's own, and are correlations. */
    private DriverModel(String outcome, List<String> names, double[][] predictors, double[] withOutcome, long n) {
        this.outcome = outcome;
        this.names = names;
        this.predictors = predictors;
        this.withOutcome = withOutcome;
        this.n = n;
        if (n != UNKNOWN && n <= names.size() + 1) {
            throw new IllegalStateException("drivers of " + outcome + " are undefined: " + names.size()
                    + " attributes need more than " + (names.size() + 1) + " complete rows, not " + n);
        }
        matrix = CorrelationMatrix.of(outcome, names, predictors);
        beta = matrix.solve(withOutcome);
        double explained = 0;
        for (int i = 0; i < beta.length; i++) {
            explained += beta[i] * withOutcome[i];
        }
        checkArgument(
                explained <= 1 + CLOSE,
                "correlations with %s contradict those of the attributes: no complete rows have them (R² %s)",
                outcome,
                Text.fixed(explained, DECIMALS));
        r2 = Math.max(0, Math.min(1, explained));
    }

    /**
     * A model from correlations, of which n is not known.
     *
     * @param outcome the name of what is explained
     * @param names the names of the attributes, 1 to 20
     * @param predictors the correlations of the attributes with each other, symmetric
     * @param withOutcome the correlation of each attribute with the outcome
     * @return the model
     * @throws IllegalArgumentException if the sizes differ, a number is no correlation, the matrix is not symmetric, or no rows can have these
     *     correlations, as pair-wise deletion of gaps can give
     * @throws IllegalStateException if an attribute is a linear combination of others; the message names them
     */
    public static DriverModel of(String outcome, List<String> names, double[][] predictors, double[] withOutcome) {
        Stored.text(outcome, "the name of an outcome");
        List<String> attributes = Stored.list(names, "the name of an attribute");
        checkArgument(predictors != null && withOutcome != null, "correlations must not be null");
        int k = attributes.size();
        checkArgument(
                k >= 1 && k <= DriverRule.MAX_ATTRIBUTES,
                "drivers need 1..%s attributes, not %s",
                DriverRule.MAX_ATTRIBUTES,
                k);
        checkArgument(
                predictors.length == k && withOutcome.length == k,
                "%s attributes need %s rows of correlations and %s with the outcome, not %s and %s",
                k,
                k,
                k,
                predictors.length,
                withOutcome.length);
        double[][] copy = new double[k][];
        for (int i = 0; i < k; i++) {
            checkArgument(predictors[i] != null && predictors[i].length == k, "row %s needs %s correlations", i, k);
            copy[i] = predictors[i].clone();
            checkCorrelation(withOutcome[i]);
            checkArgument(copy[i][i] == 1, "the correlation of %s with itself must be 1", attributes.get(i));
            for (int j = 0; j < i; j++) {
                checkCorrelation(copy[i][j]);
                checkArgument(
                        Math.abs(copy[i][j] - copy[j][i]) <= CLOSE,
                        "correlations of %s and %s must be one, not %s and %s",
                        attributes.get(j),
                        attributes.get(i),
                        copy[j][i],
                        copy[i][j]);
                copy[j][i] = copy[i][j];
            }
        }
        return new DriverModel(outcome, attributes, copy, withOutcome.clone(), UNKNOWN);
    }

    private static void checkCorrelation(double r) {
        checkArgument(r >= -1 && r <= 1, "a correlation lies in -1..1, not %s", r);
    }

    /** From correlations of which the outcome is the first column. */
    static DriverModel of(DriverRule rule, double[][] r, long n) {
        int k = rule.attributes().size();
        double[][] predictors = new double[k][];
        double[] withOutcome = new double[k];
        for (int i = 0; i < k; i++) {
            predictors[i] = Arrays.copyOfRange(r[i + 1], 1, k + 1);
            withOutcome[i] = r[i + 1][0];
        }
        return new DriverModel(rule.outcome().name(), rule.attributeNames(), predictors, withOutcome, n);
    }

    /**
     * The same model with a number of rows, which gives intervals.
     *
     * @param rows how many complete rows the correlations are of
     * @return the changed copy
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if there are no more rows than attributes and one
     */
    public DriverModel ofRows(long rows) {
        checkArgument(rows >= 0, "rows must not be negative: %s", rows);
        return new DriverModel(outcome, names, predictors, withOutcome, rows);
    }

    /**
     * How many rows the correlations are of.
     *
     * @return the number; nothing where it is not known
     */
    public OptionalLong rows() {
        return n == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(n);
    }

    /**
     * The share of the outcome's variance that all attributes together explain.
     *
     * @return R², 0..1
     */
    public double r2() {
        return r2;
    }

    /**
     * R² without what chance explains by itself.
     *
     * @return {@code 1 - (1 - R²)(n - 1)/(n - k - 1)}, at most R², may be negative
     * @throws IllegalStateException if n is not known
     */
    public double adjustedR2() {
        checkRows("adjusted R²");
        return 1 - (1 - r2) * (n - 1) / df();
    }

    private double df() {
        return n - names.size() - 1;
    }

    private void checkRows(String what) {
        if (n == UNKNOWN) {
            throw new IllegalStateException(what + " of " + outcome + " is undefined: the number of rows is not known");
        }
    }

    /**
     * The correlation of an attribute with the outcome.
     *
     * @param attribute its name
     * @return Pearson's r, -1..1
     */
    public double correlation(String attribute) {
        return withOutcome[indexOf(attribute)];
    }

    /**
     * The interval of a correlation with the outcome at 95 %.
     *
     * @param attribute the attribute
     * @return the interval
     */
    public Interval correlationInterval(String attribute) {
        return correlationInterval(attribute, Confidence.DEFAULT);
    }

    /**
     * The interval of a correlation with the outcome: {@code tanh(artanh r ± z/√(n - 3))} (Fisher 1921).
     *
     * @param attribute the attribute
     * @param confidence the level
     * @return the interval, within -1..1
     * @throws IllegalStateException if n is not known or not above 3
     */
    public Interval correlationInterval(String attribute, Confidence confidence) {
        checkRows("the interval of the correlation of " + attribute);
        return FisherZ.interval(correlation(attribute), 1, n, confidence, "Fisher z");
    }

    private int indexOf(String attribute) {
        requireNonNull(attribute, "attribute");
        int index = names.indexOf(attribute);
        checkArgument(index >= 0, "no attribute %s among %s", attribute, names);
        return index;
    }

    /**
     * Standardised coefficients with variance inflation factors, intervals at 95 %.
     *
     * @return a row for each attribute, in order
     */
    public List<DriverEffect> effects() {
        return effects(Confidence.DEFAULT);
    }

    /**
     * Standardised coefficients {@code R⁻¹r} with standard errors {@code √((1 - R²)/(n - k - 1)·VIF)} and t intervals, and variance inflation factors, the
     * diagonal of {@code R⁻¹}.
     *
     * @param confidence the level of the intervals
     * @return a row for each attribute, in order
     */
    public List<DriverEffect> effects(Confidence confidence) {
        double[] vif = matrix.varianceInflation();
        double t = n == UNKNOWN ? 0 : BetaTail.twoSidedStudentQuantile(confidence.level(), df());
        List<DriverEffect> effects = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Double error = null;
            Interval interval = null;
            if (n != UNKNOWN) {
                error = Math.sqrt((1 - r2) / df() * vif[i]);
                Limits limits = Limits.around(beta[i], t * error);
                interval = new Interval(limits.lower(), limits.upper(), confidence, "t", Unit.RATE);
            }
            effects.add(new DriverEffect(names.get(i), withOutcome[i], beta[i], error, interval, vif[i]));
        }
        return List.copyOf(effects);
    }

    /**
     * The attributes that the others nearly determine.
     *
     * @return those whose variance inflation factor is above {@link #VIF_LIMIT}
     */
    public List<String> collinear() {
        double[] vif = matrix.varianceInflation();
        return IntStream.range(0, vif.length)
                .filter(i -> vif[i] > VIF_LIMIT)
                .mapToObj(names::get)
                .toList();
    }

    /**
     * How much of the attributes' variance one common factor could be: where it is large, respondents gave one verdict on everything (halo), and a ranking of
     * drivers says little.
     *
     * @return the first eigenvalue of their correlations over their number, from 1/k for attributes that are not correlated to 1
     */
    public double firstEigenvalueShare() {
        return matrix.firstEigenvalueShare();
    }

    /**
     * R² taken apart by the Shapley value: the mean gain of R² over all orders of entering the attributes, exact over all subsets.
     *
     * @return parts and shares without intervals, which need rows
     */
    public DriverShares shapley() {
        return shares(DriverMethod.SHAPLEY);
    }

    /**
     * R² taken apart by Johnson's relative weights.
     *
     * @return parts and shares without intervals, which need rows
     */
    public DriverShares johnson() {
        return shares(DriverMethod.JOHNSON);
    }

    private DriverShares shares(DriverMethod method) {
        double[] parts = parts(method);
        List<DriverShare> rows = IntStream.range(0, parts.length)
                .mapToObj(i ->
                        new DriverShare(names.get(i), parts[i], null, null, r2 > 0 ? parts[i] / r2 : null, null, null))
                .toList();
        return new DriverShares(method.toString(), outcome, r2, rows, "these are correlations, not rows");
    }

    double[] parts(DriverMethod method) {
        double[] parts = method == DriverMethod.SHAPLEY
                ? SubsetR2.shapley(predictors, withOutcome)
                : matrix.relativeWeights(withOutcome);
        // A sum of squares, or of gains, is not below 0 but for rounding.
        Arrays.setAll(parts, i -> Math.max(0, parts[i]));
        return parts;
    }

    /**
     * The model as aligned text.
     *
     * @return correlation, coefficient with its interval, and variance inflation factor of each attribute
     */
    public String table() {
        TextTable table = TextTable.of("attribute", "r", "beta", "interval", "VIF");
        for (DriverEffect effect : effects()) {
            table.row(
                    effect.name(),
                    Unit.COEFFICIENT.text(effect.correlation()),
                    Text.fixed(effect.beta(), DECIMALS),
                    DriverShares.limits(effect.interval(), Unit.RATE),
                    Text.fixed(effect.vif(), 1));
        }
        return table + warnings();
    }

    String warnings() {
        StringBuilder text = new StringBuilder();
        if (!collinear().isEmpty()) {
            text.append("collinear (VIF above 10): ")
                    .append(String.join(", ", collinear()))
                    .append('\n');
        }
        int enough = 10 * names.size();
        if (n != UNKNOWN && n < enough) {
            text.append("few rows: ")
                    .append(n)
                    .append(" for ")
                    .append(names.size())
                    .append(" attributes, at least ")
                    .append(enough)
                    .append(" are advised\n");
        }
        return text.toString();
    }

    /** For example {@code overall: R² 0.849 (adjusted 0.826) by 4 attributes, first eigenvalue 80.7 %, n = 32}. */
    @Override
    public String toString() {
        String adjusted = n == UNKNOWN ? "" : " (adjusted " + Text.fixed(adjustedR2(), DECIMALS) + ")";
        return outcome + ": R² " + Text.fixed(r2, DECIMALS) + adjusted + " by " + names.size()
                + (names.size() == 1 ? " attribute" : " attributes") + ", first eigenvalue "
                + Unit.SHARE.text(firstEigenvalueShare()) + (n == UNKNOWN ? "" : ", n = " + n);
    }
}
