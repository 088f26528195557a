package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.survival.SurvivalCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The CDNOW log in service-reference.json: real purchases of customers who began in the first quarter of 1997. */
class CdnowGoldenTest {

    private static final double CLOSE = 1e-9;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Pattern WITHIN = Pattern.compile("repeatWithin(\\d+)d");

    private static final Instant END = Instant.parse("1998-07-01T00:00:00Z");

    private final CdnowLog cdnow = CdnowLog.read();

    @Test
    void everyKey() {
        JsonNode node = GoldenFile.tree("service-reference.json").path("cdnow");
        Expected.checkAll(node, CLOSE, this::check);
    }

    private void check(Expected expected) {
        if (expected.keys().isEmpty()) {
            return;
        }
        Instant asOf = LocalDate.parse(expected.raw("asOf").asText())
                .plusDays(1)
                .atStartOfDay(UTC)
                .toInstant();
        RepeatPurchase ninety = repeat(90, asOf);
        expected.exact("rows", cdnow.log()::rows);
        expected.exact("customers", ninety::customers);
        expected.exact("purchaseDays", ninety::purchases);
        assertThat(expected.raw("rule").asText())
                .isEqualTo("several rows of one customer on the same date = one purchase occasion");
        expected.number("repeatPurchaseRateNaive", () -> ninety.repeatersSoFar().value());
        for (String key : expected.keys()) {
            Matcher within = WITHIN.matcher(key);
            if (within.matches()) {
                check(expected.part(key), repeat(Integer.parseInt(within.group(1)), asOf));
            }
        }
    }

    private void check(Expected expected, RepeatPurchase repeat) {
        expected.exact("matureN", repeat::count);
        expected.exact("repeated", () -> repeat.proportion().successes());
        expected.number("rate", repeat::value);
    }

    private RepeatPurchase repeat(int days, Instant asOf) {
        return RepeatPurchaseRule.withinDays(days, UTC).asOf(asOf).count(cdnow.log());
    }

    /** Counted from the file by a Python program of its own. */
    @Test
    void cohortsByMonth() {
        CohortTable table = CohortRule.of(CalendarPeriods.months(UTC)).asOf(END).count(cdnow.log());
        assertThat(table.count()).isEqualTo(2357);
        assertThat(returned(table, 1))
                .containsExactly(781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33);
        assertThat(returned(table, 2))
                .containsExactly(857, 134, 110, 75, 77, 75, 61, 61, 74, 70, 59, 57, 59, 70, 56, 59, 60);
        assertThat(returned(table, 3)).containsExactly(719, 87, 84, 78, 63, 64, 55, 57, 73, 65, 47, 51, 78, 32, 38, 45);
        assertThat(table.cohorts()).hasSize(3);
    }

    private static List<Integer> returned(CohortTable table, int month) {
        LocalDate cohort = LocalDate.of(1997, month, 1);
        return IntStream.range(0, table.columns())
                .mapToObj(column -> table.cellIfMature(cohort, column))
                .flatMap(Optional::stream)
                .map(share -> (int) share.successes())
                .toList();
    }

    /** Counted from the file by a Python program of its own: active, new, returning, resurrected, newly dormant, dormant. */
    @Test
    void lifeCycleByMonth() {
        LifeCycle months = LifeCycle.of(CalendarPeriods.months(UTC), cdnow.log(), END);
        assertThat(months.periods()).hasSize(18);
        assertThat(counts(months.periods().get(0))).containsExactly(781, 781, 0, 0, 0, 0);
        assertThat(counts(months.periods().get(2))).containsExactly(948, 719, 168, 61, 813, 1409);
        assertThat(counts(months.periods().get(3))).containsExactly(267, 0, 171, 96, 777, 2090);
        assertThat(counts(months.periods().get(11))).containsExactly(183, 0, 65, 118, 140, 2174);
        assertThat(counts(months.periods().get(17))).containsExactly(138, 0, 41, 97, 93, 2219);
    }

    private static long[] counts(LifeCycle.Period p) {
        return new long[] {p.active(), p.newCustomers(), p.returning(), p.resurrected(), p.newlyDormant(), p.dormant()};
    }

    @Test
    void timeToTheSecondPurchase() {
        SurvivalCurve curve = repeat(90, END).secondPurchase();
        assertThat(curve.tally().observed()).isEqualTo(1139);
        assertThat(curve.tally().censored()).isEqualTo(1218);
        assertThat(curve.failureAt(90)).isEqualTo(repeat(90, END).value(), within(1e-12));
        assertThat(curve.medianIfReached()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void amountsAddUp() {
        CohortAmounts amounts = CohortRule.of(CalendarPeriods.months(UTC))
                .asOf(END)
                .amounts()
                .count(cdnow.log().withAmounts(cdnow.cents()));
        long sum = 0;
        for (LocalDate cohort : amounts.cohorts()) {
            for (int month = 0; amounts.maturedSize(cohort, month) > 0; month++) {
                sum += amounts.amount(cohort, month);
            }
        }
        assertThat(sum).isEqualTo(Arrays.stream(cdnow.cents()).sum());
    }
}
