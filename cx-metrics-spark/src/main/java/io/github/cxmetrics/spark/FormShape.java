package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Throwables;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a record is written: component by component, as they are declared. Found once for each record. */
final class FormShape {

    private static final ClassValue<FormShape> SHAPES = new ClassValue<>() {
        @Override
        protected FormShape computeValue(Class<?> type) {
            return new FormShape(type);
        }
    };

    private final Class<?> type;
    private final Method[] accessors;
    private final Part[] parts;
    private final Constructor<?> constructor;

    private FormShape(Class<?> type) {
        this.type = type;
        checkArgument(type.isRecord(), "%s is no record", type.getName());
        RecordComponent[] components = type.getRecordComponents();
        accessors = new Method[components.length];
        parts = new Part[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            accessors[i] = components[i].getAccessor();
            parts[i] = part(components[i].getGenericType());
            types[i] = components[i].getType();
        }
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type.getName(), e);
        }
    }

    static FormShape of(Class<?> record) {
        return SHAPES.get(record);
    }

    /** How a component, an element, a key or a value is written. What may be absent is told apart from what is there. */
    interface Part {

        void write(@Nullable Object value, FormWriter out);

        @Nullable
        Object read(FormReader in);
    }

    private interface Read {
        @Nullable
        Object from(FormReader in);
    }

    private interface Write<V> {
        void to(FormWriter out, V value);
    }

    private record Of<V>(Class<V> kind, Write<V> writing, Read reading) implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            checkArgument(value != null, "a %s is missing in what shall be stored", kind.getSimpleName());
            writing.to(out, kind.cast(value));
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return reading.from(in);
        }
    }

    private record Marked(Part part) implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            if (out.mark(value)) {
                part.write(value, out);
            }
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return in.mark() ? part.read(in) : null;
        }
    }

    private record Sequence(Part element) implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            out.list((List<?>) value, element);
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return in.list(element);
        }
    }

    private record Mapping(Part key, Part value) implements Part {

        @Override
        public void write(@Nullable Object map, FormWriter out) {
            out.map((Map<?, ?>) map, key, value);
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return in.map(key, value);
        }
    }

    private record Text() implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            out.text((String) value);
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return in.text();
        }
    }

    private record Nested(Class<?> record) implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            if (out.mark(value) && value != null) {
                of(record).write(value, 0, out);
            }
        }

        @Override
        public @Nullable Object read(FormReader in) {
            return in.mark() ? of(record).read(in) : null;
        }
    }

    /** By name: the order of an enum's constants may change from release to release. */
    private record Constant(Class<?> kind) implements Part {

        @Override
        public void write(@Nullable Object value, FormWriter out) {
            out.text(value == null ? null : ((Enum<?>) value).name());
        }

        @Override
        public @Nullable Object read(FormReader in) {
            String name = in.text();
            if (name == null) {
                return null;
            }
            for (Object each : kind.getEnumConstants()) {
                if (((Enum<?>) each).name().equals(name)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("a stored tally holds a name that is no " + kind.getSimpleName());
        }
    }

    private static final Part LONG = new Of<>(Long.class, FormWriter::wholeNumber, FormReader::wholeNumber);
    private static final Part INT =
            new Of<>(Integer.class, (out, value) -> out.wholeNumber(value), FormReader::integer);
    private static final Part REAL = new Of<>(Double.class, FormWriter::real, FormReader::real);
    private static final Part TRUTH =
            new Of<>(Boolean.class, (out, value) -> out.unsigned(value ? 1 : 0), FormReader::mark);

    /** A component: a number that is an object may be absent. */
    private static Part part(Type type) {
        Part part = element(type);
        boolean absent = type == Long.class || type == Integer.class || type == Double.class || type == Boolean.class;
        return absent ? new Marked(part) : part;
    }

    private static Part element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new Sequence(element(of[0]));
            }
            if (generic.getRawType() == Map.class) {
                return new Mapping(element(of[0]), element(of[1]));
            }
        }
        if (type == long.class || type == Long.class) {
            return LONG;
        }
        if (type == int.class || type == Integer.class) {
            return INT;
        }
        if (type == double.class || type == Double.class) {
            return REAL;
        }
        if (type == boolean.class || type == Boolean.class) {
            return TRUTH;
        }
        if (type == String.class) {
            return new Text();
        }
        if (type instanceof Class<?> kind && kind.isRecord()) {
            return new Nested(kind);
        }
        if (type instanceof Class<?> kind && kind.isEnum()) {
            return new Constant(kind);
        }
        throw new IllegalArgumentException(type.getTypeName() + " has no stored form");
    }

    /** Writes the components from one on. */
    void write(Object record, int from, FormWriter out) {
        for (int i = from; i < parts.length; i++) {
            parts[i].write(component(record, i), out);
        }
    }

    private @Nullable Object component(Object record, int i) {
        try {
            return accessors[i].invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + accessors[i], e);
        }
    }

    /** Reads the components that are not given. */
    Object read(FormReader in, Object... first) {
        Object[] values = new Object[parts.length];
        System.arraycopy(first, 0, values, 0, first.length);
        for (int i = first.length; i < parts.length; i++) {
            values[i] = parts[i].read(in);
        }
        return make(values);
    }

    /** The components of a record. */
    @Nullable
    Object[] components(Object record) {
        Object[] values = new Object[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(record, i);
        }
        return values;
    }

    Part part(int i) {
        return parts[i];
    }

    /** A record of its components. */
    Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            Throwables.throwIfUnchecked(e.getCause());
            throw new IllegalStateException("can't make " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make " + type.getName(), e);
        }
    }
}
