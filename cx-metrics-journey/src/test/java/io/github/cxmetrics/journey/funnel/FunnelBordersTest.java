package io.github.cxmetrics.journey.funnel;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a funnel, its breakdowns and its surfaces refuse, and where they begin to. */
class FunnelBordersTest {

    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

    private static Event at(String user, String event, long seconds) {
        return Event.of(user, event, START.plusSeconds(seconds));
    }

    @Test
    void breakdownsAreChecked() {
        refuses(
                "the number of values to keep must not be negative: -1",
                () -> Breakdown.by("channel").top(-1));
        refuses("AT_STEP does not go with step 0", () -> Breakdown.by("channel").atStep(0));
        refuses(
                "AT_STEP does not go with step 0",
                () -> Breakdown.by("channel").attributed(Breakdown.Attribution.AT_STEP));
        refuses(
                "LAST_TOUCH does not go with step 1",
                () -> new Breakdown("channel", Breakdown.Attribution.LAST_TOUCH, 1, List.of(), 0));
        refuses("bins need a bound", () -> Breakdown.byBins("price"));
        refuses("bounds of bins must rise, not [1.0, 1.0]", () -> Breakdown.byBins("price", 1, 1));
        refuses("bounds of bins must rise, not [NaN]", () -> Breakdown.byBins("price", Double.NaN));
        Funnel optional = Funnel.steps(Step.of("a"), Step.of("x").optional(), Step.of("b"));
        EventLog log = EventLog.of(at("ann", "a", 0), at("ann", "b", 1)).with("channel", "web", "app");
        refuses(
                "step 2 is optional, and decides nothing",
                () -> optional.run(log, Breakdown.by("channel").atStep(2)));
        refuses(
                "step 4 is outside 1..3",
                () -> optional.run(log, Breakdown.by("channel").atStep(4)));
        assertThat(optional.run(log, Breakdown.by("channel").atStep(3))
                        .results()
                        .keySet())
                .containsExactly("app");
    }

    /** A bin holds its lower bound; what has no number is in none. */
    @Test
    void binsHoldTheirLowerBounds() {
        EventLog log = EventLog.of(at("a", "v", 0), at("b", "v", 0), at("c", "v", 0), at("d", "v", 0), at("e", "v", 0))
                .with("price", 9.5, 10, 20, 25, Double.NaN);
        FunnelSegments bins = Funnel.steps("v").run(log, Breakdown.byBins("price", 10, 20));
        assertThat(bins.results().get("< 10").reached()).containsExactly(1L);
        assertThat(bins.results().get("10 … < 20").reached()).containsExactly(1L);
        assertThat(bins.results().get("≥ 20").reached()).containsExactly(2L);
        assertThat(bins.results().get("(none)").reached()).containsExactly(1L);
    }

    /** 4 000 values in 5 000 rows are as many pairs as there may be. */
    @Test
    void pairsOfValuesAndRowsHaveABound() {
        assertThat(atFirstStep(4_000, 5_000).results()).hasSize(4_000);
        refuses(
                "4001 values at step 1 can't be told apart in 5000 rows of one unit by this rule: at most 20000000 pairs of both",
                () -> atFirstStep(4_001, 5_000));
    }

    private static FunnelSegments atFirstStep(int values, int rows) {
        EventLog log = EventLog.of(
                        Codes.numbered(new int[rows], 1),
                        Codes.of(new int[rows], List.of("a", "b")),
                        LongStream.range(0, rows).toArray(),
                        ChronoUnit.SECONDS)
                .with(
                        "value",
                        Codes.numbered(
                                IntStream.range(0, rows)
                                        .map(row -> row % values)
                                        .toArray(),
                                values));
        return Funnel.steps("a", "b")
                .order(StepOrder.UNORDERED)
                .run(log, Breakdown.by("value").atStep(1));
    }

    @Test
    void aPlanHasRoomForSoManyExclusions() {
        Funnel most = Funnel.steps(Step.of("a"), Step.of("o"), Step.of("b"));
        for (int i = 0; i < 64; i++) {
            most = most.excluding(new Exclusion(Step.of("x" + i), 1, 3));
        }
        EventLog log = EventLog.of(
                at("ann", "a", 0),
                at("ann", "o", 1),
                at("ann", "x63", 1),
                at("ann", "b", 2),
                at("bob", "a", 0),
                at("bob", "o", 1),
                at("bob", "b", 2));
        assertThat(most.count(log).reached()).containsExactly(2L, 2L, 1L);
        Funnel more = Funnel.steps(Step.of("a"), Step.of("o").optional(), Step.of("b"));
        for (int i = 0; i < 64; i++) {
            more = more.excluding(new Exclusion(Step.of("x" + i), 1, 3));
        }
        Funnel full = more;
        refuses("a funnel has at most 64 exclusions and optional steps together, not 65", () -> full.count(log));
    }

