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
