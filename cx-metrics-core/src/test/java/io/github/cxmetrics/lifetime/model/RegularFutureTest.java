package io.github.cxmetrics.lifetime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** With k = 1 there is a second way to every number, by other series; with larger k, sums one by one. */
class RegularFutureTest {

    private static final double[] SHAPES = {0.05, 1.3, 40, 3000, 2e5};
    private static final double[] CHANCES = {0.05, 1, 7.5, 400};

    private interface Pair {
        void check(RegularFuture regular, BgFuture random);
    }

    private static void each(Pair pair) {
        for (double shape : SHAPES) {
            for (double a : CHANCES) {
                for (double b : CHANCES) {
                    pair.check(new RegularFuture(1, shape, 7, 0.3, a, b), new BgFuture(shape, 7, a, b));
                }
            }
        }
    }

    @Test
    void oneStageIsAtRandom() {
        each((regular, random) -> {
            for (double time : new double[] {1e-9, 0.01, 1, 7, 500, 1e5, 1e9}) {
                // incomplete beta functions of a hundred million stages have 8 digits
                double close = time < 1e9 ? 1e-9 : 1e-7;
                String what = regular + " at " + time;
                double expected = random.expected(time);
                assertThat(regular.expected(time)).as(what).isEqualTo(expected, within(close * expected));
                double alive = random.alive(time);
                assertThat(regular.alive(time)).as(what).isEqualTo(alive, within(close * alive + 1e-15));
            }
        });
    }

    @Test
    void oneStageIsDiscountedAsAtRandom() {
        each((regular, random) -> {
            for (double force : new double[] {1e-8, 0.003, 0.2, 50}) {
                double expected = random.discounted(force);
                assertThat(regular.discounted(force))
                        .as(regular + " at " + force)
                        .isEqualTo(expected, within(1e-8 * expected));
            }
        });
    }

    /** ∫ e⁻ᵟᵗ dE(t), by steps. */
    @Test
    void discountedTransactionsAreThoseOfTheExpectation() {
        RegularFuture future = new RegularFuture(3, 4.5, 16, 0.125, 0.3, 1.6);
        double force = 0.05;
        double sum = 0;
        double step = 0.02;
        double before = 0;
        for (int i = 1; i <= 40_000; i++) {
            double now = future.expected(i * step);
            sum += (now - before) * Math.exp(-force * (i - 0.5) * step);
            before = now;
        }
        assertThat(future.discounted(force)).isEqualTo(sum, within(2e-5 * sum));
    }

    /** Numbers of purchases one by one, far beyond those that are summed as such. */
    @Test
    void farHorizonsAreThoseOfTheDistribution() {
        RegularFuture future = new RegularFuture(2, 5, 10, 0.2, 0.4, 1.5);
        double time = 20_000;
        double mean = 0;
        double alive = 0;
        double stay = 1;
        StageHead head = StageHead.of(future, time, 1_000_000);
        assertThat(head.isWhole()).isTrue();
        assertThat(head.counts().length).isGreaterThan(20_000);
        double met = 0;
        for (int n = 0; n < head.counts().length; n++) {
            alive += stay * head.counts()[n];
            mean += met * head.counts()[n];
            met += stay;
            stay *= (1.5 + n) / (1.9 + n);
        }
        assertThat(future.expected(time)).isEqualTo(mean, within(1e-10 * mean));
        assertThat(future.alive(time)).isEqualTo(alive, within(1e-10 * alive));
    }
}
