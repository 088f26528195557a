package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.survey.Nps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Mix and rate, the spread of groups, leaderboards, topics and sentiment. */
class SegmentAnalysisTest {

    private static final double CLOSE = 1e-10;

    private static Map<String, Proportion> shares(long... counts) {
        Map<String, Proportion> map = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i += 2) {
            map.put("s" + i / 2, Proportion.of(counts[i], counts[i + 1]));
        }
        return map;
    }

    private static Map<String, Nps> random(Random random, int segments, boolean empty) {
        Map<String, Nps> map = new LinkedHashMap<>();
        for (int i = 0; i < segments; i++) {
            int most = empty && random.nextInt(4) == 0 ? 1 : 200;
            map.put(
                    "s" + i,
                    Nps.promoters(random.nextInt(most))
                            .passives(random.nextInt(most))
                            .detractors(random.nextInt(most)));
        }
        map.put("all", Nps.of(10, 3));
        return map;
    }

    @Property(tries = 300, seed = "23110")
    void mixAndRateAddUpInAnyOrderAndMirrorInTime(@ForAll long seed, @ForAll @IntRange(max = 8) int segments) {
        Random random = new Random(seed);
        Map<String, Nps> before = random(random, segments, true);
        Map<String, Nps> after = random(random, segments, true);
        MixAndRate there = MixAndRate.between(before, after);
        assertThat(there.rateEffect() + there.mixEffect()).isEqualTo(there.change(), within(CLOSE));
        assertThat(there.baseRate() + there.baseMix() + there.baseInteraction())
                .isEqualTo(there.change(), within(CLOSE));
        assertThat(there.rows().stream().mapToDouble(MixAndRate.Row::mix).sum())
                .as("plain mix and centred mix have one sum")
                .isEqualTo(there.mixEffect(), within(CLOSE));
        MixAndRate back = MixAndRate.between(after, before);
        assertThat(back.rateEffect()).isEqualTo(-there.rateEffect(), within(CLOSE));
        assertThat(back.mixEffect()).isEqualTo(-there.mixEffect(), within(CLOSE));
        assertThat(back.isSimpson()).isEqualTo(there.isSimpson());
        List<String> names = new ArrayList<>(before.keySet());
        Collections.shuffle(names, random);
        Map<String, Nps> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, before.get(name)));
        MixAndRate turned = MixAndRate.between(shuffled, after);
        turned.rows().forEach(row -> assertThat(there.rows()).as(row.segment()).contains(row));
    }

    @Test
    void kidneyStonesAreTheParadox() {
        MixAndRate charig = MixAndRate.of(
                "success",
                Unit.SHARE,
                List.of(
                        new MixAndRate.Part("small", 87, 81, 270, 234),
                        new MixAndRate.Part("large", 263, 192, 80, 55)));
        assertThat(charig.isSimpson()).isTrue();
        assertThat(charig)
                .hasToString(
                        "success 78.0 % → 82.6 %: +4.6 pp = rate -5.4 pp + mix +9.9 pp (Simpson's paradox: no segment rose)");
        assertThat(charig.table()).isEqualTo("""
                        segment    share        →  success       →     rate      mix
                        small     24.9 %   77.1 %   93.1 %  86.7 %  -3.3 pp  +5.0 pp
                        large     75.1 %   22.9 %   73.0 %  68.8 %  -2.1 pp  +4.9 pp
                        total    100.0 %  100.0 %   78.0 %  82.6 %  -5.4 pp  +9.9 pp
                        """);
    }

    /** At 10^17 doubles are 16 apart, so that steps of a few would be lost. */
    @Test
    void theChanceToBeOnTopDoesNotDependOnWhereZeroIs() {
        double[] sd = {16, 32, 16};
        double[] near = TopProbability.of(new double[] {0, 32, -16}, sd, 1);
        assertThat(TopProbability.of(new double[] {1e17, 1e17 + 32, 1e17 - 16}, sd, 1))
                .isEqualTo(near);
        assertThat(near[1]).isGreaterThan(0.5);
        assertThat(near[0] + near[1] + near[2]).isEqualTo(1, within(1e-12));
    }

    @Test
    void aSegmentThatIsNewOrGoneIsAllMix() {
        MixAndRate made = MixAndRate.between(
                Map.of("old", Proportion.of(60, 100), "lasting", Proportion.of(40, 100)),
                Map.of("new", Proportion.of(45, 50), "lasting", Proportion.of(75, 150)));
        assertThat(made.rateEffect()).isEqualTo(0.0625, within(CLOSE));
        assertThat(made.mixEffect()).isEqualTo(0.0375, within(CLOSE));
        MixAndRate.Row fresh = made.rows().stream()
                .filter(row -> row.segment().equals("new"))
                .findFirst()
                .orElseThrow();
        assertThat(fresh.rate()).isZero();
        assertThat(fresh.valueBefore()).isNull();
        assertThat(made.table()).contains("–");
        assertThat(made.rateStandardError()).isPositive();
    }

    @Test
    void mixAndRateRefuseWhatIsUndefinedOrWrong() {
        assertThatThrownBy(() -> MixAndRate.between(Map.of("a", Nps.of()), Map.of("a", Nps.of(9))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mix and rate of NPS are undefined: nobody before");
        assertThatThrownBy(() -> MixAndRate.between(Map.<String, Nps>of(), Map.of("a", Nps.of(9))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no segments before");
        assertThatThrownBy(() -> new MixAndRate.Part("a", 0, 3, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody before has a sum of 3.0");
        assertThatThrownBy(() -> MixAndRate.of("x", Unit.SHARE, List.of(new MixAndRate.Part("a", 2, 3, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the successes of a share must be in 0..2, not 3.0");
        MixAndRate sums = MixAndRate.of("x", Unit.RATE, List.of(new MixAndRate.Part("a", 2, 3, 1, 1)));
        assertThatThrownBy(sums::rateStandardError)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the standard error of the rate effect on x is undefined: sums alone have no variance");
    }

    @Test
    void twoGroupsHaveTheSquareOfThePooledZ() {
        Proportion a = Proportion.of(45, 60);
        Proportion b = Proportion.of(205, 340);
        Heterogeneity spread = Heterogeneity.of(Map.of("a", a, "b", b));
        double z = VersusRest.of(a, b).test().statistic().orElseThrow();
        assertThat(spread.q()).isEqualTo(z * z, within(CLOSE));
        assertThat(spread.test().pValue()).isEqualTo(VersusRest.of(a, b).pValue(), within(CLOSE));
        assertThat(spread.range()).isEqualTo(5 / 34.0, within(CLOSE));
    }

    @Test
    void aLeaderboardFarFromZeroEnds() {
        double far = 1e17;
        Leaderboard board = new Leaderboard(
                "team",
                "points",
                Unit.RATE,
                far,
                1,
                List.of(
                        new Leaderboard.Row("a", 9, far, far, 0.5, 1, null),
                        new Leaderboard.Row("b", 9, far, far, 0.5, 1, null)));
        assertThat(board.probabilityOfTop(1).get("b")).isEqualTo(0.5, within(CLOSE));
        assertThatThrownBy(() -> new Leaderboard("team", "points", Unit.RATE, 0, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a leaderboard needs at least 2 groups, not 0");
    }

    @Test
    void theSpreadOfGroupsPrints() {
        Heterogeneity spread = Heterogeneity.of(shares(83, 86, 90, 93, 129, 136, 70, 82));
        assertThat(spread)
                .hasToString(
                        "share of 4 groups: true values spread by 4.4 % (sd), 76 % of the variance beyond chance; Q 12.6, df 3, p = 0.0056");
        assertThat(spread.table()).isEqualTo("""
                        group    n   share  from all
                        s0      86  96.5 %   +2.8 pp
                        s1      93  96.8 %   +3.1 pp
                        s2     136  94.9 %   +1.2 pp
                        s3      82  85.4 %   -8.3 pp
                        """);
        assertThat(Heterogeneity.of(shares(5, 5, 8, 8))).hasToString("share of 2 groups: nothing varies");
        assertThatThrownBy(() -> Heterogeneity.of(shares(5, 5, 8, 8)).tau())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of share is undefined: nothing varies");
        assertThatThrownBy(() -> Heterogeneity.of(shares(5, 8, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of groups is undefined: it needs 2 that hold something, not 1");
    }

    @Property(tries = 60, seed = "23111")
    void probabilitiesOfTheTopSumToItsSize(@ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int groups) {
        Random random = new Random(seed);
        Map<String, Nps> map = random(random, groups, false);
        Leaderboard board = Leaderboard.of(map);
        if (!board.isRanked()) {
            return;
        }
        Map<String, Double> fewer = new TreeMap<>();
        for (int k = 1; k <= map.size(); k++) {
            Map<String, Double> top = board.probabilityOfTop(k);
            assertThat(top.values().stream().mapToDouble(p -> p).sum()).isEqualTo(k, within(1e-9));
            Map<String, Double> before = fewer;
            top.forEach((name, p) -> assertThat(p).isBetween(before.getOrDefault(name, 0.0) - 1e-12, 1.0));
            fewer = top;
        }
    }

    @Test
    void theFirstOfTwoIsOneNormalProbability() {
        Leaderboard board = Leaderboard.of(shares(80, 100, 50, 90));
        Leaderboard.Row one = board.rows().get(0);
        Leaderboard.Row two = board.rows().get(1);
        double p = Normal.cdf(
                (one.shrunk() - two.shrunk()) / Math.hypot(one.standardDeviation(), two.standardDeviation()));
        assertThat(board.probabilityOfTop(1).get("s0")).isEqualTo(p, within(1e-10));
        assertThat(board.probabilityOfTop(2)).containsEntry("s1", 1.0);
        assertThatThrownBy(() -> board.probabilityOfTop(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the top holds 1 to 2 groups, not 3");
    }

    @Test
    void oneFiveStarAnswerDoesNotLead() {
        Map<String, Proportion> agents = shares(1, 1, 180, 200, 140, 200, 100, 200);
        Leaderboard board = Leaderboard.of(agents);
        assertThat(board.rows()).extracting(Leaderboard.Row::group).containsExactly("s1", "s0", "s2", "s3");
        assertThat(board.table()).isEqualTo("""
                        group    n    share  shrunk    ± sd  P(first)
                        s1     200   90.0 %  89.5 %   3.2 %    77.1 %
                        s0       1  100.0 %  75.9 %  18.0 %    22.9 %
                        s2     200   70.0 %  70.0 %   3.2 %   < 0.1 %
                        s3     200   50.0 %  50.6 %   3.2 %   < 0.1 %
                        """);
        assertThat(board.line())
                .isEqualTo(
                        "share by group: s1 leads with 89.5 % (as measured 90.0 %, n = 200), truly first with probability 77.1 %");
        assertThat(board.byLowerBound()).extracting(Leaderboard.Row::group).containsExactly("s1", "s2", "s3", "s0");
    }

    @Test
    void groupsThatDifferByChanceHaveNoRanking() throws Exception {
        Leaderboard board = Leaderboard.of(shares(50, 100, 51, 100, 49, 100));
        assertThat(board.isRanked()).isFalse();
        assertThat(board.line())
                .isEqualTo("share by group: no ranking, 3 groups differ no more than chance makes them (all 50.0 %)");
        assertThat(board.table()).contains("–");
        assertThatThrownBy(() -> board.probabilityOfTop(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a ranking by share is undefined: the groups differ no more than chance makes them");
        assertThat(StoredFormContract.read(StoredFormContract.bytes(board))).isEqualTo(board);
    }

    /** 200 agents with 5 to 299 answers each: whose top ten is truly better. */
    @Test
    void theShrunkTopTenIsTrulyBetterThanTheRawOne() {
        SplittableRandom random = new SplittableRandom(6);
        double raw = 0;
        double shrunk = 0;
        double best = 0;
        int runs = 50;
        for (int run = 0; run < runs; run++) {
            Map<String, Double> truth = new LinkedHashMap<>();
            Map<String, Proportion> agents = new LinkedHashMap<>();
            for (int i = 0; i < 200; i++) {
                double p = Math.min(
                        0.99,
                        0.8
                                + 0.05
                                        * (random.nextDouble()
                                                + random.nextDouble()
                                                + random.nextDouble()
                                                + random.nextDouble()
                                                - 2)
                                        * Math.sqrt(3));
                int n = 5 + random.nextInt(295);
                int hits = 0;
                for (int k = 0; k < n; k++) {
                    hits += random.nextDouble() < p ? 1 : 0;
                }
                truth.put("a" + i, p);
                agents.put("a" + i, Proportion.of(hits, n));
            }
            List<String> byValue = new ArrayList<>(agents.keySet());
            byValue.sort((a, b) ->
                    Double.compare(agents.get(b).value(), agents.get(a).value()));
            List<String> byTruth = new ArrayList<>(agents.keySet());
            byTruth.sort((a, b) -> Double.compare(truth.get(b), truth.get(a)));
            raw += mean(byValue, truth);
            shrunk += mean(
                    Leaderboard.of(agents).rows().stream()
                            .map(Leaderboard.Row::group)
                            .toList(),
                    truth);
            best += mean(byTruth, truth);
        }
        assertThat(raw / runs).isBetween(0.85, 0.88);
        assertThat(shrunk / runs).isGreaterThan(raw / runs + 0.01);
        assertThat(best / runs).isGreaterThan(shrunk / runs);
    }

    private static double mean(List<String> ranking, Map<String, Double> truth) {
        return ranking.subList(0, 10).stream().mapToDouble(truth::get).average().orElseThrow();
    }

    @Property(tries = 200, seed = "23112")
    void anImpactIsTheShareTimesTheDifference(@ForAll long seed) {
        Random random = new Random(seed);
        Nps topic =
                Nps.promoters(random.nextInt(50)).passives(random.nextInt(50)).detractors(1 + random.nextInt(50));
        Nps others = Nps.promoters(1 + random.nextInt(50))
                .passives(random.nextInt(50))
                .detractors(random.nextInt(50));
        TopicImpact impact = TopicImpact.of(topic.plus(others), topic);
        assertThat(impact.impact()).isEqualTo(impact.total() - impact.valueWithout(), within(CLOSE));
        assertThat(impact.impact())
                .isEqualTo(impact.share() * (impact.valueOfTopic() - impact.valueWithout()), within(CLOSE));
        assertThat(impact.interval().contains(impact.impact())).isTrue();
    }

    @Test
    void topicsAreRankedWorstFirst() {
        Nps total = Nps.promoters(250).passives(150).detractors(100);
        Map<String, Nps> topics = new LinkedHashMap<>();
        topics.put("food", Nps.promoters(40).passives(20).detractors(10));
        topics.put("queue", Nps.promoters(10).passives(20).detractors(40));
        topics.put("nothing", Nps.of());
        Map<String, TopicImpact> impacts = TopicImpact.each(total, topics);
        assertThat(impacts.keySet()).containsExactly("queue", "food", "nothing");
        assertThat(TopicImpact.table(impacts)).isEqualTo("""
                        topic     n   share  of topic  impact       95 % CI
                        queue    70  14.0 %     -42.9   -11.9  -14.2 … -9.1
                        food     70  14.0 %      42.9    +2.1   -0.7 … +4.5
                        nothing   0   0.0 %         –       –             –
                        """);
        assertThat(impacts.get("queue"))
                .hasToString(
                        "impact on NPS -11.9 (95 % CI -14.2 … -9.1): 14.0 % mention it, NPS -42.9 of theirs and 41.9 of the others");
        assertThat(impacts.get("queue").pValue()).isLessThan(1e-6);
        assertThat(impacts.get("nothing")).hasToString("impact on NPS: no answer mentions the topic");
        assertThatThrownBy(impacts.get("nothing")::valueOfTopic)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS of the topic is undefined: no answer mentions it");
        TopicImpact all = TopicImpact.of(Proportion.of(3, 9), Proportion.of(3, 9));
        assertThatThrownBy(all::impact)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the impact on share is undefined: every answer mentions the topic");
        assertThatThrownBy(all::valueWithout)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("share without the topic is undefined: every answer mentions it");
        assertThatThrownBy(() -> TopicImpact.of(Proportion.of(3, 9), Proportion.of(5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 5 of 5 out of 3 of 9");
    }

    @Test
    void sentimentIsANetScore() {
        NetSentiment sentiment = NetSentiment.of(120, 50, 30);
        assertThat(sentiment).hasToString("net sentiment 45.0 (95 % CI 34.1 … 54.6), n = 200");
        Metric<?> metric = sentiment.score();
        assertThat(metric.unit()).isEqualTo(Unit.SCORE);
        assertThatThrownBy(NetSentiment.of(0, 3, 0)::netOfOpinionated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("net sentiment of the opinionated is undefined: no label takes a side");
        assertThatThrownBy(NetSentiment.of(2, 3, 0)::positiveToNegative)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("positive to negative is undefined: no label is negative");
        assertThatThrownBy(NetSentiment.of(0, 0, 0)::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is undefined: no ratings");
    }
}
