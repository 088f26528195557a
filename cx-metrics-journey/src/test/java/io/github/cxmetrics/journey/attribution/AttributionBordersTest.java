package io.github.cxmetrics.journey.attribution;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.path.Repeats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Where attribution changes its mind: long paths, many channels, empty ones, the ends of lookbacks, and what no log can hold. */
class AttributionBordersTest {

    private static final AttributionRule RULE = AttributionRule.conversion("buy");

    /** Shapley by its definition: the mean over all orders of what a channel adds to those before it. */
    private static Map<String, Double> byOrders(AttributionTally tally) {
        List<String> channels = tally.channels();
        Map<String, Double> sums = new HashMap<>();
        int[] orders = {0};
        permute(new ArrayList<>(channels), 0, order -> {
            orders[0]++;
            for (int i = 0; i < order.size(); i++) {
                sums.merge(
                        order.get(i),
                        rate(tally, order.subList(0, i + 1)) - rate(tally, order.subList(0, i)),
                        Double::sum);
            }
        });
        long paths = tally.conversionRate().trials();
        sums.replaceAll((channel, sum) -> paths * sum / orders[0]);
        return sums;
    }

    private static void permute(List<String> order, int from, Consumer<List<String>> each) {
        if (from == order.size()) {
            each.accept(order);
        }
        for (int i = from; i < order.size(); i++) {
            Collections.swap(order, from, i);
            permute(order, from + 1, each);
            Collections.swap(order, from, i);
        }
    }

    /** The conversion rate of paths that touch nothing but these channels. */
    private static double rate(AttributionTally tally, List<String> channels) {
        long conversions = 0;
        long paths = 0;
        for (ChannelPath path : tally.paths()) {
            if (channels.containsAll(path.channels())) {
                conversions += path.matured();
                paths += path.matured() + path.nulls();
            }
        }
        return paths == 0 ? 0 : (double) conversions / paths;
    }

    @Test
    void shapleyByRatesIsTheMeanOverAllOrders() {
        AttributionTally tally = AttributionTally.of(
                ChannelPath.of(5, 5, "a"),
                ChannelPath.of(1, 10, "b"),
                ChannelPath.of(3, 4, "c"),
                ChannelPath.of(7, 9, "a", "b"),
                ChannelPath.of(2, 1, "b", "c", "b"),
                ChannelPath.of(4, 4, "d"),
                ChannelPath.of(6, 1, "a", "c", "d"),
                ChannelPath.of(1, 3, "b", "d"),
                ChannelPath.of(11, 2, "a", "b", "c", "d"));
        Credits credits = tally.credits(AttributionModel.SHAPLEY_RATES);
        byOrders(tally)
                .forEach((channel, credit) ->
                        assertThat(credits.of(channel)).as(channel).isEqualTo(credit, within(1e-12)));
        // What all add to nothing is the rate of the whole.
        assertThat(credits.byChannel().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(
                        tally.conversionRate().value() * tally.conversionRate().trials(), within(1e-12));
    }

    /** More touches than the reader begins with, more conversions, and more channels. */
    @Test
    void longUsersAreReadWhole() {
        for (int n : new int[] {15, 16, 17, 31, 32, 33, 70}) {
            StringBuilder touches = new StringBuilder();
            StringBuilder conversions = new StringBuilder();
            for (int i = 0; i < n; i++) {
                touches.append("c").append(i).append(":see ");
                conversions.append("c").append(i).append(":see buy ");
            }
            EventLog log = Walks.log(touches + "buy");
            AttributionRule rule = RULE.by("channel");
            AttributionTally tally = rule.count(log);
            assertThat(tally.paths()).hasSize(1);
            assertThat(tally.paths().get(0).channels())
                    .hasSize(n)
                    .startsWith("c0")
                    .endsWith("c" + (n - 1));
            // Each touch is a minute older than the next, and weighs half of it.
            Credits decayed = rule.timeDecay(log, Duration.ofMinutes(1));
            assertThat(decayed.byChannel()).hasSize(n);
            assertThat(decayed.of("c" + (n - 1))).isEqualTo(0.5 / (1 - Math.pow(2, -n)), within(1e-14));
            assertThat(decayed.of("c" + (n - 2))).isEqualTo(0.25 / (1 - Math.pow(2, -n)), within(1e-14));
            EventLog often = Walks.log(conversions.toString().trim());
            assertThat(rule.count(often).conversions()).isEqualTo(n);
            assertThat(rule.count(often).paths()).hasSize(n);
            assertThat(rule.timeDecay(often, Duration.ofMinutes(1)).of("c" + (n - 1)))
                    .isOne();
        }
    }

    /** Channels that nobody who converts touched have a credit of 0; those of conversions alone have none. */
    @Test
    void decayKnowsTheChannelsThatWereTouched() {
        StringBuilder bought = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            bought.append("c").append(i).append(":buy ");
        }
        EventLog log = Walks.log("mail:see buy", bought.toString().trim(), "tv:see");
        Credits credits = RULE.by("channel").timeDecay(log, Duration.ofMinutes(1));
        assertThat(credits.byChannel()).isEqualTo(Map.of("mail", 1.0, "tv", 0.0));
        assertThat(credits.untouched()).isEqualTo(40);
        assertThat(credits.conversions()).isOne();
        EventLog few = Walks.log("mail:see tv:see buy", bought.toString().trim());
        assertThat(RULE.by("channel").timeDecay(few, Duration.ofMinutes(1)).byChannel())
                .containsOnlyKeys("mail", "tv");
        EventLog lost = Walks.log("shop:buy", "tv:see");
        assertThat(RULE.by("channel").timeDecay(lost, Duration.ofMinutes(1)).byChannel())
                .isEqualTo(Map.of("tv", 0.0));
    }

