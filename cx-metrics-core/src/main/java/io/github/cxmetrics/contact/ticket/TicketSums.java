package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The counts of a {@link TicketTally}, and how its finished tickets ended. Written to only while counting. */
final class TicketSums {

    private final long[] counts;
    private final long[] endings;

    TicketSums() {
        this(new long[TicketCount.values().length], new long[Ending.values().length]);
    }

    private TicketSums(long[] counts, long[] endings) {
        this.counts = counts;
        this.endings = endings;
    }

    static TicketSums of(List<Long> counts, List<Long> endings) {
        TicketSums sums = new TicketSums(array(counts, TicketCount.values()), array(endings, Ending.values()));
        sums.checkParts();
        return sums;
    }

    private static long[] array(List<Long> counts, Enum<?>[] names) {
        checkArgument(counts.size() == names.length, "tickets have %s counts, not %s", names.length, counts.size());
        long[] array = new long[names.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = CountMath.checkNotNegative(counts.get(i), names[i].toString());
        }
        return array;
    }

    private void checkParts() {
        checkPart(TicketCount.OPEN, TicketCount.TICKETS);
        checkPart(TicketCount.SOLVED_ONCE, TicketCount.TICKETS);
        checkPart(TicketCount.REOPENED, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE_MATURE, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE, TicketCount.DURABLE_MATURE);
        checkPart(TicketCount.REASSIGNED, TicketCount.TICKETS);
        checkPart(TicketCount.TRANSFERRED, TicketCount.TICKETS);
        checkPart(TicketCount.ESCALATED, TicketCount.TICKETS);
        checkPart(TicketCount.ONE_TOUCH_STRICT, TicketCount.ONE_TOUCH_ZENDESK);
        checkArgument(
                of(TicketCount.ONE_TOUCH_ZENDESK) <= finished(),
                "one-touch tickets must not exceed finished ones: %s of %s",
                of(TicketCount.ONE_TOUCH_ZENDESK),
                finished());
    }

    private void checkPart(TicketCount part, TicketCount whole) {
        checkArgument(of(part) <= of(whole), "%s must not exceed %s: %s of %s", part, whole, of(part), of(whole));
    }

    void add(TicketCount what, long more) {
        counts[what.ordinal()] = CountMath.sum(of(what), more, what.toString());
    }

    void add(Ending ending) {
        endings[ending.ordinal()]++;
    }

    long of(TicketCount what) {
        return counts[what.ordinal()];
    }

    long finished() {
        return of(TicketCount.TICKETS) - of(TicketCount.OPEN);
    }

    Map<Ending, Long> endings() {
        Map<Ending, Long> map = new EnumMap<>(Ending.class);
        for (Ending ending : Ending.values()) {
            map.put(ending, endings[ending.ordinal()]);
        }
        return Collections.unmodifiableMap(map);
    }

    TicketSums plus(TicketSums other) {
        TicketSums sum = new TicketSums(counts.clone(), endings.clone());
        for (TicketCount what : TicketCount.values()) {
            sum.add(what, other.of(what));
        }
        for (int i = 0; i < endings.length; i++) {
            sum.endings[i] = CountMath.sum(endings[i], other.endings[i], "finished tickets");
        }
        return sum;
    }

    List<Long> countList() {
        return LongStream.of(counts).boxed().toList();
    }

    List<Long> endingList() {
        return LongStream.of(endings).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TicketSums that
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(endings, that.endings);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(endings);
    }
}
