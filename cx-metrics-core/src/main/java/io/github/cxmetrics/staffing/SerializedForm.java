package io.github.cxmetrics.staffing;

import io.github.cxmetrics.StoredForm;
import java.io.InvalidObjectException;
import java.io.Serializable;

/** The Java-serialized form of a value that is stored as its form: reading it back gives the value itself. */
record SerializedForm(StoredForm<?> form) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
        try {
            return form.restore();
        } catch (RuntimeException e) {
            InvalidObjectException refused = new InvalidObjectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
