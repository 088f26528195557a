package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tallies and observations in any order, beside tallies of one added up. */
class GuardedTest {

    private static final NpsBands RULE = NpsBands.STANDARD;

    @Test
    void joinsAndObservationsInAnyOrder() {
        Random random = new Random(6);
        long[] sizes = {0, 1, 7, 1L << 40, Long.MAX_VALUE / 4, Long.MAX_VALUE / 2, Long.MAX_VALUE - 3, Long.MAX_VALUE};
        for (int round = 0; round < 300; round++) {
            Accumulator<Integer, Nps> accumulator = RULE.accumulator();
            Nps naive = RULE.empty();
            for (int step = 0; step < 12; step++) {
                if (random.nextBoolean()) {
                    long size = sizes[random.nextInt(round % 2 == 0 ? 4 : sizes.length)];
                    long others = random.nextInt(3) == 0 ? size / 3 : 0;
                    naive = joined(
                            accumulator,
                            naive,
                            Nps.promoters(size - 2 * others).passives(others).detractors(others));
                } else {
                    naive = added(accumulator, naive, random.nextInt(11));
                }
                assertThat(accumulator.snapshot()).isEqualTo(naive);
            }
        }
    }

    private static Nps joined(Accumulator<Integer, Nps> accumulator, Nps before, Nps tally) {
        try {
            Nps sum = before.plus(tally);
            accumulator.addAll(tally);
            return sum;
        } catch (ArithmeticException full) {
            assertThatThrownBy(() -> accumulator.addAll(tally)).isInstanceOf(ArithmeticException.class);
            return before;
        }
    }

    private static Nps added(Accumulator<Integer, Nps> accumulator, Nps before, int rating) {
        try {
            Nps sum = before.plus(RULE.count(List.of(rating)));
            accumulator.add(rating);
            return sum;
        } catch (ArithmeticException full) {
            assertThatThrownBy(() -> accumulator.add(rating)).isInstanceOf(ArithmeticException.class);
            return before;
        }
    }

    /** 1.0 and 1.00 are one group by order, and two by equals. */
    @Test
    void keysMakeGroupsByTheirOrder() {
        List<BigDecimal> keys = new ArrayList<>();
        Random random = new Random(5);
        for (int row = 0; row < 500; row++) {
            keys.add(BigDecimal.valueOf(random.nextInt(9)).setScale(random.nextInt(3)));
        }
        SortedMap<BigDecimal, Nps> naive = new TreeMap<>();
        for (BigDecimal key : keys) {
            naive.merge(key, RULE.count(List.of(key.intValue())), Nps::plus);
        }
        SortedMap<BigDecimal, Nps> groups = RULE.countBy(keys, key -> key, BigDecimal::intValue);
        assertThat(groups).hasSize(9).isEqualTo(naive);
        assertThat(new ArrayList<>(groups.keySet())).isEqualTo(new ArrayList<>(naive.keySet()));
    }
}
