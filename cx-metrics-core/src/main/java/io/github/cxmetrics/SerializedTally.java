package io.github.cxmetrics;

import java.io.InvalidObjectException;
import java.io.Serializable;

/**
 * The Java-serialized form of every tally: its {@link TallyCounts}. Reading it back gives the tally itself; counts that can't come from a tally
 * are refused with {@link InvalidObjectException}.
 *
 * @param counts the plain data
 * @param <T> the tally
 */
record SerializedTally<T extends Tally<T>>(TallyCounts<T> counts) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
        if (counts == null) {
            throw new InvalidObjectException("a serialized tally without counts");
        }
        try {
            return counts.toTally();
        } catch (RuntimeException e) {
            // Whatever hostile bytes bring about is broken input to the reader of a stream.
            InvalidObjectException refused = new InvalidObjectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