    @Test
    void halfLivesCountSecondsAndNanos() {
        EventLog log = Walks.log("ad:a mail:b buy");
        Duration longer = Duration.ofSeconds(60, 500_000_000);
        double older = Math.pow(2, -60 / 60.5);
        Credits credits = RULE.by("channel").timeDecay(log, longer);
        assertThat(credits.of("ad")).isEqualTo(older / (1 + older), within(1e-15));
        assertThat(credits.of("mail")).isEqualTo(1 / (1 + older), within(1e-15));
    }

    /** Without a conversion the lookback is one of the last touch, closed as well. */
    @Test
    void pathsThatDoNotConvertHaveALookback() {
        AttributionRule rule = RULE.by("channel").within(Duration.ofMinutes(2));
        AttributionTally at = rule.count(Walks.log("ad:a x mail:b"));
        assertThat(at.paths()).hasToString("[ad > mail: 0 of 1]");
        assertThat(at.expired()).isZero();
        AttributionTally behind = rule.count(Walks.log("ad:a x x mail:b"));
        assertThat(behind.paths()).hasToString("[mail: 0 of 1]");
        assertThat(behind.expired()).isOne();
    }

    @Test
    void anOpenPathIsPendingUntilItsLookbackIsOver() {
        AttributionRule rule = RULE.within(Duration.ofMinutes(2)).touchedBy("ad");
        EventLog log = Walks.log("ad");
        AttributionTally open = rule.asOf(Walks.START.plusSeconds(119)).count(log);
        assertThat(open.pending()).isOne();
        assertThat(open.count()).isOne();
        assertThat(open).hasToString("attribution: 0 of 0 paths converted, 0 channels, 0 distinct paths, 1 pending");
        AttributionTally over = rule.asOf(Walks.START.plusSeconds(120)).count(log);
        assertThat(over.pending()).isZero();
        assertThat(over.paths()).hasToString("[ad: 0 of 1]");
    }

    @Test
    void touchesServeAgainWithinTheLookback() {
        EventLog log = Walks.log("ad:a mail:b buy x buy");
        AttributionRule again = RULE.by("channel").serving(AttributionRule.Serving.AGAIN);
        assertThat(again.count(log).paths()).hasToString("[ad > mail: 2 of 2]");
        AttributionTally soon = again.within(Duration.ofMinutes(3)).count(log);
        assertThat(soon.paths()).hasToString("[ad > mail: 1 of 1, mail: 1 of 1]");
        assertThat(soon.expired()).isOne();
    }

