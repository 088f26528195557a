package io.github.cxmetrics.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A page of the guide in its sections; a section begins at each heading, and the first is what stands above all of them. */
final class GuidePage {

    private static final Pattern FENCE =
            Pattern.compile("(?m)^```java\n(.*?)^```\n(?:\\s*^```text\n(.*?)^```$)?", Pattern.DOTALL);

    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*(\\p{L}[^*]*)\\*(?!\\w)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

    private final String name;
    private final String markdown;
    private final List<Section> sections;

    GuidePage(String name, String markdown) {
        this.name = name;
        this.markdown = markdown;
        sections = sections(markdown);
    }

    /**
     * A part of a page.
     *
     * @param heading without its number signs
     * @param text what follows, up to the next heading
     * @param examples each block of Java, with what it prints where the page says so
     * @param rows of the tables in it
     */
    record Section(String heading, String text, List<Example> examples, List<Row> rows) {

        Section(String heading, String text) {
            this(heading, text, examplesOf(text), rowsOf(text));
        }

        String anchor() {
            return heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .strip()
                    .replace(' ', '-');
        }

        private static List<Example> examplesOf(String text) {
            return FENCE.matcher(text)
                    .results()
                    .map(block -> new Example(block.group(1), block.group(2) == null ? "" : block.group(2)))
                    .toList();
        }

        private static List<Row> rowsOf(String text) {
            List<Row> rows = new ArrayList<>();
            List<String> lines = text.lines().toList();
            List<String> headings = List.of();
            for (int i = 0; i < lines.size(); i++) {
                if (i + 1 < lines.size() && lines.get(i + 1).startsWith("|---")) {
                    headings = cells(lines.get(i));
                } else if (lines.get(i).startsWith("| ")) {
                    rows.add(new Row(headings, cells(lines.get(i))));
                }
            }
            return List.copyOf(rows);
        }
    }

    /**
     * A line of a table.
     *
     * @param headings of the columns
     * @param cells in Markdown
     * @param name the first cell, as plain text
     */
    record Row(List<String> headings, List<String> cells, String name) {

        Row(List<String> headings, List<String> cells) {
            this(headings, cells, plain(cells.get(0)));
        }

        boolean has(String heading) {
            return headings.contains(heading);
        }

        /** The cells, except those of some columns and empty ones. */
        String without(Set<String> columns) {
            StringJoiner text = new StringJoiner("; ");
            for (int c = 0; c < cells.size(); c++) {
                boolean isWanted = c >= headings.size() || !columns.contains(headings.get(c));
                if (isWanted && !cells.get(c).isEmpty()) {
                    text.add(cells.get(c));
                }
            }
            return text.toString();
        }
    }

    /**
     * Lines that run.
     *
     * @param source Java, values as comments
     * @param printed what it prints, empty where the page doesn't say
     * @param words of the source
     */
    record Example(String source, String printed, Set<String> words) {

        Example(String source, String printed) {
            this(source, printed, Set.copyOf(new HashSet<>(List.of(source.split("\\W+")))));
        }
    }

    private static List<Section> sections(String markdown) {
        List<Section> sections = new ArrayList<>();
        String heading = "";
        StringBuilder text = new StringBuilder();
        boolean isCode = false;
        for (String line : markdown.lines().toList()) {
            isCode ^= line.startsWith("```");
            if (!isCode && line.matches("#+ .*")) {
                sections.add(new Section(heading, text.toString()));
                heading = line.replaceFirst("#+ ", "");
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        sections.add(new Section(heading, text.toString()));
        return sections;
    }

    /** The cells of a line of a table; a bar after a backslash is text. */
    static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
            cells.add(cell.strip().replace("\\|", "|"));
        }
        return cells;
    }

    String name() {
        return name;
    }

    String markdown() {
        return markdown;
    }

    List<Section> sections() {
        return sections;
    }

    /** The first heading. */
    String title() {
        return sections.size() < 2 ? name : plain(sections.get(1).heading());
    }

    Optional<Section> section(String anchor) {
        return sections.stream()
                .filter(section -> section.anchor().equals(anchor))
                .findFirst();
    }

    /** Text as a terminal shows it: links without their targets, no marks of code and emphasis. */
    static String plain(String markdown) {
        String linked = LINK.matcher(markdown).replaceAll("$1");
        return EMPHASIS.matcher(linked.replace("`", "").replace("**", "")).replaceAll("$1");
    }
}
