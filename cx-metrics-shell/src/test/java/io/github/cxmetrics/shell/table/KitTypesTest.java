package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoStudy;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What the files of the kit read as, once a type is asked for. */
class KitTypesTest {

    private static final Instant NOON = Instant.parse("2025-12-31T10:00:00Z");

    @Test
    void datesByTheRuleOfEachColumn() {
        Table table = Kit.read("dates.csv");
        LocalDate day = LocalDate.of(2025, 12, 31);
        assertThat(table.dates("us")).containsExactly(day);
        assertThat(table.dates("de")).containsExactly(day);
        assertThat(table.instants("iso")).containsExactly(NOON);
        assertThat(table.instants("ampm")).containsExactly(Instant.parse("2025-12-31T13:05:00Z"));
        assertThat(table.withUnit("millis", ChronoUnit.MILLIS).instants("millis"))
                .containsExactly(Instant.ofEpochSecond(1767139200));
        assertThat(table.withUnit("secs", ChronoUnit.SECONDS).instants("secs"))
                .containsExactly(Instant.ofEpochSecond(1767139200));
        assertThat(table.instants("rfc")).containsExactly(NOON);
        assertThat(table.withFormat("month", "MMM uuuu").months("month")).containsExactly(YearMonth.of(2025, 12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.dates("month"))
                .withMessage("dates.csv line 2, column month: a cell is no date or time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.instants("millis"))
                .withMessage(
                        "dates.csv, column millis: numbers, not dates or times; if they count since 1970, say withUnit(\"millis\", ChronoUnit.MILLIS)");
    }

    @Test
    void whatIsTwofoldIsRefusedWithBothReadings() {
        Table table = Kit.read("ambig.csv");
        assertThat(table.texts("d")).containsExactly("03/04/2025", "05/06/2025", "07/08/2025");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.dates("d"))
                .withMessage(
                        "ambig.csv line 2, column d: a date is 3 April 2025 or 4 March 2025, and no cell decides; say "
                                + "withFormat(\"d\", \"d/M/uuuu\") or withFormat(\"d\", \"M/d/uuuu\")");
        assertThat(table.withFormat("d", "d/M/uuuu").dates("d"))
                .containsExactly(LocalDate.of(2025, 4, 3), LocalDate.of(2025, 6, 5), LocalDate.of(2025, 8, 7));
        assertThat(table.withFormat("d", "M/d/uuuu").dates("d")[0]).isEqualTo(LocalDate.of(2025, 3, 4));
    }

    @Test
    void zonesOfTwoKindsNeedBothFormats() {
        Table table = Kit.read("tzmix.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.instants("d"))
                .withMessage(
                        "tzmix.csv, column d: times are written in several ways: with an offset (line 3), with a zone's abbreviation "
                                + "(line 2); if that is meant, say all their formats: withFormat(\"d\", …, …)");
        assertThat(table.withFormat("d", "uuuu-MM-dd HH:mm:ss z", "uuuu-MM-dd'T'HH:mm:ssXXX")
                        .instants("d"))
                .containsExactly(Instant.parse("2025-01-03T09:00:00Z"), Instant.parse("2025-07-03T08:00:00Z"));
    }

    @Test
    void germanNumbers() {
        assertThat(Kit.read("deeu.csv").doubles("x")).containsExactly(1234.5, 7.5);
        assertThat(Kit.read("semicolon.csv").doubles("weight")).containsExactly(0.5, 1.25);
        assertThat(Kit.read("semicolon.csv")
                        .weightedRatings("score", RatingScale.ZERO_TO_TEN, "weight")
                        .sumWeights())
                .isEqualTo(1.75);
    }

    @Test
    void idsStayText() {
        assertThat(Kit.read("hexkey.csv").texts("key")).containsExactly("1E10", "2E3");
        assertThat(Kit.read("hexkey.csv").doubles("key")).containsExactly(1e10, 2000);
        assertThat(Kit.read("zeros.csv").texts("id")).containsExactly("007", "012");
        assertThat(Kit.read("zeros.csv").texts("plz")).containsExactly("01067", "80331");
        assertThat(Kit.read("zeros.csv").texts("phone")).containsExactly("0049301", "0049302");
    }

    @Test
    void missingCodesAreProposed() {
        Table table = Kit.read("na.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.ints("score", -1))
                .withMessage("na.csv lines 3, 4, 5, column score: 3 cells are no number; if they mean missing, say "
                        + "missingTexts(\"N/A\", \"-\", \"NULL\"), or missing(…) of Csv");
        assertThat(table.missingTexts("N/A", "-", "NULL").ints("score", -1)).containsExactly(10, -1, -1, -1, 10, 9);
        assertThat(Table.read(Kit.file("na.csv"), Csv.detect().missing("N/A", "-", "NULL"))
                        .nps("score"))
                .isEqualTo(Nps.from(Ratings.of(RatingScale.ZERO_TO_TEN.missing(99), 10, 99, 99, 99, 10, 9)));
    }

    @Test
    void wholeNumbersMayHaveAPointAndZeros() {
        Table table = Kit.read("nine.csv");
        assertThat(table.ints("score", -1)).containsExactly(9, -1, 10);
        assertThat(table.missing("score")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.ints("score"))
                .withMessage(
                        "nine.csv line 3, column score: a cell is missing: whole numbers of all rows were asked for; say which number "
                                + "stands for missing ones: ints(\"score\", …)");
    }

    @Test
    void bandsAndLabels() {
        Table table = Kit.read("scores_labels.csv");
        assertThat(table.nps("answer")).isEqualTo(Nps.promoters(2).passives(1).detractors(1));
        ScaleLabels labels =
                RatingScale.labelled("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied");
        assertThat(table.ratings("csat", labels)).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 3, 1, 4));
        assertThat(table.byMonth("month").nps("answer").metrics())
                .containsEntry("2025-01", Nps.promoters(1).passives(1).detractors(0))
                .containsEntry("2025-02", Nps.promoters(1).passives(0).detractors(1));
    }

    @Test
    void kanoInWideForm() {
        KanoStudy study = Kit.read("kano.csv").kano(" [functional]", " [dysfunctional]");
        assertThat(study.features().keySet()).containsExactly("Search", "Dark mode", "Export");
        // Rows 0 and 10 of Export have no dysfunctional answer, among others; rows that have both are counted.
        Table rows = Kit.read("kano.csv").wherePresent("Search [functional]", "Search [dysfunctional]");
        assertThat(study.feature("Search").count()).isEqualTo(rows.size());
        assertThat(AnswerWords.kano("I can tolerate it")).isEqualTo(KanoAnswer.LIVE_WITH);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Kit.read("kano.csv").drop("Export [dysfunctional]").kano(" [functional]", " [dysfunctional]"))
                .withMessage("kano.csv has a column \"Export [functional]\", but none \"Export [dysfunctional]\"");
    }