    @Test
    void pathsThatNobodyTookAreLeftOut() {
        AttributionTally tally = AttributionTally.of(ChannelPath.of(0, 0, "a"), ChannelPath.of(1, 0, "b"));
        assertThat(tally.paths()).hasToString("[b: 1 of 1]");
        assertThat(tally.channels()).containsExactly("b");
    }

    @Test
    void ratesWithoutAConversionGiveNoRevenue() {
        EventLog log = Walks.log("ad:a", "buy").with("price", 1, 5);
        RevenueCredits none = RULE.by("channel").revenue(log, "price", AttributionModel.SHAPLEY_RATES);
        assertThat(none.byChannel()).isEqualTo(Map.of("ad", 0.0));
        assertThat(none.untouched()).isEqualTo(5);
        assertThat(none).hasToString("Shapley by rates: no conversions");
        EventLog free = Walks.log("ad:a buy").with("price", 1, 0);
        assertThat(RULE.by("channel").revenue(free, "price", AttributionModel.LINEAR))
                .hasToString("""
                linear  price  share
                ad       0.00      –
                """);
    }

    @Test
    void rulesSayWhatTheyAre() {
        assertThat(AttributionTally.of(ChannelPath.of(1, 0, "a")).rule()).hasToString("counted elsewhere");
        assertThat(RULE).hasToString("buy");
        assertThat(RULE.repeats(Repeats.COLLAPSED)).hasToString("buy, " + Repeats.COLLAPSED);
        assertThat(AttributionModel.SHAPLEY).hasToString("Shapley");
        assertThat(AttributionModel.markov(2)).hasToString("Markov, order 2");
        assertThat(AttributionModel.LAST_TOUCH).hasToString("last touch");
        assertThat(AttributionTally.of().credits(AttributionModel.LINEAR)).hasToString("linear: no conversions");
        assertThat(AttributionTally.of()).hasToString("attribution: no paths");
    }

    @Test
    void everyPartOfARuleIsChecked() {
        refuses("a conversion needs the name of its event", () -> AttributionRule.conversion(""));
        refuses(
                "a conversion needs the name of its event",
                () -> AttributionTally.of().rule().by("channel"));
        refuses(
                "a conversion needs the name of its event",
                () -> AttributionTally.of().rule().touchedBy("ad"));
        refuses(
                "a conversion needs the name of its event",
                () -> AttributionTally.of().rule().within(Duration.ofDays(1)));
        refuses(
                "paths that were counted elsewhere can't go on with a log",
                () -> AttributionTally.of().rule().timeDecay(Walks.log("buy"), Duration.ofDays(1)));
        refuses(
                "unknown event buy; the nearest is by",
                () -> RULE.timeDecay(Walks.log("by visit").strict(), Duration.ofDays(1)));
        refuses(
                "unknown property price; the log has none",
                () -> RULE.by("channel").revenue(Walks.log("ad buy").strict(), "price", AttributionModel.LINEAR));
        refuses("a path needs a channel", () -> ((AttributionModel.ByPath) AttributionModel.LINEAR).weights(List.of()));
        refuses(
                "a channel must not be null (position 1)",
                () -> ((AttributionModel.ByPath) AttributionModel.channelWeights(Map.of(), 1))
                        .weights(Arrays.asList("a", null)));
        refuses("the half-life must be a positive number of touches, not 0.0", () -> AttributionModel.touchDecay(0));
        refuses(
                "the half-life must be a positive number of touches, not Infinity",
                () -> AttributionModel.touchDecay(Double.POSITIVE_INFINITY));
        refuses(
                "a weight must be finite and not negative, not Infinity",
                () -> AttributionModel.channelWeights(Map.of(), Double.POSITIVE_INFINITY));
        refuses(
                "parts of the first and last touch must be 0..1 and at most 1 together, not -0.1 and 0.5",
                () -> AttributionModel.position(-0.1, 0.5));
        refuses(
                "parts of the first and last touch must be 0..1 and at most 1 together, not 0.5 and -0.1",
                () -> AttributionModel.position(0.5, -0.1));
    }

