package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.OptionalDouble;

/**
 * Where customers are lost, and how hard it is there.
 *
 * @param stage the stage
 * @param channel the channel; empty where the map has none
 * @param lost customers of the touchpoint with no later event of a later stage
 * @param effort 0 (all found it easiest) … 1 (all hardest): 1 minus the rescaled mean of the score of ease; nothing without ratings, or too few to be shown
 */
public record FrictionPoint(String stage, String channel, long lost, OptionalDouble effort) {

    /**
     * Customers lost times effort: what the touchpoints are ranked by.
     *
     * @return 0 … {@link #lost()}; nothing where the effort is not known
     */
    public OptionalDouble friction() {
        return effort.isPresent() ? OptionalDouble.of(lost * effort.getAsDouble()) : OptionalDouble.empty();
    }

    /** For example {@code pay, mobile: 120 lost, effort 60.0 %, friction 72.0}. */
    @Override
    public String toString() {
        return stage + (channel.isEmpty() ? "" : ", " + channel) + ": " + lost + " lost, effort "
                + (effort.isPresent() ? Unit.SHARE.text(effort.getAsDouble()) : TextTable.UNDEFINED) + ", friction "
                + (effort.isPresent() ? Text.fixed(lost * effort.getAsDouble(), 1) : TextTable.UNDEFINED);
    }
}
