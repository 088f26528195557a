package io.github.cxmetrics.spark;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tallies of one rule in a few bytes, for buffers that live no longer than their query: of the plain data only what is unlike the empty tally's, which the rule is
 * not. Whoever reads it has the rule, and is of the same release; what is kept longer is in the form of {@link TallyBytes}, which these bytes can't be taken for.
 *
 * @param <T> the tally
 */
final class TallyDifference<T extends Tally<T>> {

    /** {@link TallyBytes} begin otherwise. */
    private static final int MARK = 0;

    private final Class<T> type;
    private final Class<?> record;
    private final FormShape shape;
    private final @Nullable Object[] empty;

    TallyDifference(TallyRule<?, T> rule, Class<T> type) {
        this.type = type;
        TallyCounts<T> counts = rule.empty().toCounts();
        record = counts.getClass();
        shape = FormShape.of(record);
        empty = shape.components(counts);
    }

    static boolean is(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    /** The bytes of a tally; nothing where its plain data have too many components, or are of another record. */
    byte @Nullable [] write(T tally) {
        TallyCounts<T> counts = tally.toCounts();
        if (counts.getClass() != record || empty.length >= Long.SIZE) {
            return null;
        }
        Object[] values = shape.components(counts);
        long differs = 0;
        for (int i = 0; i < values.length; i++) {
            differs |= Objects.equals(values[i], empty[i]) ? 0 : 1L << i;
        }
        FormWriter out = new FormWriter(32);
        out.fixed(MARK, 1);
        out.unsigned(differs);
        for (long rest = differs; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            shape.part(i).write(values[i], out);
        }
        return out.bytes();
    }

    T read(byte[] bytes) {
        FormReader in = new FormReader(bytes, 1);
        Object[] values = empty.clone();
        for (long rest = in.unsigned(); rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            values[i] = shape.part(i).read(in);
        }
        return type.cast(((TallyCounts<?>) shape.make(values)).toTally());
    }
}
