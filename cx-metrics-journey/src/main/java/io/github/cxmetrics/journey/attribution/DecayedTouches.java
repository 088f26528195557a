package io.github.cxmetrics.journey.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shares each conversion over its touches by their age. */
final class DecayedTouches extends TouchSink {

    private final double halfLife;
    private final @Nullable ConversionWorth values;
    private double[] credit = new double[16];
    private boolean[] seen = new boolean[16];
    private double[] weights = new double[16];
    private long conversions;
    private double untouchedWorth;

    /** Shares conversions, or what they are worth where values are given. */
    DecayedTouches(double halfLifeTicks, @Nullable ConversionWorth values) {
        halfLife = halfLifeTicks;
        this.values = values;
    }

    @Override
    void converted(Path path, int row, boolean young) {
        conversions++;
        double worth = values == null ? 1 : values.at(row);
        if (weights.length < path.to()) {
            weights = new double[2 * path.to()];
        }
        // Ages from the youngest touch on, for powers of old ones alone would vanish.
        double sum = 0;
        long youngest = path.times()[path.to() - 1];
        for (int i = path.from(); i < path.to(); i++) {
            weights[i] = Math.pow(2, -(youngest - path.times()[i]) / halfLife);
            sum += weights[i];
        }
        for (int i = path.from(); i < path.to(); i++) {
            int channel = path.channels()[i];
            see(channel);
            credit[channel] += worth * (weights[i] / sum);
        }
    }

    @Override
    void untouched(int row) {
        if (values != null) {
            untouchedWorth += values.at(row);
        }
    }

    double untouchedWorth() {
        return untouchedWorth;
    }

    long conversions() {
        return conversions;
    }

    @Override
    void lost(Path path) {
        for (int i = path.from(); i < path.to(); i++) {
            see(path.channels()[i]);
        }
    }

    private void see(int channel) {
        if (channel >= credit.length) {
            credit = Arrays.copyOf(credit, 2 * channel);
            seen = Arrays.copyOf(seen, 2 * channel);
        }
        seen[channel] = true;
    }

    Map<String, Double> byChannel(List<String> names) {
        Map<String, Double> byChannel = new TreeMap<>();
        for (int channel = 0; channel < names.size() && channel < credit.length; channel++) {
            if (seen[channel]) {
                byChannel.put(names.get(channel), credit[channel]);
            }
        }
        return byChannel;
    }

    Credits credits(List<String> names, String model) {
        return new Credits(model, byChannel(names), conversions, untouched);
    }
}
