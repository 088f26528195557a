package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.shell.internal.HtmlText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table in the forms that other programs read. */
final class TableText {

    /** What spreadsheets take for the begin of a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=@\t\r].*|[+\\-].*", Pattern.DOTALL);

    /** A sign with digits, what stands between or after them in numbers, intervals, dates and times, and a unit. */
    private static final Pattern NUMBERS =
            Pattern.compile("[+\\-](?:[\\d\\s.,:%…–+\\-/\u00A0\u2212∞]++|(?<=\\d )\\p{L}++)*+");

    private static final Pattern MARKUP = Pattern.compile("[\\\\|*_`\\[\\]~]");
    private static final String STYLE = "table{border-collapse:collapse;font:14px/1.5 system-ui,sans-serif}"
            + "th,td{padding:3px 12px;border-bottom:1px solid #8A939D;text-align:right}"
            + "th:first-child,td:first-child{text-align:left}:root{color-scheme:light dark}";

    private TableText() {}

    static String csv(ResultTable table) {
        StringBuilder text = new StringBuilder(csvLine(table.columns()));
        table.rows().forEach(row -> text.append(csvLine(row)));
        return text.toString();
    }

    private static String csvLine(List<String> cells) {
        // A line of one empty cell would be an empty line, which readers skip.
        if (cells.size() == 1 && cells.get(0).isEmpty()) {
            return "\"\"\r\n";
        }
        return cells.stream().map(TableText::csvCell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String csvCell(String cell) {
        boolean isFormula =
                FORMULA.matcher(cell).matches() && !NUMBERS.matcher(cell).matches();
        String safe = isFormula ? "'" + cell : cell;
        boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && safe.strip().equals(safe);
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    static String markdown(ResultTable table) {
        StringBuilder text = new StringBuilder(markdownLine(table.columns()));
        text.append("|---").append("|--:".repeat(table.columns().size() - 1)).append("|\n");
        table.rows().forEach(row -> text.append(markdownLine(row)));
        return text.toString();
    }

    private static String markdownLine(List<String> cells) {
        return cells.stream().map(TableText::markdownCell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String markdownCell(String cell) {
        String escaped = MARKUP.matcher(cell).replaceAll("\\\\$0");
        return HtmlText.escaped(escaped).lines().collect(Collectors.joining("<br>"));
    }

    static String html(ResultTable table) {
        StringBuilder text = new StringBuilder("<table>\n<thead>\n<tr>");
        table.columns()
                .forEach(column -> text.append("<th scope=\"col\">")
                        .append(HtmlText.escaped(column))
                        .append("</th>"));
        text.append("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            text.append("<tr><th scope=\"row\">")
                    .append(HtmlText.escaped(row.get(0)))
                    .append("</th>");
            row.subList(1, row.size())
                    .forEach(cell ->
                            text.append("<td>").append(HtmlText.escaped(cell)).append("</td>"));
            text.append("</tr>\n");
        }
        return text.append("</tbody>\n</table>\n").toString();
    }

    static String page(ResultTable table) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>"
                + HtmlText.escaped(table.columns().get(0)) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n"
                + html(table) + "</body>\n</html>\n";
    }
}
