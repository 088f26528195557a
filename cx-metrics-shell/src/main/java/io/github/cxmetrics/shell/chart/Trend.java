package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A number over time: line, band of its intervals, limits and centre, and rings around signals. {@link Trends} makes it of results. */
final class Trend implements Painting {

    /**
     * What a trend is of.
     *
     * @param kind for messages
     * @param title the metric by what
     * @param metric its name, and the axis's
     * @param period what a period is called
     * @param unit nothing where it has none
     * @param marks what the marks mean, besides the band
     * @param definition the last part of the footer; empty for none
     * @param confidence the level of the band, null where there is none
     */
    record Story(
            String kind,
            String title,
            String metric,
            String period,
            Optional<Unit> unit,
            String marks,
            String definition,
            @Nullable Confidence confidence) {}

    private final Story story;
    private final ImmutableList<TrendPoint> points;
    private final @Nullable Change change;
    private final boolean limited;

    Trend(Story story, List<TrendPoint> points, @Nullable Change change) {
        this.story = story;
        this.points = ImmutableList.copyOf(points);
        this.change = change;
        limited = points.stream().anyMatch(p -> p.limits() != null);
        checkArgument(points.stream().anyMatch(p -> p.value() != null), "no period of %s has data", story.metric());
    }

    @Override
    public String kind() {
        return story.kind();
    }

    @Override
    public String title() {
        return story.title();
    }

    @Override
    public String subtitle() {
        String band =
                story.confidence() == null ? "" : "Band: " + story.confidence() + " interval of the " + story.period();
        String partial = points.stream().allMatch(TrendPoint::complete) ? "" : "hollow: not over yet";
        return Figures.sentence(Stream.of(band, story.marks(), partial)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ")));
    }

    @Override
    public List<String> footer() {
        double[] n =
                points.stream().mapToDouble(TrendPoint::n).filter(v -> v > 0).toArray();
        long gaps = points.stream().filter(p -> p.n() == 0).count();
        String observed = DoubleStream.of(n).allMatch(v -> v == 1)
                ? n.length + " " + story.period() + "s"
                : range(n) + " a " + story.period();
        return Footer.of("n = " + observed)
                .intervals(points.stream()
                        .flatMap(p -> Optional.ofNullable(p.interval()).stream())
                        .toList())
                .part(gaps > 0, gaps + " " + story.period() + (gaps == 1 ? " without data" : "s without data"))
                .part(change != null, change == null ? "" : change.text())
                .part(!story.definition().isEmpty(), story.definition())
                .parts();
    }

    private static String range(double[] n) {
        double least = DoubleStream.of(n).min().orElse(0);
        double most = DoubleStream.of(n).max().orElse(0);
        return least == most ? amount(least) : amount(least) + " … " + amount(most);
    }

    private static String amount(double n) {
        return Figures.fixed(n, n == Math.rint(n) ? 0 : 1);
    }

    @Override
    public ResultTable numbers() {
        ImmutableList.Builder<String> columns = ImmutableList.builder();
        columns.add(story.period(), "n", story.metric());
        columns.addAll(story.confidence() == null ? List.of() : List.of("from", "to"));
        columns.addAll(limited ? List.of("lower limit", "centre", "upper limit", "signal") : List.of());
        ResultTable.Builder table = ResultTable.withColumns(columns.build().toArray(String[]::new));
        points.forEach(p -> table.row(cells(p).toArray(String[]::new)));
        return table.build();
    }

    private List<String> cells(TrendPoint p) {
        ImmutableList.Builder<String> cells = ImmutableList.builder();
        cells.add(p.label(), amount(p.n()), text(p.value()));
        if (story.confidence() != null) {
            Interval interval = p.interval();
            cells.add(
                    text(interval == null ? null : interval.lower()), text(interval == null ? null : interval.upper()));
        }
        if (limited) {
            TrendPoint.Limits l = p.limits() == null ? new TrendPoint.Limits(null, null, null, "") : p.limits();
            cells.add(text(l.lower()), text(l.centre()), text(l.upper()), l.signal());
        }
        return cells.build();
    }

    private String text(@Nullable Double value) {
        return value == null ? Figures.UNDEFINED : Figures.of(story.unit().orElse(null), value);
    }

    @Override
    public Set<Options.Choice> choices() {
        return story.confidence() == null ? Set.of() : Set.of(Options.Choice.CONFIDENCE);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        Unit unit = story.unit().orElse(null);
        double factor = Figures.factor(unit);
        String name = Figures.axisName(story.metric(), unit);
        return new TrendPlot(canvas, area, this::text, points, change, factor).paint(name);
    }
}
