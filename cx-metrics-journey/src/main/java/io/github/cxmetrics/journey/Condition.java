package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on a property of an event. An event without the property fulfils none but {@link Relation#MISSING}.
 *
 * <p>Numbers compare exactly, whatever their type: 1 = 1.0 = 1.00, and 9007199254740993 ≠ 9007199254740992.0; a double stands for the shortest decimal that it
 * is the nearest to. Texts compare by each letter, upper and lower case apart; truth values, ids and dates are texts.
 *
 * @param property the property's name; {@link #EVENT} for the event's own name
 * @param relation how its value relates to the one given
 * @param value a text, or a number as text, which is compared as a number where the property holds numbers; empty where the relation needs none
 */
public record Condition(String property, Relation relation, String value) implements Serializable {

    /** In place of a property: the name of the event. */
    public static final String EVENT = "";

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
        /** A text that begins with it. */
        STARTS_WITH("starts with"),
        /** A text that ends with it. */
        ENDS_WITH("ends with"),
        /** A text that holds it. */
        CONTAINS("contains"),
        /**
         * A text that a regular expression ({@link Pattern}) describes, from its first letter to its last. One that reads more than 10 000 000 letters of a text,
         * forth and back, is refused where it does: repeats of repeats, such as {@code (.*a){20}b}, can take a time that doubles with each letter.
         */
        MATCHES("matches"),
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
            return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
        }

        boolean needsText() {
            return this == STARTS_WITH || this == ENDS_WITH || this == CONTAINS || this == MATCHES;
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
                case STARTS_WITH, ENDS_WITH, CONTAINS, MATCHES, MISSING, PRESENT -> throw new AssertionError(this);
            };
        }
    }

    /**
     * Checks the parts.
     *
     * @param property the property's name
     * @param relation how its value relates to the one given
     * @param value a text or a number
     * @throws IllegalArgumentException if a part is missing, or the relation needs a number or a regular expression and the value is none
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
        if (relation == Relation.MATCHES) {
            pattern(value);
        }
    }

    private static Pattern pattern(String value) {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: " + value + " (" + e.getDescription() + ")", e);
        }
    }

    /** Whether a text fulfils the condition, where that is not about numbers or missing values. */
    Predicate<String> ofTexts() {
        return switch (relation) {
            case EQUAL -> value::equals;
            case NOT_EQUAL -> text -> !text.equals(value);
            case STARTS_WITH -> text -> text.startsWith(value);
            case ENDS_WITH -> text -> text.endsWith(value);
            case CONTAINS -> text -> text.contains(value);
            case MATCHES -> {
                Pattern pattern = pattern(value);
                yield text -> BoundedText.matches(pattern, text);
            }
            default -> throw new AssertionError(relation);
        };
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
        checkArgument(Double.isFinite(number), "a condition on a number needs a finite one, not %s", number);
        return new Condition(
                property,
                relation,
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    /**
     * The property relates so to a whole number.
     *
     * @param property the property's name
     * @param relation the relation
     * @param number a number
     * @return the condition
     */
    public static Condition number(String property, Relation relation, long number) {
        return new Condition(property, relation, Long.toString(number));
    }

    /**
     * The property relates so to a number of any length.
     *
     * @param property the property's name
     * @param relation the relation
     * @param number a number
     * @return the condition
     */
    public static Condition number(String property, Relation relation, BigDecimal number) {
        return new Condition(property, relation, number.toString());
    }

    /**
     * The property is a text that begins with another.
     *
     * @param property the property's name
     * @param text the text
     * @return the condition
     */
    public static Condition startsWith(String property, String text) {
        return new Condition(property, Relation.STARTS_WITH, text);
    }

    /**
     * The property is a text that ends with another.
     *
     * @param property the property's name
     * @param text the text
     * @return the condition
     */
    public static Condition endsWith(String property, String text) {
        return new Condition(property, Relation.ENDS_WITH, text);
    }

    /**
     * The property is a text that holds another.
     *
     * @param property the property's name
     * @param text the text
     * @return the condition
     */
    public static Condition contains(String property, String text) {
        return new Condition(property, Relation.CONTAINS, text);
    }

    /**
     * The property is a text that a regular expression describes, from its first letter to its last.
     *
     * @param property the property's name
     * @param regex the expression, see {@link Pattern}
     * @return the condition
     * @throws IllegalArgumentException if it is none
     */
    public static Condition matches(String property, String regex) {
        return new Condition(property, Relation.MATCHES, regex);
    }

    /**
     * The event's own name relates so to a text.
     *
     * @param relation a relation of texts
     * @param text the text
     * @return the condition
     */
    public static Condition event(Relation relation, String text) {
        return new Condition(EVENT, relation, text);
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
        return (property.isEmpty() ? "event" : property) + " " + relation.text
                + (relation.needsValue() ? " " + value : "");
    }
}
