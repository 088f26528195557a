package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Takes the arrays over. */
    static TicketSums of(long[] counts, long[] endings) {
        return new TicketSums(counts, endings);
    }

    /** Refuses counts that no tickets have. */
    void check() {
        checkPart(TicketCount.OPEN, TicketCount.TICKETS);
        checkPart(TicketCount.SOLVED_ONCE, TicketCount.TICKETS);
        checkPart(TicketCount.REOPENED, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE_MATURE, TicketCount.SOLVED_ONCE);
        checkPart(TicketCount.DURABLE, TicketCount.DURABLE_MATURE);
        checkPart(TicketCount.DURABLE, TicketCount.RESOLUTIONS_LASTED);
        checkSum(
                TicketCount.TICKETS,
                TicketCount.RESPONDED,
                TicketCount.AWAITING_RESPONSE,
                TicketCount.RESPONSE_NOT_OWED,
                TicketCount.OUTBOUND);
        checkPart(TicketCount.REASSIGNED, TicketCount.TICKETS);
        checkPart(TicketCount.TRANSFERRED, TicketCount.TICKETS);
        checkPart(TicketCount.ESCALATED, TicketCount.TICKETS);
        checkPart(TicketCount.ONE_TOUCH_STRICT, TicketCount.ONE_TOUCH_ZENDESK);
        checkTimes(TicketCount.RESOLUTIONS, TicketCount.SOLVED_ONCE);
        checkTimes(TicketCount.REASSIGNMENTS, TicketCount.REASSIGNED);
        checkTimes(TicketCount.TRANSFERS, TicketCount.TRANSFERRED);
        checkTimes(TicketCount.ESCALATIONS, TicketCount.ESCALATED);
        checkTimes(TicketCount.MESSAGES, TicketCount.TICKETS);
        checkPart(TicketCount.REOPENED, TicketCount.REOPENS);
        checkArgument(
                of(TicketCount.TICKETS) > 0 || of(TicketCount.REOPENS) == 0,
                "%s reopens of no tickets",
                of(TicketCount.REOPENS));
        checkArgument(
                of(TicketCount.ONE_TOUCH_ZENDESK) <= finished(),
                "one-touch tickets must not exceed finished ones: %s of %s",
                of(TicketCount.ONE_TOUCH_ZENDESK),
                finished());
        checkMessages();
        long ended = 0;
        long left = 0;
        for (Ending ending : Ending.values()) {
            long more = endings[ending.ordinal()];
            ended = CountMath.sum(ended, more, "finished tickets");
            left += ending.isLeftOut() ? more : 0;
        }
        checkArgument(
                left == of(TicketCount.LEFT_OUT) && ended - left == finished(),
                "%s tickets ended, %s of them as those that are left out, but %s are finished and %s left out",
                ended,
                left,
                finished(),
                of(TicketCount.LEFT_OUT));
        // Ended tickets have been resolved once more than they came back, the others as often.
        checkArgument(
                of(TicketCount.RESOLUTIONS) - of(TicketCount.REOPENS) == finished(),
                "%s resolutions and %s reopens of %s finished tickets",
                of(TicketCount.RESOLUTIONS),
                of(TicketCount.REOPENS),
                finished());
        checkArgument(
                CountMath.sum(of(TicketCount.RESOLUTIONS_LASTED), of(TicketCount.RESOLUTIONS_BROKEN), "resolutions")
                        <= of(TicketCount.RESOLUTIONS),
                "resolutions that lasted or broke, %s and %s, must not exceed all, %s",
                of(TicketCount.RESOLUTIONS_LASTED),
                of(TicketCount.RESOLUTIONS_BROKEN),
                of(TicketCount.RESOLUTIONS));
    }

    private void checkSum(TicketCount whole, TicketCount... parts) {
        long sum = 0;
        for (TicketCount part : parts) {
            sum = CountMath.sum(sum, of(part), whole.toString());
        }
        checkArgument(
                sum == of(whole), "%s must add up to %s, %s, not %s", Arrays.asList(parts), whole, of(whole), sum);
    }

    private void checkPart(TicketCount part, TicketCount whole) {
        checkArgument(of(part) <= of(whole), "%s must not exceed %s: %s of %s", part, whole, of(part), of(whole));
    }

    /** What happened to so many tickets happened at least as often, and not at all where it happened to none. */
    private void checkTimes(TicketCount times, TicketCount tickets) {
        checkPart(tickets, times);
        checkArgument(of(tickets) > 0 || of(times) == 0, "%s %s of no tickets %s", of(times), times, tickets);
    }

    /** A creation is a message, and a contact of the customer or not. */
    private void checkMessages() {
        long told = CountMath.sum(
                CountMath.sum(of(TicketCount.CUSTOMER_CONTACTS), of(TicketCount.AGENT_REPLIES), "messages"),
                of(TicketCount.BOT_REPLIES),
                "messages");
        long untold = of(TicketCount.MESSAGES) - told;
        checkArgument(
                untold >= 0 && untold <= of(TicketCount.TICKETS),
                "%s messages can't be %s by customers, agents and bots in %s tickets",
                of(TicketCount.MESSAGES),
                told,
                of(TicketCount.TICKETS));
    }

    void add(TicketCount what, long more) {
        counts[what.ordinal()] = CountMath.sum(of(what), more, what.toString());
    }

    void add(Ending ending) {
        endings[ending.ordinal()]++;
    }

    long of(TicketCount what) {
        requireNonNull(what, "what");
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
        return Objects.hash(Arrays.hashCode(counts), Arrays.hashCode(endings));
    }
}
