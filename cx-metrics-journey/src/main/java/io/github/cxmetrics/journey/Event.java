package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as an object, for convenience: large logs are built from columns.
 *
 * @param user who did it
 * @param name what happened
 * @param time when
 * @param properties texts and numbers by name: numbers of the JDK's types ({@link Integer}, {@link Long}, {@link Double}, {@link java.math.BigDecimal} …),
 *     and as texts strings, truth values, enum constants, UUIDs, dates and times (in ISO-8601). What is missing is absent; a null says so too
 */
public record Event(String user, String name, Instant time, Map<String, Object> properties) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param user who did it
     * @param name what happened
     * @param time when
     * @param properties text and numbers by name
     * @throws IllegalArgumentException if user, name or time is null, or a property is of another type; the message names the type
     */
    public Event {
        checkArgument(user != null, "user must not be null");
        checkArgument(name != null, "event must not be null");
        checkArgument(time != null, "time must not be null");
        Map<String, Object> copy = new LinkedHashMap<>();
        properties.forEach((property, value) -> {
            if (value != null) {
                copy.put(property, PropertyValues.of(property, value));
            }
        });
        properties = Collections.unmodifiableMap(copy);
    }

    /**
     * An event without properties.
     *
     * @param user who did it
     * @param name what happened
     * @param time when
     * @return the event
     */
    public static Event of(String user, String name, Instant time) {
        return new Event(user, name, time, Map.of());
    }

    /**
     * An event without properties.
     *
     * @param user who did it
     * @param name what happened
     * @param time when, in ISO-8601, for example {@code 2024-05-01T10:00:00Z}
     * @return the event
     * @throws IllegalArgumentException if that is no instant
     */
    public static Event of(String user, String name, String time) {
        return of(user, name, StoredText.instant(time));
    }

    /**
     * The same event with a further property.
     *
     * @param property its name
     * @param value a text or a number, see {@link #properties}; null for none
     * @return the changed copy
     */
    public Event with(String property, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new Event(user, name, time, more);
    }

    /** For example {@code signup at 2026-03-01T12:00:00Z, 2 properties}: neither the user nor the values. */
    @Override
    public String toString() {
        return name + " at " + time
                + (properties.isEmpty()
                        ? ""
                        : ", " + properties.size() + (properties.size() == 1 ? " property" : " properties"));
    }
}
