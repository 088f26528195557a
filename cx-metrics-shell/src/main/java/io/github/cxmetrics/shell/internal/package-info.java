/** What the rooms of the kit share. Not part of the API. */
@NullMarked
package io.github.cxmetrics.shell.internal;

import org.jspecify.annotations.NullMarked;
