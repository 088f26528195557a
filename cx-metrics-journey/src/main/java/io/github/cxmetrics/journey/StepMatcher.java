package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Steps compiled against one log: which steps a row fills, as bits. The first step is bit 0 ({@code mask & 1}), the second bit 1, and so on. Names are
 * looked up once, conditions on texts once for each distinct text, so that asking for a row makes no object. Immutable and thread-safe.
 *
 * <p>Presence and gaps of steps are no part of it: they relate steps to each other, and rules decide them.
 *
 * <pre>{@code
 * EventLog log = EventLog.of(Event.of("ann", "visit", "2024-05-01T10:00:00Z"), Event.of("ann", "buy", "2024-05-01T10:05:00Z"));
 * Timeline timeline = log.timelines().findFirst().orElseThrow();
 * StepMatcher matcher = StepMatcher.of(List.of(Step.of("visit"), Step.of("buy")), log, StepMatcher.Unknown.REFUSED);
 * long filled = matcher.mask(timeline.row(1)); // → 2
 * }</pre>
 *
 * <p>A visit fills the first step, which is 1; a buy the second, which is 2; anything else none, which is 0.
 */
public final class StepMatcher {

    /** What becomes of names of events and properties that a log does not know. */
    public enum Unknown {
        /** They are an error. */
        REFUSED,
        /** No row has them, which is so on a day on which nobody converts, and in a log of a single timeline; an error in a {@link EventLog#strict} log. */
        WITHOUT_ROWS
    }

    private interface RowTest {
        boolean test(int row);
    }

    private final CodeColumn events;
    private final long[] byEvent;
    private final long conditional;
    private final RowTest[][] tests;

    private StepMatcher(CodeColumn events, long[] byEvent, long conditional, RowTest[][] tests) {
        this.events = events;
        this.byEvent = byEvent;
        this.conditional = conditional;
        this.tests = tests;
    }

    /**
     * Compiles steps.
     *
     * @param steps the steps, at most {@link Step#MAX_STEPS}; the first is bit 0
     * @param log the log whose rows are asked for
     * @param unknown what becomes of events and properties that the log does not know
     * @return the matcher of this log
     * @throws IllegalArgumentException if there are more steps, the log does not know an event or a property and unknown ones are refused (the message
     *     names the nearest), or a condition does not fit what the property holds
     */
    public static StepMatcher of(List<Step> steps, EventLog log, Unknown unknown) {
        requireNonNull(log, "log");
        checkArgument(
                steps.size() <= Step.MAX_STEPS,
                "a matcher takes at most %s steps, not %s",
                Step.MAX_STEPS,
                steps.size());
        LogColumns columns = log.columns();
        boolean refused = unknown == Unknown.REFUSED || columns.isStrict();
        CodeColumn events = columns.events();
        long[] byEvent = new long[events.names().size()];
        long conditional = 0;
        RowTest[][] tests = new RowTest[steps.size()][];
        for (int k = 0; k < steps.size(); k++) {
            Step step = steps.get(k);
            long bit = 1L << k;
            if (step.events().isEmpty()) {
                for (int event = 0; event < byEvent.length; event++) {
                    byEvent[event] |= bit;
                }
            }
            for (String event : step.events()) {
                int code = events.codeOf(event);
                if (code >= 0) {
                    byEvent[code] |= bit;
                } else if (refused) {
                    throw new IllegalArgumentException(columns.unknownEvent(event));
                }
            }
            List<RowTest> ofRows = new ArrayList<>();
            for (Condition condition : step.conditions()) {
                if (condition.property().equals(Condition.EVENT)) {
                    keepEvents(byEvent, bit, condition, events);
                } else {
                    ofRows.add(test(condition, columns, refused));
                }
            }
            tests[k] = ofRows.toArray(RowTest[]::new);
            conditional |= tests[k].length > 0 ? bit : 0;
        }
        return new StepMatcher(events, byEvent, conditional, tests);
    }

    private static void keepEvents(long[] byEvent, long bit, Condition condition, CodeColumn events) {
        boolean[] holds = holds(condition, events);
        for (int event = 0; event < byEvent.length; event++) {
            byEvent[event] &= holds[event] ? -1L : ~bit;
        }
    }

    /**
     * The steps that a row fills.
     *
     * @param row a row of the log, from 0
     * @return a bit for each step, 0 for none
     * @throws IndexOutOfBoundsException if the log has no such row
     */
    public long mask(int row) {
        long mask = byEvent[events.at(row)];
        for (long rest = mask & conditional; rest != 0; rest &= rest - 1) {
            for (RowTest test : tests[Long.numberOfTrailingZeros(rest)]) {
                if (!test.test(row)) {
                    mask &= ~Long.lowestOneBit(rest);
                    break;
                }
            }
        }
        return mask;
    }