    @Test
    void countsThatCannotComeFromALogAreRefused() {
        refuses(
                "1 paths are pending, but there is no asOf",
                () -> new AttributionTally(RULE, List.of(), new AttributionTally.Aside(0, 1, 0, 0, 0)));
        refuses("a path must not be null (row 1)", () -> AttributionTally.of(ChannelPath.of(1, 0, "a"), null));
        refuses(
                "a path must not be null (row 1)",
                () -> AttributionTally.from(
                        List.of("a", ""), name -> name.isEmpty() ? null : ChannelPath.of(1, 0, name)));
        Map<String, Double> unknown = new HashMap<>();
        unknown.put("a", null);
        refuses("a channel and its credit must not be null, not null", () -> new Credits("linear", unknown, 1, 0));
        refuses(
                "a channel and its effect must not be null, not null",
                () -> new MarkovAttribution(1, 2, 0.5, unknown, new Credits("linear", Map.of(), 1, 0)));
        refuses(
                "no path touches tv; there are 1 channels",
                () -> new RevenueCredits("linear", "price", Map.of("a", 1.0), 0, 1, 0).of("tv"));
        refuses(
                "price must be finite, not Infinity (row 1 of the log)",
                () -> RULE.timeDecayedRevenue(
                        Walks.log("ad buy").with("price", 1, Double.POSITIVE_INFINITY), "price", Duration.ofDays(1)));
    }

    @Test
    void partsOfChannelTalliesDoNotExceedTheirWholes() {
        ChannelRule rule = ChannelTallyContractTest.RULE;
        refuses(
                "journeys from self-service must not exceed journeys: 3 of 2",
                () -> new ChannelTally(rule, List.of(2L), 0, 0, 3, 0, 0, 0, 0));
        refuses(
                "contained journeys must not exceed journeys from self-service: 2 of 1",
                () -> new ChannelTally(rule, List.of(2L), 0, 0, 1, 2, 0, 0, 0));
        refuses(
                "resolved journeys must not exceed journeys: 3 of 2",
                () -> new ChannelTally(rule, List.of(2L), 0, 0, 0, 0, 3, 0, 0));
        refuses(
                "journeys resolved in the first channel must not exceed resolved journeys: 2 of 1",
                () -> new ChannelTally(rule, List.of(2L), 0, 0, 0, 0, 1, 2, 0));
        refuses(
                "journeys must not be negative: -1",
                () -> new ChannelTally(rule, List.of(2L, -1L), 0, 0, 0, 0, 0, 0, 0));
        ChannelTally whole = new ChannelTally(rule, List.of(2L, 0L, 1L, 0L), 4, 3, 3, 2, 3, 1, 5);
        assertThat(whole.byDistinctChannels()).containsExactly(2L, 0L, 1L);
        assertThat(whole.meanDistinctChannels()).isEqualTo(5.0 / 3, within(1e-15));
        assertThat(whole.plus(new ChannelTally(rule, List.of(1L), 0, 0, 0, 0, 0, 0, 0))
                        .byDistinctChannels())
                .containsExactly(3L, 0L, 1L);
    }

