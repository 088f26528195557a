package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Growth accounting: in each period who is new, who returned, who was resurrected, and who went dormant.
 *
 * <p>New is active for the first time in the log; returning was active in the period before as well; resurrected was active before, but not in the period
 * before; newly dormant was active in the period before and is not now. So {@code active = new + returning + resurrected}, and the change of active
 * customers is {@code new + resurrected − newly dormant}. Everybody is new in the log's first period: read from the second on, or give older history.
 *
 * <p>A pure function of a log, for it names customers; no tally. Periods that are not over at {@code asOf} are absent. Source: growth accounting as in
 * Tribe Capital (2017) and Amplitude's life-cycle chart.
 */
public final class LifeCycle {

    private final List<LifeCyclePeriod> periods;

    private LifeCycle(List<LifeCyclePeriod> periods) {
        this.periods = List.copyOf(periods);
    }

    /**
     * The life cycle of a log's customers, period by period without gaps.
     *
     * @param periods the calendar periods
     * @param asOf everything before this instant was observed
     * @param log the rows; amounts and first times ever say nothing here
     * @return the complete periods from the log's first on
     * @throws IllegalArgumentException if a row is after {@code asOf}, or the log spans more than 4096 periods
     */
    public static LifeCycle of(CalendarPeriods periods, Instant asOf, ActivityLog log) {
        log.checkNotAfter(asOf, periods.zone());
        ActivityBits activity = ActivityBits.of(periods, log);
        if (activity == null) {
            return new LifeCycle(List.of());
        }
        activity.addKnownStarts(log);
        long first = activity.ticks().first();
        long complete = periods.lastComplete(asOf) - first + 1;
        checkArgument(
                complete <= CalendarPeriods.MAX_PERIODS,
                "from the log's first activity to asOf there are %s periods of %s, more than %s",
                complete,
                periods,
                CalendarPeriods.MAX_PERIODS);
        long[][] active = new long[(int) Math.max(complete, 0)][];
        for (int period = 0; period < active.length; period++) {
            active[period] = period < activity.periods() ? activity.active(period) : activity.none();
        }
        return of(active, period -> periods.label(first + period), log.names());
    }

    /**
     * The life cycle from lists of who was active, where periods are known already.
     *
     * @param activeByPeriod the customers of each period, all of them complete; one named twice in a period counts once
     * @return the periods, named 0, 1, …
     */
    public static LifeCycle ofPeriods(List<? extends Collection<String>> activeByPeriod) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int period = 0; period < activeByPeriod.size(); period++) {
            for (String name : activeByPeriod.get(period)) {
                checkArgument(name != null, "the customer must not be null (period %s)", period);
                if (codes.putIfAbsent(name, names.size()) == null) {
                    names.add(name);
                }
            }
        }
        long[][] bits = new long[activeByPeriod.size()][(names.size() + Long.SIZE - 1) / Long.SIZE];
        for (int period = 0; period < bits.length; period++) {
            for (String name : activeByPeriod.get(period)) {
                int code = requireNonNull(codes.get(name));
                bits[period][code >>> 6] |= 1L << code;
            }
        }
        return of(bits, Integer::toString, new CustomerNames(names.toArray(String[]::new)));
    }

    private static LifeCycle of(long[][] active, IntFunction<String> label, CustomerNames names) {
        List<LifeCyclePeriod> periods = new ArrayList<>();
        long[] seen = active.length == 0 ? new long[0] : new long[active[0].length];
        long[] before = seen.clone();
        for (int period = 0; period < active.length; period++) {
            long[] now = active[period];
            long[] known = ActivityBits.and(now, seen);
            periods.add(new LifeCyclePeriod(
                    label.apply(period),
                    new CustomerCodes(ActivityBits.without(now, seen), names),
                    new CustomerCodes(ActivityBits.and(now, before), names),
                    new CustomerCodes(ActivityBits.without(known, before), names),
                    new CustomerCodes(ActivityBits.without(before, now), names),
                    ActivityBits.count(ActivityBits.without(seen, now))));
            ActivityBits.add(seen, now);
            before = now;
        }
        return new LifeCycle(periods);
    }

    /**
     * The periods in order of time, those without activity included.
     *
     * @return an immutable list
     */
    public List<LifeCyclePeriod> periods() {
        return periods;
    }

    /** An aligned table, a period a line; "–" where the quick ratio is not defined. */
    @Override
    public String toString() {
        if (periods.isEmpty()) {
            return "life cycle: no complete periods";
        }
        TextTable table = TextTable.of(
                "period",
                "active",
                "new",
                "returning",
                "resurrected",
                "newly dormant",
                "change",
                "quick ratio",
                "dormant");
        for (LifeCyclePeriod period : periods) {
            long change = period.change();
            table.row(
                    period.label(),
                    Long.toString(period.active()),
                    Long.toString(period.newCustomers()),
                    Long.toString(period.returning()),
                    Long.toString(period.resurrected()),
                    Long.toString(period.newlyDormant()),
                    (change > 0 ? "+" : "") + change,
                    period.newlyDormant() == 0 ? TextTable.UNDEFINED : Text.fixed(period.quickRatio(), 2),
                    Long.toString(period.dormant()));
        }
        return table.toString();
    }
}
