package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts customers one by one. */
final class FcrAccumulator implements Accumulator<CustomerContacts, Fcr> {

    private final FcrRule.AsOf rule;
    private FcrScan scan;
    private final Set<String> customers = new HashSet<>();
    private Fcr joined;

    FcrAccumulator(FcrRule.AsOf rule) {
        this.rule = rule;
        joined = Fcr.of(rule, new FcrScan(rule));
        scan = new FcrScan(rule);
    }

    @Override
    public void add(CustomerContacts customer) {
        checkArgument(customer != null, "the contacts of a customer must not be null");
        List<Contact> contacts = customer.contacts();
        contacts.forEach(rule::checkInside);
        if (customer.customer().isEmpty()) {
            firstLegs(contacts).forEach(any -> scan.addUnknown());
            return;
        }
        checkArgument(
                customers.add(customer.customer()),
                "this customer was counted before: all contacts of a customer are one observation");
        groups(firstLegs(contacts)).forEach(this::count);
    }

    /** The first of the legs of each conversation, the first in the list at one instant; what is later than the end of the data is set aside. */
    private List<Contact> firstLegs(List<Contact> contacts) {
        List<Contact> alone = new ArrayList<>();
        Map<String, Contact> firsts = new HashMap<>();
        for (Contact contact : contacts) {
            if (scan.isAfterAsOf(FcrScan.pack(FcrRule.micros(contact.at()), true))) {
                scan.addAfterAsOf();
            } else if (contact.conversation().isEmpty()) {
                alone.add(contact);
            } else {
                firsts.merge(
                        contact.conversation(),
                        contact,
                        (first, leg) -> FcrRule.micros(leg.at()) < FcrRule.micros(first.at()) ? leg : first);
            }
        }
        alone.addAll(firsts.values());
        return alone;
    }

    private void count(List<Contact> contacts) {
        long[] packed = new long[contacts.size()];
        for (int i = 0; i < packed.length; i++) {
            Contact contact = contacts.get(i);
            packed[i] = FcrScan.pack(FcrRule.micros(contact.at()), contact.level() == Contact.Level.RESOLVABLE);
        }
        Arrays.sort(packed);
        scan.group(packed, 0, packed.length);
    }

    /** The order of groups does not matter to what is counted. */
    private Collection<List<Contact>> groups(List<Contact> contacts) {
        return contacts.stream()
                .collect(Collectors.groupingBy(rule.definition()::keyOf))
                .values();
    }

    @Override
    public void addAll(Fcr tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public Fcr snapshot() {
        joined = joined.plus(Fcr.of(rule, scan));
        scan = new FcrScan(rule);
        return joined;
    }
}
