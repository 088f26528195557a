package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Pixels that a line joins. */
public final class Stretch {

    private final List<double[]> points = new ArrayList<>();

    boolean isEmpty() {
        return points.isEmpty();
    }

    void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    double lastY() {
        return points.get(points.size() - 1)[1];
    }

    void closeInto(ImmutableList.Builder<Stretch> stretches) {
        if (!isEmpty()) {
            stretches.add(this);
        }
    }

    Path2D path() {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double[] p = points.get(i);
            if (i == 0) {
                path.moveTo(p[0], p[1]);
            } else {
                path.lineTo(p[0], p[1]);
            }
        }
        return path;
    }

    /** The area between this line and another. */
    Path2D around(Stretch other) {
        Path2D area = path();
        for (int i = other.points.size() - 1; i >= 0; i--) {
            area.lineTo(other.points.get(i)[0], other.points.get(i)[1]);
        }
        area.closePath();
        return area;
    }
}
