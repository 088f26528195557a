package io.github.cxmetrics.contact.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.survival.DurationsRule;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of calls. */
class CallFormsTest {

    @Nested
    class Rules extends StorableContract<CallRule> {

        @Override
        protected List<CallRule> values() {
            return List.of(CallSamples.RULE, CallRule.of(Duration.ofMillis(1500), Duration.ZERO));
        }
    }

    @Nested
    class ServiceLevelRules extends StorableContract<ServiceLevel.Rule> {

        @Override
        protected List<ServiceLevel.Rule> values() {
            return List.of(
                    ServiceLevel.Rule.of(CallSamples.RULE, ServiceLevelPolicy.ICMI_4),
                    ServiceLevel.Rule.of(CallSamples.RULE, ServiceLevelPolicy.ICMI_5));
        }
    }

    @Nested
    class WaitRules extends StorableContract<WaitRule> {

        @Override
        protected List<WaitRule> values() {
            return List.of(
                    WaitRule.ALL,
                    WaitRule.ANSWERED.withDurations(DurationsRule.of(ChronoUnit.SECONDS)),
                    WaitRule.ABANDONED);
        }
    }

    @Nested
    class PatienceRules extends StorableContract<PatienceRule> {

        @Override
        protected List<PatienceRule> values() {
            return List.of(PatienceRule.values());
        }
    }

    @Test
    void impossibleCountsAreNamed() {
        CallTally.Counts counts =
                CallSamples.RULE.count(CallSamples.everyKind()).toCounts();
        CallTally.Counts held = new CallTally.Counts(
                counts.type(),
                1,
                counts.rule(),
                counts.calls(),
                counts.handled(),
                new CallTally.Times(147_000_000, 50_000_000, 43_000_000, 721_000_000, 3, 70_000_000));
        assertThatIllegalArgumentException()
                .isThrownBy(held::toTally)
                .withMessage("4 calls were held, for 3 microseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallRule.Form("call-rule", 1, "soon", "PT5S").restore())
                .withMessage("not a duration: soon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallRule.Form("call-rule", 1, null, "PT5S").restore())
                .withMessage("the threshold must not be missing");
    }

    @Test
    void countsByNameAddUp() {
        assertThat(CallSamples.RULE.count(CallSamples.everyKind()).toCounts().numbers())
                .containsEntry("answered", 7L)
                .containsEntry("short abandoned", 2L)
                .containsEntry("microseconds of hold", 6_000_000L)
                .hasSize(16);
    }

    @Test
    void valuesAreSerializable() throws Exception {
        CallTally tally = CallSamples.RULE.count(CallSamples.everyKind());
        List<Serializable> values = List.of(
                CallSamples.everyKind().get(3),
                CallTable.of(
                        "queue",
                        CallSamples.RULE.countBy(CallSamples.everyKind(), ContactLabel.QUEUE),
                        ServiceLevelPolicy.ICMI_4),
                CallIntervals.of(Duration.ofMinutes(30), ZoneId.of("Europe/Berlin")),
                new CallIntervals.Events(7, 5, 3, 2),
                AgentTime.of(Duration.ofHours(1), Duration.ofHours(2)),
                tally.asa(),
                tally.abandonment(),
                tally.serviceLevel(ServiceLevelPolicy.ICMI_4));
        for (Serializable value : values) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), values);
    }

    @Test
    void aTableIsACopy() {
        Map<String, CallTally> groups = new HashMap<>(Map.of("all", CallSamples.RULE.empty()));
        CallTable table = new CallTable("queue", groups, ServiceLevelPolicy.ICMI_4);
        groups.clear();
        assertThat(table.tallies()).containsOnlyKeys("all");
    }
}
