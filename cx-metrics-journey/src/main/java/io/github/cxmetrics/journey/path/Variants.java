package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import io.github.cxmetrics.journey.internal.PathText;
import io.github.cxmetrics.journey.internal.VariantTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
public final class Variants extends ExactTally<Variants> {

    /** No cut: paths count as a whole. */
    public static final int WHOLE = 0;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "variants";
    private static final int VERSION = 1;
    private static final int PRINTED = 10;
    private static final int MOST_PRINTED = 1000;

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
        paths = table.total();
    }

    /**
     * The paths of a log's events, as they come and as a whole: {@code PathRule.events().variants().count(log)}.
     *
     * @param log the log; its users are the units
     * @return the tally
     */
    public static Variants of(EventLog log) {
        return PathRule.events().variants().count(log);
    }

    /**
     * The rule that counts paths.
     *
     * @param path how timelines are read as paths
     * @param firstSteps how many steps count, {@link #WHOLE} for all
     */
    public record Rule(PathRule path, int firstSteps) implements LogRule<Variants>, Storable {

        private static final String TYPE = "variants-rule";
        private static final int VERSION = 1;

        /**
         * Checks the number.
         *
         * @param path how timelines are read as paths
         * @param firstSteps how many steps count
         * @throws IllegalArgumentException if it is negative
         */
        public Rule {
            Stored.present(path, "how timelines are read as paths");
            checkArgument(firstSteps >= 0, "the number of first steps must not be negative: %s", firstSteps);
        }

        private int limit() {
            return firstSteps == WHOLE ? Integer.MAX_VALUE : firstSteps;
        }

        /**
         * The variants of a log. Makes no object per row.
         *
         * @param log the log; its users are the units
         * @return the tally
         * @throws IllegalArgumentException if a {@link EventLog#strict} log has no such property
         */
        @Override
        public Variants count(EventLog log) {
            VariantScan scan = new VariantScan(log, path, limit());
            return new Variants(this, scan.excluded(), scan.names(), scan.table());
        }

        @Override
        public UnknownNames unknownNames(EventLog log) {
            return path.unknownNames(log);
        }

        @Override
        public Accumulator<Timeline, Variants> accumulator() {
            return Accumulator.guarding(() -> new PathAccumulator<Variants>(path, new Sink(this)));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, path.toForm(), firstSteps);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code variants-rule}
         * @param version 1
         * @param path how timelines are read as paths
         * @param firstSteps how many steps count, 0 for all
         */
        public record Form(String type, int version, PathRule.Form path, int firstSteps) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(Stored.present(path, "the rule of paths").restore(), firstSteps);
            }
        }

        /** For example {@code events, repeats collapsed, 5 first steps}. */
        @Override
        public String toString() {
            return path + (firstSteps == WHOLE ? "" : ", " + firstSteps + " first steps");
        }
    }

    @Override
    public Rule rule() {
        return rule;
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
        requireNonNull(steps, "steps");
        int[] codes = Checks.list(Arrays.asList(steps), "steps").stream()
                .mapToInt(names::indexOf)
                .toArray();
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
        return Proportion.of(count(steps), paths).named("path " + PathText.of(List.of(steps)), "paths");
    }

    /**
     * The most frequent paths, and what became of the tail: it is folded into one row, {@link PathRule#OTHER}, and counted.
     *
     * @param kept the paths that were kept, from the most to the least frequent, then by their steps
     * @param foldedVariants how many different paths were folded
     * @param foldedUnits how many units took one of them
     */
    public record Top(List<Variant> kept, long foldedVariants, long foldedUnits) implements Serializable {

        /**
         * Copies the list.
         *
         * @param kept the paths that were kept
         * @param foldedVariants how many different paths were folded
         * @param foldedUnits how many units took one of them
         */
        public Top {
            kept = Checks.list(kept, "kept");
            CountMath.checkNotNegative(foldedVariants, "folded variants");
            CountMath.checkNotNegative(foldedUnits, "folded units");
            long units = foldedUnits;
            for (Variant variant : kept) {
                units = CountMath.sum(units, variant.count(), "units");
            }
        }

        /**
         * How much the kept paths tell.
         *
         * @return the units that took one of them, of all
         */
        public Proportion coverage() {
            long units = kept.stream().mapToLong(Variant::count).sum();
            return Proportion.of(units, Math.addExact(units, foldedUnits)).named("kept paths", "paths");
        }

        /** A table: path, units, share. At most 1 000 rows, and of a path of more than 50 steps its beginning and end. */
        @Override
        public String toString() {
            TextTable table = TextTable.of("path", "units", "share");
            long all = coverage().trials();
            kept.stream()
                    .limit(MOST_PRINTED)
                    .forEach(variant -> table.row(
                            PathText.of(variant.steps()), Long.toString(variant.count()), share(variant.count(), all)));
            if (kept.size() > MOST_PRINTED) {
                table.row("… " + (kept.size() - MOST_PRINTED) + " more", "", "");
            }
            if (foldedVariants > 0) {
                table.row(
                        PathRule.OTHER + " " + foldedVariants + " paths",
                        Long.toString(foldedUnits),
                        share(foldedUnits, all));
            }
            return table.toString();
        }

        private static String share(long units, long all) {
            return Unit.SHARE.text((double) units / all);
        }
    }

    /**
     * The most frequent paths; the rest is folded and counted.
     *
     * @param keep how many to keep
     * @return these, from the most to the least frequent, then by their steps
     * @throws IllegalArgumentException if the number is not positive
     */
    public Top top(int keep) {
        checkArgument(keep > 0, "the number of paths to keep must be positive, not %s", keep);
        Comparator<Integer> order = order();
        PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
        table.variants().forEach(v -> {
            if (best.size() < keep) {
                best.add(v);
            } else if (order.compare(v, best.element()) < 0) {
                best.poll();
                best.add(v);
            }
        });
        List<Variant> kept = best.stream().sorted(order).map(this::variant).toList();
        long units = kept.stream().mapToLong(Variant::count).sum();
        return new Top(kept, table.size() - kept.size(), paths - units);
    }

    /** From the most to the least frequent, then by the names of the steps. */
    private Comparator<Integer> order() {
        int[] rankOf = PathScan.ranks(names);
        return (a, b) -> {
            int byCount = Long.compare(table.count(b), table.count(a));
            return byCount == 0 ? table.compare(a, b, rankOf) : byCount;
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
        return top(keep).coverage().named("top " + keep + " paths");
    }

    /**
     * How many units have how many steps.
     *
     * @return the number of units by the length of their path, ascending
     */
    public SortedMap<Integer, Long> lengths() {
        SortedMap<Integer, Long> lengths = new TreeMap<>();
        table.variants().forEach(v -> lengths.merge(table.length(v), table.count(v), Math::addExact));
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
     * How often a step had to be done again within a unit.
     *
     * @param step its name
     * @param visits how often it was done
     * @param units how many units did it
     * @param repeating how many of them did it more than once
     * @param selfLoops how often it directly followed itself
     * @param returns how often it came again after something else
     * @param paths how many units there were, with or without the step
     */
    public record Rework(String step, long visits, long units, long repeating, long selfLoops, long returns, long paths)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param step its name
         * @param visits how often it was done
         * @param units how many units did it
         * @param repeating how many of them did it more than once
         * @param selfLoops how often it directly followed itself
         * @param returns how often it came again after something else
         * @param paths how many units there were, with or without the step
         * @throws IllegalArgumentException if a count is negative, or a part exceeds its whole
         */
        public Rework {
            requireNonNull(step, "step");
            CountMath.checkNotNegative(selfLoops, "self-loops");
            CountMath.checkNotNegative(returns, "returns");
            checkArgument(
                    0 <= repeating && repeating <= units && units <= paths && units <= visits,
                    "a step can't be done %s times by %s of %s units, of which %s repeat it",
                    visits,
                    units,
                    paths,
                    repeating);
        }

        /**
         * How often those who do the step do it again.
         *
         * @return the units that repeat it, of those that have it
         */
        public Proportion repeatingShare() {
            return Proportion.of(repeating, units).named("units that repeat " + step, "units with " + step);
        }

        /**
         * How many do the step at all.
         *
         * @return the units that have it, of all
         */
        public Proportion reach() {
            return Proportion.of(units, paths).named("units with " + step, "units");
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
        TallyRule.checkMerge("variants", rule, other.rule);
        TreeSet<String> union = new TreeSet<>(names);
        union.addAll(other.names);
        List<String> all = List.copyOf(union);
        VariantTable sum = recoded(all).plus(other.recoded(all));
        return new Variants(rule, CountMath.sum(excluded, other.excluded, "excluded rows"), all, sum);
    }

    /** The table by other names, which hold all of these. */
    private VariantTable recoded(List<String> all) {
        if (table.isFormOf(all.size()) && all.equals(names)) {
            return table;
        }
        Map<String, Integer> codes = codes(all);
        return table.recoded(
                names.stream().mapToInt(name -> codes.getOrDefault(name, -1)).toArray(), all.size());
    }

    private static Map<String, Integer> codes(List<String> names) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        names.forEach(name -> codes.put(name, codes.size()));
        return codes;
    }

    /** The names that occur, ascending. */
    private List<String> usedNames() {
        boolean[] used = table.used(names.size());
        return IntStream.range(0, used.length)
                .filter(i -> used[i])
                .mapToObj(names::get)
                .sorted()
                .toList();
    }

    /**
     * The plain data of {@link Variants}.
     *
     * @param type {@code variants}
     * @param version 1
     * @param rule how paths were counted
     * @param variants the paths, from the most to the least frequent, then by their steps
     * @param excluded how many rows named no step
     */
    public record Counts(String type, int version, Rule.Form rule, List<Variant> variants, long excluded)
            implements TallyCounts<Variants> {

        /**
         * Copies the list.
         *
         * @param type {@code variants}
         * @param version 1
         * @param rule how paths were counted
         * @param variants the paths
         * @param excluded how many rows named no step
         */
        public Counts {
            variants = Stored.list(variants, "a path");
        }

        @Override
        public Variants toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return Variants.of(Stored.present(rule, "the rule of paths").restore(), variants, excluded);
        }

        @Override
        public Map<String, Long> numbers() {
            long paths = variants.stream().mapToLong(Variant::count).reduce(0, Math::addExact);
            return Numbers.of("paths", paths).and("excluded rows", excluded).map();
        }
    }

    private static Variants of(Rule rule, List<Variant> variants, long excluded) {
        TreeSet<String> names = new TreeSet<>();
        variants.forEach(variant -> names.addAll(variant.steps()));
        List<String> all = List.copyOf(names);
        all.forEach(PathRule::checkName);
        Map<String, Integer> codes = codes(all);
        VariantTable table = VariantTable.ofCodes(all.size());
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            int[] steps = variant.steps().stream().mapToInt(codes::get).toArray();
            checkArgument(
                    steps.length > 0 && steps.length <= rule.limit(),
                    "a path has 1..%s steps, not %s",
                    rule.limit(),
                    steps.length);
            checkArgument(table.find(steps) < 0, "a path stands twice (position %s)", i);
            if (variant.count() > 0) {
                table.add(steps, steps.length, variant.count());
            }
        }
        return new Variants(rule, excluded, all, table);
    }

    @Override
    public Counts toCounts() {
        List<Variant> all =
                table.variants().boxed().sorted(order()).map(this::variant).toList();
        return new Counts(TYPE, VERSION, rule.toForm(), all, excluded);
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
        return Objects.hash(rule, paths, table.size(), excluded);
    }

    /** A line, and a table of the most frequent paths. */
    @Override
    public String toString() {
        return paths == 0
                ? "variants: no paths"
                : "variants: " + table.size() + " different in " + paths + " paths\n" + top(PRINTED);
    }

    private static final class Sink extends PathSink<Variants> {

        private final Rule rule;
        private final VariantTable table = new VariantTable();

        Sink(Rule rule) {
            this.rule = rule;
        }

        @Override
        void path(int[] steps, int length) {
            table.add(steps, Math.min(length, rule.limit()), 1);
        }

        /** A copy, with codes in the order of the names. */
        @Override
        Variants tally(List<String> unsorted) {
            List<String> sorted = unsorted.stream().sorted().toList();
            Map<String, Integer> ranks = codes(sorted);
            int[] rankOf = unsorted.stream().mapToInt(ranks::get).toArray();
            return new Variants(rule, excluded, sorted, table.recoded(rankOf, sorted.size()));
        }
    }
}
