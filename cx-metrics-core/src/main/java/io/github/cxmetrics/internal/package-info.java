/** Arithmetic and text that several rooms need. Not part of the API: anything here may change without notice. */
@NullMarked
package io.github.cxmetrics.internal;

import org.jspecify.annotations.NullMarked;