    /**
     * Whether the event alone decides which steps a row fills.
     *
     * @return true if no step has a condition on a property
     */
    public boolean isByEventAlone() {
        return conditional == 0;
    }

    /**
     * The steps that an event fills where its properties meet all conditions.
     *
     * @param event the event, an index of {@link EventLog#eventNames()}
     * @return a bit for each step, 0 for none; exactly those of the event's rows if {@link #isByEventAlone()}
     * @throws IndexOutOfBoundsException if the log has no such event
     */
    public long maskOfEvent(int event) {
        return byEvent[Objects.checkIndex(event, byEvent.length)];
    }

    /**
     * The same steps against one log after the other: the matcher of a log is kept as long as the log stays the same, as it does from timeline to timeline.
     * For one thread.
     */
    public static final class PerLog {

        private final List<Step> steps;
        private final Unknown unknown;
        private @Nullable EventLog log;
        private @Nullable StepMatcher matcher;

        /**
         * Nothing is compiled yet.
         *
         * @param steps the steps, at most {@link Step#MAX_STEPS}; the first is bit 0
         * @param unknown what becomes of names that a log does not know
         */
        public PerLog(List<Step> steps, Unknown unknown) {
            this.steps = Checks.list(steps, "steps");
            this.unknown = Objects.requireNonNull(unknown, "unknown");
        }

        /**
         * The matcher of a log.
         *
         * @param present the log
         * @return the matcher, the one before if the log is the same object
         * @throws IllegalArgumentException as {@link StepMatcher#of}
         */
        public StepMatcher of(EventLog present) {
            StepMatcher known = matcher;
            if (known == null || log != present) {
                known = StepMatcher.of(steps, present, unknown);
                matcher = known;
                log = present;
            }
            return known;
        }
    }

    private static RowTest test(Condition condition, LogColumns log, boolean refused) {
        Property property = refused ? log.property(condition.property()) : log.propertyOrNone(condition.property());
        switch (condition.relation()) {
            case MISSING:
                return property::isMissing;
            case PRESENT:
                return row -> !property.isMissing(row);
            default:
                if (property instanceof Property.Absent) {
                    return row -> false;
                }
                return property instanceof Property.Text text
                        ? textTest(condition, text.codes())
                        : numberTest(condition, property);
        }
    }

    private static RowTest textTest(Condition condition, CodeColumn codes) {
        boolean[] holds = holds(condition, codes);
        return row -> {
            int code = codes.at(row);
            return code != CodeColumn.MISSING && holds[code];
        };
    }

    /** Whether each text fulfils a condition: asked once for each. */
    private static boolean[] holds(Condition condition, CodeColumn codes) {
        Condition.Relation relation = condition.relation();
        checkArgument(
                !relation.needsNumber(),
                "property %s holds text, which %s can't compare",
                condition.property(),
                condition);
        boolean[] holds = new boolean[codes.names().size()];
        Predicate<String> test =
                relation.needsValue() ? condition.ofTexts() : text -> relation == Condition.Relation.PRESENT;
        for (int code = 0; code < holds.length; code++) {
            holds[code] = test.test(codes.names().get(code));
        }
        return holds;
    }

    private static RowTest numberTest(Condition condition, Property property) {
        checkArgument(
                !condition.relation().needsText(),
                "property %s holds %s, not text, which %s needs",
                condition.property(),
                property.kind(),
                condition);
        BigDecimal limit;
        try {
            limit = new BigDecimal(condition.value());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "property " + condition.property() + " holds " + property.kind() + ", not \"" + condition.value()
                            + "\"",
                    e);
        }
        Condition.Relation relation = condition.relation();
        if (property instanceof Property.Wholes wholes) {
            return row -> !wholes.isMissing(row)
                    && relation.holds(BigDecimal.valueOf(wholes.values()[row]).compareTo(limit));
        }
        if (property instanceof Property.Decimals decimals) {
            return row -> !decimals.isMissing(row) && relation.holds(decimals.values()[row].compareTo(limit));
        }
        double[] values = ((Property.Numbers) property).values();
        double number = limit.doubleValue();
        // Of numbers that no double holds the nearest one is not equal, and stands on its own side.
        int nearest = Double.isInfinite(number)
                ? limit.signum()
                : BigDecimal.valueOf(number).compareTo(limit);
        return row -> !Double.isNaN(values[row])
                && relation.holds(values[row] < number ? -1 : values[row] > number ? 1 : nearest);
    }
}
