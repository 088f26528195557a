package io.github.cxmetrics.staffing;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The numbers of {@link ErlangA}: sums and integrals of positive terms only, scaled by the largest, so that nothing cancels and nothing overflows however
 * many agents, and however patient the customers.
 */
final class ImpatientQueue {

    private static final double NEGLIGIBLE = 1e-19;
    /** The density of the wait is followed until it has fallen by {@code exp(-60)}. */
    private static final double EXPONENT = 60;

    private static final double SMALL = 0.5;
    private static final int SERIES = 20;
    private static final int PANELS = 64;
    private static final int NODES = 20;
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final double arrivals;
    private final double service;
    private final double impatience;
    private final double probabilityOfWaiting;
    private final double queueLengthIfWaiting;

    private final double peak;
    private final double lowest;
    private final double highest;
    private final double whole;

    ImpatientQueue(int agents, double arrivals, double serviceOfOne, double impatience) {
        this.arrivals = arrivals;
        this.service = agents * serviceOfOne;
        this.impatience = impatience;

        // States with j waiting, relative to none waiting: t(j) = t(j-1)·y/(x + j), here scaled so that the largest is
        // 1.
        double x = service / impatience;
        double y = arrivals / impatience;
        double mode = Math.max(0, Math.floor(y - x));
        double sum = 1;
        double waiting = mode;
        double term = 1;
        for (double j = mode + 1; term > NEGLIGIBLE * sum; j++) {
            term *= y / (x + j);
            sum += term;
            waiting += j * term;
        }
        double none = 1;
        for (double j = mode; j > 0 && none > 0; j--) {
            none *= (x + j) / y;
            if (none > NEGLIGIBLE * sum) {
                sum += none;
                waiting += (j - 1) * none;
            } else {
                none = 0;
            }
        }
        double blocking = ErlangB.blocking(agents, arrivals / serviceOfOne);
        probabilityOfWaiting = sum * blocking / (none * (1 - blocking) + sum * blocking);
        queueLengthIfWaiting = waiting / sum;

        peak = arrivals > service ? Math.log(arrivals / service) / impatience : 0;
        highest = edge(1);
        lowest = peak == 0 || depth(0) < EXPONENT ? 0 : peak - (edge(-1) - peak);
        whole = integral(lowest, highest, wait -> 1);
    }

    double probabilityOfWaiting() {
        return probabilityOfWaiting;
    }

    double meanQueueLength() {
        return probabilityOfWaiting * queueLengthIfWaiting;
    }

    /** Defined even where waiting is so rare that its probability is 0 in doubles. */
    double meanQueueLengthIfWaiting() {
        return queueLengthIfWaiting;
    }

    /** Answered at once, or after a wait that the customer's patience outlasts. */
    double answeredWithin(double seconds) {
        return 1 - probabilityOfWaiting + share(0, seconds, wait -> Math.exp(-impatience * wait));
    }

    /** Gone before an agent was free, either way within the time: the agent would have been there later, or earlier than that. */
    double abandonedWithin(double seconds) {
        return -Math.expm1(-impatience * seconds) * share(seconds, Double.POSITIVE_INFINITY, wait -> 1)
                + share(0, seconds, wait -> -Math.expm1(-impatience * wait));
    }

    /** The wait that an agent would ask, of those whose patience outlasts it; those who don't wait at all are answered too. */
    double meanWaitOfAnswered() {
        double answered = 1 - probabilityOfWaiting + share(0, highest, wait -> Math.exp(-impatience * wait));
        return share(0, highest, wait -> wait * Math.exp(-impatience * wait)) / answered;
    }

    /** The patience of those whose patience ends first. */
    double meanWaitOfAbandoned() {
        return integral(lowest, highest, wait -> shortPatience(impatience * wait))
                / integral(lowest, highest, wait -> -Math.expm1(-impatience * wait))
                / impatience;
    }

    /** {@code 1 - (1 + x)·exp(-x)}, for small x as a series of terms that don't cancel. */
    private static double shortPatience(double x) {
        if (x > SMALL) {
            return 1 - (1 + x) * Math.exp(-x);
        }
        double sum = 0;
        double power = x;
        for (int k = 2; k < SERIES; k++) {
            power *= -x / k;
            sum += -(k - 1) * power;
        }
        return sum;
    }

    /** An expectation over the wait that an agent would ask of a customer of endless patience, between two bounds. */
    private double share(double from, double to, DoubleUnaryOperator of) {
        double start = Math.max(from, lowest);
        double end = Math.min(to, highest);
        return start < end ? probabilityOfWaiting * integral(start, end, of) / whole : 0;
    }

    /**
     * The density of that wait is {@code exp(λ(1 - exp(-θw))/θ - nμw)} but for its constant (Mandelbaum and Zeltyn 2007): log-concave, so equal panels
     * see few powers of e each.
     */
    private double integral(double from, double to, DoubleUnaryOperator of) {
        double width = (to - from) / PANELS;
        double sum = 0;
        for (int i = 0; i < PANELS; i++) {
            GaussIntegrator panel = GAUSS.legendre(NODES, from + i * width, from + (i + 1) * width);
            sum += panel.integrate(wait -> Math.exp(-depth(wait)) * of.applyAsDouble(wait));
        }
        return sum;
    }

    /** How far the logarithm of the density lies below its peak. */
    private double depth(double wait) {
        double from = wait - peak;
        // At the peak λ·exp(-θw) = min(λ, nμ).
        double rate = Math.min(arrivals, service);
        return service * from + rate * Math.expm1(-impatience * from) / impatience;
    }

    /** A wait on one side of the peak beyond which the density is negligible. */
    private double edge(int side) {
        double distance = 1 / service;
        while (depth(peak + side * distance) < EXPONENT) {
            distance *= 1.5;
        }
        return peak + distance;
    }
}
