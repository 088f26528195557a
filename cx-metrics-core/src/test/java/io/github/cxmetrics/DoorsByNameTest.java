package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import io.github.cxmetrics.monitor.Cusum;
import io.github.cxmetrics.monitor.Ewma;
import io.github.cxmetrics.staffing.ErlangB;
import io.github.cxmetrics.staffing.HoltWinters;
import io.github.cxmetrics.usability.ProblemDiscovery;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refusals that the test of all doors found missing, by name. */
class DoorsByNameTest {

    private static final LifetimeUnit WEEK = LifetimeUnit.WEEK;

    @Test
    void volumesOfTwoHundredDigitsAreRefused() {
        double[] volumes = {10, 20, 30, 12, 22, 31, 11, 23, 33, 13, 24, 32};
        double[] huge = Arrays.stream(volumes).map(volume -> volume * 1e200).toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(huge, 3))
                .withMessage("volume must be 0 or in 1e-100..1e100: 9.999999999999999E200 (row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HoltWinters.fit(volumes, 3).forecast(Integer.MAX_VALUE))
                .withMessage("a forecast has 100000 steps at most, not 2147483647");
    }

    @Test
    void shapesBeyondAllSearchesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.of(WEEK, 1e200, 1, 1, 1))
                .withMessage("r must be in 1.0E-12..1.0E12, not 1.0E200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoNbd.of(WEEK, 1, 1, 1e-300, 1))
                .withMessage("s must be in 1.0E-12..1.0E12, not 1.0E-300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.of(Double.MAX_VALUE, 1, 1))
                .withMessage("p must be in 1.0E-12..1.0E12, not 1.7976931348623157E308");
        // A rate has the unit of time, which may be any.
        assertThat(BgNbd.of(WEEK, 1, 1e200, 1, 1).alpha()).isEqualTo(1e200);
    }

    @Test
    void horizonsAndDiscountsOfNoMeaningAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Horizon.years(1e300))
                .withMessage("a horizon must be at most 1.0E18 or without end, not 1.0E300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.annual(1e-200))
                .withMessage("a continuous discount rate must be 0 or at least 1.0E-13 away from it, not 1.0E-200");
        assertThat(Discount.annual(0)).hasToString("no discount");
    }

    @Test
    void aRowOfARankingDoesNotSayWhoItIs() {
        PurchaseHistories histories = PurchaseHistories.of(
                        WEEK, new int[] {2, 0}, new double[] {30, 0}, new double[] {38, 38})
                .withMeanSpend(new double[] {20, 0})
                .withIds(new String[] {"ann@example.com", "bob@example.com"});
        CltvRanking.Row row = Cltv.of(BgNbd.of(WEEK, 0.24, 4.4, 0.79, 2.4), GammaGamma.of(6.25, 3.74, 15.44))
                .annualDiscount(0.15)
                .top(1, histories)
                .rows()
                .get(0);
        assertThat(row.id()).isEqualTo("ann@example.com");
        assertThat(row.toString()).doesNotContain("example").contains("2 repeat purchases", "P(alive) 0.", "CLTV ");
    }

    @Test
    void twoBillionLinesAreCounted() {
        int most = Integer.MAX_VALUE;
        assertThat(ErlangB.blocking(most, 2.0 * most)).isCloseTo(0.5, within(1e-9));
        assertThat(ErlangB.offeredErlangs(most, 0.5) / most).isCloseTo(2, within(1e-8));
        assertThat(ErlangB.blocking(most, 1)).isZero();
        // Where the start is skipped, the loss is what all steps give.
        double blocking = 1;
        double erlangs = 1_500_300;
        for (int n = 1; n <= 1_500_000; n++) {
            blocking = erlangs * blocking / (n + erlangs * blocking);
        }
        assertThat(ErlangB.blocking(1_500_000, erlangs)).isCloseTo(blocking, within(1e-15));
    }

    @Test
    void runLengthsOfLimitsFarAwayAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cusum(0.5, 1e200, 0).averageRunLength(0))
                .withMessage("run lengths are known for limits up to 100.0 σ apart, not 1.0E200");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Cusum(1e200, 5, 0).averageRunLength(0))
                .withMessage("the average run length is undefined: the chart hardly ever signals");
        assertThat(new Ewma(1, 1e-9).averageRunLength(0)).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatAParticipantHardlyEverMeetsIsFoundByOneOrRefused() {
        assertThat(ProblemDiscovery.of(1e-200).participantsFor(Double.MIN_VALUE))
                .isEqualTo(1);
        assertThatThrownBy(() -> ProblemDiscovery.of(1e-200).participantsFor(0.5))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageEndingWith(" participants");
    }

    @Test
    void listsAndMapsWithGapsSayWhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.map(Collections.singletonMap("a", null), "tallies"))
                .withMessage("tallies must not hold null (position 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.list(Arrays.asList("a", null), "names"))
                .withMessage("names must not hold null (position 1)");
        assertThatThrownBy(() -> Checks.map(null, "tallies"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tallies");
        assertThat(Checks.map(Map.of("a", 1), "counts")).containsExactly(Map.entry("a", 1));
    }

    @Test
    void waitsOfAContactCentreAreSecondsUpToAnHour() {
        assertThat(TimeText.service(0)).isEqualTo("0.0 s");
        assertThat(TimeText.service(23.46)).isEqualTo("23.5 s");
        assertThat(TimeText.service(3600)).isEqualTo("3600.0 s");
        assertThat(TimeText.service(126_360)).isEqualTo("35.1 hours");
        assertThat(TimeText.service(0.0025)).isEqualTo("2.50 millis");
    }
}
