package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private static final Offset<Double> CLOSE = within(1e-10);

    private static Migration primes() {
        return Migration.ofCounts(NpsBands.STANDARD, 2, 3, 5, 7, 11, 13, 17, 19, 23);
    }

    private static Migration.Counts stored(List<Long> customers, long excluded, long onlyBefore, long onlyAfter) {
        Migration.Rule.Form rule = Migration.Rule.of(NpsBands.STANDARD).toForm();
        return new Migration.Counts("migration", 1, rule, customers, excluded, onlyBefore, onlyAfter);
    }

    @Test
    void countsFromBandToBand() {
        assertThat(primes().count()).isEqualTo(100);
        assertThat(primes().countOf(NpsBand.DETRACTOR, NpsBand.PROMOTER)).isEqualTo(5);
        assertThat(primes().countOf(NpsBand.PROMOTER, NpsBand.DETRACTOR)).isEqualTo(17);
        assertThat(primes().countOf(NpsBand.PASSIVE, NpsBand.PASSIVE)).isEqualTo(11);
        assertThat(primes().before()).isEqualTo(Nps.promoters(59).passives(31).detractors(10));
        assertThat(primes().after()).isEqualTo(Nps.promoters(41).passives(33).detractors(26));
        assertThat(primes().improved()).isEqualTo(Proportion.of(21, 100).named("improved", "customers in both waves"));
        assertThat(primes().worsened()).isEqualTo(Proportion.of(43, 100).named("worsened", "customers in both waves"));
        assertThat(primes().rule().bands()).isEqualTo(NpsBands.STANDARD);
    }

    /** Steps: 5 of +2, 16 of +1, 36 of 0, 26 of -1, 17 of -2; sum -34, sum of squares 130. */
    @Test
    void theChangeIsPaired() {
        Comparison change = primes().change();
        double variance = (130 - 34.0 * 34 / 100) / 99 / 100;
        assertThat(change.difference()).isEqualTo(-34, CLOSE);
        assertThat(change.difference())
                .isEqualTo(primes().after().value() - primes().before().value(), CLOSE);
        assertThat(change.test().statistic().orElseThrow()).isEqualTo(-0.34 / Math.sqrt(variance), CLOSE);
        assertThat(change.test().degreesOfFreedom()).hasValue(99);
        double half = 1.9842169515086827 * 100 * Math.sqrt(variance);
        assertThat(change.interval().lower()).isEqualTo(-34 - half, within(1e-8));
        assertThat(change.interval().upper()).isEqualTo(-34 + half, within(1e-8));
        assertThat(change.interval().method()).isEqualTo("paired t");
        assertThat(change.metric()).isEqualTo("NPS");
        assertThat(primes().change(Confidence.of(0.5)).interval().width())
                .isLessThan(change.interval().width());
    }

    @Test
    void anIntervalOfFewEndsWhereChangesEnd() {
        Comparison few =
                Migration.ofCounts(NpsBands.STANDARD, 0, 0, 1, 1, 0, 0, 0, 0, 1).change();
        assertThat(few.interval().lower()).isEqualTo(-200);
        assertThat(few.interval().upper()).isEqualTo(200);
        assertThat(few.pValue()).isEqualTo(0.7418, within(1e-4));
    }

    @Test
    void nobodyMovedIsAChangeOfZeroWithAnInterval() {
        Comparison still =
                Migration.ofCounts(NpsBands.STANDARD, 3, 0, 0, 0, 3, 0, 0, 0, 4).change();
        assertThat(still.difference()).isZero();
        assertThat(still.pValue()).isEqualTo(1);
        assertThat(still.interval().upper()).isBetween(10.0, 100.0);
        assertThat(still.interval().lower()).isEqualTo(-still.interval().upper(), CLOSE);
        Comparison more = Migration.ofCounts(NpsBands.STANDARD, 300, 0, 0, 0, 300, 0, 0, 0, 400)
                .change();
        assertThat(more.interval().width()).isLessThan(still.interval().width() / 10);
        Comparison one =
                Migration.ofCounts(NpsBands.STANDARD, 0, 0, 1, 0, 0, 0, 0, 0, 0).change();
        assertThat(one.difference()).isEqualTo(200);
        assertThat(one.interval().upper()).isEqualTo(200);
        assertThat(one.pValue()).isGreaterThan(0.1);
        assertThatThrownBy(() -> Migration.Rule.of(NpsBands.STANDARD).empty().change())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the change of NPS is undefined: no customers in both waves");
    }

    @Test
    void wavesAreJoinedByIdNotByPosition() {
        CustomerRatings before = CustomerRatings.of(
                RatingScale.ZERO_TO_TEN, new String[] {"d", "a", "b", "c", "a"}, new long[] {1, 1, 1, 1, 2}, new int[] {
                    0, 0, 9, 8, 10
                });
        CustomerRatings after = CustomerRatings.of(
                RatingScale.ZERO_TO_TEN.missing(99),
                new String[] {"e", "c", "b", "a", "b", "d"},
                new long[] {9, 9, 9, 9, 8, 9},
                new int[] {1, 10, 7, 3, 0, 99});
        Migration migration = Migration.from(before, after);
        assertThat(migration.count()).isEqualTo(3);
        assertThat(migration.countOf(NpsBand.PROMOTER, NpsBand.DETRACTOR)).isEqualTo(1);
        assertThat(migration.countOf(NpsBand.PROMOTER, NpsBand.PASSIVE)).isEqualTo(1);
        assertThat(migration.countOf(NpsBand.PASSIVE, NpsBand.PROMOTER)).isEqualTo(1);
        assertThat(migration.onlyBefore()).isEqualTo(1);
        assertThat(migration.onlyAfter()).isEqualTo(1);
        assertThat(migration.excluded()).isZero();
        Migration back = Migration.from(after, before);
        assertThat(back.onlyBefore()).isEqualTo(1);
        assertThat(back.countOf(NpsBand.DETRACTOR, NpsBand.PROMOTER)).isEqualTo(1);
        assertThat(migration.plus(back).onlyAfter()).isEqualTo(2);
    }

    @Test
    void numberIdsJoinToo() {
        CustomerRatings before =
                CustomerRatings.of(RatingScale.ONE_TO_FIVE, new long[] {7, -3}, new long[] {0, 0}, new int[] {5, 1});
        CustomerRatings after =
                CustomerRatings.of(RatingScale.ONE_TO_FIVE, new long[] {-3, 8}, new long[] {0, 0}, new int[] {4, 2});
        Migration migration = Migration.from(new NpsBands(RatingScale.ONE_TO_FIVE, 4, 5), before, after);
        assertThat(migration.countOf(NpsBand.DETRACTOR, NpsBand.PASSIVE)).isEqualTo(1);
        assertThat(migration.onlyBefore()).isEqualTo(1);
        assertThat(migration.onlyAfter()).isEqualTo(1);
    }

    @Test
    void columnsOfPairs() {
        NpsBands bands = NpsBands.STANDARD.missing(99);
        Migration migration = Migration.of(bands, new int[] {0, 7, 99, 10, 3}, new int[] {9, 6, 5, 99, 0});
        assertThat(migration.count()).isEqualTo(3);
        assertThat(migration.excluded()).isEqualTo(2);
        assertThat(migration.rule().bands()).isEqualTo(NpsBands.STANDARD);
        assertThat(migration.countOf(NpsBand.DETRACTOR, NpsBand.PROMOTER)).isEqualTo(1);
        assertThat(migration)
                .isEqualTo(java.util.stream.Stream.of(
                                new Migration.Pair(99, 5),
                                new Migration.Pair(0, 9),
                                new Migration.Pair(10, 99),
                                new Migration.Pair(3, 0),
                                new Migration.Pair(7, 6))
                        .collect(Migration.Rule.of(bands).collector()));
    }

    @Test
    void refusesBadInput() {
        CustomerRatings texts =
                CustomerRatings.of(RatingScale.ZERO_TO_TEN, new String[] {"1"}, new long[] {0}, new int[] {9});
        CustomerRatings numbers =
                CustomerRatings.of(RatingScale.ZERO_TO_TEN, new long[] {1}, new long[] {0}, new int[] {9});
        CustomerRatings five =
                CustomerRatings.of(RatingScale.ONE_TO_FIVE, new long[] {1}, new long[] {0}, new int[] {5});
        assertRefused(
                () -> Migration.from(texts, numbers),
                "customers with text ids and customers with number ids can't be joined");
        assertRefused(
                () -> Migration.from(numbers, five), "NPS as 0..10 cut at 7 and 9 can't be read off ratings on 1..5");
        assertRefused(
                () -> Migration.from(five, numbers), "NPS as 0..10 cut at 7 and 9 can't be read off ratings on 1..5");
        assertRefused(() -> Migration.ofCounts(NpsBands.STANDARD, 1, 2), "a migration has 9 counts, not 2");
        assertRefused(
                () -> Migration.ofCounts(NpsBands.STANDARD, 1, 2, 3, 4, 5, 6, 7, 8, -9),
                "customers must not be negative: -9");
        assertRefused(
                () -> Migration.of(NpsBands.STANDARD, new int[] {1}, new int[] {1, 2}),
                "answers before and answers after differ in length: 1 and 2");
        assertRefused(
                () -> Migration.of(NpsBands.STANDARD, new int[] {1, 2}, new int[] {1, 11}),
                "rating 11 is outside 0..10 (row 1)");
        assertRefused(
                () -> stored(primes().toCounts().customers(), -1, 0, 0).toTally(),
                "pairs with a missing answer must not be negative: -1");
        assertRefused(
                () -> stored(primes().toCounts().customers(), 0, -1, 0).toTally(),
                "customers of the first wave only must not be negative: -1");
        assertRefused(
                () -> stored(primes().toCounts().customers(), 0, 0, -1).toTally(),
                "customers of the second wave only must not be negative: -1");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void printsAnAlignedTable() {
        assertThat(primes()).hasToString("""
                        before \\ after  detractor  passive  promoter  all
                        detractor               2        3         5   10
                        passive                 7       11        13   31
                        promoter               17       19        23   59
                        all                    26       33        41  100
                        NPS 49.0 → 15.0, n = 100, 0 only before, 0 only after, 0 excluded""");
        assertThat(Migration.Rule.of(NpsBands.STANDARD).empty())
                .hasToString("NPS migration: no customers in both waves, 0 only before, 0 only after, 0 excluded");
    }
}
