package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PurchaseHistoriesTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;

    private static void refused(int frequency, double recency, double age, String message) {
        assertThatThrownBy(() -> PurchaseHistory.of(WEEK, frequency, recency, age))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> PurchaseHistories.of(
                        WEEK, new int[] {1, frequency}, new double[] {2, recency}, new double[] {3, age}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message + " (row 1)");
    }

    @Test
    void rowsThatDoNotFitTogetherAreRefused() {
        refused(1, 5, 4, "recency 5.0 exceeds age 4.0");
        refused(0, 2, 4, "recency must be 0 without repeat purchase, not 2.0");
        refused(2, 0, 4, "recency must be above 0 with frequency 2, not 0.0");
        refused(-1, 0, 4, "frequency must be at least 0, not -1");
        refused(0, 0, 0, "age must be above 0, not 0.0");
        refused(0, 0, Double.NaN, "age must be above 0, not NaN");
        refused(0, 0, Double.POSITIVE_INFINITY, "age must be above 0, not Infinity");
        refused(1, Double.NaN, 4, "recency must be at least 0, not NaN");
        refused(1, -1, 4, "recency must be at least 0, not -1.0");
    }

    @Test
    void columnsOfDoublesAreNotCutOff() {
        assertThatThrownBy(() -> PurchaseHistories.of(WEEK, new double[] {2.9}, new double[] {1}, new double[] {2}))
                .hasMessage("frequency 2.9 is not a whole number (row 0)");
        assertThatThrownBy(
                        () -> PurchaseHistories.of(WEEK, new double[] {Double.NaN}, new double[] {1}, new double[] {2}))
                .hasMessage("frequency NaN is not a whole number (row 0)");
        assertThatThrownBy(() -> PurchaseHistories.of(WEEK, new int[1], new double[2], new double[3]))
                .hasMessage("columns differ in length: 1 frequencies, 2 recencies, 3 ages");
    }

    private static PurchaseHistories two() {
        return PurchaseHistories.of(WEEK, new int[] {0, 2}, new double[] {0, 14}, new double[] {21, 28});
    }

    @Test
    void spendWeightsAndIdsAreCheckedByRow() {
        assertThatThrownBy(() -> two().withMeanSpend(new double[] {0, -1}))
                .hasMessage("mean spend must be at least 0, not -1.0 (row 1)");
        assertThatThrownBy(() -> two().withMeanSpend(new double[] {0, Double.NaN}))
                .hasMessage("mean spend must be at least 0, not NaN (row 1)");
        assertThatThrownBy(() -> two().withMeanSpend(new double[] {3, 1}))
                .hasMessage("mean spend must be 0 or absent without repeat purchase, not 3.0 (row 0)");
        assertThatThrownBy(() -> two().withMeanSpend(new double[3]))
                .hasMessage("columns differ in length: 2 customers, 3 mean spends");
        assertThatThrownBy(() -> two().withWeights(new long[] {1, -2}))
                .hasMessage("weight must be at least 0, not -2 (row 1)");
        assertThatThrownBy(() -> two().withIds(new String[] {"a", null})).hasMessage("id must not be null (row 1)");
        assertThatThrownBy(
                        () -> two().withWeights(new long[] {1, Long.MAX_VALUE}).totalWeight())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void rowsComeOutAsTheyWentIn() {
        PurchaseHistories histories = two().withMeanSpend(new double[] {Double.NaN, 12.5})
                .withWeights(new long[] {3, 5})
                .withIds(new String[] {"ann", "bob"});
        assertThat(histories.get(0)).isEqualTo(PurchaseHistory.of(WEEK, 0, 0, 21));
        assertThat(histories.get(1))
                .isEqualTo(PurchaseHistory.of(WEEK, 2, 14, 28).withMeanSpend(12.5));
        assertThat(histories.meanSpend(0)).isEqualTo(OptionalDouble.empty());
        assertThat(histories.id(1)).isEqualTo("bob");
        assertThat(two().id(1)).isEqualTo("1");
        assertThat(histories.totalWeight()).isEqualTo(8);
        assertThat(histories).hasToString("8 customers, 5 with repeat purchases, in weeks");
        assertThat(histories.rows(new int[] {1, 1}).get(1)).isEqualTo(histories.get(1));
        assertThat(PurchaseHistories.of(List.of(histories.get(0), histories.get(1))))
                .isEqualTo(two().withMeanSpend(new double[] {0, 12.5}));
        assertThat(histories.get(1)).hasToString("2 repeat purchases, the last after 14 of 28 weeks, mean spend 12.50");
        assertThat(histories.get(0)).hasToString("no repeat purchase in 21 weeks");
    }

    @Test
    void unitsConvertTimesAndNothingElse() {
        PurchaseHistories days = two().withMeanSpend(new double[] {0, 3}).inUnit(LifetimeUnit.DAY);
        assertThat(days.get(1))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 2, 98, 196).withMeanSpend(3));
        assertThat(days.get(1))
                .isEqualTo(two().withMeanSpend(new double[] {0, 3}).get(1).inUnit(LifetimeUnit.DAY));
        assertThat(two().inUnit(WEEK)).isEqualTo(two());
    }

    @Test
    void columnsAreCopiedAtTheDoor() {
        double[] age = {21, 28};
        PurchaseHistories histories = PurchaseHistories.of(WEEK, new int[2], new double[2], age);
        age[0] = 1;
        assertThat(histories.age(0)).isEqualTo(21);
        assertThat(histories).isNotEqualTo(two());
        assertThat(two()).isEqualTo(two()).hasSameHashCodeAs(two());
    }
}
