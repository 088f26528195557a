package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.shell.chart.Distribution.Answers;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.survey.Direction;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The distributions of ratings and of NPS. */
final class Distributions {

    private static final ImmutableList<String> BANDS = ImmutableList.of("detractors", "passives", "promoters");

    private Distributions() {}

    static Distribution of(Ratings ratings, Options options) {
        return of("Answers", "", Map.of("all", ratings), points(ratings.scale()), options);
    }

    static Distribution of(String groupedBy, Map<String, Ratings> ratings, Options options) {
        checkArgument(!ratings.isEmpty(), "a table without groups has no picture");
        return of(
                "Answers",
                groupedBy,
                ratings,
                points(ratings.values().iterator().next().scale()),
                options);
    }

    static Distribution of(String groupedBy, Map<String, Ratings> ratings, ScaleLabels labels, Options options) {
        RatingScale scale = labels.scale();
        ImmutableList<String> points = IntStream.range(0, scale.points())
                .mapToObj(i -> word(labels, scale.min() + i * scale.step()))
                .collect(ImmutableList.toImmutableList());
        checkArgument(
                ratings.values().stream()
                        .allMatch(r -> r.scale().withoutMissingCodes().equals(scale.withoutMissingCodes())),
                "labels are of the scale %s, the ratings of another",
                scale);
        return of("Answers", groupedBy, ratings, points, options);
    }

    private static String word(ScaleLabels labels, double point) {
        return labels.labels().stream()
                .filter(l -> l.point() == point)
                .map(ScaleLabels.Label::text)
                .findFirst()
                .orElseGet(() -> number(labels.scale(), point));
    }

    private static ImmutableList<String> points(RatingScale scale) {
        return IntStream.range(0, scale.points())
                .mapToObj(i -> number(scale, scale.min() + i * scale.step()))
                .collect(ImmutableList.toImmutableList());
    }

    private static String number(RatingScale scale, double point) {
        return Figures.fixed(point, scale.step() == 1 ? 0 : 1);
    }

    private static Distribution of(
            String what, String groupedBy, Map<String, Ratings> ratings, List<String> points, Options options) {
        RatingScale scale = ratings.values().iterator().next().scale();
        checkArgument(
                ratings.values().stream().allMatch(r -> r.scale().equals(scale)),
                "ratings in one picture must be on one scale, not %s",
                ratings.values().stream().map(Ratings::scale).distinct().toList());
        boolean reversed = scale.direction() == Direction.LOW_IS_GOOD;
        Map<String, ImmutableLongArray> counts = new LinkedHashMap<>();
        ratings.forEach((name, r) -> counts.put(name, ordered(r.counts(), reversed)));
        ImmutableList<String> labels = ImmutableList.copyOf(points);
        int half = points.size() / 2;
        return new Distribution(
                what, groupedBy, new Answers(reversed ? labels.reverse() : labels, half, half), counts, options);
    }

    private static ImmutableLongArray ordered(long[] counts, boolean reversed) {
        ImmutableLongArray.Builder ordered = ImmutableLongArray.builder(counts.length);
        for (int i = 0; i < counts.length; i++) {
            ordered.add(counts[reversed ? counts.length - 1 - i : i]);
        }
        return ordered.build();
    }

    static Distribution of(MetricTable<Nps> table, Options options) {
        Map<String, ImmutableLongArray> counts = new LinkedHashMap<>();
        table.metrics()
                .forEach((name, nps) -> counts.put(
                        name,
                        ImmutableLongArray.of(
                                nps.detractors().successes(),
                                nps.passives().successes(),
                                nps.promoters().successes())));
        return new Distribution(
                "Detractors, passives and promoters", table.groupedBy(), new Answers(BANDS, 1, 1), counts, options);
    }
}
