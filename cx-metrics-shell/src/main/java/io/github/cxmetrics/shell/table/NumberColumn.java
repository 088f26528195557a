package io.github.cxmetrics.shell.table;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column read as numbers: of one decimal mark, all or none in percent, and in one currency at most. */
final class NumberColumn {

    private final Column column;
    private final Refusals refusals;
    private final DecimalMark mark;
    private final double[] values;

    private NumberColumn(Column column, Refusals refusals, DecimalMark mark, double[] values) {
        this.column = column;
        this.refusals = refusals;
        this.mark = mark;
        this.values = values;
    }

    /**
     * Reads the distinct texts.
     *
     * @param said the mark of numbers that both marks fit; null if it wasn't said
     */
    static NumberColumn of(Column column, Refusals refusals, @Nullable DecimalMark said) {
        DecimalMark mark = column.isTyped()
                ? DecimalMark.POINT
                : column.parsed(
                        List.of(DecimalMark.class, said == null ? "" : said), () -> markOf(column, refusals, said));
        double[] values = column.parsed(mark, () -> parse(column, refusals, mark));
        return new NumberColumn(column, refusals, mark, values);
    }

    /** Whether each text is a number as programs write it, without leading zeros, separators, exponents or signs, so that nothing is lost by taking it for one. */
    static boolean isPlain(Column column) {
        for (String text : column.texts()) {
            if (!isPlain(text)) {
                return false;
            }
        }
        return !column.texts().isEmpty();
    }

    private static boolean isPlain(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == from
                || end - from > 15
                || (text.charAt(from) == '0' && end - from > 1)
                || point == text.length() - 1) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (i != point && !NumberText.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() <= 20;
    }

    private static DecimalMark markOf(Column column, Refusals refusals, @Nullable DecimalMark said) {
        List<String> texts = column.texts();
        BitSet noPoint = new BitSet();
        BitSet noComma = new BitSet();
        int twofold = -1;
        for (int code = 0; code < texts.size(); code++) {
            String text = texts.get(code);
            if (NumberText.isWhole(text)) {
                continue;
            }
            NumberText point = NumberText.of(text, DecimalMark.POINT);
            NumberText comma = NumberText.of(text, DecimalMark.COMMA);
            noPoint.set(code, point == null);
            noComma.set(code, comma == null);
            if (twofold < 0 && point != null && comma != null && point.exact().compareTo(comma.exact()) != 0) {
                twofold = code;
            }
        }
        if (noPoint.isEmpty() && noComma.isEmpty() && twofold >= 0) {
            if (said == null) {
                throw twofold(texts.get(twofold), refusals, twofold);
            }
            return said;
        }
        DecimalMark better = noPoint.cardinality() <= noComma.cardinality() ? DecimalMark.POINT : DecimalMark.COMMA;
        BitSet misfits = better == DecimalMark.POINT ? noPoint : noComma;
        if (!misfits.isEmpty()) {
            throw refusals.misfits(misfits::get, "no number");
        }
        return better;
    }

    private static IllegalArgumentException twofold(String text, Refusals refusals, int code) {
        return refusals.at(
                refusals.rowOf(code),
                "a number is " + said(exact(text, DecimalMark.POINT)) + " with a decimal point and "
                        + said(exact(text, DecimalMark.COMMA))
                        + " with a decimal comma, and no cell decides; say withDecimals(DecimalMark.POINT) or withDecimals(DecimalMark.COMMA)");
    }

    /** Without trailing zeros; exponents are written out where that is short. */
    private static String said(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs((long) stripped.scale()) <= 20 ? stripped.toPlainString() : stripped.toString();
    }

    private static BigDecimal exact(String text, DecimalMark mark) {
        NumberText number = NumberText.of(text, mark);
        if (number == null) {
            throw new IllegalStateException("a text that was a number is none");
        }
        return number.exact();
    }

    private static double[] parse(Column column, Refusals refusals, DecimalMark mark) {
        List<String> texts = column.texts();
        double[] values = new double[texts.size()];
        BitSet misfits = new BitSet();
        NumberText first = null;
        for (int code = 0; code < values.length; code++) {
            String text = texts.get(code);
            boolean whole = NumberText.isWhole(text);
            NumberText number = whole ? null : NumberText.of(text, mark);
            values[code] = whole ? Long.parseLong(text) : number == null ? Double.NaN : number.value();
            misfits.set(code, !Double.isFinite(values[code]));
            if (Double.isFinite(values[code])) {
                NumberText seen = number == null ? new NumberText("", false, "") : number;
                first = first == null ? seen : first;
                checkLike(first, seen, refusals, code);
            }
        }
        if (!misfits.isEmpty()) {
            throw refusals.misfits(misfits::get, "no finite number");
        }
        return values;
    }

    private static void checkLike(NumberText first, NumberText other, Refusals refusals, int code) {
        if (first.percent() != other.percent()) {
            throw refusals.at(refusals.rowOf(code), "numbers with and without a percent sign in one column");
        }
        if (!first.currency().equals(other.currency())) {
            throw refusals.at(
                    refusals.rowOf(code),
                    "amounts in " + currency(first) + " and in " + currency(other) + " in one column");
        }
    }

    private static String currency(NumberText number) {
        return number.currency().isEmpty() ? "no currency" : number.currency();
    }

    /** The value of each text. */
    double[] values() {
        return values;
    }

    /** Refuses numbers that aren't whole or are out of bounds. */
    long[] wholes(long lowest, long highest) {
        long[] wholes = new long[values.length];
        for (int code = 0; code < wholes.length; code++) {
            String text = column.texts().get(code);
            if (NumberText.isWhole(text)) {
                wholes[code] = Long.parseLong(text);
            } else {
                wholes[code] = whole(text, code, lowest, highest);
            }
            if (wholes[code] < lowest || wholes[code] > highest) {
                throw outside(text, code, lowest, highest);
            }
        }
        return wholes;
    }

    private long whole(String text, int code, long lowest, long highest) {
        BigDecimal exact = exact(text, mark);
        if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
            throw refusals.at(refusals.rowOf(code), said(exact) + " is no whole number");
        }
        if (exact.precision() - (long) exact.scale() > 19) {
            throw outside(text, code, lowest, highest);
        }
        try {
            return exact.longValueExact();
        } catch (ArithmeticException beyondLong) {
            throw outside(text, code, lowest, highest);
        }
    }

    private IllegalArgumentException outside(String text, int code, long lowest, long highest) {
        return refusals.at(refusals.rowOf(code), said(exact(text, mark)) + " is outside " + lowest + ".." + highest);
    }

    /**
     * Amounts in minor units, exactly.
     *
     * @param currencyCode of the amounts; a sign or code beside a number must be one of its own
     * @param digits how many digits its minor unit has
     */
    long[] minors(String currencyCode, int digits) {
        long[] minors = new long[values.length];
        for (int code = 0; code < minors.length; code++) {
            String text = column.texts().get(code);
            NumberText number = NumberText.of(text, mark);
            if (number == null
                    || number.percent()
                    || !(number.currency().isEmpty() || NumberText.isOf(number.currency(), currencyCode))) {
                throw refusals.at(refusals.rowOf(code), "not an amount in " + currencyCode);
            }
            try {
                minors[code] = number.exact().movePointRight(digits).longValueExact();
            } catch (ArithmeticException beyond) {
                throw refusals.at(
                        refusals.rowOf(code),
                        number.plain() + " is no amount in " + currencyCode + ", which has " + digits + " decimals");
            }
        }
        return minors;
    }
}
