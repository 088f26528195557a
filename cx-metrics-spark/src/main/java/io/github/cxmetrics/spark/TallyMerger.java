package io.github.cxmetrics.spark;

import io.github.cxmetrics.Tally;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.catalyst.encoders.Codec;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Merges stored tallies, as an aggregate of Spark: count each day once, keep a binary column of tallies, merge them over any span. The sum is {@linkplain
 * Object#equals equal} to the tally of all rows.
 *
 * <p>Null is left out, and no tallies give null. Tallies of unlike rules fail the query with a message that names both, broken bytes with what is wrong.
 */
public final class TallyMerger extends Aggregator<byte[], TallyMerger.Sum, byte[]> {

    private static final long serialVersionUID = 1;
    private static final TallyMerger MERGER = new TallyMerger();

    private TallyMerger() {}

    /** What Spark holds while it merges: the sum so far, if there is one. */
    public static final class Sum {

        private @Nullable Tally<?> tally;

        Sum() {}

        private void add(Tally<?> other) {
            tally = tally == null ? other : Values.plus(tally, other);
        }

        private byte @Nullable [] bytes() {
            return tally == null ? null : TallyBytes.of(tally);
        }
    }

    /**
     * The aggregate, for {@code Dataset<byte[]>}.
     *
     * @return the aggregate
     */
    public static TallyMerger merger() {
        return MERGER;
    }

    /**
     * The aggregate as a function of a binary column; {@link CxFunctions#register} knows it as {@code merge_tallies}.
     *
     * @return the function
     */
    public static UserDefinedFunction udf() {
        return functions.udaf(MERGER, Encoders.BINARY());
    }

    @Override
    public Sum zero() {
        return new Sum();
    }

    @Override
    public Sum reduce(Sum sum, byte @Nullable [] stored) {
        if (stored != null) {
            sum.add(TallyBytes.readTally(stored));
        }
        return sum;
    }

    @Override
    public Sum merge(Sum sum, Sum other) {
        if (other.tally != null) {
            sum.add(other.tally);
        }
        return sum;
    }

    @Override
    public byte @Nullable [] finish(Sum sum) {
        return sum.bytes();
    }

    @Override
    public Encoder<Sum> bufferEncoder() {
        return TallyEncoder.binary(Sum.class, new Bytes());
    }

    @Override
    public Encoder<byte[]> outputEncoder() {
        return Encoders.BINARY();
    }

    private record Bytes() implements Codec<Sum, byte[]> {

        @Override
        public byte[] encode(Sum sum) {
            byte[] bytes = sum.bytes();
            return bytes == null ? new byte[0] : bytes;
        }

        @Override
        public Sum decode(byte[] bytes) {
            Sum sum = new Sum();
            if (bytes.length > 0) {
                sum.add(TallyBytes.readTally(bytes));
            }
            return sum;
        }
    }
}
