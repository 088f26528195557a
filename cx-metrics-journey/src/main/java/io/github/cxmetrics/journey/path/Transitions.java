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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each step directly follows each other, with start and end: the transition graph of product analytics, the directly-follows graph of process
 * mining, and of channels their transition matrix. Exact counts that merge over disjoint units.
 *
 * <p>Each path adds one transition more than it has steps: from the start, between its steps, to the end. No paths is an empty tally. Immutable and
 * thread-safe.
 */
public final class Transitions extends ExactTally<Transitions> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "transitions";
    private static final int VERSION = 1;
    private static final int PRINTED = 10;
    private static final String WHAT = "transitions";

    private final Rule rule;
    private final transient long excluded;
    private final transient List<Transition> edges;
    private final transient Map<String, Map<String, Long>> counts = new TreeMap<>();
    private final transient Map<String, Long> left = new TreeMap<>();
    private final transient Map<String, Long> reached = new TreeMap<>();

    private Transitions(Rule rule, long excluded, List<Transition> transitions) {
        this.rule = rule;
        this.excluded = CountMath.checkNotNegative(excluded, "excluded rows");
        edges = transitions.stream()
                .filter(edge -> edge.count() > 0)
                .sorted(Transition.BY_COUNT)
                .toList();
        for (Transition edge : edges) {
            Long other =
                    counts.computeIfAbsent(edge.from(), name -> new TreeMap<>()).put(edge.to(), edge.count());
            checkArgument(other == null, "a transition stands twice (%s times, and again %s)", other, edge.count());
            left.merge(edge.from(), edge.count(), (a, b) -> CountMath.sum(a, b, WHAT));
            reached.merge(edge.to(), edge.count(), (a, b) -> CountMath.sum(a, b, WHAT));
        }
        left.forEach((step, count) -> checkBalance(step.equals(PathRule.START) ? count : reachedOrNone(step), count));
        reached.forEach((step, count) -> checkBalance(count, step.equals(PathRule.END) ? count : visits(step)));
    }

    private static void checkBalance(long in, long out) {
        checkArgument(in == out, "a step is reached as often as it is left, not %s and %s times", in, out);
    }

    /**
     * The transitions between the events of a log, as they come: {@code PathRule.events().transitions().count(log)}.
     *
     * @param log the log; its users are the units
     * @return the tally
     */
    public static Transitions of(EventLog log) {
        return PathRule.events().transitions().count(log);
    }

    /**
     * The rule that counts transitions.
     *
     * @param path how timelines are read as paths
     */
    public record Rule(PathRule path) implements LogRule<Transitions>, Storable {

        private static final String TYPE = "transitions-rule";
        private static final int VERSION = 1;

        /**
         * Checks that nothing is null.
         *
         * @param path how timelines are read as paths
         */
        public Rule {
            Stored.present(path, "how timelines are read as paths");
        }

        /**
         * The transitions of a log. Makes no object per row.
         *
         * @param log the log; its users are the units
         * @return the tally
         * @throws IllegalArgumentException if a {@link EventLog#strict} log has no such property
         */
        @Override
        public Transitions count(EventLog log) {
            return PathScan.count(log, path, steps -> new Sink(this, new EdgeCounts(steps + EdgeCounts.FIRST)));
        }

        @Override
        public UnknownNames unknownNames(EventLog log) {
            return path.unknownNames(log);
        }

        @Override
        public Accumulator<Timeline, Transitions> accumulator() {
            return Accumulator.guarding(() -> new PathAccumulator<Transitions>(path, new Sink(this, new EdgeCounts())));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, path.toForm());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code transitions-rule}
         * @param version 1
         * @param path how timelines are read as paths
         */
        public record Form(String type, int version, PathRule.Form path) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(Stored.present(path, "the rule of paths").restore());
            }
        }

        /** For example {@code events, repeats collapsed}. */
        @Override
        public String toString() {
            return path.toString();
        }
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** How many paths were counted: units with a step. */
    @Override
    public long count() {
        return visits(PathRule.START);
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
     * All transitions that happened, from the most to the least frequent, then by name.
     *
     * @return an unmodifiable list
     */
    public List<Transition> edges() {
        return edges;
    }

    /**
     * How many transitions there were, those from the start and to the end among them.
     *
     * @return the sum of all counts
     */
    public long total() {
        return left.values().stream().reduce(0L, (a, b) -> CountMath.sum(a, b, WHAT));
    }

    /**
     * The steps that were taken.
     *
     * @return their names, ascending, without start and end
     */
    public List<String> steps() {
        return left.keySet().stream()
                .filter(step -> !step.equals(PathRule.START))
                .toList();
    }

    /**
     * How often a step was taken.
     *
     * @param step its name
     * @return the count, 0 where it never was
     */
    public long visits(String step) {
        requireNonNull(step, "step");
        return left.getOrDefault(step, 0L);
    }

    private long reachedOrNone(String step) {
        return reached.getOrDefault(step, 0L);
    }

    /**
     * How often a step directly followed another.
     *
     * @param from the step, {@link PathRule#START} before the first
     * @param to the step that followed, {@link PathRule#END} after the last
     * @return the count, 0 where it never happened
     */
    public long count(String from, String to) {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /**
     * A transition among all.
     *
     * @param from a step or the start
     * @param to a step or the end
     * @return the proportion of all transitions
     */
    public Proportion share(String from, String to) {
        return Proportion.of(count(from, to), total()).named(from + " → " + to, WHAT);
    }

    /**
     * How probable it is that a step leads to another: a row of the probability matrix, whose values sum to 1.
     *
     * @param from a step or the start
     * @param to a step or the end
     * @return the proportion of what followed {@code from}; empty where nothing did
     */
    public Proportion leadsTo(String from, String to) {
        return Proportion.of(count(from, to), visits(from)).named(from + " → " + to, "transitions from " + from);
    }

    /**
     * How probable it is that a step was reached from another: the same matrix by columns.
     *
     * @param to a step or the end
     * @param from a step or the start
     * @return the proportion of what came before {@code to}; empty where nothing did
     */
    public Proportion comesFrom(String to, String from) {
        requireNonNull(to, "to");
        requireNonNull(from, "from");
        return Proportion.of(count(from, to), reachedOrNone(to)).named(from + " → " + to, "transitions to " + to);
    }

    /**
     * How often the step changed: of channels, the switching rate. Start and end are no steps.
     *
     * @return the transitions to a different step, of all between steps; empty where no path has two
     */
    public Proportion switching() {
        long pairs = 0;
        long same = 0;
        for (Transition edge : edges) {
            if (!edge.from().equals(PathRule.START) && !edge.to().equals(PathRule.END)) {
                pairs += edge.count();
                same += edge.from().equals(edge.to()) ? edge.count() : 0;
            }
        }
        return Proportion.of(pairs - same, pairs).named("switching", "pairs in a row");
    }

    @Override
    public Transitions plus(Transitions other) {
        TallyRule.checkMerge(WHAT, rule, other.rule);
        Map<List<String>, Transition> sums = new LinkedHashMap<>();
        for (List<Transition> part : List.of(edges, other.edges)) {
            part.forEach(edge -> sums.merge(
                    List.of(edge.from(), edge.to()),
                    edge,
                    (a, b) -> new Transition(a.from(), a.to(), CountMath.sum(a.count(), b.count(), WHAT))));
        }
        return new Transitions(
                rule, CountMath.sum(excluded, other.excluded, "excluded rows"), List.copyOf(sums.values()));
    }

    /**
     * The plain data of {@link Transitions}.
     *
     * @param type {@code transitions}
     * @param version 1
     * @param rule how transitions were counted
     * @param edges the transitions
     * @param excluded how many rows named no step
     */
    public record Counts(String type, int version, Rule.Form rule, List<Transition> edges, long excluded)
            implements TallyCounts<Transitions> {

        /**
         * Copies the list.
         *
         * @param type {@code transitions}
         * @param version 1
         * @param rule how transitions were counted
         * @param edges the transitions
         * @param excluded how many rows named no step
         */
        public Counts {
            edges = Stored.list(edges, "a transition");
        }

        @Override
        public Transitions toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new Transitions(
                    Stored.present(rule, "the rule of transitions").restore(), excluded, edges);
        }

        @Override
        public Map<String, Long> numbers() {
            Transitions tally = toTally();
            return Numbers.of("paths", tally.count())
                    .and(WHAT, tally.total())
                    .and("excluded rows", excluded)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), edges, excluded);
    }

    /** A line, and a table of the most frequent transitions. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "transitions: no paths";
        }
        TextTable table = TextTable.of("transition", "count", "of all", "of what left", "of what came");
        edges.stream()
                .limit(PRINTED)
                .forEach(edge -> table.row(
                        edge.arrow(),
                        Long.toString(edge.count()),
                        text(share(edge.from(), edge.to())),
                        text(leadsTo(edge.from(), edge.to())),
                        text(comesFrom(edge.to(), edge.from()))));
        String more = edges.size() > PRINTED ? "… " + (edges.size() - PRINTED) + " more\n" : "";
        return "transitions: " + total() + " in " + count() + " paths, " + edges.size() + " different, "
                + steps().size() + " steps\n" + table + more;
    }

    private static String text(Proportion share) {
        return Unit.SHARE.text(share.value());
    }

    private static final class Sink extends PathSink<Transitions> {

        private final Rule rule;
        private final EdgeCounts edges;

        Sink(Rule rule, EdgeCounts edges) {
            this.rule = rule;
            this.edges = edges;
        }

        @Override
        void path(int[] steps, int length) {
            int from = EdgeCounts.START;
            for (int i = 0; i < length; i++) {
                int to = steps[i] + EdgeCounts.FIRST;
                edges.add(from, to);
                from = to;
            }
            edges.add(from, EdgeCounts.END);
        }

        @Override
        Transitions tally(List<String> names) {
            List<Transition> list = new ArrayList<>();
            edges.forEach((from, to, count) -> list.add(new Transition(name(from, names), name(to, names), count)));
            return new Transitions(rule, excluded, list);
        }
    }

    static String name(int node, List<String> names) {
        return node == EdgeCounts.START
                ? PathRule.START
                : node == EdgeCounts.END ? PathRule.END : names.get(node - EdgeCounts.FIRST);
    }
}
