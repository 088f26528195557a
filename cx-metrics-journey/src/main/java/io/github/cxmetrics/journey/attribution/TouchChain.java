package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The absorbing chain of touches: states are the last touches of a path, from the start to conversion or loss.
 *
 * <p>With N = (I − Q)⁻¹, the expected visits, x = N r are the conversion probabilities. A path first meets the states S of a channel at each of them with
 * probability y = N(start, S) N(S, S)⁻¹, so that y · x(S) is what is lost without the channel: one inverse serves all channels, and nothing cancels.
 */
final class TouchChain {

    static final int MAX_STATES = 1500;

    private static final int START = 0;

    private final int order;
    private final Map<List<String>, Integer> states = new LinkedHashMap<>();
    private final Map<String, List<Integer>> statesOf = new TreeMap<>();
    private final List<Map<Integer, Long>> next = new ArrayList<>();
    private final List<Long> converted = new ArrayList<>();
    private final List<Long> left = new ArrayList<>();
    private final RealMatrix visits;
    private final RealVector conversion;

    TouchChain(AttributionTally tally, int order) {
        this.order = order;
        state(List.of());
        tally.paths().forEach(this::count);
        visits = inverse(identityMinusMoves());
        double[] absorbed = new double[states.size()];
        for (int s = 0; s < absorbed.length; s++) {
            absorbed[s] = (double) converted.get(s) / left.get(s);
        }
        conversion = visits.operate(new ArrayRealVector(absorbed, false));
    }

    private void count(ChannelPath path) {
        long paths = Math.addExact(path.conversions(), path.nulls());
        int from = START;
        for (int i = 0; i < path.channels().size(); i++) {
            int to = state(path.channels().subList(Math.max(0, i + 1 - order), i + 1));
            next.get(from).merge(to, paths, Math::addExact);
            left.set(from, Math.addExact(left.get(from), paths));
            from = to;
        }
        left.set(from, Math.addExact(left.get(from), paths));
        converted.set(from, Math.addExact(converted.get(from), path.conversions()));
    }

    private int state(List<String> touches) {
        Integer known = states.get(touches);
        if (known != null) {
            return known;
        }
        int state = states.size();
        checkArgument(
                state < MAX_STATES,
                "a Markov chain of order %s has more than %s states here, which is too many to solve exactly",
                order,
                MAX_STATES);
        states.put(List.copyOf(touches), state);
        next.add(new TreeMap<>());
        converted.add(0L);
        left.add(0L);
        if (!touches.isEmpty()) {
            statesOf.computeIfAbsent(touches.get(touches.size() - 1), channel -> new ArrayList<>())
                    .add(state);
        }
        return state;
    }

    /** I − Q. */
    private RealMatrix identityMinusMoves() {
        RealMatrix matrix = new Array2DRowRealMatrix(states.size(), states.size());
        for (int s = 0; s < states.size(); s++) {
            int from = s;
            matrix.setEntry(from, from, 1);
            next.get(from).forEach((to, count) -> matrix.addToEntry(from, to, -((double) count / left.get(from))));
        }
        return matrix;
    }

    /** Never singular: every state was left for the end by some path. */
    private static RealMatrix inverse(RealMatrix matrix) {
        return new LUDecomposition(matrix, Double.MIN_VALUE).getSolver().getInverse();
    }

    int states() {
        return states.size();
    }

    double conversionProbability() {
        return conversion.getEntry(START);
    }

    Map<String, Double> removalEffects() {
        Map<String, Double> effects = new TreeMap<>();
        statesOf.forEach((channel, of) -> effects.put(channel, lossWithout(of) / conversionProbability()));
        return effects;
    }

    private double lossWithout(List<Integer> channel) {
        int[] of = channel.stream().mapToInt(Integer::intValue).toArray();
        RealMatrix among = visits.getSubMatrix(of, of);
        RealVector from = new ArrayRealVector(of.length);
        RealVector gains = new ArrayRealVector(of.length);
        for (int i = 0; i < of.length; i++) {
            from.setEntry(i, visits.getEntry(START, of[i]));
            gains.setEntry(i, conversion.getEntry(of[i]));
        }
        RealVector first = new LUDecomposition(among.transpose(), Double.MIN_VALUE)
                .getSolver()
                .solve(from);
        return first.dotProduct(gains);
    }
}
