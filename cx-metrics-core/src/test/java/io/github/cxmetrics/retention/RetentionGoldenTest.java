package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.retention.revenue.ChurnReason;
import io.github.cxmetrics.retention.revenue.ChurnReasons;
import io.github.cxmetrics.retention.revenue.MrrHistory;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.retention.revenue.RevenueRatio;
import io.github.cxmetrics.retention.revenue.Upsell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of service.json on rates and revenue. Those on cohorts of the same room have a test of their own. */
class RetentionGoldenTest {

    /** Four decimals, more than any amount of the files has. */
    private static final Currency CURRENCY = Currency.getInstance("CLF");

    private static final Map<String, BiConsumer<JsonNode, Expected>> CHECKS = Map.of(
            "customer retention rate", RetentionGoldenTest::retention,
            "churn-rate denominators", RetentionGoldenTest::denominators,
            "churn reasons", RetentionGoldenTest::reasons,
            "daily formula", RetentionGoldenTest::daily,
            "MRR movements", RetentionGoldenTest::movements,
            "snapshot vs event", RetentionGoldenTest::history,
            "compounding monthly NRR", RetentionGoldenTest::compounding,
            "upsell", RetentionGoldenTest::upsell);

    private static final Set<String> AREAS = Set.of("retention", "churn", "revenue");

    /** Checked by the test of cohorts, or in the room of lifetimes. A metric of these areas that nobody knows comes here, and fails. */
    private static final List<String> ELSEWHERE = List.of(
            "N-day, unbounded",
            "return day index",
            "repeat purchase rate",
            "life-cycle growth",
            "DAU/WAU",
            "simple CLTV");

    @TestFactory
    Stream<DynamicTest> ratesAndRevenue() {
        return GoldenFile.tests(
                "service.json",
                node -> AREAS.contains(node.path("area").asText())
                        && ELSEWHERE.stream().noneMatch(metric(node)::startsWith),
                RetentionGoldenTest::metric,
                (node, expected) -> checkOf(metric(node)).accept(node.path("input"), expected));
    }

