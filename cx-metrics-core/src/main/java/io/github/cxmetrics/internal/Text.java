package io.github.cxmetrics.internal;

import java.math.BigDecimal;
import java.math.MathContext;
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
     * @param value a number; infinite ones print as {@code ∞}, not-a-number as {@code –}
     * @param decimals how many decimals
     * @return the text
     */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    }

    /**
     * A number between two ends that are special: where rounding would turn something else into an end, it has one decimal more, and where that is not
     * enough it says on which side of the end it lies.
     *
     * @param value a number
     * @param decimals how many decimals
     * @param low the low end
     * @param high the high end
     * @return for example {@code 99.96}, {@code > 99.9} or {@code < 0.1} between 0 and 100
     */
    public static String between(double value, int decimals, double low, double high) {
        if (!(value > low && value < high)) {
            return fixed(value, decimals);
        }
        String text = fixed(value, decimals);
        String atLow = fixed(low, decimals);
        String atHigh = fixed(high, decimals);
        if (!text.equals(atLow) && !text.equals(atHigh)) {
            return text;
        }
        String more = fixed(value, decimals + 1);
        if (!more.equals(fixed(low, decimals + 1)) && !more.equals(fixed(high, decimals + 1))) {
            return more;
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        return text.equals(atHigh)
                ? "> " + new BigDecimal(atHigh).subtract(step).toPlainString()
                : "< " + new BigDecimal(atLow).add(step).toPlainString();
    }

    /**
     * A number in some significant digits, without trailing zeros.
     *
     * @param value a number
     * @param digits how many digits, at least 1
     * @return the text
     */
    public static String digits(double value, int digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /**
     * How many columns a text takes where each character of East Asian scripts and each emoji takes two, and marks that stand on others none.
     *
     * @param text the text
     * @return the number of columns
     */
    public static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    /** Unicode Standard Annex 11, wide and full-width blocks. */
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115F
                        || c == 0x2329
                        || c == 0x232A
                        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
                        || c >= 0xA960 && c <= 0xA97C
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0xFFE0 && c <= 0xFFE6
                        || c >= 0x1F300 && c <= 0x1F64F
                        || c >= 0x1F680 && c <= 0x1F6FF
                        || c >= 0x1F900 && c <= 0x1FAFF
                        || c >= 0x20000 && c <= 0x3FFFD);
    }

    /**
     * A number in as few digits as read well, up to ten significant ones.
     *
     * @param value a finite number
     * @return the text without trailing zeros
     */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
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
