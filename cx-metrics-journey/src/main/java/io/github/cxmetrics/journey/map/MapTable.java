package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.survey.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A journey map as aligned text. */
final class MapTable {

    private final JourneyMap map;
    private final JourneyMapRule rule;
    private final String hidden;

    private MapTable(JourneyMap map) {
        this.map = map;
        rule = map.rule();
        hidden = "< " + rule.minimum();
    }

    static String text(JourneyMap map) {
        MapTable table = new MapTable(map);
        String title = "journey map of " + map.count() + " customers"
                + (map.offMap() == 0 ? "" : ", " + map.offMap() + " events in no stage")
                + (map.ratedOffMap() == 0 || map.isHidden(map.ratedOffMap())
                        ? ""
                        : ", " + map.ratedOffMap() + " ratings off the map")
                + (map.afterAsOf() == 0 ? "" : ", " + map.afterAsOf() + " events after asOf") + "\n";
        return title + table.stages() + (map.rule().channel().isEmpty() ? "" : "\n" + table.touchpoints());
    }

    private String stages() {
        List<String> headings =
                new ArrayList<>(List.of("stage", "events", "customers", "reach", "moved on", "lost", "median time"));
        rule.scores().forEach(score -> headings.add(score.property()));
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (int i = 0; i < rule.stages().size(); i++) {
            table.row(stage(i));
        }
        return table.toString();
    }

    private String[] stage(int number) {
        String name = rule.stages().get(number).name();
        long customers = map.stages.get(number).customers();
        List<String> cells = new ArrayList<>(List.of(name));
        if (map.isHidden(customers)) {
            cells.addAll(List.of(hidden, hidden, hidden, hidden, hidden, hidden));
            rule.scores().forEach(score -> cells.add(hidden));
            return cells.toArray(String[]::new);
        }
        boolean last = number == rule.stages().size() - 1;
        cells.add(Long.toString(map.events(name)));
        cells.add(Long.toString(customers));
        cells.add(share(map.reach(name)));
        cells.add(last ? TextTable.UNDEFINED : share(map.movedOn(name)));
        cells.add(last ? TextTable.UNDEFINED : Long.toString(map.movedOn(name).failures()));
        cells.add(last ? TextTable.UNDEFINED : median(name, customers));
        for (int i = 0; i < rule.scores().size(); i++) {
            cells.add(score(map.ratings(cellsOf(number), i), i));
        }
        return cells.toArray(String[]::new);
    }

    private Stream<MapCounts.Cell> cellsOf(int stage) {
        return map.cells.entrySet().stream()
                .filter(each -> each.getKey().stage() == stage)
                .map(Map.Entry::getValue);
    }

    private static String share(Proportion share) {
        return share.trials() == 0 ? TextTable.UNDEFINED : share.unit().text(share.value());
    }

    private String median(String stage, long customers) {
        if (rule.asOf() == null || customers == 0) {
            return TextTable.UNDEFINED;
        }
        var median = map.timeInStage(stage).curve().medianIfReached();
        return median.isPresent() ? DurationText.rounded(median.getAsDouble()) : TextTable.UNDEFINED;
    }

    private String score(Ratings ratings, int score) {
        return map.isHidden(ratings.count())
                ? hidden
                : rule.scores().get(score).kind().text(ratings);
    }

    private String touchpoints() {
        List<String> headings = new ArrayList<>(List.of("stage", "channel", "lane", "events", "customers", "moved on"));
        rule.scores().forEach(score -> headings.add(score.property()));
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        map.cells.forEach((key, cell) -> {
            boolean suppressed = map.isHidden(cell.customers());
            boolean last = key.stage() == rule.stages().size() - 1;
            List<String> row = new ArrayList<>(List.of(
                    rule.stages().get(key.stage()).name(),
                    key.channel(),
                    rule.lane(key.channel()).toString()));
            row.add(suppressed ? hidden : Long.toString(cell.events()));
            row.add(suppressed ? hidden : Long.toString(cell.customers()));
            row.add(
                    suppressed
                            ? hidden
                            : last ? TextTable.UNDEFINED : share(Proportion.of(cell.movedOn(), cell.customers())));
            for (int i = 0; i < rule.scores().size(); i++) {
                row.add(suppressed ? hidden : score(cell.ratings().get(i), i));
            }
            table.row(row.toArray(String[]::new));
        });
        return table.toString();
    }
}
