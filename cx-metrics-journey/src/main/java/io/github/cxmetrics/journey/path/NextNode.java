package io.github.cxmetrics.journey.path;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.UnknownNames;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event that comes next after, or before, a chain of events that follow each other directly. The chain begins at the base; if it does not fit there, there is
 * no second try.
 *
 * @param direction where the chain runs, and where the next event is looked for
 * @param base where the chain begins
 * @param chain the names of the events, in the direction
 */
public record NextNode(Direction direction, Base base, List<String> chain) implements Storable, Serializable {

    private static final String TYPE = "next-node";
    private static final int VERSION = 1;

    /** Where a chain runs. */
    public enum Direction {
        /** Later events. */
        FORWARD,
        /** Earlier events. */
        BACKWARD
    }

    /** Where a chain begins. */
    public enum Base {
        /** At the first event of the user. */
        HEAD,
        /** At the last event of the user. */
        TAIL,
        /** At the first event that the chain begins with. */
        FIRST_MATCH,
        /** At the last event that the chain begins with. */
        LAST_MATCH
    }

    /**
     * Checks the chain.
     *
     * @param direction where the chain runs
     * @param base where the chain begins
     * @param chain the names of the events
     * @throws IllegalArgumentException if the base is a match of a chain without events
     */
    public NextNode {
        Stored.present(direction, "the direction of a chain");
        Stored.present(base, "the base of a chain");
        chain = Stored.list(chain, "an event of a chain");
        checkArgument(
                !chain.isEmpty() || base == Base.HEAD || base == Base.TAIL,
                "a chain that begins at %s needs an event",
                base);
    }

    /**
     * What comes after a chain, from the first event that it begins with.
     *
     * @param chain the names of the events, at least one
     * @return the query
     */
    public static NextNode after(String... chain) {
        requireNonNull(chain, "chain");
        return new NextNode(Direction.FORWARD, Base.FIRST_MATCH, Arrays.asList(chain));
    }

    /**
     * What comes before a chain, from the first event that it begins with.
     *
     * @param chain the names of the events, at least one, the latest first
     * @return the query
     */
    public static NextNode before(String... chain) {
        requireNonNull(chain, "chain");
        return new NextNode(Direction.BACKWARD, Base.FIRST_MATCH, Arrays.asList(chain));
    }

    /**
     * The next event of a timeline.
     *
     * @param timeline what a user did
     * @return its name; nothing if the chain does not fit, or nothing comes next
     */
    public Optional<String> of(Timeline timeline) {
        List<String> events = timeline.events();
        int at = switch (base) {
            case HEAD -> 0;
            case TAIL -> events.size() - 1;
            case FIRST_MATCH -> events.indexOf(chain.get(0));
            case LAST_MATCH -> events.lastIndexOf(chain.get(0));
        };
        int step = direction == Direction.FORWARD ? 1 : -1;
        for (String link : chain) {
            if (at < 0 || at >= events.size() || !events.get(at).equals(link)) {
                return Optional.empty();
            }
            at += step;
        }
        return at < 0 || at >= events.size() ? Optional.empty() : Optional.of(events.get(at));
    }

    /**
     * How many users have each next event.
     *
     * @param log the log
     * @return event to users, the most frequent first, then by name; users without one are not in it
     * @throws IllegalArgumentException if a {@link EventLog#strict} log doesn't know an event of the chain
     */
    public Map<String, Long> count(EventLog log) {
        requireNonNull(log, "log");
        chain.forEach(log.columns()::checkEvent);
        Map<String, Long> counts = new TreeMap<>();
        log.timelines().map(this::of).flatMap(Optional::stream).forEach(next -> counts.merge(next, 1L, Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /**
     * Events of the chain that a log does not know, so that no row has them.
     *
     * @param log the log
     * @return the names
     */
    public UnknownNames unknownNames(EventLog log) {
        return UnknownNames.of(log, chain.stream().map(Step::of).toList());
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, direction, base, chain);
    }

    /**
     * The plain data of a query.
     *
     * @param type {@code next-node}
     * @param version 1
     * @param direction where the chain runs
     * @param base where the chain begins
     * @param chain the names of the events
     */
    public record Form(String type, int version, Direction direction, Base base, List<String> chain)
            implements StoredForm<NextNode> {

        /**
         * Copies the lists.
         *
         * @param type {@code next-node}
         * @param version 1
         * @param direction where the chain runs
         * @param base where the chain begins
         * @param chain the names of the events
         */
        public Form {
            chain = Stored.list(chain, "an event of a chain");
        }

        @Override
        public NextNode restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new NextNode(direction, base, chain);
        }
    }
}
