package io.github.cxmetrics.lifetime.model;

import static io.github.cxmetrics.lifetime.model.TransactionGoldenTest.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.purchases.CdNowHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.List;
import java.util.function.Function;

/** What other programs printed, to their own accuracy; formulas at fixed parameters to 1e-6. */
final class PeerChecks {

    private static final double FITTED = 2e-3;
    private static final double LOG_LIKELIHOOD = 1e-6;
    private static final double FORMULA = 1e-6;

    private PeerChecks() {}

    static void btyd(Expected expected) {
        for (String key : expected.keys()) {
            Expected peer = expected.part(key);
            if (key.equals("fixed")) {
                fixed(peer);
            } else if (key.equals("cnbdk_fixed")) {
                regular(peer, "mbg", Dropout.FROM_THE_FIRST);
                regular(peer, "bg", Dropout.AFTER_REPEATS);
                List.of("params", "x", "tx", "T").forEach(peer::raw);
            } else if (List.of("bgbb_BTYD", "spend_BTYD").contains(key)) {
                List.of("params", "ll").forEach(peer::raw);
            } else {
                fit(peer, key);
            }
        }
    }

    private static void fit(Expected peer, String key) {
        PurchaseHistories data = CdNowHistories.exactWeeks();
        if (key.equals("bgnbd_BTYD")) {
            parameters(peer, BgNbd.fit(data).estimates(), 0, 0);
        } else if (key.equals("pnbd_BTYD")) {
            parameters(peer, ParetoNbd.fit(data).estimates(), 0, 0);
        } else if (key.matches("m?bgcnbd_k\\d_cdnow")) {
            int k = peer.raw("params").get(0).asInt();
            Dropout dropout = key.startsWith("m") ? Dropout.FROM_THE_FIRST : Dropout.AFTER_REPEATS;
            parameters(
                    peer,
                    BgCnbdK.fit(data, k, dropout).estimates(),
                    1,
                    (k - 1) * CdNowHistories.sumOfLogTimesBetweenPurchases());
        } else {
            throw new IllegalArgumentException("unknown peer " + key);
        }
    }

    private static void parameters(Expected peer, Estimates estimates, int first, double more) {
        peer.number("ll", LOG_LIKELIHOOD, 0, () -> estimates.logLikelihood() + more);
        double[] params = doubles(peer.raw("params"));
        peer.numbers("params", FITTED, 0, () -> {
            double[] ours = params.clone();
            System.arraycopy(estimates.values(), 0, ours, first, estimates.values().length);
            return ours;
        });
    }

    private static void fixed(Expected peer) {
        ParetoNbd pareto = ParetoNbd.of(LifetimeUnit.WEEK, 0.553, 10.578, 0.606, 11.669);
        BgNbd bg = BgNbd.of(LifetimeUnit.WEEK, 0.243, 4.414, 0.793, 2.426);
        PurchaseHistory customer = PurchaseHistory.of(LifetimeUnit.WEEK, 2, 30.43, 38.86);
        Discount discount = Discount.continuous(0.0027, LifetimeUnit.WEEK);
        peer.number("pnbd_pa", FORMULA, 0, () -> pareto.probabilityAlive(customer));
        peer.number("pnbd_cet", FORMULA, 0, () -> pareto.expectedTransactions(customer, Horizon.weeks(39)));
        peer.number("pnbd_dert", FORMULA, 0, () -> pareto.discountedExpectedTransactions(customer, discount));
        peer.number("pnbd_exp", FORMULA, 0, () -> pareto.expectedTransactions(Horizon.weeks(39)));
        peer.number("bg_cet", FORMULA, 0, () -> bg.expectedTransactions(customer, Horizon.weeks(39)));
    }

    private static void regular(Expected peer, String prefix, Dropout dropout) {
        double[] p = doubles(peer.raw("params"));
        BgCnbdK model = BgCnbdK.of(LifetimeUnit.WEEK, (int) p[0], dropout, p[1], p[2], p[3], p[4]);
        columns(peer, prefix + "_ll", model::logLikelihood);
        columns(peer, prefix + "_pa", model::probabilityAlive);
        columns(peer, prefix + "_cet", h -> model.expectedTransactions(h, Horizon.weeks(39)));
    }

    private static void columns(Expected peer, String key, Function<PurchaseHistory, Double> value) {
        JsonNode x = peer.raw("x");
        peer.numbers(key, FORMULA, 0, () -> {
            double[] values = new double[x.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(PurchaseHistory.of(
                        LifetimeUnit.WEEK,
                        x.get(i).asLong(),
                        peer.raw("tx").get(i).asDouble(),
                        peer.raw("T").get(i).asDouble()));
            }
            return values;
        });
    }

    static void clvTools(Expected expected) {
        for (String key : expected.keys()) {
            Expected peer = expected.part(key);
            peer.raw("predict_sec");
            if (key.equals("pnbd")) {
                coefficients(peer, ParetoNbd.fit(CdNowHistories.exactWeeks()).estimates());
            } else if (key.equals("bgnbd")) {
                coefficients(peer, BgNbd.fit(CdNowHistories.exactWeeks()).estimates());
            } else if (List.of("ggomnbd", "gg").contains(key)) {
                List.of("coef", "ll", "se").forEach(peer::raw);
            } else {
                throw new IllegalArgumentException("unknown peer " + key);
            }
        }
    }

    private static void coefficients(Expected peer, Estimates estimates) {
        peer.number("ll", LOG_LIKELIHOOD, 0, estimates::logLikelihood);
        Expected coef = peer.part("coef");
        Expected errors = peer.part("se");
        for (String name : coef.keys()) {
            coef.number(name, FITTED, 0, () -> estimates.value(name));
            errors.number(name, FITTED, 0, () -> estimates.standardError(name));
        }
    }
}
