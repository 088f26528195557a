package io.github.cxmetrics.shell;

import io.github.cxmetrics.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the guide says about one term: meaning, calls, formula, an example, caveats and source. */
final class TermText {

    private static final String PITFALLS = "Pitfalls";
    private static final int WIDTH = 100;
    private static final int MOST_FORMULAS = 4;
    private static final int MOST_CAVEATS = 3;
    private static final int MOST_LINES = 14;
    private static final int FEWEST_LETTERS = 3;

    /** Headings of the columns that define what a row names. */
    private static final Set<String> DEFINITIONS =
            Set.of("definition", "it means", "meaning", "you may mean", "counts as lost");

    private static final Set<String> ELSEWHERE = Set.of("here", "source", "interval; others by argument");

    private final Guide guide;
    private final GuideTerm term;
    private final StringBuilder text = new StringBuilder();

    /** Types and methods, such as {@code CallTally} and {@code asa}: what a line of the guide must mention to be about the term. */
    private final Set<String> types = new TreeSet<>();

    private final Set<String> methods = new TreeSet<>();
    private final Pattern about;
    private final Pattern called;

    private TermText(Guide guide, GuideTerm term) {
        this.guide = guide;
        this.term = term;
        for (String call : term.calls()) {
            String[] parts = call.split("\\.");
            types.add(parts[0]);
            if (parts.length > 1
                    && Character.isLowerCase(parts[1].charAt(0))
                    && !Set.of("of", "from").contains(parts[1])) {
                methods.add(parts[1]);
            }
        }
        called = Pattern.compile("`(?:\\w+\\.)?(?:" + String.join("|", methods) + ")\\(");
        about = Pattern.compile(
                words().stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(methods);
        if (methods.isEmpty()) {
            words.addAll(types);
        }
        term.names().stream().filter(name -> name.length() >= FEWEST_LETTERS).forEach(words::add);
        return words;
    }

    static String of(Guide guide, GuideTerm term) {
        return new TermText(guide, term).write();
    }

    private String write() {
        text.append(GuidePage.plain(term.term())).append('\n');
        String others = List.of(term.also(), term.russian(), term.chinese()).stream()
                .filter(names -> !names.isEmpty() && !names.equals(term.term()))
                .distinct()
                .collect(Collectors.joining("; "));
        paragraph(others.isEmpty() ? "" : "also: " + others);
        paragraph(capital(term.meaning()) + ".");
        part("Here", GuidePage.plain(term.here()));
        List<GuidePage> pages = term.places().stream()
                .map(GuideTerm.Place::page)
                .distinct()
                .flatMap(name -> guide.page(name).stream())
                .toList();
        formulas(pages);
        example().ifPresent(this::example);
        caveats(pages);
        sources(pages);
        part(
                "More",
                term.places().stream()
                        .map(place -> "help(\"" + place.page() + "\")")
                        .distinct()
                        .collect(Collectors.joining(", ")));
        return text.toString();
    }

    /** From the tables of formulas; where none has the term, from those of definitions. */
    private void formulas(List<GuidePage> pages) {
        List<GuidePage.Row> about = pages.stream()
                .flatMap(page -> page.sections().stream())
                .flatMap(section -> section.rows().stream())
                .filter(this::isAbout)
                .toList();
        List<String> formulas = rows(about, Set.of("formula"));
        if (formulas.isEmpty()) {
            list("Definition", rows(about, DEFINITIONS));
        } else {
            list("Formula", formulas);
        }
    }

    private boolean isAbout(GuidePage.Row row) {
        return about.matcher(row.name()).find()
                || !methods.isEmpty()
                        && row.cells().stream()
                                .anyMatch(cell -> called.matcher(cell).find());
    }

    private static List<String> rows(List<GuidePage.Row> rows, Set<String> headings) {
        return rows.stream()
                .filter(row -> headings.stream().anyMatch(row::has))
                .limit(MOST_FORMULAS)
                .map(row -> GuidePage.plain(row.without(ELSEWHERE)))
                .toList();
    }

    /** The block of Java that is most about the term: in the linked section, else the first on its pages that mentions most. */
    private Optional<GuidePage.Example> example() {
        for (GuideTerm.Place place : term.places()) {
            Optional<GuidePage.Example> linked = guide.page(place.page())
                    .flatMap(page -> page.section(place.anchor()))
                    .flatMap(section -> section.examples().stream().findFirst());
            if (!place.anchor().isEmpty() && linked.isPresent()) {
                return linked;
            }
        }
        GuidePage.Example best = null;
        for (GuideTerm.Place place : term.places()) {
            for (GuidePage.Section section :
                    guide.page(place.page()).map(GuidePage::sections).orElse(List.of())) {
                List<GuidePage.Example> examples = section.heading().equals(PITFALLS) ? List.of() : section.examples();
                for (GuidePage.Example example : examples) {
                    if (mentions(example) > (best == null ? 0 : mentions(best))) {
                        best = example;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private int mentions(GuidePage.Example example) {
        Set<String> names = example.words();
        long calls = term.calls().stream()
                .filter(call -> call.contains(".") && example.source().contains(call + "("))
                .count();
        return (int) (3 * calls
                + 2 * methods.stream().filter(names::contains).count()
                + types.stream().filter(names::contains).count());
    }

    private void example(GuidePage.Example example) {
        List<String> lines = new ArrayList<>(example.source().lines().toList());
        int first = 0;
        if (lines.size() > MOST_LINES) {
            while (first < lines.size() - MOST_LINES && !isMentioned(lines.get(first))) {
                first++;
            }
        }
        text.append("\nExample\n");
        lines.stream()
                .skip(first)
                .limit(MOST_LINES)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (first == 0 && lines.size() <= MOST_LINES) {
            example.printed()
                    .lines()
                    .limit(MOST_LINES)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    private boolean isMentioned(String line) {
        List<String> names = Arrays.asList(line.split("\\W+"));
        return methods.stream().anyMatch(names::contains) || types.stream().anyMatch(names::contains);
    }

    private void caveats(List<GuidePage> pages) {
        list(
                "Mind",
                pages.stream()
                        .flatMap(page -> page.sections().stream())
                        .filter(section -> section.heading().equals(PITFALLS))
                        .flatMap(section -> section.text().lines())
                        .filter(line -> line.startsWith("- ")
                                && about.matcher(GuidePage.plain(line)).find())
                        .limit(MOST_CAVEATS)
                        .map(line -> GuidePage.plain(line.substring(2)))
                        .toList());
    }

    /** The line of sources, or one on the term, or else the first that names a year. */
    private void sources(List<GuidePage> pages) {
        List<String> lines = pages.stream()
                .flatMap(page -> page.sections().stream())
                .filter(section -> section.heading().startsWith("Formula"))
                .flatMap(section -> section.text().lines())
                .filter(TermText::isProse)
                .toList();
        lines.stream()
                .filter(line -> line.startsWith("Source") || about.matcher(line).find())
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .ifPresent(line -> part("Source", GuidePage.plain(line.replaceFirst("^Sources?: ", ""))));
    }

    private static boolean isProse(String line) {
        return !line.isBlank()
                && !line.startsWith("|")
                && !line.startsWith("- ")
                && line.matches(".*\\b(?:19|20)\\d\\d\\b.*");
    }

    private void list(String heading, List<String> items) {
        if (items.size() == 1) {
            part(heading, items.get(0));
        } else if (!items.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            items.forEach(item -> wrapped("- " + item, "  "));
        }
    }

    private void part(String heading, String content) {
        if (!content.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            wrapped(content, "  ");
        }
    }

    private void paragraph(String content) {
        if (!content.isEmpty()) {
            wrapped(GuidePage.plain(content), "");
        }
    }

    private void wrapped(String content, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : content.split(" ")) {
            if (line.length() > indent.length() && Text.width(line + " " + word) > WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(indent).append(content.startsWith("- ") ? "  " : "");
            }
            boolean begins = line.toString().isBlank();
            line.append(begins ? "" : " ").append(word);
        }
        text.append(line).append('\n');
    }

    private static String capital(String meaning) {
        return meaning.isEmpty() ? meaning : meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
    }
}
