/** Recorders under jcstress, which tries the interleavings of a few calls millions of times. In profile {@code stress} only. */
@NullMarked
package io.github.cxmetrics.stress;

import org.jspecify.annotations.NullMarked;
