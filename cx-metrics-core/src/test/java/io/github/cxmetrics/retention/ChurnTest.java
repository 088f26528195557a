package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChurnTest {

    private static final Churn JUNE =
            Churn.startingWith(1000).losing(50).gaining(100).ofWhichLost(10).over(30, 30_600);

    @Test
    void everyDenominatorHasItsNumber() {
        assertThat(JUNE.table()).isEqualTo("""
                        denominator                              churn rate        95 % CI
                        lost from start / start                       5.0 %  3.8 % … 6.5 %
                        all lost / start                              6.0 %              –
                        all lost / mean of start and end              5.9 %              –
                        all lost / (start + half of the joined)       5.7 %              –
                        all lost / (start + joined)                   5.5 %  4.3 % … 7.0 %
                        all lost · days / customer-days               5.9 %  4.5 % … 7.6 %
                        """);
        assertThat(JUNE)
                .hasToString(
                        "churn rate 5.0 % (95 % CI 3.8 % … 6.5 %), n = 1000: 50 lost in 30 days; 100 joined, 10 of them lost");
        assertThat(JUNE.end()).isEqualTo(1040);
        assertThat(JUNE.retention())
                .isEqualTo(Proportion.of(950, 1000).named("retention rate", "customers at the start"));
        assertThat(JUNE.percent()).isEqualTo(5.0);
    }

    @Test
    void onlyShareAndPoissonRateHaveAnInterval() {
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.START_ONLY, Confidence.DEFAULT))
                .contains(Proportion.of(50, 1000).interval());
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.START_PLUS_NEW, Confidence.DEFAULT))
                .contains(Proportion.of(60, 1100).interval());
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.PERSON_TIME, Confidence.DEFAULT)
                        .map(Interval::method))
                .contains("Garwood");
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.ALL_LOST_OVER_START, Confidence.DEFAULT))
                .isEmpty();
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.AVERAGE, Confidence.DEFAULT))
                .isEmpty();
        assertThat(JUNE.intervalIfDefined(ChurnDenominator.START_PLUS_HALF_NEW, Confidence.DEFAULT))
                .isEmpty();
    }

    /** Quantiles of the gamma distribution to 15 digits, as in the tables after Garwood (1936): 4.7954 and 18.3904 for 10. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.95, 0, 3.68887945411394",
        "1, 0.95, 0.0253178079842899, 5.57164339093890",
        "10, 0.95, 4.79538869613243, 18.3903560420178",
        "100, 0.95, 81.3639912509231, 121.626793792426",
        "5, 0.99, 1.07792824065232, 14.1497594110230"
    })
    void poissonLimitsAreThePublishedOnes(long lost, double level, double lower, double upper) {
        Churn churn = Churn.startingWith(1000).losing(lost).over(1, 1000);
        Interval interval = churn.intervalIfDefined(ChurnDenominator.PERSON_TIME, Confidence.of(level))
                .orElseThrow();
        assertThat(1000 * interval.lower()).isEqualTo(lower, within(1e-10));
        assertThat(1000 * interval.upper()).isEqualTo(upper, within(1e-10));
    }

    /** Gamma quantiles by mpmath 1.3, 50 digits: the roots of gammainc(1100000, 0, x, regularized=True) = 0.025 and of 1100001 at 0.975. */
    @Test
    void poissonLimitsOfManyLossesAreExact() {
        Churn churn = Churn.startingWith(2_000_000).losing(1_100_000).over(1, 1_000_000);
        Interval interval = churn.intervalIfDefined(ChurnDenominator.PERSON_TIME, Confidence.DEFAULT)
                .orElseThrow();
        assertThat(interval.lower()).isEqualTo(1.09794531974775706, within(1e-15));
        assertThat(interval.upper()).isEqualTo(1.10205757549237562, within(1e-15));
    }

    @Test
    void customersWhoJoinedAndLeftAreInNoCountTakenAtTheEnds() {
        Churn churn = Stream.of(
                        Churn.Presence.of(0, 30),
                        Churn.Presence.of(0, 12),
                        Churn.Presence.of(4, 9),
                        Churn.Presence.of(20, 30))
                .collect(Churn.Rule.of(30).collector());
        assertThat(churn).isEqualTo(new Churn(30, 2, 1, 2, 1, 30 + 12 + 5 + 10));
        assertThat(churn.rate(ChurnDenominator.START_ONLY).value()).isEqualTo(0.5);
        assertThat(churn.rate(ChurnDenominator.ALL_LOST_OVER_START).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ChurnDenominator.class)
    void withoutCustomersEveryRateIsUndefinedAndNamed(ChurnDenominator denominator) {
        Churn none = Churn.Rule.of(30).empty();
        assertThat(none.rateIfDefined(denominator)).isEmpty();
        assertThat(none.intervalIfDefined(denominator, Confidence.DEFAULT)).isEmpty();
        assertThatThrownBy(() -> none.rate(denominator))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("churn rate (" + denominator + ") is undefined: no customer");
    }

    @Test
    void customerDaysThatAreNotKnownLeaveOnlyTheirRateUndefined() {
        Churn churn = Churn.startingWith(10).losing(1).over(30);
        assertThat(churn.rate(ChurnDenominator.AVERAGE).value()).isEqualTo(2.0 / 19);
        assertThatThrownBy(() -> churn.rate(ChurnDenominator.PERSON_TIME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn rate (all lost · days / customer-days) is undefined: no customer-days");
        refused(
                () -> churn.plus(Churn.startingWith(10).over(30, 300)),
                "churn rate: counts with customer-days and counts without them don't go together");
    }

    @Test
    void impossibleCountsAreRefused() {
        refused(
                () -> Churn.startingWith(10).losing(11).over(30),
                "customers lost from the start must not exceed those at the start: 11 of 10");
        refused(
                () -> Churn.startingWith(10).gaining(2).ofWhichLost(3).over(30),
                "customers lost of those who joined must not exceed those who joined: 3 of 2");
        refused(() -> Churn.startingWith(10).over(0), "a period needs at least one day: 0");
        refused(() -> Churn.Rule.of(-1), "a period needs at least one day: -1");
        refused(
                () -> Churn.startingWith(10).gaining(2).over(30, 361),
                "customer-days must not exceed 30 days of 12 customers: 361");
        refused(() -> Churn.startingWith(10).over(30, -1), "customer-days must not be negative: -1");
        refused(
                () -> Churn.Presence.of(5, 5),
                "a customer must be there from a day 0 or later to a later one, not from 5 to 5");
        refused(
                () -> Churn.Presence.of(-1, 5),
                "a customer must be there from a day 0 or later to a later one, not from -1 to 5");
    }

    @Test
    void scalingCompounds() {
        ChurnRate monthly = ChurnRate.of(0.05, 365.0 / 12);
        assertThat(monthly.scaledTo(365).value()).isEqualTo(1 - Math.pow(0.95, 12), within(1e-15));
        assertThat(monthly.scaledTo(365)).hasToString("churn rate 46.0 % in 365 days");
        assertThat(monthly.percent()).isEqualTo(5.0);
        assertThat(ChurnRate.of(0, 30).scaledTo(365).value()).isZero();
        assertThat(ChurnRate.of(1, 30).scaledTo(1).value()).isEqualTo(1);
        assertThat(ChurnRate.of(1e-18, 1).scaledTo(1000).value()).isEqualTo(1e-15, within(1e-29));
    }

    @Test
    void aRateAboveOneHasNothingLeftToCompound() {
        ChurnRate rate = Churn.startingWith(10).losing(10).over(90, 450).rate(ChurnDenominator.PERSON_TIME);
        assertThat(rate.value()).isEqualTo(2);
        assertThatThrownBy(() -> rate.scaledTo(365))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn rate 200.0 % in 90 days can't be compounded: it exceeds 100 %");
    }

    @Test
    void ratesAndPeriodsMustBeNumbers() {
        refused(() -> ChurnRate.of(-0.1, 30), "a churn rate must be finite and not negative: -0.1");
        refused(() -> ChurnRate.of(Double.NaN, 30), "a churn rate must be finite and not negative: NaN");
        refused(() -> ChurnRate.of(0.1, 0), "a period needs a positive, finite number of days: 0.0");
        refused(
                () -> ChurnRate.of(0.1, 30).scaledTo(Double.NaN),
                "a period needs a positive, finite number of days: NaN");
    }

    @Test
    void theDailyFormulasDiffer() {
        DailyChurn daily = DailyChurn.of(new long[] {100, 103, 104, 102, 110}, new long[] {1, 0, 2, 1, 5});
        assertThat(daily).hasToString("daily churn over 5 days: 9 lost, sum of daily rates 8.4 %");
        assertThat(daily.ratioOfSumsTimesDays()).isEqualTo(45.0 / 519);
        assertThat(daily.onStart()).isEqualTo(0.09);
        assertThat(DailyChurn.from(List.of(0, 1, 2, 3, 4), daily.atStart()::get, daily.lost()::get))
                .isEqualTo(daily);
        DailyChurn late = DailyChurn.of(new long[] {0, 10}, new long[] {0, 1});
        assertThat(late.sumOfDailyRates()).isEqualTo(0.1);
        assertThatThrownBy(late::onStart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daily churn on the start is undefined: no customers on the first day");
        assertThatThrownBy(() -> DailyChurn.of(new long[0], new long[0]).sumOfDailyRates())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daily churn is undefined: no day began with customers");
        DailyChurn nobody = DailyChurn.of(new long[2], new long[2]);
        assertThat(nobody).hasToString("daily churn over 2 days: 0 lost, no customers");
        assertThatThrownBy(nobody::ratioOfSumsTimesDays)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("daily churn is undefined: no day began with customers");
        refused(() -> DailyChurn.of(new long[] {1, 2}, new long[] {1}), "2 days have a start, but 1 have losses");
        refused(
                () -> DailyChurn.of(new long[] {1, 0}, new long[] {1, 3}),
                "a day that began without customers can't lose 3 (row 1)");
        refused(
                () -> DailyChurn.of(new long[] {1, -1}, new long[] {1, 3}),
                "customers at the start must not be negative: -1 (row 1)");
        refused(
                () -> DailyChurn.of(new long[] {1}, new long[] {-3}),
                "customers lost must not be negative: -3 (row 0)");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
