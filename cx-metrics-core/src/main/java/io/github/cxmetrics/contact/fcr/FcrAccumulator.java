package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Counts customers one by one. */
final class FcrAccumulator implements Accumulator<CustomerContacts, Fcr> {

    private final FcrRule.AsOf rule;
    private FcrScan scan;
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
        groups(contacts).forEach(this::count);
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
        joined = joined.plus(tally);
    }

    @Override
    public Fcr snapshot() {
        joined = joined.plus(Fcr.of(rule, scan));
        scan = new FcrScan(rule);
        return joined;
    }
}
