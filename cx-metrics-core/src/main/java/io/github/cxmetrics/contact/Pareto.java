package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.contact.call.CallTable;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reasons by how often they occur, with the share that the first ones add up to: which few make up most contacts (Juran 1951, after Pareto).
 *
 * <p>Contacts of which the reason is not known stay in: give them a name, such as {@link CallTable#UNKNOWN}. No contacts is an empty tally.
 */
public final class Pareto extends ExactTally<Pareto> {

    private static final long serialVersionUID = 1;

    private static final String TYPE = "pareto";
    private static final int VERSION = 1;

    /** The rule, which has no parameters. */
    public static final Rule RULE = new Rule();

    private final transient SortedMap<String, Long> counts;
    private final transient long count;

    private Pareto(Map<String, Long> counts) {
        SortedMap<String, Long> copy = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<String, Long> reason : Checks.map(counts, "counts").entrySet()) {
            checkReason(reason.getKey());
            long times = CountMath.checkNotNegative(reason.getValue(), "contacts for " + reason.getKey());
            sum = CountMath.sum(sum, times, "contacts");
            if (times > 0) {
                copy.put(reason.getKey(), times);
            }
        }
        this.counts = Collections.unmodifiableSortedMap(copy);
        this.count = sum;
    }

    private static void checkReason(String reason) {
        checkArgument(reason != null && !reason.isBlank(), "a reason needs a name, not \"%s\"", reason);
    }

    /**
     * One reason.
     *
     * @param reason its name
     * @param count how often it occurred, positive
     * @param share of all contacts, 0..1
     * @param cumulativeShare of this reason and all before it, 0..1
     */
    public record Row(String reason, long count, double share, double cumulativeShare) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param reason its name
         * @param count how often it occurred, positive
         * @param share of all contacts, 0..1
         * @param cumulativeShare of this reason and all before it, 0..1
         * @throws IllegalArgumentException if the reason has no name, the count is not positive or a share is outside 0..1
         */
        public Row {
            checkReason(reason);
            checkArgument(count > 0, "a reason occurred at least once, not %s times", count);
            Checks.share(share, "the share of a reason");
            Checks.share(cumulativeShare, "the cumulative share of a reason");
        }
    }

    /** How reasons are counted: an observation is the reason of one contact. */
    public record Rule() implements TallyRule<String, Pareto>, Storable {

        private static final String TYPE = "pareto-rule";
        private static final int VERSION = 1;

        @Override
        public Accumulator<String, Pareto> accumulator() {
            return Accumulator.guarding(() -> new Counting());
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code pareto-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        /** {@code reasons by name}. */
        @Override
        public String toString() {
            return "reasons by name";
        }
    }

    /**
     * Reasons from their counts.
     *
     * @param counts reason to contacts, not negative
     * @return the tally
     * @throws IllegalArgumentException if a reason has no name, or a count is negative: {@code contacts for billing must not be negative: -1}
     */
    public static Pareto ofCounts(Map<String, Long> counts) {
        return new Pareto(counts);
    }

    /** All contacts. */
    @Override
    public long count() {
        return count;
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    /**
     * How often a reason occurred.
     *
     * @param reason its name
     * @return the contacts, 0 if there are none
     */
    public long countOf(String reason) {
        requireNonNull(reason, "reason");
        return counts.getOrDefault(reason, 0L);
    }

    /**
     * The reasons, the most frequent first; those of equal counts by name.
     *
     * @return one row for each reason, none for an empty tally
     */
    public List<Row> rows() {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
        List<Row> rows = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<String, Long> reason : sorted) {
            sum += reason.getValue();
            rows.add(new Row(
                    reason.getKey(), reason.getValue(), (double) reason.getValue() / count, (double) sum / count));
        }
        return List.copyOf(rows);
    }

    /**
     * The vital few: the shortest beginning of {@link #rows()} that makes up a share.
     *
     * @param share above 0, at most 1: 0.8
     * @return the rows, none for an empty tally
     * @throws IllegalArgumentException if the share is outside
     */
    public List<Row> vitalFew(double share) {
        checkArgument(share > 0 && share <= 1, "share must be above 0 and at most 1: %s", share);
        List<Row> rows = rows();
        int n = 0;
        while (n < rows.size() && (n == 0 || rows.get(n - 1).cumulativeShare() < share)) {
            n++;
        }
        return rows.subList(0, n);
    }

    @Override
    public Pareto plus(Pareto other) {
        SortedMap<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((reason, times) -> sum.merge(reason, times, (a, b) -> CountMath.sum(a, b, "contacts")));
        return new Pareto(sum);
    }

    /**
     * The plain data of {@link Pareto}.
     *
     * @param type {@code pareto}
     * @param version 1
     * @param contacts reason to contacts
     */
    public record Counts(String type, int version, Map<String, Long> contacts) implements TallyCounts<Pareto> {

        @Override
        public Pareto toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new Pareto(Stored.map(contacts, "contacts of a reason"));
        }

        /** Contacts by reason. */
        @Override
        public Map<String, Long> numbers() {
            return toTally().counts;
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, counts);
    }

    /** Aligned text: reason, contacts, share, cumulative share. */
    @Override
    public String toString() {
        if (count == 0) {
            return "reasons: no contacts";
        }
        TextTable table = TextTable.of("reason", "contacts", "share", "cumulative");
        rows().forEach(row -> table.row(
                row.reason(),
                Long.toString(row.count()),
                Unit.SHARE.text(row.share()),
                Unit.SHARE.text(row.cumulativeShare())));
        return table.toString();
    }

    private static final class Counting implements Accumulator<String, Pareto> {

        private final SortedMap<String, Long> counts = new TreeMap<>();
        private Pareto joined = new Pareto(Map.of());

        @Override
        public void add(String reason) {
            checkReason(reason);
            counts.merge(reason, 1L, (a, b) -> CountMath.sum(a, b, "contacts"));
        }

        @Override
        public void addAll(Pareto tally) {
            requireNonNull(tally, "tally");
            // What would not fit is refused before anything changes.
            snapshot().plus(tally);
            joined = joined.plus(tally);
        }

        @Override
        public Pareto snapshot() {
            return joined.plus(new Pareto(counts));
        }
    }
}
