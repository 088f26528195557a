package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Nodes and links of a Sankey diagram. At each position the most frequent steps are kept, the rest is one node, {@link PathRule#OTHER}, which says how many it
 * holds. What flows into a node flows out of it, up to the last position.
 *
 * @param nodes by position, then from the largest to the smallest
 * @param links by position, then from the largest to the smallest
 */
public record Sankey(List<Node> nodes, List<Link> links) implements Serializable {

    /**
     * How many units are at a step at a position: a row to export.
     *
     * @param position the position, 1 for the first step
     * @param step the step; {@link PathRule#END} for those whose path ended before, at every later position too; {@link PathRule#OTHER} for a tail
     * @param units how many
     * @param folded how many different steps stand in this node: 1, or those of the tail
     */
    public record Node(int position, String step, long units, int folded) implements Serializable {

        /**
         * Checks the parts.
         *
         * @param position the position, 1 for the first step
         * @param step the step; {@link PathRule#END} for those whose path ended before, at every later position too; {@link PathRule#OTHER} for a tail
         * @param units how many
         * @param folded how many different steps stand in this node: 1, or those of the tail
         * @throws IllegalArgumentException if the position or the number of steps is below 1, or the units negative
         */
        public Node {
            requireNonNull(step, "step");
            checkArgument(position >= 1, "a node stands at position 1 or later, not %s", position);
            CountMath.checkNotNegative(units, "units");
            checkArgument(folded >= 1, "a node holds at least 1 step, not %s", folded);
        }
    }

    /**
     * How many units went from a step at a position to a step at the next: a row to export.
     *
     * @param position the position of {@code from}, 1 for the first step; 0 for the start
     * @param from the step, {@link PathRule#START} at position 0
     * @param to the step at the next position, or {@link PathRule#END}
     * @param units how many
     */
    public record Link(int position, String from, String to, long units) implements Serializable {

        static final Comparator<Link> ORDER = Comparator.comparingInt(Link::position)
                .thenComparing(Comparator.comparingLong(Link::units).reversed())
                .thenComparing(Link::from)
                .thenComparing(Link::to);

        /**
         * Checks the parts.
         *
         * @param position the position of {@code from}
         * @param from the step
         * @param to the step at the next position
         * @param units how many
         * @throws IllegalArgumentException if the position or the number is negative, or a start stands anywhere but at position 0
         */
        public Link {
            Stored.present(from, "the step that a link leaves");
            Stored.present(to, "the step that a link leads to");
            checkArgument(position >= 0, "a position must not be negative: %s", position);
            CountMath.checkNotNegative(units, "units");
            checkArgument(position > 0 || from.equals(PathRule.START), "position 0 holds the start only");
            checkArgument(
                    position == 0 || !from.equals(PathRule.START),
                    "the start stands at position 0, not at position %s",
                    position);
            checkArgument(!from.equals(PathRule.END) && !to.equals(PathRule.START), "%s → %s leads nowhere", from, to);
        }

        /** For example {@code 2 cart → 3 purchase: 12}. */
        @Override
        public String toString() {
            return position + " " + from + " → " + (position + 1) + " " + to + ": " + units;
        }
    }

    /**
     * Copies the lists.
     *
     * @param nodes the nodes
     * @param links the links
     */
    public Sankey {
        nodes = Checks.list(nodes, "nodes");
        links = Checks.list(links, "links");
    }

    /** A table of the links. */
    @Override
    public String toString() {
        TextTable table = TextTable.of("link", "units");
        links.forEach(link -> table.row(
                link.position() + " " + link.from() + " → " + (link.position() + 1) + " " + link.to(),
                Long.toString(link.units())));
        return table.toString();
    }
}
