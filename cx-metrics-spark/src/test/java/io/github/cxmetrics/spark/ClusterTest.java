package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Executors in processes of their own: in the profile {@code cluster}. */
@Tag("cluster")
class ClusterTest {

    /** Not a temporary folder of the tests, which warns of each link that leads out of it. */
    private static final Path FOLDER = Path.of("target/cluster").toAbsolutePath();

    @Test
    void theResultIsTheSameWhenAnExecutorIsKilled() throws Exception {
        Path jars = Files.createDirectories(FOLDER.resolve("home/jars"));
        Files.writeString(FOLDER.resolve("home/RELEASE"), "");
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (each.endsWith(".jar")) {
                Path jar = Path.of(each).toAbsolutePath();
                Path link = jars.resolve(jar.getFileName());
                if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, jar);
                }
            }
        }
        String out = Jvm.run(
                ClusterMain.class,
                Map.of("SPARK_HOME", FOLDER.resolve("home").toString(), "SPARK_SCALA_VERSION", "2.13"),
                "-Xmx1g",
                "-Dcluster.dir=" + FOLDER.resolve("local"));
        assertThat(out).isEqualTo("killed true, counted true, sql true, funnel [1000, 1000]");
    }
}
