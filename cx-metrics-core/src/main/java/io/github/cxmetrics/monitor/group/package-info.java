/**
 * Do several groups differ at all: one test for more than two.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.monitor.group.Crosstab}: answers by group, chi-square, exact or simulated where counts are small.
 *   <li>{@link io.github.cxmetrics.monitor.group.GroupTests}: means (Welch's analysis of variance) and ranks (Kruskal–Wallis).
 * </ul>
 *
 * <p>Which of them differ is a question for {@code Segments.versusRest()}, shares and net scores also have {@code Segments.heterogeneity()}. Start with
 * {@code Crosstab.of(ratingsByGroup).test()}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/segments.md">segments</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.monitor.group;

import org.jspecify.annotations.NullMarked;
