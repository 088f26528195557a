package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What a golden case expects. Each check marks its key as read; a key that is absent is not asserted, {@code null} means that the library throws {@link
 * IllegalStateException}, and a key that nobody read fails the case.
 */
public final class Expected {

    static final double CLOSE = 1e-12;
    private static final double CLOSE_SMALL_P = 1e-9;
    private static final double SMALL_P = 1e-3;
    private static final double UNDERFLOWN_P = 1e-290;
    private static final Set<String> PROVENANCE = Set.of("note", "source", "verified", "meta", "hedgesNote", "sec");

    private final JsonNode node;
    private final Set<String> read = new TreeSet<>();
    private final Map<String, Expected> parts = new LinkedHashMap<>();

    private final double close;

    Expected(JsonNode node, double close) {
        this.node = node;
        this.close = close;
    }

    /**
     * Checks of an object that is no case of its own: a row of a list, a block of a file.
     *
     * @param node the object
     * @param close the relative and absolute tolerance of numbers
     * @param check reads every key of it
     */
    public static void checkAll(JsonNode node, double close, Consumer<Expected> check) {
        Expected expected = new Expected(node, close);
        check.accept(expected);
        expected.assertAllChecked();
    }

    /** Whether the case says anything of a key. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** A key's own value, which then counts as read. */
    public JsonNode raw(String key) {
        read.add(key);
        return node.path(key);
    }

    /** The keys of this object. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** A nested object, whose keys must be read as well. */
    public Expected part(String key) {
        read.add(key);
        return parts.computeIfAbsent(key, k -> new Expected(node.path(k), close));
    }

    /** A count, string, boolean, or a list of them: equal. */
    public void exact(String key, Supplier<?> got) {
        if (has(key)) {
            assertThat(String.valueOf(got.get()))
                    .as(key)
                    .isEqualTo(raw(key).isTextual() ? raw(key).asText() : text(raw(key)));
        }
    }

    private static String text(JsonNode value) {
        return value.toString().replace(",", ", ");
    }

    public void number(String key, DoubleSupplier got) {
        number(key, close, close, got);
    }

    /** A number within {@code max(abs, rel · |expected|)}. */
    public void number(String key, double rel, double abs, DoubleSupplier got) {
        if (!has(key)) {
            return;
        }
        JsonNode value = raw(key);
        if (value.isNull()) {
            assertThatThrownBy(got::getAsDouble).as(key).isInstanceOf(IllegalStateException.class);
        } else {
            assertClose(
                    key,
                    value.has("value") ? value.get("value").asDouble() : value.asDouble(),
                    rel,
                    abs,
                    got.getAsDouble());
        }
    }

    private static void assertClose(String key, double want, double rel, double abs, double got) {
        double distance = Math.abs(got - want);
        assertThat(distance <= Math.max(abs, rel * Math.abs(want)))
                .as("%s: got %s, want %s, off by %s", key, got, want, distance)
                .isTrue();
    }

    public void pValue(String key, DoubleSupplier got) {
        pValue(key, close, got);
    }

    /** A p-value: small ones by their relative error alone. */
    public void pValue(String key, double rel, DoubleSupplier got) {
        double want = has(key) ? node.path(key).asDouble() : 0;
        if (!has(key) || node.path(key).isNull() || want >= SMALL_P) {
            number(key, rel, close, got);
        } else if (want >= UNDERFLOWN_P) {
            number(key, CLOSE_SMALL_P, 0, got);
        } else {
            read.add(key);
            assertThat(got.getAsDouble()).as(key).isBetween(0.0, UNDERFLOWN_P);
        }
    }

    public void test(String statisticKey, String pKey, Supplier<TestResult> got) {
        test(statisticKey, pKey, close, got);
    }

    /** Statistic and p-value of one test under two keys. */
    public void test(String statisticKey, String pKey, double rel, Supplier<TestResult> got) {
        number(statisticKey, rel, close, () -> got.get().statistic().orElseThrow(AssertionError::new));
        pValue(pKey, rel, () -> got.get().pValue());
    }

    public void interval(String key, Supplier<Interval> got) {
        interval(key, close, close, 1, got);
    }

    /** Both limits, in the unit of the golden file: the library's is {@code scale} times that. */
    public void interval(String key, double rel, double abs, double scale, Supplier<Interval> got) {
        if (!has(key)) {
            return;
        }
        JsonNode value = raw(key);
        if (value.isNull()) {
            assertThatThrownBy(got::get).as(key).isInstanceOf(IllegalStateException.class);
        } else {
            Interval interval = got.get();
            assertClose(key + " lower", value.get(0).asDouble(), rel, abs, interval.lower() / scale);
            assertClose(key + " upper", value.get(1).asDouble(), rel, abs, interval.upper() / scale);
        }
    }

    /** Numbers in a list, in order. */
    public void numbers(String key, Supplier<double[]> got) {
        numbers(key, close, close, got);
    }

    /** Numbers in a list, in order, to a tolerance of their own. */
    public void numbers(String key, double rel, double abs, Supplier<double[]> got) {
        if (has(key)) {
            double[] values = got.get();
            assertThat(values).as(key).hasSize(raw(key).size());
            for (int i = 0; i < values.length; i++) {
                assertClose(key + "[" + i + "]", raw(key).get(i).asDouble(), rel, abs, values[i]);
            }
        }
    }

    /** What a common mistake yields: the test makes the mistake, and the library must not, unless both coincide. */
    public void mistake(String key, DoubleSupplier mistaken, double right, DoubleSupplier library) {
        number(key, mistaken);
        if (has(key) && Math.abs(mistaken.getAsDouble() - right) > close) {
            assertThat(library.getAsDouble()).as(key).isNotEqualTo(mistaken.getAsDouble());
        }
    }

    void assertAllChecked() {
        List<String> unread = new ArrayList<>(keys());
        unread.removeAll(read);
        unread.removeIf(key -> PROVENANCE.contains(key) || key.startsWith("independent_check_"));
        assertThat(unread).as("expected keys that nobody checks").isEmpty();
        parts.values().forEach(Expected::assertAllChecked);
    }
}
