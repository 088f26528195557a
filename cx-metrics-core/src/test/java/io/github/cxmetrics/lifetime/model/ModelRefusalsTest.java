package io.github.cxmetrics.lifetime.model;

import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.TransactionCounts;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form reaches. */
class ModelRefusalsTest {

    private static final PurchaseHistories HISTORIES =
            PurchaseHistories.of(LifetimeUnit.WEEK, new int[] {2, 0}, new double[] {30, 0}, new double[] {38, 38});

    @Test
    void curvesBeyondTheirLimits() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(LifetimeUnit.YEAR, 0.668, 3.806);
        assertThat(model.survivalCurve(0)).containsExactly(1);
        assertThat(model.survivalCurve(1_000_000)).hasSize(1_000_001);
        refused("renewals must be at most 1000000, not 1000001", () -> model.survivalCurve(1_000_001));
    }

    @Test
    void historiesWithoutTheTimesBetweenPurchases() {
        refused(
                "a choice of k needs the times between purchases: histories of a log have them, others by withLogGaps",
                () -> BgCnbdK.fit(HISTORIES, Dropout.AFTER_REPEATS));
    }

    @Test
    void quantilesThatAreNeverReached() {
        assertThat(TransactionCounts.quantile(n -> n == 3 ? 0.5 : 0, 0.5)).isEqualTo(3);
        assertThat(TransactionCounts.quantile(n -> n == 9_999 ? 1 : 0, 0.5)).isEqualTo(9_999);
        undefined(
                "quantile 0.5 of the transactions is undefined: none up to 10000",
                () -> TransactionCounts.quantile(n -> n == 10_000 ? 1 : 0, 0.5));
    }

    @Test
    void shapesOfNothing() {
        refused(
                "the shape of what is drawn must be above 0 and finite, not 0.0",
                () -> Draws.logGamma(new SplittableRandom(1), 0));
    }

    @Test
    void traitsOfOtherCustomers() {
        Covariates age = Covariates.of("age", 1, 2);
        refused("covariate income has 1 rows, the others have 2", () -> age.and("income", 1));
        refused("a covariate needs a name", () -> age.and(" ", 1, 2));
        assertThat(age.and("income", 3, 4)).hasToString("age, income of 2 customers");
        assertThat(Covariates.NONE).hasToString("no covariates");
        refused("covariate age is there already", () -> age.and("age", 1, 2));
        refused("covariate income NaN is not finite (row 1)", () -> age.and("income", 1, Double.NaN));
    }
}
