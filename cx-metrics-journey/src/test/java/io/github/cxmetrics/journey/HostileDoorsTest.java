package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every door against one user with a hundred thousand rows among normal ones. What is linear takes less than a second, what grows with the square takes minutes;
 * a door may refuse with the bound that it keeps. {@code -Dcxmetrics.rows=1000000} takes a million.
 */
class HostileDoorsTest {

    private static final int ROWS = Integer.getInteger("cxmetrics.rows", 100_000);
    private static final Map<String, Function<EventLog, Object>> DOORS = HostileDoors.all();

    /** Rows in pairs go through every door; the other shapes through those that their times matter to. */
    private static boolean matters(HostileShape shape, String door) {
        return switch (shape) {
            case PAIRS -> true;
            case ONE_SECOND ->
                !door.matches(
                        "(product retention|users of a cell|trend|variants|step matrix|sankey|funnel in a window).*");
            case HOURS ->
                door.matches(
                        "(trend|product retention|users of a cell|sessions|life cycle|active|engagement|closed loop).*");
            case NO_START, BACKWARDS ->
                door.matches("(funnel (?!in a window)(?!3 steps)|attribution in|feedback|closed loop).*");
        };
    }

    static Stream<Arguments> doors() {
        return Stream.of(HostileShape.values()).flatMap(shape -> {
            EventLog log = shape.log(ROWS);
            return DOORS.keySet().stream()
                    .filter(door -> matters(shape, door))
                    .map(door -> Arguments.of(shape, door, log));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("doors")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void costsNoMoreThanLinearOrIsRefusedWithTheBound(HostileShape shape, String door, EventLog log) {
        try {
            assertThat(DOORS.get(door).apply(log)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).as("%s: %s", shape, door).hasMessageMatching("(?s).*(at most|more than) [0-9]+.*");
        }
    }
}
