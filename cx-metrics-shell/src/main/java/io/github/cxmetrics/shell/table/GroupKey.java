package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One column that rows are grouped by: the group of each row, counted in the order in which groups are listed.
 *
 * @param heading what the groups are
 * @param names of the groups, in order
 * @param groupOf each row
 * @param starts of the groups, where they are periods; nothing where they aren't
 */
record GroupKey(String heading, List<String> names, int[] groupOf, List<Instant> starts) {

    static final String EMPTY = "(empty)";

    static GroupKey of(Table table, String column) {
        Column cells = table.column(column);
        List<String> plain = cells.texts().stream()
                .map(text -> text.replace('\u00A0', ' ').strip())
                .toList();
        List<String> names = new ArrayList<>(new TreeSet<>(plain));
        names.sort(NaturalOrder.of(names));
        Map<String, Integer> place = new TreeMap<>();
        names.forEach(name -> place.put(name, place.size()));
        int[] groupOfCode = plain.stream().mapToInt(place::get).toArray();
        int[] groupOf = new int[cells.rows()];
        for (int row = 0; row < groupOf.length; row++) {
            groupOf[row] = cells.code(row) < 0 ? names.size() : groupOfCode[cells.code(row)];
        }
        return new GroupKey(column, withEmpty(names, cells), groupOf, List.of());
    }

    static GroupKey of(Table table, String time, CalendarPeriods periods) {
        Column cells = table.column(time);
        IntToLongFunction numberOf = numbers(table, time, periods);
        long[] byCode =
                IntStream.range(0, cells.texts().size()).mapToLong(numberOf).toArray();
        long[] numbers = LongStream.of(byCode).sorted().distinct().toArray();
        List<String> names = new ArrayList<>();
        List<Instant> starts = new ArrayList<>();
        for (long number : numbers) {
            names.add(periods.label(number));
            starts.add(periods.start(number));
        }
        int[] groupOfCode = LongStream.of(byCode)
                .mapToInt(number -> Arrays.binarySearch(numbers, number))
                .toArray();
        int[] groupOf = new int[cells.rows()];
        for (int row = 0; row < groupOf.length; row++) {
            groupOf[row] = cells.code(row) < 0 ? names.size() : groupOfCode[cells.code(row)];
        }
        return new GroupKey(time, withEmpty(names, cells), groupOf, starts);
    }

    private static IntToLongFunction numbers(Table table, String time, CalendarPeriods periods) {
        boolean isMonthOrLonger = periods.unit().compareTo(PeriodUnit.MONTH) >= 0;
        List<String> texts = table.column(time).texts();
        if (isMonthOrLonger && !texts.isEmpty() && texts.get(0).length() == 7) {
            YearMonth[] months = table.monthsByCode(time);
            return code -> periods.numberOf(months[code].atDay(1));
        }
        TimeColumn times = table.times(time);
        if (times.days()) {
            return code -> periods.numberOf(times.date(code, table.zone()));
        }
        return code -> periods.numberOf(Instant.ofEpochSecond(times.epochSecond(code, table.zone())));
    }

    private static List<String> withEmpty(List<String> names, Column cells) {
        if (cells.missing() > 0) {
            names.add(EMPTY);
        }
        return List.copyOf(names);
    }

    /** The start of a group, if it is a period. */
    @Nullable
    Instant start(int group) {
        return group < starts.size() ? starts.get(group) : null;
    }
}
