package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;

/**
 * Product Engagement Score (Pendo): the mean of three components, 0..1, printed as a score of 0 to 100. A formula, no tally: its components come from
 * other metrics of the same period.
 *
 * <ul>
 *   <li>Adoption: the mean over active visitors (or accounts) of the share of core events that each of them used.
 *   <li>Stickiness: the mean over 30 days of daily over weekly, daily over monthly, or weekly over monthly active users.
 *   <li>Growth since January 2022: (new + recovered) / churned accounts, at most 1. Nobody churned: undefined, not 100. Before that another component
 *       stood there, first the share of users who were kept in their first three months.
 * </ul>
 *
 * <p>Scores of the two rules don't compare. A growth below 1 says that the product shrinks, and may yet raise the mean of the three: look at the components.
 *
 * @param rule which rule: the one of January 2022, or the one before
 * @param adoption the first component, 0..1
 * @param stickiness the second, 0..1
 * @param third growth, or what stood there before 2022, 0..1
 */
public record ProductEngagement(ProductEngagement.Rule rule, double adoption, double stickiness, double third)
        implements Serializable {

    private static final int COMPONENTS = 3;
    private static final double POINTS = 100;

    /** Which third component the score has. Scores of the two don't compare. */
    public enum Rule {
        /** Growth, since January 2022. */
        SINCE_2022("since 2022", "growth"),
        /** Retention, or another share that stood in place of growth, before January 2022. */
        BEFORE_2022("before 2022", "retention");

        private final String text;
        private final String third;

        Rule(String text, String third) {
            this.text = text;
            this.third = third;
        }

        /** The name, for example {@code since 2022}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the components.
     *
     * @param rule which rule
     * @param adoption the first component
     * @param stickiness the second
     * @param third the third
     * @throws IllegalArgumentException if one is outside 0..1
     */
    public ProductEngagement {
        checkArgument(rule != null, "a product engagement score needs a rule");
        Checks.share(adoption, "adoption");
        Checks.share(stickiness, "stickiness");
        Checks.share(third, rule.third);
    }

    /**
     * A score from its components: {@code ProductEngagement.adoption(0.45).stickiness(0.30).newAccounts(12).recovered(3).churned(20)}.
     *
     * @param adoption the mean share of core events that an active visitor used, 0..1
     * @return what asks for stickiness
     */
    public static Adoption adoption(double adoption) {
        return stickiness -> new Sticky(adoption, stickiness);
    }

    /** The first component. */
    public interface Adoption {

        /**
         * Adds stickiness.
         *
         * @param stickiness the mean of daily or weekly over weekly or monthly active users, 0..1
         * @return what asks for the third component, by which the rule is chosen
         */
        Sticky stickiness(double stickiness);
    }

    /**
     * Two components; the third chooses the rule.
     *
     * @param adoption the first component
     * @param stickiness the second
     */
    public record Sticky(double adoption, double stickiness) {

        /**
         * The rule since January 2022.
         *
         * @param newAccounts accounts that began in the period
         * @return what asks for the recovered ones
         */
        public NewAccounts newAccounts(long newAccounts) {
            return recovered -> churned -> new ProductEngagement(
                    Rule.SINCE_2022, adoption, stickiness, growth(newAccounts, recovered, churned));
        }

        /**
         * The rule before January 2022.
         *
         * @param retention the component that stood in place of growth, at first the share of users kept in their first three months, 0..1
         * @return the score
         * @throws IllegalArgumentException if a component is outside 0..1
         */
        public ProductEngagement retention(double retention) {
            return new ProductEngagement(Rule.BEFORE_2022, adoption, stickiness, retention);
        }
    }

    /** The accounts that began. */
    public interface NewAccounts {

        /**
         * Adds the accounts that came back.
         *
         * @param recovered how many
         * @return what asks for the churned ones
         */
        Recovered recovered(long recovered);
    }

    /** The accounts that began or came back. */
    public interface Recovered {

        /**
         * Adds the accounts that left.
         *
         * @param churned how many
         * @return the score
         * @throws IllegalArgumentException if a count is negative, or a component outside 0..1
         * @throws IllegalStateException if nobody left: growth is undefined
         */
        ProductEngagement churned(long churned);
    }

    private static double growth(long newAccounts, long recovered, long churned) {
        CountMath.checkNotNegative(newAccounts, "new accounts");
        CountMath.checkNotNegative(recovered, "recovered accounts");
        CountMath.checkNotNegative(churned, "churned accounts");
        if (churned == 0) {
            throw new IllegalStateException("growth is undefined: no churned accounts");
        }
        return Math.min(1, (double) CountMath.sum(newAccounts, recovered, "accounts") / churned);
    }

    /**
     * Growth.
     *
     * @return the third component, 0..1
     * @throws IllegalArgumentException if this follows the rule before 2022
     */
    public double growth() {
        checkArgument(rule == Rule.SINCE_2022, "the rule before 2022 has no growth");
        return third;
    }

    /**
     * The score.
     *
     * @return the mean of the components, 0..1
     */
    public double value() {
        return (adoption + stickiness + third) / COMPONENTS;
    }

    /**
     * The components and the score.
     *
     * @return aligned text
     */
    public String table() {
        return TextTable.of("component", "value")
                .row("adoption", Unit.SHARE.text(adoption))
                .row("stickiness", Unit.SHARE.text(stickiness))
                .row(rule.third, Unit.SHARE.text(third))
                .row("PES", Unit.SCORE.text(POINTS * value()))
                .toString();
    }

    /** One line, for example {@code PES 50.0 of 100 (rule since 2022): adoption 45.0 %, stickiness 30.0 %, growth 75.0 %}. */
    @Override
    public String toString() {
        return "PES " + Unit.SCORE.text(POINTS * value()) + " of 100 (rule " + rule + "): adoption "
                + Unit.SHARE.text(adoption)
                + ", stickiness " + Unit.SHARE.text(stickiness) + ", " + rule.third + " "
                + Unit.SHARE.text(third);
    }
}
