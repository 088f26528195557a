package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.MeanMethod;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Depth of adoption: for each account the features that it used often enough, of the features that it is licensed for; then the mean over accounts,
 * 0..1. Accounts weigh alike, whatever they are licensed for: pooling would ask how deep the average licence is used.
 *
 * <p>The interval is the score interval of a mean. No accounts is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class AdoptionDepth extends ExactTally<AdoptionDepth> implements MeanScore<AdoptionDepth> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "adoption-depth";
    private static final int VERSION = 1;
    private static final String NAME = "adoption depth";
    private static final String ACCOUNTS = "accounts";

    private final Rule rule;
    private final transient SortedMap<Key, Long> accounts;

    /** Features licensed, and of these used often enough. */
    private record Key(int licensed, int used) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return licensed == other.licensed
                    ? Integer.compare(used, other.used)
                    : Integer.compare(licensed, other.licensed);
        }
    }

    private AdoptionDepth(Rule rule, SortedMap<Key, Long> accounts) {
        this.rule = rule;
        this.accounts = accounts;
        long n = 0;
        for (Map.Entry<Key, Long> each : accounts.entrySet()) {
            Key key = each.getKey();
            checkArgument(key.licensed >= 1, "an account has 1 feature or more, not %s", key.licensed);
            checkArgument(
                    key.used >= 0 && key.used <= key.licensed,
                    "an account uses 0..%s features, not %s",
                    key.licensed,
                    key.used);
            n = CountMath.sum(n, CountMath.checkNotNegative(each.getValue(), ACCOUNTS), ACCOUNTS);
        }
    }

    Scores scores() {
        SortedMap<Double, Long> byDepth = new TreeMap<>();
        accounts.forEach((key, count) -> byDepth.merge((double) key.used / key.licensed, count, Long::sum));
        return Scores.ofValues(
                0,
                1,
                byDepth.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                byDepth.values().stream().mapToLong(Long::longValue).toArray(),
                MeanMethod.SCORE);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** How many accounts. */
    @Override
    public long count() {
        return accounts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public AdoptionDepth plus(AdoptionDepth other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new AdoptionDepth(rule, sum(accounts, other.accounts));
    }

    private static SortedMap<Key, Long> sum(SortedMap<Key, Long> one, SortedMap<Key, Long> two) {
        SortedMap<Key, Long> both = new TreeMap<>(one);
        two.forEach((key, count) -> both.merge(key, count, (a, b) -> CountMath.sum(a, b, ACCOUNTS)));
        return both;
    }

    /**
     * The plain data of {@link AdoptionDepth}.
     *
     * @param type {@code adoption-depth}
     * @param version 1
     * @param rule how often is often enough
     * @param cells how many accounts have the same numbers of features
     */
    public record Counts(String type, int version, Rule.Form rule, List<Cell> cells)
            implements TallyCounts<AdoptionDepth> {

        /**
         * Copies the list.
         *
         * @param type {@code adoption-depth}
         * @param version 1
         * @param rule how often is often enough
         * @param cells how many accounts have the same numbers of features
         */
        public Counts {
            cells = Stored.list(cells, "accounts of a depth");
        }

        @Override
        public AdoptionDepth toTally() {
            Stored.check(type, version, TYPE, VERSION);
            SortedMap<Key, Long> accounts = new TreeMap<>();
            for (Cell cell : cells) {
                Long twice = accounts.put(new Key(cell.licensed, cell.used), cell.accounts);
                checkArgument(twice == null, "%s of %s features are there twice", cell.used, cell.licensed);
            }
            accounts.values().removeIf(count -> count == 0);
            return new AdoptionDepth(
                    Stored.present(rule, "the rule of adoption depth").restore(), accounts);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(ACCOUNTS, cells.stream().map(Cell::accounts).reduce(0L, Math::addExact))
                    .map();
        }
    }

    /**
     * Accounts with the same numbers of features.
     *
     * @param licensed how many they are licensed for
     * @param used how many of these they used often enough
     * @param accounts how many accounts
     */
    public record Cell(int licensed, int used, long accounts) implements Serializable {}

    @Override
    public Counts toCounts() {
        List<Cell> cells = new ArrayList<>();
        accounts.forEach((key, count) -> cells.add(new Cell(key.licensed, key.used, count)));
        return new Counts(TYPE, VERSION, rule.toForm(), cells);
    }

    @Override
    public String line() {
        return count() == 0 ? NAME + ": no accounts" : MeanScore.super.line();
    }

    /**
     * The accounts by their numbers of features.
     *
     * @return aligned text
     */
    public String table() {
        TextTable table = TextTable.of("used of licensed", "depth", ACCOUNTS);
        accounts.forEach((key, count) -> table.row(
                key.used + " of " + key.licensed, Unit.SHARE.text((double) key.used / key.licensed), count.toString()));
        return table.toString();
    }

    /** One line, for example {@code adoption depth 41.7 % (95 % CI 22.1 % … 64.0 %), n = 9}. */
    @Override
    public String toString() {
        return line();
    }

    /**
     * How often is often enough.
     *
     * @param minimumUses from how many uses in the period on a feature is used, 1 or more
     */
    public record Rule(long minimumUses) implements TallyRule<long[], AdoptionDepth>, Storable {

        private static final String TYPE = "adoption-depth-rule";

        /**
         * Checks the number.
         *
         * @param minimumUses from how many uses on a feature is used
         * @throws IllegalArgumentException if it is below 1
         */
        public Rule {
            checkArgument(minimumUses >= 1, "a feature is used from 1 use on or more, not %s", minimumUses);
        }

        /**
         * The rule of a number.
         *
         * @param minimumUses from how many uses in the period on a feature is used, 1 or more
         * @return the rule, which counts for each account the uses of every feature that it is licensed for
         * @throws IllegalArgumentException if it is below 1
         */
        public static Rule of(long minimumUses) {
            return new Rule(minimumUses);
        }

        private Key key(long[] uses) {
            checkArgument(uses != null && uses.length > 0, "an account needs a licensed feature");
            int used = 0;
            for (long each : uses) {
                used += CountMath.checkNotNegative(each, "uses of a feature") >= minimumUses ? 1 : 0;
            }
            return new Key(uses.length, used);
        }

        @Override
        public Accumulator<long[], AdoptionDepth> accumulator() {
            SortedMap<Key, Long> accounts = new TreeMap<>();
            return Accumulator.guarding(() -> new Accumulator<long[], AdoptionDepth>() {
                @Override
                public void add(long[] uses) {
                    Key key = key(uses);
                    accounts.merge(key, 1L, (a, b) -> CountMath.sum(a, b, ACCOUNTS));
                }

                @Override
                public void addAll(AdoptionDepth tally) {
                    requireNonNull(tally, "tally");
                    AdoptionDepth sum = snapshot().plus(tally);
                    accounts.putAll(sum.accounts);
                }

                @Override
                public AdoptionDepth snapshot() {
                    return new AdoptionDepth(Rule.this, new TreeMap<>(accounts));
                }
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, minimumUses);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code adoption-depth-rule}
         * @param version 1
         * @param minimumUses from how many uses on a feature is used
         */
        public record Form(String type, int version, long minimumUses) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(minimumUses);
            }
        }

        /** For example {@code features used 3 times or more}. */
        @Override
        public String toString() {
            return "features used " + minimumUses + (minimumUses == 1 ? " time" : " times") + " or more";
        }
    }
}
