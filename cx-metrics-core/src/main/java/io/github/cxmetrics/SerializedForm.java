package io.github.cxmetrics;

import java.io.InvalidObjectException;
import java.io.Serializable;

/**
 * The Java-serialized form of values that hide their representation: their plain data, which are checked when they are read back. What can't come from a
 * value is refused with {@link InvalidObjectException}.
 *
 * @param form the plain data
 */
public record SerializedForm(StoredForm<?> form) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
        if (form == null) {
            throw new InvalidObjectException("a serialized value without its data");
        }
        try {
            return form.restore();
        } catch (RuntimeException e) {
            // Whatever hostile bytes bring about is broken input to the reader of a stream.
            InvalidObjectException refused = new InvalidObjectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
