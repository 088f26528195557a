package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The colours of all pictures. Four series stay apart for the three kinds of colour blindness too; each has a dash besides. */
public final class Palette {

    public static final Colour PAPER = Colour.of("paper", 0xFFFFFF, 0x12161B);
    public static final Colour INK = Colour.of("ink", 0x1B1F24, 0xE8ECF0);
    public static final Colour MUTED = Colour.of("muted", 0x57606A, 0xA3ADB8);
    public static final Colour GRID = Colour.of("grid", 0xE3E7EB, 0x2A3139);
    public static final Colour GREY = Colour.of("grey", 0x8A939D, 0x7C8793);
    public static final Colour S1 = Colour.of("s1", 0x193769, 0xB0C1F9);
    public static final Colour S2 = Colour.of("s2", 0xE4490A, 0xD9541F);
    public static final Colour S3 = Colour.of("s3", 0x4DA38E, 0x2B9483);
    static final Colour S4 = Colour.of("s4", 0xA261E8, 0xB06AE8);
    public static final Colour PALE = Colour.of("pale", 0xB9C8E3, 0x3A4A6B);
    public static final Colour BAD = Colour.of("bad", 0xB42318, 0xFF8A7A);

    public static final ImmutableList<Colour> ROLES =
            ImmutableList.of(PAPER, INK, MUTED, GRID, GREY, S1, S2, S3, S4, PALE, BAD);

    /** How opaque a band is. */
    public static final double BAND = 0.15;

    private static final int[] HEAT = {0xF2F7FC, 0xC6DBEF, 0x6BAED6, 0x2171B5, 0x08306B};

    private Palette() {}

    /** The sequential scale of heat maps, the same on light and dark paper. */
    public static Colour heat(double share) {
        double at = Math.max(0, Math.min(1, share)) * (HEAT.length - 1);
        int i = (int) Math.min(HEAT.length - 2.0, at);
        double q = at - i;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = HEAT[i] >> shift & 255;
            int to = HEAT[i + 1] >> shift & 255;
            rgb |= (int) Math.round(from + (to - from) * q) << shift;
        }
        return Colour.fixed(rgb);
    }

    /** Ink or white, whichever contrasts more with a cell; it doesn't change with the scheme, as the cell doesn't. */
    public static Colour on(Colour cell) {
        boolean white = Colour.contrast(0xFFFFFF, cell.light()) > Colour.contrast(INK.light(), cell.light());
        return Colour.fixed(white ? 0xFFFFFF : INK.light());
    }

    /** The style sheet of a page: variables for light and dark, and the classes of fills and lines. */
    public static String css() {
        StringBuilder css = new StringBuilder(":root{color-scheme:light dark")
                .append(variables(Colour::light))
                .append("}\n@media(prefers-color-scheme:dark){:root{")
                .append(variables(Colour::dark).substring(1))
                .append("}}\n@media print{:root{color-scheme:light")
                .append(variables(Colour::light))
                .append("}}\n");
        for (Colour colour : ROLES) {
            String role = colour.role();
            css.append(".f-").append(role).append("{fill:var(--").append(role).append(")}");
            css.append(".l-").append(role).append("{stroke:var(--").append(role).append(")}\n");
        }
        return css.toString();
    }

    private static String variables(ToIntFunction<Colour> scheme) {
        StringBuilder variables = new StringBuilder();
        for (Colour colour : ROLES) {
            variables.append(";--").append(colour.role()).append(':').append(hex(scheme.applyAsInt(colour)));
        }
        return variables.toString();
    }

    public static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb);
    }
}
