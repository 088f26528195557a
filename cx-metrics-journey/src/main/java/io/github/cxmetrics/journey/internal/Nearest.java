package io.github.cxmetrics.journey.internal;

import io.github.cxmetrics.internal.Spelling;
import java.util.Comparator;
import java.util.List;

/** Finds what was probably meant. */
final class Nearest {

    private Nearest() {}

    /** Says that an event is not among the known ones, and which of them is spelt most like it. */
    static String refusal(String event, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> Spelling.distance(event, name)))
                .map(name -> "unknown event " + event + "; the nearest is " + name)
                .orElse("unknown event " + event + "; the log has no events");
    }
}
