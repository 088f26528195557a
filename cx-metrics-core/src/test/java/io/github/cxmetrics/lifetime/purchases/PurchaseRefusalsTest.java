package io.github.cxmetrics.lifetime.purchases;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form reaches. */
class PurchaseRefusalsTest {

    @Test
    void columnsThatAreShort() {
        PurchaseHistories histories =
                PurchaseHistories.of(LifetimeUnit.WEEK, new int[] {2, 0}, new double[] {30, 0}, new double[] {38, 38});
        refused(
                "columns differ in length: 2 customers, 1 sums of log gaps",
                () -> histories.withLogGaps(new double[] {0}));
    }

    @Test
    void scoresThatAreInNoGrid() {
        refused(
                "scores of recency and frequency must be in 1..5, not 6 and 3",
                () -> RfmGrid.STANDARD.segment(new Rfm.Scores(6, 3, 3)));
        refused(
                "scores of recency and frequency must be in 1..5, not 3 and 6",
                () -> RfmGrid.STANDARD.segment(new Rfm.Scores(3, 6, 3)));
        refused("scores begin with 1: 0-3-3", () -> new Rfm.Scores(0, 3, 3));
        refused("scores begin with 1: 3-0-3", () -> new Rfm.Scores(3, 0, 3));
        refused("scores begin with 1: 3-3-0", () -> new Rfm.Scores(3, 3, 0));
        for (int score : new int[] {1, 5}) {
            assertThat(RfmGrid.STANDARD.segment(new Rfm.Scores(score, score, 3)))
                    .isNotBlank();
        }
    }
}
