package io.github.cxmetrics;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A tally whose representation is hidden: what it is, is said by its {@linkplain #toCounts() plain data}. Two are equal where these are, and these are what
 * is serialized. Tallies that hold much override equality.
 *
 * @param <T> the tally itself
 */
public abstract class ExactTally<T extends Tally<T>> implements Tally<T>, Serializable {

    private static final long serialVersionUID = 1;

    /** For subclasses, which are final and immutable. */
    protected ExactTally() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ExactTally<?> that
                        && getClass() == that.getClass()
                        && toCounts().equals(that.toCounts());
    }

    @Override
    public int hashCode() {
        return toCounts().hashCode();
    }

    /**
     * The serialized form.
     *
     * @return the plain data
     */
    protected final Object writeReplace() {
        return new SerializedForm(toCounts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a tally is serialized through its counts");
    }

    private void readObjectNoData() throws InvalidObjectException {
        throw new InvalidObjectException("a tally is serialized through its counts");
    }
}
