package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.SerializedForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.FittedModel;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A model whose customers differ in a hidden rate and a hidden inclination to stop. What a history tells is the odds of having stopped, and the beliefs
 * about an alive customer; a new customer is one with an empty history.
 */
abstract class LatentModel implements TransactionModel, FittedModel {

    private static final long serialVersionUID = 1;

    /** Parameters in the unit of time, which may be any. */
    private static final Set<String> RATES = Set.of("alpha", "beta");

    private static final int MOST_DRAWN = 10_000_000;

    private final LifetimeUnit unit;
    private final transient List<String> names;
    private final double[] parameters;

    LatentModel(LifetimeUnit unit, List<String> names, double... parameters) {
        this.unit = requireNonNull(unit, "unit");
        this.names = names;
        this.parameters = parameters;
        for (int i = 0; i < parameters.length; i++) {
            if (RATES.contains(names.get(i))) {
                Checks.positive(parameters[i], names.get(i));
            } else {
                Parameter.shape(parameters[i], names.get(i));
            }
        }
    }

    abstract String name();

    abstract RowKernel kernel();

    /** The part of the log-likelihood that does not depend on the parameters, as far as histories hold it. */
    double ofDataAlone(PurchaseHistories histories) {
        return 0;
    }

    /** ln of the odds of having stopped to being alive. */
    abstract double logOddsDead(long x, double tx, double age);

    /** What is to come of a customer with this history who is alive. */
    abstract Future future(long x, double tx, double age);

    /** Draws a new customer, and the purchases until an age. */
    abstract Drawn draw(RandomGenerator random, double age);

    /** The repeat purchases of a drawn customer, with the sum of the logarithms of the times between them. */
    record Drawn(int purchases, double last, double logGaps) {}

    /** One purchase more; a customer who would never come to an end is refused. */
    static int another(int purchases) {
        if (purchases == MOST_DRAWN) {
            throw new IllegalStateException("a drawn customer has more than " + MOST_DRAWN + " purchases");
        }
        return purchases + 1;
    }

    final double parameter(int i) {
        return parameters[i];
    }

    @Override
    public final LifetimeUnit unit() {
        return unit;
    }

    private double alive(long x, double tx, double age) {
        return 1 / (1 + Math.exp(logOddsDead(x, tx, age)));
    }

    @Override
    public final double probabilityAlive(PurchaseHistory history) {
        PurchaseHistory h = history.inUnit(unit);
        return alive(h.frequency(), h.recency(), h.age());
    }

    @Override
    public final double probabilityAlive(PurchaseHistory history, Horizon later) {
        requireNonNull(history, "history");
        requireNonNull(later, "later");
        PurchaseHistory h = history.inUnit(unit);
        double now = alive(h.frequency(), h.recency(), h.age());
        return later.hasNoEnd() ? 0 : now * future(h).alive(later.inUnit(unit));
    }

    private Future future(PurchaseHistory h) {
        return future(h.frequency(), h.recency(), h.age());
    }

    @Override
    public final double expectedTransactions(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return alive(0, 0, 0) * future(0, 0, 0).expected(horizon.inUnit(unit));
    }

    @Override
    public final double expectedTransactions(PurchaseHistory history, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(horizon, "horizon");
        PurchaseHistory h = history.inUnit(unit);
        return alive(h.frequency(), h.recency(), h.age()) * future(h).expected(horizon.inUnit(unit));
    }

    @Override
    public final double[] expectedTransactions(PurchaseHistories histories, Horizon horizon) {
        requireNonNull(histories, "histories");
        requireNonNull(horizon, "horizon");
        double time = horizon.inUnit(unit);
        double[] expected = new double[histories.size()];
        OrderedSum.forChunks(expected.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                long x = histories.frequency(i);
                double tx = unit.convert(histories.recency(i), histories.unit());
                double age = unit.convert(histories.age(i), histories.unit());
                expected[i] = alive(x, tx, age) * future(x, tx, age).expected(time);
            }
        });
        return expected;
    }

    @Override
    public final double logLikelihood(PurchaseHistories histories) {
        PurchaseHistories mine = histories.inUnit(unit);
        return new HistoryLikelihood(DistinctRows.of(mine), p -> kernel()).sums(kernel())[0] + ofDataAlone(mine);
    }

    /**
     * The logarithm of the likelihood of one history, in the model's unit of time.
     *
     * @param history what the customer has bought
     * @return ln L
     */
    public final double logLikelihood(PurchaseHistory history) {
        PurchaseHistory h = history.inUnit(unit);
        double[] sums = new double[RowKernel.WIDTH];
        kernel().add(h.frequency(), h.recency(), h.age(), 1, sums);
        return sums[0];
    }

    @Override
    public final double probability(long transactions, Horizon horizon) {
        return probability(0, 0, 0, transactions, horizon);
    }

    @Override
    public final double probability(PurchaseHistory history, long transactions, Horizon horizon) {
        requireNonNull(history, "history");
        PurchaseHistory h = history.inUnit(unit);
        return probability(h.frequency(), h.recency(), h.age(), transactions, horizon);
    }

    private double probability(long x, double tx, double age, long transactions, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        checkArgument(transactions >= 0, "a number of transactions must be at least 0, not %s", transactions);
        checkArgument(!horizon.hasNoEnd(), "the number of transactions needs a finite horizon, not %s", horizon);
        double odds = Math.exp(logOddsDead(x, tx, age));
        double dead = transactions > 0 || odds == 0 ? 0 : 1 / (1 + 1 / odds);
        return 1 / (1 + odds) * future(x, tx, age).probability(transactions, horizon.inUnit(unit)) + dead;
    }

    @Override
    public final double discountedExpectedTransactions(PurchaseHistory history, Discount discount) {
        requireNonNull(history, "history");
        requireNonNull(discount, "discount");
        double force = discount.force(unit);
        checkArgument(force > 0, "the whole future needs a discount above 0, not %s", discount);
        PurchaseHistory h = history.inUnit(unit);
        return alive(h.frequency(), h.recency(), h.age()) * future(h).discounted(force);
    }

    @Override
    public final PurchaseHistories simulate(RandomGenerator random, int customers, Horizon age) {
        Checks.toSimulate(customers);
        checkArgument(age.length() > 0 && !age.hasNoEnd(), "an age must be above 0 and finite, not %s", age);
        int[] frequencies = new int[customers];
        double[] recencies = new double[customers];
        double[] logGaps = new double[customers];
        double[] ages = new double[customers];
        Arrays.fill(ages, age.inUnit(unit));
        for (int i = 0; i < customers; i++) {
            Drawn drawn = draw(random, ages[i]);
            frequencies[i] = drawn.purchases();
            recencies[i] = drawn.last();
            logGaps[i] = drawn.logGaps();
        }
        return PurchaseHistories.of(unit, frequencies, recencies, ages).withLogGaps(logGaps);
    }

    final Object writeReplace() {
        return new SerializedForm(toForm());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a model is serialized through its form");
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof LatentModel that
                && name().equals(that.name())
                && unit == that.unit
                && Arrays.equals(parameters, that.parameters);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(name(), Arrays.hashCode(parameters));
    }

    /** Name, unit and parameters, for example {@code BG/NBD in weeks: r 0.2426, alpha 4.414, a 0.7929, b 2.426}. */
    @Override
    public final String toString() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            parts.add(names.get(i) + " " + Text.significant(parameters[i]));
        }
        return name() + " in " + unit.plural() + ": " + String.join(", ", parts);
    }
}
