package io.github.cxmetrics.journey.fuzz;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.forms.JourneyForms;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.path.EventSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The doors of the journeys that take bytes or text from outside, by name. */
final class JourneyDoors {

    /** Loaded when asked for: a fuzzer of texts need not look into all of them. */
    private static final class Stored {

        private static final StoredForms FORMS = JourneyForms.all();
    }

    private static final EventLog LOG =
            log(new byte[] {0, 0, 0, 1, 0, 1, 2, 0, 0, 1, 0, 2, 0, 1, 0, 0, 0, 1, 0, 2, 1, 1, 0, 3});

    static final Map<String, Consumer<byte[]>> BY_NAME = new TreeMap<>(Map.of(
            "json",
            data -> FuzzDoors.json(Stored.FORMS, data),
            "serialized",
            FuzzDoors::serialized,
            "pattern",
            data -> FuzzDoors.text(data, JourneyDoors::match, sequence -> ((EventSequence) sequence).pattern()),
            "log",
            JourneyDoors::readLog));

    private JourneyDoors() {}

    private static EventSequence match(String pattern) {
        EventSequence sequence = EventSequence.of(pattern, Step.of("a"), Step.of("b"), Step.of("c"));
        LOG.timelines().forEach(sequence::matches);
        return sequence;
    }

    /** Four bytes an event: user, name, and time in two bytes. */
    private static void readLog(byte[] data) {
        EventLog log = log(data);
        var funnel = Funnel.steps("a", "b", "c").within(Duration.ofSeconds(60)).run(log);
        if (funnel.reached().get(0) > log.size() || funnel.toString().isEmpty()) {
            throw new AssertionError(funnel + " of " + log);
        }
    }

    private static EventLog log(byte[] data) {
        List<Event> events = new ArrayList<>();
        for (int at = 0; at + 4 <= data.length; at += 4) {
            String name = new String(new char[] {(char) ('a' + (data[at + 1] & 3))});
            long second = (short) (data[at + 2] << 8 | data[at + 3] & 0xFF);
            events.add(Event.of("user " + data[at], name, Instant.ofEpochSecond(second)));
        }
        return EventLog.of(events.toArray(Event[]::new));
    }
}
