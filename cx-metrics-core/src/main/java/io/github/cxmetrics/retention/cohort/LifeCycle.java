package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Growth accounting: in each period who is new, who returned, who was resurrected, and who went dormant.
 *
 * <p>New is active for the first time in the log; returning was active in the period before as well; resurrected was active before, but not in the period
 * before; newly dormant was active in the period before and is not now. So {@code active = new + returning + resurrected}, and the change of active
 * customers is {@code new + resurrected − newly dormant}. Everybody is new in the log's first period: read from the second on, or give older history.
 *
 * <p>A pure function of a log, for it names customers; no tally. Periods that are not over at {@code asOf} are absent, later rows are counted apart.
 * Source: growth accounting as in Tribe Capital (2017) and Amplitude's life-cycle chart.
 */
public final class LifeCycle implements Serializable {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // an immutable list, which is serializable
    private final List<Period> periods;

    private final long afterAsOf;

    private LifeCycle(List<Period> periods, long afterAsOf) {
        this.periods = List.copyOf(periods);
        this.afterAsOf = afterAsOf;
    }

    /**
     * The life cycle of a log's customers, period by period without gaps.
     *
     * @param periods the calendar periods
     * @param all the rows; known first times ever are activity as well, amounts say nothing here
     * @param asOf the last instant observed; a period is complete if it has ended by then
     * @return the complete periods from the log's first on
     * @throws IllegalArgumentException if the log spans more than 4096 periods
     */
    public static LifeCycle of(CalendarPeriods periods, ActivityLog all, Instant asOf) {
        ActivityLog log = all.withoutRefunds();
        ActivityLog seen = log.upTo(asOf, periods.zone());
        long afterAsOf = (long) log.rows() - seen.rows();
        ActivityBits activity = ActivityBits.of(periods, seen);
        if (activity == null) {
            return new LifeCycle(List.of(), afterAsOf);
        }
        activity.addKnownStarts(seen);
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
        return new LifeCycle(
                read(active, period -> periods.label(first + period), log.names(), log.codes()), afterAsOf);
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
        return new LifeCycle(read(bits, Integer::toString, names.toArray(String[]::new), null), 0);
    }

    private static List<Period> read(
            long[][] active, IntFunction<String> label, String @Nullable [] names, int @Nullable [] codes) {
        List<Period> periods = new ArrayList<>();
        long[] seen = active.length == 0 ? new long[0] : new long[active[0].length];
        long[] before = seen.clone();
        for (int period = 0; period < active.length; period++) {
            long[] now = active[period];
            long[] known = ActivityBits.and(now, seen);
            periods.add(new Period(
                    label.apply(period),
                    new CustomerCodes(ActivityBits.without(now, seen), names, codes),
                    new CustomerCodes(ActivityBits.and(now, before), names, codes),
                    new CustomerCodes(ActivityBits.without(known, before), names, codes),
                    new CustomerCodes(ActivityBits.without(before, now), names, codes),
                    ActivityBits.count(ActivityBits.without(seen, now))));
            ActivityBits.add(seen, now);
            before = now;
        }
        return periods;
    }

    /**
     * The periods in order of time, those without activity included.
     *
     * @return an immutable list
     */
    public List<Period> periods() {
        return periods;
    }

    /**
     * Activities after {@code asOf}, set aside.
     *
     * @return the count
     */
    public long afterAsOf() {
        return afterAsOf;
    }

