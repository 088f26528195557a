package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.SerializedTally;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.journey.Step;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many units (users, unless the funnel says otherwise) reached each step of a funnel: exact counts that merge over disjoint units. Days of the same users
 * are joined by {@link FunnelSummary} instead.
 *
 * <p>Where every entry counts, the steps count attempts. No units is an empty tally. Immutable and thread-safe.
 */
public final class FunnelTally implements Tally<FunnelTally>, Serializable {

    private static final long serialVersionUID = 1;

    private final Funnel funnel;
    private final transient long units;
    private final transient long left;
    private final transient List<Long> reached;

    FunnelTally(Funnel funnel, long units, long left, List<Long> reached) {
        this.funnel = funnel.rule();
        this.units = CountMath.checkNotNegative(units, "units");
        this.left = CountMath.checkNotNegative(left, "units that left");
        this.reached = List.copyOf(reached);
        checkReached();
    }

    private void checkReached() {
        List<Step> steps = funnel.steps();
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
        boolean attempts = funnel.dialect().entry() == Entry.EVERY_ENTRY;
        checkArgument(
                attempts || reached.get(0) <= units - left,
                "no more units can enter than there are: %s of %s, of which %s left",
                reached.get(0),
                units,
                left);
    }

    static FunnelTally of(Funnel funnel, long units, long left, long[] reached) {
        List<Long> counts = new ArrayList<>();
        for (long count : reached) {
            counts.add(count);
        }
        return new FunnelTally(funnel, units, left, counts);
    }

    /** The required step before an index. */
    private int before(int k) {
        List<Step.Definition> steps = funnel.definition().steps();
        int before = k - 1;
        while (before > 0 && steps.get(before).presence() == Step.Presence.OPTIONAL) {
            before--;
        }
        return Math.max(before, 0);
    }

    /**
     * The funnel that counted.
     *
     * @return the rule, without the end of observation
     */
    public Funnel funnel() {
        return funnel;
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
                ? Proportion.of(reached(1), trialsOfEntry())
                : Proportion.of(reached(step), reached.get(before(step - 1)));
    }

    private long trialsOfEntry() {
        return funnel.dialect().entry() == Entry.EVERY_ENTRY ? reached(1) : units;
    }

    /**
     * Of those who entered, the share that got to a step.
     *
     * @param step a step, from 1
     * @return the proportion
     */
    public Proportion fromFirst(int step) {
        return Proportion.of(reached(step), reached(1));
    }

    /**
     * Of those who entered, the share that got to the last required step: the headline.
     *
     * @return the proportion
     */
    public Proportion conversion() {
        return fromFirst(lastRequired() + 1);
    }

    int lastRequired() {
        return before(reached.size());
    }

    @Override
    public FunnelTally plus(FunnelTally other) {
        checkArgument(funnel.equals(other.funnel), "can't merge the funnel %s with %s", funnel, other.funnel);
        List<Long> sums = new ArrayList<>();
        for (int k = 0; k < reached.size(); k++) {
            sums.add(CountMath.sum(reached.get(k), other.reached.get(k), "units"));
        }
        return new FunnelTally(
                funnel, CountMath.sum(units, other.units, "units"), CountMath.sum(left, other.left, "units"), sums);
    }

    /**
     * The plain data of {@link FunnelTally}.
     *
     * @param funnel the rule
     * @param units how many units had events
     * @param left how many of them an exclusion took out
     * @param reached how many got to each step
     */
    public record Counts(Funnel.Definition funnel, long units, long left, List<Long> reached)
            implements TallyCounts<FunnelTally> {

        @Override
        public FunnelTally toTally() {
            return new FunnelTally(funnel.toFunnel(), units, left, reached);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(funnel.definition(), units, left, reached);
    }

    private Object writeReplace() {
        return new SerializedTally<>(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a funnel tally is serialized through its counts");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunnelTally that
                && funnel.equals(that.funnel)
                && units == that.units
                && left == that.left
                && reached.equals(that.reached);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * funnel.hashCode() + Long.hashCode(units)) + reached.hashCode();
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
        return "funnel " + counts + share + ", n = " + units + (left == 0 ? "" : ", " + left + " left");
    }
}
