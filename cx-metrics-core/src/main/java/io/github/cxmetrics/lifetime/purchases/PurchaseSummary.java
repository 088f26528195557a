package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shop's report says of a period: orders, average order value (AOV), how often customers buy, who comes back, and how long that takes. An order is a
 * day on which a customer bought something, as a log holds it; refunds count as the log's {@link AmountPolicy} has them, as far as they are known on the last
 * day. A reading of a log, no tally: merge the logs.
 */
public final class PurchaseSummary implements Serializable {

    private static final long serialVersionUID = 1;

    private final LocalDate from;
    private final LocalDate asOf;
    private final Totals totals;

    @SuppressWarnings("serial") // the JDK's maps are
    private final SortedMap<Integer, Long> gaps;

    private PurchaseSummary(LocalDate from, LocalDate asOf, Totals totals, SortedMap<Integer, Long> gaps) {
        this.from = from;
        this.asOf = asOf;
        this.totals = totals;
        this.gaps = Collections.unmodifiableSortedMap(gaps);
    }

    private record Totals(
            long orders,
            long repeatOrders,
            Money revenue,
            long customers,
            long returning,
            long everCustomers,
            long everRepeat)
            implements Serializable {}

    /**
     * The summary of a period.
     *
     * @param log the purchases, those before the period too, which say who returns
     * @param from the first day, included
     * @param asOf the last day, included, up to which all is known; later rows are not looked at
     * @return the summary
     * @throws IllegalArgumentException if the period ends before it begins
     */
    public static PurchaseSummary of(PurchaseLog log, LocalDate from, LocalDate asOf) {
        requireNonNull(log, "log");
        requireNonNull(from, "from");
        requireNonNull(asOf, "asOf");
        checkArgument(!asOf.isBefore(from), "a period must not end before it begins: %s, %s", from, asOf);
        Reader reader = new Reader(log, from.toEpochDay());
        for (int c = 0; c < log.columns().ids().length; c++) {
            reader.add(c, asOf.toEpochDay());
        }
        return new PurchaseSummary(from, asOf, reader.totals(), reader.gaps);
    }

    /**
     * The summary of all that a log has up to a day.
     *
     * @param log the purchases
     * @param asOf the last day, included
     * @return the summary
     */
    public static PurchaseSummary of(PurchaseLog log, LocalDate asOf) {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
        LocalDate first = log.firstDay().orElse(asOf);
        return of(log, first.isAfter(asOf) ? asOf : first, asOf);
    }

    private static final class Reader {

        private final Netting netting;
        private final boolean net;
        private final long from;
        private final PurchaseRule rule;
        private final TreeMap<Integer, Long> gaps = new TreeMap<>();
        private long orders;
        private long repeatOrders;
        private long minor;
        private long customers;
        private long returning;
        private long everCustomers;
        private long everRepeat;

        Reader(PurchaseLog log, long from) {
            netting = new Netting(log);
            rule = log.rule();
            net = rule.amounts() == AmountPolicy.NET;
            this.from = from;
        }

        void add(int customer, long asOf) {
            netting.upTo(customer, asOf);
            int ever = 0;
            int before = 0;
            int last = 0;
            for (int i = 0; i < netting.size(); i++) {
                boolean inside = netting.day(i) >= from;
                minor = inside ? CountMath.sum(minor, netting.amount(i), "amounts") : minor;
                if (net && netting.amount(i) <= 0) {
                    continue;
                }
                if (inside && ever > 0) {
                    repeatOrders++;
                    gaps.merge(netting.day(i) - last, 1L, Long::sum);
                }
                last = netting.day(i);
                ever++;
                before += inside ? 0 : 1;
            }
            orders += ever - before;
            customers += ever > before ? 1 : 0;
            returning += ever > before && before > 0 ? 1 : 0;
            everCustomers += ever > 0 ? 1 : 0;
            everRepeat += ever > 1 ? 1 : 0;
        }

        Totals totals() {
            Money revenue = Money.ofMinor(minor, rule.currency());
            return new Totals(orders, repeatOrders, revenue, customers, returning, everCustomers, everRepeat);
        }
    }

    /**
     * The orders of the period.
     *
     * @return days with a purchase, summed over the customers
     */
    public long orders() {
        return totals.orders;
    }

    /**
     * The customers of the period.
     *
     * @return how many have an order in it
     */
    public long customers() {
        return totals.customers;
    }

    /**
     * The money of the period, less refunds as the log's policy has them.
     *
     * @return exact
     */
    public Money revenue() {
        return totals.revenue;
    }

