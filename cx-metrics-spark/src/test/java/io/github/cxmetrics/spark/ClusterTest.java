package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors in processes of their own: in the profile {@code cluster}. */
@Tag("cluster")
class ClusterTest {

    @TempDir
    Path folder;

    @Test
    void theResultIsTheSameWhenAnExecutorIsKilled() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        Files.createFile(folder.resolve("home/RELEASE"));
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (each.endsWith(".jar")) {
                Path jar = Path.of(each).toAbsolutePath();
                Path link = jars.resolve(jar.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, jar);
                }
            }
        }
        String out = Jvm.run(
                ClusterMain.class,
                Map.of("SPARK_HOME", folder.resolve("home").toString(), "SPARK_SCALA_VERSION", "2.13"),
                "-Xmx1g",
                "-Dcluster.dir=" + folder.resolve("local"));
        assertThat(out).isEqualTo("killed true, counted true, sql true, funnel [1000, 1000]");
    }
}
