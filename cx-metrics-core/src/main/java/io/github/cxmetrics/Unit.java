package io.github.cxmetrics;

import io.github.cxmetrics.internal.Text;

/** The unit of a metric's value, and how it is rounded for reading. Values themselves are never rounded. */
public enum Unit {
    /** A score from −100 to 100, as NPS and other net scores; printed with one decimal. */
    SCORE {
        @Override
        public String text(double value) {
            return Text.fixed(value, 1);
        }
    },
    /** A share from 0 to 1; printed as a percentage with one decimal. */
    SHARE {
        @Override
        public String text(double value) {
            return Text.fixed(100 * value, 1) + " %";
        }

        @Override
        public String differenceText(double difference) {
            return signed(difference, Text.fixed(100 * difference, 1)) + " pp";
        }
    },
    /** A coefficient from −1 to 1 that is not read as a percentage, as Kano's better and worse; printed with two decimals. */
    COEFFICIENT {
        @Override
        public String text(double value) {
            return Text.fixed(value, 2);
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
