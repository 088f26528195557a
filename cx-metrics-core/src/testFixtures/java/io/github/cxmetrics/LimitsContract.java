package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * Where the values of a stored form end, and in which words they are refused there: each number, time and date alone is moved up and down to the last value that
 * is accepted, the others staying as they are; each component is left out once, each list is longer and shorter by one. What comes out is kept as a text among the
 * test resources, which people read: a limit that moves by one, a refusal that is reworded or gone, and a line that a value prints otherwise, all show.
 */
public final class LimitsContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Path KEPT = Path.of("src/test/resources/limits");
    private static final Pattern DOUBLE = Pattern.compile("\\d+\\.\\d+(E-?\\d+)?");
    private static final int COMPARED_DIGITS = 12;
    private static final long SECONDS_OF_ALL_TIME = 31_556_889_864_403_199L;

    private final StoredForm<?> form;
    private final ObjectNode json;
    private final List<String> lines;

    private LimitsContract(StoredForm<?> form, List<String> lines) {
        this.form = form;
        this.json = JSON.valueToTree(form);
        this.lines = lines;
    }

    /** Compares the limits around the forms with those that are kept for a test. */
    public static void check(Class<?> test, List<? extends StoredForm<?>> forms) {
        List<String> lines = new ArrayList<>();
        for (StoredForm<?> form : forms) {
            new LimitsContract(form, lines).write();
        }
        compare(test, lines);
    }

    static void compare(Class<?> test, List<String> lines) {
        Path file =
                KEPT.resolve(test.getName().replace("io.github.cxmetrics.", "").replace('$', '.') + ".txt");
        try {
            if (Boolean.getBoolean("cxmetrics.limits.write")) {
                Files.createDirectories(KEPT);
                Files.writeString(file, String.join("\n", lines) + "\n");
            }
            assertThat(file)
                    .as("made with -Dcxmetrics.limits.write=true, then read")
                    .exists();
            List<String> kept = Files.readAllLines(file);
            if (!numbersRead(kept).equals(numbersRead(lines))) {
                assertThat(lines).as(file.toString()).isEqualTo(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines with each double as its bits: JDK 19 and later print some of them shorter than JDK 17 does. */
    private static List<String> numbersRead(List<String> lines) {
        return lines.stream()
                .map(line -> DOUBLE.matcher(line)
                        .replaceAll(number -> Long.toHexString(
                                Double.doubleToLongBits(withoutLastDigits(Double.parseDouble(number.group()))))))
                .toList();
    }

    /** A double of a few digits, and its neighbours, as they are: they are limits. Others are computed, and may end in other digits on another machine. */
    private static double withoutLastDigits(double number) {
        double rounded =
                new BigDecimal(number).round(new MathContext(COMPARED_DIGITS)).doubleValue();
        return Math.abs(number - rounded) <= 4 * Math.ulp(number) ? number : rounded;
    }

    private void write() {
        Object value = form.restore();
        lines.add("# " + oneLine(value.toString()));
        if (form instanceof TallyCounts<?> counts) {
            lines.add("# " + counts.numbers());
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("type") && !name.equals("version")) {
                component(name, List.of(name));
            }
        });
    }

    static String oneLine(String text) {
        return text.replace("\n", "\\n");
    }

    private JsonNode at(JsonNode root, List<String> path) {
        JsonNode node = root;
        for (String step : path) {
            node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node;
    }

    private static List<String> plus(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private void component(String name, List<String> path) {
        JsonNode node = at(json, path);
        Map<String, String> refusals = new LinkedHashMap<>();
        String range = "";
        if (node.isIntegralNumber()) {
            range = range(node.longValue(), Long.MIN_VALUE, Long.MAX_VALUE, path, NODES::numberNode, refusals);
        } else if (node.isNumber()) {
            range = range(
                    ordered(node.doubleValue()),
                    ordered(Double.NEGATIVE_INFINITY),
                    ordered(Double.POSITIVE_INFINITY),
                    path,
                    bits -> NODES.numberNode(number(bits)),
                    refusals);
            refusals.put("NaN", refusal(path, NODES.numberNode(Double.NaN)));
        } else if (node.isTextual()) {
            range = textRange(node.textValue(), path, refusals);
        } else if (node.isBoolean()) {
            refusals.put("flipped", refusal(path, NODES.booleanNode(!node.booleanValue())));
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            ArrayNode shorter = array.deepCopy();
            shorter.remove(array.size() - 1);
            refusals.put("one less", refusal(path, shorter));
            ArrayNode longer = array.deepCopy();
            longer.add(array.get(array.size() - 1).deepCopy());
            refusals.put("one more", refusal(path, longer));
        }
        if (!node.isNull() && !node.isNumber()) {
            refusals.put("null", refusal(path, NODES.nullNode()));
        }
        lines.add(name + (node.isValueNode() ? " = " + oneLine(node.asText()) : "") + range);
        refusals.forEach((change, refusal) -> lines.add("    " + change + ": " + refusal));
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(part -> {
                if (!part.equals("type") && !part.equals("version")) {
                    component(name + "." + part, plus(path, part));
                }
            });
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            component(name + "[0]", plus(path, "0"));
            if (array.size() > 1) {
                int last = array.size() - 1;
                component(name + "[" + last + "]", plus(path, String.valueOf(last)));
            }
        }
    }

    private String textRange(String text, List<String> path, Map<String, String> refusals) {
        try {
            return range(
                    LocalDate.parse(text).toEpochDay(),
                    LocalDate.MIN.toEpochDay(),
                    LocalDate.MAX.toEpochDay(),
                    path,
                    day -> NODES.textNode(LocalDate.ofEpochDay(day).toString()),
                    refusals);
        } catch (DateTimeException e) {
            // Not a date.
        }
        try {
            Instant instant = Instant.parse(text);
            return range(
                    instant.getEpochSecond(),
                    Instant.MIN.getEpochSecond(),
                    Instant.MAX.getEpochSecond(),
                    path,
                    second -> NODES.textNode(
                            Instant.ofEpochSecond(second, instant.getNano()).toString()),
                    refusals);
        } catch (DateTimeException e) {
            // Not an instant.
        }
        try {
            return range(
                    Duration.parse(text).getSeconds(),
                    -SECONDS_OF_ALL_TIME,
                    SECONDS_OF_ALL_TIME,
                    path,
                    seconds -> NODES.textNode(Duration.ofSeconds(seconds).toString()),
                    refusals);
        } catch (DateTimeException e) {
            // Not a duration.
        }
        refusals.put("empty", refusal(path, NODES.textNode("")));
        refusals.put("another text", refusal(path, NODES.textNode("x")));
        return "";
    }

    private String range(
            long value,
            long least,
            long most,
            List<String> path,
            LongFunction<JsonNode> node,
            Map<String, String> refusals) {
        long from = limit(value, least, -1, path, node);
        long to = limit(value, most, 1, path, node);
        if (from != least) {
            refusals.put("below", refusal(path, node.apply(from - 1)));
        }
        if (to != most) {
            refusals.put("above", refusal(path, node.apply(to + 1)));
        }
        return " in " + node.apply(from).asText() + " … " + node.apply(to).asText();
    }

    private long limit(long value, long end, int sign, List<String> path, LongFunction<JsonNode> node) {
        return limit(value, end, sign, number -> isAccepted(path, node.apply(number)));
    }

    /** The last accepted value on the way from one that is accepted to the end. */
    static long limit(long value, long end, int sign, LongPredicate isAccepted) {
        if (value == end || !isAccepted.test(value + sign)) {
            return value;
        }
        if (isAccepted.test(end)) {
            return end;
        }
        long accepted = value + sign;
        long refused = end;
        while (accepted + sign != refused) {
            long middle = (accepted & refused) + ((accepted ^ refused) >> 1);
            if (isAccepted.test(middle)) {
                accepted = middle;
            } else {
                refused = middle;
            }
        }
        return accepted;
    }

    private boolean isAccepted(List<String> path, JsonNode node) {
        return refusal(path, node).equals("accepted");
    }

    private String refusal(List<String> path, JsonNode node) {
        ObjectNode changed = json.deepCopy();
        JsonNode parent = at(changed, path.subList(0, path.size() - 1));
        String last = path.get(path.size() - 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), node);
        } else {
            ((ObjectNode) parent).set(last, node);
        }
        try {
            JSON.treeToValue(changed, form.getClass()).restore();
            return "accepted";
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            return cause == null || cause instanceof JsonProcessingException
                    ? "not read"
                    : oneLine(String.valueOf(cause.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return oneLine(String.valueOf(e.getMessage()));
        }
    }

    /** Numbers in the order of the doubles. */
    static long ordered(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    static double number(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
