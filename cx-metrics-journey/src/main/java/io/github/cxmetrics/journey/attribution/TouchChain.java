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
 * probability y, and y · x(S) is what is lost without the channel: nothing cancels. Up to {@link #MAX_DENSE} states y = N(start, S) N(S, S)⁻¹, so that one
 * inverse serves all channels. Beyond, the chain is sparse: y follows from the visits of the chain without the channel, one iterative solution for each.
 */
final class TouchChain {

    static final int MAX_DENSE = 1500;
    static final int MAX_STATES = 200_000;
    /** Touches in the names of all states. */
    private static final long MAX_NAMED = 20_000_000;

    private static final int START = 0;

    private final int order;
    private final int dense;
    private long named;
    private final Map<List<String>, Integer> states = new LinkedHashMap<>();
    private final Map<String, List<Integer>> statesOf = new TreeMap<>();
    private final List<Map<Integer, Long>> next = new ArrayList<>();
    private final List<Long> converted = new ArrayList<>();
    private final List<Long> left = new ArrayList<>();
    private final Map<String, Double> losses = new TreeMap<>();
    private final double conversionProbability;

    TouchChain(AttributionTally tally, int order) {
        this(tally, order, MAX_DENSE);
    }

    /** A chain that is solved by an inverse up to a number of states. */
    TouchChain(AttributionTally tally, int order, int dense) {
        this.order = order;
        this.dense = dense;
        state(List.of());
        tally.paths().forEach(this::count);
        conversionProbability = states.size() <= this.dense ? solveDense() : solveSparse();
    }

    private void count(ChannelPath path) {
        long paths = Math.addExact(path.matured(), path.nulls());
        if (paths == 0) {
            return;
        }
        int from = START;
        for (int i = 0; i < path.channels().size(); i++) {
            int to = state(path.channels().subList(Math.max(0, i + 1 - order), i + 1));
            next.get(from).merge(to, paths, Math::addExact);
            left.set(from, Math.addExact(left.get(from), paths));
            from = to;
        }
        left.set(from, Math.addExact(left.get(from), paths));
        converted.set(from, Math.addExact(converted.get(from), path.matured()));
    }

    private int state(List<String> touches) {
        Integer known = states.get(touches);
        if (known != null) {
            return known;
        }
        int state = states.size();
        named += touches.size();
        checkArgument(
                state < MAX_STATES && named <= MAX_NAMED,
                "a Markov chain of order %s has more than %s states here, or more than %s touches in them,"
                        + " which is too many to solve: take a lower order",
                order,
                MAX_STATES,
                MAX_NAMED);
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

    int states() {
        return states.size();
    }

    double conversionProbability() {
        return conversionProbability;
    }

    Map<String, Double> removalEffects() {
        Map<String, Double> effects = new TreeMap<>();
        losses.forEach((channel, loss) -> effects.put(channel, loss / conversionProbability));
        return effects;
    }

    private double solveDense() {
        RealMatrix visits = inverse(identityMinusMoves());
        double[] absorbed = new double[states.size()];
        for (int s = 0; s < absorbed.length; s++) {
            absorbed[s] = (double) converted.get(s) / left.get(s);
        }
        RealVector conversion = visits.operate(new ArrayRealVector(absorbed, false));
        statesOf.forEach((channel, of) -> losses.put(channel, lossWithout(of, visits, conversion)));
        return conversion.getEntry(START);
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

    private static double lossWithout(List<Integer> channel, RealMatrix visits, RealVector conversion) {
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

    /** In the chain of jumps, where a state is never followed by itself, so that the diagonal is 1. */
    private double solveSparse() {
        int n = states.size();
        SparseMoves.Builder moves = new SparseMoves.Builder(n);
        double[] absorbed = new double[n];
        for (int s = 0; s < n; s++) {
            int from = s;
            double jumps = left.get(from) - next.get(from).getOrDefault(from, 0L);
            absorbed[from] = converted.get(from) / jumps;
            next.get(from).forEach((to, count) -> {
                if (to != from) {
                    moves.add(from, to, count / jumps);
                }
            });
        }
        SparseMoves forth = moves.build();
        SparseMoves back = forth.transposed();
        boolean[] out = new boolean[n];
        double[] conversion = forth.solve(absorbed, out);
        double[] begin = new double[n];
        begin[START] = 1;
        statesOf.forEach((channel, of) -> {
            of.forEach(s -> out[s] = true);
            double[] visits = back.solve(begin, out);
            double loss = 0;
            for (int s : of) {
                loss += back.row(s, visits) * conversion[s];
            }
            losses.put(channel, loss);
            of.forEach(s -> out[s] = false);
        });
        return conversion[START];
    }
}
