package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

/** Properties that must be texts. */
final class Texts {

    private Texts() {}

    static Codes of(EventLog log, String name) {
        Property property = log.property(name);
        checkArgument(property instanceof Property.Text, "property %s holds %s, not text", name, property.kind());
        return ((Property.Text) property).codes();
    }
}
