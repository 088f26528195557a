package io.github.cxmetrics.contact.call;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Call KPIs of several groups, printed as an aligned table: offered, answered, abandoned, service level, ASA and AHT. What is undefined prints "–".
 *
 * @param groupedBy what the groups are, the heading of the first column
 * @param tallies group to calls, in printing order
 * @param policy what calls that nobody answered count as in the service level
 */
public record CallTable(String groupedBy, Map<String, CallTally> tallies, ServiceLevelPolicy policy)
        implements Serializable {

    /** The group of calls of which a label is not known. */
    public static final String UNKNOWN = "unknown";

    /**
     * Copies the map.
     *
     * @param groupedBy what the groups are
     * @param tallies group to calls
     * @param policy what calls that nobody answered count as in the service level
     */
    public CallTable {
        requireNonNull(groupedBy, "groupedBy");
        requireNonNull(policy, "policy");
        tallies = Checks.map(tallies, "tallies");
    }

    /**
     * A table.
     *
     * @param groupedBy what the groups are, the heading of the first column
     * @param tallies group to calls, printed in the map's order
     * @param policy what calls that nobody answered count as in the service level
     * @return the table
     */
    public static CallTable of(String groupedBy, Map<?, CallTally> tallies, ServiceLevelPolicy policy) {
        Map<String, CallTally> copy = new LinkedHashMap<>();
        Checks.map(tallies, "tallies").forEach((group, tally) -> copy.put(group.toString(), tally));
        return new CallTable(groupedBy, copy, policy);
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
