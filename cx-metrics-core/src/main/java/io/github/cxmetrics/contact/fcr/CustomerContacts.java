package io.github.cxmetrics.contact.fcr;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All contacts of one customer: the observation that {@link Fcr} counts, since a contact alone does not tell whether it was the last one.
 *
 * @param customer the customer, for messages
 * @param contacts the contacts, in any order
 */
public record CustomerContacts(String customer, List<Contact> contacts) {

    /**
     * Copies the list.
     *
     * @param customer the customer
     * @param contacts the contacts
     */
    public CustomerContacts {
        Objects.requireNonNull(customer, "customer");
        contacts = List.copyOf(contacts);
    }

    /**
     * The times of a customer's contacts, where issue, channel and level don't matter.
     *
     * @param customer the customer
     * @param at when each contact was
     * @return the contacts
     */
    public static CustomerContacts of(String customer, Instant... at) {
        return new CustomerContacts(customer, Stream.of(at).map(Contact::at).toList());
    }

    /**
     * Rows of a log, grouped.
     *
     * @param rows one for each contact, in any order
     * @param customer tells whose contact a row is
     * @param contact makes the contact of a row
     * @param <R> the row
     * @return the contacts of each customer, ordered by customer
     */
    public static <R> List<CustomerContacts> group(
            Collection<R> rows, Function<? super R, String> customer, Function<? super R, Contact> contact) {
        Map<String, List<Contact>> byCustomer = new TreeMap<>();
        for (R row : rows) {
            byCustomer
                    .computeIfAbsent(customer.apply(row), key -> new ArrayList<>())
                    .add(contact.apply(row));
        }
        return byCustomer.entrySet().stream()
                .map(entry -> new CustomerContacts(entry.getKey(), entry.getValue()))
                .toList();
    }
}
