package io.github.cxmetrics;

/** A rule or a fitted model that can be stored as plain data and read back in later versions. Tallies have {@link Tally#toCounts()} for that. */
public interface Storable {

    /**
     * The plain data of this value, for storage and transport.
     *
     * @return a record from which {@link StoredForm#restore()} makes an equal value
     */
    StoredForm<?> toForm();
}
