package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedNumbersTest {

    @Test
    void roundingNeverMakesAnEndOfWhatIsNone() {
        assertThat(Unit.SHARE.text(0.9996)).isEqualTo("99.96 %");
        assertThat(Unit.SHARE.text(0.999999)).isEqualTo("> 99.9 %");
        assertThat(Unit.SHARE.text(1e-6)).isEqualTo("< 0.1 %");
        assertThat(Unit.SHARE.text(0.0004)).isEqualTo("0.04 %");
        assertThat(Unit.SHARE.text(0.9994)).isEqualTo("99.9 %");
        assertThat(Unit.SHARE.text(1)).isEqualTo("100.0 %");
        assertThat(Unit.SHARE.text(0)).isEqualTo("0.0 %");
        assertThat(Unit.SCORE.text(99.98)).isEqualTo("99.98");
        assertThat(Unit.SCORE.text(-99.999)).isEqualTo("< -99.9");
        assertThat(Unit.SCORE.text(0.001)).isEqualTo("0.0");
        assertThat(Unit.COEFFICIENT.text(-0.998)).isEqualTo("-0.998");
        assertThat(Unit.COEFFICIENT.text(0.9999)).isEqualTo("> 0.99");
        assertThat(Proportion.of(9_996, 10_000).toString()).startsWith("99.96 % (95 % CI 99.9 % … 99.98 %), 9996 of");
    }

    @Test
    void intervalsPrintAsTheirMetric() {
        assertThat(Nps.of(10, 9, 3, 7, 10, 8).interval()).hasToString("95 % CI -31.1 … 75.4 (score)");
        assertThat(Proportion.of(2, 3).interval()).hasToString("95 % CI 20.8 % … 93.9 % (Wilson)");
        assertThat(Ces.of(7, 7).interval()).hasToString("95 % CI 3.05 … 7.00 (score)");
        assertThat(new Interval(-58.46807983959046, 1e-7, Confidence.DEFAULT, "x"))
                .hasToString("95 % CI -58.47 … 0.0000001 (x)");
        assertThat(new Interval(0, Double.POSITIVE_INFINITY, Confidence.DEFAULT, "x", Unit.RATE))
                .hasToString("95 % CI 0.000 … ∞ (x)");
        assertThat(Nps.of(10, 3).interval().clippedTo(-1, 1).unit()).isEqualTo(Unit.SCORE);
    }

    @Test
    void tablesAlignByTheColumnsThatATextTakes() {
        assertThat(Text.width("企业版")).isEqualTo(6);
        assertThat(Text.width("e\u0301té")).isEqualTo(3);
        assertThat(Text.width("한국")).isEqualTo(4);
        assertThat(Text.width("😀")).isEqualTo(2);
        assertThat(TextTable.of("plan", "n").row("企业版", "1").row("basic", "20").toString())
                .isEqualTo("plan     n\n企业版   1\nbasic   20\n");
    }

    @Test
    void numbersThatAreNoneStillPrint() {
        assertThat(Text.fixed(Double.NaN, 1)).isEqualTo("–");
        assertThat(Text.fixed(Double.NEGATIVE_INFINITY, 1)).isEqualTo("-∞");
        assertThat(Text.shortest(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Unit.SHARE.text(Double.NaN)).isEqualTo("– %");
        assertThat(Text.digits(0, 3)).isEqualTo("0");
        assertThat(Text.digits(123_456, 3)).isEqualTo("123000");
    }

    @Test
    void measuredTimesHaveThreeDigitsInTheUnitOfAPerson() {
        TimeText hours = TimeText.of(35.0833, ChronoUnit.HOURS);
        assertThat(hours.text(35.0833) + " (" + hours.number(28.5) + " … " + hours.number(54.96) + ")")
                .isEqualTo("35.1 hours (28.5 … 55.0)");
        assertThat(TimeText.of(547_200_000_000.0, ChronoUnit.MICROS).text(547_200_000_000.0))
                .isEqualTo("6.33 days");
        assertThat(TimeText.of(700_000, ChronoUnit.MILLIS).text(700_000)).isEqualTo("11.7 minutes");
        assertThat(TimeText.of(20, ChronoUnit.SECONDS).text(20)).isEqualTo("20 seconds");
        assertThat(TimeText.of(86_400, ChronoUnit.SECONDS).text(86_400)).isEqualTo("24 hours");
        assertThat(TimeText.of(1, ChronoUnit.DAYS).text(1)).isEqualTo("1 day");
        assertThat(TimeText.of(56, ChronoUnit.WEEKS).text(56)).isEqualTo("56 weeks");
        assertThat(TimeText.of(12.345678, ChronoUnit.WEEKS).text(12.345678)).isEqualTo("12.3 weeks");
        assertThat(TimeText.of(0.25, ChronoUnit.HOURS).text(0.25)).isEqualTo("0.250 hours");
        assertThat(TimeText.of(0, ChronoUnit.MICROS).text(0)).isEqualTo("0 micros");
    }

    @Test
    void roundingKeepsTheOrder() {
        TimeText line = TimeText.of(1233, ChronoUnit.DAYS);
        assertThat(line.number(1233)).isEqualTo("1230");
        assertThat(line.number(1233.6)).isEqualTo("1230");
        Durations two = DurationsRule.of(ChronoUnit.SECONDS)
                .count(List.of(Duration.ofSeconds(1_234_567), Duration.ofSeconds(1_234_568)));
        assertThat(two).hasToString("durations: n = 2, mean 14.3, median 14.3, 95th percentile 14.3, max 14.3 days");
    }

    @Test
    void agreedTimesAreExact() {
        assertThat(TimeText.exact(Duration.parse("PT402H"))).isEqualTo("16 d 18 h");
        assertThat(TimeText.exact(Duration.parse("PT402H59M"))).isEqualTo("16 d 18 h 59 min");
        assertThat(TimeText.exact(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(TimeText.exact(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(TimeText.exact(Duration.ofSeconds(20))).isEqualTo("20 seconds");
        assertThat(TimeText.exact(Duration.ofMillis(1500))).isEqualTo("1.5 seconds");
        assertThat(TimeText.exact(Duration.ofMillis(10))).isEqualTo("10 milliseconds");
        assertThat(TimeText.exact(Duration.ZERO)).isEqualTo("0 seconds");
        assertThat(TimeText.exact(Duration.ofMinutes(-90))).isEqualTo("-1 h 30 min");
    }
}
