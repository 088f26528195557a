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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of terms and the guide's pages name what exists, link to what exists, and leave out no public type. */
class IndexTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path INDEX = DOCS.resolve("index.md");
    private static final Path README = Path.of("../README.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("[A-Z]\\w*(?:\\.\\w+)*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final String PROJECT = "https://github.com/cxmetrics/cx-metrics/blob/main/";
    private static final int COLUMNS = 7;
    private static final int HERE = 5;
    private static final int PAGE = 6;

    /** The rows of the tables of terms: term, also called, ru, zh, what it is, here, page. */
    private static List<String[]> terms() throws IOException {
        return Files.readString(INDEX)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .filter(cells -> cells.length == COLUMNS
                        && !cells[0].isBlank()
                        && !cells[0].strip().equals("term"))
                .toList();
    }

    /** The page that the javadoc shows for each public package. */
    private static List<Path> packagePages() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                files.filter(file -> file.endsWith("package-info.java")
                                && !file.getParent().endsWith("internal"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(GuideTest.pages());
        pages.add(INDEX);
        return pages;
    }

    /** In every table: the terms, the several definitions of one name, the types of the shape; and what the README names as most wanted. */
    @Test
    void namesInTheTablesExist() throws IOException {
        PublicNames names = new PublicNames();
        List<String> unknown = new ArrayList<>();
        for (Path page : List.of(INDEX, README)) {
            for (String row : Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith("| "))
                    .toList()) {
                Matcher code = CODE.matcher(row);
                while (code.find()) {
                    Matcher name = NAME.matcher(code.group(1));
                    if (name.lookingAt() && !names.knows(name.group())) {
                        unknown.add(row.substring(0, Math.min(40, row.length())) + ": " + name.group());
                    }
                }
            }
        }
        assertThat(terms()).hasSizeGreaterThan(400);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyTermHasAPageOrSaysThatItIsMissing() throws IOException {
        assertThat(terms())
                .allSatisfy(term -> assertThat(LINK.matcher(term[PAGE]).find()
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

    /** The adapter has one page, its own. */
    @Test
    void everyPublicTypeOfTheSparkAdapterIsOnItsPage() throws IOException {
        List<String> named = Arrays.asList(
                Files.readString(Path.of("../cx-metrics-spark/README.md")).split("[^A-Za-z0-9_]+"));
        List<String> types = Sources.of("cx-metrics-spark").files().stream()
                .flatMap(file -> file.publicTypes().stream())
                .toList();
        assertThat(types).contains("CxFunctions", "TallyBytes");
        assertThat(named).containsAll(types);
    }

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> texts = new ArrayList<>(pages());
        texts.add(README);
        for (Path page : texts) {
            addBroken(page, LINK, broken);
        }
        for (Path page : packagePages()) {
            addBroken(page, HREF, broken);
        }
        assertThat(broken).isEmpty();
    }

    private static void addBroken(Path page, Pattern links, List<String> broken) throws IOException {
        Matcher link = links.matcher(Files.readString(page));
        while (link.find()) {
            String target = link.group(1);
            boolean whole = target.startsWith(PROJECT)
                    ? leadsSomewhere(README, target.substring(PROJECT.length()))
                    : target.contains("://") || leadsSomewhere(page, target);
            if (!whole) {
                broken.add(page.getFileName() + ": " + target);
            }
        }
    }

    @Test
    void everyPackagePageOfTheJavadocNamesItsPageOfTheGuide() throws IOException {
        assertThat(packagePages())
                .hasSizeGreaterThan(30)
                .allSatisfy(page -> assertThat(Files.readString(page))
                        .contains("<p>In the guide: <a href=\"" + PROJECT + "docs/guide/"));
    }

    /** A page that a term leads to names at least one of the types that the index names for it. */
    @Test
    void aPageOfATermNamesOneOfItsTypes() throws IOException {
        List<String> silent = new ArrayList<>();
        for (String[] term : terms()) {
            List<String> types = CODE.matcher(term[HERE])
                    .results()
                    .map(code -> NAME.matcher(code.group(1)))
                    .filter(Matcher::lookingAt)
                    .map(name -> name.group().replaceAll("\\..*", ""))
                    .toList();
            Matcher link = LINK.matcher(term[PAGE]);
            while (link.find()) {
                Path page = INDEX.resolveSibling(link.group(1).replaceAll("#.*", ""));
                if (!types.isEmpty()
                        && Files.exists(page)
                        && Arrays.stream(Files.readString(page).split("\\W+")).noneMatch(types::contains)) {
                    silent.add(term[0].strip() + ": " + page.getFileName());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Every type in the README's table of the most wanted stands on the page beside it. */
    @Test
    void theMostWantedTypesStandOnTheirPages() throws IOException {
        List<String> absent = new ArrayList<>();
        int types = 0;
        for (String row : Files.readAllLines(README).stream()
                .filter(line -> line.contains("](docs/guide/") && line.startsWith("| "))
                .toList()) {
            Matcher link = LINK.matcher(row);
            assertThat(link.find()).isTrue();
            Path page = README.resolveSibling(link.group(1));
            List<String> words =
                    Files.exists(page) ? Arrays.asList(Files.readString(page).split("\\W+")) : List.of();
            for (Matcher code = CODE.matcher(row); code.find(); types++) {
                if (!words.isEmpty() && !words.contains(code.group(1))) {
                    absent.add(code.group(1) + ": " + page.getFileName());
                }
            }
        }
        assertThat(types).isGreaterThanOrEqualTo(40);
        assertThat(absent).isEmpty();
    }

    @Test
    void termsStandOnceAndInOrder() throws IOException {
        List<String> names = terms().stream().map(term -> term[0].strip()).toList();
        assertThat(names).doesNotHaveDuplicates().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void noTermIsPutOffToLater() throws IOException {
        assertThat(terms())
                .allSatisfy(term ->
                        assertThat(term[HERE].strip()).as(term[0]).isNotEmpty().doesNotStartWith("planned:"));
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
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
        assertThat(Files.readString(README)).contains("(docs/index.md)");
    }

    /** Names in Russian and Chinese lead to a page as the English ones do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "индекс потребительской лояльности", "отток клиентов", "воронка", "когортный анализ",
                        "средняя скорость ответа", "время первого ответа",
                "净推荐值", "客户流失率", "漏斗分析", "留存曲线", "平均应答速度", "客户终身价值"
            })
    void namesInRussianAndChineseLeadToAPage(String name) throws IOException {
        assertThat(terms())
                .filteredOn(term -> Stream.of(term[2], term[3])
                        .anyMatch(cell -> cell.strip().equals(name)))
                .hasSize(1)
                .allSatisfy(term -> assertThat(LINK.matcher(term[PAGE]).find()).isTrue());
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
