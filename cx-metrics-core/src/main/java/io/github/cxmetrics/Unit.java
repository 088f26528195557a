package io.github.cxmetrics;

import io.github.cxmetrics.internal.Text;

/** The unit of a metric's value, and how it is rounded for reading. Values themselves are never rounded. */
public enum Unit {
    /** A score from −100 to 100, as NPS and other net scores; printed with one decimal, but never as an end that it is not. */
    SCORE {
        @Override
        public String text(double value) {
            return Text.between(value, 1, -100, 100);
        }
    },
    /**
     * A share from 0 to 1; printed as a percentage with one decimal. Neither 9 996 of 10 000 is 100 % nor 1 of a million 0 %: those have one decimal more, or
     * print as {@code > 99.9 %} and {@code < 0.1 %}.
     */
    SHARE {
        @Override
        public String text(double value) {
            return Text.between(100 * value, 1, 0, 100) + " %";
        }

        @Override
        public String differenceText(double difference) {
            return signed(difference, Text.fixed(100 * difference, 1)) + " pp";
        }
    },
    /**
     * A coefficient from −1 to 1 that is not read as a percentage, as Kano's better and worse; printed with two decimals, but never as an end
     * that it is not.
     */
    COEFFICIENT {
        @Override
        public String text(double value) {
            return Text.between(value, 2, -1, 1);
        }
    },
    /** Points of a rating scale; printed with two decimals. */
    SCALE_POINT {
        @Override
        public String text(double value) {
            return Text.fixed(value, 2);
        }
    },
    /** Events for each unit of exposure, as contacts per order; printed with three decimals. */
    RATE {
        @Override
        public String text(double value) {
            return Text.fixed(value, 3);
        }
    };

    /**
     * A value of this unit, rounded for reading (half up, away from zero) in {@link java.util.Locale#ROOT}.
     *
     * @param value the value
     * @return the text
     */
    public abstract String text(double value);

    /**
     * A difference of two values of this unit, signed and rounded for reading; differences of shares are in percentage points.
     *
     * @param difference the difference
     * @return the text, with a plus sign where it is positive
     */
    public String differenceText(double difference) {
        return signed(difference, text(difference));
    }

    private static String signed(double value, String text) {
        return value > 0 ? "+" + text : text;
    }
}
