package io.github.cxmetrics.shell;

import static io.github.cxmetrics.Coverage.holds;
import static io.github.cxmetrics.Coverage.simulated;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Coverage;
import io.github.cxmetrics.journey.funnel.ConversionValue;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import io.github.cxmetrics.lifetime.value.Bootstrap;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvComparison;
import io.github.cxmetrics.monitor.value.ValueByBand;
import io.github.cxmetrics.survey.NpsBand;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Rows of money: amounts, fitted models, and what a customer will buy. */
final class LifetimeCoverage {

    private LifetimeCoverage() {}

    static void addTo(CoverageTable table) {
        String logNormal = "log-normal, σ = 1";
        table.drawn("amounts by `ConversionValue`: t", "50", 20_000, logNormal, s -> amounts(50, s));
        table.drawn("", "500", 5_000, logNormal, s -> amounts(500, s));
        table.drawn("amounts by `ValueByBand`: t", "50", 10_000, logNormal, s -> bands(s, LifetimeCoverage::mean));
        table.drawn(
                "their difference: Welch", "50, 50", 10_000, logNormal, s -> bands(s, LifetimeCoverage::difference));
        table.drawn(
                "groups of customers (`CltvComparison`): percentile bootstrap",
                "50, 50",
                1_000,
                logNormal,
                LifetimeCoverage::groups);
        table.drawn(
                "purchases of a customer (BG/NBD): prediction interval",
                "half a year",
                5_000,
                "after 4, 40 weeks",
                LifetimeCoverage::purchases);
        table.drawn(
                "money of a customer (`Cltv`): simulation",
                "half a year",
                200,
                "after 4, 40 weeks",
                LifetimeCoverage::money);
        table.drawn(
                "α of a fitted `ShiftedBetaGeometric`: Wald on the log scale",
                "1,000 customers",
                1_000,
                "one truth",
                LifetimeCoverage::fit);
        table.drawn(
                "mean of a fitted `GammaGamma`: `Bootstrap` of 100 replicates",
                "200 customers",
                100,
                "one truth",
                LifetimeCoverage::bootstrap);
    }

    private static Coverage amounts(int n, int samples) {
        return simulated(List.of(1.0), samples, (sigma, random) -> {
            double[] values = new double[n];
            Arrays.setAll(values, i -> Math.exp(sigma * random.nextGaussian()));
            double sum = DoubleStream.of(values).sum();
            double squares = DoubleStream.of(values)
                    .map(value -> (value - sum / n) * (value - sum / n))
                    .sum();
            return holds(
                    new ConversionValue("value", n, 0, sum, squares / (n - 1)).interval(Confidence.DEFAULT),
                    Math.exp(sigma * sigma / 2));
        });
    }

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final double MEAN = Math.exp(.5);

    /** Amounts in cents about a median of 100. */
    private static long[] cents(Random random) {
        long[] cents = new long[50];
        Arrays.setAll(cents, i -> Math.round(10_000 * Math.exp(random.nextGaussian())));
        return cents;
    }

    private static Coverage bands(int samples, Predicate<ValueByBand> isCovered) {
        return simulated(
                List.of(1.0),
                samples,
                (sigma, random) -> isCovered.test(ValueByBand.ofAmounts(
                        EURO, Map.of(NpsBand.PROMOTER, cents(random), NpsBand.DETRACTOR, cents(random)))));
    }

    private static boolean mean(ValueByBand value) {
        return holds(value.meanInterval(NpsBand.PROMOTER, Confidence.DEFAULT), 100 * MEAN);
    }

    private static boolean difference(ValueByBand value) {
        return holds(value.versus(NpsBand.PROMOTER, NpsBand.DETRACTOR).interval(), 0);
    }

