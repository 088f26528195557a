package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.calendar.PeriodUnit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CohortProperties {

    /** Spring forward in New York and Europe lies inside. */
    private static final Instant START = Instant.parse("2024-02-10T00:00:00Z");

    private static final Instant AS_OF = Instant.parse("2024-04-20T09:30:00Z");
    private static final LocalDate RANGE = LocalDate.of(2024, 3, 1);

    /** A row for each pair: customer and seconds after the start. */
    record Row(int customer, long second) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> second = Arbitraries.longs().between(0, ChronoUnit.SECONDS.between(START, AS_OF));
        Arbitrary<Long> midnight = second.map(s -> s - s % 3600);
        return Combinators.combine(Arbitraries.integers().between(0, 15), Arbitraries.oneOf(second, midnight))
                .as(Row::new)
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<CohortRule> rules() {
        Arbitrary<ZoneId> zone = Arbitraries.of("UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
                .map(ZoneId::of);
        Arbitrary<CalendarPeriods> periods = Combinators.combine(
                        Arbitraries.of(PeriodUnit.class), Arbitraries.of(DayOfWeek.class), zone)
                .as(CalendarPeriods::new);
        Arbitrary<CohortEntry> entry = Combinators.combine(
                        Arbitraries.of(CohortEntry.Kind.class), Arbitraries.of(true, false))
                .as((kind, from) -> new CohortEntry(kind, from || kind == CohortEntry.Kind.FIRST_EVER ? RANGE : null));
        Arbitrary<Returning> returning = Arbitraries.of(
                Returning.on(), Returning.onOrAfter(), Returning.inEvery(), Returning.inBrackets(0, 1, 2, 2, 1, 9));
        return Combinators.combine(
                        periods, entry, returning, Arbitraries.integers().between(1, 3))
                .as((p, e, r, times) -> new CohortRule(p, aligned(e, p), r.atLeast(times)));
    }

    private static CohortEntry aligned(CohortEntry entry, CalendarPeriods periods) {
        return entry.rangeStart() == null ? entry : entry.from(periods.firstDate(periods.numberOf(entry.rangeStart())));
    }

    private static ActivityLog log(List<Row> rows, ChronoUnit unit) {
        long perSecond = ChronoUnit.SECONDS.getDuration().dividedBy(unit.getDuration());
        return ActivityLog.of(
                rows.stream().mapToInt(Row::customer).toArray(),
                rows.stream()
                        .mapToLong(row -> (START.getEpochSecond() + row.second()) * perSecond)
                        .toArray(),
                unit);
    }

    private static Map<Integer, List<Instant>> byCustomer(List<Row> rows) {
        Map<Integer, List<Instant>> times = new TreeMap<>();
        rows.forEach(row ->
                times.computeIfAbsent(row.customer(), c -> new ArrayList<>()).add(START.plusSeconds(row.second())));
        return times;
    }

    private static CohortTable batch(CohortRule rule, List<Row> rows) {
        return byCustomer(rows).values().stream()
                .map(CustomerActivity::of)
                .collect(rule.asOf(AS_OF).collector());
    }

    @Property(seed = "101", tries = 300)
    void everyDoorGivesTheSameTable(
            @ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule, @ForAll long seed) {
        CohortTable table = batch(rule, rows);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort((a, b) -> Long.compare(a.second(), b.second()));
        for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS)) {
            assertThat(rule.asOf(AS_OF).count(log(shuffled, unit))).isEqualTo(table);
        }
        assertThat(rule.asOf(AS_OF).count(log(ordered, ChronoUnit.MILLIS))).isEqualTo(table);
        assertThat(rule.asOf(AS_OF).byCustomer().count(log(shuffled, ChronoUnit.MILLIS)))
                .isEqualTo(table);
    }

    @Property(seed = "103", tries = 300)
    void cellsAreWhatTheDefinitionSays(@ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        CohortTable table = batch(rule, rows);
        NaiveCohorts naive = new NaiveCohorts(rule.asOf(AS_OF), byCustomer(rows).values());
        assertThat(table.cohortStarts().stream().map(rule.periods()::numberOf))
                .containsExactlyElementsOf(naive.cohorts());
        for (Instant cohort : table.cohortStarts()) {
            long number = rule.periods().numberOf(cohort);
            LocalDate date = rule.periods().firstDate(number);
            boolean datesTell = rule.periods().unit() != PeriodUnit.HOUR;
            assertThat(table.size(cohort)).isEqualTo(naive.members(number).size());
            for (int column = 0; column < 75; column++) {
                assertThat(table.cellIfMature(cohort, column)).isEqualTo(naive.cell(number, column));
                if (datesTell) {
                    assertThat(table.cellIfMature(date, column)).isEqualTo(naive.cell(number, column));
                }
            }
        }
        assertThat(table.count() + table.outsideCustomers())
                .isEqualTo(byCustomer(rows).size());
    }

    /** The same through the columns by the thousand: {@code -Dcxmetrics.tries} rows. */
    @Example
    void cellsAreWhatTheDefinitionSaysByTheThousand() {
        Random random = new Random(20261130);
        int left = Integer.getInteger("cxmetrics.tries", 0);
        while (left > 0) {
            List<Row> rows = new ArrayList<>();
            for (int size = random.nextInt(40); size >= 0; size--) {
                long second = random.nextInt((int) ChronoUnit.SECONDS.between(START, AS_OF));
                rows.add(new Row(random.nextInt(6), random.nextBoolean() ? second : second - second % 3600));
            }
            left -= rows.size();
            CalendarPeriods periods = CalendarPeriods.days(ZoneId.of("America/New_York"));
            CohortRule rule = CohortRule.of(periods)
                    .withEntry(random.nextBoolean() ? CohortEntry.recurring() : CohortEntry.firstInRange())
                    .withReturn(random.nextBoolean() ? Returning.on() : Returning.onOrAfter());
            CohortTable table = rule.asOf(AS_OF).count(log(rows, ChronoUnit.SECONDS));
            NaiveCohorts naive =
                    new NaiveCohorts(rule.asOf(AS_OF), byCustomer(rows).values());
            for (Instant cohort : table.cohortStarts()) {
                long number = periods.numberOf(cohort);
                for (int column = 0; column < 75; column += 1 + random.nextInt(9)) {
                    if (!table.cellIfMature(cohort, column).equals(naive.cell(number, column))) {
                        assertThat(table.cellIfMature(cohort, column))
                                .as("%s of %s", rule, rows)
                                .isEqualTo(naive.cell(number, column));
                    }
                }
            }
        }
    }

    @Property(seed = "107", tries = 300)
    void disjointCustomersMergeToTheWhole(
            @ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule, @ForAll("split") int split) {
        List<Row> left = rows.stream().filter(row -> row.customer() < split).toList();
        List<Row> right = rows.stream().filter(row -> row.customer() >= split).toList();
        assertThat(batch(rule, left).plus(batch(rule, right))).isEqualTo(batch(rule, rows));
        assertThat(rule.asOf(AS_OF).count(log(right, ChronoUnit.SECONDS)).plus(batch(rule, left)))
                .isEqualTo(batch(rule, rows));
    }

    @Provide
    Arbitrary<Integer> split() {
        return Arbitraries.integers().between(0, 16);
    }

    @Property(seed = "109", tries = 300)
    void onOrAfterIsAtLeastOn(@ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        CohortTable on = batch(rule.withReturn(Returning.on()), rows);
        CohortTable after = batch(rule.withReturn(Returning.onOrAfter()), rows);
        assertThat(after.provisional()).isTrue();
        assertThat(on.columns()).isEqualTo(after.columns());
        for (int column = 0; column < on.columns(); column++) {
            assertThat(after.overall(column).successes())
                    .isGreaterThanOrEqualTo(on.overall(column).successes());
            assertThat(after.overall(column).trials())
                    .isEqualTo(on.overall(column).trials());
            for (LocalDate cohort : on.cohorts()) {
                if (column > 0 && after.cellIfMature(cohort, column).isPresent()) {
                    assertThat(after.cell(cohort, column).successes())
                            .isLessThanOrEqualTo(after.cell(cohort, column - 1).successes());
                }
            }
        }
    }

    @Property(seed = "113", tries = 300)
    void aBracketOfOnePeriodIsThatPeriod(@ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        CohortTable on = batch(rule.withReturn(Returning.on()), rows);
        CohortTable in = batch(rule.withReturn(Returning.inBrackets(0, 0, 1, 1, 2, 2)), rows);
        for (LocalDate cohort : on.cohorts()) {
            for (int column = 0; column < 3; column++) {
                assertThat(in.cellIfMature(cohort, column)).isEqualTo(on.cellIfMature(cohort, column));
            }
        }
    }

    @Property(seed = "127", tries = 300)
    void inARecurringTableColumnZeroIsAllAndEachCohortIsThatPeriodsActives(
            @ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        CohortTable table = batch(rule.withEntry(CohortEntry.recurring()).withReturn(Returning.on()), rows);
        LifeCycle cycle = LifeCycle.of(rule.periods(), log(rows, ChronoUnit.SECONDS), AS_OF);
        long actives =
                cycle.periods().stream().mapToLong(LifeCycle.Period::active).sum();
        assertThat(table.overall(0).trials()).isEqualTo(actives);
        assertThat(table.overall(0).failures()).isZero();
        long returning =
                cycle.periods().stream().mapToLong(LifeCycle.Period::returning).sum();
        assertThat(table.overall(1).successes()).isEqualTo(returning);
    }

    @Property(seed = "131", tries = 300)
    void lifeCyclesBalance(@ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        List<LifeCycle.Period> periods = LifeCycle.of(rule.periods(), log(rows, ChronoUnit.SECONDS), AS_OF)
                .periods();
        long seen = 0;
        long before = 0;
        for (LifeCycle.Period period : periods) {
            seen += period.newCustomers();
            assertThat(period.active() - before).isEqualTo(period.change());
            assertThat(period.dormant()).isEqualTo(seen - period.active());
            assertThat(period.returning() + period.newlyDormant()).isEqualTo(before);
            before = period.active();
        }
    }

    /** Cohorts of the same customers move between periods with the zone; nobody is lost, and elapsed windows don't move at all. */
    @Property(seed = "137", tries = 300)
    void aZoneChangesOnlyWhereCohortsBegin(@ForAll("rows") List<Row> rows) {
        CohortRule utc = CohortRule.of(CalendarPeriods.days(ZoneId.of("UTC")))
                .withReturn(Returning.on().elapsed());
        CohortRule there =
                new CohortRule(CalendarPeriods.days(ZoneId.of("America/New_York")), utc.entry(), utc.returning());
        CohortTable one = batch(utc, rows);
        CohortTable other = batch(there, rows);
        assertThat(other.count()).isEqualTo(one.count());
        assertThat(other.columns()).isEqualTo(one.columns());
        for (int column = 0; column < one.columns(); column++) {
            assertThat(other.overall(column)).isEqualTo(one.overall(column));
        }
        CohortTable shifted = utc.withReturn(Returning.on())
                .asOf(AS_OF.plus(5, ChronoUnit.DAYS))
                .count(log(
                        rows.stream()
                                .map(row -> new Row(row.customer(), row.second() + 5 * 86_400))
                                .toList(),
                        ChronoUnit.SECONDS));
        assertThat(shifted.toCounts().returned())
                .isEqualTo(
                        batch(utc.withReturn(Returning.on()), rows).toCounts().returned());
    }

    @Property(seed = "139", tries = 300)
    void amountsOfOneEachAreActivities(@ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule) {
        CohortRule on = rule.withReturn(Returning.on());
        long[] ones = new long[rows.size()];
        Arrays.fill(ones, 1);
        CohortAmounts amounts =
                on.asOf(AS_OF).amounts().count(log(rows, ChronoUnit.SECONDS).withAmounts(ones));
        CohortTable table = batch(on, rows);
        assertThat(amounts.cohorts()).isEqualTo(table.cohorts());
        assertThat(amounts.count()).isEqualTo(table.count());
        for (LocalDate cohort : table.cohorts()) {
            for (int column = 0; table.maturedSize(cohort, column) > 0; column++) {
                assertThat(amounts.maturedSize(cohort, column)).isEqualTo(table.maturedSize(cohort, column));
                assertThat(amounts.amount(cohort, column))
                        .isGreaterThanOrEqualTo(table.cell(cohort, column).successes());
            }
        }
    }

    @Property(seed = "149", tries = 300)
    void activeDaysOfALogAreThoseOfItsCustomers(@ForAll("rows") List<Row> rows) {
        ActiveDaysRule.AsOf rule =
                ActiveDaysRule.lastDays(28, ZoneId.of("America/New_York")).asOf(RANGE.plusDays(27));
        ActiveDays batch =
                byCustomer(rows).values().stream().map(CustomerActivity::of).collect(rule.collector());
        assertThat(rule.count(log(rows, ChronoUnit.SECONDS))).isEqualTo(batch);
        if (batch.count() > 0) {
            assertThat(batch.stickiness()).isBetween(1.0 / 28, 1.0);
            assertThat(batch.stickinessOverNonEmptyDays()).isGreaterThanOrEqualTo(batch.stickiness());
            assertThat(batch.activeOnAtLeast(1).value()).isEqualTo(1);
        }
    }

    /** Everybody watched for the whole window: Kaplan–Meier and the matured share are the same. */
    @Property(seed = "151", tries = 300)
    void withoutCensoringKaplanMeierIsTheMaturedShare(@ForAll("rows") List<Row> rows) {
        RepeatPurchaseRule.AsOf rule =
                RepeatPurchaseRule.withinDays(7, ZoneId.of("UTC")).everyRow().asOf(AS_OF.plus(8, ChronoUnit.DAYS));
        RepeatPurchase repeat = rule.count(log(rows, ChronoUnit.SECONDS));
        assertThat(repeat)
                .isEqualTo(byCustomer(rows).values().stream()
                        .map(CustomerActivity::of)
                        .collect(rule.collector()));
        if (repeat.count() > 0) {
            assertThat(repeat.pending()).isZero();
        }
        if (repeat.count() > 0 && repeat.secondPurchase().lastTime() >= 7) {
            assertThat(repeat.kaplanMeierWithinWindow()).isCloseTo(repeat.value(), within(1e-12));
        }
    }

    /** Later rows change no number, wherever the end of the data is; they are counted apart. */
    @Property(seed = "157", tries = 300)
    void rowsAfterTheEndOfTheDataAreSetAside(
            @ForAll("rows") List<Row> rows, @ForAll("rules") CohortRule rule, @ForAll("split") int days) {
        Instant asOf = START.plus(20 + days, ChronoUnit.DAYS).plusSeconds(1800);
        ActivityLog log = log(rows, ChronoUnit.SECONDS);
        ActivityLog seen = log.upTo(asOf);
        long later = rows.stream()
                .filter(row -> START.plusSeconds(row.second()).isAfter(asOf))
                .count();
        assertThat(log.rows() - seen.rows()).isEqualTo((int) later);
        CohortRule anyRange = rule.withEntry(
                rule.entry().kind() == CohortEntry.Kind.RECURRING
                        ? CohortEntry.recurring()
                        : CohortEntry.firstInRange());
        CohortTable table = anyRange.asOf(asOf).count(log);
        CohortTable.Counts cut = anyRange.asOf(asOf).count(seen).toCounts();
        assertThat(cut.afterAsOf()).isZero();
        assertThat(table.afterAsOf()).isEqualTo(later);
        assertThat(table.toCounts().cohorts()).isEqualTo(cut.cohorts());
        assertThat(table.toCounts().returned()).isEqualTo(cut.returned());
        assertThat(table.toCounts().matured()).isEqualTo(cut.matured());
        assertThat(table.count()).isEqualTo(cut.customers());
        assertThat(table)
                .isEqualTo(byCustomer(rows).values().stream()
                        .map(CustomerActivity::of)
                        .collect(anyRange.asOf(asOf).collector()));
        ActiveDaysRule.AsOf week = ActiveDaysRule.lastDays(7, ZoneId.of("America/New_York"))
                .asOf(LocalDate.ofInstant(asOf, ZoneId.of("America/New_York")));
        assertThat(week.count(log))
                .isEqualTo(byCustomer(rows).values().stream()
                        .map(CustomerActivity::of)
                        .collect(week.collector()));
        RepeatPurchaseRule.AsOf again =
                RepeatPurchaseRule.withinDays(7, ZoneId.of("UTC")).asOf(asOf);
        assertThat(again.count(log).afterAsOf()).isEqualTo(later);
        assertThat(again.count(log).customers()).isEqualTo(again.count(seen).customers());
        assertThat(again.count(log).proportion()).isEqualTo(again.count(seen).proportion());
        LifeCycle cycle = LifeCycle.of(rule.periods(), log, asOf);
        assertThat(cycle.afterAsOf()).isEqualTo(later);
        assertThat(cycle.periods())
                .hasToString(LifeCycle.of(rule.periods(), seen, asOf).periods().toString());
    }
}
