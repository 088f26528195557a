package io.github.cxmetrics.survey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A year of the airport survey in the test resources; its cells hold neither commas nor quotes. */
final class SfoColumns {

    private static final int EMPTY = -1;

    private final List<String> header;
    private final List<String[]> rows;

    private SfoColumns(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static SfoColumns read(String file) {
        try (InputStream in = SfoColumns.class.getResourceAsStream("/data/" + file)) {
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            return new SfoColumns(Arrays.asList(lines.get(0)), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    int rows() {
        return rows.size();
    }

    private String[] cells(String column) {
        int index = header.indexOf(column);
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    int[] codes(String column) {
        return Arrays.stream(cells(column))
                .mapToInt(cell -> cell.isEmpty() ? EMPTY : Integer.parseInt(cell))
                .toArray();
    }

    Ratings ratings(String column, RatingScale scale) {
        return Ratings.of(scale.missing(EMPTY), codes(column));
    }

    Map<String, Nps> npsBy(String groups, String column, RatingScale scale) {
        String[] names = cells(groups);
        int[] codes = codes(column);
        Map<String, Ratings> ratings = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            ratings.merge(names[i], Ratings.of(scale.missing(EMPTY), codes[i]), Ratings::plus);
        }
        Map<String, Nps> scores = new TreeMap<>();
        ratings.forEach((name, each) -> scores.put(name, Nps.from(each)));
        return scores;
    }

    WeightedRatings weighted(JsonNode input, RatingScale scale) {
        return weighted(input.path("column").asText(), input.path("weight").asText(), scale);
    }

    WeightedRatings weighted(String column, String weight, RatingScale scale) {
        double[] weights = Arrays.stream(cells(weight))
                .mapToDouble(cell -> cell.isEmpty() ? 0 : Double.parseDouble(cell))
                .toArray();
        return WeightedRatings.of(scale.missing(EMPTY), codes(column), weights);
    }
}