    /** An aligned table, a period a line; "–" where the quick ratio is not defined. */
    @Override
    public String toString() {
        String after = afterAsOf == 0 ? "" : "after asOf: " + afterAsOf + " activities";
        if (periods.isEmpty()) {
            return "life cycle: no complete periods" + (after.isEmpty() ? "" : "; " + after);
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
        for (Period period : periods) {
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
        return table + (after.isEmpty() ? "" : after + "\n");
    }

    /** One period: how many customers are new, returning, resurrected and newly dormant, and who. */
    public static final class Period implements Serializable {

        private static final long serialVersionUID = 1;

        private final String label;
        private final CustomerCodes fresh;
        private final CustomerCodes returning;
        private final CustomerCodes resurrected;
        private final CustomerCodes newlyDormant;
        private final long dormant;

        private Period(
                String label,
                CustomerCodes fresh,
                CustomerCodes returning,
                CustomerCodes resurrected,
                CustomerCodes newlyDormant,
                long dormant) {
            this.label = label;
            this.fresh = fresh;
            this.returning = returning;
            this.resurrected = resurrected;
            this.newlyDormant = newlyDormant;
            this.dormant = dormant;
        }

        /**
         * The period as tables name it.
         *
         * @return for example {@code 2024-03}
         */
        public String label() {
            return label;
        }

        /**
         * Customers active in the period.
         *
         * @return {@code new + returning + resurrected}
         */
        public long active() {
            return newCustomers() + returning() + resurrected();
        }

        /**
         * Active now and never before in the log.
         *
         * @return the count
         */
        public long newCustomers() {
            return fresh.count();
        }

        /**
         * Active now and in the period before.
         *
         * @return the count
         */
        public long returning() {
            return returning.count();
        }

        /**
         * Active now and before, but not in the period before.
         *
         * @return the count
         */
        public long resurrected() {
            return resurrected.count();
        }

        /**
         * Active in the period before and not now.
         *
         * @return the count, as a positive number
         */
        public long newlyDormant() {
            return newlyDormant.count();
        }

        /**
         * All who have been active at some time and are not now: the stock, newly dormant ones included.
         *
         * @return the count
         */
        public long dormant() {
            return dormant;
        }

        /**
         * How many more customers are active than in the period before.
         *
         * @return {@code new + resurrected − newly dormant}
         */
        public long change() {
            return newCustomers() + resurrected() - newlyDormant();
        }

        /**
         * The quick ratio of users: how many come for each that goes.
         *
         * @return {@code (new + resurrected) / newly dormant}, from 0 on; above 1 the number of active customers grows
         * @throws IllegalStateException if nobody went dormant: nothing lost is no infinite quality
         */
        public double quickRatio() {
            if (newlyDormant() == 0) {
                throw new IllegalStateException("quick ratio is undefined: nobody went dormant in " + label);
            }
            return (double) (newCustomers() + resurrected()) / newlyDormant();
        }

        /**
         * The quick ratio where somebody went dormant.
         *
         * @return the ratio, or nothing
         */
        public OptionalDouble quickRatioIfDefined() {
            return newlyDormant() == 0 ? OptionalDouble.empty() : OptionalDouble.of(quickRatio());
        }

        /**
         * Who is new.
         *
         * @return names, sorted; of a log of codes the codes, by number
         */
        public List<String> newNames() {
            return fresh.texts();
        }

        /**
         * Who returned.
         *
         * @return names, as {@link #newNames}
         */
        public List<String> returningNames() {
            return returning.texts();
        }

        /**
         * Who was resurrected.
         *
         * @return names, as {@link #newNames}
         */
        public List<String> resurrectedNames() {
            return resurrected.texts();
        }

        /**
         * Who went dormant.
         *
         * @return names, as {@link #newNames}
         */
        public List<String> newlyDormantNames() {
            return newlyDormant.texts();
        }

        /** One line, for example {@code 2024-03: 5 active = 1 new + 2 returning + 2 resurrected; 1 newly dormant, quick ratio 3.00}. */
        @Override
        public String toString() {
            return label + ": " + active() + " active = " + newCustomers() + " new + " + returning() + " returning + "
                    + resurrected() + " resurrected; " + newlyDormant() + " newly dormant"
                    + (newlyDormant() == 0 ? "" : ", quick ratio " + Text.fixed(quickRatio(), 2));
        }
    }
}
