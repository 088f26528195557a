/**
 * What users did, in order: event logs, funnels, paths, attribution, journey maps and product retention.
 *
 * <p>Start in {@link io.github.cxmetrics.journey}, which holds the log, then open the package of the question at hand.
 *
 * <p>Who knows the business word and not the type looks into the
 * <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/index.md">index of terms</a>; the
 * <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide">guide</a> has a page for each room, on which every line runs.
 */
module io.github.cxmetrics.journey {
    requires com.google.common;
    requires commons.math3;
    requires static transitive org.jspecify;
    requires transitive io.github.cxmetrics.core;

    exports io.github.cxmetrics.journey;
    exports io.github.cxmetrics.journey.attribution;
    exports io.github.cxmetrics.journey.forms;
    exports io.github.cxmetrics.journey.funnel;
    exports io.github.cxmetrics.journey.map;
    exports io.github.cxmetrics.journey.path;
    exports io.github.cxmetrics.journey.retention;
}
