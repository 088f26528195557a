package io.github.cxmetrics.shell.chart;

import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all cases as pictures to look at: {@code Preview DIRECTORY [part of a name]}. */
final class Preview {

    private Preview() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (ChartCases.Case c : ChartCases.all().toList()) {
            for (ChartCases.Names names : ChartCases.NAMES) {
                if (args.length < 2 || (c.name() + " " + names.language()).contains(args[1])) {
                    String file = (c.name() + "-" + names.language()).replace(' ', '-');
                    Chart chart = c.chart().apply(names);
                    chart.save(directory.resolve(file + ".png"));
                    chart.narrow().save(directory.resolve(file + "-narrow.png"));
                }
            }
        }
    }
}
