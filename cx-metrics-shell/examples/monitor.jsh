// What changed, and is it real? Incidents of an IT company by day, as they were worked on, against their service level and its target.
// Source: UCI "Incident management process enriched event log" (Amaral, Fantinato, Peres), CC BY 4.0. Times have no zone and are read as UTC.
import io.github.cxmetrics.*;
import io.github.cxmetrics.calendar.*;
import io.github.cxmetrics.monitor.*;

Table log = Samples.incidents();
String[] numbers = log.texts("number"), kept = log.texts("made_sla");
Instant[] updated = log.instants("sys_updated_at");

// An incident counts once on each day on which somebody worked on it, as it stood at the last update of that day.
CalendarPeriods days = CalendarPeriods.days(ZoneId.of("UTC"));
Map<List<Object>, Integer> lastOfDay = new LinkedHashMap<>();
for (int row = 0; row < log.size(); row++) lastOfDay.put(List.of(days.numberOf(updated[row]), numbers[row]), row);

Proportion.Rule rule = Proportion.Rule.of("within SLA", "incidents worked on");
Instant asOf = Instant.parse("2016-04-08T12:00:00Z");
MetricSeries<Proportion> all = MetricSeries.count(days, rule, lastOfDay.values(), row -> updated[row], row -> kept[row].equals("TRUE"));
MetricSeries<Proportion> byDay = all.between(LocalDate.parse("2016-02-29"), LocalDate.parse("2016-04-08")).asOf(asOf);
println(byDay);
println();

println("Does the share change from day to day more than chance makes it?");
ControlChartResult chart = byDay.chart(ControlChart.P_PRIME_FLOORED.baseline(20));
println("  " + chart);
println("  " + chart.dispersion());
for (ChartPoint point : chart.signals()) printf("  %s  %5.1f %% of %3.0f, limits %.1f … %.1f %%%n", point.label(), 100 * point.value(), point.n(), 100 * point.lower(), 100 * point.upper());
println();

println("Since when?");
ChangePoint<Proportion> change = byDay.changePoint();
println("  " + change);
println("  before " + change.before());
println("  after  " + change.after());
println();

println("What does it look like over a week? Windows of seven days, to look at only");
for (SeriesPoint<Proportion> point : byDay.rolling(7).points()) if (point.complete() && point.start().getDayOfWeek() == DayOfWeek.SUNDAY) printf("  to %s: %s%n", point.label(), point.tally());
println();

println("Is the target met?");
Target target = Target.atLeast(0.90).by(LocalDate.parse("2016-04-30"));
for (String date : List.of("2016-03-13", "2016-03-27", "2016-04-07")) println("  " + date + ": " + target.asOf(LocalDate.parse(date)).check(byDay.between(LocalDate.parse("2016-02-29"), LocalDate.parse(date)).total()));

Report.html(output("monitor.html")).title("Incidents within their service level").add(Chart.of(byDay, chart)).add(Chart.of(byDay, change)).heading("By day").add(byDay).save()

// Airport areas against the rest, with hidden cells: segments.jsh.
