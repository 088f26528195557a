package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.Parameter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** The beta-geometric models: the rate of purchases is gamma distributed, the chance to stop at a purchase beta distributed, independent of each other. */
abstract class BgFamily extends LatentModel {

    private static final long serialVersionUID = 1;

    static final List<String> NAMES = List.of("r", "alpha", "a", "b");

    /** Traits move α the other way, so that the rate of purchases grows with them; a and b together. */
    private static final int[][] SIGNS = {{0, 0}, {-1, 0}, {0, 1}, {0, 1}};

    private final transient Regularity regularity;
    private final Dropout dropout;
    private final transient BgKernel kernel;

    /** Parameters r, α, a, b. */
    BgFamily(LifetimeUnit unit, Regularity regularity, Dropout dropout, double... parameters) {
        super(unit, NAMES, parameters);
        this.regularity = regularity;
        this.dropout = dropout;
        kernel = new BgKernel(parameters, regularity, dropout);
    }

    /**
     * The shape of the distribution of purchase rates over the customers.
     *
     * @return r, without unit
     */
    public final double r() {
        return parameter(0);
    }

    /**
     * The rate parameter of the distribution of purchase rates: the mean customer makes r/α purchases per unit of time while alive.
     *
     * @return α, in {@link #unit()}
     */
    public final double alpha() {
        return parameter(1);
    }

    /**
     * The first shape of the distribution of the chance to stop: its mean is a/(a + b).
     *
     * @return a, without unit
     */
    public final double a() {
        return parameter(2);
    }

    /**
     * The second shape of the distribution of the chance to stop.
     *
     * @return b, without unit
     */
    public final double b() {
        return parameter(3);
    }

    final int k() {
        return regularity.k();
    }

    final Dropout dropout() {
        return dropout;
    }

    @Override
    final RowKernel kernel() {
        return kernel;
    }

    @Override
    final double logOddsDead(long x, double tx, double age) {
        return kernel.logOddsDead(x, tx, age);
    }

    @Override
    final Future future(long x, double tx, double age) {
        double stay = b() + x + dropout.early();
        int k = k();
        if (k == 1) {
            return new BgFuture(r() + x, alpha() + age, a(), stay);
        }
        double end = alpha() + age;
        return new RegularFuture(k, r() + (double) k * x, end, (age - tx) / end, a(), stay);
    }

    @Override
    final Drawn draw(RandomGenerator random, double age) {
        double rate = Draws.gamma(random, r(), alpha());
        double chance = Draws.beta(random, a(), b());
        int purchases = 0;
        double last = 0;
        double logGaps = 0;
        double now = 0;
        boolean stops = dropout == Dropout.FROM_THE_FIRST && random.nextDouble() < chance;
        while (!stops) {
            for (int stage = 0; stage < k(); stage++) {
                now += random.nextExponential() / rate;
            }
            if (!(now <= age)) {
                break;
            }
            purchases = another(purchases);
            logGaps += Math.log(now - last);
            last = now;
            stops = random.nextDouble() < chance;
        }
        return new Drawn(purchases, last, logGaps);
    }

    static <M extends BgFamily> Recipe<M> recipe(
            String type, Regularity regularity, Dropout dropout, BiFunction<LifetimeUnit, double[], M> models) {
        return new Recipe<>(
                type,
                NAMES,
                BgFamily::parameters,
                scales -> starts(scales, regularity.k()),
                parameters -> new BgKernel(parameters, regularity, dropout),
                SIGNS,
                models);
    }

    private static List<Parameter> parameters(HistoryLikelihood.Scales scales) {
        return List.of(
                Parameter.positive("r", 1),
                Parameter.positive("alpha", scales.meanAge()),
                Parameter.positive("a", 1),
                Parameter.positive("b", 1));
    }

    /** Different mixtures of rare and frequent buyers, of early and late dropout; the mean rate is that of the data. */
    private static List<double[]> starts(HistoryLikelihood.Scales scales, int k) {
        double perStage = k * scales.meanRate();
        return List.of(
                new double[] {0.3, 0.3 / perStage / 1.5, 0.8, 2.5},
                new double[] {1, 1 / perStage / 2, 1, 2},
                new double[] {1, 1 / perStage, 0.2, 3},
                new double[] {3, 3 / perStage / 1.2, 1, 6},
                new double[] {0.1, 0.1 / perStage, 0.5, 1});
    }
}
