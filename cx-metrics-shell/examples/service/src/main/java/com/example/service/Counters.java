package com.example.service;

import io.github.cxmetrics.Tally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/**
 * Counts for a registry of metrics. Promoters, passives and detractors may be added up over pods, tenants and time; a score may not. So counts are exported, and
 * the dashboard computes {@code 100 * (promoters - detractors) / (promoters + passives + detractors)} from their sums.
 */
final class Counters {

    private Counters() {}

    static void register(MeterRegistry registry, Live<?, ?> live, String tenant) {
        String kind = live.kind().name();
        for (String name : numbers(live.kind().rule().empty()).keySet()) {
            FunctionCounter.builder(
                            "cx." + kind,
                            live,
                            each -> numbers(each.sinceStart(tenant)).get(name))
                    .tag("tenant", tenant)
                    .tag("counted", name)
                    .description("counts of " + kind + " since the start of this pod")
                    .register(registry);
        }
        FunctionCounter.builder("cx.late", live, each -> each.late(tenant))
                .tag("tenant", tenant)
                .tag("kind", kind)
                .description("observations that came too late for the window")
                .register(registry);
    }

    static Map<String, Long> numbers(Tally<?> tally) {
        return tally.toCounts().numbers();
    }
}
