package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.util.zip.CRC32C;

/**
 * The binary form of tallies, rules and models, in which tables and the state of streams keep them: an encoding of their {@linkplain StoredForm plain data}, as
 * JSON is one. Equal values have equal bytes where their data stand in one order; an NPS takes about 70 bytes, most of them its rule.
 *
 * <p>The bytes are {@code C5 78}, the number of this format, a CRC-32C over what follows (4 bytes, the lowest first), the length of what follows, the name of
 * the type, its version, and the components of the record of that version in the order of their declaration. Whole numbers are varints of seven bits a byte,
 * those with a sign in zigzag; texts are UTF-8 behind their length plus one; doubles are eight bytes. A later release reads what an earlier one wrote, since the
 * records of all versions stay; what is cut, changed or of a later version is refused.
 */
public final class TallyBytes {

    private static final int MAGIC = 0x78C5;
    private static final int FORMAT = 1;
    private static final int HEADER = 7;

    private TallyBytes() {}

    /**
     * The bytes of a tally.
     *
     * @param tally the tally
     * @return its binary form
     */
    public static byte[] of(Tally<?> tally) {
        checkArgument(tally != null, "a tally must not be null");
        return of(tally.toCounts());
    }

    /**
     * The bytes of a rule, a model or a summary.
     *
     * @param value the value
     * @return its binary form
     */
    public static byte[] of(Storable value) {
        checkArgument(value != null, "a value must not be null");
        return of(value.toForm());
    }

    /**
     * The bytes of plain data.
     *
     * @param form the data, of a record whose first components are its type and version
     * @return their binary form
     */
    public static byte[] of(StoredForm<?> form) {
        checkArgument(form != null, "plain data must not be null");
        FormWriter body = new FormWriter();
        body.text(form.type());
        body.unsigned(form.version());
        FormShape.of(form.getClass()).write(form, 2, body);
        byte[] content = body.bytes();
        FormWriter out = new FormWriter();
        out.fixed(MAGIC, 2);
        out.fixed(FORMAT, 1);
        FormWriter counted = new FormWriter();
        counted.unsigned(content.length);
        counted.raw(content);
        byte[] checked = counted.bytes();
        out.fixed(checksum(checked, 0), 4);
        out.raw(checked);
        return out.bytes();
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return crc.getValue();
    }

    /**
     * Reads a tally or another value.
     *
     * @param bytes the bytes
     * @param kind what it must be, for example {@code Nps.class}
     * @param <V> what it must be
     * @return the value, equal to the one that was written
     * @throws IllegalArgumentException if the bytes are broken, of a later release or of something else, with what and why
     */
    public static <V> V read(byte[] bytes, Class<V> kind) {
        StoredForms forms = JourneyForms.all();
        StoredForm<?> form = form(bytes, forms);
        try {
            return forms.restore(form, kind);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the stored type " + form.type() + " holds numbers that are too large: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a tally of any type.
     *
     * @param bytes the bytes
     * @return the tally, equal to the one that was written
     * @throws IllegalArgumentException if the bytes are broken, of a later release or of no tally, with what and why
     */
    public static Tally<?> readTally(byte[] bytes) {
        return read(bytes, Tally.class);
    }

    /** Reads plain data of any of some types. */
    static StoredForm<?> form(byte[] bytes, StoredForms forms) {
        checkArgument(bytes != null, "a stored tally must not be null");
        checkArgument(bytes.length > HEADER, "a stored tally has more than %s bytes, not %s", HEADER, bytes.length);
        FormReader in = new FormReader(bytes, 0);
        checkArgument(in.fixed(2) == MAGIC, "the bytes are no stored tally: they begin with other ones");
        long format = in.fixed(1);
        checkArgument(format == FORMAT, "a stored tally of format %s; this release reads format %s", format, FORMAT);
        long expected = in.fixed(4);
        checkArgument(expected == checksum(bytes, HEADER), "a stored tally is broken: its checksum is another one");
        long length = in.unsigned();
        checkArgument(length == in.rest(), "a stored tally of %s bytes says it has %s", in.rest(), length);
        String type = in.text();
        checkArgument(type != null, "a stored tally does not name its type");
        long version = in.unsigned();
        checkArgument(version == (int) version, "a stored tally in version %s", version);
        Class<? extends StoredForm<?>> record = forms.formOf(type, (int) version);
        StoredForm<?> form = (StoredForm<?>) FormShape.of(record).read(in, type, (int) version);
        checkArgument(in.rest() == 0, "a stored tally goes on for %s bytes after its end", in.rest());
        return form;
    }
}
