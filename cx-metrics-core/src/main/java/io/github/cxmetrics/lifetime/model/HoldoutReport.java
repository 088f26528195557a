package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.Holdout;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * How well a model foretold what the customers bought after the data it was fitted to: errors a customer, tracking of the cohort over time, calibration by
 * what was known, and lift of the ranking.
 */
public final class HoldoutReport implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_CLASSES = 7;
    private static final int GROUPS = 10;

    private final Holdout holdout;
    private final double[] expected;

    @SuppressWarnings("serial") // the JDK's unmodifiable lists are
    private final List<Point> tracking;

    private final String verdict;

    private HoldoutReport(Holdout holdout, double[] expected, List<Point> tracking, String verdict) {
        this.verdict = verdict;
        this.holdout = holdout;
        this.expected = expected;
        this.tracking = tracking;
    }

    /**
     * A point in time of the cohort.
     *
     * @param time from the cohort's first purchase, in the unit of the histories
     * @param isHoldout whether the model had not seen the step that ends here
     * @param actual repeat transactions of the step
     * @param expected those that the model expects
     * @param cumulativeActual repeat transactions up to here
     * @param cumulativeExpected those that the model expects
     */
    public record Point(
            double time,
            boolean isHoldout,
            long actual,
            double expected,
            long cumulativeActual,
            double cumulativeExpected)
            implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param time from the cohort's first purchase, in the unit of the histories
         * @param isHoldout whether the model had not seen the step that ends here
         * @param actual repeat transactions of the step
         * @param expected those that the model expects
         * @param cumulativeActual repeat transactions up to here
         * @param cumulativeExpected those that the model expects
         * @throws IllegalArgumentException if a number is negative or none
         */
        public Point {
            Checks.notNegative(time, "time");
            Checks.count(actual, "actual transactions");
            Checks.notNegative(expected, "expected transactions");
            Checks.count(cumulativeActual, "cumulative actual transactions");
            Checks.notNegative(cumulativeExpected, "cumulative expected transactions");
        }
    }

    /**
     * Some of the customers.
     *
     * @param name which ones
     * @param customers how many
     * @param actual their transactions in the holdout
     * @param expected those that the model expected
     */
    public record Group(String name, int customers, long actual, double expected) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param name which ones
         * @param customers how many
         * @param actual their transactions in the holdout
         * @param expected those that the model expected
         * @throws IllegalArgumentException if a number is negative or none
         */
        public Group {
            requireNonNull(name, "name");
            Checks.count(customers, "customers");
            Checks.count(actual, "actual transactions");
            Checks.notNegative(expected, "expected transactions");
        }

        /**
         * Transactions a customer.
         *
         * @return the mean
         */
        public double actualMean() {
            return (double) actual / customers;
        }

        /**
         * Expected transactions a customer.
         *
         * @return the mean
         */
        public double expectedMean() {
            return expected / customers;
        }
    }

    /**
     * Judges a fit by a holdout. The report prints the status of the fit as well.
     *
     * @param fit to the holdout's histories
     * @param holdout what happened
     * @return the report
     * @throws IllegalArgumentException if the cohort is empty
     */
    public static HoldoutReport of(ModelFit<? extends TransactionModel> fit, Holdout holdout) {
        return of(fit.model(), holdout, "fit " + fit.verdict() + "\n");
    }

    /**
     * Judges a model by a holdout.
     *
     * @param model anything that expects transactions
     * @param holdout what happened
     * @return the report
     * @throws IllegalArgumentException if the cohort is empty
     */
    public static HoldoutReport of(TransactionModel model, Holdout holdout) {
        return of(model, holdout, "");
    }

    private static HoldoutReport of(TransactionModel model, Holdout holdout, String verdict) {
        checkArgument(holdout.histories().size() > 0, "a holdout without customers");
        double[] expected = model.expectedTransactions(holdout.histories(), holdout.length());
        return new HoldoutReport(holdout, expected, track(model, holdout), verdict);
    }

    private static List<Point> track(TransactionModel model, Holdout holdout) {
        LifetimeUnit unit = holdout.histories().unit();
        double split = holdout.calibrationEnd();
        double end = holdout.end();
        Map<Double, Integer> births = births(holdout, split);
        List<Point> points = new ArrayList<>();
        long actual = 0;
        double expected = 0;
        for (long k = 1; points.isEmpty() || points.get(points.size() - 1).time < end; k++) {
            double time = Math.min(k, end);
            long step = holdout.repeatTransactions(k == 1 ? -1 : k - 1, time);
            double cumulative = 0;
            for (Map.Entry<Double, Integer> birth : births.entrySet()) {
                if (birth.getKey() < time) {
                    Horizon since = Horizon.of(time - birth.getKey(), unit);
                    cumulative += birth.getValue() * model.expectedTransactions(since);
                }
            }
            actual += step;
            points.add(new Point(time, time > split, step, cumulative - expected, actual, cumulative));
            expected = cumulative;
        }
        return List.copyOf(points);
    }

    private static Map<Double, Integer> births(Holdout holdout, double split) {
        Map<Double, Integer> births = new TreeMap<>();
        for (int i = 0; i < holdout.histories().size(); i++) {
            births.merge(split - holdout.histories().age(i), 1, Integer::sum);
        }
        return births;
    }

    /**
     * What the model expected of a customer.
     *
     * @param row from 0, as in the holdout's histories
     * @return transactions in the holdout
     */
    public double expected(int row) {
        Objects.checkIndex(row, expected.length);
        return expected[row];
    }

    /**
     * What the model expected of the cohort.
     *
     * @return transactions in the holdout
     */
    public double totalExpected() {
        return OrderedSum.of(expected.length, 1, (from, to, sums) -> {
            for (int i = from; i < to; i++) {
                sums[0] += expected[i];
            }
        })[0];
    }

    /**
     * The mean error a customer, expected less actual.
     *
     * @return transactions; above 0 the model expected too many
     */
    public double bias() {
        return (totalExpected() - holdout.totalTransactions()) / expected.length;
    }

    /**
     * The mean absolute error a customer (MAE).
     *
     * @return transactions
     */
    public double meanAbsoluteError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs(expected[i] - holdout.transactions(i));
        }
        return sum / expected.length;
    }

    /**
     * The root of the mean squared error a customer (RMSE).
     *
     * @return transactions
     */
    public double rootMeanSquaredError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = expected[i] - holdout.transactions(i);
            sum += error * error;
        }
        return Math.sqrt(sum / expected.length);
    }

    /**
     * The repeat transactions of the cohort over time, from its first purchase to the end of the holdout, in steps of one unit; the last step may be shorter.
     *
     * <p>The convention: time 0 is the period of the cohort's first purchase, the step that ends at k holds the transactions in (k − 1, k], the first one those
     * at 0 too. A customer counts from the own first purchase on, at its period, with E[X(t)] of a new customer, in the calibration and in the holdout alike;
     * what customers had bought is not used. So the expected transactions of the holdout's steps don't sum to {@link #totalExpected}, which goes by the
     * histories. A step across the cut counts as holdout.
     *
     * @return an unmodifiable list
     */
    public List<Point> tracking() {
        return tracking;
    }

    /**
     * The customers by their repeat purchases up to the cut: 0, 1, … 6, 7 or more. Classes without customers are left out.
     *
     * @return what was expected and what came
     */
    public List<Group> byFrequency() {
        PurchaseHistories histories = holdout.histories();
        int[] classes = new int[expected.length];
        Arrays.setAll(classes, i -> (int) Math.min(MOST_CLASSES, histories.frequency(i)));
        return groups(classes, MOST_CLASSES + 1, c -> c < MOST_CLASSES ? Integer.toString(c) : c + "+");
    }

    /**
     * The customers by tenths of the model's ranking, those of whom it expected most first; of equal ones the earlier row is first.
     *
     * @return what was expected and what came
     */
    public List<Group> byDecile() {
        Integer[] order = new Integer[expected.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(expected[b], expected[a]));
        int[] deciles = new int[expected.length];
        for (int rank = 0; rank < order.length; rank++) {
            deciles[order[rank]] = (int) ((long) rank * GROUPS / order.length);
        }
        return groups(deciles, GROUPS, d -> Integer.toString(d + 1));
    }

    private List<Group> groups(int[] groupOf, int groups, IntFunction<String> name) {
        int[] customers = new int[groups];
        long[] actual = new long[groups];
        double[] sums = new double[groups];
        for (int i = 0; i < groupOf.length; i++) {
            customers[groupOf[i]]++;
            actual[groupOf[i]] += holdout.transactions(i);
            sums[groupOf[i]] += expected[i];
        }
        List<Group> all = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            if (customers[g] > 0) {
                all.add(new Group(name.apply(g), customers[g], actual[g], sums[g]));
            }
        }
        return List.copyOf(all);
    }

    /**
     * How much more the customers of a group bought than all did.
     *
     * @param group of {@link #byDecile} or {@link #byFrequency}
     * @return the group's mean over that of all
     * @throws IllegalStateException if nobody bought anything in the holdout
     */
    public double lift(Group group) {
        if (holdout.totalTransactions() == 0) {
            throw new IllegalStateException("lift is undefined: no transactions in the holdout");
        }
        return group.actualMean() * expected.length / holdout.totalTransactions();
    }

    /** Aligned text: the status of the fit if it was given, the errors, then tables of the tracking, the calibration by frequency, and the lift by decile. */
    @Override
    public String toString() {
        return holdout + "\n"
                + verdict
                + "expected " + Text.fixed(totalExpected(), 1) + "; a customer: bias " + Text.fixed(bias(), 4)
                + ", MAE "
                + Text.fixed(meanAbsoluteError(), 4) + ", RMSE " + Text.fixed(rootMeanSquaredError(), 4) + "\n\n"
                + trackingTable() + "\n" + groupTable("repeats before", byFrequency()) + "\n"
                + groupTable("decile", byDecile());
    }

    /** Some dozen points, the last one among them. */
    private TextTable trackingTable() {
        TextTable table =
                TextTable.of(holdout.histories().unit().singular(), "part", "repeats to date", "expected", "error");
        int every = Math.max(1, (tracking.size() + 11) / 12);
        for (int i = 0; i < tracking.size(); i++) {
            if ((i + 1) % every == 0 || i == tracking.size() - 1) {
                Point p = tracking.get(i);
                double error = 100 * (p.cumulativeExpected / p.cumulativeActual - 1);
                table.row(
                        Text.fixed(p.time, 1),
                        p.isHoldout ? "holdout" : "calibration",
                        Long.toString(p.cumulativeActual),
                        Text.fixed(p.cumulativeExpected, 1),
                        p.cumulativeActual == 0 ? TextTable.UNDEFINED : Text.fixed(error, 1) + " %");
            }
        }
        return table;
    }

    private TextTable groupTable(String heading, List<Group> groups) {
        TextTable table = TextTable.of(heading, "customers", "actual", "expected", "lift");
        for (Group group : groups) {
            table.row(
                    group.name,
                    Integer.toString(group.customers),
                    Text.fixed(group.actualMean(), 3),
                    Text.fixed(group.expectedMean(), 3),
                    holdout.totalTransactions() == 0 ? TextTable.UNDEFINED : Text.fixed(lift(group), 2));
        }
        return table;
    }
}
