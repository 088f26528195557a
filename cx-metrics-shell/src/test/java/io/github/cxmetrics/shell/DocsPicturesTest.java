package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pictures in the documentation are those that its Java paints now, and small. */
class DocsPicturesTest {

    private static final int KILOBYTES = 60;

    /** {@code -Dcxmetrics.write=true} writes anew what is compared here. */
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("cxmetrics.write")) {
            DocsPictures.main(new String[0]);
        }
    }

    @Test
    void theyAreWhatThePagePaints() throws Exception {
        Map<String, String> painted = DocsPictures.paint();
        try (Stream<Path> files = Files.list(DocsPictures.PICTURES)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
                    .containsExactlyElementsOf(painted.keySet().stream()
                            .map(n -> n + ".svg")
                            .sorted()
                            .toList());
        }
        for (Map.Entry<String, String> picture : painted.entrySet()) {
            Path file = DocsPictures.PICTURES.resolve(picture.getKey() + ".svg");
            assertThat(Files.readString(file))
                    .as(file + ", written by -Dcxmetrics.write=true")
                    .isEqualTo(picture.getValue());
            assertThat(Files.size(file)).isLessThan(KILOBYTES * 1024L);
        }
    }
}
