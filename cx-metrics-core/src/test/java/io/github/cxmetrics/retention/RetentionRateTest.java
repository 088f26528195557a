package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.retention.RetentionRate.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RetentionRateTest {

    private static final RetentionRate TEXTBOOK =
            RetentionRate.startingWith(200).endingWith(210).ofWhichNew(30);

    @Test
    void theTextbookExample() {
        assertThat(TEXTBOOK.percent()).isEqualTo(90.0);
        assertThat(TEXTBOOK.value()).isEqualTo(0.9);
        assertThat(TEXTBOOK.kept()).isEqualTo(180);
        assertThat(TEXTBOOK.lost()).isEqualTo(20);
        assertThat(TEXTBOOK.churn()).isEqualTo(Proportion.of(20, 200).named("churn rate", "customers at the start"));
        assertThat(TEXTBOOK)
                .hasToString(
                        "retention rate 90.0 % (95 % CI 85.1 % … 93.4 %), n = 200: 180 kept, 20 lost, 30 new, 0 reactivated");
    }

    @Test
    void reactivatedCustomersAreNotRetained() {
        RetentionRate rate = RetentionRate.startingWith(100)
                .endingWith(150)
                .ofWhichReactivated(40)
                .ofWhichNew(20);
        assertThat(rate.value()).isEqualTo(0.9);
        assertThat(rate.valueInclReactivated()).isEqualTo(1.3);
        assertThat(rate.churn().value()).isEqualTo(0.1);
        assertThat(rate)
                .hasToString(
                        "retention rate 90.0 % (95 % CI 82.6 % … 94.5 %), n = 100: 90 kept, 10 lost, 20 new, 40 reactivated");
    }

    @Test
    void intervalAndComparisonAreThoseOfTheShare() {
        RetentionRate lastYear = RetentionRate.startingWith(300).endingWith(280).ofWhichNew(40);
        Proportion share = Proportion.of(180, 200);
        assertThat(TEXTBOOK.interval(Confidence.of(0.9))).isEqualTo(share.interval(Confidence.of(0.9)));
        assertThat(TEXTBOOK.versus(lastYear))
                .isEqualTo(share.versus(Proportion.of(240, 300)).named("retention rate"));
    }

    @Test
    void setsCountWhoIsThereAtBothEnds() {
        RetentionRate rate = RetentionRate.ofCustomers(Set.of("ann", "bob", "cem"), Set.of("bob", "cem", "dee"));
        assertThat(rate).isEqualTo(new RetentionRate(3, 3, 1, 0));
        assertThat(RetentionRate.ofCustomers(List.of(1, 2, 3), List.of(3, 4, 2)))
                .isEqualTo(rate);
        assertThat(RetentionRate.ofCustomers(new long[] {9, 2, 5}, new long[] {2, 7, 5}))
                .isEqualTo(rate);
        assertThat(RetentionRate.ofCustomers(new int[] {9, 2, 5}, new int[] {7, 2, 5}))
                .isEqualTo(rate);
        assertThat(RetentionRate.ofCustomers(LongStream.of(9, 2, 5), LongStream.of(7, 2, 5)))
                .isEqualTo(rate);
        assertThat(RetentionRate.ofCustomers(new long[0], new long[] {1})).isEqualTo(new RetentionRate(0, 1, 1, 0));
    }

    @Test
    void outcomesAreCollected() {
        assertThat(Stream.of(Outcome.KEPT, Outcome.LOST, Outcome.NEW, Outcome.NEW, Outcome.REACTIVATED)
                        .collect(RetentionRate.collector()))
                .isEqualTo(new RetentionRate(2, 4, 2, 1));
    }

    @Test
    void anIdTwiceIsRefusedWithItsRows() {
        refused(
                () -> RetentionRate.ofCustomers(List.of("ann", "bob", "ann"), List.of("bob")),
                "a customer is twice among those at the start (rows 0 and 2)");
        refused(
                () -> RetentionRate.ofCustomers(new long[] {1, 2}, new long[] {5, 7, 3, 7}),
                "a customer is twice among those at the end (rows 1 and 3)");
        refused(
                () -> RetentionRate.ofCustomers(new int[] {4, 4}, new int[0]),
                "a customer is twice among those at the start (rows 0 and 1)");
        assertThatThrownBy(() -> RetentionRate.ofCustomers(Arrays.asList("ann", null), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the id of a customer among those at the start is null (row 1)");
    }

    @Test
    void impossibleCountsAreRefused() {
        refused(
                () -> RetentionRate.startingWith(200).endingWith(210).ofWhichNew(211),
                "new and reactivated customers must not exceed customers at the end: 211 + 0 of 210");
        refused(
                () -> RetentionRate.startingWith(200).endingWith(240).ofWhichNew(30),
                "customers kept must not exceed customers at the start: 210 of 200 (240 at the end - 30 new - 0 reactivated)");
        refused(
                () -> RetentionRate.startingWith(200)
                        .endingWith(210)
                        .ofWhichReactivated(5)
                        .ofWhichNew(206),
                "new and reactivated customers must not exceed customers at the end: 206 + 5 of 210");
        refused(
                () -> RetentionRate.startingWith(-1).endingWith(0).ofWhichNew(0),
                "customers at the start must not be negative: -1");
        refused(
                () -> RetentionRate.startingWith(1).endingWith(-2).ofWhichNew(0),
                "customers at the end must not be negative: -2");
        refused(
                () -> RetentionRate.startingWith(1).endingWith(1).ofWhichNew(-3),
                "new customers must not be negative: -3");
        refused(
                () -> RetentionRate.startingWith(1)
                        .endingWith(1)
                        .ofWhichReactivated(-4)
                        .ofWhichNew(0),
                "reactivated customers must not be negative: -4");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void nobodyAtTheStartLeavesEveryRateUndefined() {
        RetentionRate none = RetentionRate.startingWith(0).endingWith(5).ofWhichNew(5);
        String message = "retention rate is undefined: no customers at the start";
        Stream.<ThrowingCallable>of(none::value, none::percent, none::interval)
                .forEach(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage(message));
        assertThatThrownBy(none::valueInclReactivated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("retention rate with reactivated customers is undefined: no customers at the start");
        assertThatThrownBy(() -> none.churnOver(30))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn rate is undefined: no customers at the start");
        assertThat(none.valueIfDefined()).isEmpty();
        assertThat(none.churn().valueIfDefined()).isEmpty();
        assertThat(none).hasToString("retention rate: no customers at the start, 5 new, 0 reactivated");
    }

    @Test
    void churnKeepsItsPeriodForScaling() {
        assertThat(TEXTBOOK.churnOver(30)).isEqualTo(ChurnRate.of(0.1, 30));
        assertThat(TEXTBOOK.churnOver(30).scaledTo(60).value()).isEqualTo(0.19, within(1e-15));
    }
}
