package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.journey.Step;

/** Funnels as text. */
final class FunnelTable {

    private static final int BAR = 20;

    private FunnelTable() {}

    static String text(FunnelTally tally) {
        TextTable table =
                TextTable.of("step", "n", "of previous", "of first", Confidence.DEFAULT + " CI", "drop-off", "");
        for (int step = 1; step <= tally.reached().size(); step++) {
            Proportion first = tally.fromFirst(step);
            Proportion previous = tally.fromPrevious(step);
            Step what = tally.rule().steps().get(step - 1);
            table.row(
                    step + " " + what.name() + (FunnelPlan.isOptional(what) ? " (optional)" : ""),
                    Long.toString(tally.reached(step)),
                    step == 1 ? "" : share(previous),
                    share(first),
                    step == 1
                            ? ""
                            : first.intervalIfDefined(Confidence.DEFAULT)
                                    .map(interval -> interval.text(first.unit()))
                                    .orElse(TextTable.UNDEFINED),
                    step == 1 || FunnelPlan.isOptional(what) ? "" : Long.toString(previous.failures()),
                    bar(first));
        }
        return table.toString();
    }

    private static String share(Proportion share) {
        return share.count() == 0 ? TextTable.UNDEFINED : share.unit().text(share.value());
    }

    /** As long as the column, so that bars begin at its left edge. */
    private static String bar(Proportion share) {
        int length = share.count() == 0 ? 0 : (int) Math.round(BAR * share.value());
        return "█".repeat(length) + "░".repeat(BAR - length);
    }
}
