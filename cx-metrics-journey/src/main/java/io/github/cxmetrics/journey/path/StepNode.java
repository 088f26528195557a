package io.github.cxmetrics.journey.path;

/**
 * How many units are at a step at a position: a node of a Sankey diagram, a row to export.
 *
 * @param position the position, 1 for the first step
 * @param step the step; {@link PathRule#END} for those whose path ended before, at every later position too; {@link PathRule#OTHER} for a tail
 * @param units how many
 * @param folded how many different steps stand in this node: 1, or those of the tail
 */
public record StepNode(int position, String step, long units, int folded) {}
