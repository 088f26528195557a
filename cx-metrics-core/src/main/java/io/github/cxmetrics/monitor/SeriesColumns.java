package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric period by period as columns: the sum and the count whose ratio is the value, and what the variance of one observation needs. All numbers that
 * are counts stay whole, so that distances from a pooled value come from whole numbers.
 */
final class SeriesColumns {

    /** What is counted. */
    enum Of {
        SHARE,
        NET,
        RATE,
        VALUE
    }

    final Of of;
    final double[] n;

    /** Successes, plus minus minus, events; {@code n · value} of other metrics. */
    private final double[] sum;

    /** Of net scores plus and minus together; of other metrics the sum of squares within the period. */
    private final double[] spread;

    private final double scale;

    private SeriesColumns(Of of, double[] sum, double[] n, double[] spread) {
        this.of = of;
        this.sum = sum;
        this.n = n;
        this.spread = spread;
        this.scale = of == Of.NET ? 100 : 1;
    }

    static SeriesColumns ofShares(double[] successes, double[] trials) {
        return new SeriesColumns(Of.SHARE, successes, trials, successes);
    }

    static SeriesColumns ofRates(double[] events, double[] exposure) {
        return new SeriesColumns(Of.RATE, events, exposure, events);
    }

    /** Plain values, of which not-a-number is none. */
    static SeriesColumns ofValues(double[] values) {
        double[] n = new double[values.length];
        double[] sum = new double[values.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Double.isNaN(values[i]) ? 0 : 1;
            sum[i] = n[i] == 0 ? 0 : values[i];
        }
        return new SeriesColumns(Of.VALUE, sum, n, new double[n.length]);
    }

    /** The columns of tallies of one metric. */
    static SeriesColumns of(List<? extends Metric<?>> tallies) {
        double[] sum = new double[tallies.size()];
        double[] n = new double[sum.length];
        double[] spread = new double[sum.length];
        Of of = Of.VALUE;
        for (int i = 0; i < sum.length; i++) {
            Evidence evidence = Evidence.of(tallies.get(i));
            n[i] = evidence.n();
            if (evidence instanceof Evidence.Hits hits) {
                of = Of.SHARE;
                sum[i] = hits.successes();
            } else if (evidence instanceof Evidence.Bands bands) {
                of = Of.NET;
                sum[i] = bands.plus() - bands.minus();
                spread[i] = bands.plus() + bands.minus();
            } else if (evidence instanceof Evidence.Events events) {
                of = Of.RATE;
                sum[i] = events.events();
            } else if (!evidence.isEmpty()) {
                double variance = evidence.variance();
                sum[i] = evidence.n() * evidence.value();
                // One observation tells no variance, and as one of a pool it counts for its distance from the others.
                spread[i] = Double.isNaN(variance) ? 0 : evidence.n() * variance;
            }
        }
        return new SeriesColumns(of, sum, n, spread);
    }

    /** What a value can't be below. */
    double min() {
        return switch (of) {
            case SHARE, RATE -> 0;
            case NET -> -scale;
            case VALUE -> Double.NEGATIVE_INFINITY;
        };
    }

    /** What a value can't be above. */
    double max() {
        return switch (of) {
            case SHARE -> 1;
            case NET -> scale;
            case RATE, VALUE -> Double.POSITIVE_INFINITY;
        };
    }

    /** The positions of periods with data. */
    int[] filled() {
        return filled(0, n.length);
    }

    int[] filled(int from, int to) {
        return IntStream.range(from, to).filter(i -> !isGap(i)).toArray();
    }

    boolean isEmpty() {
        return Arrays.stream(n).noneMatch(each -> each > 0);
    }

    /** Whether there is one number a period, without a spread of its own. */
    boolean isOfPlainValues() {
        return of == Of.VALUE && Arrays.stream(spread).allMatch(each -> each == 0);
    }

    boolean isOfEqualN() {
        return Arrays.stream(n).filter(each -> each > 0).distinct().count() <= 1;
    }

    int size() {
        return n.length;
    }

    boolean isGap(int i) {
        return n[i] == 0;
    }

    /** Not a number in a gap. */
    double value(int i) {
        return scale * sum[i] / n[i];
    }

    double[] values() {
        double[] values = new double[n.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return values;
    }

    /** Value and variance of periods together. */
    record Pool(double sum, double n, double value, double variance) {}

    /** The periods at some positions, of which at least one has data, together. */
    Pool pool(int[] positions) {
        double total = 0;
        double count = 0;
        double squares = 0;
        for (int i : positions) {
            total += sum[i];
            count += n[i];
            squares += spread[i];
        }
        double value = scale * total / count;
        return new Pool(total, count, value, variance(positions, total, count, squares));
    }

    private double variance(int[] positions, double total, double count, double squares) {
        return switch (of) {
            case SHARE -> total / count * ((count - total) / count);
            case RATE -> total / count;
            case NET -> {
                double plus = (squares + total) / 2;
                double minus = (squares - total) / 2;
                double both = plus * (count - plus) + minus * (count - minus) + 2 * plus * minus;
                yield scale * scale * both / (count * count);
            }
            case VALUE -> {
                double between = 0;
                for (int i : positions) {
                    double distance = n[i] == 0 ? 0 : value(i) - total / count;
                    between += n[i] * distance * distance;
                }
                yield (squares + between) / count;
            }
        };
    }

    /** The value of a period minus that of a pool, from the difference of the products of counts: {@code (x·N − n·X) / (n·N)}. */
    double deviation(int i, Pool pool) {
        return scale * differenceOfProducts(sum[i], pool.n, n[i], pool.sum) / (n[i] * pool.n);
    }

    /** {@code a·b − c·d}, nearly exact whatever cancels (Kahan). */
    private static double differenceOfProducts(double a, double b, double c, double d) {
        double product = c * d;
        double error = Math.fma(c, d, -product);
        return Math.fma(a, b, -product) - error;
    }
}
