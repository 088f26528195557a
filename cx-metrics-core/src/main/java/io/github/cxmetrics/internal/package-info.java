/**
 * Arithmetic, text and columns that several packages need. Not part of the API: the module exports this package to journeys and the kit only, and anything here may
 * change without notice.
 *
 * <ul>
 *   <li>Distributions and their tails: {@link io.github.cxmetrics.internal.Normal}, {@link io.github.cxmetrics.internal.BetaTail},
 *       {@link io.github.cxmetrics.internal.GammaTail}, {@link io.github.cxmetrics.internal.Poisson}, {@link io.github.cxmetrics.internal.FisherExact}.
 *   <li>Exact sums and ratios: {@link io.github.cxmetrics.internal.CountMath}, {@link io.github.cxmetrics.internal.Fractions},
 *       {@link io.github.cxmetrics.internal.Ratios}, {@link io.github.cxmetrics.internal.OrderedSum}, whose result does not depend on how many threads there
 *       are.
 *   <li>Limits of intervals by inversion: {@link io.github.cxmetrics.internal.Inversion}, {@link io.github.cxmetrics.internal.Limits},
 *       {@link io.github.cxmetrics.internal.ShareLimits}.
 *   <li>Text: {@link io.github.cxmetrics.internal.Text} for numbers, {@link io.github.cxmetrics.internal.TextTable} for aligned tables,
 *       {@link io.github.cxmetrics.internal.PrintedTables} for their cells, {@link io.github.cxmetrics.internal.StoredText} for what stored forms hold.
 *   <li>Times: {@link io.github.cxmetrics.internal.Micros}, {@link io.github.cxmetrics.internal.Ticks}.
 * </ul>
 *
 * <p>Everything here is used by two packages or more; what one package needs alone stands in that package.
 */
@NullMarked
package io.github.cxmetrics.internal;

import org.jspecify.annotations.NullMarked;
