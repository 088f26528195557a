package io.github.cxmetrics.stress;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;

/** Two counts of one thing, written one after the other without any order of their own: where they differ, an observation was seen in half. */
record Pair(long first, long second) implements Tally<Pair> {

    enum Rule implements TallyRule<Integer, Pair> {
        PAIRS;

        @Override
        public Accumulator<Integer, Pair> accumulator() {
            return new Counter();
        }
    }

    private static final class Counter implements Accumulator<Integer, Pair> {

        private long first;
        private long second;

        @Override
        public void add(Integer observation) {
            if (observation < 0) {
                throw new IllegalArgumentException("a pair counts up, not by " + observation);
            }
            first += observation;
            second += observation;
        }

        @Override
        public void addAll(Pair tally) {
            first += tally.first;
            second += tally.second;
        }

        @Override
        public Pair snapshot() {
            return new Pair(first, second);
        }
    }

    /** The count, or -1 where an observation was seen in half. */
    int whole() {
        return first == second ? (int) first : -1;
    }

    @Override
    public long count() {
        return first;
    }

    @Override
    public Pair plus(Pair other) {
        return new Pair(first + other.first, second + other.second);
    }

    @Override
    public TallyRule<?, Pair> rule() {
        return Rule.PAIRS;
    }

    @Override
    public TallyCounts<Pair> toCounts() {
        throw new UnsupportedOperationException("pairs are not stored");
    }
}
