package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link Table} in groups: by the texts of columns, by periods of the calendar, or both. Names are trimmed and in natural order, rows without a
 * group are {@code (empty)}, and groups without rows are none. Immutable.
 */
public final class Groups {

    /** So many places of groups are looked up in an array; beyond, by halving. */
    private static final int MOST_PLACES = 1 << 22;

    private final Table table;
    private final List<GroupKey> keys;
    private final @Nullable CalendarPeriods periods;
    private final List<String> names;
    private final int[] groupOf;

    private Groups(Table table, List<GroupKey> keys, @Nullable CalendarPeriods periods) {
        this.table = table;
        this.keys = keys;
        this.periods = periods;
        this.names = new ArrayList<>();
        this.groupOf = new int[table.size()];
        number();
    }

    /** Numbers the groups that have rows, by the first key, then by the second. */
    private void number() {
        long[] mixed = new long[groupOf.length];
        for (GroupKey key : keys) {
            for (int row = 0; row < mixed.length; row++) {
                mixed[row] = Math.addExact(
                        Math.multiplyExact(mixed[row], (long) key.names().size()), key.groupOf()[row]);
            }
        }
        long[] present = LongStream.of(mixed).distinct().sorted().toArray();
        if (keys.stream().mapToLong(key -> key.names().size()).reduce(1, Groups::product) <= MOST_PLACES) {
            numberByPlace(mixed, present);
        } else {
            Arrays.setAll(groupOf, row -> Arrays.binarySearch(present, mixed[row]));
        }
        for (long group : present) {
            names.add(name(group));
        }
    }

    private static long product(long a, long b) {
        return a > MOST_PLACES || b > MOST_PLACES ? MOST_PLACES + 1L : a * b;
    }

    private void numberByPlace(long[] mixed, long[] present) {
        int[] place = new int[present.length == 0 ? 0 : (int) present[present.length - 1] + 1];
        for (int group = 0; group < present.length; group++) {
            place[(int) present[group]] = group;
        }
        Arrays.setAll(groupOf, row -> place[(int) mixed[row]]);
    }

    private String name(long mixed) {
        String name = "";
        long rest = mixed;
        for (int i = keys.size() - 1; i >= 0; i--) {
            List<String> ofKey = keys.get(i).names();
            String part = ofKey.get((int) (rest % ofKey.size()));
            name = name.isEmpty() ? part : part + ", " + name;
            rest /= ofKey.size();
        }
        return name;
    }

