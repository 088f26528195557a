/**
 * The same rules on Apache Spark, with equal results: what is shuffled and stored are the exact counts of tallies.
 *
 * <p>Start in {@link io.github.cxmetrics.spark.CxFunctions}: the metrics by their names, as functions of columns and, once registered, in SQL; {@link
 * io.github.cxmetrics.spark.CxExtensions} registers them in every session of a cluster. Any rule of the library runs as a {@link
 * io.github.cxmetrics.spark.TallyAggregator}, and its stored tallies are merged by {@link io.github.cxmetrics.spark.TallyMerger}: build once a day, merge over
 * any span. {@link io.github.cxmetrics.spark.SparkFunnel} and {@link io.github.cxmetrics.spark.SparkJourney} scan timelines of users.
 *
 * <p>A tally in a column is binary: {@link io.github.cxmetrics.spark.TallyBytes} says of what form.
 */
@NullMarked
package io.github.cxmetrics.spark;

import org.jspecify.annotations.NullMarked;
