package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.ServiceRoom;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.BgBb;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.MbgNbd;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric;
import io.github.cxmetrics.lifetime.model.TransactionModel;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What lifetime.json says of spend, discrete and contractual models and values; the transaction models have a test of their own, see {@link LifetimeKeys}.
 * Tolerances are those of the golden README: a customer's log-likelihood 1e-11, expectations 1e-10, values 1e-9, extremes 1e-9, fits 1e-6, 1e-10 (log-likelihood),
 * 1e-5 (standard errors) and 1e-4 (covariance), relative; 1e-12 absolute besides.
 */
class ValueGoldenTest {

    private static final double LIKELIHOOD = 1e-11;
    private static final double EXPECTATION = 1e-10;
    private static final double VALUE = 1e-9;
    private static final double EXTREME = 1e-9;
    private static final double ABS = 1e-12;

    private static final Discount TEN_PERCENT = Discount.perPeriod(0.1, LifetimeUnit.YEAR);

    private static JsonNode file() {
        return GoldenFile.tree("lifetime.json");
    }

    @Test
    void everyKeyOfTheFileIsCheckedBySomeTest() {
        LifetimeKeys.assertAllKnown(file());
    }

    @TestFactory
    Stream<DynamicTest> spend() {
        return rows(file().path("customers"), "customer ", customer -> {
            GammaGamma model = spendModel(file().path("fixed_params").path("gammagamma"));
            PurchaseHistory history = history(customer);
            Expected.checkAll(only(customer, List.of("expected_average_spend", "gammagamma_ll")), ABS, expected -> {
                expected.number("expected_average_spend", EXPECTATION, ABS, () -> model.expectedSpend(history));
                expected.number("gammagamma_ll", LIKELIHOOD, ABS, () -> model.logLikelihood(history));
                expected.number(
                        "gammagamma_ll",
                        LIKELIHOOD,
                        ABS,
                        () -> model.logLikelihood(PurchaseHistories.of(List.of(history))));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> values() {
        JsonNode params = file().path("fixed_params");
        return LifetimeKeys.MODELS.stream()
                .flatMap(name -> rows(
                        file().path("customers"),
                        name + " of customer ",
                        customer -> checkValue(
                                model(name, numbers(params.path(name))),
                                spendModel(params.path("gammagamma")),
                                history(customer),
                                customer.path(name))));
    }

    private static TransactionModel model(String name, double[] p) {
        return switch (name) {
            case "bgnbd" -> BgNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]);
            case "mbgnbd" -> MbgNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]);
            case "paretonbd" -> ParetoNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]);
            default -> throw new IllegalArgumentException("unknown model: " + name);
        };
    }

    private static void checkValue(TransactionModel model, GammaGamma spend, PurchaseHistory history, JsonNode golden) {
        Discount weekly = Discount.perPeriod(Math.pow(1.15, 1 / 52.0) - 1, LifetimeUnit.WEEK);
        Horizon month = Horizon.weeks(4.345);
        Discount monthly = Discount.continuous(Math.log1p(0.01) / month.length(), LifetimeUnit.WEEK)
                .endOfPeriod()
                .bookedEvery(month);
        Discount continuous = Discount.continuous(0.0027, LifetimeUnit.WEEK);
        Cltv revenue = Cltv.of(model, spend);
        Expected.checkAll(retained(golden), ABS, expected -> {
            expected.number(
                    "discounted_transactions_52w",
                    EXPECTATION,
                    ABS,
                    () -> model.discountedExpectedTransactions(history, Horizon.weeks(52), weekly));
            expected.number(
                    "clv_52w_annual15pct",
                    VALUE,
                    ABS,
                    () -> revenue.discount(weekly).horizon(Horizon.weeks(52)).value(history));
            expected.number(
                    "clv_lifetimes_time12_rate0.01_freqW",
                    VALUE,
                    ABS,
                    () -> revenue.discount(monthly)
                            .horizon(Horizon.weeks(12 * month.length()))
                            .value(history));
            expected.number(
                    "residual_clv_dert_x_spend",
                    VALUE,
                    ABS,
                    () -> revenue.discount(continuous).value(history));
        });
    }

    private static JsonNode retained(JsonNode model) {
        ObjectNode mine = model.deepCopy();
        List<String> others = new ArrayList<>();
        mine.fieldNames().forEachRemaining(key -> {
            if (!LifetimeKeys.isIn(key, LifetimeKeys.OF_VALUE)) {
                others.add(key);
            }
        });
        return mine.remove(others);
    }

    @TestFactory
    Stream<DynamicTest> extremeSpend() {
        return rows(file().path("extremes").path("gammagamma"), "spend ", row -> {
            GammaGamma model = spendModel(row.path("params"));
            long x = row.path("x").asLong();
            PurchaseHistory history = PurchaseHistory.of(LifetimeUnit.WEEK, x, 1, 1)
                    .withMeanSpend(row.path("zbar").asDouble());
            List<String> mine = List.of("ll", "expected_average_spend", "population_mean_defined");
            Expected.checkAll(only(row, mine), ABS, expected -> {
                expected.number("ll", EXTREME, ABS, () -> model.logLikelihood(history));
                expected.number("expected_average_spend", EXTREME, ABS, () -> model.expectedSpend(history));
                expected.exact(
                        "population_mean_defined",
                        () -> model.expectedSpendIfDefined().isPresent());
            });
            if (!row.path("population_mean_defined").asBoolean()) {
                assertThatThrownBy(model::expectedSpend)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("mean spend of the population is undefined: q = " + model.q() + " is not above 1");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> discrete() {
        return rows(file().path("bgbb_fixed"), "BG/BB ", row -> {
            double[] p = numbers(file().path("fixed_params").path("bgbb"));
            BgBb model = new BgBb(LifetimeUnit.YEAR, p[0], p[1], p[2], p[3]);
            PurchaseHistory history = PurchaseHistory.of(
                    LifetimeUnit.YEAR,
                    row.path("x").asLong(),
                    row.path("t_x").asDouble(),
                    row.path("n").asDouble());
            Expected.checkAll(row, ABS, expected -> {
                Stream.of("x", "t_x", "n").forEach(expected::raw);
                expected.number(
                        "ll", LIKELIHOOD, ABS, () -> model.logLikelihood(PurchaseHistories.of(List.of(history))));
                expected.number("p_alive_at_n_plus_1", EXPECTATION, ABS, () -> model.probabilityAlive(history));
                each(
                        expected,
                        "cet_",
                        "",
                        (key, periods) -> expected.number(
                                key,
                                EXPECTATION,
                                ABS,
                                () -> model.expectedTransactions(history, Horizon.years(periods))));
                each(
                        expected,
                        "dert_",
                        "pct",
                        (key, percent) -> expected.number(
                                key,
                                EXPECTATION,
                                ABS,
                                () -> model.discountedExpectedTransactions(
                                        history, Discount.perPeriod(percent / 100, LifetimeUnit.YEAR))));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> contractual() {
        return rows(file().path("sbg_fixed"), "sBG ", row -> {
            ShiftedBetaGeometric model = new ShiftedBetaGeometric(
                    LifetimeUnit.YEAR,
                    row.path("alpha").asDouble(),
                    row.path("beta").asDouble());
            Expected.checkAll(row, ABS, expected -> {
                Stream.of("alpha", "beta", "label").forEach(expected::raw);
                each(expected.part("P_T_eq_t"), model::probabilityOfLeaving);
                each(expected.part("S_t"), model::survival);
                each(expected.part("retention_t"), model::retention);
                expected.number(
                        "DEL_10pct_new_customer_sum_S_t_over_1.1_t",
                        EXPECTATION,
                        ABS,
                        () -> model.discountedLifetime(TEN_PERCENT));
                each(expected.part("DERL_10pct_after_n_minus_1_renewals"), n -> model.residualLifetime(n, TEN_PERCENT));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> fits() {
        JsonNode targets = file().path("fit_targets");
        return StreamSupport.stream(((Iterable<String>) targets::fieldNames).spliterator(), false)
                .filter(name -> LifetimeKeys.isIn(name, LifetimeKeys.FITS_OF_VALUE))
                .map(name -> DynamicTest.dynamicTest(name, () -> checkFit(estimates(name), targets.path(name))));
    }

    private static Estimates estimates(String name) {
        return switch (name) {
            case "gammagamma_cdnow_exact_spend" ->
                GammaGamma.fit(CdNow.holdout().histories()).estimates();
            case "gammagamma_cdnow_rounded_spend" ->
                GammaGamma.fit(CdNow.roundedWeeks()).estimates();
            case "bgbb_donations" -> BgBb.fit(CdNow.donations()).estimates();
            case "sbg_high_end_7y_n1000" -> contract(1).estimates();
            case "sbg_regular_7y_n1000" -> contract(2).estimates();
            default -> throw new IllegalArgumentException("unknown fit: " + name);
        };
    }

    private static ModelFit<ShiftedBetaGeometric> contract(int column) {
        double[] percent = CdNow.column(CdNow.rows("sbg_retention_fader_hardie_2007.csv"), column);
        long[] losses = new long[7];
        for (int year = 1; year <= losses.length; year++) {
            losses[year - 1] = Math.round(10 * percent[year - 1]) - Math.round(10 * percent[year]);
        }
        return ShiftedBetaGeometric.fit(LifetimeUnit.YEAR, losses, Math.round(10 * percent[losses.length]));
    }

    private static void checkFit(Estimates estimates, JsonNode target) {
        assertThat(estimates.status()).as(estimates.reason()).isEqualTo(FitStatus.CONVERGED);
        List<String> names = estimates.names();
        Expected.checkAll(target, ABS, expected -> {
            Stream.of("grad_inf_norm", "last_rel_step").forEach(expected::raw);
            expected.number("log_likelihood", 1e-10, ABS, estimates::logLikelihood);
            for (String name : names) {
                expected.part("params").number(name, 1e-6, ABS, () -> estimates.value(name));
                expected.part("std_errors").number(name, 1e-5, ABS, () -> estimates.standardError(name));
            }
            JsonNode covariance = expected.raw("covariance");
            assertThat(covariance).hasSameSizeAs(names);
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < names.size(); j++) {
                    double want = covariance.get(i).get(j).asDouble();
                    assertThat(Math.abs(estimates.covariance(names.get(i), names.get(j)) - want))
                            .as("covariance of %s and %s", names.get(i), names.get(j))
                            .isLessThanOrEqualTo(1e-4 * Math.abs(want) + ABS);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> simple() {
        return ServiceRoom.LIFETIME.tests(ValueGoldenTest::simple);
    }

    private static void simple(JsonNode node, Expected expected) {
        String metric = node.path("metric").asText();
        if (!metric.startsWith("simple CLTV")) {
            throw new IllegalArgumentException("unknown kind of golden case: " + metric);
        }
        JsonNode input = node.path("input");
        double margin =
                input.path("arpa").asDouble() * input.path("grossMargin").asDouble();
        ContractCltv contract = ContractCltv.ofChurn(margin, input.path("churn").asDouble(), LifetimeUnit.MONTH);
        Discount discount = Discount.perPeriod(input.path("discount").asDouble(), LifetimeUnit.MONTH)
                .startOfPeriod();
        expected.number("ltvSimple", contract::value);
        expected.number("ltvDiscountedGeometric", () -> contract.value(discount));
        expected.number("expectedLifetimePeriods", contract::expectedLifetime);
        expected.number(
                "referralShare",
                () -> Proportion.of(
                                input.path("referred").asLong(),
                                input.path("newCustomers").asLong())
                        .named("referral share", "new customers")
                        .value());
    }

    private static Stream<DynamicTest> rows(JsonNode rows, String name, Consumer<JsonNode> check) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> DynamicTest.dynamicTest(
                        name + row.path(row.has("id") ? "id" : "x").asText(), () -> check.accept(row)));
    }

    /** An object without the keys that another test checks. */
    private static JsonNode only(JsonNode object, List<String> keys) {
        return ((ObjectNode) object.deepCopy()).retain(keys);
    }

    private interface KeyCheck {
        void check(String key, double number);
    }

    /** Keys of one form with a number in them. */
    private static void each(Expected expected, String before, String after, KeyCheck check) {
        for (String key : expected.keys()) {
            if (key.startsWith(before) && key.endsWith(after)) {
                check.check(key, Double.parseDouble(key.substring(before.length(), key.length() - after.length())));
            }
        }
    }

    /** Keys that are numbers. */
    private static void each(Expected expected, Function<Long, Double> got) {
        expected.keys().forEach(key -> expected.number(key, EXPECTATION, ABS, () -> got.apply(Long.parseLong(key))));
    }

    private static PurchaseHistory history(JsonNode customer) {
        PurchaseHistory history = PurchaseHistory.of(
                LifetimeUnit.WEEK,
                customer.path("x").asLong(),
                customer.path("t_x").asDouble(),
                customer.path("T").asDouble());
        return history.frequency() == 0
                ? history
                : history.withMeanSpend(customer.path("zbar").asDouble());
    }

    private static GammaGamma spendModel(JsonNode params) {
        double[] p = numbers(params);
        return GammaGamma.of(p[0], p[1], p[2]);
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
