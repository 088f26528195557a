package io.github.cxmetrics.usability;

import io.github.cxmetrics.Proportion;

/**
 * The three meanings of adoption. Reports call each of them the adoption rate; they have other numerators and denominators, and one can rise while
 * another falls. All count users, not events.
 */
public enum AdoptionRate {
    /** New users of the feature, of all who could use it (Rodden, Hutchinson and Fu 2010). */
    OF_ELIGIBLE("adoption of eligible users", "eligible users"),
    /** New users of the feature, of those who used the product in the period. */
    OF_ACTIVE("adoption of active users", "active users"),
    /** New users of the product, of all its users. */
    NEW_OF_ALL("new of all users", "users");

    private final String text;
    private final String counted;

    AdoptionRate(String text, String counted) {
        this.text = text;
        this.counted = counted;
    }

    /**
     * The rate of counted users.
     *
     * @param adopters the numerator: new users of the feature, or of the product
     * @param base the denominator, as the name says
     * @return the share, which merges and compares with shares of the same meaning only
     * @throws IllegalArgumentException if a count is negative, or there are more adopters than users
     */
    public Proportion of(long adopters, long base) {
        return new Proportion(text, counted, adopters, base);
    }

    /** The name, for example {@code adoption of eligible users}. */
    @Override
    public String toString() {
        return text;
    }
}
