package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.retention.revenue.MrrMovements.Moves;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The movements of monthly recurring revenue (MRR) of all accounts, month by month, and beside them those from the first month to the last.
 *
 * <p>The two don't add up to each other. Month by month an account that goes 100, 130, 90, 0, 0, 50 expanded by 30, contracted by 40, churned with 90
 * and came back with 50; from first to last it contracted by 50. The net is the same. Reports must say which they print: {@link #eventTotals()} or
 * {@link #firstToLast()}. What cancels out within a month neither of them sees: {@link MrrLog} reads every date.
 *
 * <p>Histories of disjoint accounts merge if currency and number of months are the same. Immutable and thread-safe.
 */
public final class MrrHistory extends ExactTally<MrrHistory> {

    private static final long serialVersionUID = 1;
    /** A thousand years. */
    static final int MAX_MONTHS = 12_000;

    private static final String TYPE = "mrr-history";
    private static final int VERSION = 1;

    private final transient List<MrrMovements> monthly;
    private final MrrMovements firstToLast;

    private MrrHistory(List<MrrMovements> monthly, MrrMovements firstToLast) {
        checkArgument(!monthly.isEmpty(), "a history of MRR needs at least 2 months: 1");
        MrrMovements first = monthly.get(0);
        MrrMovements last = monthly.get(monthly.size() - 1);
        checkArgument(
                monthly.stream().allMatch(month -> month.count() == firstToLast.count())
                        && first.start().equals(firstToLast.start())
                        && last.end().equals(firstToLast.end())
                        && IntStream.range(1, monthly.size())
                                .allMatch(m -> monthly.get(m)
                                        .start()
                                        .equals(monthly.get(m - 1).end())),
                "the months of a history must follow on each other and span it: %s, first to last %s",
                monthly,
                firstToLast);
        this.monthly = monthly;
        this.firstToLast = firstToLast;
    }

    /**
     * The MRR of one account in consecutive months.
     *
     * @param account the account's id
     * @param months its MRR, month by month; 0 where it did not pay
     * @param paidBefore whether it had paid before the first month
     */
    public record Account(String account, List<Money> months, boolean paidBefore) implements Serializable {

        /**
         * Copies and checks the months.
         *
         * @param account the account's id
         * @param months its MRR, month by month
         * @param paidBefore whether it had paid before the first month
         * @throws IllegalArgumentException if the id is null or blank, or an amount null, negative or in another currency than the first
         */
        public Account {
            Accounts.checkId(account);
            requireNonNull(months, "months");
            months = Collections.unmodifiableList(new ArrayList<>(months));
            for (Money mrr : months) {
                Accounts.minor(mrr, "MRR");
                Accounts.minor(mrr, months.get(0).currency(), "MRR");
            }
        }

        /**
         * An account.
         *
         * @param account the account's id
         * @param months its MRR, month by month; 0 where it did not pay
         * @param paidBefore whether it had paid before the first month
         * @return the account
         */
        public static Account of(String account, List<Money> months, boolean paidBefore) {
            return new Account(account, months, paidBefore);
        }

        /** The months, without the account. */
        @Override
        public String toString() {
            return "MRR " + months + (paidBefore ? ", paid before" : "");
        }
    }

    /**
     * Classifies accounts month by month. Each account stands once: {@code count} refuses a second row of one.
     *
     * @param currency the currency of all of them
     * @param months how many months each account has, at least 2
     */
    public record Rule(Currency currency, int months) implements TallyRule<Account, MrrHistory>, Storable {

        private static final String TYPE = "mrr-history-rule";

        /**
         * Checks the months.
         *
         * @param currency the currency of all of them
         * @param months how many months each account has
         * @throws IllegalArgumentException if there are fewer than 2 or more than 12000, or the currency has no minor unit
         */
        public Rule {
            Money.ofMinor(0, currency);
            checkArgument(months >= 2, "a history of MRR needs at least 2 months: %s", months);
            checkArgument(months <= MAX_MONTHS, "a history of MRR has at most %s months: %s", MAX_MONTHS, months);
        }

        /**
         * The rule of accounts in a currency.
         *
         * @param currency the currency of all of them
         * @param months how many months each account has, at least 2
         * @return the rule
         */
        public static Rule of(Currency currency, int months) {
            return new Rule(currency, months);
        }

        @Override
        public <R> MrrHistory count(Iterable<? extends R> rows, Function<? super R, ? extends Account> account) {
            return TallyRule.super.count(rows, Accounts.distinct(account, Account::account));
        }

        @Override
        public Accumulator<Account, MrrHistory> accumulator() {
            return Accumulator.guarding(() -> new ByMonth(this));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, currency.getCurrencyCode(), months);
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code mrr-history-rule}
         * @param version 1
         * @param currency the currency's code
         * @param months how many months each account has
         */
        public record Form(String type, int version, String currency, int months) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(StoredText.currency(Stored.text(currency, "the currency of an MRR history")), months);
            }
        }

        /** For example {@code MRR of 6 months in EUR}. */
        @Override
        public String toString() {
            return "MRR of " + months + " months in " + currency;
        }
    }

    /**
     * The product of the NRR of consecutive months. It is not the NRR of the whole span: each month's NRR is about the accounts that paid at the
     * start of that month, so accounts won on the way are in it. {@code firstToLast().nrr()} follows the accounts of the first month.
     *
     * @param monthlyNrr the NRR of each month, as fractions of 1
     * @return the product, 0 or more
     * @throws IllegalArgumentException if there are none, or one is negative or not finite
     * @throws ArithmeticException if the product exceeds the largest double
     */
    public static double compounded(double... monthlyNrr) {
        checkArgument(monthlyNrr.length > 0, "compounding needs at least one month: 0");
        for (int month = 0; month < monthlyNrr.length; month++) {
            Double nrr = monthlyNrr[month];
            checkArgument(
                    nrr >= 0 && Double.isFinite(nrr), "NRR must be finite and not negative: %s (row %s)", nrr, month);
        }
        double product = DoubleStream.of(monthlyNrr).reduce(1, (left, right) -> left * right);
        if (!Double.isFinite(product)) {
            throw new ArithmeticException(
                    "compounded NRR of " + monthlyNrr.length + " months exceeds " + Double.MAX_VALUE);
        }
        return product;
    }

    /**
     * The movements of each month: the first is from the first month to the second.
     *
     * @return one less than there are months
     */
    public List<MrrMovements> monthly() {
        return monthly;
    }

    /**
     * The movements from the first month to the last, whatever was between.
     *
     * @return the movements
     */
    public MrrMovements firstToLast() {
        return firstToLast;
    }

    /**
     * The movements of all months added up. An account may be in it several times.
     *
     * @return counts of movements, and amounts; their net is that of {@link #firstToLast()}
     */
    public Moves eventTotals() {
        return monthly.stream().map(MrrMovements::moves).reduce(Moves::plus).orElseThrow();
    }

    /**
     * The monthly NRR, compounded: see {@link #compounded(double...)} for what that is not. One rounding.
     *
     * @return the product, 0 or more
     * @throws IllegalStateException if a month began without MRR
     */
    public double compoundedNrr() {
        BigInteger ends = BigInteger.ONE;
        BigInteger starts = BigInteger.ONE;
        for (MrrMovements month : monthly) {
            if (month.startMinor() == 0) {
                throw new IllegalStateException("compounded NRR is undefined: a month began without MRR");
            }
            ends = ends.multiply(BigInteger.valueOf(month.retainedMinor()));
            starts = starts.multiply(BigInteger.valueOf(month.startMinor()));
        }
        return Ratios.of(ends, starts);
    }

    @Override
    public Rule rule() {
        return Rule.of(firstToLast.rule().currency(), monthly.size() + 1);
    }

    /** How many accounts were followed. */
    @Override
    public long count() {
        return firstToLast.count();
    }

    @Override
    public MrrHistory plus(MrrHistory other) {
        TallyRule.checkMerge("MRR history", rule(), other.rule());
        return new MrrHistory(
                IntStream.range(0, monthly.size())
                        .mapToObj(m -> monthly.get(m).plus(other.monthly.get(m)))
                        .toList(),
                firstToLast.plus(other.firstToLast));
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule().toForm(),
                monthly.stream().map(MrrMovements::toCounts).toList(),
                firstToLast.toCounts());
    }

    /**
     * The plain data of a history.
     *
     * @param type {@code mrr-history}
     * @param version 1
     * @param rule currency and months
     * @param monthly the movements of each month
     * @param firstToLast the movements from the first month to the last
     */
    public record Counts(
            String type,
            int version,
            Rule.Form rule,
            List<MrrMovements.Counts> monthly,
            MrrMovements.Counts firstToLast)
            implements TallyCounts<MrrHistory> {

        @Override
        public MrrHistory toTally() {
            Stored.check(type, version, TYPE, VERSION);
            MrrHistory history = new MrrHistory(
                    Stored.list(monthly, "the movements of a month").stream()
                            .map(MrrMovements.Counts::toTally)
                            .toList(),
                    Stored.present(firstToLast, "the movements from first to last")
                            .toTally());
            TallyRule.checkMerge(
                    "MRR history",
                    Stored.present(rule, "the rule of an MRR history").restore(),
                    history.rule());
            return history;
        }

        @Override
        public Map<String, Long> numbers() {
            List<Long> mrr = new ArrayList<>();
            monthly.forEach(month -> mrr.add(month.startMinor()));
            mrr.add(firstToLast.endMinor());
            return Numbers.of("accounts", firstToLast.accounts())
                    .and("MRR", mrr)
                    .map();
        }
    }

    /** An aligned table: a line for each month, one for all events and one from first to last. */
    @Override
    public String toString() {
        if (count() == 0) {
            return rule() + ": no accounts";
        }
        TextTable table = TextTable.of(MrrText.headings("month", "start", "end", "NRR"));
        for (int m = 0; m < monthly.size(); m++) {
            MrrMovements month = monthly.get(m);
            table.row(row(Integer.toString(m + 1), month, nrr(month), month.moves()));
        }
        table.row(row("all events", firstToLast, TextTable.UNDEFINED, eventTotals()));
        table.row(row("first to last", firstToLast, nrr(firstToLast), firstToLast.moves()));
        return table.toString();
    }

    private static String nrr(MrrMovements movements) {
        return MrrText.of(movements.ratioIfDefined(RevenueRatio.NRR));
    }

    private static String[] row(String name, MrrMovements span, String nrr, Moves moves) {
        return MrrText.row(moves, name, MrrText.of(span.start()), MrrText.of(span.end()), nrr);
    }

    private static final class ByMonth implements Accumulator<Account, MrrHistory> {

        private final Rule rule;
        private final List<MrrAccumulator> monthly;
        private final MrrAccumulator firstToLast;

        ByMonth(Rule rule) {
            this.rule = rule;
            this.monthly = Stream.generate(() -> new MrrAccumulator(rule.currency))
                    .limit(rule.months - 1L)
                    .toList();
            this.firstToLast = new MrrAccumulator(rule.currency);
        }

        @Override
        public void add(Account account) {
            checkArgument(account != null, "an account must not be null");
            List<Money> mrr = account.months;
            checkArgument(
                    mrr.size() == rule.months, "an account must have %s months of MRR: %s", rule.months, mrr.size());
            checkArgument(
                    mrr.get(0).currency().equals(rule.currency), "MRR must be in %s: %s", rule.currency, mrr.get(0));
            for (int m = 1; m < mrr.size(); m++) {
                monthly.get(m - 1).checkRoom(mrr.get(m - 1).minor(), mrr.get(m).minor());
            }
            boolean paid = account.paidBefore;
            for (int m = 1; m < mrr.size(); m++) {
                monthly.get(m - 1).add(mrr.get(m - 1).minor(), mrr.get(m).minor(), paid);
                paid |= mrr.get(m - 1).minor() > 0;
            }
            firstToLast.add(mrr.get(0).minor(), mrr.get(mrr.size() - 1).minor(), account.paidBefore);
        }

        @Override
        public void addAll(MrrHistory tally) {
            requireNonNull(tally, "tally");
            // Refuses before the first month is added.
            snapshot().plus(tally);
            for (int m = 0; m < monthly.size(); m++) {
                monthly.get(m).addAll(tally.monthly.get(m));
            }
            firstToLast.addAll(tally.firstToLast);
        }

        @Override
        public MrrHistory snapshot() {
            return new MrrHistory(monthly.stream().map(MrrAccumulator::snapshot).toList(), firstToLast.snapshot());
        }
    }
}
