package io.github.cxmetrics.monitor;

import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.EventRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class MonitorRefusalsTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static MetricSeries<Proportion> weeks(Proportion... tallies) {
        TreeMap<LocalDate, Proportion> byStart = new TreeMap<>();
        for (int week = 0; week < tallies.length; week++) {
            byStart.put(MONDAY.plusWeeks(week), tallies[week]);
        }
        return MetricSeries.of(CalendarPeriods.weeks(ZoneId.of("Europe/Berlin")), byStart);
    }

    @Test
    void seriesWithoutWhatIsAskedFor() {
        Proportion none = Proportion.of(0, 0);
        MetricSeries<Proportion> empty = weeks(none, none, none);
        undefined("the changes of share are undefined: no period has data", () -> ChangePoints.of(List.of(none, none)));
        undefined(
                "the centre of the chart of share is undefined: no data",
                () -> empty.chart().centre());
        undefined(
                "the trend test of share is undefined: all values are equal",
                () -> weeks(Proportion.of(5, 10), Proportion.of(5, 10), Proportion.of(5, 10))
                        .mannKendall()
                        .test());
        MetricSeries<Proportion> three = weeks(Proportion.of(5, 10), Proportion.of(6, 10), Proportion.of(7, 10));
        refused(
                "the last date is before the first: 2024-01-01 before 2024-01-02",
                () -> three.between(MONDAY.plusDays(1), MONDAY));
        refused("the target of a rate must be above 0 and finite, not 0.0", () -> hours().cusum(0));
        refused(
                "equally many seasons of both years are needed, not 1 and 2",
                () -> YearOverYear.of(List.of(none), List.of(none, none)));
        refused(
                "equally many seasons of both years are needed, not 0 and 0",
                () -> YearOverYear.of(Collections.<Proportion>emptyList(), Collections.<Proportion>emptyList()));
        refused(
                "a dispersion must be above 0 and finite, not 0.0",
                () -> ChangePoint.of(
                        List.of(Proportion.of(5, 10), Proportion.of(6, 10), Proportion.of(7, 10), Proportion.of(2, 10)),
                        0));
    }

    private static MetricSeries<EventRate> hours() {
        CalendarPeriods hours = CalendarPeriods.hours(ZoneOffset.UTC);
        TreeMap<Instant, EventRate> tallies = new TreeMap<>();
        for (int hour = 0; hour < 5; hour++) {
            tallies.put(
                    Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * hour),
                    EventRate.of(3 + hour, 100, "order"));
        }
        return MetricSeries.ofStarts(hours, tallies);
    }

    @Test
    void hoursAreNotComparedWithLastYear() {
        refused("hours have no same hour of last year: compare days or weeks", () -> hours().versusLastYear());
    }

    @Test
    void segmentsThatDoNotMakeAResult() {
        Heterogeneity.Group group = new Heterogeneity.Group("a", 1, 0.5, 0);
        refused(
                "the spread of groups needs at least 2, not 1",
                () -> new Heterogeneity("share", Unit.SHARE, List.of(group), 0.5, 0));
        refused(
                "a topic's impact needs at least 1 answer, not 0",
                () -> new TopicImpact("share", Unit.SHARE, 0, 0, 0, null, null, null));
        refused(
                "the answers of a topic must be in 0..5, not 6",
                () -> new TopicImpact("share", Unit.SHARE, 5, 6, 0, null, null, null));
        refused(
                "the answers of a topic must be in 0..5, not -1",
                () -> new TopicImpact("share", Unit.SHARE, 5, -1, 0, null, null, null));
        refused("a period needs at least 1 trial, not 0", () -> ControlChart.P.falseAlarm(0, 0.05));
    }
}
