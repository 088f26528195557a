package io.github.cxmetrics.journey.attribution;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.path.Repeats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static final AttributionTally COUNTED = AttributionTally.of(
            ChannelPath.of(3, 7, "ad", "mail", "ad", "web"), ChannelPath.of(2, 8, "mail"), ChannelPath.of(0, 5, "web"));

    private static void credits(AttributionModel model, double ad, double mail, double web) {
        Credits credits = COUNTED.credits(model);
        assertThat(credits.of("ad")).as("ad by %s", model).isEqualTo(ad, within(1e-12));
        assertThat(credits.of("mail")).as("mail by %s", model).isEqualTo(mail, within(1e-12));
        assertThat(credits.of("web")).as("web by %s", model).isEqualTo(web, within(1e-12));
        assertThat(credits.conversions()).isEqualTo(5);
    }

    @Test
    void rulesOfThumb() {
        credits(AttributionModel.LINEAR, 1.5, 2.75, 0.75);
        credits(AttributionModel.U_SHAPED, 1.2 + 0.3, 2 + 0.3, 1.2);
        credits(AttributionModel.position(0.5, 0.25), 1.5 + 0.375, 2 + 0.375, 0.75);
        credits(AttributionModel.touchDecay(1), 3 * 5 / 15.0, 2 + 3 * 2 / 15.0, 3 * 8 / 15.0);
        credits(AttributionModel.SHAPLEY, 1, 3, 1);
        assertThat(COUNTED.credits(AttributionModel.FIRST_TOUCH).byChannel())
                .isEqualTo(Map.of("ad", 3.0, "mail", 2.0, "web", 0.0));
        assertThat(COUNTED.credits(AttributionModel.LAST_TOUCH).byChannel())
                .isEqualTo(Map.of("ad", 0.0, "mail", 2.0, "web", 3.0));
    }

    @Test
    void positionsOfShortPaths() {
        AttributionTally two = AttributionTally.of(ChannelPath.of(1, 0, "a", "b"));
        assertThat(two.credits(AttributionModel.position(0.3, 0.1)).of("a")).isEqualTo(0.75, within(1e-15));
        assertThat(two.credits(AttributionModel.position(0, 0)).of("a")).isEqualTo(0.5);
        AttributionTally one = AttributionTally.of(ChannelPath.of(1, 0, "a"));
        assertThat(one.credits(AttributionModel.position(0, 0)).of("a")).isOne();
        assertThat(one.credits(AttributionModel.U_SHAPED).of("a")).isOne();
    }

    /** Two independent channels: the chain is a mixture. */
    @Test
    void markovOfIndependentChannels() {
        MarkovAttribution markov = AttributionTally.of(ChannelPath.of(1, 4, "A"), ChannelPath.of(2, 3, "B"))
                .markov(1);
        assertThat(markov.conversionProbability()).isEqualTo(0.3, within(1e-15));
        assertThat(markov.removalEffects().get("A")).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(markov.credits().of("B")).isEqualTo(2, within(1e-15));
        assertThat(markov.states()).isEqualTo(3);
    }

    /** Anderl et al. (2016): without a channel on every path nothing converts. */
    @Test
    void aChannelOnEveryPathIsIndispensable() {
        MarkovAttribution markov = AttributionTally.of(
                        ChannelPath.of(2, 1, "a", "x"), ChannelPath.of(1, 3, "x"), ChannelPath.of(1, 0, "b", "x", "x"))
                .markov(1);
        assertThat(markov.removalEffects().get("x")).isEqualTo(1, within(1e-14));
    }

    /** With states as long as the paths, the chain is the set of paths, and removal loses those that touch the channel. */
    @Test
    void aHighOrderRemembersEveryPath() {
        AttributionTally tally = AttributionTally.of(
                ChannelPath.of(4, 1, "a", "b", "c"),
                ChannelPath.of(3, 5, "b", "c"),
                ChannelPath.of(2, 2, "c", "a"),
                ChannelPath.of(1, 9, "d"));
        MarkovAttribution markov = tally.markov(3);
        assertThat(markov.removalEffects().get("a")).isEqualTo(6 / 10.0, within(1e-14));
        assertThat(markov.removalEffects().get("b")).isEqualTo(7 / 10.0, within(1e-14));
        assertThat(markov.removalEffects().get("c")).isEqualTo(9 / 10.0, within(1e-14));
        assertThat(markov.removalEffects().get("d")).isEqualTo(1 / 10.0, within(1e-14));
        assertThat(tally.markov(1).removalEffects().get("a")).isNotCloseTo(0.6, within(1e-3));
        assertThat(tally.credits(AttributionModel.markov(3)).byChannel())
                .isEqualTo(markov.credits().byChannel());
    }

    @Test
    void shapleyByRatesKnowsHarm() {
        AttributionTally tally = AttributionTally.of(
                ChannelPath.of(5, 5, "a"), ChannelPath.of(0, 10, "b"), ChannelPath.of(1, 9, "a", "b"));
        // v(a) = 1/2, v(b) = 0, v(ab) = 6/30; half of 1/2 + 1/5 and half of 0 + (1/5 − 1/2), times 30 paths.
        assertThat(tally.credits(AttributionModel.SHAPLEY_RATES).of("a")).isEqualTo(10.5, within(1e-12));
        assertThat(tally.credits(AttributionModel.SHAPLEY_RATES).of("b")).isEqualTo(-4.5, within(1e-12));
    }

    @Test
    void pathsOfALog() {
        EventLog log = Walks.log(
                "ad:visit mail:visit buy web:visit",
                "buy ad:visit visit buy",
                "ad:visit ad:visit visit mail:visit buy");
        AttributionRule rule = AttributionRule.conversion("buy").by("channel");
        AttributionTally tally = rule.count(log);
        assertThat(tally.paths()).hasToString("[ad: 1 of 1, ad > ad > mail: 1 of 1, ad > mail: 1 of 1, web: 0 of 1]");
        assertThat(tally.untouched()).isOne();
        assertThat(tally.excluded()).isEqualTo(2);
        assertThat(tally.count()).isEqualTo(5);
        assertThat(tally)
                .hasToString(
                        "attribution: 3 of 4 paths converted, 3 channels, 4 distinct paths, 1 conversions untouched");
        assertThat(rule.repeats(Repeats.COLLAPSED).count(log).paths())
                .hasToString("[ad: 1 of 1, ad > mail: 2 of 2, web: 0 of 1]");
        assertThat(rule.serving(AttributionRule.Serving.AGAIN).count(log).paths())
                .hasToString("[ad: 1 of 1, ad > ad > mail: 1 of 1, ad > mail: 1 of 1, web: 0 of 1]");
        assertThat(rule.counting(AttributionRule.Conversions.FIRST).count(log).paths())
                .hasToString("[ad > ad > mail: 1 of 1, ad > mail: 1 of 1]");
        assertThat(log.timelines().collect(rule.collector())).isEqualTo(tally);
    }

    @Test
    void theLookbackIsClosed() {
        EventLog log = Walks.log("ad:a mail:b buy", "ad:a x x buy");
        AttributionTally tally = AttributionRule.conversion("buy")
                .by("channel")
                .within(Duration.ofMinutes(2))
                .count(log);
        assertThat(tally.paths()).hasToString("[ad > mail: 1 of 1]");
        assertThat(tally.untouched()).isOne();
        assertThat(tally.expired()).isOne();
    }

    @Test
    void whatCameAfterTheEndOfTheDataIsSetAside() {
        EventLog log = Walks.log("ad mail buy ad", "ad x x buy", "ad");
        AttributionRule rule =
                AttributionRule.conversion("buy").touchedBy("ad", "mail").within(Duration.ofMinutes(2));
        AttributionTally tally = rule.asOf(Walks.START.plusSeconds(120)).count(log);
        assertThat(tally.paths()).hasToString("[ad: 0 of 2, ad > mail: 1 of 1]");
        assertThat(tally.afterAsOf()).isEqualTo(2);
        assertThat(tally.asOf()).contains(Walks.START.plusSeconds(120));
        assertThat(tally)
                .hasToString("attribution: 0 of 2 paths converted, 2 channels, 2 distinct paths, 1 young conversions,"
                        + " 2 rows after asOf");
        assertThat(log.timelines().parallel().collect(tally.rule().collector())).isEqualTo(tally);
        AttributionTally nothing = rule.asOf(Walks.START.minusNanos(1)).count(log);
        assertThat(nothing.count()).isZero();
        assertThat(nothing.afterAsOf()).isEqualTo(log.size());
        refuses(
                "attribution: read as of 2024-05-01T10:02:00Z and of no stated end;"
                        + " read both as of one instant, or merge their observations",
                () -> tally.plus(rule.count(log)));
        assertThat(tally.rule().definition()).isEqualTo(rule);
    }

    @Test
    void touchpointsByEvent() {
        EventLog log = Walks.log("ad page mail buy", "page buy");
        assertThat(AttributionRule.conversion("buy")
                        .touchedBy("ad", "mail")
                        .count(log)
                        .paths())
                .hasToString("[ad > mail: 1 of 1]");
        assertThat(AttributionRule.conversion("buy").count(log).paths())
                .hasToString("[ad > page > mail: 1 of 1, page: 1 of 1]");
    }

    @Test
    void timeDecay() {
        EventLog log = Walks.log("ad:a x mail:b buy", "web:a", "buy");
        Credits credits = AttributionRule.conversion("buy").by("channel").timeDecay(log, Duration.ofMinutes(2));
        assertThat(credits.of("mail")).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(credits.of("ad")).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(credits.of("web")).isZero();
        assertThat(credits.untouched()).isOne();
        assertThat(credits.model()).isEqualTo("time decay, half-life 2 minutes");
        Credits old = AttributionRule.conversion("buy").by("channel").timeDecay(log, Duration.ofNanos(1_000));
        assertThat(old.of("mail")).isOne();
    }

    @Test
    void prints() {
        assertThat(COUNTED.credits(AttributionModel.LINEAR).toString()).isEqualTo("""
                linear  conversions   share
                mail            2.8  55.0 %
                ad              1.5  30.0 %
                web             0.8  15.0 %
                """);
        assertThat(AttributionTally.of(ChannelPath.of(1, 4, "A"), ChannelPath.of(2, 3, "B"))
                        .markov(1)
                        .toString())
                .isEqualTo("""
                Markov, order 1  removal effect  conversions   share
                B                        66.7 %          2.0  66.7 %
                A                        33.3 %          1.0  33.3 %
                """);
        assertThat(AttributionModel.U_SHAPED).hasToString("position 0.4, 0.4");
        assertThat(AttributionModel.touchDecay(2)).hasToString("decay, half-life 2 touches");
        assertThat(AttributionRule.conversion("buy")
                        .by("channel")
                        .touchedBy("ad")
                        .within(Duration.ofDays(30))
                        .counting(AttributionRule.Conversions.FIRST)
                        .serving(AttributionRule.Serving.AGAIN)
                        .asOf(Walks.START))
                .hasToString(
                        "first buy by channel after ad within 30 days, touches serve again, as of 2024-05-01T10:00:00Z");
    }

    @Test
    void refusesWhatCannotBe() {
        AttributionTally nothing = AttributionTally.of(ChannelPath.of(0, 12, "a"));
        assertThatIllegalStateException()
                .isThrownBy(() -> nothing.markov(1))
                .withMessage("Markov attribution is undefined: no conversions in 12 paths");
        assertThatIllegalStateException()
                .isThrownBy(() -> nothing.credits(AttributionModel.LINEAR).share("a"))
                .withMessage("the share of a is undefined: no conversions");
        refuses("the order of a Markov chain must be positive, not 0", () -> AttributionModel.markov(0));
        refuses(
                "no path touches tv; there are 3 channels",
                () -> COUNTED.credits(AttributionModel.LINEAR).of("tv"));
        refuses("a path needs a channel", () -> ChannelPath.of(1, 0));
        refuses("conversions must not be negative: -1", () -> ChannelPath.of(-1, 0, "a"));
        refuses(
                "parts of the first and last touch must be 0..1 and at most 1 together, not 0.6 and 0.5",
                () -> AttributionModel.position(0.6, 0.5));
        refuses(
                "the half-life must be a positive number of touches, not NaN",
                () -> AttributionModel.touchDecay(Double.NaN));
        AttributionRule rule = AttributionRule.conversion("buy");
        refuses("the half-life must be positive, not 0 seconds", () -> rule.timeDecay(Walks.log("buy"), Duration.ZERO));
        refuses("the lookback must be positive, not 0 seconds", () -> rule.within(Duration.ZERO));
        refuses("buy can't be the conversion and a touch", () -> rule.touchedBy("buy"));
        refuses(
                "unknown event buy; the nearest is by",
                () -> rule.count(Walks.log("by visit").strict()));
        refuses(
                "unknown event add; the nearest is ad",
                () -> rule.touchedBy("add").count(Walks.log("ad buy").strict()));
        refuses(
                "unknown property channel; the log has none",
                () -> rule.by("channel").count(Walks.log("ad buy").strict()));
        refuses(
                "paths that were counted elsewhere can't go on with a timeline",
                () -> COUNTED.rule().accumulator().add(Walks.timeline("a")));
        refuses(
                "1 rows are after asOf, but there is none",
                () -> new AttributionTally(rule, List.of(), new AttributionTally.Aside(0, 0, 0, 0, 1)));
        refuses(
                "1 touches are expired without a lookback",
                () -> new AttributionTally(rule, List.of(), new AttributionTally.Aside(0, 0, 1, 0, 0)));
        refuses(
                "1 rows name no channel, but none is asked for",
                () -> new AttributionTally(rule, List.of(), new AttributionTally.Aside(0, 0, 0, 1, 0)));
        ChannelPath[] many = new ChannelPath[16];
        for (int i = 0; i < many.length; i++) {
            many[i] = ChannelPath.of(1, 1, "c" + i);
        }
        refuses(
                "Shapley by rates takes at most 15 channels, not 16: it looks at every set of them",
                () -> AttributionTally.of(many).credits(AttributionModel.SHAPLEY_RATES));
        assertThat(AttributionTally.of(many).credits(AttributionModel.SHAPLEY).of("c7"))
                .isOne();
        ChannelPath[] states = new ChannelPath[TouchChain.MAX_STATES];
        for (int i = 0; i < states.length; i++) {
            states[i] = ChannelPath.of(1, 1, "c" + i);
        }
        refuses(
                "a Markov chain of order 1 has more than 200000 states here, or more than 20000000 touches in them,"
                        + " which is too many to solve: take a lower order",
                () -> AttributionTally.of(states).markov(1));
        refuses("asOf needs a lookback: without one every path can still convert", () -> rule.asOf(Walks.START));
        refuses("a channel must not be empty (position 1)", () -> ChannelPath.of(1, 0, "a", ""));
        refuses("a channel must not be missing (position 1)", () -> ChannelPath.of(1, 0, "a", null));
        refuses(
                "a channel must not be empty (position 0) (row 2)",
                () -> AttributionTally.from(List.of("a", "b", ""), name -> ChannelPath.of(1, 0, name)));
        refuses("young conversions must not exceed all: 2 of 1", () -> new ChannelPath(List.of("a"), 1, 0, 2));
        refuses(
                "1 conversions are young, but there is no asOf",
                () -> AttributionTally.of(new ChannelPath(List.of("a"), 1, 0, 1)));
        EventLog unnamed = Walks.log("ad:visit mail:visit buy").with("channel", "ad", "", null);
        refuses(
                "a channel must not be empty (row 1 of the log)",
                () -> rule.by("channel").count(unnamed));
        refuses(
                "a channel must not be empty (row 1 of the log)",
                () -> ChannelRule.of("channel").count(unnamed));
        refuses("a weight must be finite and not negative, not -1.0", () -> AttributionModel.placeWeights(1, -1));
        refuses("weights of places need one for the last touch", () -> AttributionModel.placeWeights());
        refuses("last non-direct touch needs the name of the direct channel", () -> AttributionModel.lastNonDirect());
        refuses(
                "a weight must be finite and not negative, not NaN",
                () -> AttributionModel.channelWeights(Map.of("ad", Double.NaN), 1));
        refuses(
                "property price holds text, not numbers",
                () -> rule.revenue(Walks.log("ad buy").with("price", "1", "2"), "price", AttributionModel.LINEAR));
    }

    @Test
    void lastNonDirectAndWeightsOfOnesOwn() {
        AttributionTally tally = AttributionTally.of(
                ChannelPath.of(3, 0, "ad", "mail", "direct", "direct"), ChannelPath.of(2, 1, "direct"));
        assertThat(tally.credits(AttributionModel.lastNonDirect("direct")).byChannel())
                .isEqualTo(Map.of("mail", 3.0, "direct", 2.0, "ad", 0.0));
        Credits weighted = tally.credits(AttributionModel.channelWeights(Map.of("ad", 3.0, "direct", 0.0), 1));
        assertThat(weighted.byChannel()).isEqualTo(Map.of("ad", 2.25, "mail", 0.75, "direct", 2.0));
        assertThat(weighted.model()).isEqualTo("weights ad 3, direct 0, others 1");
        Credits placed = tally.credits(AttributionModel.placeWeights(3, 1));
        assertThat(placed.of("ad")).isEqualTo(0.5, within(1e-15));
        assertThat(placed.of("direct")).isEqualTo(2 + 3 * 4 / 6.0, within(1e-15));
        assertThat(placed.model()).isEqualTo("weights from the last touch 3, 1");
        assertThat(AttributionModel.lastNonDirect("direct")).hasToString("last touch but direct");
    }

    @Test
    void revenue() {
        EventLog log = Walks.log("ad:a mail:b buy web:a buy", "mail:b buy", "buy")
                .with("price", Double.NaN, Double.NaN, 0.1, Double.NaN, 0.2, Double.NaN, Double.NaN, 7);
        AttributionRule rule = AttributionRule.conversion("buy").by("channel");
        RevenueCredits linear = rule.revenue(log, "price", AttributionModel.LINEAR);
        assertThat(linear.byChannel()).isEqualTo(Map.of("ad", 0.05, "mail", 0.05, "web", 0.2));
        assertThat(linear.untouched()).isEqualTo(7);
        assertThat(linear.withoutValue()).isOne();
        assertThat(linear.conversions()).isEqualTo(3);
        assertThat(rule.revenue(log, "price", AttributionModel.SHAPLEY).byChannel())
                .isEqualTo(linear.byChannel());
        RevenueCredits markov = rule.revenue(log, "price", AttributionModel.markov(1));
        assertThat(markov.total()).isEqualTo(0.3, within(1e-15));
        assertThat(markov.of("mail") / 0.3)
                .isEqualTo(rule.count(log).markov(1).credits().share("mail"), within(1e-15));
        RevenueCredits decayed = rule.timeDecayedRevenue(log, "price", Duration.ofMinutes(1));
        assertThat(decayed.of("mail")).isEqualTo(0.1 * 2 / 3, within(1e-15));
        assertThat(decayed.untouched()).isEqualTo(7);
        assertThat(rule.revenue(log, "cost", AttributionModel.LINEAR).withoutValue())
                .isEqualTo(4);
        assertThat(linear).hasToString("""
                linear  price   share
                web      0.20  66.7 %
                ad       0.05  16.7 %
                mail     0.05  16.7 %
                """);
    }

    /** The sparse solver against the inverse, and against the share of paths that converted, which both must give. */
    @Test
    void manyStatesAreSolvedAsFewAre() {
        AttributionTally tally = AttributionTally.of(random(400, 6, 30));
        for (int order = 1; order <= 3; order++) {
            TouchChain dense = new TouchChain(tally, order, Integer.MAX_VALUE);
            TouchChain sparse = new TouchChain(tally, order, 0);
            assertThat(sparse.conversionProbability()).isEqualTo(dense.conversionProbability(), within(1e-13));
            dense.removalEffects()
                    .forEach((channel, effect) ->
                            assertThat(sparse.removalEffects().get(channel)).isEqualTo(effect, within(1e-12)));
        }
    }

    @Test
    void aChainOfHighOrderHasThousandsOfStates() {
        AttributionTally tally = AttributionTally.of(random(2000, 9, 12));
        MarkovAttribution markov = tally.markov(4);
        assertThat(markov.states()).isGreaterThan(4256);
        assertThat(markov.conversionProbability())
                .isEqualTo(tally.conversionRate().value(), within(1e-12));
        assertThat(markov.credits().byChannel().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(tally.conversions(), within(1e-8));
    }

    /** Paths of thousands of touches, which leave the chain slowly. */
    @Test
    void aHeavyUserDoesNotStallTheSolver() {
        String[] long1 = random(1, 8, 12)[0].channels().toArray(String[]::new);
        java.util.Random random = new java.util.Random(7);
        String[] names = new String[100_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "c" + random.nextInt(8);
        }
        List<ChannelPath> paths = new ArrayList<>(List.of(random(500, 8, 6)));
        paths.add(ChannelPath.of(1, 0, names));
        paths.add(ChannelPath.of(0, 1, long1));
        AttributionTally tally = AttributionTally.of(paths.toArray(ChannelPath[]::new));
        MarkovAttribution markov = assertTimeout(Duration.ofSeconds(60), () -> tally.markov(4));
        assertThat(markov.states()).isGreaterThan(TouchChain.MAX_DENSE);
        assertThat(markov.conversionProbability())
                .isEqualTo(tally.conversionRate().value(), within(1e-11));
        assertThat(paths.get(500).toString().length()).isLessThan(300);
    }

    /** One user with 1e5 rows among normal users. */
    @Test
    void aHeavyUserCostsNoMoreThanLinear() {
        StringBuilder heavy = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            heavy.append("ad:a buy ");
        }
        EventLog log = Walks.log(heavy.toString(), "ad:a mail:b buy", "mail:b");
        AttributionRule rule = AttributionRule.conversion("buy").by("channel");
        assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(rule.count(log).conversions()).isEqualTo(50_001);
            AttributionRule again = rule.serving(AttributionRule.Serving.AGAIN);
            assertThat(again.within(Duration.ofMinutes(5)).count(log).conversions())
                    .isEqualTo(50_001);
            refuses(
                    "touches that serve again would make paths of 1250025000 touches for one user, more than 10000000:"
                            + " take a shorter lookback, or let them serve once",
                    () -> again.count(log));
            assertThat(ChannelRule.of("channel").resolvedBy("buy").count(log).count())
                    .isEqualTo(3);
        });
    }

    private static ChannelPath[] random(int paths, int channels, int longest) {
        java.util.Random random = new java.util.Random(1904);
        ChannelPath[] made = new ChannelPath[paths];
        for (int p = 0; p < paths; p++) {
            String[] names = new String[1 + random.nextInt(longest)];
            for (int i = 0; i < names.length; i++) {
                names[i] = "c" + random.nextInt(channels);
            }
            made[p] = ChannelPath.of(random.nextInt(3), 1 + random.nextInt(3), names);
        }
        return made;
    }

    @Test
    void positionsThatLeaveNothingForTheMiddle() {
        AttributionTally three = AttributionTally.of(ChannelPath.of(1, 0, "a", "b", "c"));
        assertThat(three.credits(AttributionModel.position(0.9, 0.1)).of("b")).isZero();
    }
}
