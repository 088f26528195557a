package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SurvivalTallyTest {

    private static final ChronoUnit DAYS = ChronoUnit.DAYS;

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void everyDoorCountsTheSame() {
        SurvivalTally grouped = SurvivalTally.ofGrouped(DAYS, new long[] {0, 2, 1}, new long[] {1, 0, 1});
        boolean[] observed = Spells.flags(1, 0, 1, 0, 1);
        assertThat(SurvivalTally.of(DAYS, new long[] {1, 0, 2, 2, 1}, observed)).isEqualTo(grouped);
        assertThat(SurvivalTally.of(DAYS, new double[] {1, -0.0, 2, 2, 1}, observed))
                .isEqualTo(grouped);
        assertThat(SurvivalTally.of(DAYS, new double[5], new double[] {1, 0, 2, 2, 1}, observed))
                .isEqualTo(grouped);
        assertThat(SurvivalTally.of(
                        DAYS,
                        List.of(Duration.ofHours(24), Duration.ofDays(2), Duration.ofDays(1)),
                        List.of(Duration.ZERO, Duration.ofDays(2))))
                .isEqualTo(grouped);
        assertThat(grouped.count()).isEqualTo(5);
        assertThat(grouped.observed()).isEqualTo(3);
        assertThat(grouped.censored()).isEqualTo(2);
        assertThat(grouped.enteredLate()).isZero();
        assertThat(grouped).hasToString("survival in days: n = 5, 3 observed, 2 censored");
    }

    @Test
    void durationsKeepTheirFractions() {
        assertThat(SurvivalTally.of(DAYS, List.of(Duration.ofHours(36)), List.of())
                        .curve()
                        .lastTime())
                .isEqualTo(1.5);
        assertThat(SurvivalTally.of(ChronoUnit.MILLIS, List.of(Duration.ofNanos(2_500_000)), List.of())
                        .curve()
                        .lastTime())
                .isEqualTo(2.5);
        assertRefused(
                () -> SurvivalTally.of(ChronoUnit.MONTHS, List.of(Duration.ofDays(30)), List.of()),
                "months have no fixed length to measure durations with (row 0)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, List.of(Duration.ofDays(-1)), List.of()),
                "time -1.0 is not a finite time from 0 on (row 0)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, List.of(), List.of(Duration.ZERO, Duration.ofNanos(-1))),
                "time -1.1574074074074074E-14 is not a finite time from 0 on (row 1)");
    }

    @Test
    void wholeDurationsAreWholeNumbers() {
        for (ChronoUnit unit : List.of(ChronoUnit.NANOS, ChronoUnit.MILLIS, ChronoUnit.MINUTES, ChronoUnit.WEEKS)) {
            for (int k = 0; k < 2000; k++) {
                assertThat(Times.in(unit, unit.getDuration().multipliedBy(k))).isEqualTo(k);
            }
        }
        assertThat(Times.in(ChronoUnit.HOURS, Duration.ofMinutes(50))).isEqualTo(50.0 / 60);
    }

    @Test
    void refusesBadRowsWithTheirNumber() {
        boolean[] two = {true, false};
        assertRefused(
                () -> SurvivalTally.of(DAYS, new double[] {1, Double.NaN}, two),
                "time NaN is not a finite time from 0 on (row 1)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new double[] {1, Double.POSITIVE_INFINITY}, two),
                "time Infinity is not a finite time from 0 on (row 1)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new long[] {-3, 1}, two),
                "time -3 is not a finite time from 0 on (row 0)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new long[] {1, (1L << 53) + 1}, two),
                "time 9007199254740993 is above 2^53, where whole numbers are not exact (row 1)");
        assertRefused(() -> SurvivalTally.of(DAYS, new long[3], two), "there are 3 times and 2 observed flags");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new double[1], new double[2], two), "there are 2 times and 1 entries");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new double[] {0, 2}, new double[] {1, 2}, two),
                "time 2.0 is not after entry 2.0 (row 1)");
        assertRefused(
                () -> SurvivalTally.of(DAYS, new double[] {0, -1}, new double[] {1, 2}, two),
                "entry -1.0 is not a finite time from 0 on (row 1)");
        assertRefused(() -> Spell.observed(1).enteredAt(1), "time 1.0 is not after entry 1.0");
        assertRefused(() -> new Spell(Double.NaN, 1, true), "entry NaN is not a finite time from 0 on");
        assertRefused(() -> SurvivalRule.of(null), "survival times need a unit");
    }

    @Test
    void countedTimesAreTheTallyOfTheirSubjects() {
        assertThat(SurvivalTally.ofCounts(DAYS, new double[] {0.5, 2}, new long[] {1, 2}, new long[] {0, 1}))
                .isEqualTo(
                        SurvivalTally.of(DAYS, new double[] {2, 2, 0.5, 2}, new boolean[] {true, false, true, true}));
        assertRefused(
                () -> SurvivalTally.ofCounts(DAYS, new double[] {1, 1}, new long[2], new long[2]),
                "subjects must come in ascending order");
        assertRefused(
                () -> SurvivalTally.ofCounts(DAYS, new double[1], new long[2], new long[1]),
                "there are 1 times and 2 observed counts");
    }

    @Test
    void refusesCountsThatCannotComeFromSubjects() {
        assertRefused(
                () -> SurvivalTally.ofGrouped(DAYS, new long[] {1}, new long[2]),
                "there are 1 observed counts and 2 censored counts");
        assertRefused(
                () -> SurvivalTally.ofGrouped(DAYS, new long[] {-1}, new long[1]), "subjects must not be negative: -1");
        assertRefused(() -> counts(List.of(2.0, 1.0), List.of()).toTally(), "subjects must come in ascending order");
        assertRefused(
                () -> counts(List.of(1.0, 2.0), List.of(1.5, 3.0)).toTally(),
                "1 subjects end at time 1.0, when 0 are under observation");
        assertRefused(
                () -> counts(List.of(1.0, 2.0), List.of(0.5, 0.6, 0.7)).toTally(),
                "3 subjects entered late, of 2 subjects in all");
        assertRefused(
                () -> counts(List.of(1.0, 2.0), List.of(0.0)).toTally(), "entry times are after 0, not at it (row 0)");
        assertThat(counts(List.of(1.0, 2.0), List.of(0.5, 1.5)).toTally().enteredLate())
                .isEqualTo(2);
    }

    private static SurvivalTally.Counts counts(List<Double> times, List<Double> entryTimes) {
        List<Long> ones = times.stream().map(time -> 1L).toList();
        List<Long> zeros = times.stream().map(time -> 0L).toList();
        List<Long> entered = entryTimes.stream().map(time -> 1L).toList();
        return new SurvivalTally.Counts(
                "survival-tally", 1, SurvivalRule.of(DAYS).toForm(), times, ones, zeros, entryTimes, entered);
    }
}
