package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FittedModel;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Beta;

/**
 * The Gamma-Gamma model of spend: a customer's transactions vary around a mean of their own, and these means vary between customers. Spend is taken to be
 * independent of how often a customer buys; look at their correlation before you trust it.
 *
 * <p>One transaction is gamma distributed with shape p and rate ν, and ν with shape q and rate v. A customer with x repeat transactions of mean z̄ is
 * expected to spend {@code p (v + x·z̄) / (p x + q − 1)} a transaction: a weighted mean of z̄ and the population mean {@code p v / (q − 1)}. If q ≤ 1 the
 * population has no mean.
 *
 * <p>Source: Fader, Hardie and Lee, Journal of Marketing Research 2005; Fader and Hardie, note 025 (2013), whose likelihood is ours.
 *
 * @param p shape of a customer's transactions, above 0
 * @param q shape of the customers' rates, above 0
 * @param v rate of the customers' rates, above 0, in money
 */
public record GammaGamma(double p, double q, double v) implements FittedModel, Serializable {

    static final String TYPE = "gamma-gamma";
    static final List<String> NAMES = List.of("p", "q", "v");
    private static final int VERSION = 1;

    /**
     * Checks the parameters.
     *
     * @param p shape of a customer's transactions
     * @param q shape of the customers' rates
     * @param v rate of the customers' rates
     * @throws IllegalArgumentException if one is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public GammaGamma {
        Parameter.shape(p, "p");
        Parameter.shape(q, "q");
        Checks.positive(v, "v");
    }

    /**
     * A model with given parameters.
     *
     * @param p shape of a customer's transactions
     * @param q shape of the customers' rates
     * @param v rate of the customers' rates
     * @return the model
     */
    public static GammaGamma of(double p, double q, double v) {
        return new GammaGamma(p, q, v);
    }

    /**
     * Fits the model to the customers with repeat purchases by maximum likelihood. Those who paid nothing for them have no place in the model: they are left
     * out and counted as {@link ModelFit#excluded}. Where nobody paid for one, the status says so and the population has no mean spend.
     *
     * @param histories with mean spend
     * @return the fit
     * @throws IllegalArgumentException if spends are unknown
     */
    public static ModelFit<GammaGamma> fit(PurchaseHistories histories) {
        return fit(histories, FitOptions.DEFAULT);
    }

    /**
     * Fits the model with a penalty, or with a listener.
     *
     * @param histories with mean spend
     * @param options penalty and listener
     * @return the fit
     * @throws IllegalArgumentException if spends are unknown
     */
    public static ModelFit<GammaGamma> fit(PurchaseHistories histories, FitOptions options) {
        SpendLikelihood likelihood = SpendLikelihood.of(histories);
        Estimates estimates = likelihood.maximise(options).withExcluded(likelihood.withoutSpend());
        double[] values = estimates.values();
        return new ModelFit<>(new GammaGamma(values[0], values[1], values[2]), estimates);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, p, q, v);
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(TYPE, null, estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code gamma-gamma}
     * @param version 1
     * @param p shape of a customer's transactions
     * @param q shape of the customers' rates
     * @param v rate of the customers' rates, in money
     */
    public record Form(String type, int version, double p, double q, double v) implements StoredForm<GammaGamma> {

