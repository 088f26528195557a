package io.github.cxmetrics.spark;

import io.github.cxmetrics.Tally;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.Codec;
import org.apache.spark.sql.expressions.Aggregator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Tallies of one observation that is made of several rows: the contacts of a customer, its activities, the steps of a user. The group is the observation, and its
 * rows are held in memory, 12 bytes each, until it is counted; {@code merge_tallies} adds up the groups.
 */
final class TimesAggregator extends Aggregator<Tuple2<Long, Integer>, TimesAggregator.Rows, byte[]> {

    /** The code of rows of which one is kept, to tell that there were any. */
    static final int OTHER = -1;

    private static final long serialVersionUID = 1;

    private final FromRows tally;

    TimesAggregator(FromRows tally) {
        this.tally = tally;
    }

    /** Makes the tally of one observation. */
    interface FromRows extends Serializable {

        /**
         * The tally of the rows.
         *
         * @param micros the time of each row, in microseconds since 1970, in no order
         * @param codes what happened in each row
         */
        Tally<?> tally(long[] micros, int[] codes);
    }

    /** The rows of a group. Public, since the code that Spark generates names it. */
    public static final class Rows {

        private long[] times = new long[4];
        private int[] codes = new int[4];
        private int size;
        private boolean hasOther;

        Rows() {}

        private void add(long time, int code) {
            if (code == OTHER) {
                if (hasOther) {
                    return;
                }
                hasOther = true;
            }
            if (size == times.length) {
                grow(size + 1);
            }
            times[size] = time;
            codes[size++] = code;
        }

        private void grow(int least) {
            int length = Math.max(least, Math.addExact(size, (size >> 1) + 4));
            times = Arrays.copyOf(times, length);
            codes = Arrays.copyOf(codes, length);
        }

        private void addAll(Rows other) {
            for (int i = 0; i < other.size; i++) {
                add(other.times[i], other.codes[i]);
            }
        }
    }

    @Override
    public Rows zero() {
        return new Rows();
    }

    @Override
    public Rows reduce(Rows rows, @Nullable Tuple2<Long, Integer> row) {
        if (row != null && row._1() != null && row._2() != null) {
            rows.add(row._1(), row._2());
        }
        return rows;
    }

    @Override
    public Rows merge(Rows rows, Rows other) {
        rows.addAll(other);
        return rows;
    }

    @Override
    public byte[] finish(Rows rows) {
        return TallyBytes.of(tally.tally(Arrays.copyOf(rows.times, rows.size), Arrays.copyOf(rows.codes, rows.size)));
    }

    @Override
    public Encoder<Rows> bufferEncoder() {
        return TallyEncoder.binary(Rows.class, new Bytes());
    }

    @Override
    public Encoder<byte[]> outputEncoder() {
        return Encoders.BINARY();
    }

    private record Bytes() implements Codec<Rows, byte[]> {

        @Override
        public byte[] encode(Rows rows) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rows.size, Long.BYTES + Integer.BYTES));
            for (int i = 0; i < rows.size; i++) {
                bytes.putLong(rows.times[i]).putInt(rows.codes[i]);
            }
            return bytes.array();
        }

        @Override
        public Rows decode(byte[] bytes) {
            Rows rows = new Rows();
            ByteBuffer in = ByteBuffer.wrap(bytes);
            rows.grow(bytes.length / (Long.BYTES + Integer.BYTES));
            while (in.hasRemaining()) {
                rows.add(in.getLong(), in.getInt());
            }
            return rows;
        }
    }
}
