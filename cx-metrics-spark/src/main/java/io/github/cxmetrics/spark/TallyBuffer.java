package io.github.cxmetrics.spark;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import org.apache.spark.sql.catalyst.encoders.Codec;

/**
 * What Spark holds of a group while it is counted: an accumulator in memory, the binary form of its tally in shuffles, spills and the state of streams.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class TallyBuffer<E, T extends Tally<T>> {

    private final Accumulator<E, T> accumulator;

    TallyBuffer(TallyRule<E, T> rule) {
        accumulator = rule.accumulator();
    }

    void add(E observation) {
        accumulator.add(observation);
    }

    void addAll(TallyBuffer<E, T> other) {
        accumulator.addAll(other.snapshot());
    }

    T snapshot() {
        return accumulator.snapshot();
    }

    record Bytes<E, T extends Tally<T>>(TallyRule<E, T> rule, Class<T> type)
            implements Codec<TallyBuffer<E, T>, byte[]> {

        @Override
        public byte[] encode(TallyBuffer<E, T> buffer) {
            return TallyBytes.of(buffer.snapshot());
        }

        @Override
        public TallyBuffer<E, T> decode(byte[] bytes) {
            TallyBuffer<E, T> buffer = new TallyBuffer<>(rule);
            buffer.accumulator.addAll(TallyBytes.read(bytes, type));
            return buffer;
        }
    }
}
