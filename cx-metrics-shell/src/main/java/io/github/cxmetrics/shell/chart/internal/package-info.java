/**
 * How pictures are drawn, whatever they show: the canvas and its writers (SVG, PNG), letters and their widths, the frame around a body, axes, and the bodies
 * that pictures share (rows, lines in panels, bars, grids, points). Knows numbers and texts, no metric; begin at {@code Canvas} and {@code Sheet}. For the room
 * of pictures only.
 */
@NullMarked
package io.github.cxmetrics.shell.chart.internal;

import org.jspecify.annotations.NullMarked;
