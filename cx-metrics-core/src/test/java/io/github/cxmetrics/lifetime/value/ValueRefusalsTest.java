package io.github.cxmetrics.lifetime.value;

import static io.github.cxmetrics.Refusals.refused;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class ValueRefusalsTest {

    private static final PurchaseHistories HISTORIES =
            PurchaseHistories.of(LifetimeUnit.WEEK, new int[] {2, 0}, new double[] {30, 0}, new double[] {38, 38});

    @Test
    void replicatesBeyondTheirLimits() {
        refused("a bootstrap needs at least 1 replicate, not 0", () -> Bootstrap.of(HISTORIES, BgNbd::fit, 0, 7));
        refused(
                "a bootstrap has 100000 replicates at most, not 100001",
                () -> Bootstrap.of(HISTORIES, BgNbd::fit, 100_001, 7));
    }
}
