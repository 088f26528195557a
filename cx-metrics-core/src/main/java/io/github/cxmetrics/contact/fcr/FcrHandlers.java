package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts contacts for each who handled them, where repeats are those of the customer, whoever handled these. */
final class FcrHandlers {

    private record Key(String customer, List<String> common) {}

    private record Handled(long packed, FcrScan by) {}

    private final FcrRule.AsOf rule;
    private final SortedMap<String, FcrScan> scans = new TreeMap<>();
    private final Map<Key, List<Handled>> groups = new HashMap<>();

    FcrHandlers(FcrRule.AsOf rule) {
        this.rule = rule;
    }

    void add(String handler, String customer, Contact contact) {
        checkArgument(
                handler != null && customer != null && contact != null,
                "a contact needs its group, customer and contact");
        rule.checkInside(contact);
        long packed = FcrScan.pack(FcrRule.micros(contact.at()), contact.level() == Contact.Level.RESOLVABLE);
        groups.computeIfAbsent(new Key(customer, rule.definition().keyOf(contact)), key -> new ArrayList<>())
                .add(new Handled(packed, scans.computeIfAbsent(handler, name -> new FcrScan(rule))));
    }

    SortedMap<String, Fcr> tallies() {
        groups.values().forEach(this::count);
        SortedMap<String, Fcr> tallies = new TreeMap<>();
        scans.forEach((handler, scan) -> tallies.put(handler, Fcr.of(rule, scan)));
        return tallies;
    }

    /** What each scan gets does not depend on the order of groups: its counts are sums, its times are sorted. */
    private void count(List<Handled> group) {
        group.sort(Comparator.comparingLong(Handled::packed));
        long[] packed = group.stream().mapToLong(Handled::packed).toArray();
        FcrScan.group(packed, 0, packed.length, i -> group.get(i).by());
    }
}
