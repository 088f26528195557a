package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code help} says comes from the index and the guide, and every name of the index leads there. */
class HelpTest {

    private static List<GuideTerm> terms() {
        return Guide.packed().terms();
    }

    @Test
    void theGuideIsPackedAsItIs() throws IOException {
        assertThat(terms()).hasSizeGreaterThan(400);
        List<Path> pages = GuideTest.pages();
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            String name = page.getFileName().toString().replace(".md", "");
            assertThat(Guide.packed().page(name))
                    .as(name)
                    .isPresent()
                    .hasValueSatisfying(packed ->
                            assertThat(packed).extracting(GuidePage::markdown).isEqualTo(read(page)));
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTermIsFoundInAnyCase() {
        List<String> lost = new ArrayList<>();
        for (GuideTerm term : terms()) {
            String text = squeezed(Help.about(term.term()));
            String meaning = squeezed(GuidePage.plain(term.meaning()));
            if (!text.startsWith(squeezed(GuidePage.plain(term.term())))
                    || !text.contains(meaning.substring(1))
                    || !Guide.packed()
                            .named(term.term().toUpperCase(Locale.ROOT))
                            .equals(List.of(term))) {
                lost.add(term.term());
            }
        }
        assertThat(lost).isEmpty();
    }

    /** Every other name leads to its term: at once, or through the list of those that share it. */
    @Test
    void everyOtherNameInEveryLanguageLeadsToItsTerm() {
        List<String> lost = new ArrayList<>();
        int names = 0;
        for (GuideTerm term : terms()) {
            for (String name : term.names()) {
                names++;
                if (!Guide.packed().named(name).contains(term) && !isATerm(name)) {
                    lost.add(name + " of " + term.term());
                }
            }
        }
        assertThat(names).isGreaterThan(1500);
        assertThat(lost).isEmpty();
    }

    private static boolean isATerm(String name) {
        return terms().stream().anyMatch(term -> GuideTerm.normal(term.term()).equals(name));
    }

    /** A term of the guide says where to call, and shows lines that run, where its page has some. */
    @Test
    void termsComeWithCallsAndExamples() {
        long withCalls =
                terms().stream().filter(term -> !term.calls().isEmpty()).count();
        long withExamples = terms().stream()
                .filter(term -> Help.about(term.term()).contains("\nExample\n  "))
                .count();
        assertThat(withCalls).isGreaterThan(300);
        assertThat(withExamples).isGreaterThanOrEqualTo(withCalls * 9 / 10);
    }

    @Test
    void aTermIsExplained() {
        assertThat(Help.about("nps"))
                .startsWith("NPS\nalso: Net Promoter Score; индекс потребительской лояльности; 净推荐值\n"
                        + "Share of promoters less detractors.\n\nHere\n  Nps.of, Nps.value\n")
                .contains("\nFormula\n  Nps, NetScore; 100 · (plus - minus) / n\n")
                .contains(
                        "\nExample\n  Nps nps = Nps.of(10, 9, 3, 7, 10, 8); // → NPS 33.3 (95 % CI -31.1 … 75.4), n = 6\n")
                .contains("\nMind\n  - All alike is not certain. ")
                .contains("\nSource\n  Reichheld 2003 (NPS);")
                .endsWith("\nMore\n  help(\"survey\")\n");
        assertThat(Help.about("  净推荐值 ")).isEqualTo(Help.about("nps"));
        assertThat(Help.about("ИНДЕКС потребительской лояльности")).isEqualTo(Help.about("nps"));
    }

    @ParameterizedTest
    @CsvSource({
        "CallTally.asa, ASA", "calltally.ASA, ASA", "отток клиентов, Churn rate of customers",
        "平均应答速度, ASA", "average  speed of answer, ASA", "Kaplan-Meier curve, Kaplan–Meier curve"
    })
    void namesTypesAndMethodsLeadToTheTerm(String asked, String term) {
        assertThat(Help.about(asked)).startsWith(term + "\n");
    }

    @Test
    void aNameOfSeveralListsThem() {
        assertThat(Help.about("churn"))
                .startsWith("\"churn\" is the name of several:\n")
                .contains("  help(\"Churn rate of customers\")  customers lost in a period over those at its start\n")
                .contains("  help(\"MRR movements\")  ");
    }

    @Test
    void aPartOfNamesListsTheTermsThatHaveIt() {
        assertThat(Help.about("promoter"))
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("Terms with \"promoter\":\n"),
                        text -> assertThat(text).startsWith("\"promoter\" is the name of several:\n"),
                        text -> assertThat(text).contains("\nHere\n"));
        assertThat(Help.about("воронк")).startsWith("Terms with \"воронк\":\n").contains("help(\"");
    }

    @ParameterizedTest
    @CsvSource({"npss, nps", "reccency, recency", "ocupancy, occupancy", "stickyness, stickiness"})
    void anUnknownNameProposesTheNearest(String asked, String proposed) {
        assertThat(Help.about(asked)).containsIgnoringCase(proposed);
        if (asked.equals("npss")) {
            assertThat(Help.about(asked)).isEqualTo("There is no term \"npss\" in the index. Nearest: help(\"nps\")\n");
        }
    }

    @Test
    void nonsenseSaysSo() {
        assertThat(Help.about("xyzzyq"))
                .isEqualTo("There is no term \"xyzzyq\" in the index. help() lists the pages.\n");
        assertThat(Help.about("../index")).startsWith("There is no term");
        assertThat(Help.about("a".repeat(100_000))).startsWith("There is no term");
        assertThatNullPointerException().isThrownBy(() -> Help.help(null)).withMessage("term");
    }

    @Test
    void aPageIsPrintedWhole() throws IOException {
        String page = "what-merges-over-what";
        assertThat(Help.about(page)).isEqualTo(Files.readString(Path.of("../docs/guide", page + ".md")));
        assertThat(Help.about("What merges over what.md")).isEqualTo(Help.about(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingAskedIsTheOverview(String asked) {
        assertThat(Help.about(asked))
                .startsWith("help(\"nps\")")
                .contains("\n  survey ", "Survey: what customers answered\n", " terms are known by ");
    }

    @Test
    void theOverviewNamesEveryPageThatTheIndexLinksTo() {
        assertThat(Guide.packed().pages()).hasSizeGreaterThan(20);
        assertThat(Guide.packed().pages())
                .allSatisfy(page -> assertThat(Help.about("")).contains("  " + page.name() + " "));
    }

    @Test
    void examplesAreListedWithWhatTheyShow() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsh"))
                    .map(name -> name.replace(".jsh", ""))
                    .sorted()
                    .toList();
            assertThat(PackedScript.all()).extracting(PackedScript::name).isEqualTo(names);
        }
        assertThat(PackedScript.all()).allSatisfy(script -> {
            assertThat(script.about()).isNotBlank();
            assertThat(script.text()).isEqualTo(read(Path.of("examples", script.name() + ".jsh")));
        });
        assertThat(PackedScript.named("../prelude")).isEmpty();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
