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
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.LogRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which step stands at each position of a path, and which follows there: the step matrix, and the same as nodes and links for a Sankey diagram. Exact counts
 * that merge over disjoint units.
 *
 * <p>A path that is over counts as {@link PathRule#END} at every later position. Up to {@link #MAX_POSITIONS} positions and {@link #MAX_LINKS} links are held;
 * what exceeds them is refused. No paths is an empty tally. Immutable and thread-safe.
 */
public final class StepMatrix extends ExactTally<StepMatrix> {

    /** The most positions that are counted. */
    public static final int MAX_POSITIONS = 1000;

    /** The most links, from a step at one position to a step at the next, that are held. */
    public static final int MAX_LINKS = 5_000_000;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "step-matrix";
    private static final int VERSION = 1;
    private static final int PRINTED_STEPS = 50;
    private static final int PRINTED_POSITIONS = 30;

    private final Rule rule;
    private final transient long excluded;
    private final transient List<Sankey.Link> links;
    private final transient List<SortedMap<String, Long>> columns = new ArrayList<>();
    private final transient long paths;

    private StepMatrix(Rule rule, long excluded, List<Sankey.Link> counted) {
        this.rule = rule;
        this.excluded = CountMath.checkNotNegative(excluded, "excluded rows");
        checkLinks(counted.size());
        links = counted.stream()
                .filter(link -> link.units() > 0)
                .sorted(Sankey.Link.ORDER)
                .toList();
        IntStream.range(0, rule.positions).forEach(i -> columns.add(new TreeMap<>()));
        for (Sankey.Link link : links) {
            checkArgument(
                    link.position() < rule.positions,
                    "a link from position %s lies beyond position %s",
                    link.position(),
                    rule.positions);
            columns.get(link.position()).merge(link.to(), link.units(), (a, b) -> CountMath.sum(a, b, "units"));
        }
        checkFlow();
        paths = columns.get(0).values().stream().reduce(0L, (a, b) -> CountMath.sum(a, b, "units"));
        for (int i = 1; i < rule.positions; i++) {
            long over = columns.get(i - 1).getOrDefault(PathRule.END, 0L);
            if (over > 0) {
                columns.get(i).merge(PathRule.END, over, (a, b) -> CountMath.sum(a, b, "units"));
            }
        }
    }

    private static void checkLinks(long links) {
        checkArgument(
                links <= MAX_LINKS,
                "a step matrix holds at most %s links from a step at one position to a step at the next:"
                        + " take fewer positions, or coarser steps",
                MAX_LINKS);
    }

    /** Whoever is at a step goes on from it. */
    private void checkFlow() {
        int at = 0;
        for (int position = 0; position < rule.positions; position++) {
            Map<String, Long> left = new TreeMap<>();
            while (at < links.size() && links.get(at).position() == position) {
                left.merge(links.get(at).from(), links.get(at).units(), (a, b) -> CountMath.sum(a, b, "units"));
                at++;
            }
            if (position > 0) {
                Map<String, Long> here = new TreeMap<>(columns.get(position - 1));
                here.remove(PathRule.END);
                checkArgument(
                        left.equals(here),
                        "position %s is reached by %s units at %s steps and left by %s at %s",
                        position,
                        sum(here),
                        here.size(),
                        sum(left),
                        left.size());
            }
        }
    }

    private static long sum(Map<String, Long> units) {
        return units.values().stream().reduce(0L, (a, b) -> CountMath.sum(a, b, "units"));
    }

    /**
     * The rule that counts steps by position.
     *
     * @param path how timelines are read as paths
     * @param positions how many positions to count, 1..{@link #MAX_POSITIONS}
     */
    public record Rule(PathRule path, int positions) implements LogRule<StepMatrix>, Storable {

        private static final String TYPE = "step-matrix-rule";
        private static final int VERSION = 1;

        /**
         * Checks the number.
         *
         * @param path how timelines are read as paths
         * @param positions how many positions to count
         * @throws IllegalArgumentException if it is not 1..{@link #MAX_POSITIONS}
         */
        public Rule {
            Stored.present(path, "how timelines are read as paths");
            checkArgument(
                    positions > 0 && positions <= MAX_POSITIONS,
                    "the number of positions must be 1..%s, not %s",
                    MAX_POSITIONS,
                    positions);
        }

        /**
         * The step matrix of a log. Makes no object per row.
         *
         * @param log the log; its users are the units
         * @return the tally
         * @throws IllegalArgumentException if a {@link EventLog#strict} log has no such property
         */
        @Override
        public StepMatrix count(EventLog log) {
            return PathScan.count(log, path, steps -> new Sink(this));
        }

        @Override
        public UnknownNames unknownNames(EventLog log) {
            return path.unknownNames(log);
        }

        @Override
        public Accumulator<Timeline, StepMatrix> accumulator() {
            return Accumulator.guarding(() -> new PathAccumulator<StepMatrix>(path, new Sink(this)));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, path.toForm(), positions);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code step-matrix-rule}
         * @param version 1
         * @param path how timelines are read as paths
         * @param positions how many positions are counted
         */
        public record Form(String type, int version, PathRule.Form path, int positions) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(Stored.present(path, "the rule of paths").restore(), positions);
            }
        }

        /** For example {@code events, repeats collapsed, 3 positions}. */
        @Override
        public String toString() {
            return path + ", " + positions + " positions";
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
     * Which steps stand at a position.
     *
     * @param position the position, 1 for the first
     * @return how many units are at each step, by name; those whose path is over at {@link PathRule#END}
     * @throws IllegalArgumentException if the position is outside
     */
    public SortedMap<String, Long> at(int position) {
        checkArgument(
                position >= 1 && position <= rule.positions, "position %s is outside 1..%s", position, rule.positions);
        return new TreeMap<>(columns.get(position - 1));
    }

    /**
     * The share of units that are at a step at a position.
     *
     * @param position the position, 1 for the first
     * @param step the step, or {@link PathRule#END}
     * @return the proportion of all paths
     */
    public Proportion share(int position, String step) {
        requireNonNull(step, "step");
        return Proportion.of(at(position).getOrDefault(step, 0L), paths)
                .named(step + " at position " + position, "paths");
    }

    /**
     * Which step at a position led to which at the next, from the start (position 0) to the last position counted.
     *
     * @return by position, then from the most to the least frequent
     */
    public List<Sankey.Link> links() {
        return links;
    }

    /**
     * Nodes and links of a Sankey diagram.
     *
     * @param keep how many steps to keep at each position; the rest becomes one node
     * @return the diagram
     * @throws IllegalArgumentException if the number is not positive
     */
    public Sankey sankey(int keep) {
        checkArgument(keep > 0, "the number of steps to keep must be positive, not %s", keep);
        List<Sankey.Node> nodes = new ArrayList<>();
        List<Set<String>> kept = new ArrayList<>();
        for (int position = 1; position <= rule.positions; position++) {
            kept.add(fold(position, keep, nodes));
        }
        Map<List<Object>, Sankey.Link> folded = new LinkedHashMap<>();
        for (Sankey.Link link : links) {
            if (link.position() > 0) {
                String from = shown(link.from(), kept.get(link.position() - 1));
                String to = shown(link.to(), kept.get(link.position()));
                folded.merge(
                        List.of(link.position(), from, to),
                        new Sankey.Link(link.position(), from, to, link.units()),
                        (a, b) -> new Sankey.Link(a.position(), from, to, Math.addExact(a.units(), b.units())));
            }
        }
        return new Sankey(
                nodes, folded.values().stream().sorted(Sankey.Link.ORDER).toList());
    }

    /** The steps that a position keeps. Adds the nodes. */
    private Set<String> fold(int position, int keep, List<Sankey.Node> nodes) {
        SortedMap<String, Long> column = at(position);
        Long over = column.remove(PathRule.END);
        List<String> order = column.keySet().stream()
                .sorted(Comparator.<String>comparingLong(column::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        Set<String> kept = new LinkedHashSet<>(order.subList(0, Math.min(keep, order.size())));
        kept.forEach(step -> nodes.add(new Sankey.Node(position, step, column.getOrDefault(step, 0L), 1)));
        if (kept.size() < order.size()) {
            long rest = order.subList(kept.size(), order.size()).stream()
                    .mapToLong(column::get)
                    .sum();
            nodes.add(new Sankey.Node(position, PathRule.OTHER, rest, order.size() - kept.size()));
        }
        if (over != null) {
            nodes.add(new Sankey.Node(position, PathRule.END, over, 1));
        }
        return kept;
    }

    private static String shown(String step, Set<String> kept) {
        return step.equals(PathRule.END) || kept.contains(step) ? step : PathRule.OTHER;
    }

    @Override
    public StepMatrix plus(StepMatrix other) {
        TallyRule.checkMerge("step matrix", rule, other.rule);
        Map<List<Object>, Sankey.Link> sums = new LinkedHashMap<>();
        for (List<Sankey.Link> part : List.of(links, other.links)) {
            part.forEach(link -> sums.merge(
                    List.of(link.position(), link.from(), link.to()),
                    link,
                    (a, b) -> new Sankey.Link(
                            a.position(), a.from(), a.to(), CountMath.sum(a.units(), b.units(), "units"))));
        }
        return new StepMatrix(
                rule, CountMath.sum(excluded, other.excluded, "excluded rows"), List.copyOf(sums.values()));
    }

    /**
     * The plain data of {@link StepMatrix}.
     *
     * @param type {@code step-matrix}
     * @param version 1
     * @param rule how steps were counted
     * @param links which step led to which
     * @param excluded how many rows named no step
     */
    public record Counts(String type, int version, Rule.Form rule, List<Sankey.Link> links, long excluded)
            implements TallyCounts<StepMatrix> {

        /**
         * Copies the list.
         *
         * @param type {@code step-matrix}
         * @param version 1
         * @param rule how steps were counted
         * @param links which step led to which
         * @param excluded how many rows named no step
         */
        public Counts {
            links = Stored.list(links, "a link");
        }

        @Override
        public StepMatrix toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new StepMatrix(
                    Stored.present(rule, "the rule of a step matrix").restore(), excluded, links);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("paths", toTally().count())
                    .and("excluded rows", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), links, excluded);
    }

    /** A line, and a table: the 50 most frequent steps by the first 30 positions, in shares of all paths, and how many more there are. */
    @Override
    public String toString() {
        if (paths == 0) {
            return "step matrix: no paths";
        }
        Map<String, Long> visits = new TreeMap<>();
        columns.forEach(column -> column.forEach((step, units) -> visits.merge(step, units, Long::sum)));
        List<String> steps = visits.keySet().stream()
                .sorted(Comparator.<String>comparingLong(visits::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(PRINTED_STEPS)
                .sorted()
                .toList();
        int positions = Math.min(rule.positions, PRINTED_POSITIONS);
        String[] heading = new String[positions + 1];
        heading[0] = "step";
        IntStream.rangeClosed(1, positions).forEach(i -> heading[i] = Integer.toString(i));
        TextTable table = TextTable.of(heading);
        for (String step : steps) {
            String[] cells = new String[heading.length];
            cells[0] = step;
            IntStream.rangeClosed(1, positions)
                    .forEach(i -> cells[i] =
                            Unit.SHARE.text((double) columns.get(i - 1).getOrDefault(step, 0L) / paths));
            table.row(cells);
        }
        String more = (steps.size() < visits.size() ? "… " + (visits.size() - steps.size()) + " more steps\n" : "")
                + (positions < rule.positions ? "… " + (rule.positions - positions) + " more positions\n" : "");
        return "step matrix: " + paths + " paths\n" + table + more;
    }

    private static final class Sink extends PathSink<StepMatrix> {

        private final Rule rule;
        private final EdgeCounts[] edges;

        Sink(Rule rule) {
            this.rule = rule;
            edges = IntStream.range(0, rule.positions)
                    .mapToObj(i -> new EdgeCounts())
                    .toArray(EdgeCounts[]::new);
        }

        /** Links held so far, or more. */
        private long held;

        @Override
        void path(int[] steps, int length) {
            held += Math.min(length, edges.length) + 1L;
            if (held > MAX_LINKS) {
                held = checkRoom(steps, length);
            }
            int from = EdgeCounts.START;
            for (int i = 0; i < edges.length && i < length; i++) {
                int to = steps[i] + EdgeCounts.FIRST;
                edges[i].add(from, to);
                from = to;
            }
            if (length < edges.length) {
                edges[length].add(from, EdgeCounts.END);
            }
        }

        /** How many links there will be with a path; nothing is counted yet where that is too many. */
        private long checkRoom(int[] steps, int length) {
            long links = Arrays.stream(edges).mapToLong(EdgeCounts::size).sum();
            int from = EdgeCounts.START;
            for (int i = 0; i < edges.length && i <= length; i++) {
                int to = i == length ? EdgeCounts.END : steps[i] + EdgeCounts.FIRST;
                links += edges[i].holds(from, to) ? 0 : 1;
                from = to;
            }
            checkLinks(links);
            return links;
        }

        @Override
        StepMatrix tally(List<String> names) {
            List<Sankey.Link> links = new ArrayList<>();
            for (int i = 0; i < edges.length; i++) {
                int position = i;
                edges[i].forEach((from, to, count) -> links.add(
                        new Sankey.Link(position, Transitions.name(from, names), Transitions.name(to, names), count)));
            }
            return new StepMatrix(rule, excluded, links);
        }
    }
}
