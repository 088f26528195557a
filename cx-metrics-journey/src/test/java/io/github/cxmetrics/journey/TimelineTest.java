package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

    /** Rows in no order; each property is missing somewhere. */
    private static final EventLog LOG = EventLog.from(List.of(
            event("bob", "visit", 5).with("page", "home").with("price", 2.5),
            event("ann", "buy", 61).with("page", "cart").with("price", 9.75).with("items", 3),
            event("ann", "visit", 2).with("items", 1L),
            event("bob", "buy", 6).with("page", "pay").with("items", 2),
            event("ann", "search", 2).with("price", 0.5).with("page", "find"))
            .stream());

    private static final Timeline ANN = LOG.timelines()
            .filter(each -> each.user().equals("ann"))
            .findFirst()
            .orElseThrow();

    private static Timeline strict(EventLog log) {
        return log.strict().timelines().findFirst().orElseThrow();
    }

    private static Event event(String user, String name, int minute) {
        return Event.of(user, name, START.plus(Duration.ofMinutes(minute)));
    }

    @Test
    void positionsAgreeWithLists() {
        EventLog walks = Walks.log(Walks.random(11, 40, 5, 9));
        for (EventLog log : List.of(LOG, walks)) {
            List<Timeline> timelines = log.timelines().toList();
            assertThat(timelines).isNotEmpty();
            for (Timeline timeline : timelines) {
                assertThat(timeline.log()).isSameAs(log);
                assertThat(IntStream.range(0, timeline.size())
                                .mapToObj(timeline::event)
                                .toList())
                        .isEqualTo(timeline.events());
                assertThat(IntStream.range(0, timeline.size())
                                .mapToObj(timeline::time)
                                .toList())
                        .isEqualTo(timeline.times())
                        .isSorted();
            }
            assertThat(timelines.stream()
                            .flatMapToInt(
                                    each -> IntStream.range(0, each.size()).map(each::row))
                            .sorted())
                    .containsExactlyElementsOf(
                            IntStream.range(0, log.size()).boxed().toList());
        }
    }

    @Test
    void rowsAreThoseOfTheLogByTimeAndTiesAsTheyStand() {
        assertThat(ANN.size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(ANN::row)).containsExactly(2, 4, 1);
        assertThat(ANN.events()).containsExactly("visit", "search", "buy");
        assertThat(ANN.event(1)).isEqualTo("search");
        assertThat(ANN.time(2)).isEqualTo("2024-05-01T11:01:00Z");
    }

    @Test
    void valuesOfTextsNumbersAndWholeNumbersStandByPosition() {
        Timeline.Values page = ANN.property("page");
        assertThat(missing(page)).containsExactly(true, false, false);
        assertThat(page.text(1)).isEqualTo("find");
        assertThat(page.text(2)).isEqualTo("cart");
        Timeline.Values price = ANN.property("price");
        assertThat(missing(price)).containsExactly(true, false, false);
        assertThat(price.number(1)).isEqualTo(0.5);
        assertThat(price.number(2)).isEqualTo(9.75);
        Timeline.Values items = ANN.property("items");
        assertThat(missing(items)).containsExactly(false, true, false);
        assertThat(items.number(0)).isEqualTo(1);
        assertThat(items.number(2)).isEqualTo(3);
        assertThat(items).hasToString("items (whole numbers) of 3 events");
    }

    private static List<Boolean> missing(Timeline.Values values) {
        assertThat(values.size()).isEqualTo(3);
        return IntStream.range(0, 3).mapToObj(values::isMissing).toList();
    }

    @Test
    void wholeNumbersThatSomeRowsHaveNotAreGivenWithThoseRows() {
        BitSet without = new BitSet();
        without.set(4);
        long[] points = {7, 8, 9, 10, 11};
        EventLog log = LOG.with("points", points, without);
        points[2] = 99;
        without.clear();
        Timeline ann = log.timelines().skip(1).findFirst().orElseThrow();
        assertThat(ann.user()).isEqualTo("ann");
        assertThat(missing(ann.property("points"))).containsExactly(false, true, false);
        assertThat(ann.property("points").number(0)).isEqualTo(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG.with("points", new long[4], new BitSet()))
                .withMessage("property points must have a value for each of 5 rows, not 4");
    }

    @Test
    void valuesOfAnotherKindAreRefusedWithPropertyAndPosition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANN.property("page").number(1))
                .withMessage("property page holds text, not numbers (position 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANN.property("price").text(2))
                .withMessage("property price holds numbers, not text (position 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANN.property("items").text(0))
                .withMessage("property items holds whole numbers, not text (position 0)");
    }

    @Test
    void aMissingValueIsNoValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ANN.property("page").text(0))
                .withMessage("property page is missing (position 0)");
        assertThatIllegalStateException()
                .isThrownBy(() -> ANN.property("price").number(0))
                .withMessage("property price is missing (position 0)");
        assertThatIllegalStateException()
                .isThrownBy(() -> ANN.property("items").number(1))
                .withMessage("property items is missing (position 1)");
    }

    @Test
    void unknownPropertiesAreRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict(LOG).property("colour"))
                .withMessage("unknown property colour; the log has page, price, items");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict(Walks.log("a b")).property("page"))
                .withMessage("unknown property page; the log has none");
    }

    @Test
    void positionsOutsideAreRefused() {
        Timeline.Values page = ANN.property("page");
        for (int outside : new int[] {-1, 3}) {
            String message = "Index " + outside + " out of bounds for length 3";
            List<Runnable> reads = List.of(
                    () -> ANN.row(outside),
                    () -> ANN.time(outside),
                    () -> ANN.event(outside),
                    () -> page.isMissing(outside),
                    () -> page.text(outside),
                    () -> page.number(outside));
            for (Runnable read : reads) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(read::run)
                        .withMessage(message);
            }
        }
    }

    @Test
    void aMatcherTellsWhichStepsTheRowsFill() {
        StepMatcher matcher = StepMatcher.of(
                List.of(
                        Step.of("buy").where(Condition.number("items", Condition.Relation.AT_LEAST, 3)),
                        Step.anyEvent()),
                LOG,
                StepMatcher.Unknown.REFUSED);
        assertThat(IntStream.range(0, 3)
                        .mapToLong(i -> matcher.mask(ANN.row(i)))
                        .boxed())
                .containsExactly(2L, 2L, 3L);
        assertThat(matcher.isByEventAlone()).isFalse();
        assertThat(matcher.maskOfEvent(LOG.eventNames().indexOf("buy"))).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepMatcher.of(List.of(Step.of("bye")), LOG, StepMatcher.Unknown.REFUSED))
                .withMessage("unknown event bye; the nearest is buy");
        assertThat(StepMatcher.of(List.of(Step.of("bye")), LOG, StepMatcher.Unknown.WITHOUT_ROWS)
                        .mask(0))
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepMatcher.of(
                        IntStream.rangeClosed(0, Step.MAX_STEPS)
                                .mapToObj(i -> Step.anyEvent())
                                .toList(),
                        LOG,
                        StepMatcher.Unknown.REFUSED))
                .withMessage("a matcher takes at most 64 steps, not 65");
    }

    @Test
    void aMatcherIsKeptWhileTheLogStaysTheSame() {
        StepMatcher.PerLog matchers = new StepMatcher.PerLog(List.of(Step.of("buy")), StepMatcher.Unknown.WITHOUT_ROWS);
        StepMatcher first = matchers.of(LOG);
        assertThat(matchers.of(LOG)).isSameAs(first);
        assertThat(matchers.of(Walks.log("buy").knowing("visit"))).isNotSameAs(first);
    }

    /** What a user of the library writes: buyers within an hour of their first visit, of those who visited. */
    private record BoughtWithin(Duration limit) implements TallyRule<Timeline, Proportion> {

        @Override
        public Accumulator<Timeline, Proportion> accumulator() {
            return new Accumulator<>() {
                private Proportion counted = Proportion.of(0, 0);

                @Override
                public void add(Timeline timeline) {
                    int visit = 0;
                    while (visit < timeline.size() && !timeline.event(visit).equals("visit")) {
                        visit++;
                    }
                    if (visit < timeline.size()) {
                        addAll(Proportion.of(buysAfter(timeline, visit) ? 1 : 0, 1));
                    }
                }

                @Override
                public void addAll(Proportion tally) {
                    counted = counted.plus(tally);
                }

                @Override
                public Proportion snapshot() {
                    return counted;
                }
            };
        }

        private boolean buysAfter(Timeline timeline, int visit) {
            Instant end = timeline.time(visit).plus(limit);
            for (int i = visit + 1; i < timeline.size() && !timeline.time(i).isAfter(end); i++) {
                if (timeline.event(i).equals("buy")) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void aRuleOfOnesOwnReadsTimelinesByPosition() {
        BoughtWithin hour = new BoughtWithin(Duration.ofHours(1));
        assertThat(LOG.timelines().collect(hour.collector())).isEqualTo(Proportion.of(2, 2));
        EventLog more = EventLog.from(List.of(
                event("ann", "visit", 0),
                event("ann", "buy", 60),
                event("bob", "visit", 0),
                event("bob", "buy", 61),
                event("cat", "buy", 3),
                event("dan", "buy", 1),
                event("dan", "visit", 2),
                event("eve", "visit", 1),
                event("eve", "search", 2),
                event("eve", "buy", 3))
                .stream());
        Proportion whole = more.timelines().collect(hour.collector());
        assertThat(whole).isEqualTo(Proportion.of(2, 4));
        assertThat(more.timelines().parallel().collect(hour.collector())).isEqualTo(whole);
        List<Proportion> parts = new ArrayList<>();
        more.timelines().forEach(each -> parts.add(Stream.of(each).collect(hour.collector())));
        assertThat(parts.stream().reduce(Proportion::plus)).contains(whole);
    }
}
