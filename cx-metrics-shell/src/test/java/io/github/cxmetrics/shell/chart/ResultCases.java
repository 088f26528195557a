package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.contact.call.CallIntervals;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.contact.ticket.AgeFrom;
import io.github.cxmetrics.contact.ticket.Backlog;
import io.github.cxmetrics.contact.ticket.BacklogFlow;
import io.github.cxmetrics.contact.ticket.Ticket;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.attribution.RevenueCredits;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.kano.KanoStudy;
import io.github.cxmetrics.kano.KanoTally;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.lifetime.purchases.Holdout;
import io.github.cxmetrics.lifetime.purchases.Purchase;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.monitor.MixAndRate;
import io.github.cxmetrics.monitor.Segments;
import io.github.cxmetrics.monitor.driver.DriverRule;
import io.github.cxmetrics.monitor.driver.Drivers;
import io.github.cxmetrics.monitor.driver.ImportancePerformance;
import io.github.cxmetrics.monitor.experiment.Arms;
import io.github.cxmetrics.monitor.experiment.Experiment;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import io.github.cxmetrics.monitor.experiment.WatchedTest;
import io.github.cxmetrics.retention.revenue.MrrMovements;
import io.github.cxmetrics.shell.chart.ChartCases.Case;
import io.github.cxmetrics.shell.chart.ChartCases.Names;
import io.github.cxmetrics.staffing.ContactLoad;
import io.github.cxmetrics.staffing.RequiredAgents;
import io.github.cxmetrics.staffing.StaffingPlan;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.Sus;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.WebVital;
import io.github.cxmetrics.usability.WebVitals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of kano, lifetime, journeys, contacts, drivers, experiments and revenue, for the tests of all pictures. */
final class ResultCases {

    private static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private ResultCases() {}

    static Stream<Case> all() {
        return Stream.of(
                new Case("kano", n -> Chart.of(kano(n, 25).read()).source("feature survey")),
                new Case("kano of few", n -> Chart.of(kano(n, 6).read())),
                new Case("priorities", n -> Chart.of(ImportancePerformance.from(drivers(n)))),
                new Case("drivers", n -> Chart.of(drivers(n).shapley())),
                new Case("forest", n -> Chart.of(segments(n).versusRest())),
                new Case("mix and rate", n -> Chart.of(mixAndRate(n))),
                new Case("mrr", n -> Chart.of(mrr())),
                new Case(
                        "cltv ranking",
                        n -> Chart.of(cltv().top(15, histories(n)).withIntervals(Confidence.DEFAULT, 1))),
                new Case("cltv distribution", n -> Chart.of(cltv(), histories(n))),
                new Case("holdout", n -> Chart.of(holdout())),
                new Case("sankey", n -> Chart.of(steps(n).sankey(4))),
                new Case("step matrix", n -> Chart.of(steps(n))),
                new Case("transitions", n -> Chart.of(Transitions.of(visits(n)))),
                new Case(
                        "attribution",
                        n -> Chart.of(credits(n, "last touch", 1), credits(n, "linear", 2), credits(n, "markov 1", 3))),
                new Case("attribution of one model", n -> Chart.of(credits(n, "linear", 2))),
                new Case("revenue by channel", n -> Chart.of(revenue(n, "linear", 2), revenue(n, "last touch", 1))),
                new Case("journey map", n -> Chart.of(map(n), "ces")),
                new Case("friction", n -> Chart.friction(map(n))),
                new Case("service levels", n -> Chart.of(half(), calls(), ServiceLevelPolicy.ICMI_3, 0.8)),
                new Case("backlog", n -> Chart.backlog(flows())),
                new Case(
                        "backlog by age",
                        n -> Chart.of(
                                open(),
                                AgeFrom.CREATION,
                                Duration.ZERO,
                                Duration.ofDays(1),
                                Duration.ofDays(3),
                                Duration.ofDays(7))),
                new Case("staffing", n -> Chart.staffing(need())),
                new Case("staffing against need", n -> Chart.staffing(need(), there())),
                new Case("experiment", n -> Chart.of(experiment(n))),
                new Case("watched", n -> Chart.of(watched(n))),
                new Case(
                        "grades",
                        n -> Chart.grades(MetricTable.of("version", ChartCases.grouped(n, 5, ResultCases::sus)))),
                new Case("task times", n -> Chart.taskTimes(ChartCases.grouped(n, 6, ResultCases::times))),
                new Case("web vitals", n -> Chart.of(vitals())));
    }

