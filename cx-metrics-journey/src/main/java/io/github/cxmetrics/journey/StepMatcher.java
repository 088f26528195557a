package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigDecimal;
import java.util.List;

/** Steps compiled against one log: which steps a row fills, as bits. Names are looked up once, conditions once for each distinct text. */
final class StepMatcher {

    /** What becomes of event names that a log does not know. */
    enum Unknown {
        REFUSED,
        WITHOUT_ROWS
    }

    private interface RowTest {
        boolean test(int row);
    }

    private final EventLog log;
    private final long[] byEvent;
    private final long conditional;
    private final RowTest[][] tests;

    private StepMatcher(EventLog log, long[] byEvent, long conditional, RowTest[][] tests) {
        this.log = log;
        this.byEvent = byEvent;
        this.conditional = conditional;
        this.tests = tests;
    }

    static StepMatcher of(List<Step.Definition> steps, EventLog log, Unknown unknown) {
        long[] byEvent = new long[log.eventNames().size()];
        long conditional = 0;
        RowTest[][] tests = new RowTest[steps.size()][];
        for (int k = 0; k < steps.size(); k++) {
            Step.Definition step = steps.get(k);
            long bit = 1L << k;
            if (step.events().isEmpty()) {
                for (int event = 0; event < byEvent.length; event++) {
                    byEvent[event] |= bit;
                }
            }
            for (String event : step.events()) {
                int code = log.events.codeOf(event);
                checkArgument(code >= 0 || unknown == Unknown.WITHOUT_ROWS, "%s", Nearest.refusal(event, log));
                if (code >= 0) {
                    byEvent[code] |= bit;
                }
            }
            tests[k] = step.conditions().stream().map(each -> test(each, log)).toArray(RowTest[]::new);
            conditional |= tests[k].length > 0 ? bit : 0;
        }
        return new StepMatcher(log, byEvent, conditional, tests);
    }

    /** The steps that the row fills. */
    long mask(int row) {
        long mask = byEvent[log.events.at(row)];
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

    /** Whether the event alone decides, without properties. */
    boolean isByEventAlone() {
        return conditional == 0;
    }

    /** The steps of an event, where it alone decides. */
    long maskOfEvent(int event) {
        return byEvent[event];
    }

    private static RowTest test(Condition condition, EventLog log) {
        Property property = log.property(condition.property());
        switch (condition.relation()) {
            case MISSING:
                return property::isMissing;
            case PRESENT:
                return row -> !property.isMissing(row);
            default:
                return property instanceof Property.Text text
                        ? textTest(condition, text.codes())
                        : numberTest(condition, property);
        }
    }

    private static RowTest textTest(Condition condition, Codes codes) {
        checkArgument(
                !condition.relation().needsNumber(),
                "property %s holds text, which %s can't compare",
                condition.property(),
                condition);
        boolean[] holds = new boolean[codes.names().size()];
        for (int code = 0; code < holds.length; code++) {
            holds[code] = condition.relation().holds(codes.names().get(code).equals(condition.value()) ? 0 : 1);
        }
        return row -> codes.at(row) != Codes.MISSING && holds[codes.at(row)];
    }

    private static RowTest numberTest(Condition condition, Property property) {
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
        double[] values = ((Property.Numbers) property).values();
        double number = limit.doubleValue();
        return row ->
                !Double.isNaN(values[row]) && relation.holds(values[row] < number ? -1 : values[row] > number ? 1 : 0);
    }
}
