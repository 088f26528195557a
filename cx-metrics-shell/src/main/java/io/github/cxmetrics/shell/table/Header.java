package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the columns: those of the header, and given ones where it has none, or one twice. */
final class Header {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");
    private static final Pattern BLANKS = Pattern.compile("\\s*[\\r\\n\\t]\\s*| {2,}");
    private static final Set<String> ANSWERS = Set.of("Response", "Open-Ended Response");

    private final List<String> names;
    private final List<String> given;
    private final int named;

    private Header(List<String> names, List<String> given, int named) {
        this.names = names;
        this.given = given;
        this.named = named;
    }

    /** Names the columns by the cells of a row. */
    static Header of(List<String> cells) {
        List<String> names = new ArrayList<>(cells.size());
        List<String> given = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> nextOf = new HashMap<>();
        int named = 0;
        for (int column = 0; column < cells.size(); column++) {
            String cell = oneLine(cells.get(column));
            named = cell.isEmpty() ? named : column + 1;
            String base = cell.isEmpty() ? "column " + (column + 1) : cell;
            String name = base;
            while (!taken.add(name)) {
                int next = nextOf.merge(base, 2, (before, first) -> before + 1);
                name = base + " (" + next + ")";
            }
            if (!name.equals(cell)) {
                given.add(name);
            }
            names.add(name);
        }
        return new Header(names, given, named);
    }

    /** Names the columns by questions, each carried on to the columns right of it that have none, and by the options below them. */
    static Header carried(List<String> questions, List<String> options) {
        List<String> cells = new ArrayList<>();
        String question = "";
        for (int column = 0; column < questions.size(); column++) {
            String own = oneLine(questions.get(column));
            String option = column < options.size() ? oneLine(options.get(column)) : "";
            question = own.isEmpty() && !option.isEmpty() ? question : own;
            boolean plain = question.isEmpty() || option.isEmpty() || !own.isEmpty() && ANSWERS.contains(option);
            cells.add(plain ? question : question + " - " + option);
        }
        return of(cells);
    }

    /** A name that can be typed and printed: line breaks and runs of blanks are one space. */
    private static String oneLine(String cell) {
        return BLANKS.matcher(Blanks.strip(cell)).replaceAll(" ");
    }

    /** Names for columns without any. */
    static Header none(int columns) {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            names.add("column " + column);
        }
        return new Header(names, List.of(), columns);
    }

    /** Whether cells look like data: numbers all of them. */
    static boolean looksLikeData(List<String> cells) {
        return cells.stream()
                .map(Blanks::strip)
                .allMatch(cell -> NUMBER.matcher(cell).matches());
    }

    int size() {
        return names.size();
    }

    /** How many columns there are up to the last that the file names. */
    int named() {
        return named;
    }

    String name(int column) {
        return column < names.size() ? names.get(column) : "column " + (column + 1);
    }

    List<String> names() {
        return names;
    }

    /** The names that are not in the file, as they stand in the columns before a limit. */
    List<String> given(int columns) {
        Set<String> kept = new HashSet<>(names.subList(0, columns));
        return given.stream().filter(kept::contains).toList();
    }
}
