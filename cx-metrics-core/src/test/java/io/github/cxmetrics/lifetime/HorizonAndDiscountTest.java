package io.github.cxmetrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Period;
import org.junit.jupiter.api.Test;

class HorizonAndDiscountTest {

    @Test
    void horizonsConvertByMeanMonthsAndYears() {
        assertThat(Horizon.weeks(39).inUnit(LifetimeUnit.DAY)).isEqualTo(273);
        assertThat(Horizon.years(1).inUnit(LifetimeUnit.MONTH)).isEqualTo(12);
        assertThat(Horizon.years(1).inUnit(LifetimeUnit.WEEK)).isEqualTo(365.25 / 7);
        assertThat(Horizon.of(Period.ofWeeks(2))).isEqualTo(Horizon.days(14)).hasToString("14 days");
        assertThat(Horizon.of(Period.ofYears(1))).isEqualTo(Horizon.years(1)).hasToString("1 year");
        assertThat(Horizon.of(Period.of(1, 6, 0))).isEqualTo(Horizon.months(18)).hasToString("18 months");
        assertThat(Horizon.of(Period.of(1, 0, 1))).isEqualTo(Horizon.days(366.25));
        assertThat(Horizon.of(Period.of(2, 3, 1))).isEqualTo(Horizon.days(2 * 365.25 + 3 * 365.25 / 12 + 1));
        assertThat(Horizon.of(3, LifetimeUnit.WEEK)).isEqualTo(Horizon.weeks(3));
        assertThat(Horizon.of(Period.ZERO)).isEqualTo(Horizon.days(0));
        assertThat(Horizon.infinite().inUnit(LifetimeUnit.DAY)).isInfinite();
        assertThat(Horizon.infinite()).hasToString("the whole future");
    }

    @Test
    void aHorizonIsNeverNegative() {
        assertThatThrownBy(() -> Horizon.weeks(-1)).hasMessage("a horizon must be at least 0, not -1.0");
        assertThatThrownBy(() -> Horizon.weeks(Double.NaN)).hasMessage("a horizon must be at least 0, not NaN");
        assertThatThrownBy(() -> Horizon.of(Period.ofDays(-3))).hasMessage("a horizon must be at least 0, not P-3D");
    }

    @Test
    void ratesOfAllUnitsAreOneForce() {
        Discount annual = Discount.annual(0.15);
        assertThat(annual.rate(LifetimeUnit.YEAR)).isCloseTo(0.15, within(1e-15));
        assertThat(annual.rate(LifetimeUnit.MONTH)).isCloseTo(Math.pow(1.15, 1 / 12.0) - 1, within(1e-15));
        assertThat(Discount.perPeriod(0.01, LifetimeUnit.MONTH).rate(LifetimeUnit.YEAR))
                .isCloseTo(Math.pow(1.01, 12) - 1, within(1e-15));
        assertThat(Discount.continuous(0.0027, LifetimeUnit.WEEK).force(LifetimeUnit.DAY))
                .isCloseTo(0.0027 / 7, within(1e-18));
        assertThat(Discount.perPeriod(-0.05, LifetimeUnit.YEAR).force()).isEqualTo(Math.log1p(-0.05));
    }

    @Test
    void theConventionIsPrinted() {
        assertThat(Discount.annual(0.15)).hasToString("15 % a year, end of period");
        assertThat(Discount.perPeriod(0.01, LifetimeUnit.MONTH).midPeriod())
                .hasToString("1 % a month, middle of period of 1 month");
        assertThat(Discount.annual(0.1).startOfPeriod().bookedEvery(Horizon.years(1)))
                .hasToString("10 % a year, start of period of 1 year");
        assertThat(Discount.annual(0.1).midPeriod().endOfPeriod()).isEqualTo(Discount.annual(0.1));
        assertThat(Discount.annual(0.1).atPurchase()).hasToString("10 % a year, at the moment of purchase");
        assertThat(Discount.continuous(0.0027, LifetimeUnit.WEEK))
                .hasToString("0.2704 % a week, at the moment of purchase");
        assertThat(Discount.none()).hasToString("no discount");
    }

    @Test
    void ratesAreAboveMinusOneAndPeriodsAboveZero() {
        assertThatThrownBy(() -> Discount.annual(-1)).hasMessage("a discount rate must be above -1, not -1.0");
        assertThatThrownBy(() -> Discount.annual(Double.POSITIVE_INFINITY))
                .hasMessage("a discount rate must be above -1, not Infinity");
        assertThatThrownBy(() -> Discount.perPeriod(Double.NaN, LifetimeUnit.DAY))
                .hasMessage("a discount rate must be above -1, not NaN");
        assertThatThrownBy(() -> Discount.continuous(Double.NaN, LifetimeUnit.DAY))
                .hasMessage("a continuous discount rate must be finite, not NaN");
        assertThatThrownBy(() -> Discount.annual(0.1).bookedEvery(Horizon.infinite()))
                .hasMessage("a payment period must be longer than 0 and finite, not the whole future");
    }
}
