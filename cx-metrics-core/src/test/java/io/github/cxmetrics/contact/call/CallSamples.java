package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.contact.ContactLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Calls for tests. */
final class CallSamples {

    static final Instant NINE = Instant.parse("2024-01-08T09:00:00Z");
    static final CallRule RULE = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5));

    private CallSamples() {}

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static HandleTime handled(long talk, long hold, long wrap) {
        return HandleTime.of(seconds(talk), seconds(hold), seconds(wrap));
    }

    /** Every count differs, and each is reached. */
    static List<CallRecord> everyKind() {
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            calls.add(CallRecord.answered(NINE.plusSeconds(60 * i), seconds(7 * i), handled(100 + i, i % 3, 10))
                    .with(ContactLabel.QUEUE, i % 2 == 0 ? "sales" : "support")
                    .with(ContactLabel.AGENT, "agent " + i));
        }
        calls.set(2, calls.get(2).with(Handover.TRANSFER));
        calls.set(3, calls.get(3).with(Handover.TRANSFER).with(Handover.ESCALATION));
        for (int wait : new int[] {0, 4, 5, 20, 21}) {
            calls.add(CallRecord.abandoned(NINE, seconds(wait)).with(ContactLabel.QUEUE, "sales"));
        }
        calls.add(CallRecord.flowedOut(NINE, seconds(3)));
        calls.add(CallRecord.flowedOut(NINE, seconds(40)));
        return calls;
    }

    static List<CallRecord> random(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Instant at = NINE.plusSeconds(random.nextInt(86_400));
            Duration waited = seconds(random.nextInt(60));
            calls.add(
                    switch (random.nextInt(6)) {
                        case 0 -> CallRecord.abandoned(at, waited);
                        case 1 -> CallRecord.flowedOut(at, waited);
                        default ->
                            CallRecord.answered(
                                    at,
                                    waited,
                                    handled(
                                            random.nextInt(300),
                                            random.nextInt(3) * random.nextInt(40),
                                            random.nextInt(60)));
                    });
        }
        return calls;
    }
}
