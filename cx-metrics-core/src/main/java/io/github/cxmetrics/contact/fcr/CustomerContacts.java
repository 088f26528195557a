package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All contacts of one customer: the observation that {@link Fcr} counts, since a contact alone does not tell whether it was the last one.
 *
 * @param customer the customer; empty where nobody knows who it was: such contacts are not those of one customer, and are counted apart.
 *     Legs of theirs that belong to a known customer only a {@link ContactLog} can tell
 * @param contacts the contacts, in any order
 */
public record CustomerContacts(String customer, List<Contact> contacts) implements Serializable {

    /**
     * Copies the list.
     *
     * @param customer the customer
     * @param contacts the contacts
     * @throws IllegalArgumentException if the list or the customer is missing
     */
    public CustomerContacts {
        checkArgument(customer != null, "contacts need their customer; one who is not known is empty");
        checkArgument(contacts != null, "a customer needs a list of contacts, which may be empty");
        contacts = Checks.list(contacts, "contacts");
    }

    /**
     * The times of a customer's contacts, where issue, channel and level don't matter.
     *
     * @param customer the customer
     * @param at when each contact was
     * @return the contacts
     */
    public static CustomerContacts of(String customer, Instant... at) {
        requireNonNull(at, "at");
        return new CustomerContacts(customer, Stream.of(at).map(Contact::at).toList());
    }

    /** How many, not whose: {@code a customer with 3 contacts}. */
    @Override
    public String toString() {
        return "a customer with " + contacts.size() + (contacts.size() == 1 ? " contact" : " contacts");
    }
}
