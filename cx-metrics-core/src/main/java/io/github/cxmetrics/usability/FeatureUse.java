package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How people use one feature in a period: nested counts of users, {@code eligible ≥ active ≥ users ≥ newUsers}, and of uses. Adoption, breadth and
 * frequency are read off it.
 *
 * <p>The value is adoption {@linkplain AdoptionRate#OF_ELIGIBLE of eligible users}, {@code newUsers / eligible}, 0..1. Months don't add up to a year:
 * who is active in two of them is one user. No eligible users is an empty tally, whose value is undefined.
 *
 * @param eligible who could use the feature
 * @param active who used the product, of these
 * @param users who used the feature, of these
 * @param newUsers who used it for the first time, of these
 * @param uses how often it was used, at least once by each of its users
 */
public record FeatureUse(long eligible, long active, long users, long newUsers, long uses)
        implements Share<FeatureUse>, Serializable {

    private static final String TYPE = "feature-use";
    private static final int VERSION = 1;
    private static final String ELIGIBLE = "eligible users";
    private static final String ACTIVE = "active users";
    private static final String USERS = "users of the feature";
    private static final String NEW = "new users of the feature";
    private static final String USES = "uses of the feature";

    /** The rule that counts the persons who could use the feature. */
    public static final Rule RULE = new Rule();

    /**
     * Checks the counts.
     *
     * @param eligible who could use the feature
     * @param active who used the product
     * @param users who used the feature
     * @param newUsers who used it for the first time
     * @param uses how often it was used
     * @throws IllegalArgumentException if a count is negative or not nested, or there are fewer uses than users
     */
    public FeatureUse {
        CountMath.checkNotNegative(eligible, ELIGIBLE);
        CountMath.checkNotNegative(active, ACTIVE);
        CountMath.checkNotNegative(users, USERS);
        CountMath.checkNotNegative(newUsers, NEW);
        CountMath.checkNotNegative(uses, USES);
        checkNested(active, ACTIVE, eligible, ELIGIBLE);
        checkNested(users, USERS, active, ACTIVE);
        checkNested(newUsers, NEW, users, USERS);
        checkArgument(users <= uses && (users > 0 || uses == 0), "%s users can't have %s uses", users, uses);
    }

    private static void checkNested(long part, String partName, long whole, String wholeName) {
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    /**
     * The use of a feature from its counts: {@code FeatureUse.eligible(300).active(250).users(80).newUsers(45).uses(410)}.
     *
     * @param eligible who could use the feature
     * @return what asks for the active users
     */
    public static Eligible eligible(long eligible) {
        return active -> users -> newUsers -> uses -> new FeatureUse(eligible, active, users, newUsers, uses);
    }

    /** Who could use a feature. */
    public interface Eligible {

        /**
         * Adds the active users.
         *
         * @param active who used the product, of those eligible
         * @return what asks for the users of the feature
         */
        Active active(long active);
    }

    /** Who could use a feature, and who was active. */
    public interface Active {

        /**
         * Adds the users of the feature.
         *
         * @param users who used it, of those active
         * @return what asks for the new ones
         */
        Users users(long users);
    }

    /** Who could use a feature, was active, and used it. */
    public interface Users {

        /**
         * Adds the new users of the feature.
         *
         * @param newUsers who used it for the first time, of its users
         * @return what asks for the uses
         */
        NewUsers newUsers(long newUsers);
    }

    /** The users of a feature. */
    public interface NewUsers {

        /**
         * Adds how often the feature was used.
         *
         * @param uses the count, at least one for each user
         * @return the tally
         * @throws IllegalArgumentException if a count is negative or not nested, or there are fewer uses than users
         */
        FeatureUse uses(long uses);
    }

    /**
     * One person who could use the feature, in one period.
     *
     * @param active whether the person used the product
     * @param uses how often the person used the feature
     * @param firstTime whether the person had never used it before
     */
    public record Person(boolean active, long uses, boolean firstTime) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param active whether the person used the product
         * @param uses how often the person used the feature
         * @param firstTime whether the person had never used it before
         * @throws IllegalArgumentException if uses are negative, or those of somebody who was not active, or a first time is without a use
         */
        public Person {
            CountMath.checkNotNegative(uses, USES);
            checkArgument(active || uses == 0, "who was not active has no uses, not %s", uses);
            checkArgument(!firstTime || uses > 0, "a first time needs a use, not %s", uses);
        }
    }

    @Override
    public Proportion proportion() {
        return adoption(AdoptionRate.OF_ELIGIBLE);
    }

    /**
     * Adoption of the feature in a named meaning.
     *
     * @param rate of eligible or of active users
     * @return new users of the feature of these
     * @throws IllegalArgumentException if it is the rate of new users of the product, which are not counted here
     */
    public Proportion adoption(AdoptionRate rate) {
        return switch (rate) {
            case OF_ELIGIBLE -> rate.of(newUsers, eligible);
            case OF_ACTIVE -> rate.of(newUsers, active);
            case NEW_OF_ALL ->
                throw new IllegalArgumentException(
                        "new of all users counts users of the product, not of a feature: AdoptionRate.NEW_OF_ALL.of(…)");
        };
    }

    /**
     * Breadth: users of the feature, new or not, of active users.
     *
     * @return the share
     */
    public Proportion breadth() {
        return new Proportion("breadth", ACTIVE, users, active);
    }

    /**
     * Frequency: how often a user of the feature used it.
     *
     * @return {@code uses / users}, 1 or more
     * @throws IllegalStateException if nobody used it
     */
    public double frequency() {
        if (users == 0) {
            throw new IllegalStateException("frequency is undefined: no users of the feature");
        }
        return Ratios.of(uses, users);
    }

    /**
     * The frequency where it is defined.
     *
     * @return {@code uses / users}, or nothing where nobody used the feature
     */
    public OptionalDouble frequencyIfDefined() {
        return users == 0 ? OptionalDouble.empty() : OptionalDouble.of(frequency());
    }

    @Override
    public String name() {
        return AdoptionRate.OF_ELIGIBLE.toString();
    }

    @Override
    public String counted() {
        return ELIGIBLE;
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public FeatureUse plus(FeatureUse other) {
        return new FeatureUse(
                CountMath.sum(eligible, other.eligible, ELIGIBLE),
                CountMath.sum(active, other.active, ACTIVE),
                CountMath.sum(users, other.users, USERS),
                CountMath.sum(newUsers, other.newUsers, NEW),
                CountMath.sum(uses, other.uses, USES));
    }

    /**
     * The plain data of {@link FeatureUse}.
     *
     * @param type {@code feature-use}
     * @param version 1
     * @param eligible who could use the feature
     * @param active who used the product
     * @param users who used the feature
     * @param newUsers who used it for the first time
     * @param uses how often it was used
     */
    public record Counts(String type, int version, long eligible, long active, long users, long newUsers, long uses)
            implements TallyCounts<FeatureUse> {

        @Override
        public FeatureUse toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new FeatureUse(eligible, active, users, newUsers, uses);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(ELIGIBLE, eligible)
                    .and(ACTIVE, active)
                    .and(USERS, users)
                    .and(NEW, newUsers)
                    .and(USES, uses)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, eligible, active, users, newUsers, uses);
    }

    /**
     * Each reading by its name.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("", "value", "n");
        for (Proportion share :
                new Proportion[] {adoption(AdoptionRate.OF_ELIGIBLE), adoption(AdoptionRate.OF_ACTIVE), breadth()}) {
            table.row(
                    share.name(),
                    share.trials() == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(share.value()),
                    "" + share.trials());
        }
        OptionalDouble frequency = frequencyIfDefined();
        table.row(
                "frequency",
                frequency.isPresent() ? Unit.SCALE_POINT.text(frequency.getAsDouble()) : TextTable.UNDEFINED,
                "" + users);
        return table.toString();
    }

    /** One line, for example {@code adoption of eligible users 15.0 % (95 % CI 11.4 % … 19.5 %), n = 300: 250 active, 80 users, 45 new, 410 uses}. */
    @Override
    public String toString() {
        return count() == 0
                ? line()
                : line() + ": " + active + " active, " + users + " users, " + newUsers + " new, " + uses + " uses";
    }

    /** Counts the persons who could use the feature. */
    public record Rule() implements TallyRule<Person, FeatureUse>, Storable {

        private static final String TYPE = "feature-use-rule";

        @Override
        public Accumulator<Person, FeatureUse> accumulator() {
            return Accumulator.adding(new FeatureUse(0, 0, 0, 0, 0), Rule::one);
        }

        private static FeatureUse one(Person person) {
            checkArgument(person != null, "a person must not be null");
            return new FeatureUse(
                    1, person.active ? 1 : 0, person.uses > 0 ? 1 : 0, person.firstTime ? 1 : 0, person.uses);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code feature-use-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        /** The rule in words. */
        @Override
        public String toString() {
            return "use of a feature by eligible users";
        }
    }
}
