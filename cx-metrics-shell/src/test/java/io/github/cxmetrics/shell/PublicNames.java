package io.github.cxmetrics.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The public types that users see, and whether a name such as {@code CallTally.asa} is one of theirs. */
final class PublicNames {

    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell");
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:abstract |final |sealed |non-sealed )*(?:class|record|interface|enum|@interface) ");

    private final Map<String, Class<?>> types = new TreeMap<>();

    PublicNames() throws IOException {
        for (String module : MODULES) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java") && !isHidden(file))
                        .filter(file -> PUBLIC_TYPE.matcher(read(file)).find())
                        .forEach(file -> add(sources.relativize(file).toString()));
            }
        }
    }

    private static boolean isHidden(Path file) {
        return file.getParent().getFileName().toString().equals("internal");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String file) {
        String name = file.substring(0, file.length() - ".java".length()).replace('/', '.');
        try {
            types.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    Class.forName(name, false, getClass().getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Simple names of the public top-level types. */
    List<String> types() {
        return List.copyOf(types.keySet());
    }

    /** Whether a dotted name is a public type, a nested one, or a public member of one. */
    boolean knows(String dotted) {
        String[] parts = dotted.split("\\.");
        Class<?> type = types.get(parts[0]);
        for (int i = 1; i < parts.length && type != null; i++) {
            Optional<Class<?>> nested = nested(type, parts[i]);
            if (nested.isEmpty()) {
                return i == parts.length - 1 && hasMember(type, parts[i]);
            }
            type = nested.get();
        }
        return type != null;
    }

    private static Optional<Class<?>> nested(Class<?> type, String name) {
        return Arrays.stream(type.getClasses())
                .filter(inner -> inner.getSimpleName().equals(name))
                .findFirst();
    }

    private static boolean hasMember(Class<?> type, String name) {
        return Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(name::equals)
                || Arrays.stream(type.getFields())
                        .anyMatch(field -> field.getName().equals(name) && Modifier.isPublic(field.getModifiers()));
    }
}
