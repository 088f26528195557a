/**
 * What customers answered: ratings and the metrics that are read off them.
 *
 * <p>A {@link io.github.cxmetrics.survey.RatingScale} is a type of its own: bounds, direction and the codes that stand for "no answer". Answers on it
 * become {@link io.github.cxmetrics.survey.Ratings}, an exact histogram from which {@link io.github.cxmetrics.survey.Nps}, {@link
 * io.github.cxmetrics.survey.Csat}, {@link io.github.cxmetrics.survey.Ces} and any {@link io.github.cxmetrics.survey.NetScore} are read. Weighted
 * samples, clustered answers and raking are pure functions over rows: sums of doubles can't be merged exactly, so they are no tallies.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survey;

import org.jspecify.annotations.NullMarked;
