package io.github.cxmetrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricSeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CalendarPeriods WEEKS = CalendarPeriods.weeks(BERLIN);
    private static final CalendarPeriods DAYS = CalendarPeriods.days(BERLIN);
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static SortedMap<LocalDate, Proportion> weeks(long... successesOfTen) {
        SortedMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < successesOfTen.length; w++) {
            if (successesOfTen[w] >= 0) {
                tallies.put(MONDAY.plusWeeks(w), Proportion.of(successesOfTen[w], 10));
            }
        }
        return tallies;
    }

    @Test
    void gapsArePeriodsWithoutData() {
        MetricSeries<Proportion> series = MetricSeries.of(WEEKS, weeks(8, -1, 6));
        assertThat(series.points())
                .extracting(p -> p.start().toString())
                .containsExactly("2024-01-01", "2024-01-08", "2024-01-15");
        assertThat(series.points().get(1).isGap()).isTrue();
        assertThat(series.points().get(1).valueIfDefined()).isEmpty();
        assertThat(series)
                .hasToString(
                        "share weekly (from Monday, Europe/Berlin), 2024-01-01 … 2024-01-15: 3 periods (1 without data), n = 20");
        assertThat(series.table().lines())
                .containsExactly(
                        "period       n   share          95 % CI",
                        "2024-01-01  10  80.0 %  49.0 % … 94.3 %",
                        "2024-01-08   0       –                –  no data",
                        "2024-01-15  10  60.0 %  31.3 % … 83.2 %");
    }

    @Test
    void thePeriodOfAsOfIsPartialAndNeverCharted() {
        MetricSeries<Proportion> series = MetricSeries.of(WEEKS, weeks(8, 7, 6, 0));
        Instant endOfThird = WEEKS.start(WEEKS.numberOf(MONDAY.plusWeeks(3)));
        MetricSeries<Proportion> atTheEnd = series.asOf(endOfThird);
        assertThat(atTheEnd.points()).extracting(SeriesPoint::complete).containsExactly(true, true, true, false);
        assertThat(atTheEnd.chart().points()).hasSize(3);
        assertThat(atTheEnd.runChart().points()).hasSize(3);
        assertThat(atTheEnd.ewma(0.7).points()).hasSize(3);
        assertThat(atTheEnd.cusum(0.7).points()).hasSize(3);
        assertThat(atTheEnd.changePoint().posterior()).hasSize(2);
        assertThat(atTheEnd.line()).contains("4 periods (1 partial)");
        assertThat(atTheEnd.rolling(2).points())
                .extracting(SeriesPoint::complete)
                .containsExactly(false, true, true, false);
        assertThat(series.asOf(endOfThird.plusSeconds(7 * 24 * 3600)).points()).allMatch(SeriesPoint::complete);
        assertThatThrownBy(() -> series.asOf(endOfThird.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "period 2024-01-22 has data and begins after the series is read as of 2024-01-21T22:59:59Z");
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, weeks(8)).asOf(Instant.parse("2023-12-31T22:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "period 2024-01-01 has data and begins after the series is read as of 2023-12-31T22:59:59Z");
        MetricSeries<Proportion> early = MetricSeries.of(WEEKS, weeks(8)).asOf(WEEKS.start(WEEKS.numberOf(MONDAY)));
        assertThatThrownBy(early::chart)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("share has no period that was over as of 2023-12-31T23:00:00Z");
    }

    @Test
    void whatIsNoSeriesIsRefused() {
        SortedMap<LocalDate, Proportion> inside = new TreeMap<>(weeks(8));
        inside.put(LocalDate.of(2024, 1, 10), Proportion.of(1, 2));
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, inside))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "2024-01-10 is inside a weekly (from Monday, Europe/Berlin) period that begins on 2024-01-08:"
                                + " a series is made of first dates");
        SortedMap<LocalDate, Proportion> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(weeks(8, 7));
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, backwards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must ascend without overlap: 2024-01-01 does not come after the period before it");
        SortedMap<LocalDate, Proportion> otherRule = new TreeMap<>(weeks(8));
        otherRule.put(MONDAY.plusWeeks(1), Proportion.of(1, 2).named("promoters"));
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, otherRule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share: a share without a name (see named) and promoters of trials don't go together");
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, new TreeMap<LocalDate, Proportion>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a series needs a period with a tally");
        SortedMap<LocalDate, Proportion> holed = new TreeMap<>(weeks(8));
        holed.put(MONDAY.plusWeeks(1), null);
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, holed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the tally of 2024-01-08 must not be null");
        SortedMap<LocalDate, Proportion> long1 = new TreeMap<>(weeks(8));
        long1.put(MONDAY.plusYears(200), Proportion.of(1, 2));
        SortedMap<LocalDate, Proportion> most = new TreeMap<>(weeks(8));
        most.put(MONDAY.plusDays(4095), Proportion.of(1, 2));
        assertThat(MetricSeries.of(DAYS, most).points()).hasSize(4096);
        most.put(MONDAY.plusDays(4096), Proportion.of(1, 2));
        assertThatThrownBy(() -> MetricSeries.of(DAYS, most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a series from 2024-01-01 to 2035-03-20 spans 4097 periods; at most 4096 are allowed");
        assertThatThrownBy(() -> MetricSeries.of(DAYS, long1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a series from 2024-01-01 to 2224-01-01 spans 73049 periods; at most 4096 are allowed");
    }

    private record Answer(Instant time, int score) {}

    @Test
    void rowsAreCountedByPeriodAndRefusedByPosition() {
        List<Answer> answers = List.of(
                new Answer(Instant.parse("2024-01-07T22:59:59Z"), 10),
                new Answer(Instant.parse("2024-01-07T23:00:00Z"), 0),
                new Answer(Instant.parse("2024-01-03T12:00:00Z"), 8));
        MetricSeries<Nps> series = MetricSeries.count(WEEKS, NpsBands.STANDARD, answers, Answer::time, Answer::score);
        assertThat(series.points()).extracting(SeriesPoint::tally).containsExactly(Nps.of(10, 8), Nps.of(0));
        assertThat(series.total()).isEqualTo(Nps.of(10, 0, 8));
        List<Answer> bad = List.of(answers.get(0), new Answer(Instant.EPOCH, 11));
        assertThatThrownBy(() -> MetricSeries.count(WEEKS, NpsBands.STANDARD, bad, Answer::time, Answer::score))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 11 is outside 0..10 (row 1)");
        List<Answer> timeless = List.of(answers.get(0), answers.get(1), new Answer(null, 9));
        assertThatThrownBy(() -> MetricSeries.count(WEEKS, NpsBands.STANDARD, timeless, Answer::time, Answer::score))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time of a row must not be null (row 2)");
    }

    @Test
    void hoursComeByTheirStarts() {
        CalendarPeriods hours = CalendarPeriods.hours(BERLIN);
        SortedMap<Instant, Proportion> tallies = new TreeMap<>(Map.of(
                Instant.parse("2024-10-27T00:00:00Z"), Proportion.of(1, 2),
                Instant.parse("2024-10-27T02:00:00Z"), Proportion.of(1, 4)));
        assertThat(MetricSeries.ofStarts(hours, tallies).points())
                .extracting(SeriesPoint::label)
                .containsExactly("2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00", "2024-10-27T03:00+01:00");
        SortedMap<Instant, Proportion> inside =
                new TreeMap<>(Map.of(Instant.parse("2024-10-27T00:30:00Z"), Proportion.of(1, 2)));
        assertThatThrownBy(() -> MetricSeries.ofStarts(hours, inside))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is inside a hourly (Europe/Berlin) period that begins at 2024-10-27T00:00:00Z");
    }

    @Test
    void daysBecomeWeeksAndWeeksNeverMonths() {
        SortedMap<LocalDate, Proportion> days = new TreeMap<>();
        for (int d = 0; d < 14; d++) {
            days.put(MONDAY.plusDays(d), Proportion.of(d % 2, 1));
        }
        MetricSeries<Proportion> byDay = MetricSeries.of(DAYS, days);
        assertThat(byDay.per(WEEKS).points())
                .extracting(SeriesPoint::tally)
                .containsExactly(Proportion.of(3, 7), Proportion.of(4, 7));
        assertThat(byDay.per(CalendarPeriods.months(BERLIN)).total()).isEqualTo(Proportion.of(7, 14));
        MetricSeries<Proportion> byWeek = MetricSeries.of(WEEKS, weeks(1, 2, 3, 4, 5));
        assertThatThrownBy(() -> byWeek.per(CalendarPeriods.months(BERLIN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period 2024-01-29 lies in two monthly (Europe/Berlin) periods");
    }

    @Test
    void seriesAddUpOnlyWhereTheyAreAlike() {
        MetricSeries<Proportion> one = MetricSeries.of(WEEKS, weeks(1, 2));
        MetricSeries<Proportion> other = MetricSeries.of(WEEKS, weeks(-1, 3, -1, 4));
        assertThat(one.plus(other).points())
                .extracting(SeriesPoint::tally)
                .containsExactly(Proportion.of(1, 10), Proportion.of(5, 20), Proportion.of(0, 0), Proportion.of(4, 10));
        MetricSeries<Proportion> sundays = MetricSeries.of(
                CalendarPeriods.weeks(BERLIN, DayOfWeek.SUNDAY),
                new TreeMap<>(Map.of(LocalDate.of(2024, 1, 7), Proportion.of(1, 2))));
        MetricSeries<Proportion> promoters = MetricSeries.of(
                WEEKS,
                new TreeMap<>(Map.of(MONDAY.plusWeeks(9), Proportion.of(1, 2).named("promoters"))));
        assertThatThrownBy(() -> one.plus(promoters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share: a share without a name (see named) and promoters of trials don't go together");
        assertThatThrownBy(() -> one.plus(sundays))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series of weekly (from Monday, Europe/Berlin) and of weekly (from Sunday, Europe/Berlin)"
                        + " periods don't go together");
        assertThatThrownBy(() -> one.plus(other.asOf(Instant.parse("2024-02-01T00:00:00Z"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series read as of no stated end and of 2024-02-01T00:00:00Z don't go together");
    }

    @Test
    void lastYearIs364DaysBack() {
        SortedMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < 104; w++) {
            tallies.put(MONDAY.plusWeeks(w), Proportion.of(w < 52 ? 5 : 6, 10));
        }
        MetricSeries<Proportion> series = MetricSeries.of(WEEKS, tallies);
        YearOverYear<Proportion> years = series.versusLastYear();
        assertThat(years.pairs()).hasSize(52);
        assertThat(years.pairs().get(0).start()).isEqualTo(LocalDate.of(2024, 12, 30));
        assertThat(years.pairs().get(0).startThen()).isEqualTo(MONDAY);
        assertThat(years.difference()).isEqualTo(0.1, within(1e-12));
        assertThat(years.line())
                .isEqualTo(
                        "share +10.0 pp from last year (95 % CI +4.0 pp … +16.0 pp; 52 of 52 periods, 364 days back),"
                                + " crude +10.0 pp");
        assertThat(years.table().lines().limit(2))
                .containsExactly(
                        "period       last year   n  n then   share    then  difference",
                        "2024-12-30  2024-01-01  10      10  60.0 %  50.0 %    +10.0 pp");
        assertThatThrownBy(() -> series.versusLastYear(YearShift.CALENDAR_DATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weeks have no same calendar date of last year: a week starts 364 days back");
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, weeks(1, 2)).versusLastYear())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the change of share from last year is undefined: no period of a year before is in the series");
    }

    /** A season that is read changes what is found: the weekday's swing is no change from last year, and the shift by calendar date makes it one. */
    @Test
    void alignedWeekdaysChangeTheVerdict() {
        SortedMap<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int d = 0; d < 378; d++) {
            LocalDate date = MONDAY.plusDays(d);
            if (d < 14 || d >= 364) {
                tallies.put(date, Proportion.of(date.getDayOfWeek().getValue() > 5 ? 20 : 90, 100));
            }
        }
        MetricSeries<Proportion> series = MetricSeries.of(DAYS, tallies);
        assertThat(series.versusLastYear().difference()).isZero();
        assertThat(series.versusLastYear(YearShift.CALENDAR_DATE).pairs())
                .anyMatch(pair -> Math.abs(pair.difference().orElse(0)) > 0.5);
    }

    @Test
    void aMeanIsChartedByItsOwnStandardError() {
        SortedMap<LocalDate, Ces> tallies = new TreeMap<>();
        for (int w = 0; w < 20; w++) {
            tallies.put(MONDAY.plusWeeks(w), w % 2 == 0 ? Ces.of(5, 6, 7, 4) : Ces.of(5, 6, 6, 4));
        }
        tallies.put(MONDAY.plusWeeks(20), Ces.of(1, 1, 2, 1));
        MetricSeries<Ces> series = MetricSeries.of(WEEKS, tallies);
        ControlChartResult chart = series.chart(ControlChart.Z_PRIME_FLOORED.baseline(20));
        assertThat(chart.centre()).isEqualTo(5.375, within(1e-12));
        assertThat(chart.signalDates()).containsExactly(MONDAY.plusWeeks(20));
        assertThatThrownBy(series::changePoint)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "change points are found in the counts of shares and net scores, which CES 2.0 has none of");
    }

    @Test
    void rollingWindowsSayWhatTheyAre() {
        RollingSeries<Proportion> rolling =
                MetricSeries.of(WEEKS, weeks(8, -1, 6, 7)).rolling(2);
        assertThat(rolling)
                .hasToString(
                        "share weekly (from Monday, Europe/Berlin), rolling 2: 4 windows, 1 incomplete; the last 65.0 % (n = 20)");
        assertThat(rolling.table().lines().skip(1).limit(2))
                .containsExactly(
                        "2024-01-01  10  80.0 %  49.0 % … 94.3 %  incomplete",
                        "2024-01-08  10  80.0 %  49.0 % … 94.3 %");
        assertThatThrownBy(() -> MetricSeries.of(WEEKS, weeks(8)).rolling(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window needs at least 1 period, not 0");
    }
}
