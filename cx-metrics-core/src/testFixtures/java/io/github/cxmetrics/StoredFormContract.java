package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What every stored form must keep, of tallies, rules and models alike. */
public final class StoredFormContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("src/test/resources/stored/1");

    /** What takes the place of a component. */
    private static final List<JsonNode> HOSTILE = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(7),
            JsonNodeFactory.instance.numberNode(Integer.MAX_VALUE),
            JsonNodeFactory.instance.numberNode(Long.MAX_VALUE),
            JsonNodeFactory.instance.numberNode(Long.MIN_VALUE),
            JsonNodeFactory.instance.textNode("NaN"),
            JsonNodeFactory.instance.textNode("Infinity"),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode());

    private StoredFormContract() {}

    /** A value and its form go through JSON and serialization, and say their type and version first. */
    public static void checkRoundTrips(Object value, StoredForm<?> form) throws Exception {
        assertThat((Object) form.restore()).isEqualTo(value).hasToString(value.toString());
        JsonNode json = JSON.valueToTree(form);
        Iterator<String> names = json.fieldNames();
        assertThat(List.of(names.next(), names.next())).as(json.toString()).containsExactly("type", "version");
        assertThat(form.type()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(form.version()).isEqualTo(1);
        StoredForm<?> back = JSON.readValue(JSON.writeValueAsString(form), form.getClass());
        assertThat(back).isEqualTo(form).hasSameHashCodeAs(form);
        assertThat((Object) back.restore()).isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(read(bytes(form))).isEqualTo(form);
        assertThat(read(bytes(value))).isEqualTo(value);
    }

    /** Another type and a later version are refused in words. */
    public static void checkOtherTypesAreRefused(StoredForm<?> form) {
        ObjectNode json = JSON.valueToTree(form);
        refuses(
                form,
                json.deepCopy().put("type", "no-such-type"),
                "data of type no-such-type can't be read as " + form.type());
        refuses(
                form,
                json.deepCopy().put("version", 2),
                "data of " + form.type() + " in version 2 can't be read as version 1");
    }

    private static void refuses(StoredForm<?> form, JsonNode json, String message) {
        assertThatThrownBy(() -> JSON.treeToValue(json, form.getClass()).restore())
                .satisfies(thrown -> assertThat(root(thrown))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message));
    }

    /** Each component absent, negative, huge, no number in turn: a refusal with a text, or a value that says the same again. Nothing else. */
    public static void checkHostileComponents(StoredForm<?> form) {
        JsonNode json = JSON.valueToTree(form);
        List<UnaryOperator<JsonNode>> mutations = new ArrayList<>();
        collect(json, path -> path, mutations);
        assertThat(mutations).isNotEmpty();
        for (UnaryOperator<JsonNode> mutation : mutations) {
            JsonNode changed = mutation.apply(json.deepCopy());
            if (!changed.equals(json)) {
                checkHostile(form, changed);
            }
        }
    }

    private static void checkHostile(StoredForm<?> form, JsonNode changed) {
        StoredForm<?> read;
        try {
            read = JSON.treeToValue(changed, form.getClass());
        } catch (JsonProcessingException e) {
            Throwable root = root(e);
            boolean refusedByTheForm = root instanceof IllegalArgumentException || root instanceof ArithmeticException;
            if (!(refusedByTheForm || root instanceof JsonProcessingException)
                    || root.getMessage() == null
                    || root.getMessage().isBlank()) {
                fail("reading " + changed + " ended in " + root, e);
            }
            return;
        }
        Object value;
        try {
            value = read.restore();
        } catch (IllegalArgumentException | ArithmeticException e) {
            assertThat(e.getMessage()).as(changed.toString()).isNotBlank();
            return;
        } catch (RuntimeException | Error e) {
            fail("restoring " + changed + " ended in " + e, e);
            return;
        }
        StoredForm<?> again = value instanceof Tally<?> tally ? tally.toCounts() : ((Storable) value).toForm();
        assertThat((Object) again.restore()).as(changed.toString()).isEqualTo(value);
        assertThat(value.toString()).as(changed.toString()).doesNotContain("NaN");
    }

    private static void collect(JsonNode node, UnaryOperator<JsonNode> at, List<UnaryOperator<JsonNode>> mutations) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                for (JsonNode hostile : hostileTo(object.get(name))) {
                    mutations.add(root -> {
                        ((ObjectNode) at.apply(root)).set(name, hostile);
                        return root;
                    });
                }
                mutations.add(root -> {
                    ((ObjectNode) at.apply(root)).remove(name);
                    return root;
                });
                collect(object.get(name), parent -> at.apply(parent).path(name), mutations);
            });
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int last = array.size() - 1;
            for (JsonNode hostile : hostileTo(array.get(last))) {
                mutations.add(root -> {
                    ((ArrayNode) at.apply(root)).set(last, hostile);
                    return root;
                });
            }
            mutations.add(root -> {
                ((ArrayNode) at.apply(root)).remove(last);
                return root;
            });
            mutations.add(root -> {
                ((ArrayNode) at.apply(root)).add(array.get(last).deepCopy());
                return root;
            });
            collect(array.get(last), parent -> at.apply(parent).path(last), mutations);
        }
    }

    /** A text that says it is no number is hostile to numbers only. */
    private static List<JsonNode> hostileTo(JsonNode component) {
        return HOSTILE.stream()
                .filter(hostile -> component.isNumber()
                        || !hostile.isTextual()
                        || hostile.textValue().isEmpty())
                .toList();
    }

    /** The form of this version that is kept among the test resources still restores to the value; later versions must read it for ever. */
    public static void checkKept(Object value, StoredForm<?> form) throws IOException {
        checkKept(value, form, form.type());
    }

    /** As {@link #checkKept(Object, StoredForm)}, for one of several kept values of a type. */
    public static void checkKept(Object value, StoredForm<?> form, String keptAs) throws IOException {
        Path file = KEPT.resolve(keptAs + ".json");
        if (Boolean.getBoolean("cxmetrics.stored.write") && !Files.exists(file)) {
            Files.createDirectories(KEPT);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(form) + "\n");
        }
        assertThat(file)
                .as("made once with -Dcxmetrics.stored.write=true, never changed")
                .exists();
        StoredForm<?> kept = JSON.readValue(file.toFile(), form.getClass());
        assertThat((Object) kept.restore()).isEqualTo(value);
    }

    public static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads with the library's own filter, bounded by the length. */
    public static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(StoredForms.serialFilter(bytes.length)));
            return in.readObject();
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null
                && !(root instanceof IllegalArgumentException)
                && !(root instanceof ArithmeticException)) {
            root = root.getCause();
        }
        return root;
    }
}
