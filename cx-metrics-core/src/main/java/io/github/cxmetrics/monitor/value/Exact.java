package io.github.cxmetrics.monitor.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/** Doubles as the decimals that they print as: 0.1 is a tenth, so that a score that is at a limit on paper is at it here. */
final class Exact {

    private Exact() {}

    static BigFraction of(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return decimal.scale() >= 0
                ? new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new BigFraction(decimal.toBigIntegerExact());
    }
}
