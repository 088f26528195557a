package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class EventRateTest {

    /** Garwood (1936), as tabulated in Ulm (1990) and elsewhere: 95 % limits of a Poisson mean. */
    @Test
    void reproducesPublishedLimits() {
        double[][] table = {
            {0, 0, 3.689},
            {1, 0.0253, 5.572},
            {2, 0.242, 7.225},
            {5, 1.623, 11.668},
            {10, 4.795, 18.390},
            {20, 12.217, 30.888},
            {50, 37.111, 65.919},
            {100, 81.364, 121.627}
        };
        for (double[] row : table) {
            Interval interval = EventRate.of((long) row[0], 1, "day").interval();
            assertThat(interval.lower()).isEqualTo(row[1], within(6e-4));
            assertThat(interval.upper()).isEqualTo(row[2], within(6e-4));
            assertThat(interval.method()).isEqualTo("Garwood");
        }
        assertThat(EventRate.of(0, 4, "day").interval(Confidence.of(0.9)).upper())
                .as("without events the tail is exp(-mean)")
                .isEqualTo(-Math.log(0.05) / 4, within(1e-14));
    }

    @Test
    void theLimitsHaveTheirTails() {
        for (int events : new int[] {1, 3, 17, 400}) {
            Interval interval = EventRate.of(events, 1, "day").interval(Confidence.of(0.99));
            assertThat(1 - new PoissonDistribution(interval.lower()).cumulativeProbability(events - 1))
                    .isEqualTo(0.005, within(1e-9));
            assertThat(new PoissonDistribution(interval.upper()).cumulativeProbability(events))
                    .isEqualTo(0.005, within(1e-9));
        }
    }

    /** The two methods meet where one takes over. */
    @Test
    void manyEventsKeepTheirDigits() {
        Interval below = EventRate.of(1_000_000, 1, "day").interval();
        Interval above = EventRate.of(1_000_001, 1, "day").interval();
        double step = 1 + 1.96 / 2 / 1000;
        assertThat(above.upper() - below.upper()).isEqualTo(step, within(1e-3));
        assertThat(above.lower() - below.lower()).isEqualTo(2 - step, within(1e-3));
        Interval huge =
                EventRate.of(1_000_000_000_000L, 1_000_000_000_000L, "day").interval();
        assertThat(huge.width()).isCloseTo(2 * 1.959964e-6, Percentage.withPercentage(0.01));
    }

    @Test
    void comparesRatesOfUnequalExposure() {
        EventRate app = EventRate.of(1240, 9840, "order");
        EventRate web = EventRate.of(880, 8100, "order");
        assertThat(app).hasToString("rate per order 0.126 (95 % CI 0.119 … 0.133), 1240 events, n = 9840");
        Comparison difference = app.versus(web);
        assertThat(difference.difference()).isEqualTo(1240.0 / 9840 - 880.0 / 8100, within(1e-15));
        assertThat(difference.interval().contains(0)).isFalse();
        assertThat(difference.pValue()).isBetween(1e-5, 1e-2);
        assertThat(difference.interval().method()).isEqualTo("MOVER of Garwood intervals");
        Comparison tiny = EventRate.of(3, 10, "order").versus(EventRate.of(30, 101, "order"));
        assertThat(tiny.pValue()).isGreaterThan(0.9);
        assertThat(EventRate.of(100_000, 10, "order")
                        .versus(EventRate.of(1, 10, "order"))
                        .pValue())
                .isZero();
        assertThat(EventRate.of(0, 0, "order")).hasToString("rate per order: no exposure");
        assertThat(EventRate.of(5, 2, "customer").value()).isEqualTo(2.5);
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventRate.of(1, 0, "order"))
                .withMessage("1 events without exposure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventRate.of(1, -1, "order"))
                .withMessage("exposure must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventRate.of(1, 1, ""))
                .withMessage("a rate needs the name of its unit of exposure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventRate.Rule.of("order").accumulator().add(null))
                .withMessage("a number of events must not be null");
    }
}