    private static Coverage groups(int samples) {
        return simulated(List.of(1.0), samples, (sigma, random) -> {
            double[] one = new double[50];
            double[] two = new double[50];
            Arrays.setAll(one, i -> Math.exp(sigma * random.nextGaussian()));
            Arrays.setAll(two, i -> Math.exp(sigma * random.nextGaussian()));
            return holds(
                    CltvComparison.of(one, two, Confidence.DEFAULT, random.nextLong())
                            .interval(),
                    0);
        });
    }

    // Gamma and beta variables of whole parameters are sums of exponentials and powers of uniforms.
    private static final BgNbd PURCHASES = BgNbd.of(LifetimeUnit.WEEK, 1, 8, 1, 3);
    private static final GammaGamma SPEND = GammaGamma.of(4, 3, 15);
    private static final double WEEKS = 26;

    private static double exponentials(int n, double rate, Random random) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum -= Math.log(1 - random.nextDouble()) / rate;
        }
        return sum;
    }

    /** A customer drawn from both models: what is known at the end of the observation, and what comes after. */
    private record Customer(PurchaseHistory history, int later, double money) {

        static Customer drawn(double age, Random random) {
            double rate = exponentials(1, 8, random);
            double dropout = 1 - Math.cbrt(1 - random.nextDouble());
            double scale = exponentials(3, 15, random);
            int before = 0;
            double last = 0;
            double spent = 0;
            int later = 0;
            double money = 0;
            double time = 0;
            for (boolean isAlive = true; isAlive; isAlive = random.nextDouble() >= dropout) {
                time += exponentials(1, rate, random);
                if (time > age + WEEKS) {
                    break;
                }
                double spend = exponentials(4, scale, random);
                if (time <= age) {
                    before++;
                    last = time;
                    spent += spend;
                } else {
                    later++;
                    money += spend;
                }
            }
            PurchaseHistory history = PurchaseHistory.of(LifetimeUnit.WEEK, before, last, age);
            return new Customer(before == 0 ? history : history.withMeanSpend(spent / before), later, money);
        }
    }

    private static Coverage purchases(int samples) {
        return simulated(List.of(4.0, 40.0), samples, (age, random) -> {
            Customer customer = Customer.drawn(age, random);
            return holds(
                    PURCHASES.predictionInterval(customer.history, Horizon.weeks(WEEKS), Confidence.DEFAULT),
                    customer.later);
        });
    }

    private static Coverage money(int samples) {
        Cltv cltv = Cltv.of(PURCHASES, SPEND).horizon(Horizon.weeks(WEEKS));
        return simulated(List.of(4.0, 40.0), samples, (age, random) -> {
            Customer customer = Customer.drawn(age, random);
            return holds(cltv.interval(customer.history, Confidence.DEFAULT, random.nextLong()), customer.money);
        });
    }

    private static Coverage bootstrap(int samples) {
        return simulated(List.of(SPEND), samples, (truth, random) -> {
            PurchaseHistories buyers = PURCHASES.simulate(random, 200, Horizon.weeks(40));
            return holds(
                    Bootstrap.of(
                                    truth.simulate(random, buyers),
                                    histories -> GammaGamma.fit(histories),
                                    100,
                                    random.nextLong())
                            .interval(model -> model.expectedSpend(), Confidence.DEFAULT),
                    truth.expectedSpend());
        });
    }

    private static Coverage fit(int samples) {
        ShiftedBetaGeometric truth = ShiftedBetaGeometric.of(LifetimeUnit.YEAR, 0.7, 1.4);
        return simulated(List.of(truth), samples, (model, random) -> {
            long[] losses = new long[7];
            long survivors = 0;
            for (long renewal : model.simulate(random, 1_000)) {
                if (renewal <= losses.length) {
                    losses[(int) renewal - 1]++;
                } else {
                    survivors++;
                }
            }
            return holds(
                    ShiftedBetaGeometric.fit(LifetimeUnit.YEAR, losses, survivors)
                            .interval("alpha", Confidence.DEFAULT),
                    model.alpha());
        });
    }
}