    private static BiConsumer<JsonNode, Expected> checkOf(String metric) {
        return CHECKS.entrySet().stream()
                .filter(check -> metric.startsWith(check.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown metric: " + metric));
    }

    private static String metric(JsonNode node) {
        return node.path("metric").asText();
    }

    private static Money money(JsonNode amount) {
        return Money.of(amount.isTextual() ? new BigDecimal(amount.asText()) : amount.decimalValue(), CURRENCY);
    }

    private static double major(Money money) {
        return money.amount().doubleValue();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static long[] longs(JsonNode list) {
        return items(list).mapToLong(JsonNode::asLong).toArray();
    }

    private static void retention(JsonNode input, Expected expected) {
        long start = input.path("start").asLong();
        long end = input.path("end").asLong();
        long fresh = input.path("new").asLong();
        RetentionRate rate = RetentionRate.startingWith(start)
                .endingWith(end)
                .ofWhichReactivated(input.path("reactivated").asLong())
                .ofWhichNew(fresh);
        expected.number("retentionRate", rate::valueInclReactivated);
        expected.number("retentionRateExclReactivated", rate::value);
        expected.number("churnRate", () -> rate.churn().value());
        if (expected.raw("wrongDividingByNew").isNull()) {
            assertThat(fresh).isZero();
        } else {
            double right = rate.valueIfDefined().orElse(Double.NaN);
            expected.mistake("wrongDividingByNew", () -> (double) (end - fresh) / fresh, right, rate::value);
        }
    }

    private static void denominators(JsonNode input, Expected expected) {
        int days = input.path("days").asInt();
        Churn churn = Churn.startingWith(input.path("start").asLong())
                .losing(input.path("lostFromStart").asLong())
                .gaining(input.path("new").asLong())
                .ofWhichLost(input.path("lostFromNew").asLong())
                .over(days, input.path("customerDays").asLong());
        assertThat(churn.end()).isEqualTo(input.path("end").asLong());
        Map<String, ChurnDenominator> denominators = Map.of(
                "startOnly", ChurnDenominator.START_ONLY,
                "allLostOverStart", ChurnDenominator.ALL_LOST_OVER_START,
                "average", ChurnDenominator.AVERAGE,
                "startPlusHalfNew", ChurnDenominator.START_PLUS_HALF_NEW,
                "startPlusNew", ChurnDenominator.START_PLUS_NEW,
                "personTime", ChurnDenominator.PERSON_TIME);
        denominators.forEach((key, denominator) ->
                expected.number(key, () -> churn.rate(denominator).value()));
        for (String key : expected.keys()) {
            if (key.startsWith("annualizedCompound_") || key.startsWith("monthlyFromPeriod_")) {
                double target = Double.parseDouble(key.substring(key.indexOf('_') + 1));
                expected.number(
                        key,
                        () -> churn.rate(ChurnDenominator.START_ONLY)
                                .scaledTo(target)
                                .value());
            }
        }
        if (expected.has("wrongAnnualLinear")) {
            ChurnRate rate = churn.rate(ChurnDenominator.START_ONLY);
            double right = rate.scaledTo(365).value();
            expected.mistake("wrongAnnualLinear", () -> rate.value() * 365 / days, right, () -> right);
        }
    }

    private static void reasons(JsonNode input, Expected expected) {
        List<ChurnReasons.Loss> losses = items(input.path("rows"))
                .map(row -> ChurnReasons.Loss.of(
                        reason(row.path("reason")), row.path("logos").asLong(), money(row.path("mrr"))))
                .toList();
        ChurnReasons reasons = ChurnReasons.Rule.of(CURRENCY).count(losses);
        Expected logos = expected.part("logoShare");
        Expected mrr = expected.part("mrrShare");
        for (ChurnReason reason : reasons.reasons()) {
            logos.number(reason.text(), () -> reasons.shareOfCustomers(reason).value());
            mrr.number(reason.text(), () -> reasons.shareOfRevenue(reason));
        }
    }

    private static ChurnReason reason(JsonNode text) {
        return text.isNull()
                ? ChurnReason.UNKNOWN
                : text.asText().startsWith("involuntary")
                        ? ChurnReason.involuntary(text.asText())
                        : ChurnReason.voluntary(text.asText());
    }

    private static void daily(JsonNode input, Expected expected) {
        DailyChurn daily = DailyChurn.of(longs(input.path("dailyStart")), longs(input.path("dailyLost")));
        expected.number("sumOfDailyRates", daily::sumOfDailyRates);
        expected.number("ratioOfSumsTimesDays", daily::ratioOfSumsTimesDays);
        expected.number("onStart", daily::onStart);
    }

    private static void movements(JsonNode input, Expected expected) {
        List<MrrMovements.Account> accounts = items(input.path("accounts"))
                .map(account -> MrrMovements.Account.of(
                        account.path("id").asText(),
                        money(account.path("start")),
                        money(account.path("end")),
                        account.path("everPaid").asBoolean()))
                .toList();
        MrrMovements movements = MrrMovements.Rule.of(CURRENCY).count(accounts);
        MrrMovements.Moves moves = movements.moves();
        expected.number("startMrr", () -> major(movements.start()));
        expected.number("endMrr", () -> major(movements.end()));
        for (MrrMovements.Kind move : MrrMovements.Kind.values()) {
            expected.number(move + "Mrr", () -> major(moves.mrr(move)));
        }
        expected.number("NRR", movements::nrr);
        expected.number("GRR", movements::grr);
        expected.number("grossMrrChurnRate", () -> movements.ratio(RevenueRatio.GROSS_CHURN));
        expected.number("netMrrChurnRateChartMogul", () -> movements.ratio(RevenueRatio.NET_CHURN_INCL_REACTIVATION));
        expected.number("nrrInclReactivation", () -> movements.ratio(RevenueRatio.NRR_INCL_REACTIVATION));
        expected.number("logoChurn", () -> movements.logoChurn().value());
        expected.number("logoRetention", () -> movements.logoRetention().value());
        expected.number("quickRatio", moves::quickRatio);
        expected.number("quickRatioInclReactivation", moves::quickRatioInclReactivation);
        expected.exact(
                "identityHolds", () -> movements.start().plus(moves.net()).equals(movements.end()));
        assertThat(byColumns(accounts)).isEqualTo(movements);
    }

    private static MrrMovements byColumns(List<MrrMovements.Account> accounts) {
        boolean[] everPaid = new boolean[accounts.size()];
        IntStream.range(0, everPaid.length)
                .forEach(i -> everPaid[i] = accounts.get(i).everPaid());
        return MrrMovements.ofMinor(
                CURRENCY,
                accounts.stream().mapToLong(account -> account.start().minor()).toArray(),
                accounts.stream().mapToLong(account -> account.end().minor()).toArray(),
                everPaid);
    }

    private static void history(JsonNode input, Expected expected) {
        List<Money> months =
                items(input.path("mrrByMonth")).map(RetentionGoldenTest::money).toList();
        MrrHistory history = MrrHistory.Rule.of(CURRENCY, months.size())
                .count(List.of(MrrHistory.Account.of(
                        "a", months, input.path("everPaid").asBoolean())));
        assertThat(history.monthly().stream()
                        .map(month -> amounts(month.moves()))
                        .toList())
                .isEqualTo(items(expected.raw("movements"))
                        .map(RetentionGoldenTest::amounts)
                        .toList());
        assertThat(amounts(history.firstToLast().moves())).isEqualTo(amounts(expected.raw("snapshotFirstToLast")));
        assertThat(amounts(history.eventTotals())).isEqualTo(amounts(expected.raw("eventTotals")));
    }

    /** Movements that are there, by name. */
    private static Map<String, Money> amounts(MrrMovements.Moves moves) {
        Map<String, Money> amounts = new TreeMap<>();
        Arrays.stream(MrrMovements.Kind.values())
                .filter(move -> moves.count(move) > 0)
                .forEach(move -> amounts.put(move.toString(), moves.mrr(move)));
        return amounts;
    }

    private static Map<String, Money> amounts(JsonNode moves) {
        Map<String, Money> amounts = new TreeMap<>();
        moves.fieldNames().forEachRemaining(move -> amounts.put(move, money(moves.path(move))));
        return amounts;
    }

    private static void compounding(JsonNode input, Expected expected) {
        List<Double> monthly = new ArrayList<>();
        input.path("monthlyNrr").forEach(nrr -> monthly.add(nrr.asDouble()));
        double[] nrr = monthly.stream().flatMapToDouble(DoubleStream::of).toArray();
        expected.number("product", () -> MrrHistory.compounded(nrr));
    }

    private static void upsell(JsonNode input, Expected expected) {
        Upsell upsell = new Upsell(
                input.path("offers").asLong(),
                input.path("accepted").asLong(),
                input.path("base").asLong(),
                money(input.path("upsellRevenue")),
                money(input.path("totalRevenue")));
        expected.number("acceptedOverOffers", () -> upsell.acceptedOverOffers().value());
        expected.number("acceptedOverBase", upsell::acceptedOverBase);
        expected.number("revenueShare", upsell::revenueShare);
    }
}
