package io.github.cxmetrics;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the doors of the shape refuse that no stored form reaches. */
class CoreRefusalsTest {

    private static final Proportion HALF = Proportion.of(5, 10);

    @Test
    void nothingToMerge() {
        refused(
                "there are no tallies to merge, so their rule is unknown: rule.merging() gives an empty tally",
                () -> Tally.merge(Collections.<Proportion>emptyList()));
        refused(
                "the key of a group must not be null (row 1)",
                () -> Proportion.RULE.countBy(Arrays.asList("a", null), key -> key, key -> true));
    }

    @Test
    void tablesWithoutTheirGroups() {
        missing("groupedBy", () -> MetricTable.of(null, Map.of("a", HALF)));
        missing("groupedBy", () -> MetricTable.of(null, Map.of("a", HALF), share -> share));
        missing("metric of a group", () -> MetricTable.of("area", Map.of("a", HALF), share -> (Proportion) null));
        refused(
                "a group and its metric must not be null, not " + HALF,
                () -> MetricTable.of("area", Collections.singletonMap(null, HALF)));
        refused(
                "a group and its metric must not be null, not null",
                () -> MetricTable.of("area", Collections.singletonMap("a", (Proportion) null)));
    }

    @Test
    void testsThatAreNone() {
        assertThat(TestResult.ofChiSquare("Q", 0, 1).pValue()).isEqualTo(1);
        refused("the statistic of Q must be at least 0, not -1.0", () -> TestResult.ofChiSquare("Q", -1, 1));
        refused("the degrees of freedom of Q must be above 0, not 0", () -> TestResult.ofChiSquare("Q", 1, 0));
        refused("the statistic of t must be a number, not NaN", () -> TestResult.ofT("t", Double.NaN, 1));
        refused("the degrees of freedom of t must be above 0, not 0.0", () -> TestResult.ofT("t", 1, 0));
        assertThat(TestResult.ofT("t", 0, 1e-9).pValue()).isEqualTo(1);
    }

    @Test
    void streamsGiveTheValueOrRefuse() throws Exception {
        SerializedForm form = new SerializedForm(Proportion.RULE.toForm());
        assertThat(StoredFormContract.read(StoredFormContract.bytes(form))).isEqualTo(Proportion.RULE);
        assertThatThrownBy(() -> StoredFormContract.read(StoredFormContract.bytes(new SerializedForm(null))))
                .isExactlyInstanceOf(InvalidObjectException.class)
                .hasMessage("a serialized value without its data");
    }

    @Test
    void amountsBeyondALong() {
        Money most = new Money(Long.MAX_VALUE, Currency.getInstance("EUR"));
        Money cent = new Money(1, Currency.getInstance("EUR"));
        assertThatThrownBy(() -> most.plus(cent))
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("amounts overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
    }

    @Test
    void slotsOfAThousandYears() {
        Duration longest = Duration.ofDays(366_000);
        assertThat(WindowedRecorder.of(Proportion.RULE, longest, longest)).isNotNull();
        refused(
                "a slot has 366000 days at most, not 366000 d 1 s",
                () -> WindowedRecorder.of(Proportion.RULE, longest.plusSeconds(1), longest.plusSeconds(1)));
    }

    @Test
    void whatAnAccumulatorOfARuleGivesBack() {
        Accumulator<Integer, Proportion> adding = Accumulator.adding(Proportion.of(0, 0), any -> null);
        missing("tally of an observation", () -> adding.add(3));
        assertThat(List.of(adding.snapshot())).containsExactly(Proportion.of(0, 0));
    }
}
