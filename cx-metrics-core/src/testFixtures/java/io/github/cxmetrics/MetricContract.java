package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every metric must keep beside the contract of its tally.
 *
 * @param <E> the observation
 * @param <T> the metric
 */
public abstract class MetricContract<E, T extends Metric<T>> extends TallyContract<E, T> {

    private static final List<Confidence> LEVELS =
            List.of(Confidence.of(0.5), Confidence.of(0.9), Confidence.of(0.999));

    /** The message of the headline number of an empty tally. */
    protected abstract String undefined();

    private T part() {
        return tallyOf(observations().subList(0, observations().size() / 2));
    }

    @Test
    void emptyHasNoNumber() {
        T empty = rule().empty();
        assertThat(empty.valueIfDefined()).isEmpty();
        assertThat(empty.intervalIfDefined(Confidence.DEFAULT)).isEmpty();
        assertThatThrownBy(empty::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(undefined());
        assertThatThrownBy(empty::interval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(undefined());
        assertThatThrownBy(() -> empty.versus(whole()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(undefined());
        assertThatThrownBy(() -> whole().versus(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(undefined());
    }

    @Test
    void whatIsUndefinedIsNothingWhereThatIsAskedFor() {
        T empty = rule().empty();
        assertThat(empty.intervalIfDefined()).isEmpty();
        assertThat(empty.versusIfDefined(whole())).isEmpty();
        assertThat(whole().versusIfDefined(empty)).isEmpty();
        assertThat(whole().versusIfDefined(part())).contains(whole().versus(part()));
        assertThat(empty.view()).isEqualTo(new MetricView(empty.name(), empty.unit(), null, null, null, 0, ""));
        Interval interval = whole().interval();
        assertThat(whole().view())
                .isEqualTo(new MetricView(
                        whole().name(),
                        whole().unit(),
                        whole().value(),
                        interval.lower(),
                        interval.upper(),
                        whole().count(),
                        interval.method()));
    }

    @Test
    void intervalsHoldTheValueAndGrowWithTheLevel() {
        T metric = whole();
        assertThat(metric.valueIfDefined()).hasValue(metric.value());
        assertThat(metric.interval()).isEqualTo(metric.interval(Confidence.of(0.95)));
        double width = 0;
        for (Confidence level : LEVELS) {
            Interval interval = metric.interval(level);
            assertThat(interval.contains(metric.value()))
                    .as(interval.toString())
                    .isTrue();
            assertThat(interval.width()).isGreaterThan(width);
            assertThat(interval.confidence()).isEqualTo(level);
            assertThat(metric.intervalIfDefined(level)).contains(interval);
            width = interval.width();
        }
    }

    @Test
    void comparisonsAreSignedAndAgreeWithTheirTest() {
        Comparison there = whole().versus(part());
        Comparison back = part().versus(whole());
        assertThat(there.difference()).isEqualTo(whole().value() - part().value(), within(1e-9));
        assertThat(back.difference()).isEqualTo(-there.difference(), within(1e-12));
        assertThat(back.interval().lower()).isEqualTo(-there.interval().upper(), within(1e-9));
        assertThat(back.pValue()).isEqualTo(there.pValue(), within(1e-9));
        assertThat(there.interval().contains(0)).isEqualTo(there.pValue() > 0.05);
        assertThat(whole().versus(whole()).pValue()).isEqualTo(1);
        assertThat(whole().versus(whole()).difference()).isZero();
        assertThat(there.line()).isNotBlank().doesNotContain("\n", "NaN");
    }

    @Test
    void aBaselineOfAnotherRuleIsRefused() {
        if (ofOtherRule().isEmpty()) {
            assertThat(refusalOfOtherRule()).isEmpty();
            return;
        }
        assertThatThrownBy(() -> whole().versus(ofOtherRule().orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusalOfOtherRule());
    }

    @Test
    void linesSayNameValueIntervalAndCount() {
        T metric = whole();
        assertThat(metric.line())
                .startsWith(metric.name() + " " + metric.unit().text(metric.value()) + " (95 % CI ")
                .endsWith("n = " + metric.count());
    }
}
