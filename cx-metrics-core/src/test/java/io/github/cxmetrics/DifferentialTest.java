package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.contact.call.CallLog;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.QuantileMethod;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Hot paths against their definitions, written out naively, on random inputs: short ones that meet every border, and now and then one longer than a block. A
 * build takes some thousand of each; {@code -Dcxmetrics.tries=1000000} takes a million.
 */
class DifferentialTest {

    static final int TRIES = Integer.getInteger("cxmetrics.tries", 3_000);
    private static final int LONG_EVERY = 500;

    @FunctionalInterface
    private interface Try {

        void of(SplittableRandom random, int length);
    }

    private static void tries(Try each) {
        for (int seed = 0; seed < TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int length = seed % LONG_EVERY == 0 ? random.nextInt(1000, 6000) : random.nextInt(12);
            try {
                each.of(random, length);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", length " + length, e);
            }
        }
    }

    private static byte[] bytes(SplittableRandom random, int length, int from, int to) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(from, to + 1);
        }
        return bytes;
    }

    private static int[] ints(SplittableRandom random, int length, int bound) {
        return IntStream.range(0, length).map(i -> random.nextInt(bound)).toArray();
    }

    @Test
    void surveyColumns() {
        RatingScale scale = RatingScale.ZERO_TO_TEN.missing(11);
        tries((random, length) -> {
            byte[] column = bytes(random, length, 0, 11);
            long promoters = 0;
            long passives = 0;
            long detractors = 0;
            long missing = 0;
            long sum = 0;
            for (byte rating : column) {
                promoters += rating == 9 || rating == 10 ? 1 : 0;
                passives += rating == 7 || rating == 8 ? 1 : 0;
                detractors += rating <= 6 ? 1 : 0;
                missing += rating == 11 ? 1 : 0;
                sum += rating == 11 ? 0 : rating;
            }
            int[] wide = new int[length];
            Arrays.setAll(wide, i -> column[i]);
            for (Ratings ratings : new Ratings[] {Ratings.of(scale, column), Ratings.of(scale, wide)}) {
                Nps nps = Nps.from(ratings);
                check(nps.promoters().successes() == promoters);
                check(nps.passives().successes() == passives);
                check(nps.detractors().successes() == detractors);
                check(ratings.missing() == missing);
                check(ratings.count() == 0 || ratings.mean() == (double) sum / ratings.count());
            }
        });
    }

    @Test
    void kanoPairs() {
        KanoAnswer[] answers = KanoAnswer.values();
        tries((random, length) -> {
            byte[] functional = bytes(random, length, 1, 5);
            byte[] dysfunctional = bytes(random, length, 1, 5);
            KanoTally tally = KanoTally.ofCodes(functional, dysfunctional);
            for (int f = 1; f <= 5; f++) {
                for (int d = 1; d <= 5; d++) {
                    long count = 0;
                    for (int i = 0; i < length; i++) {
                        count += functional[i] == f && dysfunctional[i] == d ? 1 : 0;
                    }
                    check(tally.countOf(answers[f - 1], answers[d - 1]) == count);
                }
            }
        });
    }

    @Test
    void calls() {
        tries((random, length) -> {
            int threshold = random.nextInt(4, 12);
            int shortAbandon = random.nextInt(4);
            byte[] outcomes = bytes(random, length, 0, 2);
            int[] waits = ints(random, length, 16);
            int[] talks = ints(random, length, 50);
            int[] holds = ints(random, length, 3);
            int[] wraps = ints(random, length, 9);
            long[] of = new long[3];
            long[] within = new long[3];
            long[] waited = new long[3];
            long shortly = 0;
            long handle = 0;
            for (int i = 0; i < length; i++) {
                int outcome = outcomes[i];
                of[outcome]++;
                within[outcome] += waits[i] <= threshold ? 1 : 0;
                waited[outcome] += waits[i];
                shortly += outcome == 1 && waits[i] < shortAbandon ? 1 : 0;
                if (outcome == 0) {
                    handle += talks[i] + holds[i] + wraps[i];
                } else {
                    talks[i] = 0;
                    holds[i] = 0;
                    wraps[i] = 0;
                }
            }
            CallTally tally = CallRule.of(Duration.ofSeconds(threshold), Duration.ofSeconds(shortAbandon))
                    .count(CallLog.of(ChronoUnit.SECONDS, outcomes, waits, talks, holds, wraps));
            check(tally.calls()
                    .equals(new CallTally.Calls(of[0], of[1], of[2], within[0], within[1], shortly, within[2])));
            check(tally.times().answeredWait() == 1_000_000 * waited[0]);
            check(tally.times().abandonedWait() == 1_000_000 * waited[1]);
            check(tally.times().handle() == 1_000_000 * handle);
            if (of[0] > 0) {
                check(tally.aht().value() == (double) handle / of[0]);
                check(tally.asa().value() == (double) waited[0] / of[0]);
                check(tally.abandonment().successes() == of[1]);
            }
        });
    }

    /** Both definitions from the sorted values, in steps of a twentieth. */
    @Test
    void quantilesOfDurations() {
        tries((random, length) -> {
            if (length == 0 || length > 1_500) {
                return;
            }
            long[] values =
                    random.longs(length, 0, random.nextBoolean() ? 8 : 1L << 40).toArray();
            Durations durations = Durations.of(ChronoUnit.MILLIS, values);
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            int twentieths = random.nextInt(21);
            double p = twentieths / 20.0;
            int rank = Math.max(1, (length * twentieths + 19) / 20);
            check(durations.quantile(p, QuantileMethod.NEAREST_RANK) == sorted[rank - 1]);
            int below = (length - 1) * twentieths / 20;
            int above = Math.min(below + 1, length - 1);
            double weight = ((length - 1) * twentieths % 20) / 20.0;
            double linear = sorted[below] + weight * (sorted[above] - sorted[below]);
            check(Math.abs(durations.quantile(p, QuantileMethod.LINEAR) - linear) <= 1e-12 * Math.max(1, linear));
            check(durations.total() == Arrays.stream(values).sum());
        });
    }

    /** An assertion a million times over is made without words: the seed is said. */
    private static void check(boolean holds) {
        if (!holds) {
            assertThat(holds).as("the fast path is as defined").isTrue();
        }
    }
}
