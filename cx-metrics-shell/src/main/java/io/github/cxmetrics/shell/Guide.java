package io.github.cxmetrics.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The index of terms and the pages of the guide, as the build packs them into the jar. */
final class Guide {

    private static final String DOCS = "docs/";
    private static final Pattern PAGE = Pattern.compile("\\(guide/([a-z-]+)\\.md");
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,80}");
    private static final int FEWEST_LETTERS = 3;

    private final String index;
    private final List<GuideTerm> terms;
    private final Map<String, GuidePage> read = new LinkedHashMap<>();

    private Guide(String index) {
        this.index = index;
        terms = GuideTerm.of(index);
    }

    /** Read at the first question. */
    static Guide packed() {
        return Packed.GUIDE;
    }

    private static final class Packed {

        private static final Guide GUIDE = new Guide(
                text("index.md")
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "the index of terms is not packed into this build: docs/index.md is missing beside the classes")));
    }

    private static Optional<String> text(String name) {
        try (InputStream in = Guide.class.getResourceAsStream(DOCS + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<GuideTerm> terms() {
        return terms;
    }

    /** Pages that the index links to, by name. */
    List<GuidePage> pages() {
        TreeSet<String> names = new TreeSet<>();
        PAGE.matcher(index).results().forEach(link -> names.add(link.group(1)));
        return names.stream().flatMap(name -> page(name).stream()).toList();
    }

    synchronized Optional<GuidePage> page(String name) {
        if (!read.containsKey(name) && NAME.matcher(name).matches()) {
            text("guide/" + name + ".md").ifPresent(text -> read.put(name, new GuidePage(name, text)));
        }
        return Optional.ofNullable(read.get(name));
    }

    /** The term of that name; without one, terms with that name among others, and those that lead to the type or method of that name. */
    List<GuideTerm> named(String asked) {
        String name = GuideTerm.normal(asked);
        List<GuideTerm> called =
                terms.stream().filter(term -> term.names().contains(name)).toList();
        List<GuideTerm> first = called.stream()
                .filter(term -> GuideTerm.normal(term.term()).equals(name))
                .toList();
        return first.isEmpty()
                ? terms.stream()
                        .filter(term -> term.names().contains(name) || leadsTo(term, name))
                        .toList()
                : first;
    }

    private static boolean leadsTo(GuideTerm term, String name) {
        return term.calls().stream()
                .map(call -> call.toLowerCase(Locale.ROOT))
                .anyMatch(call -> call.equals(name) || call.startsWith(name + ".") || call.endsWith("." + name));
    }

    /** Terms with the word in a name; only for words of three letters or more, or of East Asian script. */
    List<GuideTerm> containing(String asked) {
        String word = GuideTerm.normal(asked);
        if (word.isEmpty() || word.length() < FEWEST_LETTERS && word.chars().allMatch(c -> c < 0x2E80)) {
            return List.of();
        }
        return terms.stream()
                .filter(term -> term.names().stream().anyMatch(name -> name.contains(word)))
                .toList();
    }

    /** Names that differ least from what was asked, the nearest first. */
    List<String> nearest(String asked, int most) {
        String word = GuideTerm.normal(asked);
        record Near(String name, int distance) {}
        List<Near> near = new ArrayList<>();
        for (GuideTerm term : terms) {
            term.names().stream()
                    .map(name -> new Near(name, distance(name, word)))
                    .min(Comparator.comparingInt(Near::distance))
                    .filter(n -> n.distance()
                            <= Math.max(1, Math.max(word.length(), n.name().length()) / 3))
                    .ifPresent(near::add);
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name)
                .distinct()
                .limit(most)
                .toList();
    }

    /** How many letters must be put in, taken out or replaced. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > Math.max(a.length(), b.length()) / 3 + 1) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
