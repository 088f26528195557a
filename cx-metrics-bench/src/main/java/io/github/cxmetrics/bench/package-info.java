/** Benchmarks of the library against its peers and against memory bandwidth. */
@NullMarked
package io.github.cxmetrics.bench;

import org.jspecify.annotations.NullMarked;
