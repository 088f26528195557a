package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.Refusals.refused;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form reaches. */
class CallRefusalsTest {

    @Test
    void rulesWithoutTheirParts() {
        refused(
                "a service level needs the rule of its calls and its policy",
                () -> new ServiceLevel.Rule(null, ServiceLevelPolicy.ICMI_4));
        refused(
                "a service level needs the rule of its calls and its policy",
                () -> new ServiceLevel.Rule(CallSamples.RULE, null));
        refused("waits need a unit", () -> new WaitRule(Set.of(CallOutcome.ANSWERED), null));
    }
}
