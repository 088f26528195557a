package io.github.cxmetrics.shell.table;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is, by its first bytes. */
enum FileKind {
    GZIP(null, 0x1F, 0x8B),
    ZIP(null, 'P', 'K', 3, 4),
    EMPTY_ZIP("a zip without a file in it", 'P', 'K', 5, 6),
    PARQUET(null, 'P', 'A', 'R', '1'),
    OLD_EXCEL(
            "a workbook of the old form (.xls), or one with a password: save it in Excel as .xlsx without a password",
            0xD0,
            0xCF,
            0x11,
            0xE0),
    ZSTD("packed by Zstandard, which is not read: unpack it, or pack it by gzip", 0x28, 0xB5, 0x2F, 0xFD),
    BZIP2("packed by bzip2, which is not read: unpack it, or pack it by gzip", 'B', 'Z', 'h'),
    XZ("packed by xz, which is not read: unpack it, or pack it by gzip", 0xFD, '7', 'z', 'X', 'Z'),
    SEVEN_ZIP("packed by 7-Zip, which is not read: unpack it, or pack it by gzip", '7', 'z', 0xBC, 0xAF),
    RAR("packed by RAR, which is not read: unpack it, or pack it by gzip", 'R', 'a', 'r', '!', 0x1A),
    PDF("a PDF, not a table: export it as CSV", '%', 'P', 'D', 'F', '-'),
    OTHER(null);

    private static final Pattern JSON = Pattern.compile("(?s)\\s*(\\{\\s*[\"}]|\\[\\s*\\{).*");

    private final @Nullable String refusal;
    private final int[] magic;

    FileKind(@Nullable String refusal, int... magic) {
        this.refusal = refusal;
        this.magic = magic;
    }

    static FileKind of(byte[] head) {
        for (FileKind kind : values()) {
            if (kind.magic.length > 0 && Encoding.startsWith(head, kind.magic)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Whether a text begins as JSON: an object, or an array of objects. */
    static boolean isJson(byte[] head) {
        return JSON.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
    }

    /** Why a file of this kind is refused, or null. */
    @Nullable
    String refusal() {
        return refusal;
    }
}
