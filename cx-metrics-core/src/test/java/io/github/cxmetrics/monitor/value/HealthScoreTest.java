package io.github.cxmetrics.monitor.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.StoredFormContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HealthScoreTest {

    private static final HealthRule RULE = HealthRule.of(
            HealthMeasure.of("logins", 0, 20).withWeight(0.4),
            HealthMeasure.of("nps", -100, 100).withWeight(0.3),
            HealthMeasure.of("tickets", 0, 10).lowIsGood().withWeight(0.3));

    @Test
    void printsALineAndATable() {
        HealthScore score = RULE.score(Map.of("logins", 12, "nps", 30, "tickets", 2));
        assertThat(score).hasToString("health 67.5 (NEUTRAL), coverage 100.0 %");
        assertThat(score.table()).isEqualTo("""
                        measure  points  weight
                        logins     60.0     0.4
                        nps        65.0     0.3
                        tickets    80.0     0.3
                        health 67.5 (NEUTRAL), coverage 100.0 %
                        """);
        assertThat(score.points())
                .containsExactly(Map.entry("logins", 60.0), Map.entry("nps", 65.0), Map.entry("tickets", 80.0));
    }

    /** 0.1 + 0.2 in doubles is beyond 0.3: the score would be 40.000000000000006, or 39.999999999999996 in another order. */
    @Test
    void aScoreAtALimitIsInTheBandThatBeginsThere() {
        HealthRule rule = HealthRule.of(
                HealthMeasure.of("a", 0, 1).withWeight(0.1),
                HealthMeasure.of("b", 0, 1).withWeight(0.2),
                HealthMeasure.of("c", 0, 1).withWeight(0.7));
        assertThat(rule.score(Map.of("a", 0.7, "b", 0.7, "c", 0.7)).band()).isEqualTo("HEALTHY");
        assertThat(rule.score(Map.of("a", 1, "b", 1, "c", 1.0 / 7))
                        .valueIfDefined()
                        .orElseThrow())
                .isCloseTo(40, within(1e-12));
        assertThat(rule.score(Map.of("a", 0.1, "b", 0.4, "c", 0.442857)).band()).isEqualTo("AT_RISK");
        assertThat(rule.score(Map.of("a", 0.1, "b", 0.4, "c", 0.442858)).band()).isEqualTo("NEUTRAL");
        HealthRule third = HealthRule.of(
                        HealthMeasure.of("a", 0, 3), HealthMeasure.of("b", 0, 3), HealthMeasure.of("c", 0, 3))
                .withBands(HealthBand.of("LOW", 0), HealthBand.of("HIGH", 50));
        assertThat(third.score(Map.of("a", 1, "b", 2, "c", 1.5)).band()).isEqualTo("HIGH");
    }

    @Test
    void valuesBeyondTheLimitsCountAsTheLimit() {
        HealthScore score = RULE.score(Map.of("logins", 1e300, "nps", -250, "tickets", 40));
        assertThat(score.points())
                .containsExactly(Map.entry("logins", 100.0), Map.entry("nps", 0.0), Map.entry("tickets", 0.0));
    }

    @Test
    void whatIsMissingIsLeftOutAndCovered() {
        Map<String, Integer> noTickets = new HashMap<>(Map.of("logins", 12, "nps", 30));
        noTickets.put("tickets", null);
        HealthScore score = RULE.score(noTickets);
        assertThat(score.value()).isCloseTo((0.4 * 60 + 0.3 * 65) / 0.7, within(1e-12));
        assertThat(score.coverage()).isEqualTo(0.7);
        assertThat(score.points("tickets")).isEmpty();
        HealthScore little = RULE.score(Map.of("nps", 90));
        assertThat(little).hasToString("health undefined, coverage 30.0 %");
        assertThat(little.bandIfDefined()).isEmpty();
        assertThatThrownBy(little::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the health score is undefined: 30.0 % of the weight is observed, at least 50.0 % must be");
        assertThatThrownBy(() -> RULE.withMinimumCoverage(0).score(Map.of()).band())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the health score is undefined: no measure is observed");
        assertThat(RULE.withMinimumCoverage(0.3).score(Map.of("nps", 90)).value())
                .isEqualTo(95);
    }

    @Test
    void exceptionsCapWhatWeightsWouldOutvote() {
        HealthRule rule = RULE.withExceptions(HealthException.of("tickets", 20, 30), HealthException.of("nps", 20, 60));
        HealthScore capped = rule.score(Map.of("logins", 20, "nps", 100, "tickets", 9));
        assertThat(capped).hasToString("health 30.0 (AT_RISK), coverage 100.0 %, capped by tickets");
        assertThat(capped.exceptions()).containsExactly(HealthException.of("tickets", 20, 30));
        assertThat(rule.score(Map.of("logins", 20, "nps", 100, "tickets", 8)).value())
                .isEqualTo(76);
        assertThat(rule.score(Map.of("logins", 0, "nps", -100, "tickets", 10)).exceptions())
                .isEmpty();
        assertThat(rule.score(Map.of("logins", 20, "nps", 100)).value()).isEqualTo(100);
    }

    @Test
    void groupsAreScoredFirst() {
        HealthRule rule = HealthRule.of(HealthMeasure.of("nps", -100, 100))
                .withGroups(
                        List.of(
                                HealthMeasure.of("logins", 0, 20).withWeight(3).inGroup("usage"),
                                HealthMeasure.of("seats", 0, 100).withWeight(1).inGroup("usage"),
                                HealthMeasure.of("nps", -100, 100).withWeight(0.5)),
                        HealthGroup.of("usage", 0.5));
        HealthScore score = rule.score(Map.of("logins", 20, "seats", 20, "nps", 0));
        assertThat(score.groups()).containsExactly(Map.entry("usage", 80.0));
        assertThat(score.value()).isEqualTo(65);
        HealthScore part = rule.score(Map.of("logins", 20, "nps", 0));
        assertThat(part.value()).isEqualTo(75);
        assertThat(part.coverage()).isEqualTo(0.875);
        assertThat(part.table())
                .startsWith("measure        points  weight\nusage: logins   100.0       3\nusage: seats        –");
    }

    @Test
    void badInputIsRefused() {
        refused(() -> RULE.score(Map.of("calls", 3)), "no measure calls in [logins, nps, tickets]");
        refused(() -> RULE.score(Map.of("nps", Double.NaN)), "the value of nps must be finite, not NaN");
        refused(() -> HealthMeasure.of("a", 3, 3), "a needs low < high, not 3.0 and 3.0");
        refused(() -> HealthMeasure.of("a", 0, 3).withWeight(0), "the weight of a must be above 0 and finite, not 0.0");
        refused(HealthRule::of, "a health score needs measures");
        refused(() -> HealthRule.of((HealthMeasure[]) null), "a health score needs measures");
        refused(RULE::withBands, "a health score needs bands");
        refused(
                () -> RULE.withGroups(
                        List.of(HealthMeasure.of("a", 0, 1).inGroup("g")),
                        HealthGroup.of("g", 1),
                        HealthGroup.of("g", 2)),
                "two groups have the name g");
        refused(
                () -> HealthRule.of(HealthMeasure.of("a", 0, 1), HealthMeasure.of("a", 0, 1)),
                "two measures have the name a");
        refused(() -> HealthRule.of(HealthMeasure.of("a", 0, 1).inGroup("g")), "a is in group g, which the rule lacks");
        refused(() -> RULE.withGroups(RULE.measures(), HealthGroup.of("g", 1)), "group g has no measures");
        refused(() -> RULE.withExceptions(HealthException.of("calls", 20, 30)), "no measure calls for an exception");
        refused(() -> HealthException.of("a", 120, 30), "the points of an exception must be in 0..100, not 120.0");
        refused(
                () -> RULE.withBands(HealthBand.of("A", 50), HealthBand.of("B", 50)),
                "bands must begin one above the other, not B at 50.0 after A at 50.0");
        refused(() -> RULE.withMinimumCoverage(1.5), "the minimum of coverage must be in 0..1, not 1.5");
        refused(() -> RULE.withBands(HealthBand.of("A", 5), HealthBand.of("A", 50)), "two bands have the name A");
        refused(() -> RULE.score(null), "values must not be null");
        refused(() -> RULE.count(List.of(Map.of("calls", 3))), "no measure calls in [logins, nps, tickets] (row 0)");
        assertThatThrownBy(() -> RULE.withBands(HealthBand.of("HIGH", 90))
                        .score(Map.of("logins", 10))
                        .band())
                .isInstanceOf(IllegalStateException.class);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void customersByBand() {
        HealthTally tally = RULE.count(List.of(2, 5, 12, 12, 20), logins -> Map.of("logins", logins, "nps", 30))
                .plus(RULE.count(List.of(Map.of("tickets", 2))));
        assertThat(tally).hasToString("health: AT_RISK 1, NEUTRAL 3, HEALTHY 1, n = 5, 1 without a score");
        assertThat(tally.table()).isEqualTo("""
                        band     from  customers   share         interval
                        AT_RISK     0          1  20.0 %   3.6 % … 62.4 %
                        NEUTRAL    40          3  60.0 %  23.1 % … 88.2 %
                        HEALTHY    70          1  20.0 %   3.6 % … 62.4 %
                        """);
        assertThat(tally.share("NEUTRAL")).hasToString("share of NEUTRAL 60.0 % (95 % CI 23.1 % … 88.2 %), 3 of 5");
        assertThat(RULE.withBands(HealthBand.of("HIGH", 90)).count(List.of(Map.of("logins", 1, "nps", 1))))
                .hasToString("health: HIGH 0, below all bands 1, n = 1");
        assertThat(RULE.empty()).hasToString("health: no customers");
        refused(() -> tally.count("GREEN"), "no band GREEN among [AT_RISK, NEUTRAL, HEALTHY]");
    }

    @Test
    void scoresAreSerializable() throws Exception {
        HealthScore score = RULE.score(Map.of("logins", 12, "nps", 30));
        assertThat(StoredFormContract.read(StoredFormContract.bytes(score)))
                .isEqualTo(score)
                .hasToString(score.toString());
    }
}