    static KanoStudy kano(Names names, int features) {
        Random random = new Random(7);
        Map<String, KanoTally> tallies = new LinkedHashMap<>();
        for (int i = 0; i < features; i++) {
            long[][] pairs = new long[5][5];
            double delights = 0.1 + 0.8 * random.nextDouble();
            double hurts = 0.1 + 0.8 * random.nextDouble();
            for (int k = 0; k < 212; k++) {
                int with = random.nextDouble() < delights ? 0 : 2;
                int without = random.nextDouble() < hurts ? 4 : 2;
                pairs[with][without]++;
            }
            tallies.put(names.word(i), KanoTally.ofCounts(pairs));
        }
        return KanoStudy.ofTallies(tallies);
    }

    static Drivers drivers(Names names) {
        Random random = new Random(11);
        int rows = 900;
        int[][] columns = new int[7][rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 1; c < columns.length; c++) {
                columns[c][r] = 1 + random.nextInt(5);
                sum += columns[c][r] * c;
            }
            columns[0][r] = (int) Math.max(1, Math.min(5, Math.round(sum / 21 + random.nextGaussian() * 0.8)));
        }
        String[] attributes = IntStream.range(0, 6).mapToObj(names::word).toArray(String[]::new);
        return DriverRule.of("overall", attributes)
                .withScale(RatingScale.ONE_TO_FIVE)
                .count(columns[0], Arrays.copyOfRange(columns, 1, columns.length));
    }

    static Segments<Nps> segments(Names names) {
        return Segments.of("area", ChartCases.npsByGroup(names, 12).metrics()).atLeast(90);
    }

    static MixAndRate mixAndRate(Names names) {
        Map<String, Proportion> before = new LinkedHashMap<>();
        Map<String, Proportion> after = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            before.put(names.word(i), Proportion.of(60 + 10L * i, 100 + 40L * i).named("share kept"));
            after.put(names.word(i), Proportion.of(50 + 25L * i, 90 + 30L * i).named("share kept"));
        }
        return MixAndRate.between(before, after);
    }

    static MrrMovements mrr() {
        long[] start = {0, 0, 120_000, 250_050, 99_00, 40_000, 310_000, 0};
        long[] end = {80_000, 45_000, 180_000, 190_050, 99_00, 0, 310_000, 60_000};
        boolean[] before = {false, false, true, true, true, true, true, true};
        return MrrMovements.ofMinor(Currency.getInstance("EUR"), start, end, before);
    }

    static Cltv cltv() {
        return Cltv.of(BgNbd.of(LifetimeUnit.WEEK, 0.243, 4.414, 0.793, 2.426), GammaGamma.of(6.25, 3.74, 15.44))
                .margin(0.30)
                .annualDiscount(0.15)
                .horizon(Period.ofYears(1));
    }

    static PurchaseHistories histories(Names names) {
        int customers = 200;
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] age = new double[customers];
        double[] spend = new double[customers];
        for (int i = 0; i < customers; i++) {
            frequency[i] = i * 7 % 11;
            age[i] = 30 + i % 9;
            recency[i] = frequency[i] == 0 ? 0 : age[i] * (1 + i % 5) / 6;
            spend[i] = frequency[i] == 0 ? 0 : 10 + i * 13 % 70;
        }
        String[] ids = IntStream.range(0, customers).mapToObj(names::word).toArray(String[]::new);
        return PurchaseHistories.of(LifetimeUnit.WEEK, frequency, recency, age)
                .withMeanSpend(spend)
                .withIds(ids);
    }

    static HoldoutReport holdout() {
        Random random = new Random(3);
        List<Purchase> purchases = new ArrayList<>();
        LocalDate first = LocalDate.of(2025, 1, 1);
        for (int c = 0; c < 300; c++) {
            int day = random.nextInt(80);
            purchases.add(Purchase.of("c" + c, first.plusDays(day), Money.of("10", "EUR")));
            double rate = 0.01 + 0.05 * random.nextDouble();
            int end = day + random.nextInt(300);
            for (int d = day + 1; d < Math.min(end, 365); d++) {
                if (random.nextDouble() < rate) {
                    purchases.add(Purchase.of("c" + c, first.plusDays(d), Money.of("10", "EUR")));
                }
            }
        }
        Holdout cut = Holdout.of(
                PurchaseRule.of(Currency.getInstance("EUR")).count(purchases),
                PurchasePeriods.daysIn(LifetimeUnit.WEEK),
                first.plusDays(181),
                first.plusDays(364));
        return HoldoutReport.of(BgNbd.fit(cut.histories()), cut);
    }

    static EventLog visits(Names names) {
        Random random = new Random(5);
        List<Event> events = new ArrayList<>();
        for (int u = 0; u < 400; u++) {
            int steps = 1 + random.nextInt(6);
            int at = random.nextInt(3);
            for (int s = 0; s < steps; s++) {
                events.add(Event.of("u" + u, names.word(at), MONDAY.plusSeconds(60L * s)));
                at = Math.min(8, Math.max(0, at + random.nextInt(4) - 1));
            }
        }
        return EventLog.from(events.stream());
    }

    static StepMatrix steps(Names names) {
        return PathRule.events().stepMatrix(5).count(visits(names));
    }

    static Credits credits(Names names, String model, int seed) {
        return new Credits(model, creditsByChannel(names, seed), 1000, 40);
    }

    static RevenueCredits revenue(Names names, String model, int seed) {
        return new RevenueCredits(model, "revenue, EUR", creditsByChannel(names, seed), 1250.5, 1000, 3);
    }

    private static Map<String, Double> creditsByChannel(Names names, int seed) {
        Random random = new Random(seed);
        double[] raw = random.doubles(6, 1, 10).toArray();
        double sum = IntStream.range(0, 6).mapToDouble(i -> raw[i]).sum();
        Map<String, Double> credits = new LinkedHashMap<>();
        IntStream.range(0, 6).forEach(i -> credits.put(names.word(i), 960 * raw[i] / sum));
        return credits;
    }

    static JourneyMap map(Names names) {
        Random random = new Random(9);
        Stage[] stages = IntStream.range(0, 8)
                .mapToObj(i -> Stage.of(names.word(i), "event " + i))
                .toArray(Stage[]::new);
        List<Event> events = new ArrayList<>();
        int[] feels = {5, 4, 6, 3, 2, 6, 2, 5};
        String[] channels = {"web", "app", "phone", "shop and parcel locker"};
        for (int u = 0; u < 500; u++) {
            for (int s = 0; s < stages.length && random.nextDouble() < 0.93; s++) {
                Event event = Event.of("u" + u, "event " + s, MONDAY.plusSeconds(3600L * s))
                        .with("channel", channels[random.nextInt(1 + s % 4)]);
                int answer = Math.max(1, Math.min(7, feels[s] + random.nextInt(3) - 1));
                events.add(random.nextDouble() < 0.4 && s != 2 ? event.with("ces", answer) : event);
            }
        }
        return JourneyMapRule.of(stages)
                .byChannel("channel")
                .scoredBy(TouchpointScore.ces("ces"))
                .hidingBelow(10)
                .count(EventLog.from(events.stream()));
    }

    static CallIntervals half() {
        return CallIntervals.of(Duration.ofMinutes(30), BERLIN);
    }

    static SortedMap<Instant, CallTally> calls() {
        Random random = new Random(2);
        List<CallRecord> calls = new ArrayList<>();
        HandleTime handled = HandleTime.of(Duration.ofSeconds(150), Duration.ofSeconds(20), Duration.ofSeconds(30));
        for (int i = 0; i < 20; i++) {
            int offered = i == 7 ? 0 : 30 + (int) (60 * Math.sin(i / 6.0)) + random.nextInt(20);
            for (int c = 0; c < offered; c++) {
                Instant at = MONDAY.plusSeconds(1800L * i + random.nextInt(1800));
                Duration wait = Duration.ofSeconds((long) (-Math.log(random.nextDouble()) * (6 + offered / 8.0)));
                calls.add(
                        random.nextDouble() < 0.08
                                ? CallRecord.abandoned(at, wait)
                                : CallRecord.answered(at, wait, handled));
            }
        }
        return CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5)).countBy(calls, half());
    }

    static Map<String, BacklogFlow> flows() {
        Map<String, BacklogFlow> flows = new LinkedHashMap<>();
        long open = 120;
        for (int w = 1; w <= 26; w++) {
            long created = 80 + 30L * w % 47;
            long reopened = w % 5;
            long solved = Math.min(open + created, 75 + 41L * w % 53);
            flows.put(String.format("2026-W%02d", w), new BacklogFlow(open, created, reopened, solved));
            open += created + reopened - solved;
        }
        return flows;
    }

    static Backlog open() {
        List<Ticket> tickets = IntStream.range(0, 60)
                .mapToObj(i -> Ticket.of(
                        "t" + i,
                        TicketEvent.of(
                                "e" + i,
                                MONDAY.minus(Duration.ofHours(5L * i)),
                                TicketAct.CREATED,
                                TicketActor.CUSTOMER)))
                .toList();
        return Backlog.of(tickets, MONDAY.plusSeconds(60));
    }

    static Map<String, RequiredAgents> need() {
        StaffingPlan plan = StaffingPlan.serviceLevel(0.80, Duration.ofSeconds(20))
                .withMaxOccupancy(0.85)
                .withShrinkage(0.30);
        Map<String, RequiredAgents> need = new LinkedHashMap<>();
        for (int i = 0; i < 24; i++) {
            double contacts = Math.round(20 + 80 * Math.sin(Math.PI * i / 23.0));
            need.put(
                    String.format("%02d:%02d", 8 + i / 2, i % 2 * 30),
                    plan.agentsFor(ContactLoad.of(contacts, Duration.ofMinutes(30), Duration.ofMinutes(3))));
        }
        return need;
    }

    static Map<String, Integer> there() {
        Map<String, Integer> there = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, RequiredAgents> need : need().entrySet()) {
            there.put(need.getKey(), i % 7 == 3 ? need.getValue().agents() - 2 : 4 + 8 * Math.min(i, 23 - i) / 7 + 2);
            i++;
        }
        return there;
    }

    static Experiment<Proportion> experiment(Names names) {
        return Experiment.of(
                Proportion.of(1330, 10_050).named(names.word(0), "users"),
                Proportion.of(1200, 9_950).named(names.word(0), "users"));
    }

    static WatchedResult watched(Names names) {
        int[] treated = {62, 71, 70, 66, 75, 73, 78};
        int[] untreated = {48, 50, 44, 55, 47, 49, 52};
        List<Arms<Proportion>> days = new ArrayList<>();
        for (int d = 0; d < treated.length; d++) {
            days.add(Arms.of(
                    Proportion.of(treated[d], 500).named(names.word(1)),
                    Proportion.of(untreated[d], 500).named(names.word(1))));
        }
        return WatchedTest.exactByDay(10_000, 0.11).watch(days);
    }

    static Sus sus(int i) {
        int[][] answers = new int[12][10];
        for (int r = 0; r < answers.length; r++) {
            for (int q = 0; q < 10; q++) {
                int good = Math.max(1, Math.min(5, 3 + i % 3 + (r + q) % 2 - (r * 7 + q) % 3 % 2 - (i == 4 ? 2 : 0)));
                answers[r][q] = q % 2 == 0 ? good : 6 - good;
            }
        }
        return Sus.of(answers);
    }

    static TaskTimes times(int i) {
        double[] done = IntStream.range(0, 8)
                .mapToDouble(k -> 30 + 12 * i + (k * 37 + i * 11) % 50)
                .toArray();
        TaskTimes times = TaskTimes.completed(done);
        return i % 2 == 0 ? times : times.failedAfter(180, 180);
    }

    static WebVitals vitals() {
        return WebVitals.of(
                LoadTimes.of(
                        WebVital.LCP,
                        1200,
                        1800,
                        2100,
                        2400,
                        2600,
                        3900,
                        5200,
                        900,
                        1500,
                        2200,
                        1700,
                        2900,
                        3100,
                        2000),
                LoadTimes.of(WebVital.INP, 120, 90, 240, 310, 80, 620, 150),
                LoadTimes.of(WebVital.CLS, 0, 0, 0, 0.02, 0.1, 0.3, 0, 0.05, 0, 0, 0.01, 0, 0.2, 0));
    }
}