    /**
     * The average order value (AOV).
     *
     * @return revenue / orders, in major units of the currency
     * @throws IllegalStateException if there are no orders
     */
    public double averageOrderValue() {
        return perOne("average order value", totals.orders, "orders");
    }

    /**
     * The revenue a customer of the period.
     *
     * @return revenue / customers, in major units of the currency
     * @throws IllegalStateException if there are no customers
     */
    public double revenuePerCustomer() {
        return perOne("revenue per customer", totals.customers, "customers");
    }

    private double perOne(String name, long count, String what) {
        check(name, count, what);
        return totals.revenue
                .amount()
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static void check(String name, long count, String what) {
        if (count == 0) {
            throw new IllegalStateException(name + " is undefined: no " + what);
        }
    }

    /**
     * The purchase frequency of the period.
     *
     * @return orders / customers, at least 1
     * @throws IllegalStateException if there are no customers
     */
    public double ordersPerCustomer() {
        check("purchase frequency", totals.customers, "customers");
        return (double) totals.orders / totals.customers;
    }

    /**
     * The returning customers: those of the period who had ordered before it began.
     *
     * @return returning customers of the period's customers
     */
    public Proportion returningCustomers() {
        return Proportion.of(totals.returning, totals.customers)
                .named("returning customers", "customers of the period");
    }

    /**
     * The repeat customers: those with two orders or more, ever up to the last day. The other reading of what shops call returning.
     *
     * @return repeat customers of all who ever ordered
     */
    public Proportion repeatCustomers() {
        return Proportion.of(totals.everRepeat, totals.everCustomers).named("repeat customers", "customers so far");
    }

    /**
     * The repeat orders of the period: those that are not a customer's first.
     *
     * @return repeat orders of the period's orders
     */
    public Proportion repeatOrders() {
        return Proportion.of(totals.repeatOrders, totals.orders).named("repeat orders", "orders");
    }

    /**
     * The days from an order of the period back to the customer's order before. Only waits that are over; those who wait still are not in it, so that the
     * mean is too short for the whole: for it, read the waits as survival times.
     *
     * @return days to how many repeat orders, rising, unmodifiable
     */
    public Map<Integer, Long> daysBetweenOrders() {
        return gaps;
    }

    /**
     * The mean time between orders.
     *
     * @return days, over the period's repeat orders
     * @throws IllegalStateException if there are no repeat orders
     */
    public double meanDaysBetweenOrders() {
        check("mean time between orders", totals.repeatOrders, "repeat orders");
        long days = 0;
        for (Map.Entry<Integer, Long> gap : gaps.entrySet()) {
            days = Math.addExact(days, Math.multiplyExact(gap.getKey(), gap.getValue()));
        }
        return (double) days / totals.repeatOrders;
    }

    /**
     * The median time between orders.
     *
     * @return days, over the period's repeat orders; of an even number of them the mean of the middle two
     * @throws IllegalStateException if there are no repeat orders
     */
    public double medianDaysBetweenOrders() {
        check("median time between orders", totals.repeatOrders, "repeat orders");
        return (day((totals.repeatOrders - 1) / 2) + day(totals.repeatOrders / 2)) / 2.0;
    }

    private int day(long rank) {
        long seen = 0;
        for (Map.Entry<Integer, Long> gap : gaps.entrySet()) {
            seen += gap.getValue();
            if (seen > rank) {
                return gap.getKey();
            }
        }
        throw new IllegalStateException("no gap of rank " + rank);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseSummary that
                && from.equals(that.from)
                && asOf.equals(that.asOf)
                && totals.equals(that.totals)
                && gaps.equals(that.gaps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(totals, gaps);
    }

    /** One line, for example {@code 2025-01-01 to 2025-01-31: 5 orders of 3 customers, EUR 120.00, AOV 24.00, 1 of 3 returning, median 7 days between orders}. */
    @Override
    public String toString() {
        String period = from + " to " + asOf + ": ";
        if (totals.orders == 0) {
            return period + "no orders";
        }
        int digits = totals.revenue.currency().getDefaultFractionDigits();
        return period + totals.orders + " orders of " + totals.customers + " customers, " + totals.revenue + ", AOV "
                + Text.fixed(averageOrderValue(), digits) + ", " + totals.returning + " of " + totals.customers
                + " returning"
                + (gaps.isEmpty()
                        ? ""
                        : ", median " + Text.shortest(medianDaysBetweenOrders()) + " days between orders");
    }
}
