package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.internal.VariantTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which paths units take, and how many take each: the variants of process mining. Exact counts that merge over disjoint units.
 *
 * <p>Paths may be counted by their first steps alone; those that begin alike are then one. No paths is an empty tally. Immutable and thread-safe; memory
 * goes with the steps of the distinct paths.
 */
public final class Variants implements Tally<Variants>, Serializable {

    /** No cut: paths count as a whole. */
    public static final int WHOLE = 0;

    private static final long serialVersionUID = 1;
    private static final int PRINTED = 10;

    private final Rule rule;
    private final transient long excluded;
    private final transient List<String> names;
    private final transient VariantTable table;
    private final transient long paths;

    private Variants(Rule rule, long excluded, List<String> names, VariantTable table) {
        this.rule = rule;
        this.excluded = CountMath.checkNotNegative(excluded, "excluded rows");
        this.names = names;
        this.table = table;
        long sum = 0;
        for (int v = 0; v < table.size(); v++) {
            sum = CountMath.sum(sum, table.count(v), "paths");
        }
        paths = sum;
    }

    /**
     * The variants of a log's events, as a whole. Makes no object per row.
     *
     * @param log the log; its users are the units
     * @return the tally
     */
    public static Variants of(EventLog log) {
        return of(log, PathRule.events());
    }

    /**
     * The variants of a log, as a whole. Makes no object per row.
     *
     * @param log the log; its users are the units
     * @param rule how timelines are read as paths
     * @return the tally
     */
    public static Variants of(EventLog log, PathRule rule) {
        return of(log, rule, WHOLE);
    }

    /**
     * The variants of a log by their first steps.
     *
     * @param log the log; its users are the units
     * @param rule how timelines are read as paths
     * @param firstSteps how many steps count, {@link #WHOLE} for all
     * @return the tally
     * @throws IllegalArgumentException if the number of steps is negative
     */
    public static Variants of(EventLog log, PathRule rule, int firstSteps) {
        Rule counting = new Rule(rule, firstSteps);
        PathScan scan = new PathScan(log, rule);
        List<Sink> sinks = scan.run(() -> new Sink(counting.limit()));
        Sink first = sinks.get(0);
        for (Sink other : sinks.subList(1, sinks.size())) {
            first.excluded += other.excluded;
            first.table().addAll(other.table());
        }
        return new Variants(counting, first.excluded, scan.names, first.table());
    }

    /**
     * The rule that counts timelines one by one.
     *
     * @param rule how timelines are read as paths
     * @param firstSteps how many steps count, {@link #WHOLE} for all
     * @return the rule
     */
    public static TallyRule<Timeline, Variants> rule(PathRule rule, int firstSteps) {
        return new Rule(rule, firstSteps);
    }

    /**
     * How timelines were read as paths.
     *
     * @return the rule
     */
    public PathRule paths() {
        return rule.paths;
    }

    /** How many paths were counted: units with a step. */
    @Override
    public long count() {
        return paths;
    }

    /**
     * How many rows named no step.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
    }

    /**
     * How many different paths there are.
     *
     * @return the count
     */
    public int distinct() {
        return table.size();
    }

    /**
     * How many units took a path.
     *
     * @param steps all its steps, in order
     * @return the count, 0 if nobody did
     */
    public long count(String... steps) {
        int[] codes = Arrays.stream(steps).mapToInt(names::indexOf).toArray();
        int variant = table.find(codes);
        return variant < 0 ? 0 : table.count(variant);
    }

    /**
     * The share of units that took a path.
     *
     * @param steps all its steps, in order
     * @return the proportion
     */
    public Proportion share(String... steps) {
        return Proportion.of(count(steps), paths);
    }

    /**
     * The most frequent paths; the rest is folded and counted.
     *
     * @param keep how many to keep
     * @return these, from the most to the least frequent, then by their steps
     * @throws IllegalArgumentException if the number is not positive
     */
    public TopVariants top(int keep) {
        checkArgument(keep > 0, "the number of paths to keep must be positive, not %s", keep);
        PriorityQueue<Integer> best = new PriorityQueue<>(order().reversed());
        for (int v = 0; v < table.size(); v++) {
            if (best.size() < keep) {
                best.add(v);
            } else if (order().compare(v, best.element()) < 0) {
                best.poll();
                best.add(v);
            }
        }
        List<Variant> kept = best.stream().sorted(order()).map(this::variant).toList();
        long units = kept.stream().mapToLong(Variant::count).sum();
        return new TopVariants(kept, table.size() - kept.size(), paths - units);
    }

