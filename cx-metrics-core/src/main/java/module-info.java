/**
 * Customer-experience metrics as exact, mergeable tallies: surveys, Kano, usability, contact centres, staffing, retention, customer
 * lifetime value, and what changed in any of them.
 *
 * <p>Start in {@link io.github.cxmetrics}, which holds the shape that all metrics share, then open the package of the question at hand. Commons Math is an
 * automatic module, so that a runtime image can't be linked with {@code jlink}; the module path and the class path both work.
 *
 * <p>Who knows the business word and not the type looks into the
 * <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/index.md">index of terms</a>; the
 * <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide">guide</a> has a page for each room, on which every line runs.
 */
@SuppressWarnings("module") // journey and shell are no modules that core sees
module io.github.cxmetrics.core {
    requires com.google.common;
    requires commons.math3;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.github.cxmetrics;
    exports io.github.cxmetrics.calendar;
    exports io.github.cxmetrics.contact;
    exports io.github.cxmetrics.contact.agent;
    exports io.github.cxmetrics.contact.call;
    exports io.github.cxmetrics.contact.fcr;
    exports io.github.cxmetrics.contact.ticket;
    exports io.github.cxmetrics.forms;
    exports io.github.cxmetrics.internal to
            io.github.cxmetrics.journey,
            io.github.cxmetrics.shell;
    exports io.github.cxmetrics.kano;
    exports io.github.cxmetrics.lifetime;
    exports io.github.cxmetrics.lifetime.fit;
    exports io.github.cxmetrics.lifetime.model;
    exports io.github.cxmetrics.lifetime.purchases;
    exports io.github.cxmetrics.lifetime.value;
    exports io.github.cxmetrics.monitor;
    exports io.github.cxmetrics.monitor.disclosure;
    exports io.github.cxmetrics.monitor.driver;
    exports io.github.cxmetrics.monitor.experiment;
    exports io.github.cxmetrics.monitor.group;
    exports io.github.cxmetrics.monitor.value;
    exports io.github.cxmetrics.retention;
    exports io.github.cxmetrics.retention.cohort;
    exports io.github.cxmetrics.retention.revenue;
    exports io.github.cxmetrics.staffing;
    exports io.github.cxmetrics.survey;
    exports io.github.cxmetrics.survival;
    exports io.github.cxmetrics.usability;
}
