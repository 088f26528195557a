/**
 * Customer lifetime value: what customers will bring, as money of today.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.value.Cltv} joins a model of buying and one of spending with margin, discount and horizon: values by customer,
 *       with prediction intervals, or by the simple formulas of the field.
 *   <li>{@link io.github.cxmetrics.lifetime.value.CltvRanking} orders customers by value with bounded memory,
 *       {@link io.github.cxmetrics.lifetime.value.CltvComparison} compares two groups of them.
 *   <li>{@link io.github.cxmetrics.lifetime.value.ContractCltv} is the value of a contract with a churn rate.
 *   <li>{@link io.github.cxmetrics.lifetime.value.Acquisition} sets the value of a new customer against what winning one costs: ratio and payback.
 *   <li>{@link io.github.cxmetrics.lifetime.value.Bootstrap} shows how far the values depend on the data that the models were fitted to.
 * </ul>
 *
 * <p>Start with {@code Cltv.of(fit, spendFit).margin(0.30).annualDiscount(0.15).horizon(Period.ofYears(1))}. Intervals say which doubt they cover: chance
 * given the parameters, or that of the parameters.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/lifetime.md">lifetime</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime.value;

import org.jspecify.annotations.NullMarked;
