package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many units (users, unless the funnel says otherwise) reached each step of a funnel: exact counts that merge over disjoint units. Days of the same users
 * are joined by {@link FunnelSummary} instead.
 *
 * <p>Where every entry counts, the steps count attempts. No units is an empty tally. Immutable and thread-safe.
 */
public final class FunnelTally extends ExactTally<FunnelTally> {

    private static final long serialVersionUID = 1;

    private static final String TYPE = "funnel-tally";
    private static final int VERSION = 1;

    private final transient Funnel rule;
    private final transient long units;
    private final transient long left;
    private final transient List<Long> reached;
    private final transient long afterAsOf;

    FunnelTally(Funnel rule, long units, long left, List<Long> reached, long afterAsOf) {
        this.rule = rule;
        this.units = CountMath.checkNotNegative(units, "units");
        this.left = CountMath.checkNotNegative(left, "units that left");
        this.reached = List.copyOf(reached);
        this.afterAsOf = CountMath.checkNotNegative(afterAsOf, "events after asOf");
        checkArgument(
                afterAsOf == 0 || rule.readAsOf().isPresent(),
                "%s events can't be after asOf: there is none",
                afterAsOf);
        checkReached();
    }

    private void checkReached() {
        List<Step> steps = rule.steps();
        checkArgument(
                reached.size() == steps.size(),
                "a funnel of %s steps needs as many counts, not %s",
                steps.size(),
                reached.size());
        for (int k = 0; k < steps.size(); k++) {
            CountMath.checkNotNegative(
                    reached.get(k), "units at " + steps.get(k).name());
            int before = before(k);
            checkArgument(
                    k == 0 || reached.get(k) <= reached.get(before),
                    "no more units can reach step %s than step %s: %s of %s",
                    k + 1,
                    before + 1,
                    reached.get(k),
                    k == 0 ? 0 : reached.get(before));
        }
        boolean leaves = rule.dialect().exclusions() == ExclusionPolicy.LEAVES_FUNNEL
                && !rule.toForm().exclusions().isEmpty();
        checkArgument(left == 0 || leaves, "%s units can't have left: no exclusion takes them out of the funnel", left);
        boolean attempts = rule.dialect().entry() == Entry.EVERY_ENTRY;
        checkArgument(
                attempts ? units > 0 || reached.get(0) == 0 : reached.get(0) <= units - left,
                "no more units can enter than there are: %s of %s, of which %s left",
                reached.get(0),
                units,
                left);
    }

    static FunnelTally of(Funnel rule, long units, long left, long[] reached, long afterAsOf) {
        return new FunnelTally(rule, units, left, Longs.asList(reached), afterAsOf);
    }

    /** The required step before an index. */
    private int before(int k) {
        int before = k - 1;
        while (before > 0 && FunnelPlan.isOptional(rule.steps().get(before))) {
            before--;
        }
        return Math.max(before, 0);
    }

    @Override
    public Funnel rule() {
        return rule;
    }

    /** How many units had events, whether or not they entered. */
    @Override
    public long count() {
        return units;
    }

    /**
     * How many units an exclusion took out of the funnel; they reached no step.
     *
     * @return the count
     */
    public long left() {
        return left;
    }

    /**
     * How many events came after {@link Funnel#asOf} and were set aside.
     *
     * @return the count of events, in a part of a log those of its units; 0 where the funnel has no end of the data
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /**
     * How many got to each step or further.
     *
     * @return a count for each step, never rising over the required ones
     */
    public List<Long> reached() {
        return reached;
    }

    /**
     * How many got to a step or further.
     *
     * @param step a step, from 1
     * @return the count
     * @throws IllegalArgumentException if there is no such step
     */
    public long reached(int step) {
        return reached.get(checkStep(step) - 1);
    }

    int checkStep(int step) {
        checkArgument(step >= 1 && step <= reached.size(), "step %s is outside 1..%s", step, reached.size());
        return step;
    }

    /**
     * Of those at the required step before, the share that got to a step.
     *
     * @param step a step, from 1; of the first it is the share of all units that entered
     * @return the proportion
     */
    public Proportion fromPrevious(int step) {
        checkStep(step);
        return step == 1
                ? share(1, trialsOfEntry(), rule.counted())
                : share(step, reached.get(before(step - 1)), at(before(step - 1)));
    }

    private Proportion share(int step, long trials, String counted) {
        return Proportion.of(reached(step), trials)
                .named(rule.steps().get(step - 1).name(), counted);
    }

    private String at(int index) {
        return rule.counted() + " at " + rule.steps().get(index).name();
    }

    private long trialsOfEntry() {
        return rule.dialect().entry() == Entry.EVERY_ENTRY ? reached(1) : units;
    }

    /**
     * Of those who entered, the share that got to a step.
     *
     * @param step a step, from 1
     * @return the proportion
     */
    public Proportion fromFirst(int step) {
        return share(checkStep(step), reached(1), at(0));
    }

    /**
     * Of those who entered, the share that got to the last required step: the headline.
     *
     * @return the proportion
     */
    public Proportion conversion() {
        return rule.conversion(reached.get(before(reached.size())), reached(1));
    }

    @Override
    public FunnelTally plus(FunnelTally other) {
        TallyRule.checkMerge("funnel", rule, other.rule);
        List<Long> sums = new ArrayList<>();
        for (int k = 0; k < reached.size(); k++) {
            sums.add(CountMath.sum(reached.get(k), other.reached.get(k), "units"));
        }
        return new FunnelTally(
                rule,
                CountMath.sum(units, other.units, "units"),
                CountMath.sum(left, other.left, "units"),
                sums,
                CountMath.sum(afterAsOf, other.afterAsOf, "events after asOf"));
    }

    /**
     * The plain data of {@link FunnelTally}.
     *
     * @param type {@code funnel-tally}
     * @param version 1
     * @param rule the rule
     * @param units how many units had events
     * @param left how many of them an exclusion took out
     * @param reached how many got to each step
     * @param afterAsOf how many events were set aside
     */
    public record Counts(
            String type, int version, Funnel.Form rule, long units, long left, List<Long> reached, long afterAsOf)
            implements TallyCounts<FunnelTally> {

        /**
         * Copies the list.
         *
         * @param type {@code funnel-tally}
         * @param version 1
         * @param rule the rule
         * @param units how many units had events
         * @param left how many of them an exclusion took out
         * @param reached how many got to each step
         * @param afterAsOf how many events were set aside
         */
        public Counts {
            reached = Stored.list(reached, "units at a step");
        }

        @Override
        public FunnelTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Funnel funnel = Stored.present(rule, "the rule of a funnel tally").restore();
            return new FunnelTally(funnel, units, left, reached, afterAsOf);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("units", units)
                    .and("left", left)
                    .and("reached", reached)
                    .and("events after asOf", afterAsOf)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), units, left, reached, afterAsOf);
    }

    /** One line, for example {@code funnel 600 → 451 → 151 (25.2 %), n = 600}. */
    @Override
    public String toString() {
        if (units == 0) {
            return "funnel: no units";
        }
        String counts = reached.stream().map(String::valueOf).collect(Collectors.joining(" → "));
        Proportion converted = conversion();
        String share = converted.count() == 0 ? "" : " (" + converted.unit().text(converted.value()) + ")";
        return "funnel " + counts + share + ", n = " + units + (left == 0 ? "" : ", " + left + " left")
                + (afterAsOf == 0 ? "" : ", " + afterAsOf + (afterAsOf == 1 ? " event" : " events") + " after asOf");
    }
}
