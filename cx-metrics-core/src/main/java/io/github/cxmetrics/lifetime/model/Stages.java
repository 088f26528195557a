package io.github.cxmetrics.lifetime.model;

/**
 * The logarithm of S = Σ_{j<k} (shape)ⱼ/j! · wʲ, w = silence / end: the weight of the Erlang stages that may have passed in silence since the last
 * purchase, and its derivatives by the shape and by the rate α in end = α + T.
 */
record Stages(double log, double byShape, double byRate, double byShapeTwice, double byBoth, double byRateTwice) {

    /** Purchases at random: no stages. */
    static final Stages NONE = new Stages(0, 0, 0, 0, 0, 0);

    static Stages of(int k, double shape, double end, double silence) {
        double w = silence / end;
        double term = 1;
        double harmonic = 0;
        double squares = 0;
        double[] sum = new double[6];
        for (int j = 0; j < k; j++) {
            double byShape = term * harmonic;
            // w falls with the rate: dw/dα = -w/end, so that each power brings -j/end.
            double byRate = -j / end;
            sum[0] += term;
            sum[1] += byShape;
            sum[2] += term * byRate;
            sum[3] += term * (harmonic * harmonic - squares);
            sum[4] += byShape * byRate;
            sum[5] += term * j * (j + 1) / (end * end);
            harmonic += 1 / (shape + j);
            squares += 1 / ((shape + j) * (shape + j));
            term *= (shape + j) / (j + 1) * w;
        }
        double s = sum[1] / sum[0];
        double t = sum[2] / sum[0];
        return new Stages(
                Math.log(sum[0]), s, t, sum[3] / sum[0] - s * s, sum[4] / sum[0] - s * t, sum[5] / sum[0] - t * t);
    }
}