    private static final EventLog TWO = EventLog.of(
            at("ann", "a", 0), at("ann", "b", 30), at("bob", "a", 0), at("bob", "b", 10), at("cyd", "a", 50));

    @Test
    void surfacesAreChecked() {
        FunnelResult result = Funnel.steps("a", "b")
                .within(Duration.ofSeconds(60))
                .asOf(START.plusSeconds(100))
                .run(TWO);
        refuses("a histogram needs at least 1 bin, not 0", () -> result.histogram(1, 2, 0));
        refuses("a histogram has 1000000 bins at most, not 1000001", () -> result.histogram(1, 2, 1_000_001));
        assertThat(result.histogram(1, 2, 1).stream().mapToLong(TimeBin::count).sum())
                .isEqualTo(2);
        refuses("a horizon must be positive: 0 seconds", () -> result.matured(Duration.ZERO));
        assertThat(result.matured(Duration.ofSeconds(50)).trials()).isEqualTo(3);
        assertThat(result.matured(Duration.ofSeconds(51)).trials()).isEqualTo(2);
        assertThat(result.matured(Duration.ofSeconds(10)).successes()).isOne();
        assertThat(result.matured(Duration.ofSeconds(30)).successes()).isEqualTo(2);
    }

    @Test
    void aTrendHasABoundedNumberOfBuckets() {
        EventLog far =
                EventLog.of(Event.of("ann", "a", "1900-01-01T00:00:00Z"), Event.of("bob", "a", "2024-01-01T00:00:00Z"));
        FunnelResult result = Funnel.steps("a", "b")
                .within(Duration.ofDays(1))
                .asOf(Instant.parse("2024-05-01T00:00:00Z"))
                .run(far);
        refuses("a trend has at most 1000000 buckets", () -> result.trend(ChronoUnit.HOURS, ZoneId.of("UTC")));
        assertThat(result.trend(ChronoUnit.MONTHS, ZoneId.of("UTC"))).hasSize(124 * 12 + 1);
    }

    /** Each value of the rest reads all rows of its user. */
    @Test
    void aTrendReadsABoundedNumberOfRows() {
        int rows = 20_001;
        Breakdown rest =
                Breakdown.by("v").attributed(Breakdown.Attribution.ALL_EVENTS).top(1);
        Map<String, FunnelResult> parts = Funnel.steps("a", "b")
                .within(Duration.ofDays(1))
                .asOf(START.plusSeconds(rows))
                .run(valued(rows), rest)
                .results();
        assertThat(parts).containsOnlyKeys("0", Breakdown.OTHER);
        refuses(
                "a trend would read the rows of one unit again for each period or value that it has:"
                        + " at most 200000000 rows in all",
                () -> parts.get(Breakdown.OTHER).trend(ChronoUnit.DAYS, ZoneId.of("UTC")));
    }

    /** A user with one row of the first value, and two of each other one but for the last of an even number. */
    private static EventLog valued(int rows) {
        int[] values = IntStream.range(0, rows).map(row -> (row + 1) / 2).toArray();
        return EventLog.of(
                        Codes.numbered(new int[rows], 1),
                        Codes.of(new int[rows], List.of("a", "b")),
                        LongStream.range(START.getEpochSecond(), START.getEpochSecond() + rows)
                                .toArray(),
                        ChronoUnit.SECONDS)
                .with("v", Codes.numbered(values, rows / 2 + 1));
    }

    @Test
    void timelinesAreOfUsers() {
        refuses(
                "timelines are of users; a funnel per order counts logs",
                () -> Funnel.steps("a", "b").per("order").accumulator());
    }

