package io.github.cxmetrics.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One value at least of each type that core and journey can store: the forms that their tests keep. */
final class Kept {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Kept() {}

    static List<StoredForm<?>> forms() throws IOException {
        List<StoredForm<?>> forms = new ArrayList<>();
        for (String module : List.of("core", "journey")) {
            Path folder = Path.of("../cx-metrics-" + module + "/src/test/resources/stored/1");
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    JsonNode json = JSON.readTree(file.toFile());
                    forms.add(JSON.treeToValue(
                            json,
                            JourneyForms.all()
                                    .formOf(
                                            json.path("type").asText(),
                                            json.path("version").asInt())));
                }
            }
        }
        return forms;
    }

    static List<Tally<?>> tallies() throws IOException {
        List<Tally<?>> tallies = new ArrayList<>();
        for (StoredForm<?> form : forms()) {
            if (form.restore() instanceof Tally<?> tally) {
                tallies.add(tally);
            }
        }
        return tallies;
    }
}
