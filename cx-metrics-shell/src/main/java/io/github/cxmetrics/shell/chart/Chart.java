package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.FontLettering;
import io.github.cxmetrics.shell.chart.internal.Frame;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.PngCanvas;
import io.github.cxmetrics.shell.chart.internal.SvgCanvas;
import io.github.cxmetrics.shell.internal.WholeFile;
import io.github.cxmetrics.shell.table.ResultTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a result, as SVG or PNG. {@code Chart.of(npsByArea).save("nps.svg")} is all that most need: title, axis, intervals, n, level and method
 * come with the result.
 *
 * <p>An SVG is the same on every machine, stands alone, and turns dark in a page with {@link #css()}. A PNG is painted with the machine's sans serif. Pictures
 * are 960 pixels wide, or 390 with {@link #narrow()}, and as high as they need; text is wrapped and never cut. Immutable.
 */
public final class Chart extends TallyCharts {

    private static final int LEAST_WIDTH = 320;
    private static final int MOST_WIDTH = 1920;
    private static final int PIXELS = 2;

    private final Function<Options, Painting> maker;
    private final Options options;
    private final Painting painting;
    private final Look look;

    /** What is said around the picture, and how wide and dark it is. */
    private record Look(
            @Nullable String title,
            @Nullable String subtitle,
            @Nullable String source,
            int width,
            boolean dark) {}

    private Chart(Function<Options, Painting> maker, Options options, Look look) {
        this.maker = maker;
        this.options = options;
        this.look = look;
        painting = maker.apply(options);
        for (Options.Choice choice : options.asked()) {
            if (!painting.choices().contains(choice)) {
                throw new IllegalStateException(painting.kind() + " has " + choice.refusal);
            }
        }
    }

    static Chart of(Function<Options, Painting> maker) {
        return new Chart(maker, Options.DEFAULT, new Look(null, null, null, Frame.WIDE, false));
    }

    /**
     * The picture under another title.
     *
     * @param title what is shown by what
     * @return the changed copy
     */
    public Chart title(String title) {
        return with(new Look(requireNonNull(title, "title"), look.subtitle, look.source, look.width, look.dark));
    }

    /**
     * The picture with another subtitle. The first one says what the marks mean: say it too.
     *
     * @param subtitle what marks mean
     * @return the changed copy
     */
    public Chart subtitle(String subtitle) {
        return with(new Look(look.title, requireNonNull(subtitle, "subtitle"), look.source, look.width, look.dark));
    }

    /**
     * The picture with its source in the footer.
     *
     * @param source where the data come from and their period, for example {@code passenger survey 2025}
     * @return the changed copy
     */
    public Chart source(String source) {
        return with(new Look(look.title, look.subtitle, requireNonNull(source, "source"), look.width, look.dark));
    }

    /**
     * The picture for a small screen: 390 pixels wide, names above their marks.
     *
     * @return the changed copy
     */
    public Chart narrow() {
        return with(new Look(look.title, look.subtitle, look.source, Frame.NARROW, look.dark));
    }

    /**
     * The picture on dark paper, for slides that are dark.
     *
     * @return the changed copy
     */
    public Chart dark() {
        return with(new Look(look.title, look.subtitle, look.source, look.width, true));
    }

    private Chart with(Look changed) {
        return new Chart(maker, options, changed);
    }

    private Chart with(Options changed) {
        return new Chart(maker, changed, look);
    }

    /**
     * The picture without small groups, which the footer counts.
     *
     * @param n the smallest number of observations that a group is shown with
     * @return the changed copy
     * @throws IllegalArgumentException if {@code n} is negative, or no group is left
     * @throws IllegalStateException if the picture has no groups
     */
    public Chart atLeast(long n) {
        checkArgument(n >= 0, "the smallest n of a group must not be negative, not %s", n);
        return with(options.withAtLeast(n));
    }

    /**
     * The picture with intervals of another level.
     *
     * @param confidence the level
     * @return the changed copy
     * @throws IllegalStateException if the picture has no intervals, or its result was made with theirs
     */
    public Chart confidence(Confidence confidence) {
        return with(options.withConfidence(requireNonNull(confidence, "confidence")));
    }

    /**
     * Scores by group as points in place of bars, on an axis that needn't hold zero.
     *
     * @return the changed copy
     * @throws IllegalStateException if the picture has no such bars
     */
    public Chart points() {
        return with(options.withPoints());
    }

    /**
     * Groups in the order of their result, not by value.
     *
     * @return the changed copy
     * @throws IllegalStateException if the picture doesn't sort
     */
    public Chart inOrder() {
        return with(options.withInOrder());
    }

    /**
     * The title.
     *
     * @return the given one, or the metric by what
     */
    public String title() {
        return look.title == null ? painting.title() : look.title;
    }

    /**
     * The subtitle.
     *
     * @return the given one, or what the marks mean
     */
    public String subtitle() {
        return look.subtitle == null ? painting.subtitle() : look.subtitle;
    }

    /**
     * The last line.
     *
     * @return n, level and method of intervals, what was hidden, and the source
     */
    public String footer() {
        List<String> parts = new ArrayList<>(painting.footer());
        if (look.source != null) {
            parts.add("Source: " + look.source);
        }
        return String.join(" · ", parts);
    }

    /**
     * What a reader hears who doesn't see the picture.
     *
     * @return title and subtitle
     */
    public String altText() {
        return title() + ". " + subtitle() + ".";
    }

    /**
     * The numbers shown, rounded as in the picture.
     *
     * @return a row for each mark
     */
    public ResultTable numbers() {
        return painting.numbers();
    }

    /**
     * The picture as SVG, in its own width.
     *
     * @return the text of a file; the same on every machine
     */
    public String svg() {
        return svg(look.width);
    }

    /**
     * The picture as SVG.
     *
     * @param width in pixels, 320 to 1920; below 648 names stand above their marks
     * @return the text of a file; the same on every machine
     * @throws IllegalArgumentException if the width is out of range
     */
    public String svg(int width) {
        checkArgument(
                width >= LEAST_WIDTH && width <= MOST_WIDTH,
                "a picture is %s to %s pixels wide, not %s",
                LEAST_WIDTH,
                MOST_WIDTH,
                width);
        SvgCanvas canvas = new SvgCanvas(look.dark);
        int height = paint(canvas, width);
        return canvas.svg(width, height, altText());
    }

    /** Paints on any canvas and returns the height. */
    int paint(Canvas canvas, int width) {
        return new Frame(title(), subtitle(), footer(), painting).paint(canvas, width);
    }

    /**
     * The picture as PNG, in its own width, with two by two pixels for each of the SVG's.
     *
     * @return the bytes of a file
     * @throws IllegalStateException if the machine has no fonts, or none that can draw a letter of the picture; the message says which
     */
    public byte[] png() {
        FontLettering fonts = new FontLettering();
        // Heights follow from wrapping, which follows from the fonts: painted once to know, once to keep.
        int height = paint(new PngCanvas(fonts, look.width, 1, 1, look.dark), look.width);
        PngCanvas canvas = new PngCanvas(fonts, look.width, height, PIXELS, look.dark);
        paint(canvas, look.width);
        return canvas.png();
    }

    /**
     * Writes the picture to a file; all of it, or what was there before stays.
     *
     * @param file ends with {@code .svg} or {@code .png}; its directory must exist
     * @return where it is
     * @throws IllegalArgumentException if the ending is another one, or the directory doesn't exist
     * @throws IllegalStateException if a PNG can't be painted for want of fonts
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public Path save(String file) {
        return save(Path.of(requireNonNull(file, "file")));
    }

    /**
     * Writes the picture to a file; all of it, or what was there before stays.
     *
     * @param file ends with {@code .svg} or {@code .png}; its directory must exist
     * @return where it is
     * @throws IllegalArgumentException if the ending is another one, or the directory doesn't exist
     * @throws IllegalStateException if a PNG can't be painted for want of fonts
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public Path save(Path file) {
        String name = requireNonNull(file, "file").toString().toLowerCase(Locale.ROOT);
        checkArgument(
                name.endsWith(".svg") || name.endsWith(".png"),
                "a picture's file ends with .svg or .png, not %s",
                file);
        WholeFile.check(file);
        WholeFile.write(file, name.endsWith(".svg") ? svg().getBytes(StandardCharsets.UTF_8) : png());
        return file.toAbsolutePath();
    }

    /** Opens the picture in the viewer of the desktop; without a screen prints where it was written. */
    public void show() {
        try {
            Viewer.show(png(), ".png");
        } catch (IllegalStateException noFonts) {
            Viewer.show(svg().getBytes(StandardCharsets.UTF_8), ".svg");
        }
    }

    /**
     * The style sheet by which pictures in a page follow its scheme: CSS variables for light, dark and print, and the classes that use them.
     *
     * @return CSS
     */
    public static String css() {
        return Palette.css();
    }

    /** Title and size; {@link #show()} shows it. */
    @Override
    public String toString() {
        return painting.kind() + ": " + altText();
    }
}
