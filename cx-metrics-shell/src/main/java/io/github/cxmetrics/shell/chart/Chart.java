package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.monitor.ControlChartResult;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalCurve;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a result, as SVG or PNG. {@code Chart.of(npsByArea).save("nps.svg")} is all that most need: title, axis, intervals, n, level and method
 * come with the result.
 *
 * <p>An SVG is the same on every machine, stands alone, and turns dark in a page with {@link #css()}. A PNG is painted with the machine's sans serif. Pictures
 * are 960 pixels wide, or 390 with {@link #narrow()}, and as high as they need; text is wrapped and never cut. Immutable.
 */
public final class Chart extends ResultCharts {

    private static final int LEAST_WIDTH = 320;
    private static final int MOST_WIDTH = 1920;
    private static final int PIXELS = 2;

    private final Function<Options, Painting> maker;
    private final Options options;
    private final Painting painting;
    private final Look look;

    /** What is said around the picture, and how wide and dark it is. */
    private record Look(
            @Nullable String title, @Nullable String subtitle, @Nullable String source, int width, boolean dark) {}

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
     * Scores by group: bars from zero (points where the metric is a mean on a scale) with intervals, values and n. Sorted by value, unless all names
     * are dates, numbers or ranges of them. Groups without data are hidden and counted in the footer.
     *
     * @param table the metric by group
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no group has data
     */
    public static <M extends Metric<M>> Chart of(MetricTable<M> table) {
        requireNonNull(table, "table");
        return of(options -> new GroupScores(table, options));
    }

    /**
     * A trend: the metric over time with the band of its intervals. Periods without data are gaps, those that aren't over are hollow.
     *
     * @param series the metric by period
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no period has data
     */
    public static <M extends Metric<M>> Chart of(MetricSeries<M> series) {
        requireNonNull(series, "series");
        return of(options -> Trend.of(series, null, options));
    }

    /**
     * A trend with control limits, its signals ringed.
     *
     * @param series the metric by period
     * @param limits a control chart of the same series, as {@code series.chart()}
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no period has data, or the limits are of other periods, another metric, or of counts
     */
    public static <M extends Metric<M>> Chart of(MetricSeries<M> series, ControlChartResult limits) {
        requireNonNull(series, "series");
        requireNonNull(limits, "limits");
        return of(options -> Trend.of(series, limits, options));
    }

    /**
     * A control chart: values with limits and centre, its signals ringed.
     *
     * @param chart the chart
     * @return the picture
     * @throws IllegalArgumentException if no period has data
     */
    public static Chart of(ControlChartResult chart) {
        requireNonNull(chart, "chart");
        return of(options -> Trend.of(chart));
    }

    /**
     * A trend with the date of its change: the range that holds it with 95 %, and the levels before and after.
     *
     * @param series the metric by period
     * @param change its change, as {@code series.changePoint()}
     * @param <M> the metric
     * @return the picture
     * @throws IllegalArgumentException if no period has data, or the change is of other periods
     */
    public static <M extends Metric<M>> Chart of(MetricSeries<M> series, ChangePoint<M> change) {
        requireNonNull(series, "series");
        requireNonNull(change, "change");
        return of(options -> Trend.changed(series, change, options));
    }

    /**
     * How ratings spread: points below the middle of the scale to the left, those above it to the right.
     *
     * @param ratings the ratings
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Ratings ratings) {
        requireNonNull(ratings, "ratings");
        return of(options -> Distributions.of(ratings, options));
    }

    /**
     * How ratings spread by group, sorted by good less bad.
     *
     * @param groupedBy what the groups are
     * @param ratings the ratings of each group, on one scale
     * @return the picture
     * @throws IllegalArgumentException if no group has ratings, or they are on several scales
     */
    public static Chart distribution(String groupedBy, Map<String, Ratings> ratings) {
        requireNonNull(groupedBy, "groupedBy");
        ImmutableMap<String, Ratings> all = ImmutableMap.copyOf(ratings);
        return of(options -> Distributions.of(groupedBy, all, options));
    }

    /**
     * How ratings spread by group, with the words of the scale.
     *
     * @param groupedBy what the groups are
     * @param ratings the ratings of each group, on the scale of the labels
     * @param labels a word for each point of the scale
     * @return the picture
     * @throws IllegalArgumentException if no group has ratings, or they are on another scale
     */
    public static Chart distribution(String groupedBy, Map<String, Ratings> ratings, ScaleLabels labels) {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(labels, "labels");
        ImmutableMap<String, Ratings> all = ImmutableMap.copyOf(ratings);
        return of(options -> Distributions.of(groupedBy, all, labels, options));
    }

    /**
     * The bands of NPS by group: detractors to the left, promoters to the right, passives around zero.
     *
     * @param table NPS by group
     * @return the picture
     * @throws IllegalArgumentException if no group has answers
     */
    public static Chart distribution(MetricTable<Nps> table) {
        requireNonNull(table, "table");
        return of(options -> Distributions.of(table, options));
    }

    /**
     * A funnel: how many reach each step, with intervals, and what is lost between.
     *
     * @param funnel the counts
     * @return the picture
     * @throws IllegalArgumentException if nobody entered
     */
    public static Chart of(FunnelTally funnel) {
        requireNonNull(funnel, "funnel");
        return of(options -> new FunnelBars(funnel, options));
    }

    /**
     * A funnel: how many reach each step, with intervals, and what is lost between.
     *
     * @param funnel the result
     * @return the picture
     * @throws IllegalArgumentException if nobody entered
     */
    public static Chart of(FunnelResult funnel) {
        return of(requireNonNull(funnel, "funnel").tally());
    }

    /**
     * How long conversion took those who converted. Those still on their way are not in it: {@code Chart.incidence(result.survival().curve())} has them.
     *
     * @param funnel the result
     * @return the picture
     * @throws IllegalArgumentException if nobody converted
     */
    public static Chart timeToConvert(FunnelResult funnel) {
        Durations times = requireNonNull(funnel, "funnel").timeToConvert();
        return of(options -> new DurationBars("Time to convert", times));
    }

    /**
     * How long something took: a histogram with the median and the time within which nine of ten were done.
     *
     * @param durations the durations
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static Chart of(Durations durations) {
        requireNonNull(durations, "durations");
        return of(options -> new DurationBars("Durations", durations));
    }

    /**
     * Cohorts as a heat map: the share of each cohort that came back in each period, empty where the period isn't over.
     *
     * @param cohorts the table
     * @return the picture
     * @throws IllegalArgumentException if no cohort has customers
     */
    public static Chart of(CohortTable cohorts) {
        requireNonNull(cohorts, "cohorts");
        return of(options -> new CohortHeat(cohorts, options));
    }

    /**
     * The retention curve of all cohorts together with its band, the cohorts faintly behind it.
     *
     * @param cohorts the table
     * @return the picture
     * @throws IllegalArgumentException if no cohort has customers, or the table has brackets, which are no curve
     */
    public static Chart retention(CohortTable cohorts) {
        requireNonNull(cohorts, "cohorts");
        return of(options -> Retention.of(cohorts, options));
    }

    /**
     * Retention curves by group; more than four become small plots.
     *
     * @param groupedBy what the groups are
     * @param cohorts the table of each group, all of one rule
     * @return the picture
     * @throws IllegalArgumentException if no group has customers, the rules differ, or the tables have brackets
     */
    public static Chart retention(String groupedBy, Map<String, CohortTable> cohorts) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, CohortTable> all = ImmutableMap.copyOf(cohorts);
        return of(options -> Retention.of(groupedBy, all, options));
    }

    /**
     * A survival curve with its band, and the number at risk.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Chart of(SurvivalCurve curve) {
        requireNonNull(curve, "curve");
        return of(options -> Survival.of(curve, false, options));
    }

    /**
     * Survival by group with bands, numbers at risk, and the log-rank test; more than four groups become small plots.
     *
     * @param groupedBy what the groups are
     * @param curves the curve of each group
     * @return the picture
     * @throws IllegalArgumentException if there are none, or their units differ
     */
    public static Chart survival(String groupedBy, Map<String, SurvivalCurve> curves) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, SurvivalCurve> all = ImmutableMap.copyOf(curves);
        return of(options -> Survival.of(groupedBy, all, false, options));
    }

    /**
     * Cumulative incidence: the share that have had their event by each time, one minus survival.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Chart incidence(SurvivalCurve curve) {
        requireNonNull(curve, "curve");
        return of(options -> Survival.of(curve, true, options));
    }

    /**
     * Cumulative incidence by group; more than four become small plots.
     *
     * @param groupedBy what the groups are
     * @param curves the curve of each group
     * @return the picture
     * @throws IllegalArgumentException if there are none, or their units differ
     */
    public static Chart incidence(String groupedBy, Map<String, SurvivalCurve> curves) {
        checkArgument(!requireNonNull(groupedBy, "groupedBy").isBlank(), "groups need a name for what they are");
        ImmutableMap<String, SurvivalCurve> all = ImmutableMap.copyOf(curves);
        return of(options -> Survival.of(groupedBy, all, true, options));
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
                name.endsWith(".svg") || name.endsWith(".png"), "a picture's file ends with .svg or .png, not %s", file);
        Output.directoryOf(file);
        return Output.write(file, name.endsWith(".svg") ? svg().getBytes(StandardCharsets.UTF_8) : png());
    }

    /** Opens the picture in the viewer of the desktop; without a screen prints where it was written. */
    public void show() {
        try {
            Output.show(png(), ".png");
        } catch (IllegalStateException noFonts) {
            Output.show(svg().getBytes(StandardCharsets.UTF_8), ".svg");
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
