package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.internal.TextTable;
import java.util.List;

/**
 * Nodes and links of a Sankey diagram. At each position the most frequent steps are kept, the rest is one node, {@link PathRule#OTHER}, which says how many it
 * holds. What flows into a node flows out of it, up to the last position.
 *
 * @param nodes by position, then from the largest to the smallest
 * @param links by position, then from the largest to the smallest
 */
public record Sankey(List<StepNode> nodes, List<StepLink> links) {

    /**
     * Copies the lists.
     *
     * @param nodes the nodes
     * @param links the links
     */
    public Sankey {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
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
