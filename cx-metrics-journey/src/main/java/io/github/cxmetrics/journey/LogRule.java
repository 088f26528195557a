package io.github.cxmetrics.journey;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;

/**
 * A rule whose observations are timelines: it counts a whole log as well. A rule of one's own implements it, and reads timelines by position, without lists.
 *
 * @param <T> the tally that it makes
 */
public interface LogRule<T extends Tally<T>> extends TallyRule<Timeline, T> {

    /**
     * The tally of a log: of the timeline of each user who has rows.
     *
     * @param log the log
     * @return the tally
     * @throws IllegalArgumentException if the rule refuses the log, or one of its timelines
     */
    default T count(EventLog log) {
        Accumulator<Timeline, T> accumulator = accumulator();
        log.timelines().forEach(accumulator::add);
        return accumulator.snapshot();
    }

    /**
     * Names that the rule asks for and a log does not know, so that no row has them: to be told beside a tally, which holds no log.
     *
     * @param log the log
     * @return the names; none in a rule that does not say
     */
    default UnknownNames unknownNames(EventLog log) {
        return UnknownNames.NONE;
    }
}
