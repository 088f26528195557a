package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.contact.call.CallIntervals;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Service level and calls by interval of the day. */
final class ServiceLevels {

    private static final int MOST = 1500;

    private final CallIntervals intervals;
    private final ServiceLevelPolicy policy;
    private final double target;
    private final Options options;
    private final List<Instant> starts = new ArrayList<>();
    private final List<Optional<CallTally>> tallies = new ArrayList<>();

    private ServiceLevels(
            CallIntervals intervals,
            SortedMap<Instant, CallTally> byInterval,
            ServiceLevelPolicy policy,
            double target,
            Options options) {
        this.intervals = intervals;
        this.policy = policy;
        this.target = target;
        this.options = options;
        checkArgument(!byInterval.isEmpty(), "no interval has calls");
        for (Instant at = byInterval.firstKey(); !at.isAfter(byInterval.lastKey()); at = next(at)) {
            checkArgument(
                    starts.size() < MOST,
                    "a picture holds at most %s intervals: take longer ones, or fewer days",
                    MOST);
            starts.add(at);
            tallies.add(Optional.ofNullable(byInterval.get(at)));
        }
        for (Instant start : byInterval.keySet()) {
            checkArgument(starts.contains(start), "%s begins no interval of %s", start, intervals);
        }
    }

    /** The next interval is where the time one length later belongs, also when clocks change. */
    private Instant next(Instant at) {
        Instant next = intervals.startOf(at.plus(intervals.length()));
        return next.isAfter(at) ? next : at.plus(intervals.length());
    }

    static Painting of(
            CallIntervals intervals,
            SortedMap<Instant, CallTally> byInterval,
            ServiceLevelPolicy policy,
            @Nullable Double target,
            Options options) {
        double level = target == null ? Double.NaN : target;
        return new ServiceLevels(intervals, byInterval, policy, level, options).painting();
    }

    private Painting painting() {
        List<String> labels = labels();
        int n = starts.size();
        double[][] level = new double[3][n];
        double[] offered = new double[n];
        double[] abandoned = new double[n];
        List<Interval> limits = new ArrayList<>();
        ResultTable.Builder numbers =
                ResultTable.withColumns("interval", "offered", "abandoned", "service level", "from", "to");
        String name = "service level";
        for (int i = 0; i < n; i++) {
            Optional<CallTally> tally = tallies.get(i);
            Optional<ServiceLevel> service = tally.map(t -> t.serviceLevel(policy));
            Optional<Interval> interval = service.flatMap(s -> s.intervalIfDefined(options.confidence()));
            interval.ifPresent(limits::add);
            level[0][i] =
                    service.map(s -> s.valueIfDefined().orElse(Double.NaN)).orElse(Double.NaN) * 100;
            level[1][i] = interval.map(Interval::lower).orElse(Double.NaN) * 100;
            level[2][i] = interval.map(Interval::upper).orElse(Double.NaN) * 100;
            offered[i] = tally.map(t -> t.calls().offered()).orElse(0L);
            abandoned[i] = tally.map(t -> t.calls().abandoned()).orElse(0L);
            numbers.row(
                    labels.get(i),
                    Figures.fixed(offered[i], 0),
                    Figures.fixed(abandoned[i], 0),
                    share(level[0][i]),
                    share(level[1][i]),
                    share(level[2][i]));
        }
        long total = tallies.stream()
                .flatMap(Optional::stream)
                .mapToLong(t -> t.calls().offered())
                .sum();
        Panel.Line line = Panel.Line.of(name, Series.FIRST, level[0]).between(level[1], level[2]);
        return new Sheet(
                "service levels by interval",
                "Service level and calls by interval",
                "Band: " + options.confidence() + " interval of each"
                        + (Double.isNaN(target) ? "" : "; dashed: target " + Figures.of(Unit.SHARE, target)),
                Footer.of("n = " + Figures.count(total) + (total == 1 ? " call" : " calls"))
                        .intervals(limits)
                        .part(policy.toString())
                        .part(threshold())
                        .part(intervals.zone().toString())
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.CONFIDENCE),
                Panels.of(
                        labels,
                        Panel.of("service level, %", 250, v -> Figures.fixed(v, 1) + Figures.SPACE + "%", line)
                                .withTarget(target * 100),
                        Panel.of(
                                        "calls",
                                        150,
                                        v -> Figures.fixed(v, 0),
                                        Panel.Line.of("abandoned", Series.SECOND, abandoned))
                                .withBars("offered", offered)));
    }

    private String threshold() {
        return tallies.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(t -> "within " + t.rule().threshold().toSeconds() + " seconds")
                .orElse("");
    }

    private static String share(double percent) {
        return Double.isNaN(percent) ? Figures.UNDEFINED : Figures.of(Unit.SHARE, percent / 100);
    }

    /** The time alone where all is of one day. */
    private List<String> labels() {
        List<ZonedDateTime> times =
                starts.stream().map(s -> s.atZone(intervals.zone())).toList();
        boolean oneDay =
                times.get(0).toLocalDate().equals(times.get(times.size() - 1).toLocalDate());
        DateTimeFormatter format = DateTimeFormatter.ofPattern(oneDay ? "HH:mm" : "yyyy-MM-dd HH:mm");
        List<String> labels = new ArrayList<>();
        for (ZonedDateTime time : times) {
            String label = time.format(format);
            // The hour that comes twice when clocks go back.
            labels.add(labels.contains(label) ? label + " " + time.getOffset() : label);
        }
        return labels;
    }
}
