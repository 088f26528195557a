package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A condition on a property of an event. An event without the property fulfils none but {@link Relation#MISSING}.
 *
 * @param property the property's name
 * @param relation how its value relates to the one given
 * @param value a text, or a number as text, which is compared as a number where the property holds numbers; empty where the relation needs none
 */
public record Condition(String property, Relation relation, String value) implements Serializable {

    /** How the value of a property relates to a given one. */
    public enum Relation {
        /** The same text or number. */
        EQUAL("="),
        /** Another text or number; not a missing one. */
        NOT_EQUAL("≠"),
        /** A smaller number. */
        LESS("<"),
        /** A smaller number, or the same. */
        AT_MOST("≤"),
        /** A larger number. */
        GREATER(">"),
        /** A larger number, or the same. */
        AT_LEAST("≥"),
        /** No value. */
        MISSING("is missing"),
        /** Any value. */
        PRESENT("is present");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        boolean needsValue() {
            return this != MISSING && this != PRESENT;
        }

        boolean needsNumber() {
            return ordinal() >= LESS.ordinal() && needsValue();
        }

        /** Whether a comparison with this sign (of property minus value) fulfils the relation. */
        boolean holds(int sign) {
            return switch (this) {
                case EQUAL -> sign == 0;
                case NOT_EQUAL -> sign != 0;
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case GREATER -> sign > 0;
                case AT_LEAST -> sign >= 0;
                case MISSING, PRESENT -> throw new AssertionError(this);
            };
        }
    }

    /**
     * Checks the parts.
     *
     * @param property the property's name
     * @param relation how its value relates to the one given
     * @param value a text or a number
     * @throws IllegalArgumentException if a part is missing, or the relation needs a number and the value is none
     */
    public Condition {
        Stored.present(property, "the property of a condition");
        Stored.present(relation, "the relation of a condition");
        Stored.present(value, "the value of a condition");
        checkArgument(
                relation.needsValue() || value.isEmpty(),
                "%s %s takes no value, not %s",
                property,
                relation.text,
                value);
        checkArgument(
                !relation.needsNumber() || isNumber(value),
                "%s %s needs a number, not \"%s\"",
                property,
                relation.text,
                value);
    }

    private static boolean isNumber(String value) {
        try {
            new BigDecimal(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * The property has this text.
     *
     * @param property the property's name
     * @param text the text
     * @return the condition
     */
    public static Condition equal(String property, String text) {
        return new Condition(property, Relation.EQUAL, text);
    }

    /**
     * The property relates so to a number.
     *
     * @param property the property's name
     * @param relation the relation
     * @param number a finite number
     * @return the condition
     */
    public static Condition number(String property, Relation relation, double number) {
        return new Condition(
                property,
                relation,
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    /**
     * The property is missing.
     *
     * @param property the property's name
     * @return the condition
     */
    public static Condition missing(String property) {
        return new Condition(property, Relation.MISSING, "");
    }

    /** For example {@code price ≥ 10}. */
    @Override
    public String toString() {
        return property + " " + relation.text + (relation.needsValue() ? " " + value : "");
    }
}
