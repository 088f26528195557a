package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.PairSort;
import io.github.cxmetrics.internal.Ticks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts in columns, rows in any order: customers, times, and as far as there are any, issues, channels, whether the first level could have resolved
 * them, and conversations.
 *
 * <p>Rows of one customer and one conversation are legs of one contact, which is at the first of them, with its issue, channel and level (of several at one
 * instant, the first row). A leg of an unknown customer belongs to the one known customer of its conversation. Other contacts of unknown customers are counted
 * apart, as {@link Fcr#unknownContacts}: ten withheld numbers are not one customer who called ten times.
 *
 * <p>{@link FcrRule.AsOf#count(ContactLog)} groups and counts them, without an object per row. Immutable, but for columns that are {@linkplain #wrapping
 * shared}.
 */
public final class ContactLog {

    private static final int NANOS_PER_MICRO = 1000;

    private final int[] customers;
    private final long[] times;
    private final ChronoUnit unit;
    private final int @Nullable [] issues;
    private final int @Nullable [] channels;
    private final boolean @Nullable [] resolvable;
    private final int @Nullable [] conversations;
    private final @Nullable Integer unknown;

    private ContactLog(
            int[] customers,
            long[] times,
            ChronoUnit unit,
            int @Nullable [] issues,
            int @Nullable [] channels,
            boolean @Nullable [] resolvable,
            int @Nullable [] conversations,
            @Nullable Integer unknown) {
        this.customers = customers;
        this.times = times;
        this.unit = unit;
        this.issues = issues;
        this.channels = channels;
        this.resolvable = resolvable;
        this.conversations = conversations;
        this.unknown = unknown;
    }

    /**
     * Customers and times, copied.
     *
     * @param customers the customer of each row; fastest where the numbers are dense
     * @param times when, since 1970-01-01T00:00Z in the unit
     * @param unit microseconds, or a longer unit up to days
     * @return the log, of contacts that the first level could have resolved
     * @throws IllegalArgumentException if the lengths differ, or for other units
     */
    public static ContactLog of(int[] customers, long[] times, ChronoUnit unit) {
        return wrapping(customers.clone(), times.clone(), unit);
    }

    /**
     * Customers and times, not copied: the arrays are read when the log is counted, never changed, and must not change until then.
     *
     * @param customers the customer of each row; fastest where the numbers are dense
     * @param times when, since 1970-01-01T00:00Z in the unit
     * @param unit microseconds, or a longer unit up to days
     * @return the log, of contacts that the first level could have resolved
     * @throws IllegalArgumentException if the lengths differ, or for other units
     */
    public static ContactLog wrapping(int[] customers, long[] times, ChronoUnit unit) {
        requireNonNull(unit, "unit");
        checkArgument(
                unit.compareTo(ChronoUnit.MICROS) >= 0 && unit.compareTo(ChronoUnit.DAYS) <= 0,
                "times of contacts are in microseconds up to days, not in %s",
                unit);
        checkLength(times.length, "times", customers);
        return new ContactLog(customers, times, unit, null, null, null, null, null);
    }

    /**
     * The contacts in your own rows, one in each.
     *
     * @param rows the rows, in any order
     * @param customer tells whose contact a row is; null or empty where nobody knows
     * @param contact makes the contact of a row, say {@code r -> Contact.at(r.at()).about(r.reason()).by(r.channel())}
     * @param <R> a row
     * @return the log
     * @throws IllegalArgumentException if a contact or a part of it is missing: {@code a contact must not be null (row 3)}, counted from 0
     */
    public static <R> ContactLog from(
            Iterable<? extends R> rows,
            Function<? super R, @Nullable String> customer,
            Function<? super R, Contact> contact) {
        requireNonNull(customer, "customer");
        requireNonNull(contact, "contact");
        Codes customers = new Codes();
        Codes issues = new Codes();
        Codes channels = new Codes();
        Codes conversations = new Codes();
        LongStream.Builder times = LongStream.builder();
        BitSet notResolvable = new BitSet();
        NumberedRows.each(rows, row -> {
            String who = customer.apply(row);
            Contact one = contact.apply(row);
            checkArgument(one != null, "a contact must not be null");
            times.add(FcrRule.micros(one.at()));
            notResolvable.set(customers.size(), one.level() == Contact.Level.NOT_RESOLVABLE);
            customers.add(who == null ? "" : who);
            issues.add(one.issue());
            channels.add(one.channel());
            conversations.add(one.conversation());
        });
        boolean[] resolvable = new boolean[customers.size()];
        for (int row = 0; row < resolvable.length; row++) {
            resolvable[row] = !notResolvable.get(row);
        }
        return new ContactLog(
                customers.column(),
                times.build().toArray(),
                ChronoUnit.MICROS,
                issues.column(),
                channels.column(),
                resolvable,
                conversations.columnOfIds(),
                customers.codeOf(""));
    }

    /** Texts as numbers, in the order in which they first came. */
    private static final class Codes {

        private final Map<String, Integer> codes = new HashMap<>();
        private final IntStream.Builder column = IntStream.builder();
        private int size;

        void add(String text) {
            column.add(codes.computeIfAbsent(text, any -> codes.size()));
            size++;
        }

        int size() {
            return size;
        }

        int[] column() {
            return column.build().toArray();
        }

        /** Where the empty text is no id and has no number; null if there is no id at all. */
        int @Nullable [] columnOfIds() {
            Integer none = codeOf("");
            return codes.size() == (none == null ? 0 : 1)
                    ? null
                    : column.build()
                            .map(code -> none != null && code == none ? -1 : code)
                            .toArray();
        }

        @Nullable
        Integer codeOf(String text) {
            return codes.get(text);
        }
    }

    private static void checkLength(int length, String what, int[] customers) {
        checkArgument(length == customers.length, "there are %s customers and %s %s", customers.length, length, what);
    }

    /**
     * The same contacts with what they were about.
     *
     * @param issues the issue of each row, copied
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactLog withIssues(int[] issues) {
        checkLength(issues.length, "issues", customers);
        return new ContactLog(customers, times, unit, issues.clone(), channels, resolvable, conversations, unknown);
    }

    /**
     * The same contacts with how they came in.
     *
     * @param channels the channel of each row, copied
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactLog withChannels(int[] channels) {
        checkLength(channels.length, "channels", customers);
        return new ContactLog(customers, times, unit, issues, channels.clone(), resolvable, conversations, unknown);
    }

    /**
     * The same contacts with which of them the first level could have resolved.
     *
     * @param resolvable of each row, copied
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactLog withResolvable(boolean[] resolvable) {
        checkLength(resolvable.length, "resolvable flags", customers);
        return new ContactLog(customers, times, unit, issues, channels, resolvable.clone(), conversations, unknown);
    }

    /**
     * The same contacts as legs of conversations: rows of one customer and one conversation are one contact.
     *
     * @param conversations the conversation of each row, negative where there is none; copied
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactLog withConversations(int[] conversations) {
        checkLength(conversations.length, "conversations", customers);
        return new ContactLog(customers, times, unit, issues, channels, resolvable, conversations.clone(), unknown);
    }

    /**
     * The same contacts, where one number stands for all customers whom nobody knows: withheld numbers, visitors who are not logged in.
     *
     * @param customer the number of unknown customers
     * @return the changed copy
     */
    public ContactLog withUnknownCustomer(int customer) {
        return new ContactLog(customers, times, unit, issues, channels, resolvable, conversations, customer);
    }

    /**
     * The contacts up to an instant.
     *
     * @param asOf the last instant, itself included
     * @return a log without the later ones
     */
    public ContactLog upTo(Instant asOf) {
        long last = Math.floorDiv(FcrRule.micros(asOf), microsPerTick());
        int[] rows = IntStream.range(0, times.length)
                .filter(row -> times[row] <= last)
                .toArray();
        return only(rows);
    }

    private ContactLog only(int[] rows) {
        boolean[] levels = resolvable == null ? null : new boolean[rows.length];
        for (int i = 0; levels != null && i < rows.length; i++) {
            levels[i] = resolvable[rows[i]];
        }
        return new ContactLog(
                some(customers, rows),
                IntStream.of(rows).mapToLong(row -> times[row]).toArray(),
                unit,
                issues == null ? null : some(issues, rows),
                channels == null ? null : some(channels, rows),
                levels,
                conversations == null ? null : some(conversations, rows),
                unknown);
    }

    private static int[] some(int[] column, int[] rows) {
        return IntStream.of(rows).map(row -> column[row]).toArray();
    }

    private long microsPerTick() {
        return unit.getDuration().toNanos() / NANOS_PER_MICRO;
    }

    Fcr count(FcrRule.AsOf rule) {
        FcrScan scan = new FcrScan(rule);
        long[] times = packed(scan, rule);
        if (conversations == null && unknown == null) {
            scan(scan, rule.definition(), times);
        } else {
            scanFirstLegs(scan, rule.definition(), times);
        }
        return Fcr.of(rule, scan);
    }

    private void scanFirstLegs(FcrScan scan, FcrRule rule, long[] times) {
        Legs legs = new Legs(customers, unknown, conversations, times, scan.asOf());
        int[] contacts = new int[times.length];
        int size = 0;
        for (int row = 0; row < times.length; row++) {
            if (legs.isContact(row)) {
                contacts[size++] = row;
            } else if (scan.isAfterAsOf(times[row])) {
                scan.addAfterAsOf();
            } else if (legs.isUnknown(row)) {
                scan.addUnknown();
            }
        }
        int[] rows = Arrays.copyOf(contacts, size);
        new ContactLog(legs.customers(), this.times, unit, issues, channels, null, null, null)
                .only(rows)
                .scan(
                        scan,
                        rule,
                        IntStream.of(rows).mapToLong(row -> times[row]).toArray());
    }

    private void scan(FcrScan scan, FcrRule rule, long[] times) {
        ContactKeys groups = groups(rule);
        PairSort rows = new PairSort(groups.keys(), times);
        rows.sort(groups.bits());
        long[] keys = rows.keys();
        long[] packed = rows.values();
        int from = 0;
        while (from < keys.length) {
            int to = from + 1;
            boolean sorted = true;
            while (to < keys.length && keys[to] == keys[from]) {
                sorted &= packed[to - 1] <= packed[to];
                to++;
            }
            if (!sorted) {
                Arrays.sort(packed, from, to);
            }
            scan.group(packed, from, to);
            from = to;
        }
    }

    private ContactKeys groups(FcrRule rule) {
        ContactKeys groups = new ContactKeys(customers);
        if (rule.key() == FcrRule.Key.CUSTOMER_AND_ISSUE) {
            checkArgument(issues != null, "FCR %s needs a column of issues", rule);
            groups.and(issues);
        }
        if (rule.channel() == FcrRule.Channel.SAME) {
            checkArgument(channels != null, "FCR %s needs a column of channels", rule);
            groups.and(channels);
        }
        return groups;
    }

    private long[] packed(FcrScan scan, FcrRule.AsOf rule) {
        long factor = microsPerTick();
        long farthest = FcrScan.MAX_MICROS / factor;
        long[] packed = new long[times.length];
        for (int row = 0; row < packed.length; row++) {
            long time = times[row];
            long micros = time > farthest ? FcrScan.MAX_MICROS : time * factor;
            if (time < -farthest || scan.isBefore(micros)) {
                throw new IllegalArgumentException(rule.refusal(Ticks.text(time, unit)) + " (row " + row + ")");
            }
            packed[row] = FcrScan.pack(micros, resolvable == null || resolvable[row]);
        }
        return packed;
    }

    /** For example {@code 1200 contacts}. */
    @Override
    public String toString() {
        return customers.length + " contacts";
    }
}
