package io.github.cxmetrics.shell.table;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number as people and programs write it: a sign, digits with or without thousands separators, a fraction, an exponent; before or after it a currency
 * sign or code, after it a percent sign.
 *
 * @param plain the number with a decimal point and without separators
 * @param percent whether it was followed by a percent sign; the value is a hundredth then
 * @param currency the sign or code that stood beside it, or an empty text
 */
record NumberText(String plain, boolean percent, String currency) {

    /** Beyond this many characters nothing is a number; it keeps hostile exponents and digits from costing more than they say. */
    private static final int LONGEST = 400;

    private static final String SPACES = " \u00A0\u202F\u2009";
    private static final String APOSTROPHES = "'\u2019";

    private static final Map<String, String> CODES_OF_SIGNS = Map.of(
            "€", "EUR",
            "£", "GBP",
            "₽", "RUB",
            "₹", "INR",
            "₩", "KRW",
            "zł", "PLN",
            "R$", "BRL",
            "¥", "JPY CNY",
            "$", "USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD");

    /** Reads a text; null if it is no number with this mark. */
    static @Nullable NumberText of(String text, DecimalMark mark) {
        if (text.length() > LONGEST) {
            return null;
        }
        String rest = text.strip();
        String sign = "";
        if (!rest.isEmpty() && isSign(rest.charAt(0))) {
            sign = rest.charAt(0) == '+' ? "" : "-";
            rest = rest.substring(1);
        }
        boolean percent = rest.endsWith("%");
        if (percent) {
            rest = strip(rest.substring(0, rest.length() - 1));
        }
        String currency = before(rest);
        if (!currency.isEmpty()) {
            rest = strip(rest.substring(currency.length()));
            if (sign.isEmpty() && !rest.isEmpty() && isSign(rest.charAt(0))) {
                sign = rest.charAt(0) == '+' ? "" : "-";
                rest = rest.substring(1);
            }
        } else {
            currency = after(rest);
            rest = strip(rest.substring(0, rest.length() - currency.length()));
        }
        if (percent && !currency.isEmpty()) {
            return null;
        }
        String digits = digits(rest, mark);
        return digits == null ? null : new NumberText(sign + digits, percent, currency);
    }

    private static String strip(String text) {
        return text.replace('\u00A0', ' ').strip();
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-' || c == '\u2212';
    }

    /** A currency that a text begins with: its sign, or three capital letters. */
    private static String before(String text) {
        for (String sign : CODES_OF_SIGNS.keySet()) {
            if (text.startsWith(sign)) {
                return sign;
            }
        }
        return isCode(text, 0) ? text.substring(0, 3) : "";
    }

    private static String after(String text) {
        for (String sign : CODES_OF_SIGNS.keySet()) {
            if (text.endsWith(sign)) {
                return text.endsWith("R$") ? "R$" : sign;
            }
        }
        return isCode(text, text.length() - 3) ? text.substring(text.length() - 3) : "";
    }

    private static boolean isCode(String text, int from) {
        if (from < 0 || text.length() < from + 3) {
            return false;
        }
        for (int i = from; i < from + 3; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** The digits with a point for the mark and without separators; null if that is no number. */
    private static @Nullable String digits(String text, DecimalMark mark) {
        int length = text.length();
        StringBuilder plain = new StringBuilder(length);
        int at = whole(text, mark, plain);
        if (at < 0) {
            return null;
        }
        boolean any = plain.length() > 0;
        if (at < length && text.charAt(at) == mark.mark()) {
            plain.append(any ? "." : "0.");
            int from = ++at;
            while (at < length && isDigit(text.charAt(at))) {
                plain.append(text.charAt(at++));
            }
            if (at == from) {
                // "5." is a number, a point alone is none
                plain.append('0');
            }
            any |= at > from;
        }
        if (any && at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at = exponent(text, at, plain);
        }
        return any && at == length ? plain.toString() : null;
    }

    /** Reads digits, in groups of three where a separator parts them, each by the same one; returns where they end, or −1. */
    private static int whole(String text, DecimalMark mark, StringBuilder plain) {
        int at = 0;
        char separator = 0;
        int group = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                plain.append(c);
                group++;
            } else if (isSeparator(c, mark) && (separator == 0 || separator == c)) {
                boolean first = separator == 0;
                if (first ? group == 0 || group > 3 || plain.charAt(0) == '0' : group != 3) {
                    return -1;
                }
                separator = c;
                group = 0;
            } else {
                break;
            }
            at++;
        }
        return separator != 0 && group != 3 ? -1 : at;
    }

    private static boolean isSeparator(char c, DecimalMark mark) {
        return c == mark.thousands() || SPACES.indexOf(c) >= 0 || APOSTROPHES.indexOf(c) >= 0;
    }

    private static int exponent(String text, int from, StringBuilder plain) {
        int at = from + 1;
        plain.append('e');
        if (at < text.length() && isSign(text.charAt(at))) {
            plain.append(text.charAt(at) == '+' ? '+' : '-');
            at++;
        }
        int digits = at;
        while (at < text.length() && isDigit(text.charAt(at)) && at - digits < 4) {
            plain.append(text.charAt(at++));
        }
        return at == digits ? -1 : at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a text is digits alone, or a minus and digits, and short enough for a long. */
    static boolean isWhole(String text) {
        int from = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int digits = text.length() - from;
        if (digits < 1 || digits > 18) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The value as a double; may be infinite. */
    double value() {
        return percent ? exact().doubleValue() : Double.parseDouble(plain);
    }

    /** The value without rounding. Exponents have four digits at most. */
    BigDecimal exact() {
        BigDecimal number = new BigDecimal(plain);
        return percent ? number.movePointLeft(2) : number;
    }

    /** Whether the sign or code that stood beside a number is one of a currency's. */
    static boolean isOf(String signOrCode, String currencyCode) {
        return signOrCode.equals(currencyCode)
                || CODES_OF_SIGNS.getOrDefault(signOrCode, "").contains(currencyCode);
    }
}
