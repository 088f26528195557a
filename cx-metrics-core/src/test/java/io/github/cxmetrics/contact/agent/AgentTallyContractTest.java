package io.github.cxmetrics.contact.agent;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AgentTallyContractTest extends TallyContract<AgentDay, AgentTally> {

    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    /** Minutes from nine on. */
    static AgentStretch stretch(AgentState state, int from, int to) {
        return AgentStretch.of(state, NINE.plusSeconds(60L * from), NINE.plusSeconds(60L * to));
    }

    @Override
    protected TallyRule<AgentDay, AgentTally> rule() {
        return AgentTally.RULE;
    }

    @Override
    protected List<AgentDay> observations() {
        List<AgentDay> days = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            days.add(AgentDay.of(
                    List.of(
                            stretch(AgentState.AVAILABLE, 0, 100),
                            stretch(AgentState.BREAK, 100, 115),
                            stretch(AgentState.TRAINING, 115, 140),
                            stretch(AgentState.LEAVE, 140, 200)),
                    List.of(
                            stretch(AgentState.AVAILABLE, i, 90),
                            stretch(AgentState.HANDLING, i + 5, 40),
                            stretch(AgentState.HANDLING, 20, 45 + i),
                            stretch(AgentState.BREAK, 95, 115 + i),
                            stretch(AgentState.ABSENT, 130, 140),
                            stretch(AgentState.MEETING, 150, 150 + i + 1))));
        }
        days.add(AgentDay.of(List.of(stretch(AgentState.AVAILABLE, 0, 60)), List.of()));
        return days;
    }

    @Override
    protected AgentTally withCount(long count) {
        return AgentTally.ofCounts(count, AgentTally.Times.NONE);
    }

    @Override
    protected Optional<AgentTally> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected AgentDay refusedObservation() {
        return AgentDay.of(List.of(stretch(AgentState.BREAK, 0, 10), stretch(AgentState.HANDLING, 9, 20)));
    }

    @Override
    protected String refusalOfObservation() {
        return "an agent can't be in HANDLING and BREAK at once, as from 2026-03-02T09:09:00Z";
    }
}
