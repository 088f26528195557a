package io.github.cxmetrics.shell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.shell.chart.Chart;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survival.SurvivalTally;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Nps SMALL = Nps.of(10, 9, 3, 7, 10, 8);
    private static final String BAD = "<script>alert(\"1\")</script> & 'x'";

    @TempDir
    private Path folder;

    static MetricTable<Nps> areas() {
        Map<String, Nps> areas = new LinkedHashMap<>();
        List<String> names = List.of(
                "Зал вылета международных рейсов, терминал D",
                "国际出发大厅与候机区",
                "Rental cars",
                "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                BAD);
        for (int i = 0; i < names.size(); i++) {
            areas.put(names.get(i), Nps.promoters(40 + 10 * i).passives(30).detractors(60 - 5 * i));
        }
        return MetricTable.of("area", areas);
    }

    static FunnelResult funnel() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<Event> events = Stream.of("a", "b", "c")
                .flatMap(user -> IntStream.range(0, user.charAt(0) - 'a' + 1)
                        .mapToObj(step -> Event.of(user, "step " + step, start.plusSeconds(60L * step))))
                .toList();
        return Funnel.steps("step 0", "step 1", "step 2")
                .within(Duration.ofHours(1))
                .asOf(start.plus(Duration.ofDays(1)))
                .run(EventLog.from(events.stream()));
    }

    static Drivers drivers() {
        int[] outcome = {1, 2, 3, 4, 5, 4, 3, 2, 5, 1};
        int[] price = {1, 2, 3, 4, 5, 4, 4, 2, 4, 2};
        int[] speed = {5, 3, 2, 4, 1, 3, 2, 5, 4, 3};
        return DriverRule.of("overall", "price", "speed")
                .withScale(RatingScale.ONE_TO_FIVE)
                .count(outcome, price, speed);
    }

    /** One of each kind, with names that are markup, long, and of three scripts. */
    static Report whole(Path file) {
        return Report.html(file)
                .title("Passengers " + BAD)
                .add("What was asked.\nOn two lines.\n\n" + BAD)
                .add(SMALL)
                .heading("By area " + BAD)
                .add(areas())
                .add(Chart.of(areas()))
                .add(drivers())
                .add(funnel())
                .add(Chart.of(funnel()))
                .add(SurvivalTally.of(
                                ChronoUnit.HOURS, new long[] {2, 5, 9, 30}, new boolean[] {true, true, false, true})
                        .curve()
                        .plot())
                .add(ResultTable.withColumns("a very wide table", "b", "c", "d", "e", "f", "g", "h")
                        .row(IntStream.range(0, 8)
                                .mapToObj(i -> "a cell of some length " + i)
                                .toArray(String[]::new))
                        .build());
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(Document page, String name) {
        NodeList elements = page.getElementsByTagName(name);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> elements.item(i).getTextContent())
                .toList();
    }

    @Test
    void thePageIsWellFormedAndNamesStayText() throws Exception {
        String html = whole(folder.resolve("r.html")).toHtml();
        Document page = parsed(html);
        assertThat(texts(page, "h1")).containsExactly("Passengers " + BAD);
        assertThat(texts(page, "h2")).containsExactly("By area " + BAD);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(html).doesNotContain("<script", "onload", "javascript:");
        assertThat(((Element) page.getElementsByTagName("title").item(0)).getTextContent())
                .isEqualTo("Passengers " + BAD);
        assertThat(texts(page, "p")).contains("What was asked.\nOn two lines.", BAD, SMALL.toString());
    }

    @Test
    void nothingIsFetched() {
        assertThat(whole(folder.resolve("r.html")).toHtml().replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "//", "url(", "@import", "src=", "href=");
    }

    @Test
    void aPictureStandsWideAndNarrowAboveItsNumbers() throws Exception {
        Document page = parsed(
                Report.html(folder.resolve("r.html")).add(Chart.of(areas())).toHtml());
        NodeList pictures = page.getElementsByTagName("svg");
        assertThat(pictures.getLength()).isEqualTo(2);
        assertThat(((Element) pictures.item(0)).getAttribute("width")).isEqualTo("960");
        assertThat(((Element) pictures.item(1)).getAttribute("width")).isEqualTo("390");
        Element details = (Element) page.getElementsByTagName("details").item(0);
        assertThat(details.getParentNode().getNodeName()).isEqualTo("figure");
        assertThat(details.getElementsByTagName("table").getLength()).isEqualTo(1);
        assertThat(details.getElementsByTagName("tr").getLength()).isEqualTo(6);
        assertThat(details.getTextContent()).contains(BAD, "国际出发大厅与候机区");
    }

    @Test
    void resultsPrintAsLinesAndTables() throws Exception {
        Document page = parsed(Report.html(folder.resolve("r.html"))
                .add(drivers())
                .add(List.of(SMALL, Csat.of(5, 4, 2)))
                .add(Map.of("A", SMALL))
                .add((Object) "text")
                .add(List.of("one", 2))
                .add(new TreeMap<>(Map.of("line", 1, "table", drivers())))
                .toHtml());
        assertThat(texts(page, "th"))
                .contains(
                        "driver",
                        "share of R²",
                        "price",
                        "speed",
                        "metric",
                        "NPS",
                        "CSAT",
                        "group",
                        "A",
                        "95 % CI from");
        assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(4);
        assertThat(texts(page, "h3")).containsExactly("table");
        assertThat(texts(page, "p"))
                .startsWith(drivers().toString())
                .contains("text", "one", "2", "line: 1")
                .noneMatch(text -> text.contains("  "));
    }

    /** A drawing of text keeps its blanks, and a table that is also printed as text is no drawing. */
    @Test
    void drawingsKeepTheirBlanks() throws Exception {
        Document page = parsed(Report.html(folder.resolve("r.html"))
                .add("  |\n  |   *\n  +-----")
                .add("a line\nand another")
                .add(funnel())
                .toHtml());
        assertThat(texts(page, "pre")).containsExactly("  |\n  |   *\n  +-----");
        assertThat(texts(page, "table")).hasSize(1);
        assertThat(texts(page, "table").get(0)).contains("1 step 0").doesNotContain("█");
    }

    @Test
    void theFileIsWholeOrNotThere() throws IOException {
        Path file = folder.resolve("r.HTML");
        Report report = Report.html(file.toString()).add("first");
        assertThat(report.save()).isEqualTo(file.toAbsolutePath());
        assertThat(Files.readString(file)).isEqualTo(report.toHtml()).contains("<p>first</p>", "<h1>Report</h1>");
        Path missing = folder.resolve("none").resolve("r.html");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.html(missing).save())
                .withMessage("there is no directory " + missing.getParent() + " to write r.html into");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void whatCannotBeShownIsRefusedWhereItIsAdded() {
        Report report = Report.html("r.html").add("kept");
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("NPS: no ratings");
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> report.add(broken)).withMessage("NPS: no ratings");
        assertThat(report.toHtml()).contains("<p>kept</p>\n</main>");
        assertThatNullPointerException()
                .isThrownBy(() -> report.add((Object) null))
                .withMessage("result");
        assertThatNullPointerException().isThrownBy(() -> report.title(null)).withMessage("title");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.html(folder.resolve("r.pdf")))
                .withMessage("a report's name ends with .html, not r.pdf");
        assertThat(report).hasToString("report \"Report\" for r.html");
    }
}
