package io.github.cxmetrics.lifetime.purchases;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.time.LocalDate;
import java.util.Currency;
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
    void daysAndAmountsAtTheirEnds() {
        PurchaseRule rule = PurchaseRule.of(Currency.getInstance("EUR"));
        String[] a = {"a", "a"};
        LocalDate first = LocalDate.of(1, 1, 2);
        LocalDate last = LocalDate.of(9999, 12, 30);
        assertThat(PurchaseLog.ofMinor(rule, a, new LocalDate[] {first, last}, new long[] {1, 1})
                        .count())
                .isEqualTo(2);
        refused(
                "columns differ in length: 2 customers, 1 days, 1 amounts",
                () -> PurchaseLog.ofMinor(rule, a, new LocalDate[] {first}, new long[] {1}));
        assertThatThrownBy(() ->
                        PurchaseLog.ofMinor(rule, a, new LocalDate[] {first, first}, new long[] {Long.MAX_VALUE, 1}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith(
                        "amounts of a day overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
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
