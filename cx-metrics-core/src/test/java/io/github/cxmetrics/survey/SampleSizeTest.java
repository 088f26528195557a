package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SampleSizeTest {

    private static final Confidence LEVEL = Confidence.DEFAULT;

    @Test
    void forNps() {
        SampleSize worst = SampleSize.forNps(5, LEVEL);
        assertThat(worst.variance()).isEqualTo(10_000);
        assertThat(worst.raw()).isEqualTo(1536.5835282776504, within(1e-9));
        assertThat(worst.n()).isEqualTo(1537);
        assertThat(SampleSize.forNps(10, LEVEL).n()).isEqualTo(385);
        SampleSize known = SampleSize.forNps(5, LEVEL, 0.5, 0.2);
        assertThat(known.variance()).isEqualTo(6100, within(1e-9));
        assertThat(known.raw()).isEqualTo(worst.raw() * 0.61, within(1e-9));
        assertThat(SampleSize.forNps(5, LEVEL, 0.5, 0.5)).isEqualTo(worst);
    }

    @Test
    void forShares() {
        assertThat(SampleSize.forShare(0.05, LEVEL).n()).isEqualTo(385);
        assertThat(SampleSize.forShare(0.05, LEVEL).raw()).isEqualTo(384.14588206941244, within(1e-9));
        assertThat(SampleSize.forShare(0.05, LEVEL, 0.1).raw()).isEqualTo(138.29251754498847, within(1e-9));
        assertThat(SampleSize.forShare(0.05, LEVEL, 0.5)).isEqualTo(SampleSize.forShare(0.05, LEVEL));
    }

    @Test
    void finitePopulationsNeedFewer() {
        SampleSize of2000 = SampleSize.forNps(5, LEVEL).finitePopulation(2000);
        assertThat(of2000.raw()).isEqualTo(869.2107065145158, within(1e-9));
        assertThat(of2000.n()).isEqualTo(870);
        assertThat(of2000.finitePopulation(2000)).isEqualTo(of2000);
        assertThat(of2000.finitePopulation(1).n()).isEqualTo(1);
        assertThat(of2000.finitePopulation(100).n()).isLessThanOrEqualTo(100);
        assertThat(of2000.finitePopulation(Long.MAX_VALUE).n()).isEqualTo(1537);
    }

    @Test
    void refusesBadSampleSizes() {
        assertRefused(() -> SampleSize.forNps(0, LEVEL), "a margin lies strictly between 0 and 100.0, not 0.0");
        assertRefused(
                () -> SampleSize.forNps(Double.NaN, LEVEL), "a margin lies strictly between 0 and 100.0, not NaN");
        assertRefused(() -> SampleSize.forShare(1, LEVEL), "a margin lies strictly between 0 and 1.0, not 1.0");
        assertRefused(
                () -> SampleSize.forNps(5, LEVEL, 1.2, 0), "the share of promoters lies between 0 and 1, not 1.2");
        assertRefused(
                () -> SampleSize.forNps(5, LEVEL, 0.2, -0.1), "the share of detractors lies between 0 and 1, not -0.1");
        assertRefused(
                () -> SampleSize.forNps(5, LEVEL, 0.75, 0.5),
                "the shares of promoters and detractors must not exceed 1 in all: 0.75 and 0.5");
        assertRefused(
                () -> SampleSize.forNps(5, LEVEL, 1, 0), "a sample size needs answers that vary: the variance is 0");
        assertRefused(() -> SampleSize.forShare(0.05, LEVEL, Double.NaN), "a share lies between 0 and 1, not NaN");
        assertRefused(() -> SampleSize.forNps(5, LEVEL).finitePopulation(0), "a population must be at least 1, not 0");
        assertRefused(
                () -> new SampleSize(Unit.SCALE_POINT, 0.5, LEVEL, 1, OptionalLong.empty()),
                "a sample size is for NPS or a share, not for a mean");
        assertRefused(
                () -> new SampleSize(Unit.SHARE, 0.05, LEVEL, 0.3, OptionalLong.empty()),
                "the variance of an answer lies between 0 and 0.25, not 0.3");
        assertThatThrownBy(() -> SampleSize.forNps(1e-12, LEVEL).n())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching("a sample of 3\\.84\\d+E28 answers is too large to be counted");
    }

    @Test
    void groupsForTwoNps() {
        GroupSize worst = GroupSize.forNps(10, LEVEL, 0.8);
        assertThat(worst.raw()).isEqualTo(1569.7759468698177, within(1e-8));
        assertThat(worst.n()).isEqualTo(1570);
        assertThat(worst.achievedPower()).isEqualTo(0.8000569268798245, within(1e-12));
        assertThat(worst.achievedPower(3140)).isBetween(0.97, 0.98);
        GroupSize known = GroupSize.forNps(3, Confidence.of(0.9), 0.8, 5000, 5000);
        assertThat(known.raw()).isEqualTo(6869.508035577522, within(1e-8));
        assertThat(known.achievedPower()).isEqualTo(0.8000429517610216, within(1e-12));
        assertThat(GroupSize.forNps(10, LEVEL, 0.3).raw()).isPositive().isLessThan(worst.raw());
    }

    /** Cohen (1988) works in arcsines; this is the unpooled form: (1.959964 + 0.841621)²·(0.24 + 0.25)/0.01. */
    @Test
    void groupsForTwoShares() {
        GroupSize size = GroupSize.forShares(0.4, 0.5, LEVEL, 0.8);
        assertThat(size.raw()).isEqualTo(384.59510698310536, within(1e-6));
        assertThat(size.n()).isEqualTo(385);
        assertThat(GroupSize.forShares(0.5, 0.4, LEVEL, 0.8).n()).isEqualTo(385);
        assertThat(GroupSize.forShares(0, 0.1, LEVEL, 0.8).n()).isEqualTo(71);
    }

    @Test
    void refusesBadGroups() {
        assertRefused(
                () -> GroupSize.forNps(200, LEVEL, 0.8), "a difference lies strictly between 0 and 200.0, not 200.0");
        assertRefused(
                () -> GroupSize.forNps(-1, LEVEL, 0.8), "a difference lies strictly between 0 and 200.0, not -1.0");
        assertRefused(
                () -> GroupSize.forShares(0.5, 0.5, LEVEL, 0.8),
                "a difference lies strictly between 0 and 1.0, not 0.0");
        assertRefused(
                () -> GroupSize.forShares(1, 0, LEVEL, 0.8),
                "a sample size needs answers that vary: both variances are 0");
        assertRefused(() -> GroupSize.forShares(1.5, 0.5, LEVEL, 0.8), "a share lies between 0 and 1, not 1.5");
        assertRefused(
                () -> GroupSize.forNps(10, LEVEL, 1),
                "a power lies strictly between the level of the test and 1, not 1.0 at 95 %");
        assertRefused(
                () -> GroupSize.forNps(10, LEVEL, 0.05),
                "a power lies strictly between the level of the test and 1, not 0.05 at 95 %");
        assertRefused(
                () -> GroupSize.forNps(10, LEVEL, 0.8, 10_001, 1),
                "the variance of an answer lies between 0 and 10000.0, not 10001.0");
        assertRefused(
                () -> GroupSize.forNps(10, LEVEL, 0.8, 1, Double.NaN),
                "the variance of an answer lies between 0 and 10000.0, not NaN");
        assertRefused(
                () -> GroupSize.forNps(10, LEVEL, 0.8).achievedPower(0), "a group needs at least 1 answer, not 0");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void print() {
        assertThat(SampleSize.forNps(5, LEVEL)).hasToString("NPS ±5.0 at 95 %: 1537 answers");
        assertThat(SampleSize.forShare(0.05, LEVEL).finitePopulation(2000))
                .hasToString("share ±5.0 % at 95 %: 323 answers of a population of 2000");
        assertThat(GroupSize.forNps(10, LEVEL, 0.8))
                .hasToString("difference of 10.0 in NPS at 95 % with power 80.0 %: 1570 answers in each group");
        assertThat(GroupSize.forShares(0.4, 0.5, LEVEL, 0.8))
                .hasToString("difference of 10.0 % in shares at 95 % with power 80.0 %: 385 answers in each group");
    }

    @Test
    void groupsFromFinitePopulationsNeedFewer() {
        GroupSize groups = GroupSize.forNps(10, LEVEL, 0.8);
        GroupSize of2000 = groups.finitePopulation(2000);
        assertThat(of2000.raw()).isEqualTo(groups.raw() / (1 + (groups.raw() - 1) / 2000), within(1e-9));
        assertThat(of2000.n()).isLessThan(groups.n());
        assertThat(of2000.achievedPower()).isBetween(0.8, 0.801);
        assertThat(of2000.achievedPower(2000)).isEqualTo(1);
        assertThat(of2000.toString()).endsWith(" answers in each group, of populations of 2000");
        assertRefused(() -> of2000.achievedPower(2001), "a group of 2001 can't come from a population of 2000");
        assertRefused(() -> groups.finitePopulation(0), "a population must be at least 1, not 0");
    }
}
