package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.Property;
import java.math.BigDecimal;

/** What the rows that convert are worth, by a property of numbers; rows without one are worth nothing. For one thread. */
final class ConversionWorth {

    private final String name;
    private final Property property;
    /** Conversions without a value. */
    long missing;

    ConversionWorth(String name, EventLog log) {
        requireNonNull(log, "log");
        this.name = name;
        property = log.columns().propertyOrNone(name);
        checkArgument(!(property instanceof Property.Text), "property %s holds text, not numbers", name);
    }

    double at(int row) {
        return exact(row).doubleValue();
    }

    BigDecimal exact(int row) {
        if (property.isMissing(row)) {
            missing++;
            return BigDecimal.ZERO;
        }
        double value = Property.number(property, row);
        checkArgument(Double.isFinite(value), "%s must be finite, not %s (row %s of the log)", name, value, row);
        return Property.exact(property, row);
    }
}
