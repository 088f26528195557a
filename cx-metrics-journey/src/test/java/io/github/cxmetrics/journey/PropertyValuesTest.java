package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.journey.path.PathRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values of any type, and what conditions find among them. */
class PropertyValuesTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return Stream.of("journey-mended.json", "journey-naive.json")
                .flatMap(file -> GoldenFile.testsOf(
                        file, Set.of("property"), node -> node.path("kind").asText(), (node, expected) -> {
                            JsonNode input = node.path("input");
                            List<Object> values = new ArrayList<>();
                            input.path("values").forEach(value -> values.add(value(value)));
                            check(input.path("query"), values, expected);
                        }));
    }

    private static Object value(JsonNode typed) {
        if (typed.isNull()) {
            return null;
        }
        String text = typed.path(1).asText();
        return switch (typed.path(0).asText()) {
            case "SHORT" -> Short.valueOf(text);
            case "INT" -> Integer.valueOf(text);
            case "LONG" -> Long.valueOf(text);
            case "DOUBLE" -> Double.valueOf(text);
            case "BIG_INTEGER" -> new BigInteger(text);
            case "DECIMAL" -> new BigDecimal(text);
            case "TEXT" -> text;
            case "BOOLEAN" -> Boolean.valueOf(text);
            case "UUID" -> UUID.fromString(text);
            case "DATE" -> LocalDate.parse(text);
            case "NULL" -> null;
            default -> throw new IllegalArgumentException("type " + typed);
        };
    }

    private static void check(JsonNode query, List<Object> values, Expected expected) {
        Condition condition = new Condition(
                "p",
                MendedLogs.relation(query.path("op").asText()),
                query.hasNonNull("value") ? String.valueOf(value(query.path("value"))) : "");
        EventLog events =
                EventLog.from(values, value -> Event.of("u", "e", Instant.EPOCH).with("p", value));
        EventLog column = EventLog.from(values, value -> "u", value -> "e", value -> Instant.EPOCH)
                .with("p", values);
        for (EventLog log : List.of(events, column)) {
            expected.exact("matching", () -> matching(log, condition));
            expected.exact(
                    "missing", () -> matching(log, Condition.missing("p")).size());
        }
    }

    private static List<Integer> matching(EventLog log, Condition condition) {
        StepMatcher matcher =
                StepMatcher.of(List.of(Step.anyEvent().where(condition)), log, StepMatcher.Unknown.WITHOUT_ROWS);
        return IntStream.range(0, log.size())
                .filter(row -> matcher.mask(row) != 0)
                .boxed()
                .toList();
    }

    private static EventLog log(Object... values) {
        return EventLog.from(
                Arrays.asList(values),
                value -> Event.of("u", "e", Instant.EPOCH).with("p", value));
    }

    @Test
    void longIdsStayExactBesideDecimals() {
        EventLog ids = log(9007199254740993L, 9007199254740992L, 1.5);
        assertThat(matching(ids, new Condition("p", Condition.Relation.EQUAL, "9007199254740993")))
                .containsExactly(0);
        assertThat(matching(ids, Condition.number("p", Condition.Relation.EQUAL, 9007199254740992L)))
                .containsExactly(1);
        Timeline.Values values = ids.timelines().findFirst().orElseThrow().property("p");
        assertThat(values.decimal(0)).isEqualTo("9007199254740993");
        assertThat(values.number(2)).isEqualTo(1.5);
        assertThat(ids.with(
                                "id",
                                Arrays.asList(
                                        9007199254740993L, 9007199254740992L, new BigDecimal("9007199254740992.0")))
                        .withoutDuplicates("id")
                        .size())
                .isEqualTo(2);
        assertThat(log(9007199254740993L, 9007199254740992L, 9007199254740993L, 0.5)
                        .withoutDuplicates("p")
                        .size())
                .isEqualTo(3);
        EventLog doubles = log(9007199254740992.0, 0.1, 0.1f);
        assertThat(matching(doubles, new Condition("p", Condition.Relation.EQUAL, "9007199254740993")))
                .isEmpty();
        assertThat(matching(doubles, new Condition("p", Condition.Relation.LESS, "9007199254740993")))
                .containsExactly(0, 1, 2);
        assertThat(matching(doubles, Condition.number("p", Condition.Relation.EQUAL, 0.1)))
                .containsExactly(1, 2);
        assertThat(matching(
                        log(Double.POSITIVE_INFINITY, 1.0), new Condition("p", Condition.Relation.AT_MOST, "1e999")))
                .containsExactly(1);
    }

    @Test
    void columnsTakeTheLeastRoomThatHoldsTheirValues() {
        assertThat(log((short) 1, new BigInteger("2"), new BigDecimal("3.00"), new AtomicLong(4), null)
                        .columns()
                        .property("p"))
                .isInstanceOf(Property.Wholes.class);
        assertThat(log(1, 2.5, new BigDecimal("0.1")).columns().property("p")).isInstanceOf(Property.Numbers.class);
        assertThat(log(1, new BigInteger("9223372036854775808")).columns().property("p"))
                .isInstanceOf(Property.Decimals.class);
        assertThat(log(1, new BigDecimal("1e999999999")).columns().property("p"))
                .isInstanceOf(Property.Decimals.class);
    }

    /** A counter is taken as it stands, and may count on. */
    @Test
    void countersAreTakenAsTheyStand() {
        AtomicLong counter = new AtomicLong(4);
        EventLog log = log(new AtomicInteger(3), counter);
        EventLog column = log.with("q", List.of(new AtomicInteger(5), counter));
        counter.set(9);
        Timeline timeline = column.timelines().findFirst().orElseThrow();
        assertThat(timeline.property("p").decimal(0)).isEqualTo("3");
        assertThat(timeline.property("p").decimal(1)).isEqualTo("4");
        assertThat(timeline.property("q").decimal(0)).isEqualTo("5");
        assertThat(timeline.property("q").decimal(1)).isEqualTo("4");
    }

    /** The largest long is a whole number as a decimal too; one more is none. */
    @Test
    void decimalsAreWholeUpToTheLargestLong() {
        BigDecimal largest = BigDecimal.valueOf(Long.MAX_VALUE);
        assertThat(log(largest, 1).columns().property("p")).isInstanceOf(Property.Wholes.class);
        assertThat(log(largest.add(BigDecimal.ONE), 1).columns().property("p")).isInstanceOf(Property.Decimals.class);
    }

    /** Beside a number that no double holds, all are exact: those of every type, and those that are missing. */
    @Test
    void numbersOfEveryTypeStandBesideExactOnes() {
        EventLog log = log(
                new BigInteger("9223372036854775808"), 0.1f, 0.1, (short) 7, Double.NaN, null, new BigDecimal("2.50"));
        Timeline.Values values = log.timelines().findFirst().orElseThrow().property("p");
        assertThat(values.decimal(0)).isEqualTo("9223372036854775808");
        assertThat(values.decimal(1)).isEqualTo("0.1");
        assertThat(values.decimal(2)).isEqualTo("0.1");
        assertThat(values.decimal(3)).isEqualTo("7");
        assertThat(values.isMissing(4)).isTrue();
        assertThat(values.isMissing(5)).isTrue();
        assertThat(values.decimal(6)).isEqualTo("2.5");
    }

    /** An infinite double has no exact value; a decimal that no double reaches has one. */
    @Test
    void exactValuesAreFinite() {
        Timeline.Values doubles = log(0.5, Double.POSITIVE_INFINITY)
                .timelines()
                .findFirst()
                .orElseThrow()
                .property("p");
        assertThat(doubles.decimal(0)).isEqualTo("0.5");
        refuses("p must be finite", () -> doubles.decimal(1));
        Timeline.Values far = log(new BigDecimal("1E+400"))
                .timelines()
                .findFirst()
                .orElseThrow()
                .property("p");
        assertThat(far.number(0)).isInfinite();
        assertThat(far.decimal(0)).isEqualByComparingTo("1E+400");
    }

    @Test
    void numbersNameChannelsStepsAndParts() {
        EventLog log = log(9007199254740993L, 9007199254740992L, new BigDecimal("1.50"), 1.5, null);
        List<String> names = List.of("9007199254740993", "9007199254740992", "1.5", "1.5");
        assertThat(PathRule.property("p")
                        .variants()
                        .count(log)
                        .top(1)
                        .kept()
                        .get(0)
                        .steps())
                .isEqualTo(names);
        assertThat(ChannelRule.of("p").count(log).byDistinctChannels()).containsExactly(0L, 0L, 1L);
        assertThat(Funnel.steps("e").per("p").count(log).reached()).containsExactly(3L);
        EventLog bought = log.with("id", 1, 2, 3, 4, 5).where(Condition.number("id", Condition.Relation.AT_MOST, 4));
        AttributionTally paths = AttributionRule.conversion("buy").by("p").count(bought);
        assertThat(paths.channels()).containsExactlyInAnyOrderElementsOf(Set.copyOf(names));
        assertThat(paths.paths().get(0).channels()).hasSize(4);
    }

    @Test
    void emptyIdsAreNoIds() {
        EventLog once = log("", "a", "", "a", null, "", "b", "a").withoutDuplicates("p");
        assertThat(once.duplicates()).isEqualTo(2);
        assertThat(matching(once, Condition.equal("p", ""))).containsExactly(0, 2, 4);
        assertThat(matching(once, Condition.equal("p", "a"))).containsExactly(1);
        assertThat(matching(once, Condition.missing("p"))).containsExactly(3);
    }

    private enum Plan {
        FREE
    }

    @Test
    void otherTypesAreTexts() {
        UUID id = new UUID(1, 2);
        LocalDate day = LocalDate.parse("2024-05-01");
        EventLog log = log(true, id, day, Plan.FREE, 'x', new StringBuilder("y"), new java.util.Date(0), null);
        assertThat(log.columns().names("p").names())
                .containsExactly("true", id.toString(), "2024-05-01", "FREE", "x", "y", "1970-01-01T00:00:00Z");
        assertThat(Event.of("u", "e", Instant.EPOCH).with("p", null).properties())
                .isEmpty();
        refuses("property p must be a text or a number, not a Thread (row 0)", () -> log(new Thread()));
        refuses(
                "property p must be finite beside numbers that no double holds, not Infinity (row 1)",
                () -> log(9007199254740993L, Double.POSITIVE_INFINITY));
        refuses("property p holds text and numbers (row 2)", () -> log("secret", null, 1));
        refuses("property p holds text and numbers (row 1)", () -> log("secret").with("p", List.of("secret", 1)));
    }

    @Test
    void textConditions() {
        EventLog pages = log("/shop/a", "/shop", "/SHOP/b", null, "x/shop/", "");
        assertThat(matching(pages, Condition.startsWith("p", "/shop"))).containsExactly(0, 1);
        assertThat(matching(pages, Condition.endsWith("p", "/"))).containsExactly(4);
        assertThat(matching(pages, Condition.contains("p", "shop"))).containsExactly(0, 1, 4);
        assertThat(matching(pages, Condition.matches("p", "(?i)/shop.*"))).containsExactly(0, 1, 2);
        assertThat(matching(pages, new Condition("p", Condition.Relation.NOT_EQUAL, "/shop")))
                .containsExactly(0, 2, 4, 5);
        assertThat(matching(pages, Condition.startsWith("q", "/shop"))).isEmpty();
        assertThat(matching(pages, Condition.event(Condition.Relation.CONTAINS, "e")))
                .hasSize(6);
        assertThat(matching(pages, Condition.event(Condition.Relation.NOT_EQUAL, "e")))
                .isEmpty();
        assertThat(Condition.startsWith("p", "/shop")).hasToString("p starts with /shop");
        assertThat(Condition.event(Condition.Relation.MATCHES, "e.*")).hasToString("event matches e.*");
        refuses("not a regular expression: ( (Unclosed group)", () -> Condition.matches("p", "("));
        assertThat(matching(log(1, 2.5), Condition.number("p", Condition.Relation.LESS, new BigDecimal("2.50"))))
                .containsExactly(0);
        assertThat(matching(log("x".repeat(100_000)), Condition.matches("p", "x*")))
                .containsExactly(0);
        refuses(
                "the expression (.*a){20}b reads more than 10000000 letters of a text of 60 letters:"
                        + " write it without repeats of repeats, or cut the text",
                () -> matching(log("a".repeat(60)), Condition.matches("p", "(.*a){20}b")));
        refuses(
                "the expression (xx|y)* recurs too deep in a text of 1000000 letters:"
                        + " write it without repeats of repeats, or cut the text",
                () -> matching(log("x".repeat(1_000_000)), Condition.matches("p", "(xx|y)*")));
        refuses(
                "property p holds whole numbers, not text, which p starts with 1 needs",
                () -> matching(log(1), Condition.startsWith("p", "1")));
    }
}
