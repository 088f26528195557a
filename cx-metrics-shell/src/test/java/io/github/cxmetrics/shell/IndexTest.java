package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of terms and the guide's pages name what exists, link to what exists, and leave out no public type. */
class IndexTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path INDEX = DOCS.resolve("index.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("[A-Z]\\w*(?:\\.\\w+)*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final int COLUMNS = 7;
    private static final int HERE = 5;
    private static final int PAGE = 6;

    /** The rows of the tables of terms: term, also called, ru, zh, what it is, here, page. */
    private static List<String[]> terms() throws IOException {
        return Files.readString(INDEX)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .filter(cells -> cells.length == COLUMNS && !cells[0].isBlank() && !cells[0].strip().equals("term"))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(GuideTest.pages());
        pages.add(INDEX);
        return pages;
    }

    @Test
    void namesInTheIndexExist() throws IOException {
        PublicNames names = new PublicNames();
        List<String> unknown = new ArrayList<>();
        for (String[] term : terms()) {
            Matcher code = CODE.matcher(term[HERE]);
            while (code.find()) {
                Matcher name = NAME.matcher(code.group(1));
                if (name.lookingAt() && !names.knows(name.group())) {
                    unknown.add(term[0].strip() + ": " + name.group());
                }
            }
        }
        assertThat(terms()).hasSizeGreaterThan(300);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyTermHasAPageOrSaysThatItIsMissing() throws IOException {
        assertThat(terms()).allSatisfy(term -> assertThat(LINK.matcher(term[PAGE]).find()
                        || term[HERE].contains("missing")
                        || term[HERE].contains("out of scope"))
                .as(term[0])
                .isTrue());
    }

    @Test
    void everyPublicTypeIsOnAPageOrInTheIndex() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path page : pages()) {
            text.append(Files.readString(page));
        }
        List<String> named = Arrays.asList(text.toString().split("[^A-Za-z0-9_]+"));
        List<String> missing = new ArrayList<>(new PublicNames().types());
        missing.removeAll(named);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> texts = new ArrayList<>(pages());
        texts.add(Path.of("../README.md"));
        for (Path page : texts) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1))) {
                    broken.add(page.getFileName() + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** The names under which the headings of a page can be linked to. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void theReadmeCanBeReadAtOnce() throws IOException {
        assertThat(Files.readAllLines(Path.of("../README.md"))).hasSizeLessThanOrEqualTo(150);
        assertThat(Files.readString(Path.of("../README.md"))).contains("(docs/index.md)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASA", "NRR", "LTV", "DAU", "CVR", "deflection"})
    void whatANewcomerTypesIsOneHopAway(String word) throws IOException {
        assertThat(terms())
                .filteredOn(term -> Arrays.asList((term[0] + " " + term[1]).split("[^\\p{L}\\p{N}/-]+")).stream()
                        .anyMatch(word::equalsIgnoreCase))
                .anySatisfy(term -> assertThat(LINK.matcher(term[PAGE]).find()).isTrue());
    }
}