    private Comparator<Integer> order() {
        return (a, b) -> {
            int byCount = Long.compare(table.count(b), table.count(a));
            return byCount == 0 ? table.compare(a, b) : byCount;
        };
    }

    private Variant variant(int v) {
        return new Variant(Arrays.stream(table.codes(v)).mapToObj(names::get).toList(), table.count(v));
    }

    /**
     * How much the most frequent paths tell.
     *
     * @param keep how many paths
     * @return the share of units that took one of them
     * @throws IllegalArgumentException if the number is not positive
     */
    public Proportion coverage(int keep) {
        return top(keep).coverage();
    }

    /**
     * How many units have how many steps.
     *
     * @return the number of units by the length of their path, ascending
     */
    public SortedMap<Integer, Long> lengths() {
        SortedMap<Integer, Long> lengths = new TreeMap<>();
        for (int v = 0; v < table.size(); v++) {
            lengths.merge(table.length(v), table.count(v), Math::addExact);
        }
        return lengths;
    }

    /**
     * The mean length of a path.
     *
     * @return the steps a unit
     * @throws IllegalStateException if there are no paths
     */
    public double meanLength() {
        checkAny("the mean length of paths");
        double steps = 0;
        for (Map.Entry<Integer, Long> each : lengths().entrySet()) {
            steps += (double) each.getKey() * each.getValue();
        }
        return steps / paths;
    }

    /**
     * The median length of a path.
     *
     * @return the middle length, or the mean of the two middle ones
     * @throws IllegalStateException if there are no paths
     */
    public double medianLength() {
        checkAny("the median length of paths");
        return (lengthAt((paths - 1) / 2) + lengthAt(paths / 2)) / 2.0;
    }

    private int lengthAt(long rank) {
        long before = 0;
        int length = 0;
        for (Map.Entry<Integer, Long> each : lengths().entrySet()) {
            if (before > rank) {
                break;
            }
            length = each.getKey();
            before += each.getValue();
        }
        return length;
    }

    private void checkAny(String what) {
        if (paths == 0) {
            throw new IllegalStateException(what + " is undefined: no paths");
        }
    }

    /**
     * Which steps had to be done again. Meant for rules that keep repeats.
     *
     * @return a row for each step, by name
     */
    public List<Rework> rework() {
        return new ReworkCount(table, names.size()).rows(names, paths);
    }

    @Override
    public Variants plus(Variants other) {
        rule.checkSame(other.rule);
        TreeSet<String> union = new TreeSet<>(names);
        union.addAll(other.names);
        List<String> all = List.copyOf(union);
        VariantTable sum = recoded(all);
        VariantTable joined = new VariantTable();
        joined.addAll(sum);
        joined.addAll(other.recoded(all));
        return new Variants(rule, CountMath.sum(excluded, other.excluded, "excluded rows"), all, joined);
    }

    /** The table by other names, which hold all of these. */
    private VariantTable recoded(List<String> all) {
        if (all.equals(names)) {
            return table;
        }
        Map<String, Integer> codes = new LinkedHashMap<>();
        all.forEach(name -> codes.put(name, codes.size()));
        return table.recoded(
                names.stream().mapToInt(name -> codes.getOrDefault(name, -1)).toArray());
    }

    /** The names that occur. */
    private List<String> usedNames() {
        boolean[] used = table.used(names.size());
        return IntStream.range(0, used.length)
                .filter(i -> used[i])
                .mapToObj(names::get)
                .toList();
    }

    /**
     * The plain data of {@link Variants}.
     *
     * @param rule how timelines were read as paths
     * @param firstSteps how many steps count, 0 for all
     * @param variants the paths, from the most to the least frequent, then by their steps
     * @param excluded how many rows named no step
     */
    public record Counts(PathRule rule, int firstSteps, List<Variant> variants, long excluded)
            implements TallyCounts<Variants> {

        /**
         * Copies the list.
         *
         * @param rule how timelines were read as paths
         * @param firstSteps how many steps count, 0 for all
         * @param variants the paths
         * @param excluded how many rows named no step
         */
        public Counts {
            checkArgument(rule != null, "paths need a rule");
            variants = List.copyOf(variants);
        }

        @Override
        public Variants toTally() {
            return Variants.of(new Rule(rule, firstSteps), variants, excluded);
        }
    }

