package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How many resolutions there were, in the three ways that are all called so. Customers may be in several parts of the
 * data, so this is no tally: the counts of parts don't add up.
 *
 * @param events how often tickets ended: solved, or closed without; those left out as merged, spam or deleted are in
 *     none of the counts
 * @param tickets how many different tickets were solved
 * @param customers how many different customers had a ticket solved, of those who are known
 * @param ticketsWithoutCustomer solved tickets whose customer is not known
 */
public record Resolutions(long events, long tickets, long customers, long ticketsWithoutCustomer)
        implements Serializable {

    /**
     * Checks the counts.
     *
     * @param events how often tickets ended: solved, or closed without; those left out as merged, spam or deleted are in none of the counts
     * @param tickets how many different tickets were solved
     * @param customers how many different customers had a ticket solved, of those who are known
     * @param ticketsWithoutCustomer solved tickets whose customer is not known
     * @throws IllegalArgumentException if one is negative, or there are more customers than tickets or more tickets than resolutions
     */
    public Resolutions {
        CountMath.checkNotNegative(customers, "customers");
        CountMath.checkNotNegative(ticketsWithoutCustomer, "tickets without a customer");
        checkArgument(
                customers <= tickets - ticketsWithoutCustomer && tickets <= events,
                "resolutions of tickets of customers: there can't be %s of %s of %s with %s without",
                events,
                tickets,
                customers,
                ticketsWithoutCustomer);
    }

    /**
     * Counts the resolutions up to an instant.
     *
     * @param tickets the tickets, each once
     * @param asOf the instant; what happened at it counts
     * @return the counts
     */
    public static Resolutions of(Iterable<? extends Ticket> tickets, Instant asOf) {
        long events = 0;
        long solved = 0;
        long unknown = 0;
        Set<String> customers = new HashSet<>();
        for (Ticket ticket : tickets) {
            long resolutions = TicketReading.ifCounted(ticket, asOf, asOf)
                    .map(TicketReading::resolutions)
                    .orElse(0L);
            if (resolutions > 0) {
                events += resolutions;
                solved++;
                Optional<String> customer = ticket.customer();
                unknown += customer.isEmpty() ? 1 : 0;
                customer.ifPresent(customers::add);
            }
        }
        return new Resolutions(events, solved, customers.size(), unknown);
    }

    /** For example {@code resolutions: 5, of 4 tickets of 3 customers, 1 without a known customer}. */
    @Override
    public String toString() {
        return "resolutions: " + events + ", of " + tickets + (tickets == 1 ? " ticket of " : " tickets of ")
                + customers + (customers == 1 ? " customer" : " customers")
                + (ticketsWithoutCustomer == 0 ? "" : ", " + ticketsWithoutCustomer + " without a known customer");
    }
}
