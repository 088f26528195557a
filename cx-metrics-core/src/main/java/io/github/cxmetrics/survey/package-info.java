/**
 * What customers answered: ratings and the metrics that are read off them.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.survey.RatingScale} is a type of its own: bounds, direction and the codes that stand for "no answer". Answers on it
 *       become {@link io.github.cxmetrics.survey.Ratings}, an exact histogram.
 *   <li>Scales may have half points ({@code RatingScale.halfPoints(0, 5)}) or labels ({@link io.github.cxmetrics.survey.ScaleLabels}, for answers in
 *       text); several questions of one respondent make a {@link io.github.cxmetrics.survey.Composite}.
 *   <li>{@link io.github.cxmetrics.survey.Nps}, {@link io.github.cxmetrics.survey.Csat}, {@link io.github.cxmetrics.survey.Ces} and any
 *       {@link io.github.cxmetrics.survey.NetScore} are read off the same ratings, each by a definition that is a value.
 *   <li>{@link io.github.cxmetrics.survey.ResponseRate} says how many answered, {@link io.github.cxmetrics.survey.SampleSize} how many must.
 *   <li>{@link io.github.cxmetrics.survey.WeightedRatings}, {@link io.github.cxmetrics.survey.SurveyEstimate} and
 *       {@link io.github.cxmetrics.survey.Raking} are for weighted and clustered samples; {@link io.github.cxmetrics.survey.Migration} and
 *       {@link io.github.cxmetrics.survey.CustomerRatings} follow the same customers over time.
 *   <li>{@link io.github.cxmetrics.survey.StarRanking} ranks products by their stars with a bound, so that one five-star answer does not win.
 * </ul>
 *
 * <p>Weighted samples, clustered answers and raking are pure functions over rows: sums of doubles can't be merged exactly, so they are no tallies.
 *
 * <p>Start with {@code Nps.of(10, 9, 3)} or {@code Ratings.of(RatingScale.ZERO_TO_TEN, scores)}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/survey.md">survey</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.survey;

import org.jspecify.annotations.NullMarked;
