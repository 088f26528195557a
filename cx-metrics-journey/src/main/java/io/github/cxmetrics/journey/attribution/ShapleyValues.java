package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Shapley values (Shapley 1953) of channels, by what sets of them are worth. */
final class ShapleyValues {

    static final int MAX_CHANNELS = 15;

    private ShapleyValues() {}

    /** The value of a sum of unanimity games: each set's own conversions in equal parts to its members. */
    static Map<String, Double> ofConversions(AttributionTally tally) {
        requireNonNull(tally, "tally");
        Map<String, Double> credit = new TreeMap<>();
        for (ChannelPath path : tally.paths()) {
            parts(path.channels())
                    .forEach((channel, part) -> credit.merge(channel, path.conversions() * part, Double::sum));
        }
        return credit;
    }

    /** The same part for each distinct channel of a path. */
    static Map<String, Double> parts(List<String> path) {
        TreeSet<String> distinct = new TreeSet<>(path);
        Map<String, Double> parts = new TreeMap<>();
        distinct.forEach(channel -> parts.put(channel, 1.0 / distinct.size()));
        return parts;
    }

    static Map<String, Double> ofRates(AttributionTally tally) {
        requireNonNull(tally, "tally");
        List<String> channels = tally.channels();
        int n = channels.size();
        checkArgument(
                n <= MAX_CHANNELS,
                "Shapley by rates takes at most %s channels, not %s: it looks at every set of them",
                MAX_CHANNELS,
                n);
        double[] worth = rates(tally, channels);
        Map<String, Double> credit = new TreeMap<>();
        long paths = tally.conversionRate().trials();
        double[] weights = weights(n);
        for (int c = 0; c < n; c++) {
            double value = 0;
            for (int set = 0; set < worth.length; set++) {
                if ((set >> c & 1) == 0) {
                    value += weights[Integer.bitCount(set)] * (worth[set | 1 << c] - worth[set]);
                }
            }
            credit.put(channels.get(c), paths * value);
        }
        return credit;
    }

    /** For each set the conversion rate of the paths within it; 0 where there are none. */
    private static double[] rates(AttributionTally tally, List<String> channels) {
        long[] conversions = new long[1 << channels.size()];
        long[] paths = new long[conversions.length];
        for (ChannelPath path : tally.paths()) {
            int set = 0;
            for (String channel : path.channels()) {
                set |= 1 << channels.indexOf(channel);
            }
            conversions[set] += path.matured();
            paths[set] += path.matured() + path.nulls();
        }
        for (int c = 0; c < channels.size(); c++) {
            for (int set = 0; set < paths.length; set++) {
                if ((set >> c & 1) == 1) {
                    conversions[set] += conversions[set ^ 1 << c];
                    paths[set] += paths[set ^ 1 << c];
                }
            }
        }
        double[] rates = new double[paths.length];
        for (int set = 0; set < rates.length; set++) {
            rates[set] = paths[set] == 0 ? 0 : (double) conversions[set] / paths[set];
        }
        return rates;
    }

    /** How much a set of each size weighs for one that joins it: s! (n − 1 − s)! / n!. */
    private static double[] weights(int n) {
        double[] weights = new double[n];
        for (int s = 0; s < n; s++) {
            double choose = 1;
            for (int i = 1; i <= s; i++) {
                choose = choose * (n - i) / i;
            }
            weights[s] = 1 / (n * choose);
        }
        return weights;
    }
}
