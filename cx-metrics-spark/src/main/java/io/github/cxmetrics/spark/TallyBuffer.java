package io.github.cxmetrics.spark;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.encoders.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What Spark holds of a group while it is counted: an accumulator in memory, and a few bytes in shuffles and spills. The state of streams outlives a release, and is
 * the binary form of the tally.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class TallyBuffer<E, T extends Tally<T>> {

    /** So many tallies are added one by one, which makes nothing else. More of them go into an accumulator, where they may be large. */
    private static final int FEW = 16;

    private final TallyRule<E, T> rule;
    private @Nullable Accumulator<E, T> accumulator;
    /** What came as tallies, as far as it is not in the accumulator. */
    private @Nullable T merged;

    private int merges;

    TallyBuffer(TallyRule<E, T> rule) {
        this.rule = rule;
    }

    private TallyBuffer(TallyRule<E, T> rule, T tally) {
        this.rule = rule;
        merged = tally;
    }

    void add(E observation) {
        accumulator().add(observation);
    }

    private Accumulator<E, T> accumulator() {
        Accumulator<E, T> mine = accumulator;
        if (mine == null) {
            mine = rule.accumulator();
            accumulator = mine;
        }
        return mine;
    }

    void addAll(TallyBuffer<E, T> other) {
        T its = other.snapshot();
        if (merges >= FEW) {
            accumulator().addAll(its);
        } else {
            T mine = merged;
            merged = mine == null ? its : mine.plus(its);
            merges++;
        }
    }

    T snapshot() {
        T tallies = merged;
        T rows = accumulator == null ? null : accumulator.snapshot();
        return tallies == null ? rows == null ? rule.empty() : rows : rows == null ? tallies : tallies.plus(rows);
    }

    /** The bytes of buffers. */
    static final class Bytes<E, T extends Tally<T>> implements Codec<TallyBuffer<E, T>, byte[]> {

        /** Tells the tasks of a stream from others: what they keep a later release may read. */
        private static final String STREAM = "sql.streaming.queryId";

        private static final long serialVersionUID = 1;

        private final TallyRule<E, T> rule;
        private final Class<T> type;
        /** Made where it is needed: plans are sent, this isn't. */
        private transient @Nullable TallyDifference<T> made;

        Bytes(TallyRule<E, T> rule, Class<T> type) {
            this.rule = rule;
            this.type = type;
        }

        private TallyDifference<T> difference() {
            TallyDifference<T> difference = made;
            if (difference == null) {
                difference = new TallyDifference<>(rule, type);
                made = difference;
            }
            return difference;
        }

        private static boolean isKept() {
            TaskContext task = TaskContext.get();
            return task != null && task.getLocalProperty(STREAM) != null;
        }

        @Override
        public byte[] encode(TallyBuffer<E, T> buffer) {
            T tally = buffer.snapshot();
            byte[] bytes = isKept() ? null : difference().write(tally);
            return bytes == null ? TallyBytes.of(tally) : bytes;
        }

        @Override
        public TallyBuffer<E, T> decode(byte[] bytes) {
            return new TallyBuffer<>(
                    rule, TallyDifference.is(bytes) ? difference().read(bytes) : TallyBytes.read(bytes, type));
        }
    }
}
