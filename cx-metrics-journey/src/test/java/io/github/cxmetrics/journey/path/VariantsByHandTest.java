package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants, which are dealt by hash and counted where they lie, against lists in a map: random logs in all orders, of few and of many names. */
class VariantsByHandTest {

    /** Enough for the table to be dealt, and for several threads. */
    private static final int LARGE = 200_000;

    private enum Order {
        BY_USER_AND_TIME,
        BY_TIME,
        NONE
    }

    private record Case(int rows, int users, int names, Order order) {}

    static Stream<Case> cases() {
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(
                        new Case(1, 1, 1, order),
                        new Case(500, 40, 3, order),
                        new Case(3_000, 700, 128, order),
                        new Case(3_000, 700, 129, order),
                        new Case(LARGE, 9_000, 5, order),
                        new Case(LARGE, 90_000, 300, order),
                        new Case(LARGE, 2, 2, order)));
    }

    /** Times are coarse, so that many are equal; the names are not in the order of their codes; some pages are missing. */
    private static EventLog log(Case of, long seed) {
        Random random = new Random(seed);
        record Row(int user, int event, long time) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < of.rows(); i++) {
            double skew = random.nextDouble();
            int event = (int) (skew * skew * of.names());
            rows.add(new Row(random.nextInt(of.users()), event, random.nextInt(50)));
        }
        if (of.order() == Order.BY_TIME) {
            rows.sort(Comparator.comparing(Row::time));
        } else if (of.order() == Order.BY_USER_AND_TIME) {
            rows.sort(Comparator.comparing(Row::user).thenComparing(Row::time));
        }
        List<String> names = IntStream.range(0, of.names())
                .mapToObj(i -> "n" + (i * 7919L) % 1009)
                .toList();
        String[] pages = rows.stream()
                .map(row -> row.event() % 3 == 1 ? null : "p" + row.event() % 2)
                .toArray(String[]::new);
        return EventLog.of(
                        Codes.numbered(rows.stream().mapToInt(Row::user).toArray(), of.users()),
                        Codes.of(rows.stream().mapToInt(Row::event).toArray(), names),
                        rows.stream().mapToLong(Row::time).toArray(),
                        ChronoUnit.SECONDS)
                .with("page", pages);
    }

    private static List<Variant> byHand(EventLog log, Variants.Rule rule) {
        Map<List<String>, Long> counts = new HashMap<>();
        log.timelines().forEach(timeline -> {
            List<String> path = path(timeline, rule.path());
            if (!path.isEmpty()) {
                int steps =
                        rule.firstSteps() == Variants.WHOLE ? path.size() : Math.min(path.size(), rule.firstSteps());
                counts.merge(List.copyOf(path.subList(0, steps)), 1L, Long::sum);
            }
        });
        List<Variant> variants = new ArrayList<>();
        counts.forEach((path, count) -> variants.add(new Variant(path, count)));
        variants.sort(Comparator.comparing(Variant::count).reversed().thenComparing((a, b) -> {
            int same = 0;
            while (same < a.steps().size()
                    && same < b.steps().size()
                    && a.steps().get(same).equals(b.steps().get(same))) {
                same++;
            }
            return same == a.steps().size() || same == b.steps().size()
                    ? Integer.compare(a.steps().size(), b.steps().size())
                    : a.steps().get(same).compareTo(b.steps().get(same));
        }));
        return variants;
    }

    private static List<String> path(Timeline timeline, PathRule rule) {
        List<String> path = new ArrayList<>();
        Timeline.Values pages = timeline.property("page");
        for (int i = 0; i < timeline.size(); i++) {
            if (!rule.property().isEmpty() && pages.isMissing(i)) {
                continue;
            }
            String step = rule.property().isEmpty() ? timeline.event(i) : pages.text(i);
            boolean again = rule.repeats() == Repeats.COLLAPSED
                    ? !path.isEmpty() && path.get(path.size() - 1).equals(step)
                    : rule.repeats() != Repeats.KEPT && path.contains(step);
            if (!again) {
                path.add(step);
            } else if (rule.repeats() == Repeats.LOOPS_ERASED) {
                path.subList(path.indexOf(step) + 1, path.size()).clear();
            }
        }
        return path;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsWhatListsInAMapCount(Case of) {
        EventLog log = log(of, of.rows() + of.names());
        for (PathRule path :
                List.of(PathRule.events(), PathRule.events().repeats(Repeats.COLLAPSED), PathRule.property("page"))) {
            for (int firstSteps :
                    of.rows() == LARGE ? new int[] {Variants.WHOLE, 3} : new int[] {Variants.WHOLE, 1, 3, 9}) {
                Variants.Rule rule = path.variants(firstSteps);
                Variants counted = rule.count(log);
                assertThat(counted.toCounts().variants()).as("%s %s", of, rule).isEqualTo(byHand(log, rule));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void otherRepeatsAndOneByOne(Case of) {
        if (of.rows() == LARGE) {
            return;
        }
        EventLog log = log(of, 1);
        for (Repeats repeats : Repeats.values()) {
            Variants.Rule rule = PathRule.events().repeats(repeats).variants();
            Variants counted = rule.count(log);
            assertThat(counted.toCounts().variants()).as("%s %s", of, rule).isEqualTo(byHand(log, rule));
            Variants oneByOne = log.timelines().collect(rule.collector());
            assertThat(oneByOne).isEqualTo(counted).hasSameHashCodeAs(counted).hasToString(counted.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threadsDontMatter(Case of) {
        EventLog log = log(of, 2);
        Variants one = in(1, log);
        for (int threads : new int[] {2, 3, 70}) {
            Variants many = in(threads, log);
            assertThat(many.toCounts()).as("%s, %s threads", of, threads).isEqualTo(one.toCounts());
            assertThat(many).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(many.rework()).isEqualTo(one.rework());
            assertThat(many.lengths()).isEqualTo(one.lengths());
        }
    }

    private static Variants in(int threads, EventLog log) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> Variants.of(log)).join();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void talliesOfFewAndOfManyNamesAdd() {
        EventLog few = log(new Case(LARGE, 9_000, 5, Order.BY_USER_AND_TIME), 3);
        EventLog many = log(new Case(3_000, 700, 200, Order.NONE), 4);
        Variants sum = Variants.of(few).plus(Variants.of(many));
        Map<List<String>, Long> counts = new HashMap<>();
        for (EventLog log : List.of(few, many)) {
            byHand(log, PathRule.events().variants()).forEach(v -> counts.merge(v.steps(), v.count(), Long::sum));
        }
        assertThat(sum.distinct()).isEqualTo(counts.size());
        counts.forEach((path, count) ->
                assertThat(sum.count(path.toArray(String[]::new))).isEqualTo(count));
        assertThat(sum).isEqualTo(Variants.of(many).plus(Variants.of(few))).isNotEqualTo(Variants.of(few));
        assertThat(sum.toCounts().toTally()).isEqualTo(sum);
    }

    @Test
    void bytesThatNameManyMoreThanBytesCan() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();
        EventLog log = EventLog.of(
                Codes.numbered(new int[] {0, 0, 1, 2, 2}, 3),
                Codes.of(new byte[] {3, 127, 5, 3, 127}, names),
                new long[] {1, 2, 3, 4, 5},
                ChronoUnit.SECONDS);
        Variants variants = Variants.of(log);
        assertThat(variants.top(9).kept()).hasToString("[n3 > n127: 2, n5: 1]");
        assertThat(variants.count("n259")).isZero();
        assertThat(variants.plus(Variants.of(log)).top(9).kept()).hasToString("[n3 > n127: 4, n5: 2]");
        assertThat(variants).isEqualTo(variants.toCounts().toTally());
    }
}
