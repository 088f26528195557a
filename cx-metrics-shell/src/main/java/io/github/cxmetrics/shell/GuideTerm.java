package io.github.cxmetrics.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the index of terms.
 *
 * @param term what the field calls it
 * @param also other names in English
 * @param russian in Russian, may be empty
 * @param chinese in Chinese, may be empty
 * @param meaning what it is
 * @param here how to get it, in Markdown
 * @param pages links to the guide, in Markdown
 * @param names everything that the term is called, in small letters: whole cells, and the names that commas and brackets set apart
 * @param calls the types and methods that the index names, such as {@code CallTally.asa}
 */
record GuideTerm(
        String term,
        String also,
        String russian,
        String chinese,
        String meaning,
        String here,
        String pages,
        Set<String> names,
        List<String> calls) {

    private static final int COLUMNS = 7;
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL = Pattern.compile("[A-Z]\\w*(?:\\.\\w+)*");
    private static final Pattern LINK = Pattern.compile("\\]\\(guide/([a-z-]+)\\.md(?:#([^)]*))?\\)");
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*\\(([^)]*)\\)(.*)");

    /** A place in the guide: the page, and the anchor of a section or nothing. */
    record Place(String page, String anchor) {}

    /** All rows of the index's tables of terms. */
    static List<GuideTerm> of(String index) {
        return index.lines()
                .filter(line -> line.startsWith("| "))
                .map(GuidePage::cells)
                .filter(cells -> cells.size() == COLUMNS
                        && !cells.get(0).isEmpty()
                        && !cells.get(0).equals("term"))
                .map(c -> new GuideTerm(
                        c.get(0),
                        c.get(1),
                        c.get(2),
                        c.get(3),
                        c.get(4),
                        c.get(5),
                        c.get(6),
                        namesIn(c.subList(0, 4)),
                        callsIn(c.get(5))))
                .toList();
    }

    private static Set<String> namesIn(List<String> cells) {
        Set<String> names = new LinkedHashSet<>();
        for (String cell : cells) {
            addNames(cell, names);
        }
        names.remove("");
        return names;
    }

    private static void addNames(String cell, Set<String> names) {
        names.add(normal(cell));
        for (String part : cell.split("[,;、](?![^(]*\\))")) {
            names.add(normal(part));
            Matcher inBrackets = BRACKETS.matcher(part);
            if (inBrackets.matches()) {
                names.add(normal(inBrackets.group(1) + inBrackets.group(3)));
                for (String inner : inBrackets.group(2).split(",")) {
                    names.add(normal(inner));
                }
            }
        }
    }

    private static List<String> callsIn(String here) {
        List<String> calls = new ArrayList<>();
        for (Matcher code = CODE.matcher(here); code.find(); ) {
            Matcher call = CALL.matcher(code.group(1));
            if (call.lookingAt()) {
                calls.add(call.group());
            }
        }
        return List.copyOf(calls);
    }

    List<Place> places() {
        return LINK.matcher(pages)
                .results()
                .map(link -> new Place(link.group(1), link.group(2) == null ? "" : link.group(2)))
                .toList();
    }

    /** In small letters, blanks and kinds of dashes and apostrophes alike. */
    static String normal(String name) {
        return GuidePage.plain(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\u2010-\u2015_-]", "-")
                .replace('\u2019', '\'')
                .replace('ё', 'е')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
