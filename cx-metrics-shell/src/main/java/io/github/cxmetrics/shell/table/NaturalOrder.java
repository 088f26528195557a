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
            int order;
            if (NumberText.isDigit(a.charAt(i)) && NumberText.isDigit(b.charAt(j))) {
                int endI = endOfDigits(a, i);
                int endJ = endOfDigits(b, j);
                order = byDigits(a, skipZeros(a, i, endI), endI, b, skipZeros(b, j, endJ), endJ);
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

    private static int skipZeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    /** Digits without leading zeros, of any length, by their value. */
    private static int byDigits(String a, int fromA, int endA, String b, int fromB, int endB) {
        int order = Integer.compare(endA - fromA, endB - fromB);
        for (int k = 0; order == 0 && fromA + k < endA; k++) {
            order = Character.compare(a.charAt(fromA + k), b.charAt(fromB + k));
        }
        return order;
    }
}
