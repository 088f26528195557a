package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.forms.JourneyForms;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class TallyBytesTest {

    private static final String KEPT =
            "c57801da49bee72f0b70726f706f7274696f6e01011070726f706f7274696f6e2d72756c6502056b6570740a637573746f6d6572730406";

    @Test
    void eachKeptFormComesBackEqual() throws Exception {
        TreeSet<String> types = new TreeSet<>();
        for (StoredForm<?> form : Kept.forms()) {
            byte[] bytes = TallyBytes.of(form);
            assertThat(TallyBytes.form(bytes, JourneyForms.all()))
                    .as(form.type())
                    .isEqualTo(form);
            assertThat(TallyBytes.read(bytes, Object.class)).as(form.type()).isEqualTo(form.restore());
            types.add(form.type());
        }
        assertThat(types).containsExactlyElementsOf(JourneyForms.all().types());
    }

    @Test
    void eachTallyComesBackEqual() throws Exception {
        assertThat(Kept.tallies()).hasSizeGreaterThan(50);
        for (Tally<?> tally : Kept.tallies()) {
            assertThat((Object) TallyBytes.readTally(TallyBytes.of(tally))).isEqualTo(tally);
        }
    }

    @Test
    void eachFlippedBitIsRefused() throws Exception {
        for (Tally<?> tally : Kept.tallies()) {
            byte[] bytes = TallyBytes.of(tally);
            String name = tally.getClass().getName();
            for (int bit = 0; bit < Math.min(bytes.length, 400) * 8; bit++) {
                byte[] broken = bytes.clone();
                broken[bit / 8] ^= (byte) (1 << bit % 8);
                checkRefused(broken, name + ", bit " + bit);
            }
        }
    }

    @Test
    void eachTruncationAndEachAppendedByteIsRefused() throws Exception {
        for (Tally<?> tally : Kept.tallies()) {
            byte[] bytes = TallyBytes.of(tally);
            String name = tally.getClass().getName();
            for (int length = 0; length < bytes.length; length++) {
                checkRefused(Arrays.copyOf(bytes, length), name + ", cut to " + length);
            }
            checkRefused(Arrays.copyOf(bytes, bytes.length + 1), name + ", one byte more");
        }
    }

    /** Behind a right checksum, hostile content is refused in words, or is a value. */
    @Test
    void hostileContentEndsInWordsOnly() throws Exception {
        for (Tally<?> tally : Kept.tallies()) {
            byte[] bytes = TallyBytes.of(tally);
            for (int at = 7; at < Math.min(bytes.length, 200); at++) {
                for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
                    byte[] hostile = bytes.clone();
                    hostile[at] = (byte) value;
                    CRC32C crc = new CRC32C();
                    crc.update(hostile, 7, hostile.length - 7);
                    for (int i = 0; i < 4; i++) {
                        hostile[3 + i] = (byte) (crc.getValue() >>> 8 * i);
                    }
                    try {
                        TallyBytes.readTally(hostile);
                    } catch (IllegalArgumentException | ArithmeticException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    } catch (RuntimeException | Error e) {
                        fail(tally.getClass() + " at " + at + " with " + value, e);
                    }
                }
            }
        }
    }

    private static void checkRefused(byte[] broken, String what) {
        try {
            TallyBytes.readTally(broken);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as(what).isNotBlank();
            return;
        }
        fail("read in spite of " + what);
    }

    @Test
    void refusalsSayWhatIsWrong() {
        byte[] bytes = TallyBytes.of(Nps.of(10, 9, 3));
        assertThat(bytes).hasSizeLessThan(80);
        assertThatThrownBy(() -> TallyBytes.readTally(new byte[20]))
                .hasMessage("the bytes are no stored tally: they begin with other ones");
        byte[] later = bytes.clone();
        later[2] = 9;
        assertThatThrownBy(() -> TallyBytes.readTally(later))
                .hasMessage("a stored tally of format 9; this release reads format 1");
        byte[] broken = bytes.clone();
        broken[30] ^= 1;
        assertThatThrownBy(() -> TallyBytes.readTally(broken))
                .hasMessage("a stored tally is broken: its checksum is another one");
        assertThatThrownBy(() -> TallyBytes.readTally(new byte[3]))
                .hasMessage("a stored tally has more than 7 bytes, not 3");
        assertThatThrownBy(() -> TallyBytes.read(bytes, Csat.class)).hasMessage("the stored type nps is no Csat");
        assertThatThrownBy(() -> TallyBytes.readTally(TallyBytes.of(NpsBands.STANDARD)))
                .hasMessage("the stored type nps-bands is no Tally");
    }

    /** Written by the first release; later ones read it for ever. */
    @Test
    void theBytesOfFormatOneStay() {
        Proportion kept = Proportion.of(2, 3).named("kept", "customers");
        assertThat(HexFormat.of().formatHex(TallyBytes.of((Tally<?>) kept))).isEqualTo(KEPT);
        assertThat((Object) TallyBytes.readTally(HexFormat.of().parseHex(KEPT))).isEqualTo(kept);
    }
}
