package io.github.cxmetrics.contact.fcr;

import static io.github.cxmetrics.Refusals.refused;

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
        refused(
                "FCR " + WEEK.sameChannel() + " needs a column of channels",
                () -> WEEK.sameChannel().asOf(Instant.EPOCH).count(LOG));
        refused("contacts that can't be resolved must not be negative: -1", () -> Fcr.netOf(1, 2, -1));
        refused("can't take 3 contacts out of 2", () -> Fcr.netOf(0, 2, 3));
        List.of(0L, 2L).forEach(unresolvable -> Fcr.netOf(0, 2, unresolvable));
    }
}
