package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CustomerRatingsTest {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11);
    private static final Offset<Double> CLOSE = within(1e-10);

    /** Ann answers 3, then 9; Bob 10 twice at the same time, then 7 in a later row; Cid once; Dora only with a missing code. */
    private static CustomerRatings four() {
        return CustomerRatings.of(
                SCALE,
                new String[] {"bob", "ann", "cid", "bob", "ann", "dora", "cid"},
                new long[] {5, 20, 1, 5, 10, 7, 30},
                new int[] {10, 9, 2, 7, 3, 11, 11});
    }

    @Test
    void countsAnswersAndCustomers() {
        assertThat(four().count()).isEqualTo(5);
        assertThat(four().customers()).isEqualTo(3);
        assertThat(four().missing()).isEqualTo(2);
        assertThat(four().scale()).isEqualTo(RatingScale.ZERO_TO_TEN);
        assertThat(four()).hasToString("0..10 of customers: n = 5 answers of 3 customers, 2 missing");
    }

    @Test
    void theLatestAnswerIsByTimeThenByRow() {
        assertThat(four().latest()).isEqualTo(Ratings.of(SCALE, 9, 7, 2, 11, 11));
        assertThat(four().all()).isEqualTo(Ratings.of(SCALE, 10, 9, 2, 7, 3, 11, 11));
        assertThat(CustomerRatings.of(SCALE, new long[] {1, 1}, new long[] {2, 1}, new int[] {9, 3})
                        .latest())
                .isEqualTo(Ratings.of(SCALE, 9));
    }

    private record Answer(String customer, Instant at, int score) {

        static Answer of(String customer, int day, int score) {
            return new Answer(customer, Instant.EPOCH.plus(day, ChronoUnit.DAYS), score);
        }

        LocalDate date() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    private static List<Answer> rows() {
        return List.of(
                Answer.of("bob", 5, 10),
                Answer.of("ann", 20, 9),
                Answer.of("cid", 1, 2),
                Answer.of("bob", 5, 7),
                Answer.of("ann", 10, 3),
                Answer.of("dora", 7, 11),
                Answer.of("cid", 30, 11));
    }

    @Test
    void rowsAreReadAsColumnsAre() {
        List<CustomerRatings> read = List.of(
                CustomerRatings.from(SCALE, rows(), Answer::customer, Answer::at, Answer::score),
                CustomerRatings.fromDates(SCALE, rows(), Answer::customer, Answer::date, Answer::score));
        for (CustomerRatings ratings : read) {
            assertThat(ratings.latest()).isEqualTo(four().latest());
            assertThat(ratings.nps().variance()).isEqualTo(four().nps().variance());
            assertThat(ratings).hasToString(four().toString());
        }
    }

    @Test
    void refusedRowsAreNamed() {
        List<Answer> noTime = List.of(rows().get(0), new Answer("ann", null, 3));
        assertThatThrownBy(() -> CustomerRatings.from(SCALE, noTime, Answer::customer, Answer::at, Answer::score))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time of an answer must not be null (row 1)");
        List<Answer> outside = List.of(rows().get(0), Answer.of("ann", 2, 12));
        assertThatThrownBy(() -> CustomerRatings.from(SCALE, outside, Answer::customer, Answer::at, Answer::score))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 12 is outside 0..10 (row 1)");
    }

    @Test
    void aRowWithoutCustomerIsOneOfItsOwn() {
        String[] customers = {"ann", null, "ann", "", null};
        CustomerRatings some =
                CustomerRatings.of(SCALE, customers, new long[] {1, 2, 3, 4, 5}, new int[] {9, 3, 10, 8, 7});
        assertThat(some.customers()).isEqualTo(4);
        assertThat(some.latest()).isEqualTo(Ratings.of(SCALE, 10, 3, 8, 7));
        assertThat(some.nps().clusters()).isEqualTo(4);
        Migration joined = Migration.from(some, some);
        assertThat(joined.count()).isEqualTo(1);
        assertThat(joined.onlyBefore()).isZero();
    }

    @Test
    void weightsAndClustersGoTogether() {
        CustomerRatings weighted = four().withWeights(2, 2, 2, 2, 2, 99, 99);
        assertThat(weighted.nps().value()).isEqualTo(four().nps().value(), CLOSE);
        assertThat(weighted.nps().variance()).isEqualTo(four().nps().variance(), CLOSE);
        assertThat(weighted.nps().intervalN()).isEqualTo(four().nps().intervalN(), CLOSE);
        for (double scale : new double[] {Double.MIN_VALUE, 0x1p-600, 0x1p600, 0x1p1023}) {
            CustomerRatings extreme = four().withWeights(scale, scale, scale, scale, scale, scale, scale);
            assertThat(extreme.nps().variance()).isEqualTo(four().nps().variance());
            assertThat(extreme.nps().intervalN()).isEqualTo(four().nps().intervalN());
        }
        CustomerRatings withoutCid = four().withWeights(1, 1, 0, 1, 1, 1, 1);
        assertThat(withoutCid.nps().count()).isEqualTo(4);
        assertThat(withoutCid.nps().clusters()).isEqualTo(2);
        assertThatThrownBy(() -> four().withWeights(new double[7]).nps())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: all weights are 0");
    }

    @Test
    void bothKindsOfIdsAgree() {
        CustomerRatings numbers = CustomerRatings.of(
                SCALE,
                new long[] {-2, 1, 1L << 40, -2, 1, 4, 1L << 40},
                new long[] {5, 20, 1, 5, 10, 7, 30},
                new int[] {10, 9, 2, 7, 3, 11, 11});
        assertThat(numbers.latest()).isEqualTo(four().latest());
        assertThat(numbers.nps().variance()).isEqualTo(four().nps().variance(), CLOSE);
        assertThat(numbers).hasToString(four().toString());
    }

    /** Scores: Ann 1 and -1, Bob 1 and 0, Cid -1; mean 0, so deviations by customer are 0, 1 and -1. */
    @Test
    void clustersAreCustomers() {
        SurveyEstimate nps = four().nps();
        assertThat(nps.value()).isZero();
        assertThat(nps.count()).isEqualTo(5);
        assertThat(nps.clusters()).isEqualTo(3);
        assertThat(nps.degreesOfFreedom()).isEqualTo(2);
        assertThat(nps.variance()).isEqualTo(1e4 * 3 / 2 * 2 / 25, CLOSE);
        assertThat(nps.effectiveN()).isEqualTo(25 / 9.0, CLOSE);
        assertThat(nps.designEffect()).isEqualTo(5 * 9 / 25.0, CLOSE);
        assertThat(nps.interval(Confidence.DEFAULT, EstimateMethod.LINEARISED_T).upper())
                .isEqualTo(4.302652729911275 * nps.standardError(), within(1e-8));
        assertThat(nps).hasToString("NPS 0.0 (95 % CI -63.8 … 63.8), n = 5 of 3 customers, n_eff = 2.8");
    }

    @Test
    void otherMetrics() {
        assertThat(four().mean().value()).isEqualTo(31 / 5.0, CLOSE);
        double squares = Math.pow(12 - 12.4, 2) + Math.pow(17 - 12.4, 2) + Math.pow(2 - 6.2, 2);
        assertThat(four().mean().variance()).isEqualTo(1.5 * squares / 25, CLOSE);
        assertThat(four().nps(new NpsBands(RatingScale.ZERO_TO_TEN, 3, 7)).value())
                .isEqualTo(40, CLOSE);
        assertThat(four().net(NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 1, 4))
                        .value())
                .isEqualTo(-20, CLOSE);
        CsatDefinition top3 = CsatDefinition.boxes(RatingScale.ZERO_TO_TEN, 4);
        assertThat(four().csat(top3).value()).isEqualTo(0.6, CLOSE);
        assertThat(four().csat(top3).interval().method()).isEqualTo("score");
    }

    @Test
    void neutralsCanLeaveACustomerOut() {
        CustomerRatings ratings = CustomerRatings.of(
                RatingScale.ONE_TO_FIVE, new long[] {1, 1, 2, 3, 3}, new long[] {1, 2, 3, 4, 5}, new int[] {
                    5, 3, 3, 1, 4
                });
        SurveyEstimate csat = ratings.csat(CsatDefinition.TOP_TWO_OF_FIVE.withoutNeutrals());
        assertThat(csat.value()).isEqualTo(2 / 3.0, CLOSE);
        assertThat(csat.count()).isEqualTo(3);
        assertThat(csat.clusters()).isEqualTo(2);
        assertThat(csat.effectiveN()).isEqualTo(9 / 5.0, CLOSE);
        assertThat(csat.variance()).isEqualTo(2 * 2 / 81.0, CLOSE);
    }

    @Test
    void customersWhoAllAnswerAlikeStillHaveAWidth() {
        CustomerRatings happy =
                CustomerRatings.of(SCALE, new long[] {1, 1, 2}, new long[] {1, 2, 3}, new int[] {9, 10, 9});
        assertThat(happy.nps().interval().method()).isEqualTo("score");
        assertThat(happy.nps().interval(Confidence.of(0.9)).width()).isPositive();
        assertThat(happy.nps().effectiveN()).isEqualTo(9 / 5.0, CLOSE);
    }

    @Test
    void undefinedNumbers() {
        CustomerRatings none = CustomerRatings.of(SCALE, new long[] {1}, new long[] {1}, new int[] {11});
        CustomerRatings one = CustomerRatings.of(SCALE, new long[] {1, 1}, new long[] {1, 2}, new int[] {9, 3});
        assertThat(none.customers()).isZero();
        assertThat(none.latest().count()).isZero();
        assertThatThrownBy(none::nps)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: no ratings");
        assertThatThrownBy(() -> one.nps().variance())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the variance of NPS is undefined: it needs at least 2 customers, not 1");
        assertThat(one.mean()).hasToString("mean rating 6.00 (95 % CI 1.24 … 9.17), n = 2 of 1 customers, n_eff = 1.0");
    }

    @Test
    void refusesBadColumns() {
        long[] times = {1, 2};
        assertRefused(
                () -> CustomerRatings.of(SCALE, new long[] {1}, times, new int[] {1, 2}),
                "customers and ratings differ in length: 1 and 2");
        assertRefused(
                () -> CustomerRatings.of(SCALE, new String[] {"a", "b", "c"}, new long[] {1, 2, 3}, new int[] {1, 2}),
                "customers and ratings differ in length: 3 and 2");
        assertRefused(
                () -> CustomerRatings.of(SCALE, new long[] {1, 2}, new long[] {1}, new int[] {1, 2}),
                "times and ratings differ in length: 1 and 2");
        assertRefused(
                () -> CustomerRatings.of(RatingScale.ONE_TO_FIVE, new long[2], new long[2], new double[] {4}),
                "customers and ratings differ in length: 2 and 1");
        assertRefused(
                () -> CustomerRatings.of(RatingScale.ONE_TO_FIVE, new String[2], new long[2], new double[] {4}),
                "customers and ratings differ in length: 2 and 1");
        assertRefused(() -> four().withWeights(1, 2), "weights and rows differ in length: 2 and 7");
        assertRefused(
                () -> four().withWeights(1, 2, 3, Double.NaN, 5, 6, 7),
                "weight NaN must be finite and not negative (row 3)");
        assertRefused(
                () -> CustomerRatings.of(SCALE, new long[] {1, 2}, times, new int[] {1, 12}),
                "rating 12 is outside 0..10 (row 1)");
        assertRefused(
                () -> four().csat(CsatDefinition.TOP_TWO_OF_FIVE),
                "CSAT as best 2 of 1..5 can't be read off ratings on 0..10");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
