package io.github.cxmetrics.shell.report;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.shell.chart.Chart;
import io.github.cxmetrics.shell.internal.HtmlText;
import io.github.cxmetrics.shell.internal.Printout;
import io.github.cxmetrics.shell.internal.WholeFile;
import io.github.cxmetrics.shell.table.ResultTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A report as one HTML file: results as lines and tables, pictures as SVG with their numbers below, text between. The file needs no script and no network;
 * it follows the reader's light or dark scheme, fits telephones, and prints.
 *
 * <pre>{@code
 * Table survey = Samples.sfo2018();
 * Grouped<Nps> npsByArea = survey.by("BAREA").ratings("NETPRO", RatingScale.ZERO_TO_TEN.missing(11), Nps::from);
 * Report.html(output("cx.html")).title("Passengers 2018").add(Chart.of(npsByArea)).add(npsByArea).save();
 * }</pre>
 *
 * <p>Each part is written when it is added, so that what can't be shown is refused there. Names and texts stay text, whatever markup they hold. Not
 * thread-safe.
 */
public final class Report {

    private static final int WIDE = 960;
    private static final int NARROW = 390;

    /** Signs of a drawing or of columns that blanks align: such text keeps its blanks. */
    private static final Pattern ALIGNED = Pattern.compile("\\S {2,}\\S|[\\u2500-\\u259F]|(?m)^ +\\S");

    private final Path file;
    private final StringBuilder body = new StringBuilder();
    private String title = "Report";

    private Report(Path file) {
        this.file = file;
    }

    /**
     * Begins a report.
     *
     * @param file its name, which ends with {@code .html}
     * @return an empty report
     * @throws IllegalArgumentException if the name ends otherwise
     */
    public static Report html(String file) {
        return html(Path.of(requireNonNull(file, "file")));
    }

    /**
     * Begins a report.
     *
     * @param file where to, with an ending of {@code .html}
     * @return an empty report
     * @throws IllegalArgumentException if the name ends otherwise
     */
    public static Report html(Path file) {
        String name = requireNonNull(file, "file").toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".html")) {
            throw new IllegalArgumentException("a report's name ends with .html, not " + file.getFileName());
        }
        return new Report(file);
    }

    /**
     * Names the report.
     *
     * @param title the heading at the top and the name of the tab; "Report" if none is given
     * @return this report
     */
    public Report title(String title) {
        this.title = requireNonNull(title, "title");
        return this;
    }

    /**
     * Adds a heading.
     *
     * @param heading of the parts that follow
     * @return this report
     */
    public Report heading(String heading) {
        body.append("<h2>")
                .append(HtmlText.escaped(requireNonNull(heading, "heading")))
                .append("</h2>\n");
        return this;
    }

    /**
     * Adds text.
     *
     * @param text paragraphs, with an empty line between them; markup is shown, not obeyed
     * @return this report
     */
    public Report add(String text) {
        for (String paragraph : requireNonNull(text, "text").split("\\R\\s*\\R")) {
            if (!paragraph.isBlank()) {
                lines(paragraph);
            }
        }
        return this;
    }

    /**
     * Adds a picture, wide and narrow, with its numbers in a table that unfolds.
     *
     * @param chart the picture
     * @return this report
     */
    public Report add(Chart chart) {
        requireNonNull(chart, "chart");
        body.append("<figure>\n<div class=\"wide\">\n")
                .append(chart.svg(WIDE))
                .append("</div>\n<div class=\"narrow\">\n")
                .append(chart.svg(NARROW))
                .append("</div>\n<details>\n<summary>Numbers</summary>\n");
        table(chart.numbers());
        body.append("</details>\n</figure>\n");
        return this;
    }

    /**
     * Adds a table.
     *
     * @param table the table
     * @return this report
     */
    public Report add(ResultTable table) {
        table(requireNonNull(table, "table"));
        return this;
    }

    /**
     * Adds a result as it prints: several metrics or a map of them as a table, any other by its line and, where it prints one, its table. The elements of a
     * collection are added one by one, the values of another map below their keys.
     *
     * @param result a result
     * @return this report
     */
    public Report add(Object result) {
        requireNonNull(result, "result");
        if (result instanceof String text) {
            return add(text);
        }
        if (result instanceof Chart chart) {
            return add(chart);
        }
        if (result instanceof ResultTable table) {
            return add(table);
        }
        if (result instanceof MetricTable<?> || isOfMetrics(result)) {
            return add(ResultTable.of(result));
        }
        if (result instanceof Collection<?> many) {
            many.forEach(this::add);
            return this;
        }
        if (result instanceof Map<?, ?> map) {
            map.forEach(this::entry);
            return this;
        }
        parts(Printout.of(result));
        return this;
    }

    /** A line where the value has one, else a heading above it. */
    private void entry(Object key, Object value) {
        List<Printout.Part> parts = Printout.of(value);
        if (parts.size() == 1
                && parts.get(0) instanceof Printout.Lines line
                && !line.text().contains("\n")) {
            lines(key + ": " + line.text());
        } else {
            body.append("<h3>").append(HtmlText.escaped(String.valueOf(key))).append("</h3>\n");
            add(value);
        }
    }

    private void parts(List<Printout.Part> parts) {
        for (Printout.Part part : parts) {
            if (part instanceof Printout.Cells cells) {
                table(ofCells(cells.rows()));
            } else if (part instanceof Printout.Lines lines) {
                lines(lines.text());
            }
        }
    }

    private static boolean isOfMetrics(Object result) {
        Collection<?> values = result instanceof Map<?, ?> map
                ? map.values()
                : result instanceof Collection<?> collection ? collection : List.of();
        return !values.isEmpty() && values.stream().allMatch(Metric.class::isInstance);
    }

    private static ResultTable ofCells(List<List<String>> rows) {
        ResultTable.Builder table = ResultTable.withColumns(rows.get(0).toArray(String[]::new));
        rows.subList(1, rows.size()).forEach(row -> table.row(row.toArray(String[]::new)));
        return table.build();
    }

    private void lines(String text) {
        String escaped = HtmlText.escaped(text.stripTrailing());
        if (text.stripTrailing().contains("\n") && ALIGNED.matcher(text).find()) {
            body.append("<pre>").append(escaped).append("</pre>\n");
        } else {
            body.append("<p>")
                    .append(escaped.strip().replaceAll("\\R", "<br/>\n"))
                    .append("</p>\n");
        }
    }

    private void table(ResultTable table) {
        body.append("<div class=\"scroll\" tabindex=\"0\">\n")
                .append(table.toHtml())
                .append("</div>\n");
    }

    /**
     * The whole page.
     *
     * @return HTML that is well-formed XML too
     */
    public String toHtml() {
        String name = HtmlText.escaped(title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + name
                + "</title>\n<style>\n" + Chart.css() + ReportStyle.CSS + "</style>\n</head>\n<body>\n<main>\n<h1>"
                + name + "</h1>\n" + body + "</main>\n</body>\n</html>\n";
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @return its absolute path
     * @throws IllegalArgumentException if its directory is missing
     * @throws java.io.UncheckedIOException if writing fails; a file that was there is unchanged
     */
    public Path save() {
        WholeFile.write(file, toHtml().getBytes(StandardCharsets.UTF_8));
        return file.toAbsolutePath();
    }

    /** Where it goes and how its page is called. */
    @Override
    public String toString() {
        return "report \"" + title + "\" for " + file;
    }
}
