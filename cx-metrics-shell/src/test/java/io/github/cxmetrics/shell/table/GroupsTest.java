package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.monitor.Segments;
import io.github.cxmetrics.shell.Samples;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupsTest {

    private static final Table ROWS = Kit.table(
            "plan|at|score|good",
            "pro|2025-01-31 23:30|10|Good",
            "free|2025-02-03 10:00|0|Bad",
            "pro |2025-02-04 10:00|9|Good",
            "|2025-04-01 10:00|8|Offered",
            "free|2025-04-02 10:00|10|",
            "free||7|Bad");

    private static List<String> order(String... names) {
        return List.copyOf(Kit.column(names).by("x").counts().keySet());
    }

    @Test
    void namesAreTrimmedAndInNaturalOrder() {
        assertThat(ROWS.by("plan").counts())
                .containsExactly(Map.entry("free", 3L), Map.entry("pro", 2L), Map.entry("(empty)", 1L));
        assertThat(order("10", "9", "-3", "0.5")).containsExactly("-3", "0.5", "9", "10");
        assertThat(order("Mar", "January", "feb")).containsExactly("January", "feb", "Mar");
        assertThat(order("Sunday", "Mon", "Friday")).containsExactly("Mon", "Friday", "Sunday");
        assertThat(order("week 10", "week 9", "Week 1")).containsExactly("Week 1", "week 9", "week 10");
        assertThat(order("18-24", "65+", "25-34", "5-17")).containsExactly("5-17", "18-24", "25-34", "65+");
        assertThat(order("May", "b", "April", "a", "")).containsExactly("a", "April", "b", "May", "(empty)");
    }

    @Test
    void periodsAreThoseOfTheZone() {
        assertThat(ROWS.byMonth("at").counts())
                .containsExactly(
                        Map.entry("2025-01", 1L),
                        Map.entry("2025-02", 2L),
                        Map.entry("2025-04", 2L),
                        Map.entry("(empty)", 1L));
        // Half past eleven in New York is the next day, and month, in UTC; the table's zone says where the clock hangs.
        Table utc = ROWS.with("at", row -> row.isMissing("at") ? null : row.instant("at"));
        assertThat(utc.inZone(ZoneId.of("Europe/Berlin")).byMonth("at").counts())
                .containsEntry("2025-02", 3L);
        assertThat(ROWS.byQuarter("at").counts().keySet()).containsExactly("2025-Q1", "2025-Q2", "(empty)");
        assertThat(ROWS.byDay("at").counts()).hasSize(6);
        assertThat(ROWS.byWeek("at").counts()).containsEntry("2025-02-03", 2L);
        assertThat(ROWS.by("at", CalendarPeriods.weeks(ZoneId.of("UTC"), DayOfWeek.SUNDAY))
                        .counts())
                .containsEntry("2025-02-02", 2L);
        assertThat(Kit.column("2025-12", "2025-10").byMonth("x").counts().keySet())
                .containsExactly("2025-10", "2025-12");
    }

    @Test
    void twoKeys() {
        Groups groups = ROWS.byMonth("at").by("plan");
        assertThat(groups.counts().keySet())
                .containsExactly(
                        "2025-01, pro",
                        "2025-02, free",
                        "2025-02, pro",
                        "2025-04, free",
                        "2025-04, (empty)",
                        "(empty), free");
        assertThat(groups).hasToString("t.csv by at, plan: 6 groups of 6 rows");
        assertThat(ROWS.by("plan", "good").counts().keySet()).startsWith("free, Bad");
        assertThat(ROWS.by("plan").tables().get("pro").texts("score")).containsExactly("10", "9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROWS.by().counts())
                .withMessage("groups need a column, and none was given");
    }

    @Test
    void metricsOfGroups() {
        Grouped<Nps> nps = ROWS.by("plan").nps("score");
        assertThat(nps.metrics()).containsEntry("pro", Nps.of(10, 9)).containsEntry("free", Nps.of(0, 10, 7));
        assertThat(ROWS.by("plan").csat("good").metrics())
                .containsEntry("pro", Csat.satisfied(2).dissatisfied(0))
                .containsEntry("(empty)", Csat.satisfied(0).dissatisfied(0));
        assertThat(ROWS.by("plan")
                        .share("good", "Bad")
                        .metrics()
                        .get("free")
                        .proportion()
                        .successes())
                .isEqualTo(2);
        assertThat(ROWS.by("plan").share("good", "Bad").metrics().get("pro").count())
                .isEqualTo(2);
        assertThat(ROWS.by("plan")
                        .metric(rows -> Proportion.of(rows.missing("at"), rows.size()))
                        .metrics()
                        .get("free")
                        .value())
                .isEqualTo(1.0 / 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROWS.by("plan").share("good", "bad"))
                .withMessage("t.csv, column good: no cell is bad");
    }

    @Test
    void smallGroupsAreHiddenAndCounted() {
        Grouped<Nps> nps = ROWS.by("plan").nps("score").atLeast(2).sortedBy(Grouped.Order.HIGHEST);
        assertThat(nps.metrics().keySet()).containsExactly("pro", "free");
        assertThat(nps.hidden()).isEqualTo(1);
        assertThat(nps.toString())
                .startsWith("plan")
                .endsWith("1 group of fewer than 2 not shown\n")
                .doesNotContain("(empty)");
        assertThat(nps.sortedBy(Grouped.Order.LOWEST).metrics().keySet()).containsExactly("free", "pro");
        assertThat(nps.sortedBy(Grouped.Order.LARGEST).metrics().keySet()).containsExactly("free", "pro");
        assertThat(nps.sortedBy(Grouped.Order.NAME).toMetricTable().metrics().keySet())
                .containsExactly("free", "pro");
        assertThat(ROWS.by("plan")
                        .csat("good")
                        .sortedBy(Grouped.Order.HIGHEST)
                        .metrics()
                        .keySet())
                .containsExactly("pro", "free", "(empty)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nps.atLeast(-1))
                .withMessage("the least count of a group must not be negative: -1");
    }

    @Test
    void againstTheRest() {
        RatingScale scale = RatingScale.ZERO_TO_TEN.missing(11);
        Grouped<Nps> areas = Samples.sfo2018().by("BAREA").ratings("NETPRO", scale, Nps::from);
        assertThat(areas.versusRest())
                .isEqualTo(Segments.of("BAREA", areas.metrics()).versusRest());
        assertThat(areas.atLeast(250).versusRest())
                .isEqualTo(Segments.of("BAREA", areas.metrics()).atLeast(250).versusRest());
        assertThat(areas.versusRest().line()).isEqualTo("NPS by BAREA: 2 of 7 differ from the rest (Holm, 5 %): A, E");
    }

    @Test
    void changesFromMonthToMonth() {
        List<String> lines = new ArrayList<>(List.of("at|score"));
        for (int month = 1; month <= 6; month++) {
            for (int i = 0; i < 40; i++) {
                if (month != 4) {
                    lines.add("2025-0" + month + "-1" + i % 10 + "|" + (i < 10 + 4 * month ? 10 : 3));
                }
            }
        }
        Grouped<Nps> nps = Kit.table(lines.toArray(String[]::new)).byMonth("at").nps("score");
        Changes changes = nps.changes();
        assertThat(changes.rows())
                .extracting(Changes.Row::period)
                .containsExactly("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06");
        Comparison february = changes.rows().get(1).change().orElseThrow();
        assertThat(february)
                .isEqualTo(nps.metrics().get("2025-02").versus(nps.metrics().get("2025-01")));
        assertThat(february.difference()).isEqualTo(20.0);
        assertThat(changes.rows().get(0).change()).isEmpty();
        assertThat(changes.rows().get(3).change()).as("April is a gap").isEmpty();
        assertThat(changes.rows().get(4).change()).as("May has no month before").isEmpty();
        assertThat(changes.toString()).startsWith("at        n    NPS  change").contains("2025-04   0      –       –");
        assertThat(nps.trend().slope()).isPositive();
        assertThat(nps.toSeries().size()).isEqualTo(6);
        assertThatIllegalStateException()
                .isThrownBy(() -> ROWS.by("plan").nps("score").changes())
                .withMessage(
                        "groups by plan are no periods of the calendar; group by byMonth, byWeek, byDay or byQuarter alone");
    }

    @Test
    void survivalOfGroups() {
        var groups = Samples.telcoChurn().by("Contract").survival(ChronoUnit.MONTHS, "tenure", "Churn", "Yes");
        assertThat(groups.keySet()).containsExactly("Month-to-month", "One year", "Two year");
        assertThat(groups.values().stream().mapToLong(tally -> tally.observed()).sum())
                .isEqualTo(1869);
    }
}
