/**
 * The shape that every metric shares: a rule says how one observation is counted, a tally is the exact mergeable count, a metric is a tally with
 * one headline number, and its doubt is an interval and a signed comparison.
 *
 * <p>A {@link io.github.cxmetrics.TallyRule} is plain data. Its {@link io.github.cxmetrics.Accumulator} is the only mutable side and belongs to
 * one thread; {@link io.github.cxmetrics.TallyRecorder} is the thread-safe side for services. Every {@link io.github.cxmetrics.Tally} is an
 * immutable value that may be shared between threads. Because tallies count in {@code long}s, a sequential run, a parallel stream, a recorder and
 * a cluster give equal objects.
 *
 * <p>Empty is a tally, not a number: an empty tally may be held and merged, and asking for its number throws {@link IllegalStateException} with
 * the metric's name. Full precision inside; rounding only in {@code toString} and tables.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics;

import org.jspecify.annotations.NullMarked;
