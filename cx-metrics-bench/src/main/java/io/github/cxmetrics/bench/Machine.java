package io.github.cxmetrics.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that a report was made on, and whether it did anything else meanwhile. */
final class Machine {

    private static final double QUIET = 0.3;

    private Machine() {}

    static String describe() {
        return cpu() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("os.name");
    }

    /** How many processes wanted a core, on average over the last minute; below 0 where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /**
     * Whether other work ran.
     *
     * @param before the load before anything was measured: all of it is other work
     * @param after the load at the end, in which is what was measured
     */
    static String company(double before, double after) {
        if (before < 0) {
            return "The system does not tell whether other work ran.";
        }
        String verdict =
                before < QUIET ? "no other work ran before" : "other work ran beside: trust CPU times and ratios";
        return String.format(
                Locale.ROOT,
                "Load average %.2f before, %.2f at the end (with the benchmarks): %s.",
                before,
                after,
                verdict);
    }

    private static String cpu() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
