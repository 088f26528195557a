package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.CdNowHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The transaction models in lifetime.json; its other keys belong to the tests of the models of value. */
class TransactionGoldenTest {

    private static final double SMALL = 1e-12;
    private static final double SHORTEST = 1e-6;
    private static final String DERT = "dert_delta";
    private static final String CET = "cet_";

    private static final Set<String> OTHER_FITS = Set.of("gammagamma", "bgbb", "sbg");
    private static final Map<String, Function<double[], LatentModel>> MODELS = Map.of(
            "bgnbd", p -> BgNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]),
            "mbgnbd", p -> MbgNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]),
            "paretonbd", p -> ParetoNbd.of(LifetimeUnit.WEEK, p[0], p[1], p[2], p[3]));
    private static final Map<String, Function<PurchaseHistories, ModelFit<? extends LatentModel>>> FITS =
            Map.of("bgnbd", BgNbd::fit, "mbgnbd", MbgNbd::fit, "paretonbd", ParetoNbd::fit);

    private static final JsonNode FILE = GoldenFile.tree("lifetime.json");

    /** Tolerances, as the golden files' README has them. */
    private record Tolerance(double logLikelihood, double value) {
        static final Tolerance USUAL = new Tolerance(1e-11, 1e-10);
        static final Tolerance EXTREME = new Tolerance(1e-9, 1e-8);
    }

    private static DynamicTest test(String name, Runnable check) {
        return DynamicTest.dynamicTest(name, check::run);
    }

    private static Stream<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    static double[] doubles(JsonNode list) {
        return list(list).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static LatentModel fixed(String name) {
        return MODELS.get(name).apply(doubles(FILE.path("fixed_params").path(name)));
    }

    private static PurchaseHistory history(JsonNode row) {
        return PurchaseHistory.of(
                LifetimeUnit.WEEK,
                row.path("x").asLong(),
                row.path("t_x").asDouble(),
                row.path("T").asDouble());
    }

    @TestFactory
    Stream<DynamicTest> customers() {
        return list(FILE.path("customers"))
                .flatMap(row -> MODELS.keySet().stream()
                        .sorted()
                        .filter(row::has)
                        .map(model -> test(
                                "customer " + row.path("id").asText() + " " + model,
                                () -> Expected.checkAll(
                                        row.path(model), SMALL, e -> customer(e, fixed(model), history(row))))));
    }

    private static void customer(Expected expected, LatentModel model, PurchaseHistory history) {
        Tolerance tolerance = Tolerance.USUAL;
        logLikelihood(expected, model, history, tolerance);
        for (String key : expected.keys()) {
            if (key.startsWith(CET)) {
                cet(expected, key, key.substring(CET.length()), model, history, tolerance);
            } else if (key.equals("discounted_transactions_52w")) {
                expected.number(key, tolerance.value(), SMALL, () -> discounted52Weeks(model, history));
            } else if (key.startsWith(DERT)) {
                dert(expected, key, model, history, tolerance);
            } else if (key.startsWith("clv_") || key.startsWith("residual_clv_")) {
                expected.raw(key);
            }
        }
    }

    private static void logLikelihood(
            Expected expected, LatentModel model, PurchaseHistory history, Tolerance tolerance) {
        expected.number("ll", tolerance.logLikelihood(), SMALL, () -> model.logLikelihood(history));
        expected.number(
                "ll",
                tolerance.logLikelihood(),
                SMALL,
                () -> model.logLikelihood(PurchaseHistories.of(List.of(history))));
        expected.number("p_alive", tolerance.value(), SMALL, () -> model.probabilityAlive(history));
    }

    private static void cet(
            Expected expected,
            String key,
            String weeks,
            LatentModel model,
            PurchaseHistory history,
            Tolerance tolerance) {
        double time = Double.parseDouble(weeks);
        double abs = time <= SHORTEST ? 0 : SMALL;
        Horizon horizon = Horizon.weeks(time);
        expected.number(key, tolerance.value(), abs, () -> model.expectedTransactions(history, horizon));
        expected.number(
                key,
                tolerance.value(),
                abs,
                () -> model.expectedTransactions(PurchaseHistories.of(List.of(history)), horizon)[0]);
    }

    private static void dert(
            Expected expected, String key, LatentModel model, PurchaseHistory history, Tolerance tolerance) {
        Discount discount = Discount.continuous(Double.parseDouble(key.substring(DERT.length())), LifetimeUnit.WEEK);
        expected.number(key, tolerance.value(), SMALL, () -> model.discountedExpectedTransactions(history, discount));
    }

    private static double discounted52Weeks(LatentModel model, PurchaseHistory history) {
        double discount = Math.pow(1.15, 1 / 52.0);
        double before = 0;
        double sum = 0;
        for (int week = 1; week <= 52; week++) {
            double expected = model.expectedTransactions(history, Horizon.weeks(week));
            sum += (expected - before) / Math.pow(discount, week);
            before = expected;
        }
        return sum;
    }

    @TestFactory
    Stream<DynamicTest> newCustomers() {
        JsonNode block = FILE.path("population_expectation");
        List<DynamicTest> tests = new ArrayList<>();
        block.fieldNames()
                .forEachRemaining(model -> tests.add(test(
                        "new customer " + model,
                        () -> Expected.checkAll(
                                block.path(model), SMALL, expected -> newCustomer(expected, fixed(model))))));
        return tests.stream();
    }

    private static void newCustomer(Expected expected, LatentModel model) {
        for (String key : expected.keys()) {
            Horizon horizon = Horizon.weeks(Double.parseDouble(key.substring("E_X_".length())));
            expected.number(key, Tolerance.USUAL.value(), SMALL, () -> model.expectedTransactions(horizon));
        }
    }

    @TestFactory
    Stream<DynamicTest> regularExpectations() {
        JsonNode block = FILE.path("cnbdk_expectations");
        return list(block.path("cases"))
                .map(row -> test(
                        row.path("dropout").asText() + " " + row.path("params"),
                        () -> Expected.checkAll(row, SMALL, TransactionGoldenTest::regular)));
    }

    private static void regular(Expected expected) {
        double[] p = doubles(expected.raw("params"));
        Dropout dropout =
                expected.raw("dropout").asText().equals("BG") ? Dropout.AFTER_REPEATS : Dropout.FROM_THE_FIRST;
        BgCnbdK model = BgCnbdK.of(LifetimeUnit.WEEK, (int) p[0], dropout, p[1], p[2], p[3], p[4]);
        Expected ofNew = expected.part("new");
        for (String weeks : ofNew.keys()) {
            ofNew.number(weeks, 1e-9, 0, () -> model.expectedTransactions(Horizon.weeks(Double.parseDouble(weeks))));
        }
        list(expected.raw("customers"))
                .forEach(row -> Expected.checkAll(row, SMALL, e -> {
                    List.of("x", "t_x", "T").forEach(e::raw);
                    PurchaseHistory history = history(row);
                    e.number("p_alive", 1e-9, 0, () -> model.probabilityAlive(history));
                    Expected after = e.part("expected");
                    for (String weeks : after.keys()) {
                        Horizon horizon = Horizon.weeks(Double.parseDouble(weeks));
                        after.number(weeks, 1e-9, 0, () -> model.expectedTransactions(history, horizon));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> extremes() {
        return MODELS.keySet().stream()
                .sorted()
                .flatMap(model -> list(FILE.path("extremes").path(model))
                        .map(row -> test(
                                model + " " + row.path("set").asText(),
                                () -> Expected.checkAll(row, SMALL, e -> extreme(e, model, row)))));
    }

    private static void extreme(Expected expected, String name, JsonNode row) {
        LatentModel model = MODELS.get(name).apply(doubles(expected.raw("params")));
        List.of("set", "x", "t_x", "T").forEach(expected::raw);
        PurchaseHistory history = history(row);
        logLikelihood(expected, model, history, Tolerance.EXTREME);
        expected.number("p_dead", Tolerance.EXTREME.value(), SMALL, () -> 1 - model.probabilityAlive(history));
        Expected cet = expected.part("cet");
        for (String weeks : cet.keys()) {
            cet(cet, weeks, weeks, model, history, Tolerance.EXTREME);
        }
        for (String key : expected.keys()) {
            if (key.startsWith(DERT)) {
                dert(expected, key, model, history, Tolerance.EXTREME);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> fits() {
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode block = FILE.path("fit_targets");
        block.fieldNames().forEachRemaining(key -> {
            String model = key.substring(0, key.indexOf('_'));
            if (!OTHER_FITS.contains(model)) {
                tests.add(test(key, () -> Expected.checkAll(block.path(key), SMALL, expected -> fit(expected, key))));
            }
        });
        return tests.stream();
    }

    private static void fit(Expected expected, String key) {
        String model = key.substring(0, key.indexOf('_'));
        PurchaseHistories data = key.contains("exact") ? CdNowHistories.exactWeeks() : CdNowHistories.roundedWeeks();
        ModelFit<? extends LatentModel> fit = FITS.get(model).apply(data);
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        Estimates estimates = fit.estimates();
        List.of("grad_inf_norm", "last_rel_step").forEach(expected::raw);
        expected.number("log_likelihood", 1e-10, SMALL, fit::logLikelihood);
        expected.number("log_likelihood", 1e-10, SMALL, () -> fit.model().logLikelihood(data));
        each(expected.part("params"), (e, name) -> e.number(name, 1e-6, SMALL, () -> estimates.value(name)));
        each(expected.part("std_errors"), (e, name) -> e.number(name, 1e-5, SMALL, () -> fit.standardError(name)));
        JsonNode covariance = expected.raw("covariance");
        List<String> names = estimates.names();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                double want = covariance.get(i).get(j).asDouble();
                assertThat(Math.abs(estimates.covariance(names.get(i), names.get(j)) - want))
                        .as("covariance %s %s", names.get(i), names.get(j))
                        .isLessThanOrEqualTo(1e-4 * Math.abs(want) + SMALL);
            }
        }
    }

    private interface Check {
        void of(Expected expected, String key);
    }

    private static void each(Expected expected, Check check) {
        expected.keys().forEach(key -> check.of(expected, key));
    }

    @TestFactory
    Stream<DynamicTest> peers() {
        Map<String, Consumer<Expected>> checks = new LinkedHashMap<>();
        checks.put("BTYD", PeerChecks::btyd);
        checks.put("CLVTools", PeerChecks::clvTools);
        JsonNode block = FILE.path("peer_fits_R");
        List<DynamicTest> tests = new ArrayList<>();
        block.fieldNames().forEachRemaining(key -> {
            String peer = key.replaceAll("_.*", "");
            if (!key.equals("note")) {
                tests.add(test(key, () -> Expected.checkAll(block.path(key), SMALL, checks.get(peer))));
            }
        });
        return tests.stream();
    }
}
