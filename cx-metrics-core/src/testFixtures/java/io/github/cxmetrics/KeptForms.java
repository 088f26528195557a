package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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
}
