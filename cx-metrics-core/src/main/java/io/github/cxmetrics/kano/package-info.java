/**
 * Which features delight: the method of Kano, Seraku, Takahashi and Tsuji (1984). Each feature is asked twice: how would you feel if the product had it
 * (functional), and how if it had not (dysfunctional)?
 *
 * <p>{@link io.github.cxmetrics.kano.KanoTally} counts the answer pairs of one feature. An {@link io.github.cxmetrics.kano.EvaluationTable} reads it as
 * categories ({@link io.github.cxmetrics.kano.KanoReading}), from which come the classification by a named rule, the coefficients better and worse with
 * their intervals ({@link io.github.cxmetrics.kano.KanoCoefficient}) and the tests; the same tally can be read again with another table, and gives the
 * {@linkplain io.github.cxmetrics.kano.ContinuousKano continuous analysis} as well. {@link io.github.cxmetrics.kano.KanoStudy} holds many features.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.kano;

import org.jspecify.annotations.NullMarked;
