package io.github.cxmetrics.journey.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares each conversion over its touches by their age. */
final class DecayedTouches extends TouchSink {

    private final double halfLife;
    private double[] credit = new double[16];
    private boolean[] seen = new boolean[16];
    private double[] weights = new double[16];
    private long conversions;

    DecayedTouches(double halfLifeTicks) {
        halfLife = halfLifeTicks;
    }

    @Override
    void converted(int[] channels, long[] ages, int from, int to) {
        conversions++;
        if (weights.length < to) {
            weights = new double[2 * to];
        }
        // Ages from the youngest touch on, for powers of old ones alone would vanish.
        double sum = 0;
        for (int i = from; i < to; i++) {
            weights[i] = Math.pow(2, -(ages[i] - ages[to - 1]) / halfLife);
            sum += weights[i];
        }
        for (int i = from; i < to; i++) {
            see(channels[i]);
            credit[channels[i]] += weights[i] / sum;
        }
    }

    @Override
    void lost(int[] channels, int to) {
        for (int i = 0; i < to; i++) {
            see(channels[i]);
        }
    }

    private void see(int channel) {
        if (channel >= credit.length) {
            credit = Arrays.copyOf(credit, 2 * channel);
            seen = Arrays.copyOf(seen, 2 * channel);
        }
        seen[channel] = true;
    }

    Credits credits(List<String> names, String model) {
        Map<String, Double> byChannel = new TreeMap<>();
        for (int channel = 0; channel < names.size() && channel < credit.length; channel++) {
            if (seen[channel]) {
                byChannel.put(names.get(channel), credit[channel]);
            }
        }
        return new Credits(model, byChannel, conversions, untouched);
    }
}
