package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which record holds the data of a type in a version: what a decoder asks that does not know what it reads. Immutable.
 *
 * <p>A decoder reads {@code type} and {@code version}, takes the record from {@link #formOf}, reads the data into it, and {@link #restore restores} the
 * value. Records of earlier versions stay, and restore today's value; this is how versions are brought up.
 */
public final class StoredForms {

    private static final long MOST_ELEMENTS = 50_000_000;

    /**
     * A filter of what Java deserialization may read: this library's values and the types of the JDK that they are made of, with bounds on depth and sizes.
     * For {@link java.io.ObjectInputFilter.Config#createFilter} or {@code -Djdk.serialFilter}. Its bounds fit any value, so a few bytes may ask for an array
     * of 50 million elements; where the length of a stream is known, {@link #serialFilter} is tighter.
     *
     * <p>What a list holds is erased by Java: a stream that was tampered with may put elements of another class into the list of a record, which fails with
     * {@link ClassCastException} where it is first used. Data bound to the named record from JSON can't.
     */
    public static final String SERIAL_FILTER = filter(MOST_ELEMENTS);

    private static final StoredForms NONE = new StoredForms(Map.of());

    /** By type, the records of version 1, 2 … */
    private final Map<String, List<Class<? extends StoredForm<?>>>> forms;

    private StoredForms(Map<String, List<Class<? extends StoredForm<?>>>> forms) {
        this.forms = Collections.unmodifiableMap(forms);
    }

    /**
     * As {@link #SERIAL_FILTER}, for a stream whose length is known: what it may ask for is bounded by what it can hold, so that a short stream takes little
     * memory whatever it says. An element takes a byte at least; the tables of hash maps have up to two places for it.
     *
     * @param bytes the length of the stream
     * @return the pattern of a filter
     * @throws IllegalArgumentException if the length is negative
     */
    public static String serialFilter(long bytes) {
        checkArgument(bytes >= 0, "a stream has at least 0 bytes, not %s", bytes);
        return "maxbytes=" + bytes + ";" + filter(Math.min(MOST_ELEMENTS, 2 * Math.min(bytes, MOST_ELEMENTS) + 16));
    }

    private static String filter(long elements) {
        return "maxdepth=64;maxrefs=" + elements + ";maxarray=" + elements
                + ";io.github.cxmetrics.**;java.lang.*;java.util.*;java.time.**;java.math.*;!*";
    }

    /**
     * Knows nothing: where a list of one's own begins.
     *
     * @return no forms
     */
    public static StoredForms none() {
        return NONE;
    }

    /**
     * The same forms and one more.
     *
     * @param type the name of the type
     * @param version the version, one above the latest that is known of this type, or 1
     * @param form the record that holds its data
     * @return the changed copy
     * @throws IllegalArgumentException if the version is known already, or one is left out
     */
    public StoredForms with(String type, int version, Class<? extends StoredForm<?>> form) {
        requireNonNull(type, "type");
        requireNonNull(form, "form");
        Map<String, List<Class<? extends StoredForm<?>>>> more = new TreeMap<>(forms);
        List<Class<? extends StoredForm<?>>> versions = new ArrayList<>(more.getOrDefault(type, List.of()));
        checkArgument(
                version == versions.size() + 1,
                "%s is known up to version %s, so that version %s can't come next",
                type,
                versions.size(),
                version);
        versions.add(form);
        more.put(type, List.copyOf(versions));
        return new StoredForms(more);
    }

    /**
     * These forms and others.
     *
     * @param others forms of other types
     * @return both
     * @throws IllegalArgumentException if a type is in both
     */
    public StoredForms plus(StoredForms others) {
        Map<String, List<Class<? extends StoredForm<?>>>> all = new TreeMap<>(forms);
        others.forms.forEach((type, versions) ->
                checkArgument(all.put(type, versions) == null, "the stored type %s is in both lists", type));
        return new StoredForms(all);
    }

    /**
     * The types that are known.
     *
     * @return their names, sorted
     */
    public List<String> types() {
        return List.copyOf(forms.keySet());
    }

    /**
     * The latest version of a type.
     *
     * @param type the name of the type
     * @return the version, from 1
     * @throws IllegalArgumentException if the type is unknown
     */
    public int latest(String type) {
        return versions(type).size();
    }

    /**
     * The record that holds the data of a type in a version.
     *
     * @param type the name of the type
     * @param version its version
     * @return the record's class
     * @throws IllegalArgumentException if the type is unknown, or the version is none of this release
     */
    public Class<? extends StoredForm<?>> formOf(String type, int version) {
        List<Class<? extends StoredForm<?>>> versions = versions(type);
        checkArgument(version >= 1, "the versions of the stored type %s begin with 1, not %s", type, version);
        checkArgument(
                version <= versions.size(),
                "%s is stored in version %s, which is later than this release reads: up to %s",
                type,
                version,
                versions.size());
        return versions.get(version - 1);
    }

    private List<Class<? extends StoredForm<?>>> versions(String type) {
        List<Class<? extends StoredForm<?>>> versions = type == null ? null : forms.get(type);
        checkArgument(
                versions != null,
                "the stored type %s is unknown: of another library, or of a later release of this one",
                type);
        return versions;
    }

    /**
     * Makes the value that the data are of.
     *
     * @param form the data
     * @return the value
     * @throws IllegalArgumentException if the data can't come from a value, or their type is unknown, with what, rule and value
     */
    public Object restore(StoredForm<?> form) {
        Class<?> expected = formOf(form.type(), form.version());
        checkArgument(
                expected.isInstance(form),
                "data of type %s, version %s, were read into a record of another type",
                form.type(),
                form.version());
        return form.restore();
    }

    /**
     * Makes the value that the data are of, which must be of a kind.
     *
     * @param form the data
     * @param kind the kind of the value
     * @param <V> the kind of the value
     * @return the value
     * @throws IllegalArgumentException as {@link #restore(StoredForm)}, and if the value is of another kind
     */
    public <V> V restore(StoredForm<?> form, Class<V> kind) {
        Object value = restore(form);
        checkArgument(kind.isInstance(value), "the stored type %s is no %s", form.type(), kind.getSimpleName());
        return kind.cast(value);
    }
}
