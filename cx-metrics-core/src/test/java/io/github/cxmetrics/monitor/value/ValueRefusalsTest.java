package io.github.cxmetrics.monitor.value;

import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.survey.NpsBand;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class ValueRefusalsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final NpsBands BANDS = NpsBands.STANDARD;

    @Test
    void partsThatAreMissing() {
        Estimate one = Estimate.of(1, 0.5);
        refused("a return needs a gain, a value and a cost", () -> new CxReturn(null, one, one));
        refused("a return needs a gain, a value and a cost", () -> new CxReturn(one, null, one));
        refused("a return needs a gain, a value and a cost", () -> new CxReturn(one, one, null));
        refused("a health score needs measures", () -> HealthRule.of((HealthMeasure[]) null));
        ServiceGapRule gap = new ServiceGapRule(RatingScale.ONE_TO_SEVEN, List.of("empathy"));
        refused("a service gap needs a scale", () -> new ServiceGapRule(null, List.of("empathy")));
        refused("columns must not be null", () -> gap.count("empathy", null, new int[] {1}));
        refused("columns must not be null", () -> gap.count("empathy", new int[] {1}, null));
        refused(
                "weights must not be null",
                () -> gap.count("empathy", new int[] {1}, new int[] {2}).weighted(null));
        refused(
                "the dimension of an answer is none of [empathy] (row 0)",
                () -> gap.count(List.of(new ServiceGap.Answer("speed", 3, 4))));
    }

    @Test
    void valuesWithoutTheirBands() {
        int[] scores = {10};
        long[] minor = {100};
        for (Object[] parts : new Object[][] {{null, scores, minor}, {BANDS, null, minor}, {BANDS, scores, null}}) {
            refused(
                    "bands, scores and amounts must not be null",
                    () -> ValueByBand.ofMinor((NpsBands) parts[0], EUR, (int[]) parts[1], (long[]) parts[2]));
        }
        refused("a currency must not be null", () -> ValueByBand.ofMinor(BANDS, null, scores, minor));
        refused(
                "bands and rows must not be null",
                () -> ValueByBand.from(null, EUR, List.of(1), row -> 9, row -> Money.of("1", "EUR")));
        refused(
                "bands and rows must not be null",
                () -> ValueByBand.from(BANDS, EUR, null, row -> 9, row -> Money.of("1", "EUR")));
        refused(
                "an amount must not be null (row 0)",
                () -> ValueByBand.from(BANDS, EUR, List.of(1), row -> 9, row -> null));
        refused("amounts must not be null", () -> ValueByBand.ofAmounts(EUR, null));
        ValueByBand value = ValueByBand.ofAmounts(EUR, Map.of(NpsBand.PROMOTER, minor));
        refused("a band must not be null", () -> value.share(null));
    }

    @Test
    void scoresBelowAllBands() {
        HealthRule rule = HealthRule.of(HealthMeasure.of("logins", 0, 20)).withBands(HealthBand.of("HIGH", 90));
        undefined(
                "the band is undefined: 10.0 is below all bands",
                () -> rule.score(Map.of("logins", 2)).band());
        refused("groups must not be null", () -> rule.withGroups(rule.measures(), (HealthGroup[]) null));
        refused("bands must not be null", () -> rule.withBands((HealthBand[]) null));
        refused("exceptions must not be null", () -> rule.withExceptions((HealthException[]) null));
    }

    /** Two answers on 1..7: sums of 2 to 14, squares of gaps of at most 2 · 36, and no less than the square of the sum of gaps by two. */
    @Test
    void sumsThatNoAnswersGive() {
        ServiceGapRule rule = new ServiceGapRule(RatingScale.ONE_TO_SEVEN, List.of("empathy"));
        refused("there must be counts of 1 dimensions, not 0", counts(rule)::toTally);
        String message = "the sums of a dimension are not those of 2 pairs on 1..7";
        refused(message, counts(rule, new ServiceGap.Cell(2, 1, 2, 1, 0))::toTally);
        refused(message, counts(rule, new ServiceGap.Cell(2, 15, 14, 1, 0))::toTally);
        refused(message, counts(rule, new ServiceGap.Cell(2, 2, 15, 169, 0))::toTally);
        refused(message, counts(rule, new ServiceGap.Cell(2, 2, 14, 73, 0))::toTally);
        refused(message, counts(rule, new ServiceGap.Cell(2, 2, 14, 71, 0))::toTally);
        assertThat(counts(rule, new ServiceGap.Cell(2, 2, 14, 72, 0)).toTally().count())
                .isEqualTo(2);
    }

    private static ServiceGap.Counts counts(ServiceGapRule rule, ServiceGap.Cell... cells) {
        return new ServiceGap.Counts("service-gap", 1, rule.toForm(), List.of(cells));
    }
}
