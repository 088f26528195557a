package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The binary form of every type as the first release wrote it: one line a type in version 1, its name and its bytes in hexadecimal. Read for ever. */
class KeptBytesTest {

    private static final Path KEPT = Path.of("src/test/resources/stored/1/tally-bytes.txt");

    /** One value of each type: the first of its kept forms. */
    private static Map<String, StoredForm<?>> forms() throws IOException {
        Map<String, StoredForm<?>> forms = new TreeMap<>();
        for (StoredForm<?> form : Kept.forms()) {
            if (form.version() == 1) {
                forms.putIfAbsent(form.type(), form);
            }
        }
        return forms;
    }

    /** Adds lines of new types; a line that is there is never changed. */
    private static Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        if (Files.exists(KEPT)) {
            Files.readAllLines(KEPT).forEach(line -> kept.put(line.split(" ")[0], line.split(" ")[1]));
        }
        if (Boolean.getBoolean("cxmetrics.stored.write")) {
            forms().forEach((type, form) ->
                    kept.putIfAbsent(type, HexFormat.of().formatHex(TallyBytes.of(form))));
            List<String> lines = new ArrayList<>();
            kept.forEach((type, hex) -> lines.add(type + " " + hex));
            Files.createDirectories(KEPT.getParent());
            Files.write(KEPT, lines);
        }
        return kept;
    }

    @Test
    void everyTypeIsKept() throws IOException {
        assertThat(new TreeSet<>(kept().keySet()))
                .as("lines are added by -Dcxmetrics.stored.write=true")
                .containsExactlyElementsOf(JourneyForms.all().types());
    }

    @Test
    void theKeptBytesOfEveryTypeAreReadAndWrittenAsTheyWere() throws IOException {
        Map<String, StoredForm<?>> forms = forms();
        kept().forEach((type, hex) -> {
            byte[] bytes = HexFormat.of().parseHex(hex);
            StoredForm<?> expected = forms.get(type);
            assertThat(TallyBytes.form(bytes, JourneyForms.all())).as(type).isEqualTo(expected);
            assertThat(TallyBytes.read(bytes, Object.class)).as(type).isEqualTo(expected.restore());
            assertThat(HexFormat.of().formatHex(TallyBytes.of(expected)))
                    .as(type)
                    .isEqualTo(hex);
        });
    }
}
