package io.github.cxmetrics.bench;

import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.apache.commons.math3.special.Gamma;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fitting buy-till-you-die models, and expecting transactions of a million customers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class LifetimeBenchmark {

    /** The size of the CDNOW sample. */
    static final int SMALL = 2_357;

    static final int MIDDLE = 100_000;
    static final int LARGE = 1_000_000;

    private static final BgNbd TRUTH = BgNbd.of(LifetimeUnit.DAY, 0.243, 30.9, 0.793, 2.426);
    private static final ParetoNbd PARETO = ParetoNbd.of(LifetimeUnit.DAY, 0.5, 75, 0.76, 189);
    private static final Horizon YEAR = Horizon.days(365);

    /** Histories in whole days, of customers who came 180 to 730 days ago. */
    static PurchaseHistories population(int customers) {
        return population(customers, true);
    }

    /** Histories in days and fractions, of which nearly no two are equal. */
    static PurchaseHistories distinct(int customers) {
        return population(customers, false);
    }

    private static PurchaseHistories population(int customers, boolean wholeDays) {
        SplittableRandom random = new SplittableRandom(1);
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = wholeDays ? random.nextInt(180, 731) : random.nextDouble(180, 731);
            PurchaseHistories one = TRUTH.simulate(random, 1, Horizon.days(age[i]));
            frequency[i] = (int) one.frequency(0);
            double last = one.recency(0);
            recency[i] = Math.min(age[i], wholeDays ? Math.ceil(last) : last);
        }
        return PurchaseHistories.of(LifetimeUnit.DAY, frequency, recency, age);
    }

    /** As many customers as the CDNOW sample has. */
    @State(Scope.Benchmark)
    public static class Small {
        PurchaseHistories histories;

        /** Draws them. */
        @Setup
        public void draw() {
            histories = population(SMALL);
        }
    }

    /** A hundred thousand customers. */
    @State(Scope.Benchmark)
    public static class Middle {
        PurchaseHistories histories;

        /** Draws them. */
        @Setup
        public void draw() {
            histories = population(MIDDLE);
        }
    }

    /** A hundred thousand customers, nearly all of whom have a history of their own. */
    @State(Scope.Benchmark)
    public static class Distinct {
        PurchaseHistories histories;

        /** Draws them. */
        @Setup
        public void draw() {
            histories = distinct(MIDDLE);
        }
    }

    /** A million customers. */
    @State(Scope.Benchmark)
    public static class Large {
        PurchaseHistories histories;

        /** Draws them. */
        @Setup
        public void draw() {
            histories = population(LARGE);
        }
    }

    /** BG/NBD, a small shop. */
    @Benchmark
    public ModelFit<BgNbd> bgSmall(Small small) {
        return BgNbd.fit(small.histories);
    }

    /**
     * What a program does without this library: the formula of the paper row by row, and a simplex search on the logarithms.
     *
     * @return the largest log-likelihood found
     */
    @Benchmark
    public double textbookSmall(Small small) {
        return new SimplexOptimizer(1e-10, 1e-10)
                .optimize(
                        new MaxEval(10_000),
                        GoalType.MAXIMIZE,
                        new ObjectiveFunction(logs -> textbook(small.histories, logs)),
                        new InitialGuess(new double[] {0, Math.log(30), 0, 0}),
                        new NelderMeadSimplex(4))
                .getValue();
    }

    private static double textbook(PurchaseHistories histories, double[] logs) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        double a = Math.exp(logs[2]);
        double b = Math.exp(logs[3]);
        double sum = 0;
        for (int i = 0; i < histories.size(); i++) {
            long x = histories.frequency(i);
            double rates = Gamma.logGamma(r + x) - Gamma.logGamma(r) + r * Math.log(alpha);
            double chances =
                    Gamma.logGamma(a + b) + Gamma.logGamma(b + x) - Gamma.logGamma(b) - Gamma.logGamma(a + b + x);
            double alive = -(r + x) * Math.log(alpha + histories.age(i));
            double dead = x == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + histories.recency(i));
            double larger = Math.max(alive, dead);
            sum += rates + chances + larger + Math.log(Math.exp(alive - larger) + Math.exp(dead - larger));
        }
        return sum;
    }

    /** BG/NBD, a hundred thousand customers. */
    @Benchmark
    public ModelFit<BgNbd> bgMiddle(Middle middle) {
        return BgNbd.fit(middle.histories);
    }

    /** BG/NBD, a million customers. */
    @Benchmark
    public ModelFit<BgNbd> bgLarge(Large large) {
        return BgNbd.fit(large.histories);
    }

    /** Pareto/NBD, a hundred thousand customers. */
    @Benchmark
    public ModelFit<ParetoNbd> paretoMiddle(Middle middle) {
        return ParetoNbd.fit(middle.histories);
    }

    /** Pareto/NBD, a hundred thousand histories of which nearly no two are equal. */
    @Benchmark
    public ModelFit<ParetoNbd> paretoDistinct(Distinct distinct) {
        return ParetoNbd.fit(distinct.histories);
    }

    /** A year's transactions of a million customers by BG/NBD. */
    @Benchmark
    public double[] bgExpected(Large large) {
        return TRUTH.expectedTransactions(large.histories, YEAR);
    }

    /** A year's transactions of a million customers by Pareto/NBD. */
    @Benchmark
    public double[] paretoExpected(Large large) {
        return PARETO.expectedTransactions(large.histories, YEAR);
    }

    /** No prediction can be faster than reading the three columns. */
    @Benchmark
    public double memoryFloor(Large large) {
        double sum = 0;
        for (int i = 0; i < LARGE; i++) {
            sum += large.histories.frequency(i) + large.histories.recency(i) + large.histories.age(i);
        }
        return sum;
    }
}
