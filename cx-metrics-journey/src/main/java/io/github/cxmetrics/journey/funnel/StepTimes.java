package io.github.cxmetrics.journey.funnel;

import com.google.common.math.LongMath;
import io.github.cxmetrics.survival.Durations;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How long journeys took from one required step to another. */
final class StepTimes {

    static final int MOST_ASKED = 1_000_000;

    private static final int MOST_BINS = 60;

    private final ChronoUnit unit;
    private final long[] ticks;

    StepTimes(Outcomes outcomes, int from, int to) {
        unit = outcomes.plan.log.unit();
        ticks = IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.level(i) > to)
                .mapToLong(i -> outcomes.time(i, to) - outcomes.time(i, from))
                .toArray();
    }

    Durations durations() {
        return Durations.of(unit, ticks);
    }

    int customaryBins() {
        int bins = 1;
        while ((long) bins * bins * bins < ticks.length && bins < MOST_BINS) {
            bins++;
        }
        return bins;
    }

    List<TimeBin> histogram(int bins) {
        List<TimeBin> histogram = new ArrayList<>();
        if (ticks.length == 0) {
            return histogram;
        }
        long min = Arrays.stream(ticks).min().getAsLong();
        long max = Arrays.stream(ticks).max().getAsLong();
        long second = Duration.ofSeconds(1).toNanos() / unit.getDuration().toNanos();
        long seconds =
                LongMath.divide(LongMath.divide(max - min, bins, RoundingMode.CEILING), second, RoundingMode.CEILING);
        long width = (seconds == 0 ? MOST_BINS : seconds) * second;
        long[] counts = new long[bins + 1];
        for (long time : ticks) {
            counts[(int) ((time - min) / width)]++;
        }
        for (int bin = 0; bin <= bins; bin++) {
            histogram.add(new TimeBin(
                    Duration.of(min + bin * width, unit), Duration.of(min + (bin + 1) * width, unit), counts[bin]));
        }
        return histogram;
    }
}
