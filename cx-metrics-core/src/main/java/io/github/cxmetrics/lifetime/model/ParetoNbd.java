package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pareto/NBD: the model of customers who buy at random and stop silently at any moment.
 *
 * <p>Purchases come at random with a rate that is Gamma(r, α) distributed over the customers; lifetimes are exponential with a rate that is Gamma(s, β)
 * distributed, independent of it. Results are in the unit of {@link #unit()} or without unit.
 *
 * <p>For s ≤ 1 the expected transactions grow without bound as the horizon does, and those of the whole future are refused; discounted ones are finite.
 *
 * <p>D. C. Schmittlein, D. G. Morrison, R. Colombo (1987), Counting Your Customers: Who Are They and What Will They Do Next?, Management Science 33(1).
 */
public final class ParetoNbd extends LatentModel {

    private static final List<String> NAMES = List.of("r", "alpha", "s", "beta");

    private static final long serialVersionUID = 1;
    static final String TYPE = "pareto-nbd";
    private static final int VERSION = 1;
    static final Recipe<ParetoNbd> RECIPE = new Recipe<>(
            TYPE,
            NAMES,
            ParetoNbd::parameters,
            ParetoNbd::starts,
            ParetoKernel::new,
            new int[][] {{0, 0}, {-1, 0}, {0, 0}, {0, -1}},
            ParetoNbd::new);

    private final transient ParetoKernel kernel;

    private ParetoNbd(LifetimeUnit unit, double... parameters) {
        super(unit, NAMES, parameters);
        kernel = new ParetoKernel(parameters);
    }

    /**
     * A model with known parameters.
     *
     * @param unit the unit of α and β
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates, above 0; the mean rate is r/α
     * @param s shape of the dropout rates, above 0
     * @param beta rate parameter of the dropout rates, above 0; the mean rate is s/β
     * @return the model
     * @throws IllegalArgumentException if a parameter is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public static ParetoNbd of(LifetimeUnit unit, double r, double alpha, double s, double beta) {
        return new ParetoNbd(unit, r, alpha, s, beta);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param histories what the customers have bought
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelFit<ParetoNbd> fit(PurchaseHistories histories) {
        return fit(histories, FitOptions.DEFAULT);
    }

    /**
     * Fits the model.
     *
     * @param histories what the customers have bought
     * @param options penalty and progress
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelFit<ParetoNbd> fit(PurchaseHistories histories, FitOptions options) {
        return RECIPE.fit(histories, options);
    }

    /**
     * Fits the model with covariates by maximum likelihood.
     *
     * @param histories what the customers have bought
     * @param purchase traits that may explain how often customers buy: α of a customer is α · exp(−Σ γz)
     * @param dropout traits that may explain how soon customers stop: β of a customer is β · exp(−Σ γz)
     * @return the fit, with coefficients named {@code purchase.…} and {@code dropout.…}; {@link ModelFit#likelihoodRatio} against the fit without
     *     covariates says whether they explain anything
     * @throws IllegalArgumentException if the columns don't fit together, or there are no customers
     */
    public static ModelFit<CovariateModel<ParetoNbd>> fit(
            PurchaseHistories histories, Covariates purchase, Covariates dropout) {
        return fit(histories, purchase, dropout, FitOptions.DEFAULT);
    }

    /**
     * Fits the model with covariates.
     *
     * @param histories what the customers have bought
     * @param purchase traits that may explain how often customers buy
     * @param dropout traits that may explain how soon customers stop
     * @param options penalty and progress
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if the columns don't fit together, or there are no customers
     */
    public static ModelFit<CovariateModel<ParetoNbd>> fit(
            PurchaseHistories histories, Covariates purchase, Covariates dropout, FitOptions options) {
        return RECIPE.fit(histories, purchase, dropout, options);
    }

    private static List<Parameter> parameters(HistoryLikelihood.Scales scales) {
        return List.of(
                Parameter.positive("r", 1),
                Parameter.positive("alpha", scales.meanAge()),
                Parameter.positive("s", 1),
                Parameter.positive("beta", scales.meanAge()));
    }

    /** Different mixtures of rare and frequent buyers, of short and long lives; the mean rate is that of the data. */
    private static List<double[]> starts(HistoryLikelihood.Scales scales) {
        double age = scales.meanAge();
        double rate = scales.meanRate();
        return List.of(
                new double[] {0.5, 0.5 / rate / 2, 0.6, age / 3},
                new double[] {1, 1 / rate / 1.5, 1, age},
                new double[] {1, 1 / rate, 0.2, age / 4},
                new double[] {3, 3 / rate / 1.5, 2, 2 * age},
                new double[] {0.2, 0.2 / rate, 0.5, age});
    }

    /**
     * The shape of the distribution of purchase rates over the customers.
     *
     * @return r, without unit
     */
    public double r() {
        return parameter(0);
    }

    /**
     * The rate parameter of the distribution of purchase rates: the mean customer makes r/α purchases per unit of time while alive.
     *
     * @return α, in {@link #unit()}
     */
    public double alpha() {
        return parameter(1);
    }

    /**
     * The shape of the distribution of dropout rates over the customers.
     *
     * @return s, without unit
     */
    public double s() {
        return parameter(2);
    }

    /**
     * The rate parameter of the distribution of dropout rates: the mean rate is s/β.
     *
     * @return β, in {@link #unit()}
     */
    public double beta() {
        return parameter(3);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit(), r(), alpha(), s(), beta());
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(TYPE, unit(), estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code pareto-nbd}
     * @param version 1
     * @param unit the unit of its times
     * @param r shape of the purchase rates
     * @param alpha rate parameter of the purchase rates
     * @param s shape of the dropout rates
     * @param beta rate parameter of the dropout rates
     */
    public record Form(String type, int version, LifetimeUnit unit, double r, double alpha, double s, double beta)
            implements StoredForm<ParetoNbd> {

        @Override
        public ParetoNbd restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(Stored.present(unit, "the unit of a model"), r, alpha, s, beta);
        }
    }

    @Override
    String name() {
        return "Pareto/NBD";
    }

    @Override
    RowKernel kernel() {
        return kernel;
    }

    @Override
    double logOddsDead(long x, double tx, double age) {
        return kernel.logOddsDead(x, tx, age);
    }

    @Override
    Future future(long x, double tx, double age) {
        return new ParetoFuture(r() + x, alpha() + age, s(), beta() + age);
    }

    @Override
    Drawn draw(RandomGenerator random, double age) {
        double rate = Draws.gamma(random, r(), alpha());
        double end = Math.min(age, random.nextExponential() / Draws.gamma(random, s(), beta()));
        int purchases = 0;
        double last = 0;
        double logGaps = 0;
        double now = random.nextExponential() / rate;
        while (now <= end) {
            purchases = another(purchases);
            logGaps += Math.log(now - last);
            last = now;
            now += random.nextExponential() / rate;
        }
        return new Drawn(purchases, last, logGaps);
    }
}
