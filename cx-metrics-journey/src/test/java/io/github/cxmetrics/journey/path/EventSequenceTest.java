package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns against a search that tries everything, and the lines of the README. */
class EventSequenceTest {

    private static final String[] NAMES = {"a", "b", "c", "x"};

    private static EventLog random(Random random) {
        int n = 1 + random.nextInt(9);
        byte[] events = new byte[n];
        long[] times = new long[n];
        for (int i = 0; i < n; i++) {
            events[i] = (byte) random.nextInt(4);
            times[i] = (i == 0 ? -3 : times[i - 1]) + random.nextInt(3);
        }
        return EventLog.of(Codes.numbered(new int[n], 1), Codes.of(events, List.of(NAMES)), times, ChronoUnit.SECONDS);
    }

    /** The end of the shortest match from a start, or −1: the pattern as tokens, x is invisible. */
    private static int end(List<String> tokens, int token, int row, int last, String events, long[] times) {
        if (token == tokens.size()) {
            return last;
        }
        String next = tokens.get(token);
        int soonest = -1;
        for (int i = row; i < events.length(); i++) {
            int found = -1;
            if (next.startsWith("t")) {
                String[] limit = next.split(" ");
                long passed = times[i] - times[last];
                long seconds = Long.parseLong(limit[2]);
                boolean holds = switch (limit[1]) {
                    case "<" -> passed < seconds;
                    case "<=" -> passed <= seconds;
                    case ">" -> passed > seconds;
                    case ">=" -> passed >= seconds;
                    case "==" -> passed == seconds;
                    default -> passed != seconds;
                };
                found = holds && takes(tokens.get(token + 1), events.charAt(i))
                        ? end(tokens, token + 2, i + 1, i, events, times)
                        : -1;
            } else if (next.equals("*")) {
                found = takes(tokens.get(token + 1), events.charAt(i))
                        ? end(tokens, token + 2, i + 1, i, events, times)
                        : -1;
            } else {
                return takes(next, events.charAt(i)) ? end(tokens, token + 1, i + 1, i, events, times) : -1;
            }
            if (found >= 0 && (soonest < 0 || found < soonest)) {
                soonest = found;
            }
        }
        return soonest;
    }

    private static boolean takes(String token, char event) {
        return token.equals(".") || token.charAt(0) == event;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a * b",
                "a . b",
                "a * b c",
                "a t<=2 b",
                "a t>1 b t<3 c",
                "a t==2 . b",
                "a t!=1 b",
                "a t>=2 a * c",
                ". . a",
                "a * . * b"
            })
    void countsWhatASearchOfAllWaysCounts(String readable) {
        List<String> tokens = List.of(readable.split(" ")).stream()
                .map(token -> token.startsWith("t") ? token.replaceAll("t([<>=!]+)(\\d+)", "t $1 $2") : token)
                .toList();
        StringBuilder pattern = new StringBuilder();
        for (String token : tokens) {
            pattern.append(
                    switch (token) {
                        case "*" -> ".*";
                        case "." -> ".";
                        case "a", "b", "c" -> "(?" + (token.charAt(0) - 'a' + 1) + ")";
                        default -> "(?" + token.replace(" ", "") + ")";
                    });
        }
        EventSequence sequence = EventSequence.of(pattern.toString(), Step.of("a"), Step.of("b"), Step.of("c"));
        Random random = new Random(3);
        long total = 0;
        for (int i = 0; i < 3_000; i++) {
            Timeline timeline = random(random).timelines().findFirst().orElseThrow();
            StringBuilder events = new StringBuilder();
            long[] times = new long[timeline.size()];
            for (int row = 0; row < timeline.size(); row++) {
                if (!timeline.events().get(row).equals("x")) {
                    times[events.length()] = timeline.times().get(row).getEpochSecond();
                    events.append(timeline.events().get(row));
                }
            }
            long wanted = 0;
            for (int start = 0; start < events.length(); ) {
                int end = takes(tokens.get(0), events.charAt(start))
                        ? end(tokens, 1, start + 1, start, events.toString(), times)
                        : -1;
                wanted += end < 0 ? 0 : 1;
                start = end < 0 ? start + 1 : end + 1;
            }
            assertThat(sequence.occurrences(timeline))
                    .as("%s in %s", readable, timeline)
                    .isEqualTo(wanted);
            assertThat(sequence.matches(timeline)).isEqualTo(wanted > 0);
            total += wanted;
        }
        assertThat(total).isPositive();
    }

    @Test
    void eventsInOrderWithOthersBetween() {
        EventLog log = EventLog.of(
                Event.of("ann", "a", Instant.ofEpochSecond(0)),
                Event.of("ann", "x", Instant.ofEpochSecond(1)),
                Event.of("ann", "b", Instant.ofEpochSecond(2)),
                Event.of("bob", "b", Instant.ofEpochSecond(0)),
                Event.of("bob", "a", Instant.ofEpochSecond(1)));
        EventSequence sequence = EventSequence.ofEvents("a", "b");
        assertThat(sequence).hasToString("(?1).*(?2)");
        assertThat(sequence.count(log)).isEqualTo(Proportion.of(1, 2).named("users with a.*b", "users"));
        assertThat(sequence.firstMatch(log.timelines().findFirst().orElseThrow()))
                .containsExactly(Instant.ofEpochSecond(0), Instant.ofEpochSecond(2));
        assertThat(NextNode.after("a").count(log)).isEqualTo(Map.of("x", 1L));
        assertThat(NextNode.before("a").count(log)).isEqualTo(Map.of("b", 1L));
    }

    @Test
    void aTimeThatTheLogCannotTell() {
        EventLog log = EventLog.of(Codes.of("u", "u"), Codes.of("a", "b"), new long[] {0, 1}, ChronoUnit.SECONDS);
        EventSequence half = EventSequence.of("(?1)(?t<=0.5)(?2)", Step.of("a"), Step.of("b"));
        assertThatThrownBy(() -> half.count(log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time of 0.5 seconds is no whole number of Seconds, the unit of the log");
        EventSequence most = EventSequence.of("(?1)(?t<=9223372036854775807)(?2)", Step.of("a"), Step.of("b"));
        assertThat(most.count(log).successes()).isOne();
        EventSequence more = EventSequence.of("(?1)(?t<=9223372036854775808)(?2)", Step.of("a"), Step.of("b"));
        assertThatThrownBy(() -> more.count(log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time of 9223372036854775808 seconds is too long to count Seconds, the unit of the log");
    }
}
