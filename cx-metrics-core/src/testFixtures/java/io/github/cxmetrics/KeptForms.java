package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stored forms that are kept among the test resources, read as a decoder reads them that does not know what it reads. */
public final class KeptForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptForms() {}

    /** Each kept form is known and restores; each type that is known has one. */
    public static void check(StoredForms forms, List<String> types) throws IOException {
        TreeSet<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/stored/1"))) {
            for (Path file : files.toList()) {
                JsonNode json = JSON.readTree(file.toFile());
                String type = json.path("type").asText();
                int version = json.path("version").asInt();
                StoredForm<?> form = JSON.treeToValue(json, forms.formOf(type, version));
                Object value = forms.restore(form);
                StoredForm<?> again = value instanceof Tally<?> tally ? tally.toCounts() : ((Storable) value).toForm();
                assertThat(JSON.writeValueAsString(again)).as(file.toString()).isEqualTo(json.toString());
                kept.add(type);
            }
        }
        assertThat(kept).containsExactlyElementsOf(types);
    }

    /** Each record of stored data in a module's class files is in the list that a decoder asks. */
    public static void checkAllAreKnown(StoredForms forms, Path output) {
        List<String> known = forms.types().stream()
                .flatMap(type -> IntStream.rangeClosed(1, forms.latest(type))
                        .mapToObj(version -> forms.formOf(type, version).getName()))
                .toList();
        List<String> unknown = Rooms.read(output).stream()
                .filter(type -> type.isRecord() && type.isAssignableTo(StoredForm.class))
                .map(JavaClass::getName)
                .filter(name -> !known.contains(name))
                .toList();
        assertThat(unknown).as("forms that no decoder finds").isEmpty();
    }
}
