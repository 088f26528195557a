package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;
import java.util.List;

/** Properties that must be texts. */
final class Texts {

    private Texts() {}

    static Codes of(EventLog log, String name) {
        Property property = log.property(name);
        checkArgument(property instanceof Property.Text, "property %s holds %s, not text", name, property.kind());
        return ((Property.Text) property).codes();
    }

    /** The property of a log that may be a part of one, such as the log of a single timeline: where no event has it, all are without. */
    static Codes ofPart(EventLog log, String name) {
        if (log.properties().contains(name)) {
            return of(log, name);
        }
        int[] none = new int[log.size()];
        Arrays.fill(none, Codes.MISSING);
        return Codes.of(none, List.of());
    }
}
