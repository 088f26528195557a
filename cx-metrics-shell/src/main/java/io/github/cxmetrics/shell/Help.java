package io.github.cxmetrics.shell;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Help inside a session: what a term means and how to get it, from the index of terms and the guide, which are packed into the jar. The prelude imports
 * these methods; they write to standard output.
 */
public final class Help {

    private static final int MOST_SHOWN = 12;
    private static final int MOST_NEAR = 5;

    private Help() {}

    /** Prints how to find one's way: what to ask for, the pages of the guide, the sample data. */
    public static void help() {
        System.out.print(overview());
    }

    /**
     * Prints what the guide says about a term: meaning, calls, formula, an example, caveats and source. Any name of the index will do, in English,
     * Russian or Chinese, in small letters or capitals; so will a type, a method or the name of a page, which is printed whole.
     * A part of a name lists the terms that have it; of an unknown name the nearest ones are proposed.
     *
     * @param term for example {@code "nps"}, {@code "отток клиентов"}, {@code "净推荐值"}, {@code "CallTally.asa"} or {@code "survey"}
     */
    public static void help(String term) {
        System.out.print(about(requireNonNull(term, "term")));
    }

    /** Prints the examples and how to run them. */
    public static void examples() {
        System.out.print(exampleList());
    }

    static String about(String asked) {
        if (asked.isBlank()) {
            return overview();
        }
        Guide guide = Guide.packed();
        List<GuideTerm> named = guide.named(asked);
        if (named.size() == 1) {
            return TermText.of(guide, named.get(0));
        }
        if (!named.isEmpty()) {
            return listed("\"" + asked.strip() + "\" is the name of several:", named);
        }
        Optional<GuidePage> page =
                guide.page(GuideTerm.normal(asked).replace(' ', '-').replaceFirst("\\.md$", ""));
        if (page.isPresent()) {
            return page.get().markdown();
        }
        List<GuideTerm> containing = guide.containing(asked);
        if (containing.size() == 1) {
            return TermText.of(guide, containing.get(0));
        }
        return containing.isEmpty()
                ? unknown(guide, asked)
                : listed("Terms with \"" + asked.strip() + "\":", containing);
    }

    private static String listed(String heading, List<GuideTerm> terms) {
        String lines = terms.stream()
                .limit(MOST_SHOWN)
                .map(term ->
                        "  help(\"" + GuidePage.plain(term.term()) + "\")  " + GuidePage.plain(term.meaning()) + "\n")
                .collect(Collectors.joining());
        String more = terms.size() > MOST_SHOWN ? "  and " + (terms.size() - MOST_SHOWN) + " more\n" : "";
        return heading + "\n" + lines + more;
    }

    private static String unknown(Guide guide, String asked) {
        List<String> near = guide.nearest(asked, MOST_NEAR);
        String proposed = near.isEmpty()
                ? "help() lists the pages."
                : near.stream()
                        .map(name -> "help(\"" + name + "\")")
                        .collect(Collectors.joining(", ", "Nearest: ", ""));
        return "There is no term \"" + asked.strip() + "\" in the index. " + proposed + "\n";
    }

    private static String overview() {
        StringBuilder text = new StringBuilder("""
                help("nps")     a term in English, Russian or Chinese, a type, a method: meaning, formula, calls, example
                help("survey")  a page of the guide, whole
                examples()      scripts on real data, and how to run them
                Tab             completes; Tab twice shows documentation
                /exit           leaves; /vars lists what you have, /save FILE keeps what you typed

                Data to try: Samples.sfo2018(), sfo2017(), telcoChurn(), cdnow(), incidents(), ecom()
                Your own: Table.read("export.csv"); pictures: Chart.of(result).save("picture.svg"); a page: Report.html("report.html")

                Pages
                """);
        Guide guide = Guide.packed();
        int width = guide.pages().stream()
                .mapToInt(page -> page.name().length())
                .max()
                .orElse(0);
        guide.pages()
                .forEach(page -> text.append("  ")
                        .append(page.name())
                        .append(" ".repeat(width - page.name().length() + 2))
                        .append(page.title())
                        .append('\n'));
        return text.append("\n")
                .append(guide.terms().size())
                .append(" terms are known by ")
                .append(guide.terms().stream()
                        .flatMap(term -> term.names().stream())
                        .distinct()
                        .count())
                .append(" names.\n")
                .toString();
    }

    private static String exampleList() {
        List<PackedScript> scripts = PackedScript.all();
        int width = scripts.stream()
                .mapToInt(script -> script.name().length())
                .max()
                .orElse(0);
        StringBuilder text =
                new StringBuilder("Each is run by cx-shell NAME, and writes a report with cx-shell NAME DIRECTORY.\n");
        scripts.forEach(script -> text.append("  ")
                .append(script.name())
                .append(" ".repeat(width - script.name().length() + 2))
                .append(script.about())
                .append('\n'));
        return text.toString();
    }
}
