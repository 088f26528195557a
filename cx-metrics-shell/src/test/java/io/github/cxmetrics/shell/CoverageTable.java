package io.github.cxmetrics.shell;

import io.github.cxmetrics.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What the default intervals cover at nominal 95 %: the rows of the guide's table, room by room. */
final class CoverageTable {

    /** A build draws so many samples of each truth again, where they are cheap; the first ones of those of the page. */
    private static final int DRAWN_AGAIN = 200;

    /** Where the page has no more than this, samples are dear, and a build draws one in twenty. */
    private static final int DEAR = 500;

    /**
     * A row of the table.
     *
     * @param samples of each truth; 0 where all samples are enumerated, so that each build can do it again
     * @param coverage by the number of samples
     */
    record Row(String interval, String n, String truths, int samples, IntFunction<Coverage> coverage) {

        boolean isExact() {
            return samples == 0;
        }

        /** How many samples of each truth a build draws. */
        int drawnAgain() {
            return samples > DEAR ? Math.min(samples, DRAWN_AGAIN) : Math.max(1, samples / 20);
        }

        String text() {
            return beginning() + " " + coverage.apply(samples) + " | " + ending();
        }

        String beginning() {
            return "| " + interval + " | " + n + " |";
        }

        String ending() {
            String how = isExact() ? "exact" : String.format(Locale.ROOT, "%,d samples", samples);
            return how + ", " + truths + " |";
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private CoverageTable() {}

    static List<Row> rows() {
        CoverageTable table = new CoverageTable();
        ShareCoverage.addTo(table);
        ScoreCoverage.addTo(table);
        UsabilityCoverage.addTo(table);
        TimeCoverage.addTo(table);
        MonitorCoverage.addTo(table);
        ExperimentCoverage.addTo(table);
        LifetimeCoverage.addTo(table);
        return table.rows;
    }

    /** All samples are enumerated. */
    void exact(String interval, String n, String truths, Supplier<Coverage> coverage) {
        rows.add(new Row(interval, n, truths, 0, samples -> coverage.get()));
    }

    /** Samples are drawn, by their number. */
    void drawn(String interval, String n, int samples, String truths, IntFunction<Coverage> coverage) {
        rows.add(new Row(interval, n, truths, samples, coverage));
    }
}
