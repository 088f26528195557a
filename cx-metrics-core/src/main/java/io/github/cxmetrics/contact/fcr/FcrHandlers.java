package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts contacts for each who handled them, where repeats are those of the customer, whoever handled these. */
final class FcrHandlers {

    private record Key(int customer, List<String> common) {}

    private record Handled(long packed, FcrScan by) {}

    private record Row(FcrScan by, String customer, Contact contact) {

        long packed() {
            return FcrScan.pack(FcrRule.micros(contact.at()), contact.level() == Contact.Level.RESOLVABLE);
        }
    }

    private final FcrRule.AsOf rule;
    private final SortedMap<String, FcrScan> scans = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();

    FcrHandlers(FcrRule.AsOf rule) {
        this.rule = rule;
    }

    void add(String handler, @Nullable String customer, Contact contact) {
        checkArgument(handler != null && contact != null, "a contact needs its group and contact");
        rule.checkInside(contact);
        FcrScan scan = scans.computeIfAbsent(handler, name -> new FcrScan(rule));
        rows.add(new Row(scan, customer == null ? "" : customer, contact));
    }

    SortedMap<String, Fcr> tallies() {
        groups().values().forEach(this::count);
        SortedMap<String, Fcr> tallies = new TreeMap<>();
        scans.forEach((handler, scan) -> tallies.put(handler, Fcr.of(rule, scan)));
        return tallies;
    }

    private Map<Key, List<Handled>> groups() {
        Legs legs = legs();
        Map<Key, List<Handled>> groups = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            Row read = rows.get(row);
            if (legs.isContact(row)) {
                Key key = new Key(legs.customers()[row], rule.definition().keyOf(read.contact));
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(new Handled(read.packed(), read.by));
            } else if (read.by.isAfterAsOf(read.packed())) {
                read.by.addAfterAsOf();
            } else if (legs.isUnknown(row)) {
                read.by.addUnknown();
            }
        }
        return groups;
    }

    private Legs legs() {
        Map<String, Integer> customers = new HashMap<>();
        Map<String, Integer> conversations = new HashMap<>();
        customers.put("", 0);
        conversations.put("", -1);
        return new Legs(
                rows.stream()
                        .mapToInt(row -> customers.computeIfAbsent(row.customer, any -> customers.size()))
                        .toArray(),
                0,
                rows.stream()
                        .mapToInt(row ->
                                conversations.computeIfAbsent(row.contact.conversation(), any -> conversations.size()))
                        .toArray(),
                rows.stream().mapToLong(Row::packed).toArray(),
                rule.asOfMicros());
    }

    /** What each scan gets does not depend on the order of groups: its counts are sums, its times are sorted. */
    private void count(List<Handled> group) {
        group.sort(Comparator.comparingLong(Handled::packed));
        long[] packed = group.stream().mapToLong(Handled::packed).toArray();
        FcrScan.group(packed, 0, packed.length, i -> group.get(i).by());
    }
}
