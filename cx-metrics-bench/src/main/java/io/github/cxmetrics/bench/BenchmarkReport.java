package io.github.cxmetrics.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the hot doors against memory floors, hand-written loops and peers, and writes Markdown: {@code java -cp target/benchmarks.jar
 * io.github.cxmetrics.bench.BenchmarkReport [SECTION…] [FILE.md]}. Without the names of sections it runs all of them; with a file, the text is
 * appended to it.
 */
public final class BenchmarkReport {

    private static final List<Section> SECTIONS = List.of(
            new RatingsSection(),
            new KanoSection(),
            new CohortSection(),
            new DriversSection(),
            new FcrSection(),
            new FunnelSection(),
            new HotCustomerSection(),
            new LifetimeSection(),
            new MonitorSection(),
            new PathsSection(),
            new PurchasesSection(),
            new RecordersSection(),
            new RoomsSection(),
            new ScalingSection(),
            new ServiceSection(),
            new SurvivalSection(),
            new TablesSection());

    private BenchmarkReport() {}

    /**
     * Runs the benchmarks and prints the sections.
     *
     * @param args names of sections, and the Markdown file to append to
     * @throws Exception if a benchmark fails or the file can't be written
     */
    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        names.removeIf(name -> name.endsWith(".md"));
        List<String> known = SECTIONS.stream().map(Section::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("no such section in " + names + "; there are " + known);
        }
        StringBuilder text = new StringBuilder("## " + Machine.describe() + "\n");
        for (Section section : SECTIONS) {
            if (names.isEmpty() || names.contains(section.name())) {
                BenchmarkRun run = new BenchmarkRun();
                double before = Machine.load();
                section.measure(run);
                section.write(run, text.append('\n'));
                run.write(text);
                text.append('\n')
                        .append(Machine.company(before, Machine.load()))
                        .append('\n');
            }
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
        for (String file : args) {
            if (file.endsWith(".md")) {
                Files.writeString(Path.of(file), "\n" + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }
}
