/** Event logs, funnels, paths, transitions and journey maps. */
@NullMarked
package io.github.cxmetrics.journey;

import org.jspecify.annotations.NullMarked;
