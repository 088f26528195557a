package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Table;
import com.google.common.collect.Tables;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins rows to responses: by the names of respondent and feature, never by position. */
final class RowJoin {

    private final Table<String, String, KanoResponse> responses =
            Tables.newCustomTable(new LinkedHashMap<>(), LinkedHashMap::new);

    private RowJoin() {}

    static RowJoin of(Collection<KanoRow> rows) {
        requireNonNull(rows, "rows");
        RowJoin join = new RowJoin();
        int index = 0;
        for (KanoRow row : rows) {
            checkArgument(row != null, "a Kano row must not be null (row %s)", index);
            join.add(row, index++);
        }
        join.responses.rowMap().forEach(RowJoin::checkBothQuestions);
        return join;
    }

    private void add(KanoRow row, int index) {
        KanoResponse before = responses.get(row.feature(), row.respondent());
        if (before == null) {
            before = KanoResponse.of(null, null);
        }
        responses.put(
                row.feature(),
                row.respondent(),
                new KanoResponse(
                        joined(before.functional(), row.functional(), "functional", row, index),
                        joined(before.dysfunctional(), row.dysfunctional(), "dysfunctional", row, index),
                        joined(before.importance(), row, index)));
    }

    private static @Nullable KanoAnswer joined(
            @Nullable KanoAnswer before, @Nullable KanoAnswer now, String question, KanoRow row, int index) {
        if (before != null && now != null) {
            throw twice(question + " question", row, index);
        }
        return before == null ? now : before;
    }

    private static OptionalInt joined(OptionalInt before, KanoRow row, int index) {
        if (before.isPresent() && row.importance().isPresent()) {
            throw twice("importance", row, index);
        }
        return before.isPresent() ? before : row.importance();
    }

    private static IllegalArgumentException twice(String question, KanoRow row, int index) {
        return new IllegalArgumentException(
                "a respondent answered the " + question + " of a feature twice (row " + index + ")");
    }

    private static void checkBothQuestions(String feature, Map<String, KanoResponse> responses) {
        boolean functional = responses.values().stream().anyMatch(r -> r.functional() != null);
        boolean dysfunctional = responses.values().stream().anyMatch(r -> r.dysfunctional() != null);
        if (functional != dysfunctional) {
            throw onlyOne(feature, functional);
        }
    }

    static IllegalArgumentException onlyOne(String feature, boolean functional) {
        return new IllegalArgumentException("feature \"" + feature + "\" has only "
                + (functional ? "functional answers, its dysfunctional" : "dysfunctional answers, its functional")
                + " question is missing");
    }

    /** Segment to feature to tally. Each segment has all features, each in the order of the rows. */
    Map<String, Map<String, KanoTally>> tallies(AnswerForm form, Function<? super String, String> segmentOf) {
        Map<String, Map<String, KanoAccumulator>> accumulators = new LinkedHashMap<>();
        Map<String, String> segments = new LinkedHashMap<>();
        responses.columnKeySet().forEach(respondent -> segments.put(respondent, segment(respondent, segmentOf)));
        segments.values().forEach(segment -> accumulators.computeIfAbsent(segment, s -> emptyFeatures(form)));
        for (Table.Cell<String, String, KanoResponse> cell : responses.cellSet()) {
            var features = requireNonNull(accumulators.get(segments.get(cell.getColumnKey())));
            requireNonNull(features.get(cell.getRowKey())).add(requireNonNull(cell.getValue()));
        }
        Map<String, Map<String, KanoTally>> tallies = new LinkedHashMap<>();
        accumulators.forEach((segment, features) -> {
            Map<String, KanoTally> byFeature = new LinkedHashMap<>();
            features.forEach((feature, accumulator) -> byFeature.put(feature, accumulator.snapshot()));
            tallies.put(segment, byFeature);
        });
        return tallies;
    }

    private static String segment(String respondent, Function<? super String, String> segmentOf) {
        requireNonNull(segmentOf, "segmentOf");
        String segment = segmentOf.apply(respondent);
        checkArgument(segment != null, "a respondent has no segment");
        return segment;
    }

    private Map<String, KanoAccumulator> emptyFeatures(AnswerForm form) {
        Map<String, KanoAccumulator> features = new LinkedHashMap<>();
        responses.rowKeySet().forEach(feature -> features.put(feature, new KanoAccumulator(form)));
        return features;
    }
}
