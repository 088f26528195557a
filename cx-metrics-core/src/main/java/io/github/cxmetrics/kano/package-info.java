/**
 * Which features delight: the method of Kano, Seraku, Takahashi and Tsuji (1984). Each feature is asked twice: how would you feel if the product had it
 * (functional), and how if it had not (dysfunctional)?
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.kano.KanoTally} counts the answer pairs of one feature, {@link io.github.cxmetrics.kano.KanoResponse}s of
 *       {@link io.github.cxmetrics.kano.KanoAnswer}s on a named form ({@link io.github.cxmetrics.kano.AnswerForm}).
 *   <li>{@link io.github.cxmetrics.kano.EvaluationTable} reads them as categories ({@link io.github.cxmetrics.kano.KanoReading}), from which come the
 *       classification by a named rule, the coefficients better and worse with their intervals ({@link io.github.cxmetrics.kano.KanoCoefficient}) and the
 *       tests. The same tally can be read again with another table.
 *   <li>{@link io.github.cxmetrics.kano.ContinuousKano} is the analysis on a continuous scale, of the same tally.
 *   <li>{@link io.github.cxmetrics.kano.KanoStudy} holds many features, from columns of answers; it prints the table and the quadrant.
 *   <li>{@link io.github.cxmetrics.kano.KanoPlan} says how many answers a classification needs.
 * </ul>
 *
 * <p>Start with {@code KanoTally.of(…)} for one feature, with {@code KanoStudy} for a questionnaire.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/kano.md">kano</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.kano;

import org.jspecify.annotations.NullMarked;