    @Test
    void purchasesInTheCurrencyOfTheFile() {
        Table orders = Kit.read("shopify.csv");
        Currency usd = orders.currency("Currency");
        assertThat(usd).isEqualTo(Currency.getInstance("USD"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders.purchases(PurchaseRule.of(usd), "Email", "Created at", "Total"))
                .withMessageStartingWith("shopify.csv line 2, column Email: a cell is missing, as are ")
                .withMessageEndingWith(
                        "more: a purchase needs its customer; leave such rows out by wherePresent(\"Email\", \"Total\")");
        Table known = orders.wherePresent("Email", "Total");
        PurchaseRule net = PurchaseRule.of(usd).withAmounts(AmountPolicy.NET);
        PurchaseLog log = known.purchases(net, "Email", "Created at", "Total", "Refunded Amount");
        double paid = 0;
        for (int row = 0; row < known.size(); row++) {
            paid += known.doubles("Total")[row] - known.doubles("Refunded Amount")[row];
        }
        long totals =
                log.totals().values().stream().mapToLong(money -> money.minor()).sum();
        assertThat(totals).isEqualTo(Math.round(paid * 100));
        assertThat(log.firstDay())
                .contains(known.inZone(ZoneId.of("UTC"))
                        .rows()
                        .map(row -> row.date("Created at"))
                        .min(LocalDate::compareTo)
                        .orElseThrow());
        boolean refunds = known.rows().anyMatch(row -> row.number("Refunded Amount") > 0);
        assertThat(refunds).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> known.purchases(PurchaseRule.of(usd), "Email", "Created at", "Total", "Refunded Amount"))
                .withMessageStartingWith("shopify.csv line ");
    }

    @Test
    void resourcesAreInFilesAndJars() throws Exception {
        Table nine = Table.read(Kit.class.getResource("files/nine.csv"));
        assertThat(nine.ints("score", -1)).containsExactly(9, -1, 10);
        assertThat(nine.name()).isEqualTo("nine.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Table.read(URI.create("http://127.0.0.1:1/nine.csv").toURL()))
                .withMessage("a resource is in a file or a jar, not at http:");
    }

    @Test
    void surveyMonkeysAnswersHaveLabelsAtTheEnds() {
        Table table = Table.read(Kit.file("surveymonkey.csv"), Csv.SURVEYMONKEY);
        ScaleLabels labels = ScaleLabels.of(RatingScale.ZERO_TO_TEN)
                .label(0, "Not at all likely")
                .label(10, "Extremely likely");
        String question = "How likely is it that you would recommend us?";
        assertThat(table.ratings(question, labels).countOf(10))
                .isEqualTo(table.where(question, "10 - Extremely likely", "10").size());
        assertThat(table.instants("Date Created")[0]).isEqualTo(Instant.parse("2025-10-13T23:00:01Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.nps(question))
                .withMessageStartingWith("surveymonkey.csv lines 3, ")
                .withMessageEndingWith("cells are no number");
    }
}
