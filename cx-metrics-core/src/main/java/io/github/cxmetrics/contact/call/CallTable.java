package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Call KPIs of several groups, printed as an aligned table: offered, answered, abandoned, service level, ASA and AHT. What is undefined prints "–". */
public final class CallTable {

    /** The group of calls of which a label is not known. */
    public static final String UNKNOWN = "unknown";

    private final String groupedBy;
    private final AbandonPolicy policy;
    private final Map<String, CallTally> tallies;

    private CallTable(String groupedBy, AbandonPolicy policy, Map<String, CallTally> tallies) {
        this.groupedBy = groupedBy;
        this.policy = policy;
        this.tallies = Collections.unmodifiableMap(tallies);
    }

    /**
     * A table.
     *
     * @param groupedBy what the groups are, the heading of the first column
     * @param tallies group to calls, printed in the map's order
     * @param policy what abandoned calls count as in the service level
     * @return the table
     */
    public static CallTable of(String groupedBy, Map<?, CallTally> tallies, AbandonPolicy policy) {
        Map<String, CallTally> copy = new LinkedHashMap<>();
        tallies.forEach((group, tally) -> copy.put(group.toString(), tally));
        return new CallTable(groupedBy, policy, copy);
    }

    /**
     * The tallies by group.
     *
     * @return an unmodifiable map in printing order
     */
    public Map<String, CallTally> tallies() {
        return tallies;
    }

    /** Aligned text, one line a group. */
    @Override
    public String toString() {
        TextTable table =
                TextTable.of(groupedBy, "offered", "answered", "abandoned", "service level", "ASA, s", "AHT, s");
        tallies.forEach((group, tally) -> table.row(
                group,
                Long.toString(tally.count()),
                Long.toString(tally.calls().answered()),
                Long.toString(tally.calls().abandoned()),
                share(tally.serviceLevel(policy).valueIfDefined()),
                seconds(tally.asa()),
                seconds(tally.aht())));
        return table.toString();
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Unit.SHARE.text(share.getAsDouble()) : TextTable.UNDEFINED;
    }

    private static String seconds(Ratio time) {
        return time.count() == 0 ? TextTable.UNDEFINED : Text.fixed(time.value(), 1);
    }
}
