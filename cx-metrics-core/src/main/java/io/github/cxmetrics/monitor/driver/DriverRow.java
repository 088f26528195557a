package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one respondent: the outcome, then the attributes in the order of the rule.
 *
 * <p>The number decides the block that the row is counted in, {@code number mod blocks}, and must not depend on the answers: the position of the row, or a hash
 * of the id of the response. The doors for columns and rows number by themselves.
 *
 * @param number the number of the row, at least 0
 * @param answers the answers, null where there is none
 */
public record DriverRow(long number, List<@Nullable BigDecimal> answers) implements Serializable {

    /**
     * Checks the number and copies the answers.
     *
     * @param number the number of the row
     * @param answers the answers
     * @throws IllegalArgumentException if the number is negative or the list is null
     */
    public DriverRow {
        checkArgument(number >= 0, "the number of a row must not be negative: %s", number);
        checkArgument(answers != null, "a row needs answers, not null");
        List<@Nullable BigDecimal> copy = new ArrayList<>(answers.size());
        for (BigDecimal answer : answers) {
            copy.add(answer == null ? null : answer.stripTrailingZeros());
        }
        answers = Collections.unmodifiableList(copy);
    }

    /**
     * A row.
     *
     * @param number the number of the row, at least 0
     * @param answers the outcome and the attributes: whole or decimal numbers, null where there is no answer
     * @return the row
     * @throws IllegalArgumentException if a number is infinite or not a number
     */
    public static DriverRow of(long number, @Nullable Number... answers) {
        checkArgument(answers != null, "a row needs answers, not null");
        List<@Nullable BigDecimal> decimals = new ArrayList<>(answers.length);
        for (Number answer : answers) {
            decimals.add(decimal(answer));
        }
        return new DriverRow(number, decimals);
    }

    private static @Nullable BigDecimal decimal(@Nullable Number answer) {
        if (answer == null) {
            return null;
        }
        if (answer instanceof BigDecimal decimal) {
            return decimal;
        }
        try {
            return new BigDecimal(answer.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an answer must be a number, not " + answer, e);
        }
    }
}
