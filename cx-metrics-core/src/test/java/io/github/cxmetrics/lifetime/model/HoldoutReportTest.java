package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import io.github.cxmetrics.lifetime.purchases.Holdout;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class HoldoutReportTest {

    private static final Holdout HOLDOUT = CdNow.holdout();
    private static final BgNbd MODEL = BgNbd.fit(HOLDOUT.histories()).model();
    private static final HoldoutReport REPORT = HoldoutReport.of(MODEL, HOLDOUT);

    @Test
    void errorsAreThoseOfTheCustomers() {
        int n = HOLDOUT.histories().size();
        double[] errors = IntStream.range(0, n)
                .mapToDouble(i -> MODEL.expectedTransactions(HOLDOUT.histories().get(i), Horizon.weeks(39))
                        - HOLDOUT.transactions(i))
                .toArray();
        assertThat(REPORT.bias())
                .isCloseTo(IntStream.range(0, n).mapToDouble(i -> errors[i]).sum() / n, within(1e-12));
        assertThat(REPORT.meanAbsoluteError())
                .isCloseTo(
                        IntStream.range(0, n)
                                        .mapToDouble(i -> Math.abs(errors[i]))
                                        .sum()
                                / n,
                        within(1e-12));
        assertThat(REPORT.rootMeanSquaredError())
                .isCloseTo(
                        Math.sqrt(IntStream.range(0, n)
                                        .mapToDouble(i -> errors[i] * errors[i])
                                        .sum()
                                / n),
                        within(1e-12));
    }

    @Test
    void theCorrelationAndTheZeroClassAreThoseOfThePaper() {
        // Fader, Hardie and Lee 2005: correlation of expected and actual .626; the customers of class zero made 334
        // transactions, .24 each
        int n = HOLDOUT.histories().size();
        double[] expected = IntStream.range(0, n).mapToDouble(REPORT::expected).toArray();
        double[] actual =
                IntStream.range(0, n).mapToDouble(HOLDOUT::transactions).toArray();
        assertThat(new PearsonsCorrelation().correlation(expected, actual)).isCloseTo(0.626, within(5e-4));
        HoldoutReport.Group zero = REPORT.byFrequency().get(0);
        assertThat(zero.name()).isEqualTo("0");
        assertThat(zero.customers()).isEqualTo(1411);
        assertThat(zero.actual()).isEqualTo(334);
        assertThat(zero.actualMean()).isCloseTo(0.24, within(0.005));
    }

    @Test
    void groupsHoldEveryCustomerOnce() {
        for (List<HoldoutReport.Group> groups : List.of(REPORT.byFrequency(), REPORT.byDecile())) {
            assertThat(groups.stream().mapToInt(HoldoutReport.Group::customers).sum())
                    .isEqualTo(2357);
            assertThat(groups.stream().mapToLong(HoldoutReport.Group::actual).sum())
                    .isEqualTo(1882);
            assertThat(groups.stream()
                            .mapToDouble(HoldoutReport.Group::expected)
                            .sum())
                    .isCloseTo(REPORT.totalExpected(), within(1e-9));
        }
        assertThat(REPORT.byFrequency()).hasSize(8);
        assertThat(REPORT.byFrequency().get(7).name()).isEqualTo("7+");
        assertThat(REPORT.byDecile())
                .extracting(HoldoutReport.Group::name)
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(REPORT.byDecile().stream()
                        .map(HoldoutReport.Group::expectedMean)
                        .toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        HoldoutReport.Group best = REPORT.byDecile().get(0);
        assertThat(REPORT.lift(best)).isCloseTo((best.actual() / 236.0) / (1882 / 2357.0), within(1e-12));
    }

    @Test
    void trackingCountsEveryRepeatOnceAndExpectsByTheAgeOfEachCustomer() {
        List<HoldoutReport.Point> points = REPORT.tracking();
        HoldoutReport.Point last = points.get(points.size() - 1);
        long repeats = IntStream.range(0, 2357)
                .mapToLong(i -> HOLDOUT.histories().frequency(i) + HOLDOUT.transactions(i))
                .sum();
        assertThat(last.cumulativeActual()).isEqualTo(repeats);
        assertThat(points.stream().mapToLong(HoldoutReport.Point::actual).sum()).isEqualTo(repeats);
        // 1997-01-01 to 1998-06-30 are 545 days
        assertThat(last.time()).isEqualTo(545 / 7.0);
        assertThat(points).hasSize(78);
        double expected = IntStream.range(0, 2357)
                .mapToDouble(i -> MODEL.expectedTransactions(
                        Horizon.weeks(HOLDOUT.histories().age(i) + 39)))
                .sum();
        assertThat(last.cumulativeExpected()).isCloseTo(expected, within(1e-8));
        // 1997-01-01 to 1997-09-30 are 272 days, 38.86 weeks: the step to week 39 crosses the cut
        assertThat(points.get(37).isHoldout()).isFalse();
        assertThat(points.get(38).isHoldout()).isTrue();
        assertThat(points.get(37).time()).isEqualTo(38);
    }

    /** Point by point, customer by customer. */
    @Test
    void everyPointExpectsByTheAgeOfEachCustomer() {
        double before = 0;
        for (HoldoutReport.Point point : REPORT.tracking().subList(0, 45)) {
            double time = point.time();
            double expected = IntStream.range(0, 2357)
                    .mapToDouble(
                            i -> HOLDOUT.calibrationEnd() - HOLDOUT.histories().age(i))
                    .filter(birth -> birth < time)
                    .map(birth -> MODEL.expectedTransactions(Horizon.weeks(time - birth)))
                    .sum();
            assertThat(point.cumulativeExpected()).isCloseTo(expected, within(1e-9));
            assertThat(point.expected()).isCloseTo(expected - before, within(1e-9));
            assertThat(point.isHoldout()).isEqualTo(time > HOLDOUT.calibrationEnd());
            before = expected;
        }
    }

    @Test
    void theTrackingIsPrintedAtEverySeventhOf78Weeks() {
        List<String> rows = REPORT.toString().lines().skip(4).limit(12).toList();
        for (int row = 0; row < 12; row++) {
            HoldoutReport.Point point = REPORT.tracking().get(row < 11 ? 7 * row + 6 : 77);
            double error = 100 * (point.cumulativeExpected() / point.cumulativeActual() - 1);
            assertThat(rows.get(row).trim().split(" +"))
                    .containsExactly(
                            Text.fixed(point.time(), 1),
                            row < 5 ? "calibration" : "holdout",
                            "" + point.cumulativeActual(),
                            Text.fixed(point.cumulativeExpected(), 1),
                            Text.fixed(error, 1),
                            "%");
        }
    }

    @Test
    void printsAlignedTables() {
        assertThat(REPORT)
                .asString()
                .startsWith(
                        "2357 customers, 946 with repeat purchases, in weeks; 1882 transactions in 39 weeks of holdout\n"
                                + "expected 1653.4; a customer: bias -0.0970, MAE 0.7855, RMSE 1.6080\n\n"
                                + "week         part  repeats to date  expected    error\n")
                .contains("\nrepeats before  customers  actual  expected  lift\n"
                        + "0                    1411   0.237     0.225  0.30\n")
                .contains("\ndecile  customers  actual  expected  lift\n");
    }

    @Test
    void theStatusOfAFitIsInItsReport() {
        ModelFit<BgNbd> fit = BgNbd.fit(HOLDOUT.histories());
        String report = HoldoutReport.of(fit, HOLDOUT).toString();
        assertThat(report).startsWith(HOLDOUT + "\nfit converged\nexpected ");
        assertThat(HoldoutReport.of(fit.model(), HOLDOUT)).hasToString(report.replace("fit converged\n", ""));
    }

    @Test
    void aDiscreteModelIsTrackedByItsPeriods() {
        PurchasePeriods months = PurchasePeriods.calendar(LifetimeUnit.MONTH);
        Holdout holdout = Holdout.of(CdNow.purchases(), months, CdNow.CALIBRATION_END, CdNow.HOLDOUT_END);
        BgBb model = BgBb.fit(holdout.histories()).model();
        HoldoutReport report = HoldoutReport.of(model, holdout);
        assertThat(report.tracking()).hasSize(17);
        int split = (int) holdout.calibrationEnd();
        assertThat(report.tracking().get(split - 1).time()).isEqualTo(holdout.calibrationEnd());
        assertThat(report.tracking().get(split - 1).isHoldout()).isFalse();
        assertThat(report.tracking().get(split).isHoldout()).isTrue();
        assertThat(report.tracking().get(16).cumulativeActual())
                .isEqualTo(IntStream.range(0, holdout.histories().size())
                        .mapToLong(i -> holdout.histories().frequency(i) + holdout.transactions(i))
                        .sum());
        double expected = IntStream.range(0, holdout.histories().size())
                .mapToDouble(i -> model.expectedTransactions(holdout.histories().get(i), Horizon.months(9)))
                .sum();
        assertThat(holdout.length()).isEqualTo(Horizon.months(9));
        assertThat(report.totalExpected()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void anEmptyHoldoutHasNoLift() {
        Holdout none = Holdout.of(
                CdNow.purchases(),
                PurchasePeriods.daysIn(LifetimeUnit.WEEK),
                CdNow.HOLDOUT_END,
                CdNow.HOLDOUT_END.plusDays(30));
        HoldoutReport report = HoldoutReport.of(MODEL, none);
        assertThatThrownBy(() -> report.lift(report.byDecile().get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lift is undefined: no transactions in the holdout");
        assertThat(report.toString()).doesNotContain("NaN");
        assertThatThrownBy(() -> HoldoutReport.of(
                        MODEL,
                        Holdout.of(
                                PurchaseRule.of(Currency.getInstance("USD")).empty(),
                                PurchasePeriods.daysIn(LifetimeUnit.WEEK),
                                CdNow.CALIBRATION_END,
                                CdNow.HOLDOUT_END)))
                .hasMessage("a holdout without customers");
    }
}
