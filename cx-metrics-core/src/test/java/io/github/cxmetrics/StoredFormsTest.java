package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StoredFormsTest {

    private static final StoredForms FORMS = StoredForms.none()
            .with("proportion", 1, Proportion.Counts.class)
            .with("proportion-rule", 1, Proportion.Rule.Form.class);

    private static final Proportion SHARE = Proportion.of(2, 3);

    @Test
    void aDecoderFindsTheRecordByTypeAndVersion() {
        assertThat(FORMS.types()).containsExactly("proportion", "proportion-rule");
        assertThat(FORMS.latest("proportion")).isEqualTo(1);
        assertThat((Object) FORMS.formOf("proportion", 1)).isEqualTo(Proportion.Counts.class);
        assertThat(FORMS.restore(SHARE.toCounts())).isEqualTo(SHARE);
        assertThat(FORMS.restore(SHARE.toCounts(), Proportion.class)).isEqualTo(SHARE);
    }

    @Test
    void whatIsUnknownIsSaidInWords() {
        assertThatThrownBy(() -> FORMS.formOf("nsp", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stored type nsp is unknown: of another library, or of a later release of this one");
        assertThatThrownBy(() -> FORMS.formOf(null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stored type null is unknown: of another library, or of a later release of this one");
        assertThatThrownBy(() -> FORMS.formOf("proportion", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proportion is stored in version 2, which is later than this release reads: up to 1");
        assertThatThrownBy(() -> FORMS.formOf("proportion", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the versions of the stored type proportion begin with 1, not 0");
        assertThatThrownBy(() -> FORMS.restore(SHARE.toCounts(), Money.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stored type proportion is no Money");
    }

    @Test
    void listsAreJoinedWithoutDoubles() {
        StoredForms one = StoredForms.none().with("proportion", 1, Proportion.Counts.class);
        assertThat(one.plus(StoredForms.none().with("proportion-rule", 1, Proportion.Rule.Form.class))
                        .types())
                .isEqualTo(FORMS.types());
        assertThatThrownBy(() -> FORMS.plus(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the stored type proportion is in both lists");
        assertThatThrownBy(() -> one.with("proportion", 3, Proportion.Counts.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proportion is known up to version 1, so that version 3 can't come next");
    }

    @Test
    void theFilterRefusesForeignClasses() throws Exception {
        assertThat(StoredFormContract.read(StoredFormContract.bytes(List.of(SHARE))))
                .isEqualTo(List.of(SHARE));
        assertThat(StoredFormContract.read(StoredFormContract.bytes(new ArrayDeque<>(List.of(1)))))
                .isNotNull();
        assertThatThrownBy(() -> StoredFormContract.read(StoredFormContract.bytes(new AtomicReference<>("x"))))
                .isInstanceOf(InvalidClassException.class);
    }

    /** What the filter is asked at a point of a stream. */
    private record Asked(Class<?> serialClass, long arrayLength, long depth, long references, long streamBytes)
            implements ObjectInputFilter.FilterInfo {

        ObjectInputFilter.Status answer() {
            return ObjectInputFilter.Config.createFilter(StoredForms.SERIAL_FILTER)
                    .checkInput(this);
        }
    }

    @Test
    void theFilterBoundsDepthReferencesAndArrays() {
        assertThat(new Asked(Proportion.class, -1, 1, 1, 100).answer()).isEqualTo(ObjectInputFilter.Status.ALLOWED);
        assertThat(new Asked(long[].class, 50_000_000, 1, 1, 100).answer())
                .isEqualTo(ObjectInputFilter.Status.UNDECIDED);
        assertThat(new Asked(long[].class, 50_000_001, 1, 1, 100).answer())
                .isEqualTo(ObjectInputFilter.Status.REJECTED);
        assertThat(new Asked(Proportion.class, -1, 65, 1, 100).answer()).isEqualTo(ObjectInputFilter.Status.REJECTED);
        assertThat(new Asked(Proportion.class, -1, 1, 50_000_001, 100).answer())
                .isEqualTo(ObjectInputFilter.Status.REJECTED);
    }

    @Test
    void aStreamThatIsNestedTooDeepIsRefused() {
        List<?> nested = List.of(SHARE);
        for (int i = 0; i < 64; i++) {
            nested = List.of(nested);
        }
        byte[] bytes = StoredFormContract.bytes(nested);
        assertThatThrownBy(() -> StoredFormContract.read(bytes))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    /** The length that an array claims is looked at before memory is taken for it. */
    @Test
    void anArrayThatClaimsTooMuchIsRefused() {
        byte[] bytes = StoredFormContract.bytes(new long[] {1});
        ByteBuffer.wrap(bytes).putInt(bytes.length - Long.BYTES - Integer.BYTES, 50_000_001);
        assertThatThrownBy(() -> StoredFormContract.read(bytes))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    /** Forty bytes that claim an array of twenty million numbers. */
    @Test
    void aShortStreamTakesLittleMemoryWhateverItClaims() throws Exception {
        byte[] stream = FuzzDoors.bytes(new long[1]);
        // The length of the array stands before its one element.
        ByteBuffer.wrap(stream).putInt(stream.length - Long.BYTES - Integer.BYTES, 20_000_000);
        assertThatThrownBy(() -> read(stream, StoredForms.serialFilter(stream.length)))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
        assertThatThrownBy(() -> read(stream, StoredForms.SERIAL_FILTER)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> StoredForms.serialFilter(-1)).hasMessage("a stream has at least 0 bytes, not -1");
    }

    private static Object read(byte[] stream, String filter) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(filter));
            return in.readObject();
        }
    }
}
