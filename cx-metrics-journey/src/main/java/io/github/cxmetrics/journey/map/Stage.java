package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A stage of the customer journey: the events that happen in it.
 *
 * @param name its name on the map
 * @param events the names of its events
 */
public record Stage(String name, List<String> events) implements Serializable {

    /**
     * Copies the events.
     *
     * @param name its name on the map
     * @param events the names of its events
     * @throws IllegalArgumentException if the name is blank, there are no events, or one stands twice
     */
    public Stage {
        events = Stored.list(events, "an event of a stage");
        checkArgument(name != null && !name.isBlank(), "a stage needs a name");
        checkArgument(!events.isEmpty(), "stage %s needs an event", name);
        checkArgument(
                events.stream().distinct().count() == events.size(), "stage %s has an event twice: %s", name, events);
    }

    /**
     * A stage of events.
     *
     * @param name its name on the map
     * @param events the names of its events
     * @return the stage
     */
    public static Stage of(String name, String... events) {
        requireNonNull(name, "name");
        requireNonNull(events, "events");
        return new Stage(name, Arrays.asList(events));
    }

    /** For example {@code choose (product_view, compare)}. */
    @Override
    public String toString() {
        return name + " (" + String.join(", ", events) + ")";
    }
}
