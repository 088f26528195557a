package io.github.cxmetrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What outside bytes and texts may do at a door: be refused in one of the documented ways, or become a value that says itself and
 * reads back. Anything else is an {@link AssertionError}. The fuzzer drives these; its seeds, and what it found, are tests.
 */
public final class FuzzDoors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "io.github.cxmetrics.";
    /** Words that change a meaning. */
    private static final List<String> TOKENS = List.of(
            "-",
            "0",
            "9223372036854775807",
            "-9223372036854775808",
            "1e999999999",
            "1e-999999999",
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "NaN",
            "Infinity",
            ",",
            ":",
            ";",
            " ",
            "\n",
            "\u0000",
            "\u00e9",
            "\ud83d\ude00");

    /** What a door may take up whatever comes: parsers have buffers and tables of their own. */
    private static final long ALLOWED_BYTES = 64L << 20;

    private static final long ALLOWED_BYTES_PER_BYTE = 1 << 14;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private FuzzDoors() {}

    /** Brings an input to a door, which may throw nothing, and may take up memory of the input's size class only. */
    public static void enter(Consumer<byte[]> door, byte[] data) {
        long allowed = ALLOWED_BYTES + ALLOWED_BYTES_PER_BYTE * data.length;
        // The first time, classes are loaded, and a fuzzer rewrites them: the second time tells.
        if (taken(door, data) > allowed) {
            long taken = taken(door, data);
            if (taken > allowed) {
                throw new AssertionError("input of " + data.length + " bytes took up " + taken + " bytes of memory");
            }
        }
    }

    private static long taken(Consumer<byte[]> door, byte[] data) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        door.accept(data);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Stored counts as JSON: {@code type} and {@code version} name the record. */
    public static void json(StoredForms forms, byte[] data) {
        StoredForm<?> form;
        try {
            JsonNode json = JSON.readTree(data);
            if (json == null
                    || !json.path("type").isTextual()
                    || !json.path("version").isInt()) {
                return;
            }
            form = JSON.treeToValue(
                    json,
                    forms.formOf(
                            json.get("type").textValue(), json.get("version").intValue()));
        } catch (IOException e) {
            refusedInWords(rootOf(e), data);
            return;
        } catch (IllegalArgumentException e) {
            refusedInWords(e, data);
            return;
        }
        Object value;
        try {
            value = form.restore();
        } catch (IllegalArgumentException | ArithmeticException e) {
            refusedInWords(e, data);
            return;
        }
        StoredForm<?> again = value instanceof Tally<?> tally ? tally.toCounts() : ((Storable) value).toForm();
        same(value, again.restore(), data);
        saysItself(value, data);
    }

    /** Java serialization, under the library's filter. */
    public static void serialized(byte[] data) {
        Object value;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(data))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(StoredForms.serialFilter(data.length)));
            value = in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            return;
        } catch (InternalError e) {
            // The JDK's own maps answer an odd number of keys and values so.
            if (!e.getStackTrace()[0].getClassName().startsWith("java.util.ImmutableCollections")) {
                throw e;
            }
            return;
        } catch (RuntimeException e) {
            // The JDK's own classes answer broken streams with exceptions of many kinds; ours don't.
            StackTraceElement[] trace = e.getStackTrace();
            boolean ours = trace.length > 0 && trace[0].getClassName().startsWith(OURS);
            if (ours && !(e instanceof IllegalArgumentException || e instanceof ArithmeticException)) {
                throw new AssertionError("reading a stream of " + data.length + " bytes ended in " + e, e);
            }
            return;
        }
        if (value != null && value.getClass().getName().startsWith(OURS)) {
            try {
                saysItself(value, data);
            } catch (ClassCastException e) {
                // A list of a record read with elements of another class, which Java erases: SECURITY.md says so.
                return;
            }
            same(value, copy(value), data);
        }
    }

    /** A text that a parser takes: refused in words, or a value that reads back from its own text. */
    public static void text(byte[] data, Function<String, ?> parse, Function<Object, String> write) {
        String text = new String(data, StandardCharsets.UTF_8);
        Object value;
        try {
            value = parse.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            refusedInWords(e, data);
            return;
        }
        saysItself(value, data);
        same(value, parse.apply(write.apply(value)), data);
    }

    /** A question that is refused in words, or answered; null where it is refused. */
    public static <T> @Nullable T refusedOr(byte[] data, Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            refusedInWords(e, data);
            return null;
        }
    }

    /** A file that a reader takes, which is refused in words or read. */
    public static <T> @Nullable T file(byte[] data, String ending, Function<Path, T> reader) {
        try {
            Path file = Files.createTempFile("cx-metrics-fuzz", ending);
            try {
                Files.write(file, data);
                return refusedOr(data, () -> reader.apply(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kept forms as they are stored, for the doors that read such. */
    public static List<byte[]> storedSeeds(String door, StoredForms forms, Path kept) throws IOException {
        return switch (door) {
            case "json" -> files(kept);
            case "serialized" -> serialized(forms, kept);
            default -> List.of();
        };
    }

    /** A Java-serialized copy. */
    public static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Every value of a kept form, and the form, as Java serialization writes them. */
    public static List<byte[]> serialized(StoredForms forms, Path kept) throws IOException {
        List<byte[]> streams = new ArrayList<>();
        for (String type : forms.types()) {
            Path file = kept.resolve(type + ".json");
            if (Files.exists(file)) {
                StoredForm<?> form = JSON.readValue(Files.readString(file), forms.formOf(type, 1));
                streams.add(bytes(form));
                if (form.restore() instanceof Serializable value) {
                    streams.add(bytes(value));
                }
            }
        }
        return streams;
    }

    /** The files of a folder, in the order of their names; none where there is no folder. */
    public static List<byte[]> files(Path folder) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    contents.add(Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    /** The bytes with a few of them changed, taken out, put in or doubled. */
    public static byte[] changed(byte[] seed, Random random) {
        byte[] data = seed.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = data.length == 0 ? 0 : random.nextInt(data.length);
            data = switch (random.nextInt(5)) {
                case 0 -> replaced(data, at, Math.min(1, data.length - at), new byte[] {(byte) random.nextInt()});
                case 1 -> replaced(data, at, Math.min(1 + random.nextInt(8), data.length - at), new byte[0]);
                case 2 ->
                    replaced(
                            data,
                            at,
                            0,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
                case 3 -> Arrays.copyOf(data, at);
                default -> replaced(data, at, 0, Arrays.copyOfRange(data, at, Math.min(at + 16, data.length)));
            };
        }
        return data;
    }

    private static byte[] replaced(byte[] data, int at, int length, byte[] by) {
        byte[] whole = new byte[data.length - length + by.length];
        System.arraycopy(data, 0, whole, 0, at);
        System.arraycopy(by, 0, whole, at, by.length);
        System.arraycopy(data, at + length, whole, at + by.length, data.length - at - length);
        return whole;
    }

    private static Object copy(Object value) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("what was read can't be written and read again", e);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static void refusedInWords(Throwable refusal, byte[] data) {
        boolean documented = refusal instanceof IllegalArgumentException
                || refusal instanceof ArithmeticException
                || refusal instanceof DateTimeException
                || refusal instanceof JsonProcessingException
                || Set.of("java.io.EOFException", "java.io.CharConversionException", "java.io.UTFDataFormatException")
                        .contains(refusal.getClass().getName());
        if (!documented || refusal.getMessage() == null || refusal.getMessage().isBlank()) {
            throw new AssertionError("input of " + data.length + " bytes ended in " + refusal, refusal);
        }
    }

    private static void saysItself(Object value, byte[] data) {
        String text = value.toString();
        boolean givenNaN = new String(data, StandardCharsets.UTF_8).contains("NaN");
        if (text == null || text.contains("NaN") && !givenNaN) {
            throw new AssertionError("input of " + data.length + " bytes became " + text);
        }
    }

    private static void same(Object value, Object again, byte[] data) {
        if (!value.equals(again)) {
            throw new AssertionError("input of " + data.length + " bytes became " + value + ", then " + again);
        }
    }
}
