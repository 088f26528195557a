package io.github.cxmetrics.shell.chart.internal;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Widths from a table of a wide sans serif (DejaVu Sans), so that an SVG is the same on every machine, needs no fonts, and has room for the fonts of
 * its readers. Letters beyond the table count by their script.
 */
public final class TableLettering implements Lettering {

    static final TableLettering INSTANCE = new TableLettering();

    private static final double MILLE = 1000;
    private static final int WIDE = 1000;
    private static final int EMOJI = 1300;
    private static final int OTHER = 800;

    private final Map<Integer, int[]> widths = new HashMap<>();

    private TableLettering() {
        URL table = Resources.getResource(TableLettering.class, "text-widths.txt");
        try {
            for (String line : Resources.readLines(table, StandardCharsets.UTF_8)) {
                if (!line.startsWith("#")) {
                    read(line.split(" "));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the table of text widths: " + e.getMessage(), e);
        }
    }

    private void read(String[] cells) {
        int first = Integer.parseInt(cells[0], 16);
        for (int i = 1; i < cells.length; i++) {
            int slash = cells[i].indexOf('/');
            int plain = Integer.parseInt(cells[i].substring(0, slash));
            int bold = Integer.parseInt(cells[i].substring(slash + 1));
            widths.put(first + i - 1, new int[] {plain, bold});
        }
    }

    @Override
    public double width(String text, Type type) {
        long sum = text.codePoints().mapToLong(c -> width(c, type.bold())).sum();
        return sum * type.size() / MILLE;
    }

    private int width(int codePoint, boolean bold) {
        int[] known = widths.get(codePoint);
        if (known != null) {
            return known[bold ? 1 : 0];
        }
        int kind = Character.getType(codePoint);
        if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK || kind == Character.FORMAT) {
            return 0;
        }
        if (codePoint >= 0x1F000 && codePoint <= 0x1FAFF) {
            return EMOJI;
        }
        return codePoint >= 0x1100
                        && codePoint <= 0x3FFFD
                        && (Character.isIdeographic(codePoint) || codePoint >= 0x2E80)
                ? WIDE
                : OTHER;
    }
}
