/**
 * Columns, indexes and tables that the packages of this module share. Not part of the API: the module does not export this package, and anything here may
 * change without notice.
 *
 * <ul>
 *   <li>{@link io.github.cxmetrics.journey.internal.LogColumns} is what an event log holds; {@link io.github.cxmetrics.journey.internal.CodeColumn} and
 *       {@link io.github.cxmetrics.journey.internal.Property} are its columns, {@link io.github.cxmetrics.journey.internal.UnitIndex} the rows of each user.
 *   <li>{@link io.github.cxmetrics.journey.internal.PathBuffer} and {@link io.github.cxmetrics.journey.internal.VariantTable} hold paths as codes, {@link
 *       io.github.cxmetrics.journey.internal.DealtPaths} those that wait to be counted.
 *   <li>{@link io.github.cxmetrics.journey.internal.DurationText} is about time, {@link io.github.cxmetrics.journey.internal.StableSort} and {@link
 *       io.github.cxmetrics.journey.internal.Threads} about the work itself.
 * </ul>
 *
 * <p>Nothing here knows the packages that use it. What one of them needs alone stands there. Arrays are given out as they are, not copied, where the
 * javadoc says so.
 */
@NullMarked
package io.github.cxmetrics.journey.internal;

import org.jspecify.annotations.NullMarked;
