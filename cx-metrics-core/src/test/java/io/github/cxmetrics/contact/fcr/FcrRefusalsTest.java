package io.github.cxmetrics.contact.fcr;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form reaches. */
class FcrRefusalsTest {

    private static final FcrRule WEEK = Fcr.noRepeatWithin(Duration.ofDays(7));
    private static final ContactLog LOG = ContactLog.of(new int[] {1, 1}, new long[] {0, 60}, ChronoUnit.SECONDS);

    @Test
    void partsThatAreMissing() {
        refused("FCR needs a rule", () -> new FcrRule.AsOf(null, Instant.EPOCH));
        refused("FCR needs the end of the data", () -> WEEK.asOf(null));
        refused("a customer needs a list of contacts, which may be empty", () -> new CustomerContacts("A", null));
        refused(
                "the contacts of a customer must not be null",
                () -> WEEK.asOf(Instant.EPOCH).accumulator().add(null));
        refused(
                "the contacts of a customer must not be null (row 0)",
                () -> WEEK.asOf(Instant.EPOCH).count(Collections.singletonList(null)));
    }

    @Test
    void columnsThatAreMissingOrShort() {
        refused("there are 2 customers and 1 resolvable flags", () -> LOG.withResolvable(new boolean[1]));
        refused("there are 2 customers and 3 channels", () -> LOG.withChannels(new int[3]));
        refused("there are 2 customers and 1 conversations", () -> LOG.withConversations(new int[1]));
        refused("there are 2 customers and 1 times", () -> ContactLog.of(new int[2], new long[1], ChronoUnit.DAYS));
        refused(
                "times of contacts are in microseconds up to days, not in Weeks",
                () -> ContactLog.of(new int[1], new long[1], ChronoUnit.WEEKS));
        refused(
                "FCR " + WEEK.sameChannel() + " needs a column of channels",
                () -> WEEK.sameChannel().asOf(Instant.EPOCH).count(LOG));
        refused("contacts that can't be resolved must not be negative: -1", () -> Fcr.netOf(1, 2, -1));
        refused("can't take 3 contacts out of 2", () -> Fcr.netOf(0, 2, 3));
        List.of(0L, 2L).forEach(unresolvable -> Fcr.netOf(0, 2, unresolvable));
    }

    /** Sixty bits of microseconds hold a time; whoever comes earlier is refused, whoever comes later is after the end of the data. */
    @Test
    void timesReachAsFarAsMicrosecondsCount() {
        long farthest = FcrScan.MAX_MICROS;
        FcrRule.AsOf rule = WEEK.asOf(Instant.EPOCH);
        assertThat(rule.count(ContactLog.of(new int[1], new long[] {-farthest}, ChronoUnit.MICROS))
                        .proportion())
                .isEqualTo(Proportion.of(1, 1).named("FCR", "mature contacts"));
        refused(
                "contact at -34565-05-17T02:29:53.153023Z is too far from 1970 to count microseconds (row 0)",
                () -> rule.count(ContactLog.of(new int[1], new long[] {-farthest - 1}, ChronoUnit.MICROS)));
        assertThat(rule.count(ContactLog.of(new int[1], new long[] {Long.MAX_VALUE}, ChronoUnit.MICROS))
                        .afterAsOf())
                .isOne();
    }
}