    private static Variants of(Rule rule, List<Variant> variants, long excluded) {
        TreeSet<String> names = new TreeSet<>();
        variants.forEach(variant -> names.addAll(variant.steps()));
        List<String> all = List.copyOf(names);
        Map<String, Integer> codes = new LinkedHashMap<>();
        all.forEach(name -> codes.put(PathRule.checkName(name), codes.size()));
        VariantTable table = new VariantTable();
        for (Variant variant : variants) {
            int[] steps = variant.steps().stream().mapToInt(codes::get).toArray();
            checkArgument(
                    steps.length > 0 && steps.length <= rule.limit(),
                    "a path has 1..%s steps, not %s",
                    rule.limit(),
                    steps.length);
            checkArgument(table.find(steps) < 0, "%s stands twice", variant.path());
            if (variant.count() > 0) {
                table.add(steps, steps.length, variant.count());
            }
        }
        return new Variants(rule, excluded, all, table);
    }

    @Override
    public Counts toCounts() {
        List<Variant> all = IntStream.range(0, table.size())
                .boxed()
                .sorted(order())
                .map(this::variant)
                .toList();
        return new Counts(rule.paths, rule.firstSteps, all, excluded);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("variants are serialized through their counts");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Variants that)
                || !rule.equals(that.rule)
                || excluded != that.excluded
                || paths != that.paths
                || table.size() != that.table.size()) {
            return false;
        }
        List<String> used = usedNames();
        return used.equals(that.usedNames()) && recoded(used).sameAs(that.recoded(used));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rule.hashCode() + Long.hashCode(paths)) + 7 * table.size() + Long.hashCode(excluded);
    }

    /** A line, and a table of the most frequent paths. */
    @Override
    public String toString() {
        return paths == 0
                ? "variants: no paths"
                : "variants: " + table.size() + " different in " + paths + " paths\n" + top(PRINTED);
    }

    private record Rule(PathRule paths, int firstSteps) implements TallyRule<Timeline, Variants> {

        Rule {
            checkArgument(firstSteps >= 0, "the number of first steps must not be negative: %s", firstSteps);
        }

        int limit() {
            return firstSteps == WHOLE ? Integer.MAX_VALUE : firstSteps;
        }

        void checkSame(Rule other) {
            paths.checkSame(other.paths);
            checkArgument(
                    firstSteps == other.firstSteps,
                    "paths cut to %s steps and to %s don't go together",
                    firstSteps,
                    other.firstSteps);
        }

        @Override
        public Accumulator<Timeline, Variants> accumulator() {
            return new PathAccumulator<>(paths, new Sink(limit()), (sink, names) -> sink.tally(this, names));
        }
    }

    private static final class Sink extends PathSink {

        private static final int WAITING = 64;

        private final int limit;
        private final VariantTable table = new VariantTable();
        private int[] codes = new int[1024];
        private final int[] ends = new int[WAITING];
        private int waiting;
        private int touched;

        Sink(int limit) {
            this.limit = limit;
        }

        @Override
        void path(int[] steps, int length) {
            int n = Math.min(length, limit);
            int from = waiting == 0 ? 0 : ends[waiting - 1];
            if (from + n > codes.length) {
                codes = Arrays.copyOf(codes, Math.max(from + n, 2 * codes.length));
            }
            System.arraycopy(steps, 0, codes, from, n);
            ends[waiting++] = from + n;
            if (waiting == WAITING) {
                table();
            }
        }

        /** The table of all paths so far. */
        VariantTable table() {
            touched += table.addEach(codes, ends, waiting);
            waiting = 0;
            return table;
        }

        /** A copy, with codes in the order of the names. */
        Variants tally(Rule rule, List<String> unsorted) {
            List<String> sorted = unsorted.stream().sorted().toList();
            Map<String, Integer> ranks = new LinkedHashMap<>();
            sorted.forEach(name -> ranks.put(name, ranks.size()));
            int[] rankOf = unsorted.stream().mapToInt(ranks::get).toArray();
            return new Variants(rule, excluded, sorted, table().recoded(rankOf));
        }
    }
}
