package io.github.cxmetrics.contact.fcr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of first-contact resolution. */
class FcrFormsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final FcrRule WEEK = Fcr.noRepeatWithin(Duration.ofDays(7));
    private static final FcrRule EVERY_PART =
            WEEK.perEpisode().byIssue().sameChannel().net().dataFrom(START);
    private static final Instant END = START.plus(Duration.ofDays(30));

    @Nested
    class Rules extends StorableContract<FcrRule> {

        @Override
        protected List<FcrRule> values() {
            return List.of(EVERY_PART, WEEK);
        }
    }

    @Nested
    class RulesWithTheirEnd extends StorableContract<FcrRule.AsOf> {

        @Override
        protected List<FcrRule.AsOf> values() {
            return List.of(EVERY_PART.asOf(END), WEEK.asOf(END), WEEK.asOf(START));
        }
    }

    @Test
    void contactsAreSerializable() throws Exception {
        Contact contact = Contact.at(START).about("bill").by("phone").notResolvable();
        List<Object> results = List.of(contact, new CustomerContacts("A", List.of(contact)));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
    }

    private static Fcr.Counts counts(
            long resolved, long mature, long pending, double[] times, long[] observed, long[] censored) {
        return new Fcr.Counts(
                "fcr",
                1,
                WEEK.asOf(END).toForm(),
                List.of(resolved, 0L, 0L, 0L),
                List.of(mature, 0L, 0L, 0L),
                List.of(pending, 0L, 0L, 0L),
                0,
                0,
                SurvivalTally.ofCounts(ChronoUnit.SECONDS, times, observed, censored)
                        .toCounts());
    }

    private static void refused(Fcr.Counts counts, String message) {
        assertThatIllegalArgumentException().isThrownBy(counts::toTally).withMessage(message);
    }

    @Test
    void impossibleCountsAreNamed() {
        double week = 604_800;
        double[] day = {86_400, week};
        assertThat(counts(1, 2, 1, day, new long[] {1, 0}, new long[] {1, 1})
                        .toTally()
                        .pending())
                .isOne();
        refused(
                counts(100, 100, 0, new double[0], new long[0], new long[0]),
                "FCR of 100 contacts can't have 0 times until the next contact");
        refused(
                counts(2, 2, 0, day, new long[] {1, 0}, new long[] {0, 1}),
                "FCR of 2 resolved of 2 mature contacts can't have 1 without and 1 with a repeat in the window");
        refused(
                counts(1, 1, 0, new double[] {week + 1}, new long[] {0}, new long[] {1}),
                "a time until the next contact is above 0 and up to 604800.0 seconds, the window, not 604801.0");
        refused(
                counts(0, 1, 0, new double[] {0}, new long[] {1}, new long[] {0}),
                "a time until the next contact is above 0 and up to 604800.0 seconds, the window, not 0.0");
        refused(
                counts(3, 2, 0, day, new long[] {1, 0}, new long[] {0, 1}),
                "resolved contacts must not exceed mature ones: 3 of 2");
        Fcr.Counts whole = counts(1, 1, 0, new double[] {week}, new long[] {0}, new long[] {1});
        SurvivalTally minutes =
                SurvivalTally.ofCounts(ChronoUnit.MINUTES, new double[] {week}, new long[1], new long[] {1});
        refused(
                new Fcr.Counts(
                        "fcr",
                        1,
                        whole.rule(),
                        whole.resolved(),
                        whole.mature(),
                        whole.pending(),
                        0,
                        0,
                        minutes.toCounts()),
                "FCR keeps times in seconds from each contact on, not " + minutes);
        refused(
                new Fcr.Counts(
                        "fcr",
                        1,
                        whole.rule(),
                        List.of(1L, 2L, 0L, 0L),
                        List.of(1L, 2L, 0L, 0L),
                        whole.pending(),
                        0,
                        0,
                        whole.untilRepeat()),
                "resolved contacts: of 1 in all, 2 net, 0 in episodes and 0 of both can't be");
    }

    @Test
    void countsHaveNames() {
        Map<String, Long> numbers = WEEK.asOf(END)
                .count(List.of(CustomerContacts.of("A", START, END, END.plusSeconds(1))))
                .toCounts()
                .numbers();
        assertThat(numbers)
                .hasSize(14)
                .containsEntry("contacts of unknown customers", 0L)
                .containsEntry("contacts after asOf", 1L)
                .containsEntry("resolved contacts", 1L)
                .containsEntry("mature resolvable episodes", 1L)
                .containsEntry("pending contacts", 1L);
    }
}
