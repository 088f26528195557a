package io.github.cxmetrics;

import java.io.Serializable;

/**
 * The plain data of a tally, a rule or a fitted model: a record of numbers, strings, enums, lists of them and other such records. Its first two components
 * are its type and its version, so that any decoder can tell what it reads; {@link StoredForms} knows the record of each.
 *
 * <p>Encodings (JSON, Java serialization, rows of a cluster) write this record and nothing else. Forms of earlier versions are read for ever.
 *
 * @param <V> what the data are of
 */
public interface StoredForm<V> extends Serializable {

    /**
     * What the data are of.
     *
     * @return the name of the type in lower case, for example {@code nps} or {@code fcr-rule}
     */
    String type();

    /**
     * The version of the form.
     *
     * @return from 1
     */
    int version();

    /**
     * Checks the data and makes what they are of.
     *
     * @return a value equal to the one that these data came from
     * @throws IllegalArgumentException if the data can't come from one, or are of another type or a later version, with what, rule and value
     */
    V restore();
}
