package io.github.cxmetrics.shell.chart.internal;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.HashMap;
import java.util.Map;

/** The machine's sans serif, for pictures of pixels. */
public final class FontLettering implements Lettering {

    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Map<Type, Font> fonts = new HashMap<>();
    private final Map<Type, Map<String, Double>> widths = new HashMap<>();

    /**
     * Finds the fonts.
     *
     * @throws IllegalStateException if the machine has none
     */
    public FontLettering() {
        this(() -> new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", CONTEXT));
    }

    /** Finds the fonts by a first use of them. */
    public FontLettering(Runnable firstUse) {
        try {
            firstUse.run();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            throw new IllegalStateException(
                    "this machine has no fonts that Java can use, so no PNG can be painted: install one (on Debian "
                            + "fonts-dejavu-core and fontconfig), or save as .svg, which needs none",
                    noFonts);
        }
    }

    @Override
    public double width(String text, Type type) {
        // Wrapping and the second painting ask again and again.
        return widths.computeIfAbsent(type, t -> new HashMap<>())
                .computeIfAbsent(
                        text, t -> font(type).getStringBounds(t, CONTEXT).getWidth());
    }

    Font font(Type type) {
        return fonts.computeIfAbsent(type, t -> {
            int style = (t.bold() ? Font.BOLD : Font.PLAIN) | (t.italic() ? Font.ITALIC : Font.PLAIN);
            return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) t.size());
        });
    }

    /**
     * Refuses letters that would come out as empty boxes.
     *
     * @throws IllegalStateException naming the first such letter
     */
    void check(String text, Type type) {
        int at = font(type).canDisplayUpTo(text);
        if (at >= 0) {
            int letter = text.codePointAt(at);
            throw new IllegalStateException(String.format(
                    "no font of this machine can draw %s (U+%04X, %s): install one that can, or save as .svg, whose readers bring their own",
                    Character.toString(letter), letter, Character.getName(letter)));
        }
    }
}
