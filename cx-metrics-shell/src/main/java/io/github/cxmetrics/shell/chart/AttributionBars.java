package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.attribution.RevenueCredits;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.GroupedBars;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

/** Who gets how much of the conversions, or of the revenue, by one model or several. */
final class AttributionBars {

    private AttributionBars() {}

    static Painting conversions(List<Credits> models, Options options) {
        check(models.size(), models.stream().map(Credits::model).toList());
        Set<Long> conversions =
                new HashSet<>(models.stream().map(Credits::conversions).toList());
        checkArgument(
                conversions.size() == 1, "models of one picture must credit the same conversions, not %s", conversions);
        Map<String, Map<String, Double>> credits = new LinkedHashMap<>();
        models.forEach(m -> credits.put(m.model(), m.byChannel()));
        Credits first = models.get(0);
        return painting(
                credits,
                options,
                "conversions",
                v -> Figures.fixed(v, 1),
                Footer.of("n = " + Figures.count(first.conversions()) + " conversions")
                        .part(
                                first.untouched() > 0,
                                Figures.count(first.untouched()) + " without a touch, credited to nobody"));
    }

    static Painting revenue(List<RevenueCredits> models, Options options) {
        check(models.size(), models.stream().map(RevenueCredits::model).toList());
        Set<Long> conversions =
                new HashSet<>(models.stream().map(RevenueCredits::conversions).toList());
        checkArgument(
                conversions.size() == 1, "models of one picture must credit the same conversions, not %s", conversions);
        Map<String, Map<String, Double>> credits = new LinkedHashMap<>();
        models.forEach(m -> credits.put(m.model(), m.byChannel()));
        RevenueCredits first = models.get(0);
        return painting(
                credits,
                options,
                first.property(),
                v -> Figures.fixed(v, 2),
                Footer.of("n = " + Figures.count(first.conversions()) + " conversions")
                        .part(
                                first.untouched() != 0,
                                Figures.fixed(first.untouched(), 2) + " without a touch, credited to nobody")
                        .part(first.withoutValue() > 0, Figures.count(first.withoutValue()) + " without a value"));
    }

    private static void check(int models, List<String> names) {
        checkArgument(
                models >= 1 && models <= Series.MOST, "a picture compares 1 to %s models, not %s", Series.MOST, models);
        checkArgument(new HashSet<>(names).size() == models, "each model once, not %s", names);
    }

    private static Painting painting(
            Map<String, Map<String, Double>> credits,
            Options options,
            String what,
            DoubleFunction<String> text,
            Footer footer) {
        List<String> models = List.copyOf(credits.keySet());
        Map<String, Double> first = credits.values().iterator().next();
        List<String> channels = new ArrayList<>(first.keySet());
        credits.values()
                .forEach(m ->
                        m.keySet().stream().filter(c -> !channels.contains(c)).forEach(channels::add));
        checkArgument(!channels.isEmpty(), "no channel was credited");
        if (!options.inOrder()) {
            channels.sort((a, b) -> Double.compare(first.getOrDefault(b, 0.0), first.getOrDefault(a, 0.0)));
        }
        List<String> columns = new ArrayList<>(List.of("channel"));
        models.forEach(model -> columns.addAll(List.of(model, model + ", share")));
        ResultTable.Builder numbers = ResultTable.withColumns(columns.toArray(String[]::new));
        ImmutableList.Builder<ImmutableList<GroupedBars.Bar>> rows = ImmutableList.builder();
        for (String channel : channels) {
            List<String> cells = new ArrayList<>(List.of(channel));
            ImmutableList.Builder<GroupedBars.Bar> bars = ImmutableList.builder();
            for (Map.Entry<String, Map<String, Double>> model : credits.entrySet()) {
                double credit = model.getValue().getOrDefault(channel, 0.0);
                double total = model.getValue().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                String share = total > 0 ? Figures.percent(credit / total, 1) : Figures.UNDEFINED;
                cells.add(text.apply(credit));
                cells.add(share);
                bars.add(new GroupedBars.Bar(
                        credit,
                        text.apply(credit) + " · " + share,
                        channel + ", " + model.getKey() + ": " + text.apply(credit) + " (" + share + ")"));
            }
            numbers.row(cells.toArray(String[]::new));
            rows.add(bars.build());
        }
        return new Sheet(
                "a picture of attribution",
                Figures.sentence(what) + " by channel",
                models.size() == 1
                        ? "Credits of the model " + models.get(0) + " and their shares; a convention, no effect"
                        : "Credits of " + models.size() + " models and their shares; where they differ, none is right",
                footer.part("no intervals: models don't know of chance").parts(),
                numbers.build(),
                Set.of(Options.Choice.IN_ORDER),
                new GroupedBars(ImmutableList.copyOf(channels), ImmutableList.copyOf(models), rows.build(), what));
    }
}
