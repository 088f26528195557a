package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.monitor.ControlChart;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.survey.Nps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

        /** A name; from the second round on with a number, so that all differ. */
        String word(int i) {
            int round = i / words.size();
            return words.get(i % words.size()) + (round == 0 ? "" : " " + (round + 1));
        }
    }

    /**
     * A picture to be tested.
     *
     * @param name of the picture
     * @param chart makes it with names
     */
    record Case(String name, Function<Names, Chart> chart) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Names> NAMES = List.of(
            new Names("English", List.of("Check-in", "Security", "Baggage claim", "Information desks and way-finding", "Rental cars", "Wi-Fi")),
            new Names(
                    "Russian",
                    List.of(
                            "Зал вылета международных рейсов, терминал D",
                            "Контроль безопасности и таможенное оформление",
                            "Выдача багажа",
                            "Парковка и подъезд к терминалу",
                            "Комната матери и ребёнка",
                            "Обмен валюты и банкоматы")),
            new Names("Chinese", List.of("国际出发大厅与候机区", "行李提取及遗失行李服务中心", "自助值机与行李托运柜台", "安全检查与海关通道", "贵宾休息室", "无障碍设施与特殊旅客服务")),
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
        return Stream.of(
                new Case("scores by group", n -> Chart.of(npsByGroup(n, 20)).source("passenger survey 2025")),
                new Case("trend", n -> Chart.of(shareByWeek(n))),
                new Case("trend with limits", n -> Chart.of(shareByWeek(n), shareByWeek(n).chart())),
                new Case("control chart", n -> Chart.of(shareByWeek(n).chart(ControlChart.P_PRIME_FLOORED.baseline(16)))));
    }

    static MetricTable<Nps> npsByGroup(Names names, int groups) {
        Map<String, Nps> byGroup = new LinkedHashMap<>();
        for (int i = 0; i < groups; i++) {
            byGroup.put(names.word(i), Nps.promoters(20 + 31L * i % 97).passives(30 + 17L * i % 41).detractors(11 + 53L * i % 67));
        }
        return MetricTable.of("area", byGroup);
    }

    static MetricSeries<Proportion> shareByWeek(Names names) {
        long[] kept = {76, 83, 67, 105, 85, 88, 72, 73, 68, 69, 88, 97, 111, 77, 112, 108, 66, 82, 86, 83, 69, 0, 84, 69, 93, 59, 65, 62, 99, 23};
        long[] all = {95, 99, 86, 126, 105, 110, 89, 85, 84, 81, 105, 115, 138, 98, 131, 128, 83, 94, 113, 114, 103, 0, 129, 91, 132, 86, 96, 93, 140, 31};
        Map<LocalDate, Proportion> tallies = new TreeMap<>();
        for (int w = 0; w < kept.length; w++) {
            tallies.put(
                    LocalDate.of(2024, 1, 1).plusWeeks(w),
                    Proportion.of(kept[w], all[w]).named(names.word(0), "tickets"));
        }
        return MetricSeries.of(CalendarPeriods.weeks(ZoneOffset.UTC), new TreeMap<>(tallies))
                .asOf(Instant.parse("2024-07-24T10:00:00Z"));
    }
}
