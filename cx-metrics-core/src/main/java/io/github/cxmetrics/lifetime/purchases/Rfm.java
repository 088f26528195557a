package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * RFM: customers scored by recency (days since the last purchase), frequency (days with a purchase) and money (all they paid), and put into segments. A
 * description of the past that needs no model.
 *
 * <p>Purchases after the day of the reading are not looked at. With {@link AmountPolicy#NET} a day that was paid back is no purchase, with
 * {@link AmountPolicy#AGAINST_LATEST} one that was paid back later neither.
 *
 * <p>Source: Hughes, Strategic Database Marketing, 1994.
 */
public final class Rfm implements Serializable {

    private static final long serialVersionUID = 1;

    private final Currency currency;

    @SuppressWarnings("serial") // the JDK's unmodifiable lists are
    private final List<Customer> customers;

    private final RfmScale scale;
    private final RfmGrid grid;

    private Rfm(Currency currency, List<Customer> customers, RfmScale scale, RfmGrid grid) {
        this.currency = currency;
        this.customers = customers;
        this.scale = scale;
        this.grid = grid;
    }

    /**
     * The three scores of a customer, from 1 to the levels of the scale; higher is better.
     *
     * @param recency high for a purchase not long ago
     * @param frequency high for many purchases
     * @param money high for much money
     */
    public record Scores(int recency, int frequency, int money) implements Serializable {

        /**
         * Checks the scores.
         *
         * @param recency high for a purchase not long ago
         * @param frequency high for many purchases
         * @param money high for much money
         * @throws IllegalArgumentException if one is below 1
         */
        public Scores {
            checkArgument(
                    recency >= 1 && frequency >= 1 && money >= 1,
                    "scores begin with 1: %s-%s-%s",
                    recency,
                    frequency,
                    money);
        }

        /** The three digits, for example {@code 5-4-3}. */
        @Override
        public String toString() {
            return recency + "-" + frequency + "-" + money;
        }
    }

    /**
     * One customer.
     *
     * @param id the customer
     * @param days since the last purchase
     * @param purchases days with a purchase
     * @param money all the customer paid
     * @param scores the three scores
     * @param segment the one segment that the scores lie in
     */
    public record Customer(String id, int days, int purchases, Money money, Scores scores, String segment)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param id the customer
         * @param days since the last purchase
         * @param purchases days with a purchase
         * @param money all the customer paid
         * @param scores the three scores
         * @param segment the one segment that the scores lie in
         * @throws IllegalArgumentException if a number is negative
         */
        public Customer {
            requireNonNull(id, "id");
            Checks.count(days, "days since the last purchase");
            Checks.count(purchases, "purchases");
            requireNonNull(money, "money");
            requireNonNull(scores, "scores");
            requireNonNull(segment, "segment");
        }

        /** For example {@code 5-4-4, champions: 12 purchases, EUR 340.00, the last 3 days ago}, without the id. */
        @Override
        public String toString() {
            return scores + ", " + segment + ": " + purchases + (purchases == 1 ? " purchase, " : " purchases, ")
                    + money + ", the last " + days + (days == 1 ? " day ago" : " days ago");
        }
    }

    /**
     * What the customers of a segment have in common.
     *
     * @param customers how many
     * @param days the sum of their days since the last purchase
     * @param purchases the sum of their purchases
     * @param money the sum of their money
     */
    public record Segment(long customers, long days, long purchases, Money money) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param customers how many
         * @param days the sum of their days since the last purchase
         * @param purchases the sum of their purchases
         * @param money the sum of their money
         * @throws IllegalArgumentException if a number is negative
         */
        public Segment {
            Checks.count(customers, "customers");
            Checks.count(days, "days since the last purchases");
            Checks.count(purchases, "purchases");
            requireNonNull(money, "money");
        }

        private Segment plus(Customer c) {
            return new Segment(customers + 1, days + c.days, purchases + c.purchases, money.plus(c.money));
        }
    }

    /**
     * Scores by quintiles, equal values with equal scores, and the standard segments.
     *
     * @param log the log
     * @param asOf the day of the reading, included
     * @return the scored customers
     */
    public static Rfm of(PurchaseLog log, LocalDate asOf) {
        return of(log, asOf, RfmScale.quintiles(), RfmGrid.STANDARD);
    }

    /**
     * Scores by a scale, and segments of a grid.
     *
     * @param log the log
     * @param asOf the day of the reading, included
     * @param scale how values become scores
     * @param grid how scores become segments
     * @return the scored customers
     * @throws IllegalArgumentException if scale and grid differ in their levels, or the scale's limits are in another currency than the log
     */
    public static Rfm of(PurchaseLog log, LocalDate asOf, RfmScale scale, RfmGrid grid) {
        requireNonNull(grid, "grid");
        checkArgument(
                scale.levels() == grid.names().size(),
                "scale and grid must have the same levels, not %s and %s",
                scale.levels(),
                grid.names().size());
        List<Customer> read = read(log, Calendar.epochDay(asOf, "last day"));
        long[] recency = read.stream().mapToLong(c -> -c.days).toArray();
        long[] frequency = read.stream().mapToLong(Customer::purchases).toArray();
        long[] money = read.stream().mapToLong(c -> c.money.minor()).toArray();
        int[] r = RfmScoring.of(
                scale, recency, cuts(scale, limits -> limits.days().stream().mapToLong(d -> -d)));
        int[] f = RfmScoring.of(
                scale,
                frequency,
                cuts(scale, limits -> limits.purchases().stream().mapToLong(n -> n)));
        int[] m = RfmScoring.of(
                scale,
                money,
                cuts(
                        scale,
                        limits -> limits.money().stream()
                                .mapToLong(l -> l.minorIn(log.rule().currency(), "a limit of money"))));
        List<Customer> scored = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            Customer c = read.get(i);
            Scores scores = new Scores(r[i], f[i], m[i]);
            scored.add(new Customer(c.id, c.days, c.purchases, c.money, scores, grid.segment(scores)));
        }
        return new Rfm(log.rule().currency(), List.copyOf(scored), scale, grid);
    }

    /** The limits between scores where the scale has any; ranks need none. */
    private static long[] cuts(RfmScale scale, Function<RfmScale.Limits, LongStream> column) {
        return scale instanceof RfmScale.Limits limits ? column.apply(limits).toArray() : new long[0];
    }

    private static List<Customer> read(PurchaseLog log, int asOf) {
        requireNonNull(log, "log");
        PurchaseLog.Columns columns = log.columns();
        Netting days = new Netting(log);
        boolean net = log.rule().amounts() == AmountPolicy.NET;
        Scores none = new Scores(1, 1, 1);
        List<Customer> customers = new ArrayList<>();
        for (int c = 0; c < columns.ids().length; c++) {
            int count = 0;
            int last = 0;
            long minor = 0;
            days.upTo(c, asOf);
            for (int i = 0; i < days.size(); i++) {
                minor = Math.addExact(minor, days.amount(i));
                if (!net || days.amount(i) > 0) {
                    count++;
                    last = days.day(i);
                }
            }
            if (count > 0) {
                Money paid = Money.ofMinor(minor, log.rule().currency());
                customers.add(new Customer(columns.ids()[c], asOf - last, count, paid, none, ""));
            }
        }
        return customers;
    }

    /**
     * The customers with a purchase up to the day of the reading.
     *
     * @return an unmodifiable list in the order of the log
     */
    public List<Customer> customers() {
        return customers;
    }

    /**
     * The segments with what their customers have in common.
     *
     * @return all segments of the grid, those without customers too, in the grid's order
     */
    public Map<String, Segment> segments() {
        Map<String, Segment> segments = new LinkedHashMap<>();
        grid.segments().forEach(name -> segments.put(name, new Segment(0, 0, 0, Money.ofMinor(0, currency))));
        customers.forEach(c -> segments.compute(c.segment, (name, segment) -> segment.plus(c)));
        return segments;
    }

    /** An aligned table of the segments. */
    @Override
    public String toString() {
        TextTable table = TextTable.of("segment", "customers", "share", "days since", "purchases", "money", "share");
        long money = customers.stream().mapToLong(c -> c.money.minor()).reduce(0, Math::addExact);
        int digits = currency.getDefaultFractionDigits();
        segments()
                .forEach((name, s) -> table.row(
                        name,
                        Long.toString(s.customers),
                        percent(s.customers, customers.size()),
                        mean(s.days, s.customers, 0, 0),
                        mean(s.purchases, s.customers, 0, 1),
                        mean(s.money.minor(), s.customers, digits, digits),
                        percent(s.money.minor(), money)));
        return customers.size() + " customers by " + scale.levels()
                + " scores of recency and frequency; means a customer, money in " + currency + "\n" + table;
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? TextTable.UNDEFINED : Unit.SHARE.text((double) part / whole);
    }

    private static String mean(long sum, long n, int scale, int decimals) {
        return n == 0
                ? TextTable.UNDEFINED
                : BigDecimal.valueOf(sum, scale)
                        .divide(BigDecimal.valueOf(n), decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
