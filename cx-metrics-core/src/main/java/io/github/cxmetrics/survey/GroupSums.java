package io.github.cxmetrics.survey;

import java.util.stream.IntStream;

/** Sums of doubles by group, compensated (Kahan 1965), so that a long column is as exact as a short one. For one thread. */
final class GroupSums {

    private final double[] sums;
    private final double[] compensations;

    GroupSums(int groups) {
        sums = new double[groups];
        compensations = new double[groups];
    }

    void add(int group, double value) {
        double corrected = value - compensations[group];
        double sum = sums[group] + corrected;
        compensations[group] = sum - sums[group] - corrected;
        sums[group] = sum;
    }

    double[] toArray() {
        return sums.clone();
    }

    double of(int group) {
        return sums[group];
    }

    static double sum(double[] values) {
        GroupSums sums = new GroupSums(1);
        IntStream.range(0, values.length).forEach(i -> sums.add(0, values[i]));
        return sums.of(0);
    }
}
