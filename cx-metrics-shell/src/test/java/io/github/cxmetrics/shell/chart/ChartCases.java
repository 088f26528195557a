package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.monitor.ControlChart;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ScaleLabels;
import io.github.cxmetrics.survival.SurvivalCurve;
import io.github.cxmetrics.survival.SurvivalTally;
import java.awt.Font;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each picture with names in four languages: what the tests of all pictures go through. A new picture adds a line to {@link #all()}. */
final class ChartCases {

    /**
     * Names to be drawn.
     *
     * @param language what they are
     * @param words groups, stages, features
     */
    record Names(String language, List<String> words) {

        /** Whether this machine has a font for the letters: few have one for Chinese unless it was asked for. */
        boolean canBeDrawnHere() {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(String.join("", words)) < 0;
        }

        /** A name; from the second round on with a number, so that all differ. */
        String word(int i) {
            int round = i / words.size();
            return words.get(i % words.size()) + (round == 0 ? "" : " " + (round + 1));
        }
    }

    /** A picture to be tested. */
    static final class Case {

        private final String name;
        private final Function<Names, Chart> maker;
        private final Map<Names, Chart> made = new ConcurrentHashMap<>();

        Case(String name, Function<Names, Chart> maker) {
            this.name = name;
            this.maker = maker;
        }

        String name() {
            return name;
        }

        /** Makes the picture with names, once for each. */
        Function<Names, Chart> chart() {
            return names -> made.computeIfAbsent(names, maker);
        }

        /** Makes it anew. */
        Chart fresh(Names names) {
            return maker.apply(names);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Names> NAMES = List.of(
            new Names(
                    "English",
                    List.of(
                            "Check-in",
                            "Security",
                            "Baggage claim",
                            "Information desks and way-finding",
                            "Rental cars",
                            "Wi-Fi")),
            new Names(
                    "Russian",
                    List.of(
                            "Зал вылета международных рейсов, терминал D",
                            "Контроль безопасности и таможенное оформление",
                            "Выдача багажа",
                            "Парковка и подъезд к терминалу",
                            "Комната матери и ребёнка",
                            "Обмен валюты и банкоматы")),
            new Names(
                    "Chinese",
                    List.of("国际出发大厅与候机区", "行李提取及遗失行李服务中心", "自助值机与行李托运柜台", "安全检查与海关通道", "贵宾休息室", "无障碍设施与特殊旅客服务")),
            new Names(
                    "60 characters",
                    List.of(
                            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter",
                            "The helpfulness of the people at the desk when things go wrong",
                            "Clarity of signs from the car park to the international gates",
                            "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                            "Cleanliness of restrooms, seats and floors beyond the security",
                            "Time that passes from landing until the last bag is delivered")));

    private ChartCases() {}

    static Stream<Case> all() {
        return All.CASES.stream();
    }

    /** One list for all tests, so that each picture is made once. */
    private static final class All {

        static final List<Case> CASES = Stream.of(own(), ResultCases.all(), RankingCases.all())
                .flatMap(cases -> cases)
                .toList();
    }

    private static Stream<Case> own() {
        return Stream.of(
                new Case("scores by group", n -> Chart.of(npsByGroup(n, 20)).source("passenger survey 2025")),
                new Case("trend", n -> Chart.of(shareByWeek(n))),
                new Case(
                        "trend with limits",
                        n -> Chart.of(shareByWeek(n), shareByWeek(n).chart())),
                new Case(
                        "control chart",
                        n -> Chart.of(shareByWeek(n).chart(ControlChart.P_PRIME_FLOORED.baseline(16)))),
                new Case("run chart", n -> Chart.of(shareByWeek(n).runChart())),
                new Case("change", n -> Chart.of(shareByWeek(n), shareByWeek(n).changePoint())),
                new Case(
                        "ratings",
                        n -> Chart.of(ratingsByGroup(n, 1).values().iterator().next())),
                new Case("ratings by group", n -> Chart.distribution("area", ratingsByGroup(n, 7))),
                new Case("labelled ratings", n -> Chart.distribution("area", ratingsByGroup(n, 3), labels(n))),
                new Case("bands of NPS", n -> Chart.distribution(npsByGroup(n, 6))),
                new Case("funnel", n -> Chart.of(funnel(n))),
                new Case("time to convert", n -> Chart.timeToConvert(funnel(n))),
                new Case("cohorts", n -> Chart.of(cohorts(5))),
                new Case("retention", n -> Chart.retention(cohorts(5))),
                new Case("retention by group", n -> Chart.retention("plan", grouped(n, 3, ChartCases::cohorts))),
                new Case("survival", n -> Chart.of(curve(3))),
                new Case("survival by group", n -> Chart.survival("contract", grouped(n, 4, ChartCases::curve))),
                new Case("survival of many", n -> Chart.survival("contract", grouped(n, 6, ChartCases::curve))),
                new Case("incidence by group", n -> Chart.incidence("contract", grouped(n, 2, ChartCases::curve))));
    }

    static MetricTable<Nps> npsByGroup(Names names, int groups) {
        Map<String, Nps> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < groups; i++) {
            byGroup.put(
                    names.word(i),
                    Nps.promoters(20 + 31L * i % 97).passives(30 + 17L * i % 41).detractors(11 + 53L * i % 67));
        }
        return MetricTable.of("area", byGroup);
    }

    static MetricSeries<Proportion> shareByWeek(Names names) {
        long[] kept = {
            76, 83, 67, 105, 85, 88, 72, 73, 68, 69, 88, 97, 111, 77, 112, 108, 66, 82, 86, 83, 69, 0, 84, 69, 93, 59,
            65, 62, 99, 23
        };
        long[] all = {
            95, 99, 86, 126, 105, 110, 89, 85, 84, 81, 105, 115, 138, 98, 131, 128, 83, 94, 113, 114, 103, 0, 129, 91,
            132, 86, 96, 93, 140, 31
        };
        Map<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < kept.length; w++) {
            tallies.put(
                    LocalDate.of(2024, 1, 1).plusWeeks(w),
                    Proportion.of(kept[w], all[w]).named(names.word(0), "tickets"));
        }
        return MetricSeries.of(CalendarPeriods.weeks(ZoneOffset.UTC), new TreeMap<>(tallies))
                .asOf(Instant.parse("2024-07-24T10:00:00Z"));
    }

    /** Something for each of some groups, made from its index. */
    static <T> Map<String, T> grouped(Names names, int groups, IntFunction<T> maker) {
        Map<String, T> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < groups; i++) {
            byGroup.put(names.word(i), maker.apply(i));
        }
        return byGroup;
    }

    static Map<String, Ratings> ratingsByGroup(Names names, int groups) {
        return grouped(
                names,
                groups,
                i -> Ratings.ofCounts(
                        RatingScale.ONE_TO_FIVE,
                        7 + 13L * i % 29,
                        11 + 5L * i % 17,
                        23 + i,
                        41 + 19L * i % 31,
                        37 + 23L * i % 53));
    }

    static ScaleLabels labels(Names names) {
        return ScaleLabels.of(
                RatingScale.ONE_TO_FIVE, names.word(0), names.word(1), names.word(2), names.word(3), names.word(4));
    }

    /** Two thousand users of a shop, who get as far as their number lets them. */
    static FunnelResult funnel(Names names) {
        List<Event> events = new ArrayList<>();
        int[] reach = {2000, 1310, 524, 347, 249, 201};
        Instant start = Instant.parse("2025-10-01T00:00:00Z");
        for (int step = 0; step < reach.length; step++) {
            for (int user = 0; user < reach[step]; user++) {
                long minutes = step == 0 ? 0 : step * (3 + user % 97 * (user % 11) / 4);
                events.add(Event.of("u" + user, names.word(step), start.plusSeconds(60L * (user + minutes))));
            }
        }
        return Funnel.steps(
                        IntStream.range(0, reach.length).mapToObj(names::word).toArray(String[]::new))
                .within(Duration.ofDays(7))
                .asOf(Instant.parse("2025-11-01T00:00:00Z"))
                .run(EventLog.of(events.toArray(Event[]::new)));
    }

    static CohortTable cohorts(int seed) {
        List<String> customers = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (int customer = 0; customer < 1200; customer++) {
            LocalDate first = LocalDate.of(2025, 1 + customer % 12, 1 + customer % 28);
            for (int month = 0; month < 12; month++) {
                if (month == 0
                        || (customer * 31 + month * 17 + customer % 12 * month * 5 + seed * 7) % 100
                                < 52 + customer % 12 - 4 * month + seed) {
                    customers.add("c" + customer);
                    days.add(first.plusMonths(month));
                }
            }
        }
        return CohortRule.of(CalendarPeriods.months(ZoneOffset.UTC))
                .asOf(Instant.parse("2026-01-01T00:00:00Z"))
                .count(ActivityLog.of(customers.toArray(String[]::new), days.toArray(LocalDate[]::new)));
    }

    static SurvivalCurve curve(int seed) {
        int n = 300 + 211 * seed;
        long[] months = new long[n];
        boolean[] left = new boolean[n];
        for (int i = 0; i < n; i++) {
            months[i] = 1 + (i * (37L + 2 * seed) + i % 7 * 11L) % 72;
            left[i] = i % (2 + seed) == 0;
        }
        return SurvivalTally.of(ChronoUnit.MONTHS, months, left).curve();
    }
}