        @Override
        public GammaGamma restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(p, q, v);
        }
    }

    /**
     * The mean spend a transaction in the population of customers.
     *
     * @return p v / (q − 1), in money
     * @throws IllegalStateException if q ≤ 1: the distribution has no mean
     */
    public double expectedSpend() {
        if (!(q > 1)) {
            throw new IllegalStateException("mean spend of the population is undefined: q = " + q + " is not above 1");
        }
        return p * v / (q - 1);
    }

    /**
     * The mean spend a transaction in the population of customers, where it exists.
     *
     * @return p v / (q − 1); empty if q ≤ 1
     */
    public OptionalDouble expectedSpendIfDefined() {
        return q > 1 ? OptionalDouble.of(expectedSpend()) : OptionalDouble.empty();
    }

    /**
     * The mean spend a transaction to expect of a customer.
     *
     * @param history with mean spend, if it has repeat purchases
     * @return p (v + x z̄) / (p x + q − 1), in money; the population mean without repeat purchase
     * @throws IllegalArgumentException if the history has repeat purchases of unknown spend
     * @throws IllegalStateException if p x + q ≤ 1: too little is known for a mean
     */
    public double expectedSpend(PurchaseHistory history) {
        return expectedSpend(history.frequency(), spend(history));
    }

    private static double spend(PurchaseHistory history) {
        requireNonNull(history, "history");
        checkArgument(
                history.frequency() == 0 || history.meanSpend().isPresent(),
                "the history has no mean spend: %s",
                history);
        return history.meanSpend().orElse(0);
    }

    double expectedSpend(long x, double spend) {
        if (x == 0) {
            return expectedSpend();
        }
        double shape = p * x + q;
        if (!(shape > 1)) {
            throw new IllegalStateException(
                    "mean spend of the customer is undefined: p x + q = " + shape + " is not above 1");
        }
        return p * (v + x * spend) / (shape - 1);
    }

    /**
     * The mean spend a transaction to expect of each of many customers.
     *
     * @param histories with mean spend
     * @return one expectation a row, in money
     * @throws IllegalArgumentException if spends are unknown
     * @throws IllegalStateException if a mean does not exist
     */
    public double[] expectedSpend(PurchaseHistories histories) {
        double[] spends = SpendLikelihood.spends(histories);
        double[] expected = new double[histories.size()];
        OrderedSum.forChunks(expected.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                expected[i] = expectedSpend(histories.frequency(i), spends[i]);
            }
        });
        return expected;
    }

    /**
     * The logarithm of the density of a customer's mean spend.
     *
     * @param history with repeat purchases and a mean spend above 0
     * @return ln f(z̄ | x), note 025's form
     * @throws IllegalArgumentException if there is no mean spend above 0
     */
    public double logLikelihood(PurchaseHistory history) {
        double spend = spend(history);
        checkArgument(spend > 0, "the likelihood needs a mean spend above 0: %s", history);
        double shape = p * history.frequency();
        double sum = history.frequency() * spend;
        return -Beta.logBeta(shape, q) - q * Math.log1p(sum / v) - shape * Math.log1p(v / sum) - Math.log(spend);
    }

    /**
     * The logarithm of the likelihood of many customers. Those without paid repeat purchases don't take part.
     *
     * @param histories with mean spend
     * @return the weighted sum over the rows, 0 without rows
     * @throws IllegalArgumentException if spends are unknown
     */
    public double logLikelihood(PurchaseHistories histories) {
        return SpendLikelihood.of(histories)
                .at(new double[] {Math.log(p), Math.log(q), Math.log(v)})
                .value();
    }

    /**
     * Spends drawn from the model for customers who buy as given: each row gets a mean spend of its repeat purchases.
     *
     * @param random the source of chance; a seeded one gives the same spends again
     * @param histories how often customers buy
     * @return the histories with mean spends
     */
    public PurchaseHistories simulate(RandomGenerator random, PurchaseHistories histories) {
        double[] spends = new double[histories.size()];
        for (int i = 0; i < spends.length; i++) {
            long x = histories.frequency(i);
            double rate = Draws.gamma(random, q, v);
            spends[i] = x == 0 ? 0 : Draws.gamma(random, p * x, rate) / x;
        }
        return histories.withMeanSpend(spends);
    }

    /**
     * What a number of future transactions of a known customer will come to, drawn from the model given the history.
     *
     * @param random the source of chance; a seeded one gives the same money again
     * @param history with mean spend, if it has repeat purchases
     * @param transactions how many, at least 0
     * @return money in all, 0 for no transactions
     */
    public double drawTotal(RandomGenerator random, PurchaseHistory history, long transactions) {
        requireNonNull(random, "random");
        requireNonNull(history, "history");
        if (Checks.count(transactions, "transactions") == 0) {
            return 0;
        }
        long x = history.frequency();
        double rate = Draws.gamma(random, p * x + q, v + x * spend(history));
        return Draws.gamma(random, p * transactions, rate);
    }

    /** Name and parameters, for example {@code Gamma-Gamma: p 6.250, q 3.740, v 15.44}. */
    @Override
    public String toString() {
        return "Gamma-Gamma: p " + Text.significant(p) + ", q " + Text.significant(q) + ", v " + Text.significant(v);
    }
}
