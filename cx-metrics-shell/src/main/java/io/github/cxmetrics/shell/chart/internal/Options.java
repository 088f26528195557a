package io.github.cxmetrics.shell.chart.internal;

import io.github.cxmetrics.Confidence;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is asked of a picture beside its result.
 *
 * @param atLeast the smallest n that a group is shown with
 * @param confidence the level of intervals
 * @param points points in place of bars
 * @param inOrder groups in the order of their result
 * @param asked which of these were asked for
 */
public record Options(long atLeast, Confidence confidence, boolean points, boolean inOrder, Set<Choice> asked) {

    /** A choice that some pictures have. */
    public enum Choice {
        AT_LEAST("no groups to hide: atLeast"),
        CONFIDENCE("no interval whose level could be chosen: confidence"),
        POINTS("no bars that could be points: points"),
        IN_ORDER("nothing that it sorts: inOrder");

        public final String refusal;

        Choice(String refusal) {
            this.refusal = refusal;
        }
    }

    public static final Options DEFAULT = new Options(0, Confidence.DEFAULT, false, false, Set.of());

    public Options withAtLeast(long n) {
        return new Options(n, confidence, points, inOrder, with(Choice.AT_LEAST));
    }

    public Options withConfidence(Confidence level) {
        return new Options(atLeast, level, points, inOrder, with(Choice.CONFIDENCE));
    }

    public Options withPoints() {
        return new Options(atLeast, confidence, true, inOrder, with(Choice.POINTS));
    }

    public Options withInOrder() {
        return new Options(atLeast, confidence, points, true, with(Choice.IN_ORDER));
    }

    private Set<Choice> with(Choice choice) {
        EnumSet<Choice> all = EnumSet.of(choice);
        all.addAll(asked);
        return Set.copyOf(all);
    }
}
