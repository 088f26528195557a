package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How long the customers of a telephone company stay: the curves in service-reference.json, and the comparison of contracts. */
class TelcoSurvivalTest {

    private static final double CLOSE = 1e-9;

    @TestFactory
    Stream<DynamicTest> curves() {
        JsonNode telco = GoldenFile.tree("service-reference.json").path("telco");
        return StreamSupport.stream(((Iterable<String>) telco::fieldNames).spliterator(), false)
                .filter(key -> key.startsWith("km"))
                .map(key -> DynamicTest.dynamicTest(key, () -> check(curve(key), telco.path(key))));
    }

    private static SurvivalCurve curve(String key) {
        if (!key.equals("kmAll")) {
            throw new IllegalArgumentException("unknown curve: " + key);
        }
        return Spells.telcoCustomers().curve();
    }

    private static void check(SurvivalCurve curve, JsonNode node) {
        Expected.checkAll(node, CLOSE, expected -> {
            expected.number("medianR", () -> curve.quantile(0.5, QuantileRule.MIDPOINT));
            expected.number("q25R", () -> curve.quantile(0.25, QuantileRule.MIDPOINT));
            expected.number("rmst72", () -> curve.restrictedMean(72).value());
            expected.number("rmst72Se", () -> curve.restrictedMean(72).standardError());
            Expected months = expected.part("atMonths");
            Iterator<String> each = months.keys().iterator();
            each.forEachRemaining(month -> atMonth(curve, Double.parseDouble(month), months.part(month)));
        });
    }

    private static void atMonth(SurvivalCurve curve, double month, Expected expected) {
        SurvivalStep step = curve.steps().stream()
                .filter(one -> one.time() == month)
                .findFirst()
                .orElseThrow();
        Interval interval = curve.interval(month);
        expected.exact("nRisk", step::atRisk);
        expected.exact("nEvent", step::observed);
        expected.number("survival", () -> curve.at(month));
        expected.number("greenwoodSe", () -> curve.standardError(month));
        expected.number("lowerLogLog", interval::lower);
        expected.number("upperLogLog", interval::upper);
    }

    @Test
    void theMedianIsNotReached() {
        SurvivalCurve curve = Spells.telcoCustomers().curve();
        assertThat(curve).hasToString("survival: n = 7043, 1869 observed, median not reached within 72 months");
        assertThatThrownBy(curve::median)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the survival quantile 0.5 is not reached within 72 months");
        assertThat(curve.restrictedMean(72))
                .hasToString("restricted mean 54.49 of the first 72 months (95 % CI 53.81 … 55.17), n = 7043");
    }

    @Test
    void customersWithContractsStayLonger() {
        Map<String, SurvivalTally> contracts = Spells.telcoBy("Contract");
        LogRankResult result = LogRank.test(contracts);
        assertThat(result.chiSquare()).isEqualTo(2352.87253825934, within(2352 * CLOSE));
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertThat(result.logP()).isEqualTo(-1176.436, within(5e-4)).isEqualTo(-result.chiSquare() / 2, within(CLOSE));
        assertThat(result.pValue()).isZero();
        assertThat(result).hasToString("log-rank: chi-square 2352.87, df 2, p < 1e-300 (ln p -1176.44)");
        assertThat(result.table()).isEqualTo("""
                group              n  observed  expected
                Month-to-month  3875    1655.0     708.4
                One year        1473     166.0     470.7
                Two year        1695      48.0     689.8
                """);
        assertThat(contracts.values().stream().reduce(SurvivalTally::plus)).contains(Spells.telcoCustomers());
    }

    @Test
    void menAndWomenStayAlike() {
        LogRankResult result = LogRank.test(Spells.telcoBy("gender"));
        assertThat(result.pValue()).isBetween(0.1, 0.9);
    }
}
