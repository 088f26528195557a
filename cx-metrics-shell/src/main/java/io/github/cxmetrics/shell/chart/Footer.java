package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.shell.chart.internal.Figures;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the parts of a footer. */
final class Footer {

    private final ImmutableList.Builder<String> parts = ImmutableList.builder();

    private Footer() {}

    static Footer of(String n) {
        return new Footer().part(n);
    }

    /** A number and its per cent sign stay together. */
    Footer part(String part) {
        parts.add(part.replace(" %", Figures.SPACE + "%"));
        return this;
    }

    Footer part(boolean needed, String part) {
        return needed ? part(part) : this;
    }

    /** Level and names of the methods. */
    Footer intervals(Collection<Interval> intervals) {
        String methods = intervals.stream().map(Interval::method).distinct().collect(Collectors.joining(", "));
        return intervals.isEmpty() ? this : part(intervals.iterator().next().confidence() + " intervals: " + methods);
    }

    /** What was hidden. */
    Footer groups(Groups<?> groups) {
        return part(groups.small() > 0, counted(groups.small()) + " below n = " + groups.atLeast() + " hidden")
                .part(groups.empty() > 0, counted(groups.empty()) + " without data hidden");
    }

    private static String counted(int groups) {
        return groups == 1 ? "1 group" : groups + " groups";
    }

    List<String> parts() {
        return parts.build();
    }
}
