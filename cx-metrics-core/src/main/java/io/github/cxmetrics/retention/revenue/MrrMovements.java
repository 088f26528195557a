package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How the monthly recurring revenue (MRR) of all accounts moved from one date to another: new, expansion, reactivation, contraction, churn, and the
 * ratios that are read off them.
 *
 * <p>{@code start + new + expansion + reactivation − contraction − churn = end}, exactly; sums that break the identity are refused. Each account is
 * looked at on two dates, so movements in between that cancel out are not seen: {@link MrrHistory} looks every month, {@link MrrLog} at every date.
 *
 * <p>Tallies of disjoint accounts in one currency merge. Ratios come from the exact sums, rounded once. Ratios of revenue have no interval; the logo
 * rates are {@link Proportion}s of accounts and have one. Immutable and thread-safe.
 */
public final class MrrMovements extends ExactTally<MrrMovements> {

    static final String NAME = "MRR movements";
    private static final String TYPE = "mrr-movements";
    private static final int VERSION = 1;
    private static final long serialVersionUID = 1;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int KINDS = Kind.values().length;

    private final long accounts;
    private final transient MrrSide start;
    private final transient MrrSide end;
    private final Moves moves;

    /**
     * What became of the monthly recurring revenue (MRR) of one account from one date to another. An account whose MRR is the same at both has not
     * moved.
     */
    public enum Kind {
        /** From nothing to something, for the first time. */
        NEW("new"),
        /** From something to more. */
        EXPANSION("expansion"),
        /** From nothing to something, by an account that had paid before. */
        REACTIVATION("reactivation"),
        /** From something to less, but not to nothing. */
        CONTRACTION("contraction"),
        /** From something to nothing. */
        CHURN("churn");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The move between two amounts that are not negative; null where there is none. */
        static @Nullable Kind between(long start, long end, boolean everPaid) {
            if (start == end) {
                return null;
            }
            if (start == 0) {
                return everPaid ? REACTIVATION : NEW;
            }
            if (end == 0) {
                return CHURN;
            }
            return end > start ? EXPANSION : CONTRACTION;
        }

        /**
         * Whether the move adds revenue.
         *
         * @return true for new, expansion and reactivation
         */
        public boolean isGain() {
            return this == NEW || this == EXPANSION || this == REACTIVATION;
        }

        /** The move in lower case. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The MRR of one account at the two ends of a period. An object per account: {@link MrrMovements#ofMinor} takes columns.
     *
     * @param account the account's id
     * @param start its MRR at the start; 0 if it did not pay then
     * @param end its MRR at the end
     * @param everPaid whether it had paid before the start. Tells reactivation from new where {@code start} is 0, and means nothing elsewhere
     */
    public record Account(String account, Money start, Money end, boolean everPaid) implements Serializable {

        /**
         * Checks the amounts.
         *
         * @param account the account's id
         * @param start its MRR at the start
         * @param end its MRR at the end
         * @param everPaid whether it had paid before the start
         * @throws IllegalArgumentException if the id is null or blank, an amount null or negative, or the currencies differ
         */
        public Account {
            Accounts.checkId(account);
            Accounts.minor(start, "start MRR");
            Accounts.minor(end, start.currency(), "end MRR");
        }

        /**
         * An account.
         *
         * @param account the account's id
         * @param start its MRR at the start; 0 if it did not pay then
         * @param end its MRR at the end
         * @param everPaid whether it had paid before the start
         * @return the account
         */
        public static Account of(String account, Money start, Money end, boolean everPaid) {
            return new Account(account, start, end, everPaid);
        }

        /** For example {@code MRR EUR 10.00 to EUR 12.00}, without the account. */
        @Override
        public String toString() {
            return "MRR " + start + " to " + end + (everPaid ? "" : ", never paid before");
        }
    }

    /**
     * Classifies accounts by their MRR at both ends of a period. Each account stands once: {@code count} refuses a second row of one.
     *
     * @param currency the currency of all of them
     */
    public record Rule(Currency currency) implements TallyRule<Account, MrrMovements>, Storable {

