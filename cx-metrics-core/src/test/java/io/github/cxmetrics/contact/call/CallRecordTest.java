package io.github.cxmetrics.contact.call;

import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.contact.call.CallSamples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.contact.ContactLabel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallRecordTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aCallKnowsItsLabelsAndItsEnd() {
        CallRecord call = CallRecord.abandoned(NINE, MINUTE).with(ContactLabel.QUEUE, "sales");
        assertThat(call.label(ContactLabel.QUEUE)).contains("sales");
        assertThat(call.label(ContactLabel.AGENT)).isEmpty();
        assertThat(call.leftQueueAt()).isEqualTo(NINE.plusSeconds(60));
    }

    @Test
    void aCallPrintsWhatHappened() {
        HandleTime handled = HandleTime.of(MINUTE, Duration.ZERO, SECOND);
        CallRecord answered = CallRecord.answered(NINE, Duration.ofSeconds(20), handled);
        assertThat(answered).hasToString("ANSWERED at 2024-01-08T09:00:00Z after 20 seconds, " + handled);
        assertThat(answered.with(Handover.ESCALATION).with(Handover.TRANSFER))
                .hasToString(answered + ", [TRANSFER, ESCALATION]");
        assertThat(CallRecord.flowedOut(NINE, Duration.ofSeconds(20)))
                .hasToString("FLOWED_OUT at 2024-01-08T09:00:00Z after 20 seconds");
    }

    @Test
    void handleTimeHasThreeParts() {
        HandleTime handled = HandleTime.of(MINUTE, SECOND.multipliedBy(7), SECOND);
        assertThat(handled.total()).isEqualTo(Duration.ofSeconds(68));
        assertThat(HandleTime.ofTalkWithHold(Duration.ofSeconds(67), Duration.ofSeconds(7), SECOND))
                .isEqualTo(handled);
        assertThat(HandleTime.ofTalkWithHold(MINUTE, MINUTE, SECOND))
                .isEqualTo(HandleTime.of(Duration.ZERO, MINUTE, SECOND));
        refused(
                "hold time 31 seconds is longer than the talk time 30 seconds that contains it",
                () -> HandleTime.ofTalkWithHold(Duration.ofSeconds(30), Duration.ofSeconds(31), SECOND));
    }

    @Test
    void onlyAnsweredCallsAreHandled() {
        for (HandleTime handled : new HandleTime[] {
            HandleTime.of(SECOND, Duration.ZERO, Duration.ZERO),
            HandleTime.of(Duration.ZERO, SECOND, Duration.ZERO),
            HandleTime.of(Duration.ZERO, Duration.ZERO, SECOND)
        }) {
            refused(
                    "a call that is ABANDONED can't have been handled: " + handled + " []",
                    () -> new CallRecord(NINE, CallOutcome.ABANDONED, SECOND, handled, Set.of(), Map.of()));
        }
        refused(
                "a call that is FLOWED_OUT can't have been handled: " + HandleTime.NONE + " [TRANSFER]",
                () -> CallRecord.flowedOut(NINE, SECOND).with(Handover.TRANSFER));
    }
}
