package io.github.cxmetrics.contact.fcr;

import io.github.cxmetrics.internal.PairSort;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a log are contacts of known customers. Rows of one customer and conversation are legs of one contact, at the first of them; a leg of an unknown
 * customer belongs to the one known customer of its conversation. Makes no object per row.
 */
final class Legs {

    private final int[] customers;
    private final boolean[] counted;
    private final boolean[] unknown;

    /**
     * Reads a log up to asOf.
     *
     * @param customers the customer of each row, copied
     * @param stranger the number of unknown customers; null if all are known
     * @param conversations the conversation of each row, negative if there is none; null if no row has one
     * @param packed the times of the rows
     * @param asOf the last microsecond; later rows say nothing
     */
    Legs(int[] customers, @Nullable Integer stranger, int @Nullable [] conversations, long[] packed, long asOf) {
        this.customers = customers.clone();
        int rows = customers.length;
        counted = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            counted[row] = packed[row] >> 1 <= asOf;
        }
        if (conversations != null) {
            if (stranger != null) {
                nameStrangers(conversations, stranger);
            }
            keepFirst(conversations, packed);
        }
        unknown = new boolean[rows];
        for (int row = 0; row < rows && stranger != null; row++) {
            unknown[row] = counted[row] && this.customers[row] == stranger;
            counted[row] &= !unknown[row];
        }
    }

    private void nameStrangers(int[] conversations, int stranger) {
        PairSort rows = sorted(new ContactKeys(conversations), conversations);
        long[] keys = rows.keys();
        for (int from = 0, to; from < keys.length; from = to) {
            to = endOf(keys, from);
            boolean known = false;
            boolean several = false;
            int customer = stranger;
            for (int i = from; i < to; i++) {
                int who = customers[(int) rows.values()[i]];
                several |= known && who != stranger && who != customer;
                customer = known || who == stranger ? customer : who;
                known |= who != stranger;
            }
            for (int i = from; i < to && known && !several; i++) {
                customers[(int) rows.values()[i]] = customer;
            }
        }
    }

    private void keepFirst(int[] conversations, long[] packed) {
        ContactKeys both = new ContactKeys(conversations);
        both.and(customers);
        PairSort rows = sorted(both, conversations);
        long[] keys = rows.keys();
        for (int from = 0, to; from < keys.length; from = to) {
            to = endOf(keys, from);
            int first = (int) rows.values()[from];
            for (int i = from + 1; i < to; i++) {
                int row = (int) rows.values()[i];
                boolean earlier = packed[row] >> 1 < packed[first] >> 1;
                counted[earlier ? first : row] = false;
                first = earlier ? row : first;
            }
        }
    }

    /** The rows that count and have a conversation, by key; those of one key in the order of the log. */
    private PairSort sorted(ContactKeys all, int[] conversations) {
        long[] keys = new long[conversations.length];
        long[] rows = new long[conversations.length];
        int size = 0;
        for (int row = 0; row < conversations.length; row++) {
            if (counted[row] && conversations[row] >= 0) {
                keys[size] = all.keys()[row];
                rows[size++] = row;
            }
        }
        PairSort sorted = new PairSort(Arrays.copyOf(keys, size), Arrays.copyOf(rows, size));
        sorted.sort(all.bits());
        return sorted;
    }

    private static int endOf(long[] keys, int from) {
        int to = from + 1;
        while (to < keys.length && keys[to] == keys[from]) {
            to++;
        }
        return to;
    }

    /** The customers, where legs have told those of others. */
    int[] customers() {
        return customers;
    }

    /** Whether a row is a contact of a known customer, the first of its legs. */
    boolean isContact(int row) {
        return counted[row];
    }

    /** Whether a row is a contact of a customer whom nobody knows, the first of its legs. */
    boolean isUnknown(int row) {
        return unknown[row];
    }
}
