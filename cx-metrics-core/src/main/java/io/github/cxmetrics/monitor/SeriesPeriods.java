package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The periods of a series from the first to the last, each with its tally.
 *
 * @param periods the calendar
 * @param numbers the numbers of the periods, ascending
 * @param tallies one for each; empty in a gap
 */
record SeriesPeriods<M extends Metric<M>>(CalendarPeriods periods, long[] numbers, List<M> tallies) {

    /** Refuses what does not come after the last. */
    static <M> void put(TreeMap<Long, M> byNumber, long number, Object key, M tally) {
        checkArgument(tally != null, "the tally of %s must not be null", key);
        checkArgument(
                byNumber.isEmpty() || number > byNumber.lastKey(),
                "periods must ascend without overlap: %s does not come after the period before it",
                key);
        byNumber.put(number, tally);
    }

    /** From the first period with a tally to the last. */
    static <M extends Metric<M>> SeriesPeriods<M> of(CalendarPeriods periods, TreeMap<Long, M> byNumber) {
        checkArgument(!byNumber.isEmpty(), "a series needs a period with a tally");
        M first = byNumber.firstEntry().getValue();
        byNumber.values().forEach(tally -> TallyRule.checkMerge(first.name(), first.rule(), tally.rule()));
        return spanned(periods, byNumber, first, byNumber.firstKey(), byNumber.lastKey());
    }

    /** Some periods, gaps filled; those of no length are left out. */
    static <M extends Metric<M>> SeriesPeriods<M> spanned(
            CalendarPeriods periods, SortedMap<Long, M> byNumber, M any, long from, long to) {
        checkArgument(
                to - from < CalendarPeriods.MAX_PERIODS,
                "a series from %s to %s spans %s periods; at most %s are allowed",
                periods.label(from),
                periods.label(to),
                to - from + 1,
                CalendarPeriods.MAX_PERIODS);
        M empty = any.rule().empty();
        long[] numbers = new long[(int) (to - from + 1)];
        List<M> tallies = new ArrayList<>(numbers.length);
        for (long number = from; number <= to; number++) {
            M tally = byNumber.get(number);
            if (tally != null || periods.start(number).isBefore(periods.start(number + 1))) {
                numbers[tallies.size()] = number;
                tallies.add(tally == null ? empty : tally);
            }
        }
        checkArgument(
                !tallies.isEmpty(), "the zone %s skipped %s: no period is left", periods.zone(), periods.label(from));
        return new SeriesPeriods<>(periods, Arrays.copyOf(numbers, tallies.size()), tallies);
    }
}
