package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Logs;
import io.github.cxmetrics.journey.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The surfaces of a result: hand-made logs, and the numbers known of the real ones. */
class FunnelResultTest {

    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

    /** "ann visit 5": ann visits five minutes after the start. */
    private static EventLog log(String... rows) {
        Event[] events = new Event[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String[] cells = rows[i].split(" ");
            events[i] = Event.of(cells[0], cells[1], START.plus(Duration.ofMinutes(Long.parseLong(cells[2]))));
            for (int p = 3; p < cells.length; p++) {
                String[] pair = cells[p].split("=");
                events[i] = events[i].with(pair[0], pair[1].matches("\\d+") ? Long.valueOf(pair[1]) : pair[1]);
            }
        }
        return EventLog.of(events);
    }

    private static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static final EventLog SHOP = log(
            "ann visit 0 channel=email product=tea",
            "ann browse 1",
            "ann cart 3 product=tea",
            "ann buy 10 price=40 product=tea",
            "bob visit 2 channel=ads product=tea",
            "bob cart 4 product=mug",
            "bob buy 7 price=50 product=mug",
            "cid visit 5 channel=ads",
            "cid cart 40",
            "dan visit 55 channel=email",
            "eve browse 20",
            "eve visit 50 channel=ads",
            "eve cart 52",
            "eve buy 53");

    private static final Funnel FUNNEL = Funnel.steps("visit", "cart", "buy").within(Duration.ofMinutes(30));

    private static final BiFunction<Integer, Integer, Proportion> CONVERSION =
            (converted, entered) -> Proportion.of(converted, entered).named("conversion", "users that entered");

    private final FunnelResult result = FUNNEL.asOf(minute(60)).run(SHOP);

    @Test
    void aBinWithoutEndIsABin() {
        FunnelSegments bins = FUNNEL.run(SHOP, Breakdown.byBins("price", 45, Double.POSITIVE_INFINITY));
        assertThat(bins.results().keySet()).containsExactlyInAnyOrder("(none)", "45 … < ∞", "< 45");
    }

    @Test
    void countsAndShares() {
        assertThat(result.reached()).containsExactly(5L, 3L, 3L);
        assertThat(result.conversion()).isEqualTo(CONVERSION.apply(3, 5));
        assertThat(result.conversion()).hasToString("conversion 60.0 % (95 % CI 23.1 % … 88.2 %), 3 of 5");
        assertThat(result.fromPrevious(1)).isEqualTo(Proportion.of(5, 5).named("visit", "users"));
        assertThat(result.fromPrevious(2)).isEqualTo(Proportion.of(3, 5).named("cart", "users at visit"));
        assertThat(result.fromPrevious(3)).isEqualTo(Proportion.of(3, 3).named("buy", "users at cart"));
        assertThat(result.fromFirst(2)).isEqualTo(Proportion.of(3, 5).named("cart", "users at visit"));
        assertThat(result.dropOff(2)).isEqualTo(2);
        assertThat(result.tally()).hasToString("funnel 5 → 3 → 3 (60.0 %), n = 5");
        assertThat(FUNNEL.empty()).hasToString("funnel: no units");
        assertThatThrownBy(() -> result.fromFirst(4)).hasMessage("step 4 is outside 1..3");
        assertThatThrownBy(() -> result.dropOff(1)).hasMessage("nobody drops off before step 1");
    }

    @Test
    void printsATableWithBars() {
        assertThat(result).hasToString("""
                step     n  of previous  of first          95 % CI  drop-off
                1 visit  5                100.0 %                             ████████████████████
                2 cart   3       60.0 %    60.0 %  23.1 % … 88.2 %         2  ████████████░░░░░░░░
                3 buy    3      100.0 %    60.0 %  23.1 % … 88.2 %         0  ████████████░░░░░░░░
                """);
        assertThat(Funnel.steps("visit", "buy")
                        .run(log("ann buy 0").knowing("visit"))
                        .toString())
                .contains("2 buy    0            –         –        –         0  ░░░░░░░░░░░░░░░░░░░░");
    }

