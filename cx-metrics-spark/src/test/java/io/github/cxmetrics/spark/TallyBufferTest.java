package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyBufferTest {

    /** Each kind of tally there is, and the empty one of its rule, goes through a buffer's bytes and adds up as it does by itself. */
    @Test
    void eachTallyTravelsAndMerges() throws Exception {
        long shorter = 0;
        for (Tally<?> tally : Kept.tallies()) {
            shorter += travels(tally);
        }
        assertThat(shorter).isEqualTo(Kept.tallies().size());
    }

    @SuppressWarnings("unchecked") // a tally is the T of its rule
    private static <T extends Tally<T>> int travels(Tally<?> of) {
        T tally = (T) of;
        TallyRule<Object, T> rule = (TallyRule<Object, T>) tally.rule();
        Class<T> type = (Class<T>) tally.getClass();
        TallyBuffer.Bytes<Object, T> codec = new TallyBuffer.Bytes<>(rule, type);
        byte[] light = codec.encode(codec.decode(TallyBytes.of(tally)));
        assertThat(TallyDifference.is(light)).as(tally.toString()).isTrue();
        assertThat((Object) codec.decode(light).snapshot()).isEqualTo(tally);
        assertThatThrownBy(() -> TallyBytes.readTally(light)).isInstanceOf(IllegalArgumentException.class);
        T empty = codec.decode(codec.encode(new TallyBuffer<>(rule))).snapshot();
        assertThat((Object) empty).isEqualTo(rule.empty());
        // More than are added one by one.
        TallyBuffer<Object, T> sum = new TallyBuffer<>(rule);
        T expected = rule.empty();
        for (int i = 0; i < 20; i++) {
            sum.addAll(codec.decode(light));
            expected = expected.plus(tally);
            assertThat((Object) sum.snapshot()).isEqualTo(expected);
        }
        return light.length < TallyBytes.of(tally).length ? 1 : 0;
    }

    @Test
    void anNpsTakesFiveBytes() {
        TallyBuffer.Bytes<Integer, Nps> codec = new TallyBuffer.Bytes<>(NpsBands.STANDARD, Nps.class);
        TallyBuffer<Integer, Nps> buffer = new TallyBuffer<>(NpsBands.STANDARD);
        List.of(10, 9, 7, 3).forEach(buffer::add);
        assertThat(codec.encode(buffer)).containsExactly(0, 0b0111000, 4, 2, 2);
        TallyBuffer<Integer, Nps> more = codec.decode(codec.encode(buffer));
        more.add(0);
        more.addAll(buffer);
        assertThat((Object) more.snapshot()).isEqualTo(Nps.of(10, 9, 7, 3, 0, 10, 9, 7, 3));
        assertThatThrownBy(() -> codec.decode(new byte[] {0, 8})).hasMessageContaining("ends too early");
    }
}