    @Test
    void channelsThatTheLogDoesNotKnowCountNothing() {
        EventLog log = Walks.log("web:ask web:solved", "phone:ask");
        ChannelTally tally = ChannelRule.of("channel").selfService("fax").count(log);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.containment().trials()).isZero();
        assertThat(tally)
                .hasToString("channels: 0 of 2 journeys cross-channel (0.0 %), 1.0 channels a journey,"
                        + " 0.0 % of contacts switch");
        assertThat(ChannelRule.of("channel")
                        .resolvedBy("solve")
                        .count(log)
                        .resolution()
                        .successes())
                .isZero();
        assertThat(ChannelRule.of("channel")).hasToString("channel");
    }

    @Test
    void aShareOfNoConversionsIsUndefined() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Credits("linear", Map.of("a", 0.0), 0, 0).share("a"))
                .withMessage("the share of a is undefined: no conversions");
        assertThat(new Credits("linear", Map.of("a", 1.0, "b", 3.0), 4, 0).share("b"))
                .isEqualTo(0.75);
    }

    @Test
    void pathsAreReadAsTheRuleOfRepeatsSays() {
        EventLog log = Walks.log("a:x a:x b:x c:x b:x d:x buy");
        AttributionRule rule = RULE.by("channel");
        assertThat(rule.repeats(Repeats.KEPT).count(log).paths()).hasToString("[a > a > b > c > b > d: 1 of 1]");
        assertThat(rule.repeats(Repeats.COLLAPSED).count(log).paths()).hasToString("[a > b > c > b > d: 1 of 1]");
        assertThat(rule.repeats(Repeats.FIRST_VISITS).count(log).paths()).hasToString("[a > b > c > d: 1 of 1]");
        assertThat(rule.repeats(Repeats.LOOPS_ERASED).count(log).paths()).hasToString("[a > b > d: 1 of 1]");
    }

    @Test
    void rowsOfATableArePaths() {
        AttributionTally tally = AttributionTally.from(List.of("a", "b", "a"), name -> ChannelPath.of(1, 2, name));
        assertThat(tally.paths()).hasToString("[a: 2 of 6, b: 1 of 3]");
        assertThat(tally.count()).isEqualTo(9);
        assertThat(tally.toCounts().numbers())
                .containsEntry("paths", 9L)
                .containsEntry("conversions", 3L)
                .containsEntry("matured conversions", 3L)
                .containsEntry("untouched conversions", 0L);
    }

    /** Conversions that are young count with the rules of thumb, and not yet with rates. */
    @Test
    void youngConversionsAreNotRatedYet() {
        EventLog log = Walks.log("ad buy", "ad x x buy", "ad x x x", "mail buy", "x x x x x mail buy");
        AttributionTally tally = RULE.touchedBy("ad", "mail")
                .within(Duration.ofMinutes(4))
                .asOf(Walks.START.plusSeconds(7 * 60))
                .count(log);
        assertThat(tally.conversions()).isEqualTo(4);
        assertThat(tally.maturedConversions()).isEqualTo(3);
        assertThat(tally.conversionRate().value()).isEqualTo(3.0 / 4, within(1e-15));
        assertThat(tally.credits(AttributionModel.LINEAR).conversions()).isEqualTo(4);
        assertThat(tally.credits(AttributionModel.SHAPLEY_RATES).conversions()).isEqualTo(3);
        assertThat(tally.credits(AttributionModel.markov(1)).conversions()).isEqualTo(3);
        assertThat(tally.markov(1).conversionProbability()).isEqualTo(3.0 / 4, within(1e-15));
        assertThat(tally)
                .hasToString("attribution: 3 of 4 paths converted, 2 channels, 2 distinct paths, 1 young conversions");
        // A path whose only conversion is young is no path of the chain yet.
        AttributionTally young = RULE.touchedBy("ad", "mail")
                .within(Duration.ofMinutes(4))
                .asOf(Walks.START.plusSeconds(7 * 60))
                .count(Walks.log("ad buy", "x x x x x mail buy"));
        assertThat(young.markov(1).states()).isEqualTo(2);
    }

    @Test
    void unknownNamesOfRulesAreThoseAskedFor() {
        EventLog log = Walks.log("ad:a buy");
        assertThat(AttributionRule.conversion("order")
                        .by("channel")
                        .touchedBy("a", "tv")
                        .unknownNames(log))
                .hasToString("events that the log does not know: order, tv\n");
        assertThat(RULE.by("source").unknownNames(log).properties()).containsExactly("source");
        assertThat(AttributionTally.of().rule().unknownNames(log).isEmpty()).isTrue();
        assertThat(ChannelRule.of("source").resolvedBy("done").unknownNames(log))
                .hasToString(
                        "events that the log does not know: done\nproperties that the log does not know: source\n");
        assertThat(ChannelRule.of("channel").unknownNames(log).isEmpty()).isTrue();
    }

    private static SparseMoves moves(double[][] matrix) {
        SparseMoves.Builder builder = new SparseMoves.Builder(matrix.length);
        for (int from = 0; from < matrix.length; from++) {
            for (int to = 0; to < matrix.length; to++) {
                if (matrix[from][to] != 0) {
                    builder.add(from, to, matrix[from][to]);
                }
            }
        }
        return builder.build();
    }

    /** Random chains, some of whose states lead nowhere and some of which are out, beside the inverse of the whole matrix. */
    @Test
    void sparseChainsAreSolvedAsTheirMatrixIs() {
        Random random = new Random(31);
        for (int n = 1; n <= 20; n++) {
            double[][] p = new double[n][n];
            boolean[] out = new boolean[n];
            double[] b = random.doubles(n).toArray();
            for (int from = 0; from < n; from++) {
                out[from] = random.nextInt(5) == 0;
                for (int to = 0; to < n; to++) {
                    p[from][to] = random.nextInt(3) == 0 ? 0.9 * random.nextDouble() / n : 0;
                }
            }
            RealMatrix system = MatrixUtils.createRealIdentityMatrix(n);
            double[] right = b.clone();
            for (int from = 0; from < n; from++) {
                right[from] = out[from] ? 0 : b[from];
                for (int to = 0; to < n; to++) {
                    system.addToEntry(from, to, out[from] ? 0 : -p[from][to]);
                }
            }
            double[] wanted =
                    new LUDecomposition(system).getSolver().getInverse().operate(right);
            assertThat(moves(p).solve(b, out)).containsExactly(wanted, within(1e-13));
            SparseMoves turned = moves(p).transposed();
            double[] z = random.doubles(n).toArray();
            for (int state = 0; state < n; state++) {
                double forth = 0;
                double back = 0;
                for (int other = 0; other < n; other++) {
                    forth += p[state][other] * z[other];
                    back += p[other][state] * z[other];
                }
                assertThat(moves(p).row(state, z)).isEqualTo(forth, within(1e-15));
                assertThat(turned.row(state, z)).isEqualTo(back, within(1e-15));
            }
        }
    }

    /** Two states that lead to each other for ever have no solution, and no number is made up. */
    @Test
    void aChainWithoutAnEndIsRefused() {
        SparseMoves forever = moves(new double[][] {{0, 1}, {1, 0}});
        assertThatIllegalStateException()
                .isThrownBy(() -> forever.solve(new double[] {1, 0}, new boolean[2]))
                .withMessage("a Markov chain of 2 states did not converge in 20000 sweeps:"
                        + " its paths are too long, take a lower order");
        assertThat(forever.solve(new double[] {1, 0}, new boolean[] {false, true}))
                .containsExactly(1, 0);
        assertThat(forever.solve(new double[] {0, 0}, new boolean[2])).containsExactly(0, 0);
    }

    /** A heavy user whose touches serve once has no bound, though touches that serve again have one. */
    @Test
    void touchesThatServeOnceHaveNoBound() {
        EventLog log = Walks.log("ad:a mail:b buy buy");
        assertThat(RULE.by("channel").count(log).untouched()).isOne();
        assertThat(RULE.by("channel")
                        .serving(AttributionRule.Serving.AGAIN)
                        .count(log)
                        .paths())
                .hasToString("[ad > mail: 2 of 2]");
    }

    /** Where all channels are direct the last one counts, of several names too; a path's first touch may be the last that is not direct. */
    @Test
    void theLastNonDirectTouchMayBeTheFirst() {
        AttributionModel model = AttributionModel.lastNonDirect("direct", "none");
        assertThat(AttributionTally.of(ChannelPath.of(1, 0, "none", "direct"))
                        .credits(model)
                        .byChannel())
                .isEqualTo(Map.of("none", 0.0, "direct", 1.0));
        assertThat(AttributionTally.of(ChannelPath.of(1, 0, "ad", "direct"))
                        .credits(model)
                        .byChannel())
                .isEqualTo(Map.of("ad", 1.0, "direct", 0.0));
    }

    @Test
    void positionsWeighTheEndsAndShareTheMiddle() {
        AttributionModel.ByPath model = (AttributionModel.ByPath) AttributionModel.position(0.5, 0.25);
        assertThat(model.weights(List.of("a"))).containsExactly(1);
        assertThat(model.weights(List.of("a", "b"))).containsExactly(0.5, 0.25);
        assertThat(model.weights(List.of("a", "b", "c"))).containsExactly(0.5, 0.25, 0.25);
        assertThat(model.weights(List.of("a", "b", "c", "d"))).containsExactly(0.5, 0.125, 0.125, 0.25);
    }

    @Test
    void touchesWeighAsTheirModelSays() {
        AttributionModel.ByPath decay = (AttributionModel.ByPath) AttributionModel.touchDecay(2);
        assertThat(decay.weights(List.of("a", "b", "c"))).containsExactly(0.5, Math.pow(2, -0.5), 1);
        AttributionModel.ByPath linear = (AttributionModel.ByPath) AttributionModel.LINEAR;
        assertThat(linear.weights(List.of("a", "b"))).containsExactly(1, 1);
    }

    /** As many channels as there may be, alike: each adds the same to the rate of one half. */
    @Test
    void shapleyByRatesTakesFifteenChannels() {
        ChannelPath[] paths = new ChannelPath[15];
        Arrays.setAll(paths, i -> ChannelPath.of(1, 1, "c" + i));
        Credits credits = AttributionTally.of(paths).credits(AttributionModel.SHAPLEY_RATES);
        assertThat(credits.byChannel()).hasSize(15);
        credits.byChannel()
                .forEach((channel, credit) -> assertThat(credit).as(channel).isEqualTo(1, within(1e-12)));
    }

    /** A few thousand states have millions of touches in their names where each remembers its whole path. */
    @Test
    void statesThatRememberTooMuchAreRefused() {
        String[] touches = new String[6325];
        Arrays.fill(touches, "a");
        refuses(
                "a Markov chain of order 6325 has more than 200000 states here, or more than 20000000 touches in them,"
                        + " which is too many to solve: take a lower order",
                () -> AttributionTally.of(ChannelPath.of(1, 1, touches)).markov(6325));
    }

    /** Prefixes of 6324, 25, 6, 2 and 1 touches hold 20 million together: so many are solved. */
    @Test
    void statesMayRememberSoMuch() {
        AttributionTally tally = AttributionTally.of(
                beginning("a", 6324), beginning("b", 25), beginning("c", 6), beginning("d", 2), beginning("e", 1));
        TouchChain most = new TouchChain(tally, 6324);
        assertThat(most.states()).isEqualTo(1 + 6324 + 25 + 6 + 2 + 1);
        assertThat(most.conversionProbability()).isEqualTo(0.5, within(1e-12));
    }

    private static ChannelPath beginning(String first, int touches) {
        String[] channels = new String[touches];
        Arrays.fill(channels, "a");
        channels[0] = first;
        return ChannelPath.of(1, 1, channels);
    }

    /** What conversions without a touch are worth is summed beside the decayed credits, and nowhere without a value. */
    @Test
    void decayedRevenueOfUntouchedConversions() {
        EventLog log = Walks.log("ad:a buy", "buy", "buy").with("price", Double.NaN, 1, 2, 4);
        RevenueCredits decayed = RULE.by("channel").timeDecayedRevenue(log, "price", Duration.ofMinutes(1));
        assertThat(decayed.byChannel()).isEqualTo(Map.of("ad", 1.0));
        assertThat(decayed.untouched()).isEqualTo(6);
        assertThat(decayed.conversions()).isOne();
    }
}