        private static final String TYPE = "mrr-movements-rule";

        /**
         * Checks the currency.
         *
         * @param currency the currency of all accounts
         * @throws IllegalArgumentException if it has no minor unit
         */
        public Rule {
            Money.ofMinor(0, currency);
        }

        /**
         * The rule of accounts in a currency.
         *
         * @param currency the currency of all of them
         * @return the rule
         */
        public static Rule of(Currency currency) {
            return new Rule(currency);
        }

        @Override
        public <R> MrrMovements count(Iterable<? extends R> rows, Function<? super R, ? extends Account> account) {
            return TallyRule.super.count(rows, Accounts.distinct(account, Account::account));
        }

        @Override
        public Accumulator<Account, MrrMovements> accumulator() {
            return Accumulator.guarding(() -> new MrrAccumulator(currency));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, currency.getCurrencyCode());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code mrr-movements-rule}
         * @param version 1
         * @param currency the currency's code
         */
        public record Form(String type, int version, String currency) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(StoredText.currency(Stored.text(currency, "the currency of MRR movements")));
            }
        }

        /** For example {@code MRR in EUR}. */
        @Override
        public String toString() {
            return "MRR in " + currency;
        }
    }

    /**
     * Movements of monthly recurring revenue by kind: how many, and how much. Losses are positive amounts.
     *
     * <p>Movements of one month, or of many added up. What a movement is depends on how often one looks: an account that goes 100, 0, 50 churned and
     * came back by months, and contracted by 50 from first to last. {@link MrrLog} has every date of change.
     *
     * @param currency the currency of all amounts
     * @param counts how many movements of each {@link Kind} there were, in their order
     * @param amounts the sums of each, in minor units
     */
    public record Moves(Currency currency, List<Long> counts, List<Long> amounts) implements Serializable {

        /**
         * Copies and checks the numbers.
         *
         * @param currency the currency of all amounts
         * @param counts how many movements of each kind there were
         * @param amounts the sums of each, in minor units
         * @throws IllegalArgumentException if there are not as many as there are kinds, or one is negative
         */
        public Moves {
            requireNonNull(currency, "currency");
            counts = Checks.list(counts, "counts");
            amounts = Checks.list(amounts, "amounts");
            checkArgument(
                    counts.size() == KINDS && amounts.size() == KINDS,
                    "movements of MRR have %s kinds, not %s and %s",
                    KINDS,
                    counts.size(),
                    amounts.size());
            for (Kind kind : Kind.values()) {
                MrrSide.check(
                        counts.get(kind.ordinal()), kind + " movements", amounts.get(kind.ordinal()), kind + " MRR");
            }
        }

        static Moves of(Currency currency, long[] counts, long[] amounts) {
            return new Moves(
                    currency,
                    LongStream.of(counts).boxed().toList(),
                    LongStream.of(amounts).boxed().toList());
        }

        /**
         * How many movements of a kind there were; between two dates as many accounts, unless every change is read.
         *
         * @param kind the kind
         * @return the count
         */
        public long count(Kind kind) {
            return counts.get(kind.ordinal());
        }

        /**
         * The MRR that moved so.
         *
         * @param kind the kind
         * @return the sum, 0 or more; of losses too
         */
        public Money mrr(Kind kind) {
            return Money.ofMinor(minor(kind), currency);
        }

        long minor(Kind kind) {
            requireNonNull(kind, "kind");
            return amounts.get(kind.ordinal());
        }

        /**
         * Net new MRR.
         *
         * @return new + expansion + reactivation − contraction − churn; may be negative
         */
        public Money net() {
            long net = 0;
            for (Kind kind : Kind.values()) {
                net = Math.addExact(net, kind.isGain() ? minor(kind) : -minor(kind));
            }
            return Money.ofMinor(net, currency);
        }

        /**
         * The quick ratio of subscriptions: {@code (new + expansion) / (contraction + churn)}. Below 1 the business shrinks, but for reactivation.
         *
         * @return 0 or more; a ratio, no share
         * @throws IllegalStateException if nothing was lost: {@code quick ratio is undefined: no MRR was lost}. It is not infinite
         */
        public double quickRatio() {
            return quickRatio("quick ratio", gained());
        }

        /**
         * {@link #quickRatio()} where it is defined.
         *
         * @return the ratio, or nothing if no MRR was lost
         */
        public OptionalDouble quickRatioIfDefined() {
            return lost() == 0 ? OptionalDouble.empty() : OptionalDouble.of(quickRatio());
        }

        /**
         * The quick ratio with reactivation among the gains.
         *
         * @return {@code (new + expansion + reactivation) / (contraction + churn)}
         * @throws IllegalStateException if nothing was lost
         */
        public double quickRatioInclReactivation() {
            return quickRatio(
                    "quick ratio with reactivation", CountMath.sum(gained(), minor(Kind.REACTIVATION), "gained MRR"));
        }

        private double quickRatio(String name, long gained) {
            if (lost() == 0) {
                throw new IllegalStateException(name + " is undefined: no MRR was lost");
            }
            return Ratios.of(gained, lost());
        }

        private long gained() {
            return CountMath.sum(minor(Kind.NEW), minor(Kind.EXPANSION), "gained MRR");
        }

        private long lost() {
            return CountMath.sum(minor(Kind.CONTRACTION), minor(Kind.CHURN), "lost MRR");
        }

        /**
         * Both sums.
         *
         * @param other movements in the same currency
         * @return a new sum
         * @throws IllegalArgumentException if the currencies differ
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Moves plus(Moves other) {
            TallyRule.checkMerge(NAME, Rule.of(currency), Rule.of(other.currency));
            return new Moves(currency, sums(counts, other.counts, " movements"), sums(amounts, other.amounts, " MRR"));
        }

        private static List<Long> sums(List<Long> some, List<Long> others, String what) {
            return Arrays.stream(Kind.values())
                    .map(kind -> CountMath.sum(some.get(kind.ordinal()), others.get(kind.ordinal()), kind + what))
                    .toList();
        }

        /**
         * One line, for example {@code EUR net -4.74: new 15.25 (1), expansion 10.00 (1), reactivation 0.00 (0), contraction 20.00 (1), churn 9.99
         * (1)}.
         */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(currency + " net " + MrrText.of(net()));
            for (Kind kind : Kind.values()) {
                text.append(kind.ordinal() == 0 ? ": " : ", ").append(kind).append(' ');
                text.append(MrrText.of(mrr(kind)))
                        .append(" (")
                        .append(count(kind))
                        .append(')');
            }
            return text.toString();
        }
    }

    MrrMovements(long accounts, MrrSide start, MrrSide end, Moves moves) {
        this.accounts = CountMath.checkNotNegative(accounts, "accounts");
        this.start = start;
        this.end = end;
        this.moves = moves;
        MrrSide kept = start.without(moves, Kind.CHURN);
        MrrSide unchanged = end.without(moves, Kind.NEW, Kind.REACTIVATION, Kind.EXPANSION);
        checkArgument(
                kept.accounts() == unchanged.accounts()
                        && kept.minor() - moves.minor(Kind.CONTRACTION) == unchanged.minor(),
                "start and movements must give the end: %s, then %s, not %s",
                start,
                moves,
                end);
        long changed = CountMath.sum(moves.count(Kind.EXPANSION), moves.count(Kind.CONTRACTION), "changed accounts");
        checkArgument(
                changed <= kept.accounts(),
                "accounts that expanded or contracted must not exceed those that stayed: %s of %s",
                changed,
                kept.accounts());
        long seen = CountMath.sum(
                CountMath.sum(start.accounts(), moves.count(Kind.NEW), "accounts"),
                moves.count(Kind.REACTIVATION),
                "accounts");
        checkArgument(seen <= accounts, "accounts with MRR must not exceed all accounts: %s of %s", seen, accounts);
    }

    /**
     * The movements of accounts in columns, one row for each account: no object is made per row. That no account is there twice is the caller's duty.
     *
     * @param currency the currency of all of them
     * @param startMinor the MRR at the start, in minor units; 0 where an account did not pay then
     * @param endMinor the MRR at the end, in minor units
     * @param everPaid whether the account had paid before the start
     * @return the movements
     * @throws IllegalArgumentException if the columns differ in length, or an amount is negative; the message has the row
     */
    public static MrrMovements ofMinor(Currency currency, long[] startMinor, long[] endMinor, boolean[] everPaid) {
        checkArgument(
                startMinor.length == endMinor.length && startMinor.length == everPaid.length,
                "columns must have one length: %s start MRR, %s end MRR, %s ever paid",
                startMinor.length,
                endMinor.length,
                everPaid.length);
        Money.ofMinor(0, currency);
        MrrAccumulator accumulator = new MrrAccumulator(currency);
        for (int row = 0; row < startMinor.length; row++) {
            checkRow(startMinor[row], "start MRR", row);
            checkRow(endMinor[row], "end MRR", row);
            accumulator.add(startMinor[row], endMinor[row], everPaid[row]);
        }
        return accumulator.snapshot();
    }

    /**
     * The movements of your own rows, one for each account. That no account is there twice is the caller's duty.
     *
     * @param currency the currency of all of them
     * @param rows the rows, in any order
     * @param start a row's MRR at the start; 0 if the account did not pay then
     * @param end its MRR at the end
     * @param everPaid whether it had paid before the start
     * @param <R> a row
     * @return the movements
     * @throws IllegalArgumentException if an amount is null, negative or in another currency; the message has the row
     */
    public static <R> MrrMovements from(
            Currency currency,
            Iterable<? extends R> rows,
            Function<? super R, Money> start,
            Function<? super R, Money> end,
            Predicate<? super R> everPaid) {
        requireNonNull(currency, "currency");
        requireNonNull(rows, "rows");
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        requireNonNull(everPaid, "everPaid");
        Money.ofMinor(0, currency);
        MrrAccumulator accumulator = new MrrAccumulator(currency);
        NumberedRows.each(
                rows,
                row -> accumulator.add(
                        Accounts.minor(start.apply(row), currency, "start MRR"),
                        Accounts.minor(end.apply(row), currency, "end MRR"),
                        everPaid.test(row)));
        return accumulator.snapshot();
    }

    private static void checkRow(long minor, String what, int row) {
        checkArgument(minor >= 0, "%s must not be negative: %s (row %s)", what, minor, row);
    }

    /**
     * The MRR at the start.
     *
     * @return the sum over all accounts
     */
    public Money start() {
        return Money.ofMinor(start.minor(), moves.currency());
    }

    /**
     * The MRR at the end.
     *
     * @return the sum over all accounts
     */
    public Money end() {
        return Money.ofMinor(end.minor(), moves.currency());
    }

    /**
     * The accounts with MRR at the start, as many as there are logos to lose.
     *
     * @return the count
     */
    public long startAccounts() {
        return start.accounts();
    }

    /**
     * The accounts with MRR at the end.
     *
     * @return the count
     */
    public long endAccounts() {
        return end.accounts();
    }

    /**
     * The movements by kind.
     *
     * @return counts of accounts, and amounts
     */
    public Moves moves() {
        return moves;
    }

    /**
     * A ratio to the MRR at the start.
     *
     * @param ratio which one
     * @return the ratio, a fraction of 1; its range is that of the {@link RevenueRatio}
     * @throws IllegalStateException if there was no MRR at the start: {@code NRR is undefined: no MRR at the start}
     */
    public double ratio(RevenueRatio ratio) {
        requireNonNull(ratio, "ratio");
        if (start.minor() == 0) {
            throw undefinedWithoutStart(ratio.toString());
        }
        return Ratios.of(ratio.numerator(this), start.minor());
    }

    private static IllegalStateException undefinedWithoutStart(String name) {
        return new IllegalStateException(name + " is undefined: no MRR at the start");
    }

    /**
     * A ratio to the MRR at the start, where it is defined.
     *
     * @param ratio which one
     * @return the ratio, or nothing if there was no MRR at the start
     */
    public OptionalDouble ratioIfDefined(RevenueRatio ratio) {
        return start.minor() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratio(ratio));
    }

    /**
     * Net revenue retention.
     *
     * @return {@code ratio(RevenueRatio.NRR)}
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double nrr() {
        return ratio(RevenueRatio.NRR);
    }

    /**
     * Gross revenue retention.
     *
     * @return {@code ratio(RevenueRatio.GRR)}, 0..1
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double grr() {
        return ratio(RevenueRatio.GRR);
    }

    /**
     * Logo churn: each account counts once, whatever it pays.
     *
     * @return accounts that churned, of those with MRR at the start
     */
    public Proportion logoChurn() {
        return Proportion.of(moves.count(Kind.CHURN), start.accounts()).named("logo churn", "accounts at the start");
    }

    /**
     * Logo retention.
     *
     * @return accounts with MRR at both ends, of those with MRR at the start
     */
    public Proportion logoRetention() {
        return logoChurn().complement().named("logo retention");
    }

    /**
     * Average revenue per account (ARPA) at the end of the period.
     *
     * @return end MRR over accounts with MRR at the end, in major units
     * @throws IllegalStateException if no account pays at the end
     */
    public double arpa() {
        return arpa(end, "end");
    }

    /**
     * Average revenue per account at the start of the period.
     *
     * @return start MRR over accounts with MRR at the start, in major units
     * @throws IllegalStateException if no account paid at the start
     */
    public double arpaAtStart() {
        return arpa(start, "start");
    }

    private double arpa(MrrSide side, String when) {
        if (side.accounts() == 0) {
            throw new IllegalStateException("ARPA is undefined: no account pays at the " + when);
        }
        return Ratios.of(Money.ofMinor(side.minor(), moves.currency()).amount(), side.accounts());
    }

    /**
     * Annual recurring revenue (ARR) at the end: twelve times the MRR, exact.
     *
     * @return {@code 12 · end}
     * @throws ArithmeticException if it exceeds the range of a long
     */
    public Money arr() {
        return Money.ofMinor(Math.multiplyExact(end.minor(), MONTHS_OF_YEAR), moves.currency());
    }

    /**
     * Average sale price (ASP) of new subscriptions: what a new account pays a month.
     *
     * @return new MRR over new accounts, in major units
     * @throws IllegalStateException if there are no new accounts: {@code ASP is undefined: no new accounts}
     */
    public double asp() {
        return asp("ASP");
    }

    private double asp(String name) {
        if (moves.count(Kind.NEW) == 0) {
            throw new IllegalStateException(name + " is undefined: no new accounts");
        }
        return Ratios.of(moves.mrr(Kind.NEW).amount(), moves.count(Kind.NEW));
    }

    /**
     * How many months of margin pay what a new account cost: {@code CAC / (ASP · margin)}, for accounts that stay; {@code Cltv.acquisition} counts those
     * that leave.
     *
     * @param cac the acquisition cost of one new account, in the currency of the MRR
     * @param margin the gross margin, above 0 to 1
     * @return months, 0 or more
     * @throws IllegalArgumentException if the cost is negative or in another currency, or the margin outside its range
     * @throws IllegalStateException if there are no new accounts
     */
    public double paybackMonths(Money cac, double margin) {
        cac.minorIn(moves.currency(), "acquisition cost");
        checkArgument(margin > 0 && margin <= 1, "a gross margin is above 0 to 1, not %s", margin);
        return cac.amount().doubleValue() / (asp("payback") * margin);
    }

    /**
     * Earned growth rate (Reichheld, Darnell and Burns 2021): {@code NRR + ENC − 1}, growth by the customers that the company has and those whom they
     * sent. ENC is the MRR of earned new customers as a fraction of the MRR at the start, so that both terms share a denominator.
     *
     * @param earnedNew the MRR at the end of new accounts that came by referral or recommendation, not by advertising or promotion; a part of the new
     *     MRR
     * @return −1 or more
     * @throws IllegalArgumentException if the amount is negative, in another currency or exceeds the new MRR
     * @throws IllegalStateException if there was no MRR at the start
     */
    public double earnedGrowth(Money earnedNew) {
        long earned = earnedNew.minorIn(moves.currency(), "MRR of earned new customers");
        checkArgument(
                earned <= moves.minor(Kind.NEW),
                "MRR of earned new customers must not exceed new MRR: %s of %s",
                earnedNew,
                moves.mrr(Kind.NEW));
        if (start.minor() == 0) {
            throw undefinedWithoutStart("earned growth");
        }
        return Ratios.of(retainedMinor() + earned - start.minor(), start.minor());
    }

    long startMinor() {
        return start.minor();
    }

    long endMinor() {
        return end.minor();
    }

    /** What the accounts of the start pay at the end. */
    long retainedMinor() {
        return end.minor() - moves.minor(Kind.NEW) - moves.minor(Kind.REACTIVATION);
    }

    @Override
    public Rule rule() {
        return Rule.of(moves.currency());
    }

    /** How many accounts were looked at, those without MRR at both ends among them. */
    @Override
    public long count() {
        return accounts;
    }

    @Override
    public MrrMovements plus(MrrMovements other) {
        TallyRule.checkMerge(NAME, rule(), other.rule());
        return new MrrMovements(
                CountMath.sum(accounts, other.accounts, "accounts"),
                start.plus(other.start, "start"),
                end.plus(other.end, "end"),
                moves.plus(other.moves));
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule().toForm(),
                accounts,
                start.accounts(),
                start.minor(),
                end.accounts(),
                end.minor(),
                moves.counts(),
                moves.amounts());
    }

    /**
     * The plain data of movements.
     *
     * @param type {@code mrr-movements}
     * @param version 1
     * @param rule the currency
     * @param accounts how many accounts were looked at
     * @param startAccounts how many accounts had MRR at the start
     * @param startMinor their MRR, in minor units
     * @param endAccounts how many accounts had MRR at the end
     * @param endMinor their MRR, in minor units
     * @param movedAccounts accounts by movement, in the order of {@link Kind}
     * @param movedMinor amounts by movement, in minor units
     */
    public record Counts(
            String type,
            int version,
            Rule.Form rule,
            long accounts,
            long startAccounts,
            long startMinor,
            long endAccounts,
            long endMinor,
            List<Long> movedAccounts,
            List<Long> movedMinor)
            implements TallyCounts<MrrMovements> {

        @Override
        public MrrMovements toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule restored = Stored.present(rule, "the rule of MRR movements").restore();
            return new MrrMovements(
                    accounts,
                    new MrrSide(startAccounts, startMinor),
                    new MrrSide(endAccounts, endMinor),
                    new Moves(
                            restored.currency(),
                            Stored.list(movedAccounts, "accounts by movement"),
                            Stored.list(movedMinor, "amounts by movement")));
        }

        @Override
        public Map<String, Long> numbers() {
            toTally();
            Numbers numbers = Numbers.of("accounts", accounts)
                    .and("accounts at start", startAccounts)
                    .and("MRR at start", startMinor)
                    .and("accounts at end", endAccounts)
                    .and("MRR at end", endMinor);
            for (Kind kind : Kind.values()) {
                numbers.and(kind + " accounts", movedAccounts.get(kind.ordinal()));
                numbers.and(kind + " MRR", movedMinor.get(kind.ordinal()));
            }
            return numbers.map();
        }
    }

    /**
     * Movements and ratios.
     *
     * @return two aligned tables; what is undefined prints "–"
     */
    public String table() {
        return MrrText.table(this);
    }

    /** One line, for example {@code EUR MRR 178.48 to 173.74: NRR 88.8 %, GRR 83.2 %, 5 accounts}. */
    @Override
    public String toString() {
        return moves.currency() + " MRR " + MrrText.of(start()) + " to " + MrrText.of(end()) + ": NRR "
                + MrrText.of(ratioIfDefined(RevenueRatio.NRR)) + ", GRR " + MrrText.of(ratioIfDefined(RevenueRatio.GRR))
                + ", "
                + accounts + " accounts";
    }
}
