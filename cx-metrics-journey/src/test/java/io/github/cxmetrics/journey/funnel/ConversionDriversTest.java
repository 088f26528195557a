package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.monitor.PAdjustment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionDriversTest {

    /** The Physicians' Health Study: 189 of 11034 with placebo and 104 of 11037 with aspirin had an infarction (Agresti 2002, table 2.3). */
    private static final ConversionDriver PLACEBO =
            new ConversionDriver("placebo", Proportion.of(189, 293), Proportion.of(10845, 21778), 0.5, 0.5, 0.5);

    /** Letters happen an hour apart: s start, g goal, h help, f film. */
    private static EventLog log() {
        List<Event> events = new ArrayList<>();
        String[] words = {"shg", "shg", "shfg", "sg", "shgf", "sf", "s", "sfh", "sf", "fs", "h"};
        for (int user = 0; user < words.length; user++) {
            for (int i = 0; i < words[user].length(); i++) {
                String name = switch (words[user].charAt(i)) {
                    case 's' -> "start";
                    case 'g' -> "goal";
                    case 'h' -> "help";
                    default -> "film";
                };
                events.add(Event.of("u" + user, name, ManyTimelines.START.plusSeconds(3600L * i))
                        .with("device", user % 2 == 0 ? "phone" : "desk")
                        .with("age", 20 + user));
            }
        }
        return EventLog.of(events.toArray(Event[]::new));
    }

    private static final FunnelResult RESULT =
            Funnel.steps("start", "goal").within(Duration.ofDays(1)).run(log());

    @Test
    void oddsOfAPublishedTable() {
        assertThat(PLACEBO.oddsRatio()).isCloseTo(1.832053941908714, within(1e-14));
        assertThat(PLACEBO.smoothedOddsRatio()).isCloseTo(1.824205544286680, within(1e-14));
        assertThat(PLACEBO.interval().lower()).isCloseTo(1.437631482002028, within(1e-12));
        assertThat(PLACEBO.interval().upper()).isCloseTo(2.324649784059659, within(1e-12));
        assertThat(PLACEBO)
                .hasToString(
                        "placebo: odds ratio 1.83 (95 % CI 1.44 … 2.32), 189 of 293 converted, 10845 of 21778 others,"
                                + " p = 0.5000, corrected p = 0.5000");
    }

    private static ConversionDriver driver(long s, long converted, long f, long others) {
        return new ConversionDriver("x", Proportion.of(s, converted), Proportion.of(f, others), 1, 1, 1);
    }

    /** Half a unit in each cell draws the interval to 1, past a ratio of 0 and of infinity. */
    @Test
    void anOddsRatioLiesInsideItsInterval() {
        double z = Confidence.DEFAULT.z();
        Interval none = driver(0, 4, 2, 6).interval();
        assertThat(none.lower()).isZero();
        double centre = Math.log(0.5 * 4.5 / (4.5 * 2.5));
        assertThat(none.upper())
                .isCloseTo(Math.exp(centre + z * Math.sqrt(1 / 0.5 + 1 / 4.5 + 1 / 2.5 + 1 / 4.5)), within(1e-12));
        // The other groups' way round it is the inverse.
        Interval all = driver(2, 6, 0, 4).interval();
        assertThat(all.upper()).isInfinite();
        assertThat(all.lower()).isCloseTo(1 / none.upper(), within(1e-12));
        assertThat(driver(0, 4, 0, 6).interval().upper()).isFinite();
        assertThat(driver(4, 4, 6, 6).interval().upper()).isFinite();
        for (int s = 0; s <= 6; s++) {
            for (int f = 0; f <= 5; f++) {
                for (double level : new double[] {0.01, 0.5, 0.95}) {
                    ConversionDriver each = driver(s, 6, f, 5);
                    double ratio = (double) s * (5 - f) / (f * (6 - s));
                    assertThat(Double.isNaN(ratio)
                                    || each.interval(Confidence.of(level)).contains(ratio))
                            .as("%s of 6, %s of 5 at %s", s, f, level)
                            .isTrue();
                }
            }
        }
        assertThat(driver(2, 6, 0, 4).toString()).startsWith("x: odds ratio – (95 % CI 0.18 … ∞), 2 of 6 converted");
    }

    @Test
    void eventsAtAnyTimeOfTheLog() {
        ConversionDrivers drivers = ConversionDrivers.of(RESULT);
        assertThat(drivers.drivers()).extracting(ConversionDriver::factor).containsExactly("help", "film");
        ConversionDriver help = drivers.driver("help").orElseThrow();
        assertThat(help.converted()).isEqualTo(Proportion.of(4, 5).named("help", "users"));
        assertThat(help.notConverted()).isEqualTo(Proportion.of(1, 5).named("help", "users"));
        assertThat(help.oddsRatio()).isEqualTo(16);
        assertThat(help.pValue()).isCloseTo(52.0 / 252, within(1e-14));
        assertThat(help.holmP()).isCloseTo(2 * 52.0 / 252, within(1e-14));
        assertThat(drivers.driver("film").orElseThrow().converted())
                .isEqualTo(Proportion.of(2, 5).named("film", "users"));
        assertThat(drivers.driver("film").orElseThrow().notConverted())
                .isEqualTo(Proportion.of(4, 5).named("film", "users"));
        assertThat(drivers.driver("start")).isEmpty();
    }

    @Test
    void eventsOnTheWayAlone() {
        ConversionDrivers drivers = ConversionDrivers.of(RESULT, ConversionDrivers.Span.ON_THE_WAY);
        assertThat(drivers.driver("film").orElseThrow().converted())
                .isEqualTo(Proportion.of(1, 5).named("film", "users"));
        assertThat(drivers.driver("film").orElseThrow().notConverted())
                .isEqualTo(Proportion.of(3, 5).named("film", "users"));
    }

    @Test
    void propertiesAreFactorsByValue() {
        ConversionDrivers drivers = ConversionDrivers.of(RESULT, Breakdown.by("device"), Breakdown.byBins("age", 25));
        assertThat(drivers.driver("device = phone").orElseThrow().converted())
                .isEqualTo(Proportion.of(3, 5).named("device = phone", "users"));
        assertThat(drivers.driver("age = ≥ 25").orElseThrow().converted())
                .isEqualTo(Proportion.of(0, 5).named("age = ≥ 25", "users"));
        assertThat(drivers.drivers().get(0).factor()).isEqualTo("age = < 25");
        assertThat(drivers.driver("age = < 25").orElseThrow().oddsRatioIfDefined())
                .isEmpty();
        assertThatThrownBy(() -> drivers.driver("age = < 25").orElseThrow().oddsRatio())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the odds ratio of age = < 25 is undefined: 5 of 5 converted and 0 of 5 other units have it");
        assertThat(drivers.toString())
                .startsWith("factor          converted   others  odds ratio")
                .contains("age = < 25        100.0 %    0.0 %           –");
    }

    @Test
    void falseDiscoveriesOfThePublishedExample() {
        double[] p = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0000
        };
        double[] adjusted = ConversionDrivers.falseDiscovery(p);
        assertThat(adjusted[3]).isCloseTo(0.035625, within(1e-15));
        assertThat(adjusted[4]).isGreaterThan(0.05);
        assertThat(adjusted[14]).isEqualTo(1);
        assertThat(adjusted).isSorted();
        assertThat(PAdjustment.HOLM.adjust(p)[2]).isLessThan(0.05);
        assertThat(PAdjustment.HOLM.adjust(p)[3]).isGreaterThan(0.05);
    }

    @Test
    void badQuestionsAreRefused() {
        assertThatThrownBy(() -> ConversionDrivers.of(
                        RESULT, Breakdown.by("device").attributed(Breakdown.Attribution.ALL_EVENTS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a driver takes the first or last value of device, not");
        FunnelResult attempts = Funnel.steps("start", "goal")
                .entry(Entry.EVERY_ENTRY)
                .within(Duration.ofDays(1))
                .run(log());
        assertThatThrownBy(() -> ConversionDrivers.of(attempts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "drivers are of units, but the funnel counts attempts: start → goal within 1 day");
        assertThatThrownBy(() -> new ConversionDriver("x", Proportion.of(0, 1), Proportion.of(0, 1), Double.NaN, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a p-value must be in 0..1, not NaN");
    }

    @Test
    void nobodyConvertedIsNoError() {
        EventLog none = log().upTo(ManyTimelines.START);
        ConversionDrivers drivers =
                ConversionDrivers.of(Funnel.steps("start", "goal").run(none), Breakdown.by("device"));
        assertThat(drivers.drivers())
                .allSatisfy(each -> assertThat(each.pValue()).isEqualTo(1));
        assertThat(ConversionDrivers.of(Funnel.steps("start", "goal").run(none)))
                .hasToString("conversion drivers: none");
    }

    @Test
    void noFactorReplacesAnother() {
        Breakdown first = Breakdown.by("device");
        assertThatThrownBy(
                        () -> ConversionDrivers.of(RESULT, first, first.attributed(Breakdown.Attribution.LAST_TOUCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two factors are named device = phone");
    }
}
