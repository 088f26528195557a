package io.github.cxmetrics.survival;

/**
 * The product of (r - d) / r over event times, without avoidable rounding. As long as nobody is censored or enters, the product telescopes to one
 * fraction of counts, so that complete data give exactly the empirical share; across such changes it is carried with twice the digits of a double
 * (Dekker 1971). Greenwood's sum of d / (r(r - d)) telescopes likewise to 1/rest - 1/start. For one thread.
 */
final class ProductLimit {

    private double base = 1;
    private double baseRest;
    private double baseGreenwood;
    private long start;
    private long remaining = -1;

    private double survival = 1;
    private double survivalRest;
    private double greenwood;

    /** Goes on past an event time. */
    void step(long atRisk, long observed) {
        if (atRisk != remaining) {
            base = survival;
            baseRest = survivalRest;
            baseGreenwood = greenwood;
            start = atRisk;
        }
        remaining = atRisk - observed;
        multiply(remaining, start);
        greenwood = baseGreenwood + (start - remaining) / ((double) start * remaining);
    }

    private void multiply(double a, double b) {
        double product = base * a;
        double productRest = Math.fma(base, a, -product) + baseRest * a;
        double quotient = product / b;
        double quotientRest = (Math.fma(-quotient, b, product) + productRest) / b;
        survival = quotient + quotientRest;
        survivalRest = quotientRest - (survival - quotient);
    }

    double survival() {
        return survival;
    }

    /** One minus the survival, with all its digits where that is near one. */
    double failure() {
        double failure = 1 - survival;
        double lost = 1 - failure - survival;
        return failure + (lost - survivalRest);
    }

    /** The variance of the logarithm of the survival; infinite where that is 0. */
    double greenwood() {
        return greenwood;
    }
}
