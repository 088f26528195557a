package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;

/**
 * Growth from one number to a later one, and the rate per period that makes it.
 *
 * <pre>{@code
 * Growth growth = Growth.from(80).to(100);
 * growth.rate();
 * growth.perPeriod(4);
 * }</pre>
 *
 * <p>A mean of yearly rates is not the rate per year: 50 % up and 50 % down lose a quarter.
 *
 * @param before the number before
 * @param after the number after
 */
public record Growth(double before, double after) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param before the number before
     * @param after the number after
     * @throws IllegalArgumentException if one is not finite
     */
    public Growth {
        Checks.finite(before, "the number before");
        Checks.finite(after, "the number after");
    }

    /** Asks for the number after. */
    public interface Before {
        /**
         * Growth to a number.
         *
         * @param after the number after
         * @return the growth
         */
        Growth to(double after);
    }

    /**
     * Growth from a number.
     *
     * @param before the number before
     * @return what asks for the number after
     */
    public static Before from(double before) {
        return after -> new Growth(before, after);
    }

    /**
     * The growth over all periods.
     *
     * @return {@code (after - before)/before}: 0.25 is 25 %
     * @throws IllegalStateException if the number before is not above 0
     */
    public double rate() {
        checkBase();
        return (after - before) / before;
    }

    private void checkBase() {
        if (!(before > 0)) {
            throw new IllegalStateException("growth is undefined: it begins at " + before);
        }
    }

    /**
     * The compound rate per period ("CAGR" where periods are years).
     *
     * @param periods how many periods lie between the numbers, positive, whole or not
     * @return {@code (after/before)^(1/periods) - 1}
     * @throws IllegalArgumentException if the periods are not positive
     * @throws IllegalStateException if the number before is not above 0 or the number after is below 0
     */
    public double perPeriod(double periods) {
        Checks.positive(periods, "periods");
        checkBase();
        if (after < 0) {
            throw new IllegalStateException("growth per period is undefined: it ends at " + after);
        }
        return after == 0 ? -1 : Math.expm1(Math.log(after / before) / periods);
    }

    /**
     * The numbers as aligned text.
     *
     * @param periods how many periods lie between them, positive
     * @return before, after, growth and the compound rate per period
     * @throws IllegalArgumentException if the periods are not positive
     */
    public String table(double periods) {
        Checks.positive(periods, "periods");
        boolean isDefined = before > 0;
        return TextTable.of("before", Text.shortest(before))
                .row("after", Text.shortest(after))
                .row("growth", isDefined ? signed(rate()) : TextTable.UNDEFINED)
                .row(
                        "each of " + Text.shortest(periods),
                        isDefined && after >= 0 ? signed(perPeriod(periods)) : TextTable.UNDEFINED)
                .toString();
    }

    private static String signed(double rate) {
        return (rate > 0 ? "+" : "") + Text.fixed(100 * rate, 1) + " %";
    }

    /** For example {@code growth +25.0 %}. */
    @Override
    public String toString() {
        if (!(before > 0)) {
            return "growth: undefined from " + before;
        }
        return "growth " + signed(rate());
    }
}
