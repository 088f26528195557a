/**
 * Models of how customers buy and what they spend, fitted by maximum likelihood to {@link io.github.cxmetrics.lifetime.purchases.PurchaseHistories}.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.lifetime.model.TransactionModel} is what all models of buying answer: is a customer alive, how many transactions to
 *       expect, their distribution, discounted.
 *   <li>Non-contractual and continuous: {@link io.github.cxmetrics.lifetime.model.BgNbd}, {@link io.github.cxmetrics.lifetime.model.MbgNbd},
 *       {@link io.github.cxmetrics.lifetime.model.BgCnbdK} (regular buyers), {@link io.github.cxmetrics.lifetime.model.ParetoNbd}; with traits of customers as
 *       {@link io.github.cxmetrics.lifetime.model.CovariateModel}.
 *   <li>Non-contractual and by periods: {@link io.github.cxmetrics.lifetime.model.BgBb}.
 *   <li>Contractual: {@link io.github.cxmetrics.lifetime.model.ShiftedBetaGeometric}.
 *   <li>Spend: {@link io.github.cxmetrics.lifetime.model.GammaGamma}.
 *   <li>{@link io.github.cxmetrics.lifetime.model.HoldoutReport} judges a model by what happened after the data it was fitted to.
 * </ul>
 *
 * <p>Start with {@code BgNbd.fit(histories)}; it gives a {@link io.github.cxmetrics.lifetime.fit.ModelFit} whose status says whether to trust it. A
 * model can be made from parameters as well, with {@code of}.
 *
 * <p>In the guide: <a href="https://github.com/cxmetrics/cx-metrics/blob/main/docs/guide/lifetime.md">lifetime</a>.
 *
 * @serial exclude
 */
@NullMarked
package io.github.cxmetrics.lifetime.model;

import org.jspecify.annotations.NullMarked;
