package io.github.cxmetrics.shell.table;

import java.util.Collection;
import java.util.Comparator;

/**
 * The order in which people list names: numbers inside them by their value, English months and days of the week by the calendar where both are such, the rest
 * by letters.
 */
final class NaturalOrder {

    private NaturalOrder() {}

    /** The order of these names; what all of them are decides it, so that it is one order. */
    static Comparator<String> of(Collection<String> names) {
        if (names.stream().allMatch(name -> TimeScan.monthOf(name) > 0)) {
            return Comparator.comparingInt(TimeScan::monthOf);
        }
        if (names.stream().allMatch(name -> TimeScan.weekdayOf(name) > 0)) {
            return Comparator.comparingInt(TimeScan::weekdayOf);
        }
        if (names.stream().allMatch(NaturalOrder::isNumber)) {
            return Comparator.<String>comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder());
        }
        return ((Comparator<String>) NaturalOrder::byParts).thenComparing(Comparator.naturalOrder());
    }

    private static boolean isNumber(String name) {
        NumberText number = NumberText.of(name, DecimalMark.POINT);
        return number != null && number.plain().equals(name);
    }

    private static int byParts(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endI = endOfDigits(a, i);
            int endJ = endOfDigits(b, j);
            int order;
            if (endI > i && endJ > j) {
                order = byDigits(a.substring(i, endI), b.substring(j, endJ));
                i = endI;
                j = endJ;
            } else {
                order = Character.compare(Character.toLowerCase(a.charAt(i++)), Character.toLowerCase(b.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && NumberText.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Digits of any length by their value. */
    private static int byDigits(String a, String b) {
        String x = a.replaceFirst("^0+(?=.)", "");
        String y = b.replaceFirst("^0+(?=.)", "");
        return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }
}