    @Test
    void valuesOfConversions() {
        refuses(
                "a sum of values must be finite, not Infinity",
                () -> new ConversionValue("price", 1, 0, Double.POSITIVE_INFINITY, 0));
        refuses("a variance must be at least 0, not -1.0", () -> new ConversionValue("price", 1, 0, 1, -1));
        refuses("a variance must be at least 0, not NaN", () -> new ConversionValue("price", 1, 0, 1, Double.NaN));
        EventLog log = EventLog.of(at("a", "v", 0), at("b", "v", 0), at("c", "v", 0), at("d", "v", 0))
                .with("price", 10.0, 20, 60, Double.NaN);
        ConversionValue value = Funnel.steps("v").run(log).value("price");
        assertThat(value.conversions()).isEqualTo(3);
        assertThat(value.missing()).isOne();
        assertThat(value.sum()).isEqualTo(90);
        assertThat(value.mean()).isEqualTo(30);
        assertThat(value.variance()).isEqualTo((400 + 100 + 900) / 2.0, within(1e-12));
        // The quantile of t with 2 degrees of freedom in closed form, times the standard error.
        double half = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)) * Math.sqrt(700 / 3.0);
        Interval interval = value.interval(Confidence.DEFAULT);
        assertThat(interval.lower()).isEqualTo(30 - half, within(1e-9));
        assertThat(interval.upper()).isEqualTo(30 + half, within(1e-9));
        assertThat(interval.method()).isEqualTo("t");
        assertThat(value).hasToString("price: sum 90, mean 30.0 (95 % CI -35.7 … 95.7), n = 3, 1 without");
        ConversionValue alike = new ConversionValue("price", 2, 0, 4, 0);
        assertThat(alike).hasToString("price: sum 4, mean 2.0, n = 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> alike.interval(Confidence.DEFAULT))
                .withMessage("interval of price is undefined: all values are alike");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ConversionValue("price", 1, 0, 4, 0).interval(Confidence.DEFAULT))
                .withMessage("interval of price is undefined: 1 conversions");
        ConversionValue none = new ConversionValue("price", 0, 2, 0, 0);
        assertThat(none).hasToString("price: no conversions");
        assertThatIllegalStateException().isThrownBy(none::mean).withMessage("mean price is undefined: no conversions");
        EventLog endless = log.with("price", 1.0, 2, Double.POSITIVE_INFINITY, 3);
        refuses(
                "price must be finite, not Infinity (row 2)",
                () -> Funnel.steps("v").run(endless).value("price"));
        // Ten times a tenth is alike, though its mean is not a tenth.
        EventLog tenths = EventLog.of(IntStream.range(0, 10)
                .mapToObj(i -> at("u" + i, "v", 0).with("price", 0.1))
                .toArray(Event[]::new));
        assertThat(Funnel.steps("v").run(tenths).value("price").variance()).isZero();
    }

    @Test
    void arrivalsOfASummaryAreChecked() {
        FunnelSummary.Form is = FunnelSummary.of(
                        Funnel.steps("a", "b", "c").within(Duration.ofDays(7)),
                        Timeline.of(at("ann", "a", 0), at("ann", "b", 60)))
                .toForm();
        List<Long> arrivals = new ArrayList<>(is.arrivals());
        // From level 1 to level 3 comes before any event.
        arrivals.set(2, is.first() - 1);
        refuses(
                "no journey that comes in at level 1 can get to level 3 at " + (is.first() - 1),
                () -> with(is, arrivals).restore());
        arrivals.set(2, is.arrivals().get(2));
        arrivals.set(0, is.first());
        refuses(
                "no journey that comes in at level 1 can get to level 1 at " + is.first(),
                () -> with(is, arrivals).restore());
        FunnelSummary tied = FunnelSummary.of(
                Funnel.steps("a", "b", "c").within(Duration.ofDays(7)),
                Timeline.of(at("ann", "b", 60), at("ann", "c", 60)));
        assertThat(tied.toForm().arrivals()).contains(tied.toForm().first());
        assertThat(tied.toForm().restore()).isEqualTo(tied);
    }

    private static FunnelSummary.Form with(FunnelSummary.Form is, List<Long> arrivals) {
        return new FunnelSummary.Form(
                is.type(),
                is.version(),
                is.rule(),
                is.unit(),
                is.first(),
                is.last(),
                is.starts(),
                is.ends(),
                is.endStarts(),
                arrivals);
    }

    /** Two values are enough for a spread, and for an interval. */
    @Test
    void twoConversionsHaveASpread() {
        ConversionValue two = Funnel.steps("v")
                .run(EventLog.of(
                        at("a", "v", 0).with("price", 10), at("b", "v", 0).with("price", 20)))
                .value("price");
        assertThat(two.variance()).isEqualTo(50);
        assertThat(two).hasToString("price: sum 30, mean 15.0 (95 % CI -48.5 … 78.5), n = 2");
        ConversionValue one = Funnel.steps("v")
                .run(EventLog.of(at("a", "v", 0).with("price", 10)))
                .value("price");
        assertThat(one).hasToString("price: sum 10, mean 10.0, n = 1");
        assertThat(new ConversionValue("price", 1, 0, 10, 5)).hasToString("price: sum 10, mean 10.0, n = 1");
    }

    @Test
    void binsAndBucketsReadAsText() {
        assertThat(new TimeBin(Duration.ofMillis(1500), Duration.ofMillis(2400), 3))
                .hasToString("1.5 s … 2.4 s: 3");
        ZonedDateTime day = ZonedDateTime.of(2024, 3, 1, 0, 0, 0, 0, ZoneId.of("UTC"));
        TrendBucket whole = new TrendBucket(day, Proportion.of(12, 40), true);
        assertThat(whole.entered()).isEqualTo(40);
        assertThat(whole).hasToString("2024-03-01: 12 of 40 (30.0 %)");
        assertThat(new TrendBucket(day.plusHours(13), Proportion.of(0, 0), false))
                .hasToString("2024-03-01T13:00: 0 of 0 (–), unfinished");
    }
}
