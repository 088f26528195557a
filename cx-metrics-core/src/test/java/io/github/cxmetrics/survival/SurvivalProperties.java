package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SurvivalProperties {

    private static final ChronoUnit UNIT = ChronoUnit.DAYS;
    private static final SurvivalRule RULE = SurvivalRule.of(UNIT);

    /** Times from 0 to 19; of ten values each, the last three are censored. */
    private static List<Spell> spells(List<Integer> codes) {
        return codes.stream()
                .map(code -> new Spell(0, code / 10, code % 10 < 7))
                .toList();
    }

    private static SurvivalTally tally(List<Spell> spells) {
        return spells.stream().collect(RULE.collector());
    }

    @Property(tries = 300, seed = "19581")
    void withoutCensoringTheCurveIsTheEmpiricalShare(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 30) Integer> times) {
        SurvivalCurve curve = Spells.complete(
                        times.stream().mapToDouble(Integer::doubleValue).toArray())
                .curve();
        for (int t = 0; t <= 31; t++) {
            int now = t;
            long later = times.stream().filter(time -> time > now).count();
            double share = (double) later / times.size();
            assertThat(curve.at(t)).isEqualTo(share);
            assertThat(curve.failureAt(t)).isEqualTo((double) (times.size() - later) / times.size());
            if (later > 0) {
                double error = Math.sqrt(share * (1 - share) / times.size());
                assertThat(curve.standardError(t)).isEqualTo(error, within(1e-15));
            }
        }
        double mean = times.stream().mapToInt(Integer::intValue).average().orElseThrow();
        assertThat(curve.restrictedMean(Double.POSITIVE_INFINITY).value()).isEqualTo(mean, within(1e-12));
    }

    @Property(tries = 300, seed = "19582")
    void partsGiveTheWhole(
            @ForAll @Size(max = 80) List<@IntRange(max = 199) Integer> left,
            @ForAll @Size(max = 80) List<@IntRange(max = 199) Integer> right) {
        List<Spell> all = new ArrayList<>(spells(left));
        all.addAll(spells(right));
        SurvivalTally whole = tally(all);
        assertThat(tally(spells(left)).plus(tally(spells(right)))).isEqualTo(whole);
        double[] times = all.stream().mapToDouble(Spell::time).toArray();
        boolean[] observed = new boolean[times.length];
        IntStream.range(0, times.length).forEach(i -> observed[i] = all.get(i).observed());
        assertThat(SurvivalTally.of(UNIT, times, observed)).isEqualTo(whole);
        assertThat(SurvivalTally.of(UNIT, new double[times.length], times, observed))
                .isEqualTo(whole);
        assertThat(SurvivalTally.of(
                        UNIT, Arrays.stream(times).mapToLong(t -> (long) t).toArray(), observed))
                .isEqualTo(whole);
        assertThat(whole.toCounts().toTally()).isEqualTo(whole);
    }

    @Property(tries = 300, seed = "19583")
    void conditionalSurvivalChains(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 199) Integer> codes,
            @ForAll @IntRange(max = 19) int s) {
        SurvivalCurve curve = tally(spells(codes)).curve();
        if (s >= curve.lastTime()) {
            return;
        }
        SurvivalCurve later = curve.conditionalOn(s);
        for (double t = 0; t <= curve.lastTime(); t += 0.5) {
            double expected = t <= s ? 1 : curve.at(t) / curve.at(s);
            assertThat(later.at(t)).isEqualTo(expected, within(1e-14));
            double hazard = Math.max(0, curve.cumulativeHazard(t) - curve.cumulativeHazard(s));
            assertThat(later.cumulativeHazard(t)).isEqualTo(hazard, within(1e-13));
        }
    }

    @Property(tries = 300, seed = "19584")
    void intervalsHoldTheEstimateAndNarrowWithTheLevel(
            @ForAll @Size(min = 2, max = 80) List<@IntRange(max = 199) Integer> codes,
            @ForAll SurvivalMethod method,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
        SurvivalCurve curve = tally(spells(codes)).curve();
        for (SurvivalStep step : curve.steps()) {
            if (step.survival() > 0 && step.survival() < 1) {
                Interval wide = curve.interval(step.time(), Confidence.of(0.995), method);
                Interval narrow = curve.interval(step.time(), Confidence.of(level), method);
                assertThat(narrow.lower()).isBetween(wide.lower(), step.survival());
                assertThat(narrow.upper()).isBetween(step.survival(), wide.upper());
                assertThat(wide.lower()).isNotNegative();
                assertThat(wide.upper()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Property(tries = 300, seed = "19585")
    void curvesFallAndHazardsRise(@ForAll @Size(min = 1, max = 80) List<@IntRange(max = 199) Integer> codes) {
        SurvivalCurve curve = tally(spells(codes)).curve();
        double survival = 1;
        double hazard = 0;
        for (SurvivalStep step : curve.steps()) {
            assertThat(step.survival()).isBetween(0.0, survival);
            assertThat(step.cumulativeHazard()).isGreaterThanOrEqualTo(hazard);
            assertThat(Math.exp(-step.cumulativeHazard())).isGreaterThanOrEqualTo(step.survival());
            survival = step.survival();
            hazard = step.cumulativeHazard();
        }
        if (curve.lastTime() > 0) {
            assertThat(curve.restrictedMean(curve.lastTime()).value()).isBetween(0.0, curve.lastTime());
        }
    }

    @Property(tries = 300, seed = "19589")
    void lateEntriesCountFromThenOn(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 199) Integer> codes,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 20) Integer> entries) {
        List<Spell> late = new ArrayList<>();
        for (Spell spell : spells(codes)) {
            double entry = entries.get(late.size());
            late.add(entry < spell.time() ? spell.enteredAt(entry) : spell);
        }
        SurvivalTally tally = tally(late);
        double product = 1;
        for (SurvivalStep step : tally.curve().steps()) {
            long atRisk = late.stream()
                    .filter(spell -> spell.time() >= step.time() && (spell.entry() == 0 || spell.entry() < step.time()))
                    .count();
            assertThat(step.atRisk()).isEqualTo(atRisk);
            product *= 1 - step.observed() / (double) atRisk;
            assertThat(step.survival()).isEqualTo(product, within(1e-13));
        }
        double[] times = late.stream().mapToDouble(Spell::time).toArray();
        boolean[] observed = new boolean[times.length];
        IntStream.range(0, times.length).forEach(i -> observed[i] = late.get(i).observed());
        double[] from = late.stream().mapToDouble(Spell::entry).toArray();
        assertThat(SurvivalTally.of(UNIT, from, times, observed)).isEqualTo(tally);
        assertThat(tally.toCounts().toTally()).isEqualTo(tally);
    }

    @Property(tries = 200, seed = "19586")
    void comparingDoesNotDependOnNamesOrOrder(
            @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 199) Integer> codes) {
        List<SurvivalTally> parts = IntStream.range(0, 3)
                .mapToObj(g -> tally(IntStream.range(0, codes.size())
                        .filter(i -> i % 3 == g)
                        .mapToObj(i -> spells(codes).get(i))
                        .collect(Collectors.toList())))
                .toList();
        Map<String, SurvivalTally> one = Map.of("a", parts.get(0), "b", parts.get(1), "c", parts.get(2));
        Map<String, SurvivalTally> other = Map.of("x", parts.get(2), "y", parts.get(0), "z", parts.get(1));
        for (double rho : new double[] {0, 1}) {
            LogRankResult first = LogRank.test(one, new FlemingHarrington(rho));
            LogRankResult second = LogRank.test(other, new FlemingHarrington(rho));
            assertThat(second.chiSquare()).isEqualTo(first.chiSquare(), within(1e-9 * (1 + first.chiSquare())));
            double balance = first.groups().stream()
                    .mapToDouble(group -> group.observed() - group.expected())
                    .sum();
            assertThat(balance).isEqualTo(0, within(1e-10));
        }
    }

    @Property(tries = 300, seed = "19587")
    void roundedDurationsAreTheExactOnesRounded(
            @ForAll @Size(min = 1, max = 80) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> listed,
            @ForAll @IntRange(min = 1, max = 5) int digits,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        long[] values = listed.stream().mapToLong(Long::longValue).toArray();
        Durations exact = Durations.of(ChronoUnit.MILLIS, values);
        Durations rounded = DurationsRule.of(ChronoUnit.MILLIS).rounded(digits).count(values);
        assertThat(exact.rounded(digits)).isEqualTo(rounded);
        assertThat(rounded.count()).isEqualTo(exact.count());
        double off = 5 * Math.pow(10, -digits);
        for (QuantileMethod method : QuantileMethod.values()) {
            double want = exact.quantile(p, method);
            assertThat(rounded.quantile(p, method)).isEqualTo(want, within(off * want * (1 + 1e-12)));
        }
        assertThat(rounded.mean()).isEqualTo(exact.mean(), within(off * exact.mean() * (1 + 1e-12)));
    }

    @Property(tries = 300, seed = "19588")
    void quantilesOfDurationsAreThoseOfTheSortedColumn(
            @ForAll @Size(min = 1, max = 80) List<@LongRange(min = 0, max = 1000) Long> listed,
            @ForAll @IntRange(max = 1000) int thousandths) {
        long[] values = listed.stream().mapToLong(Long::longValue).toArray();
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        Durations durations = Durations.of(ChronoUnit.MILLIS, values);
        double p = thousandths / 1000.0;
        int rank = Math.max(1, (thousandths * sorted.length + 999) / 1000);
        assertThat(durations.quantile(p, QuantileMethod.NEAREST_RANK)).isEqualTo(sorted[rank - 1]);
        double position = thousandths * (sorted.length - 1) / 1000.0;
        int below = (int) position;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        assertThat(durations.quantile(p))
                .isEqualTo(sorted[below] + (position - below) * (above - sorted[below]), within(1e-9));
        assertThat(durations.total()).isEqualTo(Arrays.stream(values).sum());
    }
}
