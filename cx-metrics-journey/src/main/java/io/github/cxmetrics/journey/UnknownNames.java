package io.github.cxmetrics.journey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.internal.LogColumns;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names that a rule asks for and a log does not know: no row has them, as on a day on which nobody converts, or they are misspelt. Where that shall be an
 * error, count {@link EventLog#strict}.
 *
 * @param events names of events, ascending
 * @param properties names of properties, ascending
 */
public record UnknownNames(List<String> events, List<String> properties) implements Serializable {

    /** None: the log knows all. */
    public static final UnknownNames NONE = new UnknownNames(List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param events names of events
     * @param properties names of properties
     */
    public UnknownNames {
        events = Checks.list(events, "events");
        properties = Checks.list(properties, "properties");
    }

    /**
     * Those of some names that a log does not know.
     *
     * @param log the log
     * @param steps steps, whose events and conditions name events and properties
     * @param properties further properties; empty names are none
     * @return the unknown ones
     */
    public static UnknownNames of(EventLog log, Collection<Step> steps, String... properties) {
        requireNonNull(log, "log");
        requireNonNull(properties, "properties");
        LogColumns columns = log.columns();
        Stream<String> asked = Checks.list(steps, "steps").stream()
                .flatMap(step -> step.conditions().stream())
                .map(Condition::property);
        List<String> known = columns.properties();
        return new UnknownNames(
                steps.stream()
                        .flatMap(step -> step.events().stream())
                        .filter(event -> columns.events().codeOf(event) < 0)
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(asked, Checks.list(Arrays.asList(properties), "properties").stream())
                        .filter(property -> !property.isEmpty() && !known.contains(property))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /**
     * Whether the log knows all names.
     *
     * @return true if none is unknown
     */
    public boolean isEmpty() {
        return events.isEmpty() && properties.isEmpty();
    }

    /** A line for each kind of name, for example {@code events that the log does not know: pay}; empty for none. */
    @Override
    public String toString() {
        return line("events", events) + line("properties", properties);
    }

    private static String line(String what, List<String> names) {
        return names.isEmpty() ? "" : what + " that the log does not know: " + String.join(", ", names) + "\n";
    }
}
