package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.staffing.RequiredAgents;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Agents needed by interval, against those who are there. */
final class StaffingPicture {

    private StaffingPicture() {}

    static Painting of(Map<String, RequiredAgents> need, @Nullable Map<String, Integer> agents) {
        checkArgument(!need.isEmpty(), "no interval to staff");
        if (agents != null) {
            checkArgument(
                    agents.keySet().equals(need.keySet()),
                    "need and agents must name the same intervals: %s of need, %s of agents",
                    need.size(),
                    agents.size());
        }
        List<String> labels = ImmutableList.copyOf(need.keySet());
        double[] needed =
                need.values().stream().mapToDouble(RequiredAgents::agents).toArray();
        double[] contacts =
                need.values().stream().mapToDouble(r -> r.load().contacts()).toArray();
        double[] there =
                agents == null ? null : labels.stream().mapToDouble(agents::get).toArray();
        Panel top = Panel.of(
                        "agents on the queue",
                        260,
                        v -> Figures.fixed(v, 0),
                        Panel.Line.steps("needed", Series.FIRST, needed))
                .fromZero();
        if (there != null) {
            top = top.withBars("there", there);
            top = shortOf(needed, there) > 0 ? top.withFlags(flags(needed, there)) : top;
        }
        Panel bottom = Panel.of("contacts", 130, v -> Figures.fixed(v, v == Math.rint(v) ? 0 : 1))
                .withBars("contacts", contacts);
        return new Sheet(
                "staffing against need",
                there == null ? "Agents needed by interval" : "Agents needed and there, by interval",
                there == null
                        ? "Steps: agents needed"
                        : "Steps: agents needed; bars: agents there; red square: too few, and by how many",
                Footer.of("n = " + Figures.fixed(Arrays.stream(contacts).sum(), 0) + " contacts")
                        .part(
                                there != null,
                                "too few in " + shortOf(needed, there) + " of " + labels.size() + " intervals")
                        .part(plans(need))
                        .parts(),
                numbers(labels, need, needed, there),
                Panels.of(labels, top, bottom));
    }

    private static String plans(Map<String, RequiredAgents> need) {
        List<String> plans =
                need.values().stream().map(r -> r.plan().toString()).distinct().toList();
        return plans.size() == 1 ? plans.get(0) : plans.size() + " different plans";
    }

    private static long shortOf(double[] needed, double @Nullable [] there) {
        return there == null
                ? 0
                : IntStream.range(0, needed.length)
                        .filter(i -> there[i] < needed[i])
                        .count();
    }

    private static Panel.Flags flags(double[] needed, double[] there) {
        double[] at = new double[needed.length];
        String[] texts = new String[needed.length];
        for (int i = 0; i < at.length; i++) {
            boolean few = there[i] < needed[i];
            at[i] = few ? needed[i] : Double.NaN;
            texts[i] = few ? Figures.fixed(there[i] - needed[i], 0) : "";
        }
        return new Panel.Flags("too few", at, texts);
    }

    private static ResultTable numbers(
            List<String> labels, Map<String, RequiredAgents> need, double[] needed, double @Nullable [] there) {
        ResultTable.Builder table =
                ResultTable.withColumns("interval", "contacts", "needed", "on the roster", "there", "difference");
        int i = 0;
        for (RequiredAgents agents : need.values()) {
            double contacts = agents.load().contacts();
            table.row(
                    labels.get(i),
                    Figures.fixed(contacts, contacts == Math.rint(contacts) ? 0 : 1),
                    Figures.count(agents.agents()),
                    Figures.count(agents.rosteredAgents()),
                    there == null ? Figures.UNDEFINED : Figures.fixed(there[i], 0),
                    there == null ? Figures.UNDEFINED : Figures.fixed(there[i] - needed[i], 0));
            i++;
        }
        return table.build();
    }
}
