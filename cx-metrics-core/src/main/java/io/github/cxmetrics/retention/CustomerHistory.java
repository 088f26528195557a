package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.ExportTimes;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when to when somebody was a customer, and when the named event happened to them: the observation of {@link ChurnAfterEvent}.
 *
 * @param joined when the customer began
 * @param left when the customer left for good; null for one who has not
 * @param events when the event happened, in any order; none for the unexposed
 */
public record CustomerHistory(Instant joined, @Nullable Instant left, List<Instant> events) implements Serializable {

    /**
     * Checks the order of times.
     *
     * @param joined when the customer began
     * @param left when the customer left, or null
     * @param events when the event happened
     * @throws IllegalArgumentException if the time of joining or of an event is null, the customer left before joining, or an event is outside of
     *     that time
     */
    public CustomerHistory {
        checkArgument(joined != null, "a customer's history needs the time of joining, not null");
        checkArgument(
                left == null || !left.isBefore(joined), "the customer left before joining: %s before %s", left, joined);
        ExportTimes.check(joined, "the time of joining");
        if (left != null) {
            ExportTimes.check(left, "the time of leaving");
        }
        requireNonNull(events, "events");
        events = Collections.unmodifiableList(new ArrayList<>(events));
        for (int i = 0; i < events.size(); i++) {
            Instant event = events.get(i);
            checkArgument(event != null, "the time of an event must not be null (row %s)", i);
            checkArgument(ExportTimes.isTime(event), "%s (row %s)", ExportTimes.refusal("event at", event), i);
            checkArgument(
                    !event.isBefore(joined) && (left == null || !event.isAfter(left)),
                    "event at %s is outside of the time as a customer, %s to %s (row %s)",
                    event,
                    joined,
                    left == null ? "now" : left,
                    i);
        }
    }

    /**
     * A customer who is still there.
     *
     * @param joined when the customer began
     * @param events when the event happened
     * @return the history
     */
    public static CustomerHistory of(Instant joined, Instant... events) {
        requireNonNull(joined, "joined");
        requireNonNull(events, "events");
        return new CustomerHistory(joined, null, Arrays.asList(events));
    }

    /**
     * The same history of a customer who left.
     *
     * @param left when
     * @return the changed copy
     */
    public CustomerHistory leftAt(Instant left) {
        return new CustomerHistory(joined, left, events);
    }
}
