package io.github.cxmetrics.journey.path;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.util.List;

/**
 * The most frequent paths, and what became of the tail: it is folded into one row, {@link PathRule#OTHER}, and counted.
 *
 * @param kept the paths that were kept, from the most to the least frequent, then by their steps
 * @param foldedVariants how many different paths were folded
 * @param foldedUnits how many units took one of them
 */
public record TopVariants(List<Variant> kept, long foldedVariants, long foldedUnits) {

    /**
     * Copies the list.
     *
     * @param kept the paths that were kept
     * @param foldedVariants how many different paths were folded
     * @param foldedUnits how many units took one of them
     */
    public TopVariants {
        kept = List.copyOf(kept);
    }

    /**
     * How much the kept paths tell.
     *
     * @return the units that took one of them, of all
     */
    public Proportion coverage() {
        long units = kept.stream().mapToLong(Variant::count).sum();
        return Proportion.of(units, Math.addExact(units, foldedUnits));
    }

    /** A table: path, units, share. */
    @Override
    public String toString() {
        TextTable table = TextTable.of("path", "units", "share");
        long all = coverage().trials();
        kept.forEach(variant -> table.row(variant.path(), Long.toString(variant.count()), share(variant.count(), all)));
        if (foldedVariants > 0) {
            table.row(
                    PathRule.OTHER + " " + foldedVariants + " paths",
                    Long.toString(foldedUnits),
                    share(foldedUnits, all));
        }
        return table.toString();
    }

    private static String share(long units, long all) {
        return Unit.SHARE.text((double) units / all);
    }
}
