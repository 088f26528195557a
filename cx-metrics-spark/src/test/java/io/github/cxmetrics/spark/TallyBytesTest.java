package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.forms.JourneyForms;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class TallyBytesTest {

    private static final byte[] EDGES = {0, 1, 2, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

    /** What a value of a few bytes may take: rules hold tables of their own. */
    private static final long MEMORY = 4_000_000;

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
        for (StoredForm<?> form : Kept.forms()) {
            byte[] bytes = TallyBytes.of(form);
            String name = form.type();
            for (int bit = 0; bit < Math.min(bytes.length, 400) * 8; bit++) {
                byte[] broken = bytes.clone();
                broken[bit / 8] ^= (byte) (1 << bit % 8);
                checkRefused(broken, name + ", bit " + bit);
            }
        }
    }

    @Test
    void eachTruncationAndEachAppendedByteIsRefused() throws Exception {
        for (StoredForm<?> form : Kept.forms()) {
            byte[] bytes = TallyBytes.of(form);
            String name = form.type();
            for (int length = 0; length < bytes.length; length++) {
                checkRefused(Arrays.copyOf(bytes, length), name + ", cut to " + length);
            }
            checkRefused(Arrays.copyOf(bytes, bytes.length + 1), name + ", one byte more");
        }
    }

    /**
     * Behind a right checksum, bytes of every type of form at random end in words, or are a value: no other exception, and no memory that the bytes don't
     * account for.
     */
    @Test
    void hostileContentEndsInWordsOnly() throws Exception {
        Random random = new Random(22);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int values = 0;
        int refused = 0;
        for (StoredForm<?> form : Kept.forms()) {
            byte[] bytes = TallyBytes.of(form);
            for (int i = 0; i < 250; i++) {
                byte[] hostile = hostile(bytes, random);
                long before = threads.getCurrentThreadAllocatedBytes();
                try {
                    TallyBytes.read(hostile, Object.class);
                    values++;
                } catch (IllegalArgumentException e) {
                    refused++;
                    assertThat(e.getMessage()).isNotBlank();
                } catch (RuntimeException | Error e) {
                    fail(form.type() + ", try " + i + ": " + HexFormat.of().formatHex(hostile), e);
                }
                assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                        .as("%s, try %s: %s", form.type(), i, HexFormat.of().formatHex(hostile))
                        .isLessThan(MEMORY + 1000L * hostile.length);
            }
        }
        assertThat(values).isGreaterThan(100);
        assertThat(refused).isGreaterThan(1000);
    }

    /** The content changed, cut or made longer, behind the checksum and length that it then has. */
    private static byte[] hostile(byte[] bytes, Random random) {
        int from = 7;
        while (bytes[from] < 0) { // the varint of the length
            from++;
        }
        byte[] content = Arrays.copyOfRange(bytes, from + 1, bytes.length);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(4)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = EDGES[random.nextInt(EDGES.length)];
                case 2 -> content = Arrays.copyOf(content, 1 + at);
                default -> {
                    byte[] longer = Arrays.copyOf(content, content.length + 1 + random.nextInt(9));
                    System.arraycopy(content, at, longer, at + longer.length - content.length, content.length - at);
                    content = longer;
                }
            }
        }
        return stored(Arrays.copyOf(bytes, 3), content);
    }

    /** What begins the bytes, and a content behind its checksum and length. */
    private static byte[] stored(byte[] beginning, byte[] content) {
        FormWriter counted = new FormWriter();
        counted.unsigned(content.length);
        counted.raw(content);
        byte[] checked = counted.bytes();
        CRC32C crc = new CRC32C();
        crc.update(checked, 0, checked.length);
        FormWriter out = new FormWriter();
        out.raw(beginning);
        out.fixed(crc.getValue(), 4);
        out.raw(checked);
        return out.bytes();
    }

    private static void checkRefused(byte[] broken, String what) {
        try {
            TallyBytes.read(broken, Object.class);
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
        FormWriter nameless = new FormWriter();
        nameless.text(null);
        nameless.unsigned(1);
        assertThatThrownBy(() -> TallyBytes.readTally(stored(Arrays.copyOf(bytes, 3), nameless.bytes())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a stored tally does not name its type");
    }

    /** Written by the first release; later ones read it for ever. */
    @Test
    void theBytesOfFormatOneStay() {
        Proportion kept = Proportion.of(2, 3).named("kept", "customers");
        assertThat(HexFormat.of().formatHex(TallyBytes.of((Tally<?>) kept))).isEqualTo(KEPT);
        assertThat((Object) TallyBytes.readTally(HexFormat.of().parseHex(KEPT))).isEqualTo(kept);
    }
}
