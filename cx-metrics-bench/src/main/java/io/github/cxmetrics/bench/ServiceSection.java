package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Calls from columns, and business time. */
final class ServiceSection implements Section {

    @Override
    public String name() {
        return "service";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("CallBenchmark\\..*", 3, 20_000_000);
        run.add("CalendarBenchmark\\..*", 3);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double calls = run.nanos("callColumns");
        text.append("### Service: 20 M calls in five columns\n\n");
        new Claims(text)
                .add("all KPIs, ns a call", calls, "≤ 10")
                .add("all KPIs of 40 queues, ns a call", run.nanos("callColumnsByQueue"), "")
                .add("memory floor, ns a call", run.nanos("callMemoryFloor"), "")
                .add("six KPIs by streams of records, ns a call", run.nanos("callStreams"), "")
                .add("times faster than the streams", run.nanos("callStreams") / calls, "");
        double between = run.nanos("calendarBetween");
        text.append("\n### Service: business time over five years\n\n");
        new Claims(text)
                .add("between two instants, ns", between, "≤ 100")
                .add("between two epoch seconds, ns", run.nanos("calendarSecondsBetween"), "")
                .add("due time after 40 business hours, ns", run.nanos("calendarPlus"), "")
                .add("day by day, ns", run.nanos("calendarDayByDay"), "")
                .add("times faster than day by day", run.nanos("calendarDayByDay") / between, "");
    }
}
