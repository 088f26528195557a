package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One promise.
 *
 * @param priority the priority of the tickets that it is for; absent where it is for all that have no target of their
 *     own
 * @param metric what is promised
 * @param within how soon, end included
 */
public record SlaTarget(@Nullable String priority, SlaMetric metric, Duration within)
        implements Storable, Serializable {

    private static final String TYPE = "sla-target";
    private static final int VERSION = 1;

    /**
     * Checks the time.
     *
     * @param priority the priority of the tickets that it is for
     * @param metric what is promised
     * @param within how soon
     * @throws IllegalArgumentException if the time is not positive
     */
    public SlaTarget {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(within, "within");
        checkArgument(
                within.compareTo(Duration.ZERO) > 0,
                "the target of %s must be positive: %s",
                metric,
                TimeText.exact(within));
    }

    /**
     * A promise.
     *
     * @param priority the priority of the tickets that it is for
     * @param metric what is promised
     * @param within how soon, end included
     * @return the target
     * @throws IllegalArgumentException if the time is not positive
     */
    public static SlaTarget of(String priority, SlaMetric metric, Duration within) {
        return new SlaTarget(priority, metric, within);
    }

    /**
     * A promise to tickets of every priority, and of none, but for those that have a target of their own.
     *
     * @param metric what is promised
     * @param within how soon, end included
     * @return the target
     * @throws IllegalArgumentException if the time is not positive
     */
    public static SlaTarget of(SlaMetric metric, Duration within) {
        return new SlaTarget(null, metric, within);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, priority, metric, within.toString());
    }

    /**
     * The plain data of {@link SlaTarget}.
     *
     * @param type {@code sla-target}
     * @param version 1
     * @param priority the priority of the tickets that it is for; absent where it is for all
     * @param metric what is promised
     * @param within how soon, as {@link Duration#toString()}
     */
    public record Form(String type, int version, @Nullable String priority, SlaMetric metric, String within)
            implements StoredForm<SlaTarget> {

        @Override
        public SlaTarget restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new SlaTarget(
                    priority,
                    Stored.present(metric, "the metric of a target"),
                    StoredText.duration(Stored.present(within, "the time of a target")));
        }
    }

    /** For example {@code RESOLUTION of high within 8 hours}, {@code RESOLUTION within 1 day}. */
    @Override
    public String toString() {
        return metric + (priority == null ? "" : " of " + priority) + " within " + TimeText.exact(within);
    }
}
