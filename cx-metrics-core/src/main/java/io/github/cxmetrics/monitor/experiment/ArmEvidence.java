package io.github.cxmetrics.monitor.experiment;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.survey.Net;
import io.github.cxmetrics.survey.NetScore;
import io.github.cxmetrics.survey.Nps;

/**
 * The difference of two arms and its variance. The variances of shares and net scores are those of counts with one success and one failure, or with ¾, 1½ and ¾
 * responses, added: so none is ever 0.
 *
 * @param n how many units, both arms together
 * @param difference treatment minus control, in the metric's unit
 * @param variance the variance of the difference; not a number where it is unknown
 */
record ArmEvidence(long n, double difference, double variance) {

    private static final double POINTS = 100;

    /** Neither arm is empty: the caller's duty. */
    static <T extends Metric<T>> ArmEvidence of(Arms<T> arms) {
        double difference = arms.treatment().value() - arms.control().value();
        return new ArmEvidence(arms.count(), difference, variance(arms.treatment()) + variance(arms.control()));
    }

    private static double variance(Metric<?> metric) {
        if (metric instanceof Share<?> share) {
            Proportion counts = share.proportion();
            double p = (counts.successes() + 1.0) / (counts.trials() + 2.0);
            return p * (1 - p) / counts.trials();
        }
        if (metric instanceof Nps nps) {
            return net(nps, nps.detractors(), nps.promoters());
        }
        if (metric instanceof NetScore net) {
            return net(net, net.minusShare(), net.plusShare());
        }
        return metric.intervalIfDefined(Confidence.DEFAULT)
                .map(Interval::width)
                .map(width -> width / (2 * Confidence.DEFAULT.z()))
                .map(error -> error * error)
                .orElse(Double.NaN);
    }

    private static double net(Net<?> score, Proportion minus, Proportion plus) {
        double n = score.count() + 3.0;
        double d = (minus.successes() + 0.75) / n;
        double p = (plus.successes() + 0.75) / n;
        double net = p - d;
        return POINTS * POINTS * (p + d - net * net) / score.count();
    }
}