    @Test
    void whoIsWhere() {
        assertThat(result.reaching(3)).containsExactly("ann", "bob", "eve");
        assertThat(result.stoppingAt(1)).containsExactly("cid", "dan");
        assertThat(result.level("cid")).isEqualTo(1);
        assertThatThrownBy(() -> result.level("zoe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log has no such unit");
    }

    @Test
    void howLongItTook() {
        assertThat(result.timeToConvert().median()).isEqualTo(5 * 60e6);
        assertThat(result.timeToConvert(1, 2).max()).isEqualTo(180_000_000);
        assertThat(result.histogram(1, 3).stream().map(TimeBin::toString))
                .containsExactly("3.0 min … 6.5 min: 2", "6.5 min … 10.0 min: 0", "10.0 min … 13.5 min: 1");
        assertThatThrownBy(() -> result.timeToConvert(3, 1))
                .hasMessage("times run from a step to a later one, not from step 3 to 1");
    }

    @Test
    void openWindowsAreNotFailures() {
        assertThat(result.pending()).isEqualTo(1);
        assertThat(result.matured())
                .isEqualTo(Proportion.of(2, 3).named("matured conversion", "users whose window is over"));
        assertThat(result.matured(Duration.ofMinutes(8)))
                .isEqualTo(Proportion.of(2, 4).named("conversion within 8 minutes", "users observed for 8 minutes"));
        assertThat(result.survival().observed()).isEqualTo(3);
        assertThat(result.survival().censored()).isEqualTo(2);
        FunnelResult unlimited = Funnel.steps("visit", "buy").asOf(minute(60)).run(SHOP);
        assertThat(unlimited.pending()).isEqualTo(2);
        assertThatThrownBy(unlimited::matured)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("matured conversion is undefined: the funnel has no window");
        assertThatThrownBy(() -> FUNNEL.run(SHOP).pending())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("open journeys are undefined: the funnel has no asOf");
    }

    @Test
    void whatConversionsWereWorth() {
        ConversionValue value = result.value("price");
        assertThat(value.sum()).isEqualTo(90);
        assertThat(value.mean()).isEqualTo(45);
        assertThat(value.missing()).isEqualTo(1);
        assertThat(value.interval(Confidence.DEFAULT).upper()).isCloseTo(108.531, within(1e-3));
        assertThat(value).hasToString("price: sum 90, mean 45.0 (95 % CI -18.5 … 108.5), n = 2, 1 without");
        assertThatThrownBy(() -> result.value("channel")).hasMessage("property channel holds text, not numbers");
    }

    @Test
    void conversionsOfOneWorthHaveNoInterval() {
        ConversionValue alike = new ConversionValue("price", 3, 0, 120, 0);
        assertThatThrownBy(() -> alike.interval(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interval of price is undefined: all values are alike");
        assertThat(alike).hasToString("price: sum 120, mean 40.0, n = 3");
    }

    @Test
    void trendByTheCalendarOfAZone() {
        EventLog log = log("ann visit 0", "ann buy 5", "bob visit 1000", "cid visit 3000");
        FunnelResult trend = Funnel.steps("visit", "buy")
                .within(Duration.ofHours(20))
                .asOf(Instant.parse("2024-05-04T00:00:00Z"))
                .run(log);
        assertThat(trend.trend(ChronoUnit.DAYS, ZoneId.of("UTC")).stream().map(TrendBucket::toString))
                .containsExactly(
                        "2024-05-01: 1 of 1 (100.0 %)",
                        "2024-05-02: 0 of 1 (0.0 %)", "2024-05-03: 0 of 1 (0.0 %), unfinished");
        assertThat(trend.trend(ChronoUnit.DAYS, ZoneId.of("America/Los_Angeles")).stream()
                        .map(TrendBucket::toString))
                .containsExactly(
                        "2024-05-01: 1 of 2 (50.0 %)",
                        "2024-05-02: 0 of 0 (–), unfinished", "2024-05-03: 0 of 1 (0.0 %), unfinished");
        assertThat(trend.trend(ChronoUnit.HOURS, ZoneId.of("UTC"))).hasSize(51);
        assertThat(trend.trend(ChronoUnit.WEEKS, ZoneId.of("UTC")).get(0).start())
                .isEqualTo(Instant.parse("2024-04-29T00:00:00Z").atZone(ZoneId.of("UTC")));
        assertThatThrownBy(() -> trend.trend(ChronoUnit.YEARS, ZoneId.of("UTC")))
                .hasMessage("a trend is by hours, days, weeks or months, not Years");
        assertThatThrownBy(() -> FUNNEL.run(SHOP).trend(ChronoUnit.DAYS, ZoneId.of("UTC")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("finished buckets are undefined: the funnel has no asOf");
    }

    @Test
    void aHeldPropertyMustBeTheSameInAllSteps() {
        assertThat(FUNNEL.holding("product").run(SHOP).reached()).containsExactly(2L, 1L, 1L);
        assertThat(FUNNEL.holding("product").count(SHOP).count()).isEqualTo(5);
    }

    @Test
    void optionalStepsMayBeLeftOut() {
        Funnel browsing = Funnel.steps(Step.of("visit"), Step.of("browse").optional(), Step.of("cart"), Step.of("buy"))
                .within(Duration.ofMinutes(30));
        FunnelResult browsed = browsing.asOf(minute(60)).run(SHOP);
        assertThat(browsed.reached()).containsExactly(5L, 1L, 3L, 3L);
        assertThat(browsed.fromPrevious(3)).isEqualTo(Proportion.of(3, 5).named("cart", "users at visit"));
        assertThat(browsed.reaching(2)).containsExactly("ann");
        assertThat(browsed.conversion()).isEqualTo(CONVERSION.apply(3, 5));
        assertThatThrownBy(() -> browsed.timeToConvert(1, 2))
                .hasMessage("step 2 is optional, and has no times of its own");
    }

    @Test
    void everyEntryCountsAttempts() {
        EventLog log = log(
                "ann visit 0", "ann visit 1", "ann buy 5", "ann buy 6", "ann visit 10", "ann visit 50", "ann buy 55");
        Funnel totals =
                Funnel.steps("visit", "buy").within(Duration.ofMinutes(30)).entry(Entry.EVERY_ENTRY);
        assertThat(totals.run(log).reached()).containsExactly(3L, 2L);
        assertThat(totals.run(log).tally().count()).isEqualTo(1);
        assertThat(totals.run(log).timeToConvert().total()).isEqualTo(10 * 60_000_000L);
        assertThat(totals.run(log).reaching(2)).containsExactly("ann");
    }

    @Test
    void sessionsConvertInPlaceOfUsers() {
        EventLog log = log(
                "ann visit 0 session=s1",
                "ann buy 5 session=s2",
                "ann visit 6 session=s2",
                "ann buy 7 session=s2",
                "ann buy 8");
        FunnelTally tally = Funnel.steps("visit", "buy").per("session").count(log);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.reached()).containsExactly(2L, 1L);
        assertThat(Funnel.steps("visit", "buy").per("session").run(log).reaching(2))
                .containsExactly("s2");
        assertThat(Funnel.steps("visit", "buy").per("session").run(log).tally()).isEqualTo(tally);
    }

    @Test
    void partsOfALogAndTheirComparison() {
        FunnelSegments channels = FUNNEL.asOf(minute(60)).run(SHOP, Breakdown.by("channel"));
        assertThat(channels.results().keySet()).containsExactly("ads", "email");
        assertThat(channels.results().get("ads").reached()).containsExactly(3L, 2L, 2L);
        assertThat(channels.results().get("email").reached()).containsExactly(2L, 1L, 1L);
        assertThat(channels.versusRest()).hasSize(2);
        assertThat(channels.versusRest().get(0).comparison().difference()).isCloseTo(2.0 / 3 - 0.5, within(1e-15));
        assertThat(channels.logRank().pValue()).isBetween(0.0, 1.0);
        assertThat(channels.conversions().metrics()).containsEntry("email", CONVERSION.apply(1, 2));
        FunnelSegments none = FUNNEL.run(SHOP, Breakdown.by("product"));
        assertThat(none.results().keySet()).containsExactly("(none)", "tea");
        FunnelSegments one = FUNNEL.run(SHOP, Breakdown.by("channel").top(1));
        assertThat(one.results().keySet()).containsExactly("ads", "Other");
        FunnelSegments atBuy = FUNNEL.run(SHOP, Breakdown.by("product").atStep(3));
        assertThat(atBuy.results().get("mug").reached()).containsExactly(1L, 1L, 1L);
        assertThatThrownBy(atBuy::versusRest)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("comparison of segments is undefined: by AT_STEP, a unit may be in several");
        FunnelSegments last = FUNNEL.run(SHOP, Breakdown.by("product").attributed(Breakdown.Attribution.LAST_TOUCH));
        assertThat(last.results().keySet()).containsExactly("(none)", "mug", "tea");
        FunnelSegments bins = FUNNEL.run(SHOP, Breakdown.byBins("price", 45));
        assertThat(bins.results().keySet()).containsExactly("(none)", "< 45", "≥ 45");
        assertThatThrownBy(() -> Breakdown.byBins("price", 3, 3))
                .hasMessage("bounds of bins must rise, not [3.0, 3.0]");
        assertThatThrownBy(() -> FUNNEL.run(SHOP, Breakdown.byBins("channel", 3)))
                .hasMessage("property channel holds text, which has no bins");
    }

    @Test
    void partsSetTheLateEventsOfTheirUnitsAside() {
        FunnelSegments channels = FUNNEL.asOf(minute(50)).run(SHOP, Breakdown.by("channel"));
        FunnelTally ads = channels.results().get("ads").tally();
        assertThat(ads.reached()).containsExactly(3L, 1L, 1L);
        assertThat(ads.afterAsOf()).isEqualTo(2);
        assertThat(channels.results().get("email").tally().afterAsOf()).isZero();
        assertThat(FUNNEL.asOf(minute(50)).count(SHOP).afterAsOf()).isEqualTo(3);
    }

    @Test
    void resultsOfOtherRulesAreNotCompared() {
        assertThat(result.versus(result).difference()).isZero();
        assertThat(result.versus(result).line()).startsWith("conversion 0.0 pp");
        assertThatThrownBy(() -> result.versus(FUNNEL.entry(Entry.FIRST_START).run(SHOP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("funnel: visit → cart → buy within 30 minutes (≤; in order, any start")
                .hasMessageContaining(" and visit → cart → buy within 30 minutes (≤; in order, first start");
    }

    @Test
    void startsAndTiesDecideOnRealLogs() {
        EventLog ecom = Logs.ECOM.read();
        Funnel shop = Funnel.steps("catalog", "add_to_cart", "purchase").within(Duration.ofMinutes(30));
        assertThat(shop.run(ecom).reached()).containsExactly(600L, 451L, 151L);
        assertThat(shop.entry(Entry.FIRST_START).run(ecom).reached()).containsExactly(600L, 138L, 37L);
        EventLog incidents = Logs.INCIDENT.read();
        Funnel wait = Funnel.steps("New", "Awaiting User Info", "Active", "Resolved");
        assertThat(wait.ties(Ties.INPUT_ORDER).count(incidents).reached(4)).isEqualTo(45);
        assertThat(wait.count(incidents).reached(4)).isEqualTo(73);
        assertThat(wait.count(incidents).reached(1)).isEqualTo(632);
    }

    @Test
    void eligibilityMustNotHangOnTheOutcome() {
        EventLog ecom = Logs.ECOM.read();
        FunnelResult slow = Funnel.steps("catalog", "purchase")
                .dialect(Dialect.MIXPANEL_CLASSIC)
                .asOf(ecom.last().orElseThrow())
                .run(ecom);
        Duration quarter = Duration.ofDays(90);
        assertThat(slow.matured(quarter))
                .isEqualTo(Proportion.of(160, 332).named("conversion within 90 days", "users observed for 90 days"));
        assertThat(slow.survival().curve().failureAt(quarter.toSeconds() * 1e6)).isCloseTo(0.518, within(5e-4));
    }

    @Test
    void channelsOfTheShopByTheFieldsTests() {
        EventLog ecom = Logs.ECOM.read();
        Funnel shop = Funnel.steps("catalog", "add_to_cart", "purchase").within(Duration.ofMinutes(30));
        Map<String, FunnelResult> parts =
                shop.run(ecom, Breakdown.by("acquisition_channel")).results();
        Proportion paid = parts.get("paid_search").conversion();
        Proportion organic = parts.get("organic").conversion();
        assertThat(List.of(paid, organic)).containsExactly(CONVERSION.apply(51, 169), CONVERSION.apply(51, 219));
        assertThat(paid.test(organic, ProportionTest.POOLED_Z).pValue()).isBetween(0.1, 0.2);
        assertThat(parts.values().stream()
                        .mapToLong(part -> part.tally().count())
                        .sum())
                .isEqualTo(600);
    }

    /** Lord Howe Island turns its clocks by half an hour. */
    @Test
    void hoursOfAClockThatTurnsByHalfAnHour() {
        for (String day : List.of("2024-04-06", "2024-10-05")) {
            Instant begin = Instant.parse(day + "T12:00:00Z");
            Event[] events = new Event[24];
            Arrays.setAll(events, hour -> Event.of("u" + hour, "visit", begin.plus(Duration.ofHours(hour))));
            List<TrendBucket> hours = Funnel.steps("visit")
                    .asOf(begin.plus(Duration.ofDays(1)))
                    .run(EventLog.of(events))
                    .trend(ChronoUnit.HOURS, ZoneId.of("Australia/Lord_Howe"));
            assertThat(hours.stream().mapToLong(TrendBucket::entered).sum())
                    .as(day)
                    .isEqualTo(24);
            assertThat(hours.get(hours.size() - 1).start().getMinute()).isZero();
        }
    }

    @Test
    void aValueThatIsNamedAsNoneIsNotLost() {
        EventLog log = log("ann visit 0 channel=(none)", "bob visit 1", "cid visit 2 channel=ads");
        assertThatThrownBy(() -> Funnel.steps("visit").run(log, Breakdown.by("channel")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value is named (none) already");
    }

    @Test
    void aWindowThatReachesBeforeTheFirstTick() {
        EventLog log = EventLog.of(Event.of("ann", "visit", Instant.parse("1900-01-01T00:00:00.000000001Z")))
                .knowing("buy");
        FunnelResult open = Funnel.steps("visit", "buy")
                .within(Duration.ofDays(100_000))
                .asOf(Instant.parse("1900-01-02T00:00:00Z"))
                .run(log);
        assertThat(open.pending()).isOne();
        assertThat(open.matured().trials()).isZero();
    }

    @Test
    void aBoundOfBinsIsANumber() {
        assertThatThrownBy(() -> Breakdown.byBins("price", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bounds of bins must rise, not [NaN]");
    }

    @Test
    void anInfiniteValueHasNoMean() {
        EventLog log = log("ann visit 0", "bob visit 1").with("price", 3.0, Double.POSITIVE_INFINITY);
        FunnelResult all = Funnel.steps("visit").run(log);
        assertThatThrownBy(() -> all.value("price"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("price must be finite, not Infinity (row 1)");
    }

    @Test
    void everyEntryOfEveryValueCounts() {
        EventLog log = log(
                "ann visit 0 sku=a", "ann buy 1 sku=a", "ann visit 2 sku=b", "ann buy 3 sku=b", "ann visit 9 sku=b");
        Funnel totals = Funnel.steps("visit", "buy").entry(Entry.EVERY_ENTRY);
        assertThat(totals.run(log).reached()).containsExactly(3L, 2L);
        assertThat(totals.holding("sku").run(log).reached()).containsExactly(3L, 2L);
    }

    /** Which value's journey counts hangs on the outcome; when the user entered, and can still convert, does not. */
    @Test
    void entriesOfAllValuesHeld() {
        Funnel held = Funnel.steps("visit", "cart", "buy")
                .within(Duration.ofMinutes(30))
                .holding("sku")
                .asOf(minute(60));
        FunnelResult open = held.run(log("ann visit 0 sku=a", "ann cart 1 sku=a", "ann visit 50 sku=b")
                .knowing("buy"));
        assertThat(open.pending()).isOne();
        FunnelResult late =
                held.run(log("ann visit 0 sku=a", "ann visit 50 sku=b", "ann cart 51 sku=b", "ann buy 52 sku=b"));
        assertThat(late.matured().successes()).isEqualTo(1);
        assertThat(late.matured(Duration.ofMinutes(40)).successes()).isZero();
    }
}
