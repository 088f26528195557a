package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Why customers were lost: each reason's share of the lost customers and of the revenue lost with them.
 *
 * <p>The two shares answer different questions: a reason of few but large customers leads the second list only. Reasons that are not known stay in
 * both denominators. Shares of customers are {@link Proportion}s with Wilson's interval; shares of revenue are exact ratios without one, for a few
 * accounts may carry most of the revenue.
 *
 * <p>Tallies in one currency merge. Without losses there are no shares. Immutable and thread-safe.
 */
public final class ChurnReasons extends ExactTally<ChurnReasons> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "churn-reasons";
    private static final int VERSION = 1;
    private static final String CUSTOMERS = "lost customers";
    private static final String REVENUE = "lost revenue";

    private final Currency currency;
    private final transient SortedMap<ChurnReason, Lost> byReason;
    private final transient Lost total;

    private ChurnReasons(Currency currency, SortedMap<ChurnReason, Lost> byReason) {
        this.currency = currency;
        this.byReason = byReason;
        this.total = byReason.values().stream().reduce(Lost.NONE, Lost::plus);
    }

    /** Customers and minor units. */
    private record Lost(long customers, long minor) {

        static final Lost NONE = new Lost(0, 0);

        Lost {
            CountMath.checkNotNegative(customers, CUSTOMERS);
            CountMath.checkNotNegative(minor, REVENUE);
        }

        Lost plus(Lost other) {
            return new Lost(
                    CountMath.sum(customers, other.customers, CUSTOMERS), CountMath.sum(minor, other.minor, REVENUE));
        }
    }

    /**
     * Customers lost for one reason.
     *
     * @param reason the reason
     * @param customers how many
     * @param revenue the revenue lost with them, over the period that the report is about
     */
    public record Loss(ChurnReason reason, long customers, Money revenue) implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param reason the reason
         * @param customers how many
         * @param revenue the revenue lost with them
         * @throws IllegalArgumentException if one is null or negative
         */
        public Loss {
            checkArgument(
                    reason != null,
                    "the reason of a loss must not be null; ChurnReason.UNKNOWN is for those not known");
            CountMath.checkNotNegative(customers, CUSTOMERS);
            Accounts.minor(revenue, REVENUE);
        }

        /**
         * One lost customer.
         *
         * @param reason the reason
         * @param revenue the revenue lost
         * @return the loss
         */
        public static Loss of(ChurnReason reason, Money revenue) {
            return of(reason, 1, revenue);
        }

        /**
         * Customers lost for one reason.
         *
         * @param reason the reason
         * @param customers how many
         * @param revenue the revenue lost with them
         * @return the loss
         */
        public static Loss of(ChurnReason reason, long customers, Money revenue) {
            return new Loss(reason, customers, revenue);
        }
    }

    /**
     * Adds up losses by reason.
     *
     * @param currency the currency of all of them
     */
    public record Rule(Currency currency) implements TallyRule<Loss, ChurnReasons>, Storable {

        private static final String TYPE = "churn-reasons-rule";

        /**
         * Checks the currency.
         *
         * @param currency the currency of all losses
         * @throws IllegalArgumentException if it has no minor unit
         */
        public Rule {
            Money.ofMinor(0, currency);
        }

        /**
         * The rule of losses in a currency.
         *
         * @param currency the currency of all of them
         * @return the rule
         */
        public static Rule of(Currency currency) {
            return new Rule(currency);
        }

        @Override
        public Accumulator<Loss, ChurnReasons> accumulator() {
            return Accumulator.adding(new ChurnReasons(currency, new TreeMap<>()), this::one);
        }

        private ChurnReasons one(Loss loss) {
            checkArgument(loss != null, "a loss must not be null");
            SortedMap<ChurnReason, Lost> reason = new TreeMap<>();
            reason.put(loss.reason, new Lost(loss.customers, loss.revenue.minorIn(currency, REVENUE)));
            return new ChurnReasons(currency, reason);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, currency.getCurrencyCode());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code churn-reasons-rule}
         * @param version 1
         * @param currency the currency's code
         */
        public record Form(String type, int version, String currency) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(StoredText.currency(Stored.text(currency, "the currency of churn reasons")));
            }
        }

        /** For example {@code losses in EUR}. */
        @Override
        public String toString() {
            return "losses in " + currency;
        }
    }

    /**
     * The reasons of your own rows, one lost customer in each.
     *
     * @param currency the currency of all of them
     * @param rows the rows, in any order
     * @param reason why the customer left
     * @param revenue the revenue lost
     * @param <R> a row
     * @return the tally
     * @throws IllegalArgumentException if a reason or an amount is null, or an amount negative or in another currency; the message has the row
     */
    public static <R> ChurnReasons from(
            Currency currency,
            Iterable<? extends R> rows,
            Function<? super R, ChurnReason> reason,
            Function<? super R, Money> revenue) {
        requireNonNull(currency, "currency");
        requireNonNull(rows, "rows");
        requireNonNull(reason, "reason");
        requireNonNull(revenue, "revenue");
        Accumulator<Loss, ChurnReasons> losses = Rule.of(currency).accumulator();
        NumberedRows.each(rows, row -> losses.add(Loss.of(reason.apply(row), revenue.apply(row))));
        return losses.snapshot();
    }

    /**
     * The reasons that were given, UNKNOWN among them where it occurred.
     *
     * @return by falling number of customers, then by falling revenue, then voluntary before involuntary and by name
     */
    public List<ChurnReason> reasons() {
        Comparator<ChurnReason> customers = Comparator.comparingLong(reason -> -of(reason).customers);
        return byReason.keySet().stream()
                .sorted(customers
                        .thenComparingLong(reason -> -of(reason).minor)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * The revenue lost for a reason.
     *
     * @param reason the reason
     * @return the amount, 0 if the reason was not given
     */
    public Money revenue(ChurnReason reason) {
        return Money.ofMinor(of(reason).minor, currency);
    }

    /**
     * The revenue lost for all reasons.
     *
     * @return the amount
     */
    public Money revenue() {
        return Money.ofMinor(total.minor, currency);
    }

    /**
     * A reason's share of the lost customers.
     *
     * @param reason the reason; one that was not given has none of them
     * @return the share of all lost customers, unknown reasons included
     */
    public Proportion shareOfCustomers(ChurnReason reason) {
        return customers(reason.toString(), reason::equals);
    }

    /**
     * The share of a kind of reasons of the lost customers.
     *
     * @param kind whose decision it was
     * @return the share of all lost customers
     */
    public Proportion shareOfCustomers(ChurnReason.Kind kind) {
        return customers(kind.toString(), reason -> reason.kind() == kind);
    }

    private Proportion customers(String name, Predicate<ChurnReason> which) {
        return Proportion.of(sum(which).customers, total.customers).named(name, CUSTOMERS);
    }

    /**
     * A reason's share of the lost revenue.
     *
     * @param reason the reason; one that was not given has none of it
     * @return 0..1
     * @throws IllegalStateException if no revenue was lost
     */
    public double shareOfRevenue(ChurnReason reason) {
        requireNonNull(reason, "reason");
        return revenueShare(reason::equals);
    }

    /**
     * The share of a kind of reasons of the lost revenue.
     *
     * @param kind whose decision it was
     * @return 0..1
     * @throws IllegalStateException if no revenue was lost
     */
    public double shareOfRevenue(ChurnReason.Kind kind) {
        return revenueShare(reason -> reason.kind() == kind);
    }

    /**
     * A reason's share of the lost revenue, where it is defined.
     *
     * @param reason the reason
     * @return 0..1, or nothing if no revenue was lost
     */
    public OptionalDouble shareOfRevenueIfDefined(ChurnReason reason) {
        return total.minor == 0 ? OptionalDouble.empty() : OptionalDouble.of(shareOfRevenue(reason));
    }

    private double revenueShare(Predicate<ChurnReason> which) {
        if (total.minor == 0) {
            throw new IllegalStateException("share of lost revenue is undefined: no revenue was lost");
        }
        return Ratios.of(sum(which).minor, total.minor);
    }

    private Lost of(ChurnReason reason) {
        requireNonNull(reason, "reason");
        return byReason.getOrDefault(reason, Lost.NONE);
    }

    private Lost sum(Predicate<ChurnReason> which) {
        return byReason.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Lost.NONE, Lost::plus);
    }

    @Override
    public Rule rule() {
        return Rule.of(currency);
    }

    /** How many customers were lost. */
    @Override
    public long count() {
        return total.customers;
    }

    @Override
    public ChurnReasons plus(ChurnReasons other) {
        TallyRule.checkMerge("churn reasons", rule(), other.rule());
        SortedMap<ChurnReason, Lost> sum = new TreeMap<>(byReason);
        other.byReason.forEach((reason, lost) -> sum.merge(reason, lost, Lost::plus));
        return new ChurnReasons(currency, sum);
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule().toForm(),
                byReason.entrySet().stream()
                        .map(entry -> new Row(
                                entry.getKey().kind(),
                                entry.getKey().text(),
                                entry.getValue().customers,
                                entry.getValue().minor))
                        .toList());
    }

    /**
     * The plain data of churn reasons.
     *
     * @param type {@code churn-reasons}
     * @param version 1
     * @param rule the currency
     * @param rows one for each reason
     */
    public record Counts(String type, int version, Rule.Form rule, List<Row> rows)
            implements TallyCounts<ChurnReasons> {

        @Override
        public ChurnReasons toTally() {
            Stored.check(type, version, TYPE, VERSION);
            SortedMap<ChurnReason, Lost> byReason = new TreeMap<>();
            for (Row row : Stored.list(rows, "the rows of churn reasons")) {
                Lost before = byReason.put(new ChurnReason(row.kind, row.reason), new Lost(row.customers, row.minor));
                checkArgument(before == null, "reason %s is there twice", row.reason);
            }
            return new ChurnReasons(
                    Stored.present(rule, "the rule of churn reasons").restore().currency(), byReason);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(CUSTOMERS, rows.stream().mapToLong(Row::customers).sum())
                    .and(REVENUE, rows.stream().mapToLong(Row::minor).sum())
                    .map();
        }
    }

    /**
     * The plain data of one reason.
     *
     * @param kind whose decision it was
     * @param reason the reason in words
     * @param customers how many customers were lost
     * @param minor the revenue lost, in minor units
     */
    public record Row(ChurnReason.Kind kind, String reason, long customers, long minor) implements Serializable {}

    /** An aligned table, a line for each reason in the order of {@link #reasons()}. */
    @Override
    public String toString() {
        if (byReason.isEmpty()) {
            return "churn reasons: no losses";
        }
        TextTable table =
                TextTable.of("reason", "kind", "customers", "share", Confidence.DEFAULT + " CI", "revenue", "share");
        for (ChurnReason reason : reasons()) {
            Proportion share = shareOfCustomers(reason);
            table.row(
                    reason.text(),
                    reason.kind().toString(),
                    Long.toString(share.successes()),
                    MrrText.of(share.valueIfDefined()),
                    share.intervalIfDefined(Confidence.DEFAULT)
                            .map(interval -> interval.text(Unit.SHARE))
                            .orElse(TextTable.UNDEFINED),
                    revenue(reason).toString(),
                    MrrText.of(shareOfRevenueIfDefined(reason)));
        }
        return table.toString();
    }
}