    static Groups of(Table table, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("groups need a column, and none was given");
        }
        return new Groups(
                table,
                Stream.of(columns).map(column -> GroupKey.of(table, column)).toList(),
                null);
    }

    static Groups of(Table table, String time, CalendarPeriods periods) {
        return new Groups(table, List.of(GroupKey.of(table, time, periods)), periods);
    }

    /**
     * These groups, each by the texts of further columns.
     *
     * @param columns their names
     * @return the groups of both
     * @throws IllegalArgumentException if there is no such column
     */
    public Groups by(String... columns) {
        List<GroupKey> more = new ArrayList<>(keys);
        Stream.of(columns).map(column -> GroupKey.of(table, column)).forEach(more::add);
        return new Groups(table, more, periods);
    }

    /**
     * How many rows each group has.
     *
     * @return group to count, in order
     */
    public Map<String, Long> counts() {
        long[] counts = new long[names.size()];
        for (int group : groupOf) {
            counts[group]++;
        }
        Map<String, Long> byName = new LinkedHashMap<>();
        for (int group = 0; group < counts.length; group++) {
            byName.put(names.get(group), counts[group]);
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * The rows of each group.
     *
     * @return group to table, in order
     */
    public Map<String, Table> tables() {
        return tables(table);
    }

    /** The groups' parts of a table that has the same rows, and maybe fewer columns. */
    private Map<String, Table> tables(Table of) {
        int[][] rows = new int[names.size()][];
        int[] filled = new int[rows.length];
        List<Long> counts = List.copyOf(counts().values());
        for (int group = 0; group < rows.length; group++) {
            rows[group] = new int[Math.toIntExact(counts.get(group))];
        }
        for (int row = 0; row < groupOf.length; row++) {
            rows[groupOf[row]][filled[groupOf[row]]++] = row;
        }
        Map<String, Table> byName = new LinkedHashMap<>();
        for (int group = 0; group < rows.length; group++) {
            byName.put(names.get(group), of.pick(rows[group]));
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Counts a column of ratings in each group.
     *
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @return group to ratings, in order
     * @throws IllegalArgumentException as {@link Table#ratings(String, RatingScale)}
     */
    public Map<String, Ratings> ratings(String column, RatingScale scale) {
        return byGroup(RatingColumn.of(table, column, scale));
    }

    /**
     * Counts a column of text answers in each group.
     *
     * @param column its name
     * @param labels the scale with its labels
     * @return group to ratings, in order
     * @throws IllegalArgumentException as {@link Table#ratings(String, ScaleLabels)}
     */
    public Map<String, Ratings> ratings(String column, ScaleLabels labels) {
        return byGroup(RatingColumn.of(table, column, labels));
    }

    private Map<String, Ratings> byGroup(RatingColumn column) {
        List<Ratings> ratings = column.bySegment(groupOf, names.size());
        Map<String, Ratings> byName = new LinkedHashMap<>();
        for (int group = 0; group < ratings.size(); group++) {
            byName.put(names.get(group), ratings.get(group));
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * A metric of a column of ratings in each group: {@code table.by("BAREA").ratings("NETPRO", scale, Nps::from)}.
     *
     * @param column the column of the ratings
     * @param scale the scale, with the missing codes that the column holds
     * @param reading makes the metric of the ratings
     * @param <M> the metric
     * @return the metric by group
     * @throws IllegalArgumentException as {@link Table#ratings(String, RatingScale)}
     */
    public <M extends Metric<M>> Grouped<M> ratings(
            String column, RatingScale scale, Function<? super Ratings, M> reading) {
        return grouped(ratings(column, scale), reading);
    }

    /**
     * A metric of a column of text answers in each group.
     *
     * @param column its name
     * @param labels the scale with its labels
     * @param reading makes the metric of the ratings
     * @param <M> the metric
     * @return the metric by group
     * @throws IllegalArgumentException as {@link Table#ratings(String, ScaleLabels)}
     */
    public <M extends Metric<M>> Grouped<M> ratings(
            String column, ScaleLabels labels, Function<? super Ratings, M> reading) {
        return grouped(ratings(column, labels), reading);
    }

    /**
     * The Net Promoter Score of each group.
     *
     * @param column answers on 0..10, or promoter, passive and detractor
     * @return the score by group
     * @throws IllegalArgumentException as {@link Table#nps}
     */
    public Grouped<Nps> nps(String column) {
        return AnswerWords.areBands(table.column(column))
                ? grouped(tables(table.keep(column)), rows -> rows.nps(column))
                : ratings(column, RatingScale.ZERO_TO_TEN, Nps::from);
    }

    /**
     * Customer satisfaction of each group, of a column that says good or bad.
     *
     * @param column its name
     * @return the share of the good, by group
     * @throws IllegalArgumentException as {@link Table#csat(String)}
     */
    public Grouped<Csat> csat(String column) {
        return grouped(tables(table.keep(column)), rows -> rows.csat(column));
    }

    /**
     * The share of some texts in each group.
     *
     * @param column the column of the texts
     * @param texts what is counted
     * @return the share by group
     * @throws IllegalArgumentException as {@link Table#share}
     */
    public Grouped<Proportion> share(String column, String... texts) {
        table.share(column, texts);
        return grouped(tables(table.keep(column)), rows -> CustomerDoors.shareOfAny(rows, column, texts));
    }

    /**
     * The time until something happened, in each group.
     *
     * @param unit the unit of the times
     * @param time the column of the times, numbers
     * @param ended the column that says whether it happened
     * @param texts what that column says where it did
     * @return group to tally, in order
     * @throws IllegalArgumentException as {@link Table#survival}
     */
    public Map<String, SurvivalTally> survival(ChronoUnit unit, String time, String ended, String... texts) {
        table.survival(unit, time, ended, texts);
        Map<String, SurvivalTally> byName = new LinkedHashMap<>();
        tables(table.keep(time, ended))
                .forEach((group, rows) ->
                        byName.put(group, CustomerDoors.survivalOfAny(rows, unit, time, ended, texts)));
        return Collections.unmodifiableMap(byName);
    }

    /**
     * The survival curve of each group, as {@code Chart.survival} takes them.
     *
     * @param unit the unit of the times
     * @param time the column of the times, numbers
     * @param ended the column that says whether it happened
     * @param texts what that column says where it did
     * @return group to curve, in order
     * @throws IllegalArgumentException as {@link Table#survival}
     */
    public Map<String, SurvivalCurve> curves(ChronoUnit unit, String time, String ended, String... texts) {
        Map<String, SurvivalCurve> byName = new LinkedHashMap<>();
        survival(unit, time, ended, texts).forEach((group, tally) -> byName.put(group, tally.curve()));
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Any metric of the rows of each group: {@code table.by("agent").metric(rows -> Csat.from(rows.ratings("stars", scale)))}.
     *
     * @param reading makes the metric of the rows
     * @param <M> the metric
     * @return the metric by group
     */
    public <M extends Metric<M>> Grouped<M> metric(Function<? super Table, M> reading) {
        return grouped(tables(), reading);
    }

    private <R, M extends Metric<M>> Grouped<M> grouped(Map<String, R> tallies, Function<? super R, M> reading) {
        Objects.requireNonNull(reading, "reading");
        Map<String, M> metrics = new LinkedHashMap<>();
        tallies.forEach((group, tally) -> metrics.put(group, reading.apply(tally)));
        String heading = keys.stream().map(GroupKey::heading).collect(Collectors.joining(", "));
        return Grouped.of(heading, metrics, keys.size() == 1 ? periods : null, starts());
    }

    private Map<String, Instant> starts() {
        Map<String, Instant> starts = new HashMap<>();
        GroupKey key = keys.get(0);
        for (int group = 0; group < key.names().size(); group++) {
            Instant start = key.start(group);
            if (start != null) {
                starts.put(key.names().get(group), start);
            }
        }
        return starts;
    }

    /** For example {@code sfo_2018.csv by BAREA: 7 groups of 2809 rows}. */
    @Override
    public String toString() {
        return table.name() + " by " + keys.stream().map(GroupKey::heading).collect(Collectors.joining(", ")) + ": "
                + names.size() + (names.size() == 1 ? " group of " : " groups of ") + table.size() + " rows";
    }
}
