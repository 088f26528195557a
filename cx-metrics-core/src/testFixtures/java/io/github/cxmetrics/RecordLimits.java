package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * As {@link LimitsContract}, for results that are records without a stored form: each component alone is moved to the last value that the record's constructor
 * accepts, is null once, and each list is shorter and longer by one. What comes out is kept as a text among the test resources, with the line that the record prints.
 */
public final class RecordLimits {

    private final Record record;
    private final RecordComponent[] components;
    private final Object[] values;
    private final List<String> lines;

    private RecordLimits(Record record, List<String> lines) throws ReflectiveOperationException {
        this.record = record;
        this.components = record.getClass().getRecordComponents();
        this.values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            components[i].getAccessor().setAccessible(true);
            values[i] = components[i].getAccessor().invoke(record);
        }
        this.lines = lines;
    }

    /** Compares the limits around those results that are records, or lists of them, with the limits that are kept for a test. */
    public static void check(Class<?> test, List<?> results) {
        List<String> lines = new ArrayList<>();
        for (Object result : results) {
            Object first = result instanceof List<?> list ? list.get(0) : result;
            if (first instanceof Record record) {
                try {
                    new RecordLimits(record, lines).write();
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(record.getClass().getName(), e);
                }
            }
        }
        assertThat(lines).as("records among the results").isNotEmpty();
        LimitsContract.compare(test, lines);
    }

    private void write() {
        lines.add("# " + record.getClass().getSimpleName() + ": " + LimitsContract.oneLine(record.toString()));
        for (int i = 0; i < components.length; i++) {
            component(i);
        }
    }

    private void component(int i) {
        Object value = values[i];
        Class<?> type = components[i].getType();
        Map<String, String> refusals = new LinkedHashMap<>();
        String range = "";
        if (value instanceof Integer number) {
            range = range(i, number, Integer.MIN_VALUE, Integer.MAX_VALUE, n -> (int) n, refusals);
        } else if (value instanceof Long number) {
            range = range(i, number, Long.MIN_VALUE, Long.MAX_VALUE, n -> n, refusals);
        } else if (value instanceof Double number) {
            if (!number.isNaN()) {
                range = range(
                        i,
                        LimitsContract.ordered(number),
                        LimitsContract.ordered(Double.NEGATIVE_INFINITY),
                        LimitsContract.ordered(Double.POSITIVE_INFINITY),
                        LimitsContract::number,
                        refusals);
            }
            refusals.put("NaN", refusal(i, Double.NaN));
        } else if (value instanceof Boolean flag) {
            refusals.put("flipped", refusal(i, !flag));
        } else if (value instanceof String) {
            refusals.put("empty", refusal(i, ""));
        } else if (value instanceof List<?> list && type.isAssignableFrom(ArrayList.class) && !list.isEmpty()) {
            refusals.put("one less", refusal(i, new ArrayList<>(list.subList(0, list.size() - 1))));
            List<Object> longer = new ArrayList<>(list);
            longer.add(list.get(list.size() - 1));
            refusals.put("one more", refusal(i, longer));
            longer.set(list.size(), null);
            refusals.put("one more, null", refusal(i, longer));
        }
        if (!type.isPrimitive() && value != null) {
            refusals.put("null", refusal(i, null));
        }
        boolean isShown = type.isPrimitive() || value instanceof Number || value instanceof String;
        lines.add(components[i].getName()
                + (isShown ? " = " + LimitsContract.oneLine(String.valueOf(value)) : "")
                + range);
        refusals.forEach((change, refusal) -> lines.add("    " + change + ": " + refusal));
    }

    private String range(
            int i, long value, long least, long most, LongFunction<Object> made, Map<String, String> refusals) {
        long from = LimitsContract.limit(
                value, least, -1, n -> refusal(i, made.apply(n)).equals("accepted"));
        long to = LimitsContract.limit(
                value, most, 1, n -> refusal(i, made.apply(n)).equals("accepted"));
        if (from != least) {
            refusals.put("below", refusal(i, made.apply(from - 1)));
        }
        if (to != most) {
            refusals.put("above", refusal(i, made.apply(to + 1)));
        }
        return " in " + made.apply(from) + " … " + made.apply(to);
    }

    private static String text(Object accepted) {
        try {
            accepted.toString();
            return "accepted";
        } catch (RuntimeException e) {
            return "accepted, but can't be printed";
        }
    }

    private String refusal(int i, Object changed) {
        Object[] arguments = values.clone();
        arguments[i] = changed;
        try {
            Constructor<?> constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return text(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            String text = String.valueOf(cause.getMessage());
            // What the virtual machine says of a null differs from JDK to JDK.
            return cause instanceof NullPointerException && text.contains("because")
                    ? "fails without a text"
                    : LimitsContract.oneLine(text);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(record.getClass().getName(), e);
        }
    }
}
