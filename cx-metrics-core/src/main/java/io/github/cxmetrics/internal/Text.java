package io.github.cxmetrics.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every locale. */
public final class Text {

    private Text() {}

    /** Four significant digits, for parameters of models. */
    public static String significant(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /**
     * A number with a fixed count of decimals, rounded half up (away from zero) from its shortest decimal form, never {@code -0}.
     *
     * @param value a finite number
     * @param decimals how many decimals
     * @return the text
     */
    public static String fixed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    /**
     * A number in as few digits as read well, up to ten significant ones.
     *
     * @param value a finite number
     * @return the text without trailing zeros
     */
    public static String shortest(double value) {
        BigDecimal rounded = new BigDecimal(String.format(Locale.ROOT, "%.9e", value)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /**
     * A p-value after the letter p: {@code = 0.0135}, or {@code < 0.0001}.
     *
     * @param p a p-value
     * @return relation and number
     */
    public static String pValue(double p) {
        return p < 0.0001 ? "< 0.0001" : "= " + fixed(p, 4);
    }
}
