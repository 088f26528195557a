package io.github.cxmetrics.spark;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.catalyst.encoders.Codec;
import org.jspecify.annotations.Nullable;
import scala.Function0;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Encoders of tallies: in a Dataset they are objects, in a column the binary form of {@link TallyBytes}. */
public final class TallyEncoder {

    private TallyEncoder() {}

    /**
     * The encoder of tallies, rules and summaries of a type.
     *
     * @param type their type, for example {@code Nps.class}
     * @param <V> their type
     * @return the encoder
     */
    public static <V> Encoder<V> of(Class<V> type) {
        return binary(type, new Stored<>(type));
    }

    /** An encoder of objects that a codec turns into bytes. */
    static <V> Encoder<V> binary(Class<? super V> type, Codec<V, byte[]> codec) {
        ClassTag<V> tag = ClassTag$.MODULE$.apply(type);
        return new AgnosticEncoders.TransformingEncoder<V, byte[]>(
                tag, AgnosticEncoders.BinaryEncoder$.MODULE$, new Provider<>(codec), false);
    }

    private record Provider<V>(Codec<V, byte[]> codec) implements Function0<Codec<? super V, byte[]>>, Serializable {

        @Override
        @SuppressWarnings("unchecked") // a codec of V reads V, and Spark asks it for no more
        public Codec<? super V, byte[]> apply() {
            return codec;
        }
    }

    private record Stored<V>(Class<V> type) implements Codec<V, byte[]> {

        @Override
        public byte @Nullable [] encode(@Nullable V value) {
            return value == null ? null : Values.bytes(value);
        }

        @Override
        public @Nullable V decode(byte @Nullable [] bytes) {
            return bytes == null ? null : TallyBytes.read(bytes, type);
        }
    }
}
