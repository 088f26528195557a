package io.github.cxmetrics.monitor.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Legendre;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WatchedTestTest {

    private static final List<Arms<Proportion>> DAYS = List.of(
            Arms.of(Proportion.of(12, 20), Proportion.of(6, 20)),
            Arms.of(Proportion.of(15, 25), Proportion.of(11, 30)),
            Arms.of(Proportion.of(30, 40), Proportion.of(20, 40)),
            Arms.of(Proportion.of(28, 40), Proportion.of(15, 35)));

    private static final double[] LOG_FACTORIALS = new double[100];

    static {
        for (int i = 1; i < LOG_FACTORIALS.length; i++) {
            LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1] + Math.log(i);
        }
    }

    private static List<Arms<Proportion>> random(Random random, int days, int perDay, double difference) {
        List<Arms<Proportion>> list = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            double share = 0.1 + 0.5 * random.nextDouble();
            list.add(Arms.of(
                    draw(random, random.nextInt(perDay), Math.min(1, share + difference)),
                    draw(random, random.nextInt(perDay), share)));
        }
        return list;
    }

    private static Proportion draw(Random random, int n, double p) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return Proportion.of(hits, n);
    }

    @Test
    void aWatchedTestPrintsItsLooks() throws Exception {
        WatchedResult result = ExactByDay.withTau(0.5).watch(DAYS);
        assertThat(result.table()).isEqualTo("""
                        day    n  odds ratio        interval  difference             interval       p
                        1     40       3.385  0.5148 … 27.19    +30.0 pp  -32.3 pp … +92.3 pp  0.6397
                        2     95       2.866  0.7997 … 11.06    +26.0 pp   -7.8 pp … +59.8 pp  0.2312
                        3    175       2.906   1.059 … 8.392    +25.9 pp   +2.9 pp … +49.0 pp  0.0268
                        4    250       2.952   1.235 … 7.327    +26.4 pp   +7.6 pp … +45.2 pp  0.0023
                        """);
        assertThat(result)
                .hasToString(
                        "decided on day 3: odds ratio 2.952 (1.235 … 7.327 at every look), p = 0.0023, n = 250 (exact by day)");
        assertThat(result.decidedOn()).hasValue(3);
        assertThat(result.isDecided()).isTrue();
        assertThat(StoredFormContract.read(StoredFormContract.bytes(result))).isEqualTo(result);
        WatchedResult early = ExactByDay.withTau(0.5).watch(DAYS.subList(0, 1));
        assertThat(early.line()).startsWith("not decided: odds ratio 3.385");
        assertThat(early.looks()).isEqualTo(result.looks().subList(0, 1));
    }

    @Property(tries = 60, seed = "23140")
    void pNeverRisesSwappedArmsMirrorAndIntervalsNest(@ForAll long seed) {
        Random random = new Random(seed);
        List<Arms<Proportion>> days = random(random, 6, 40, 0.2);
        List<Arms<Proportion>> swapped = days.stream()
                .map(day -> Arms.of(day.control(), day.treatment()))
                .toList();
        WatchedResult there = ExactByDay.withTau(0.7).watch(days);
        WatchedResult back = ExactByDay.withTau(0.7).watch(swapped);
        WatchedResult strict = ExactByDay.withTau(0.7).alpha(0.01).watch(days);
        double p = 1;
        for (int i = 0; i < days.size(); i++) {
            Look look = there.looks().get(i);
            assertThat(look.alwaysValidP()).isBetween(0.0, p);
            p = look.alwaysValidP();
            assertThat(back.looks().get(i).alwaysValidP()).isEqualTo(p, within(1e-9));
            Interval interval = look.interval();
            Interval mirrored = back.looks().get(i).interval();
            assertThat(Math.log(interval.lower()) + Math.log(mirrored.upper()))
                    .satisfies(sum -> assertThat(Double.isNaN(sum) || Math.abs(sum) < 1e-8)
                            .isTrue());
            Interval wider = strict.looks().get(i).interval();
            assertThat(wider.lower()).isLessThanOrEqualTo(interval.lower());
            assertThat(wider.upper()).isGreaterThanOrEqualTo(interval.upper());
        }
    }

    /** The average over the log odds ratio by brute force: every table of every day, Gauss-Legendre on many panels. */
    @Property(tries = 40, seed = "23141")
    void theEvidenceIsTheAverageLikelihood(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int count,
            @ForAll @DoubleRange(min = 0.02, max = 6) double tau) {
        List<Arms<Proportion>> days = random(new Random(seed), count, 30, 0.1);
        double[] evidence = ExactByDay.logEvidence(tau, days);
        double direct = Legendre.integrate(-9.5 * tau, 9.5 * tau, 100, theta -> {
            double log = -theta * theta / (2 * tau * tau) - Math.log(tau * Math.sqrt(2 * Math.PI));
            for (Arms<Proportion> day : days) {
                log += logLikelihood(day, theta);
            }
            return Math.exp(log);
        });
        assertThat(evidence[count - 1]).isEqualTo(Math.log(direct), within(1e-9 * (1 + Math.abs(Math.log(direct)))));
    }

    private static double logLikelihood(Arms<Proportion> day, double theta) {
        long x = day.treatment().successes();
        long n = day.treatment().trials();
        long m = day.control().trials();
        long s = x + day.control().successes();
        double tilted = Double.NEGATIVE_INFINITY;
        double central = Double.NEGATIVE_INFINITY;
        for (long k = Math.max(0, s - m); k <= Math.min(n, s); k++) {
            double weight = logChoose(n, k) + logChoose(m, s - k);
            central = add(central, weight);
            tilted = add(tilted, weight + theta * k);
        }
        return theta * x - tilted + central;
    }

    private static double add(double a, double b) {
        double large = Math.max(a, b);
        return large == Double.NEGATIVE_INFINITY ? large : large + Math.log(Math.exp(a - large) + Math.exp(b - large));
    }

    private static double logChoose(long n, long k) {
        return LOG_FACTORIALS[(int) n] - LOG_FACTORIALS[(int) k] - LOG_FACTORIALS[(int) (n - k)];
    }

    @Test
    void muchDataKeepsItsDigits() {
        List<Arms<Proportion>> once = List.of(Arms.of(Proportion.of(52_000, 500_000), Proportion.of(51_000, 500_000)));
        double large = ExactByDay.logEvidence(0.5, once)[0];
        double error = Math.sqrt(1.0 / 52_000 + 1.0 / 448_000 + 1.0 / 51_000 + 1.0 / 449_000);
        double odds = Math.log(52_000.0 / 448_000 / (51_000.0 / 449_000));
        double total = 0.25 + error * error;
        double normal = -0.5 * Math.log(total / (error * error)) + odds * odds / 2 * (1 / (error * error) - 1 / total);
        assertThat(large).as("as a normal likelihood").isEqualTo(normal, within(1e-2));
        assertThat(ExactByDay.withTau(0.5).watch(once).last().estimate()).isEqualTo(Math.exp(odds), within(1e-6));
    }

    @Test
    void aDayWithOneArmSaysNothingAndSeparationLeavesAnOpenEnd() {
        WatchedResult result = ExactByDay.withTau(1)
                .watch(List.of(
                        Arms.of(Proportion.of(0, 0), Proportion.of(1, 2)),
                        Arms.of(Proportion.of(5, 5), Proportion.of(0, 5))));
        Look first = result.looks().get(0);
        assertThat(first.alwaysValidP()).isEqualTo(1);
        assertThat(first.estimate()).isNull();
        assertThat(first.difference()).isNull();
        assertThat(first.interval().lower()).isZero();
        assertThat(first.interval().upper()).isInfinite();
        assertThat(result.last().interval().upper()).isInfinite();
        assertThat(result.table()).contains("∞").contains("–").doesNotContain("NaN");
    }

    @Test
    void anyMetricIsWatchedByTheAsymptoticMixture() {
        AsymptoticDifference test = WatchedTest.asymptotic(1000);
        List<Arms<Nps>> days = List.of(
                Arms.of(Nps.of(), Nps.of(9)),
                Arms.of(
                        Nps.promoters(30).passives(20).detractors(10),
                        Nps.promoters(20).passives(20).detractors(20)),
                Arms.of(
                        Nps.promoters(190).passives(100).detractors(50),
                        Nps.promoters(120).passives(120).detractors(100)));
        WatchedResult result = test.watch(days);
        assertThat(result.table()).isEqualTo("""
                        day    n  difference of NPS       interval         p
                        1      1                  –              –    1.0000
                        2    121              +31.7  -20.7 … +84.1    0.4137
                        3    801              +34.8  +18.2 … +51.3  < 0.0001
                        """);
        assertThat(result.line())
                .startsWith(
                        "decided on day 3: difference of NPS +34.8 (+18.2 … +51.3 at every look), p < 0.0001, n = 801");
        WatchedResult strict = test.alpha(0.001).watch(days);
        assertThat(strict.last().interval().width())
                .isGreaterThan(result.last().interval().width());
    }

    @Property(tries = 200, seed = "23142")
    void aWatchedShareMirrorsAndNests(@ForAll @IntRange(max = 300) int x, @ForAll @IntRange(max = 300) int misses) {
        Proportion share = Proportion.of(x, x + misses);
        Interval interval = WatchedTest.share().interval(share);
        Interval mirrored = WatchedTest.share().interval(share.complement());
        assertThat(interval.lower()).isEqualTo(1 - mirrored.upper(), within(1e-12));
        assertThat(WatchedTest.share().alpha(0.01).interval(share).width()).isGreaterThanOrEqualTo(interval.width());
        if (x + misses > 0) {
            assertThat(interval.contains(share.value())).isTrue();
        } else {
            assertThat(interval.width()).isEqualTo(1);
        }
    }

    @Test
    void aWatchedShareHasNoPValue() {
        WatchedResult result =
                WatchedTest.share().watch(List.of(Proportion.of(8, 10), Proportion.of(67, 90), Proportion.of(0, 0)));
        assertThat(result.table()).isEqualTo("""
                        day    n   share         interval  p
                        1     10  80.0 %  34.2 % … 99.1 %  –
                        2    100  75.0 %  59.2 % … 87.3 %  –
                        3    100  75.0 %  59.2 % … 87.3 %  –
                        """);
        assertThatThrownBy(result::pValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("beta mixture has an interval and no p-value");
        assertThatThrownBy(
                        () -> WatchedTest.share().watch(List.<Proportion>of()).last())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a watched test of share is undefined: no days");
    }

    @Test
    void aWatchedMeanIsTightestWhereItWasPlanned() {
        WatchedMean mean = WatchedTest.mean(1000);
        double planned = mean.halfWidth(1000, 4) * Math.sqrt(1000);
        for (long n : new long[] {100, 500, 2000, 10_000}) {
            assertThat(mean.halfWidth(n, 4) * Math.sqrt(n)).isGreaterThan(planned);
        }
        assertThat(mean.interval(100, 3, 4).contains(3)).isTrue();
        assertThatThrownBy(() -> mean.halfWidth(1, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the interval of a watched mean is undefined: it needs 2 values, not 1");
        assertThatThrownBy(() -> mean.halfWidth(10, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the interval of a watched mean is undefined: the values don't vary");
        assertThatThrownBy(() -> mean.halfWidth(10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the variance must be at least 0 and finite, not -1.0");
    }

    @Test
    void badPlansAreRefused() {
        assertThatThrownBy(() -> WatchedTest.exactByDay(1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a watched test needs a plan of at least 2 units, not 1");
        assertThatThrownBy(() -> WatchedTest.exactByDay(100, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share lies strictly between 0 and 1, not 1.0");
        assertThatThrownBy(() -> ExactByDay.withTau(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tau must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> WatchedTest.share().alpha(0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the level lies above 0 and at most at 0.5, not 0.7");
        assertThatThrownBy(() -> WatchedTest.mean(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval is tightest at an n of at least 1, not 0");
        assertThatThrownBy(
                        () -> Arms.of(Proportion.of(1, 2), Proportion.of(1, 2).named("other")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExactByDay.withTau(1)
                        .watch(List.of(Arms.of(Proportion.of(5, 2_000_000_000L), Proportion.of(9, 2_000_000_000L)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the exact test takes at most 2147483647 units a day, not 4000000000");
    }

    @Test
    void aTauThatCannotBeAveragedOverIsRefused() {
        assertThatThrownBy(() -> ExactByDay.withTau(1e9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tau must be in 1.0E-12..1000.0, not 1.0E9");
        assertThat(ExactByDay.withTau(1000).watch(DAYS).looks()).hasSameSizeAs(DAYS);
        assertThat(ExactByDay.withTau(1e-12).watch(DAYS).looks()).hasSameSizeAs(DAYS);
    }

    @Test
    void aPlanForSharesGivesItsTau() {
        assertThat(WatchedTest.exactByDay(4000, 0.2).tau()).isEqualTo(0.2227127438223053, within(1e-15));
        assertThatThrownBy(() -> WatchedTest.exactByDay(100, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the share lies strictly between 0 and 1, not 0.0");
    }

    /** One day many times over, against the trapezoidal rule on a grid that is far finer than the peak, which lies far from 0. */
    @Test
    void theEvidenceOfANarrowPeakIsTheAverageLikelihood() {
        Arms<Proportion> day = DAYS.get(0);
        int times = 3000;
        double tau = 0.5;
        ByDayMixture mixture = new ByDayMixture(tau);
        for (int i = 0; i < times; i++) {
            mixture.add(day.treatment(), day.control());
        }
        double step = 0.0005;
        double direct = Double.NEGATIVE_INFINITY;
        for (int i = 1000; i <= 4000; i++) {
            double theta = i * step;
            direct = add(direct, times * logLikelihood(day, theta) - theta * theta / (2 * tau * tau));
        }
        direct += Math.log(step) - Math.log(tau * Math.sqrt(2 * Math.PI));
        assertThat(direct).isGreaterThan(1000);
        assertThat(mixture.logEvidence()).isEqualTo(direct, within(1e-7));
    }

    @Test
    void asFewSuccessesAsTheMarginsAllowLeaveTheLowerEndOpen() {
        Arms<Proportion> fewest = Arms.of(Proportion.of(3, 10), Proportion.of(12, 12));
        Look look = ExactByDay.withTau(1).watch(List.of(fewest, fewest)).last();
        assertThat(look.estimate()).isNull();
        assertThat(look.interval().lower()).isZero();
        assertThat(look.interval().upper()).isBetween(0.0, 1.0);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void armsThatAreNoSharesAreRefusedByTheirDay() {
        List<Arms<Proportion>> cast = (List) List.of(DAYS.get(0), Arms.of(Nps.of(9), Nps.of(3)));
        assertThatThrownBy(() -> ExactByDay.withTau(1).watch(cast))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the arms of day 2 are no shares");
    }

    @Test
    void aWatchedShareBearsItsName() {
        assertThat(ExactByDay.withTau(1).watch(List.<Arms<Proportion>>of())).hasToString("share: no days");
        Proportion half = Proportion.of(1, 2).named("conversion");
        assertThat(ExactByDay.withTau(1).watch(List.of(Arms.of(half, half))).metric())
                .isEqualTo("conversion");
    }

    @Test
    void aPValueAtTheLevelDecides() {
        Look before = new Look(1, 10, null, null, null, null, 0.051);
        Look at = new Look(2, 20, null, null, null, null, 0.05);
        WatchedResult result = new WatchedResult(
                "test", "share", Unit.SHARE, WatchedResult.Estimated.ODDS_RATIO, 0.05, List.of(before, at));
        assertThat(result.isDecided()).isTrue();
        assertThat(result.decidedOn()).hasValue(2);
    }

    /** The limits of 10 of 20 solve {@code (p (1 - p))^10 = 0.05 B(10.5, 10.5) / B(0.5, 0.5)}. */
    @Test
    void asManyHitsAsMissesAreWatchedToo() {
        Interval interval = WatchedTest.share().interval(Proportion.of(10, 20));
        assertThat(interval.lower()).isEqualTo(0.19300352160379866, within(1e-12));
        assertThat(interval.upper()).isEqualTo(1 - interval.lower(), within(1e-12));
    }

    @Test
    void twoValuesHaveAWatchedMean() {
        WatchedMean mean = WatchedTest.mean(2);
        double information = -2 * Math.log(0.05) + Math.log1p(-2 * Math.log(0.05));
        double half = Math.sqrt(4 * (information + 1) / information * (0.5 * Math.log1p(information) - Math.log(0.05)));
        assertThat(mean.halfWidth(2, 4)).isEqualTo(half, within(1e-12));
        assertThatThrownBy(() -> mean.halfWidth(2, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the interval of a watched mean is undefined: the values don't vary");
    }

    /** Any net score has the variance of the NPS with the same counts, any mean that of its interval. */
    @Test
    void theVarianceOfADifferenceIsThatOfItsMetric() {
        Ratings many = Ratings.ofCounts(RatingScale.ZERO_TO_TEN, 10, 0, 0, 0, 0, 0, 0, 20, 0, 0, 30);
        Ratings few = Ratings.ofCounts(RatingScale.ZERO_TO_TEN, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 5);
        NetBands bands = NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 2, 7);
        ArmEvidence net = ArmEvidence.of(Arms.of(NetScore.from(many, bands), NetScore.from(few, bands)));
        ArmEvidence nps = ArmEvidence.of(Arms.of(
                Nps.promoters(30).passives(20).detractors(10),
                Nps.promoters(5).passives(3).detractors(4)));
        assertThat(net.variance()).isEqualTo(nps.variance(), within(1e-9));

        Ces one = Ces.of(1, 4, 7, 7, 5);
        Ces two = Ces.of(2, 2, 6, 3);
        double z = 1.959963984540054;
        double half = one.interval(Confidence.DEFAULT).width() / 2 / z;
        double other = two.interval(Confidence.DEFAULT).width() / 2 / z;
        assertThat(ArmEvidence.of(Arms.of(one, two)).variance()).isEqualTo(half * half + other * other, within(1e-12));
    }
}
