package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of lifetime.json and which test checks them: {@link ValueGoldenTest} or the one of the transaction models. Two tests share the objects of the
 * file, so neither can demand to have read all keys of one; a key that this list does not know fails in both.
 */
final class LifetimeKeys {

    /** Blocks of the file. */
    static final List<String> BLOCKS = List.of(
            "conventions",
            "fixed_params",
            "customers",
            "population_expectation",
            "bgbb_fixed",
            "sbg_fixed",
            "fit_targets",
            "extremes",
            "extremes_note",
            "peer_fits_R",
            "cnbdk_expectations");

    /** A customer's keys besides its models: the input and what the spend model says. */
    static final List<String> CUSTOMER =
            List.of("id", "x", "t_x", "T", "zbar", "expected_average_spend", "gammagamma_ll");

    /** The transaction models of a customer, of {@code population_expectation} and of {@code extremes}. */
    static final List<String> MODELS = List.of("bgnbd", "mbgnbd", "paretonbd");

    /** Of a customer's model: what the transaction models' test checks. */
    static final List<String> OF_TRANSACTIONS = List.of("ll", "p_alive", "cet_.*", "dert_delta0\\.0027");

    /** Of a customer's model: what {@link ValueGoldenTest} checks. */
    static final List<String> OF_VALUE = List.of(
            "discounted_transactions_52w",
            "clv_52w_annual15pct",
            "clv_lifetimes_time12_rate0\\.01_freqW",
            "residual_clv_dert_x_spend");

    /** Fits that the transaction models' test checks. */
    static final List<String> FITS_OF_TRANSACTIONS = List.of("(bgnbd|mbgnbd|paretonbd)_cdnow_(exact|rounded)_weeks");

    /** Fits that {@link ValueGoldenTest} checks. */
    static final List<String> FITS_OF_VALUE =
            List.of("gammagamma_cdnow_(exact|rounded)_spend", "bgbb_donations", "sbg_(high_end|regular)_7y_n1000");

    /** Of a fit; the last two are provenance. */
    static final List<String> FIT =
            List.of("params", "log_likelihood", "std_errors", "covariance", "grad_inf_norm", "last_rel_step");

    /** Of an extreme case of a transaction model; all but the provenance are checked by the transaction models' test. */
    static final List<String> EXTREME = List.of(
            "set",
            "params",
            "x",
            "t_x",
            "T",
            "ll",
            "p_alive",
            "p_dead",
            "cet",
            "dert_delta0\\.0027",
            "independent_check_.*");

    /** Of an extreme case of the spend model. */
    static final List<String> EXTREME_SPEND = List.of(
            "params",
            "x",
            "zbar",
            "ll",
            "expected_average_spend",
            "population_mean_defined",
            "set",
            "independent_check_.*");

    private LifetimeKeys() {}

    /** Whether a key belongs to one of these lists of patterns. */
    static boolean isIn(String key, List<String> patterns) {
        return patterns.stream().anyMatch(key::matches);
    }

    /** Fails if an object has a key that no list knows. */
    @SafeVarargs
    static void assertKnown(JsonNode object, List<String>... lists) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(key -> {
            boolean known = false;
            for (List<String> list : lists) {
                known |= isIn(key, list);
            }
            if (!known) {
                unknown.add(key);
            }
        });
        assertThat(unknown).as("keys that nobody checks").isEmpty();
    }

    /** Fails if any block of the file has a key that nobody checks. */
    static void assertAllKnown(JsonNode file) {
        assertKnown(file, BLOCKS);
        assertKnown(file.path("population_expectation"), MODELS);
        assertKnown(file.path("fit_targets"), FITS_OF_TRANSACTIONS, FITS_OF_VALUE);
        assertKnown(file.path("extremes"), MODELS, List.of("gammagamma"));
        file.path("fit_targets").forEach(fit -> assertKnown(fit, FIT));
        file.path("population_expectation").forEach(model -> assertKnown(model, List.of("E_X_.*")));
        for (JsonNode customer : file.path("customers")) {
            assertKnown(customer, CUSTOMER, MODELS);
            MODELS.forEach(model -> assertKnown(customer.path(model), OF_TRANSACTIONS, OF_VALUE));
        }
        MODELS.forEach(model -> file.path("extremes").path(model).forEach(extreme -> assertKnown(extreme, EXTREME)));
        file.path("extremes").path("gammagamma").forEach(extreme -> assertKnown(extreme, EXTREME_SPEND));
    }
}
