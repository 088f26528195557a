package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every Java line of the guide's page on the monitor room runs in one session, and has the value that it says. */
class MonitorGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageRuns() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/monitor.md"));
        String source =
                BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
        assertThat(SnippetsTest.run(source)).as("values checked").isGreaterThan(20);
    }
}
