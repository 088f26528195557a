package io.github.cxmetrics.contact.agent;

import static io.github.cxmetrics.contact.agent.AgentTallyContractTest.NINE;
import static io.github.cxmetrics.contact.agent.AgentTallyContractTest.stretch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.contact.Ratio;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgentTallyTest {

    @Nested
    class Rules extends StorableContract<AgentTally.Rule> {

        @Override
        protected List<AgentTally.Rule> values() {
            return List.of(AgentTally.RULE);
        }
    }

    private static AgentTally tally(List<AgentStretch> scheduled, AgentStretch... actual) {
        return AgentTally.RULE.count(List.of(AgentDay.of(scheduled, List.of(actual))));
    }

    private static final List<AgentStretch> HOUR = List.of(stretch(AgentState.AVAILABLE, 0, 60));

    /** Two chats at once for 20 of 30 minutes, then 10 minutes of waiting. */
    @Test
    void contactsAtOnceCountOnceOrEach() {
        AgentTally chats = tally(
                List.of(),
                stretch(AgentState.AVAILABLE, 0, 40),
                stretch(AgentState.HANDLING, 0, 25),
                stretch(AgentState.HANDLING, 5, 30));
        assertThat(chats.occupancy()).hasToString("occupancy 75.0 %");
        assertThat(chats.occupancyByContact().value()).isEqualTo(50.0 / 40);
        AgentTally counted = tally(
                List.of(),
                stretch(AgentState.HANDLING, 0, 5),
                stretch(AgentState.HANDLING, 5, 25).withContacts(2),
                stretch(AgentState.HANDLING, 25, 30),
                stretch(AgentState.AVAILABLE, 30, 40));
        assertThat(counted.times()).isEqualTo(chats.times());
    }

    /** Late by 10 minutes of 60, and 10 minutes longer at the end: 83.3 %, or 71.4 % where that is an exception too. */
    @Test
    void adherenceAsksWhenAndConformanceHowMuch() {
        AgentTally late = tally(HOUR, stretch(AgentState.HANDLING, 10, 70));
        assertThat(late.adherence()).hasToString("adherence 83.3 %");
        assertThat(late.adherenceWithWorkOutside().value()).isEqualTo(1 - 20.0 / 70, within(1e-15));
        assertThat(late.conformance().value()).isEqualTo(1);
        assertThat(late.conformanceOfPresence().value()).isEqualTo(1);
        assertThat(late.absenteeism().value()).as("late is not absent").isZero();
        assertThat(late.unplannedShrinkage().value()).isEqualTo(10.0 / 70);
        assertThat(late)
                .hasToString(
                        "1 day of agents: occupancy 100.0 %, adherence 83.3 %, conformance 100.0 %, shrinkage 14.3 %,"
                                + " absenteeism 0.0 %");
    }

    @Test
    void aBreakAtTheWrongTimeConformsButDoesNotAdhere() {
        AgentTally moved = tally(
                List.of(
                        stretch(AgentState.AVAILABLE, 0, 60),
                        stretch(AgentState.BREAK, 60, 75),
                        stretch(AgentState.AVAILABLE, 75, 120)),
                stretch(AgentState.AVAILABLE, 0, 30),
                stretch(AgentState.BREAK, 30, 45),
                stretch(AgentState.AVAILABLE, 45, 120));
        assertThat(moved.adherence().value()).isEqualTo(90.0 / 120);
        assertThat(moved.conformance().value()).isEqualTo(1);
        assertThat(moved.plannedShrinkage().value()).isEqualTo(15.0 / 120);
        assertThat(moved.shrinkage().value()).isEqualTo(15.0 / 120);
    }

    /** Who is not there at all is absent, with 0 conformance; adherence is of those who came. */
    @Test
    void absenceIsNoAdherence() {
        AgentTally away = tally(HOUR);
        assertThat(away.absenteeism().value()).isEqualTo(1);
        assertThat(away.conformance().value()).isZero();
        assertThat(away.adherence().valueIfDefined()).isEmpty();
        assertThat(away.adherenceWithWorkOutside().valueIfDefined()).isEmpty();
        assertThat(away.unplannedShrinkage().value()).isEqualTo(1);
        assertThat(tally(HOUR, stretch(AgentState.ABSENT, 0, 60)).times()).isEqualTo(away.times());
        AgentTally both = away.plus(tally(HOUR, stretch(AgentState.AVAILABLE, 0, 60)));
        assertThat(both.adherence().value()).isEqualTo(1);
        assertThat(both.absenteeism().value()).isEqualTo(0.5);
        assertThat(both.conformance().value()).isEqualTo(0.5);
        AgentTally partly = tally(HOUR, stretch(AgentState.AVAILABLE, 0, 45), stretch(AgentState.ABSENT, 45, 60));
        assertThat(partly.absenteeism().value()).isEqualTo(0.25);
    }

    @Test
    void leaveIsPaidAndExpectsNobody() {
        AgentTally leave = tally(
                List.of(stretch(AgentState.LEAVE, 0, 60), stretch(AgentState.AVAILABLE, 60, 120)),
                stretch(AgentState.AVAILABLE, 60, 120));
        assertThat(leave.adherence().value()).isEqualTo(1);
        assertThat(leave.shrinkage().value()).isEqualTo(0.5);
        assertThat(leave.unplannedShrinkage().value()).isZero();
        assertThat(leave.absenteeism().value()).isZero();
    }

    @Test
    void withoutAScheduleThereIsOccupancyAndShrinkage() {
        AgentTally recorded = AgentTally.RULE.count(List.of(
                AgentDay.of(List.of(stretch(AgentState.HANDLING, 0, 30), stretch(AgentState.TRAINING, 30, 40)))));
        assertThat(recorded.shrinkage().value()).isEqualTo(0.25);
        assertThatIllegalStateException()
                .isThrownBy(() -> recorded.conformance().value())
                .withMessage("conformance is undefined: no time");
        for (Ratio ratio : List.of(recorded.adherence(), recorded.conformanceOfPresence(), recorded.absenteeism())) {
            assertThat(ratio.valueIfDefined()).isEmpty();
        }
        assertThat(AgentTally.RULE.empty().shrinkage().valueIfDefined()).isEmpty();
    }

    /** Minute by minute, written out. */
    @Test
    void sumsAreThoseOfEachMinute() {
        Random random = new Random(8);
        AgentState[] states = AgentState.values();
        for (int round = 0; round < 300; round++) {
            AgentState[] plan = new AgentState[40];
            AgentState[] is = new AgentState[40];
            int[] contacts = new int[40];
            for (int minute = 0; minute < 40; minute++) {
                int p = random.nextInt(8);
                plan[minute] = p >= 6 ? null : states[p];
                int a = random.nextInt(8);
                is[minute] = a >= 7 ? null : states[a];
                contacts[minute] = is[minute] == AgentState.HANDLING ? 1 + random.nextInt(3) : 1;
            }
            AgentTally.Times times = AgentTally.RULE
                    .count(List.of(AgentDay.of(minutes(plan, null), minutes(is, contacts))))
                    .times();
            long minute = 60_000_000;
            assertThat(times.byContact() / minute)
                    .isEqualTo(IntStream.range(0, 40)
                            .filter(i -> is[i] == AgentState.HANDLING)
                            .mapToLong(i -> contacts[i])
                            .sum());
            assertThat(times.inState() / minute)
                    .isEqualTo(count(i -> plan[i] != null
                            && is[i] != null
                            && plan[i] != AgentState.LEAVE
                            && (plan[i] == is[i] || (plan[i].ordinal() < 2 && is[i].ordinal() < 2))));
            assertThat(times.paid() / minute).isEqualTo(count(i -> plan[i] != null || is[i] != null));
            assertThat(times.unplanned() / minute)
                    .isEqualTo(count(i -> (is[i] == null && plan[i] != null && plan[i] != AgentState.LEAVE)
                            || (is[i] == AgentState.ABSENT && plan[i] != AgentState.LEAVE)));
            assertThat(times.outside() / minute)
                    .isEqualTo(count(
                            i -> (plan[i] == null || plan[i] == AgentState.LEAVE) && is[i] != null && is[i].isWork()));
            assertThat(times.scheduled() / minute)
                    .isEqualTo(count(i -> plan[i] != null && plan[i] != AgentState.LEAVE));
        }
    }

    private static long count(java.util.function.IntPredicate minute) {
        return IntStream.range(0, 40).filter(minute).count();
    }

    private static List<AgentStretch> minutes(AgentState[] states, int[] contacts) {
        return IntStream.range(0, states.length)
                .filter(i -> states[i] != null)
                .mapToObj(i -> stretch(states[i], i, i + 1).withContacts(contacts == null ? 1 : contacts[i]))
                .toList();
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentStretch.of(AgentState.BREAK, NINE, NINE))
                .withMessage("a stretch must end after 2026-03-02T09:00:00Z, not at 2026-03-02T09:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stretch(AgentState.BREAK, 0, 1).withContacts(2))
                .withMessage("a stretch of BREAK can't have 2 contacts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stretch(AgentState.HANDLING, 0, 1).withContacts(0))
                .withMessage("a stretch of HANDLING can't have 0 contacts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentStretch.of(AgentState.BREAK, NINE, null))
                .withMessage("a stretch needs a state, a beginning and an end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentDay.of(HOUR, null))
                .withMessage("an agent's day needs its schedule and its record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentTally.RULE.accumulator().add(null))
                .withMessage("the day of an agent must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tally(List.of(stretch(AgentState.ABSENT, 0, 1))))
                .withMessage("nobody is scheduled to be absent: planned leave is LEAVE");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> tally(List.of(stretch(AgentState.HANDLING, 0, 9), stretch(AgentState.AVAILABLE, 5, 9))))
                .withMessageStartingWith("an agent can't be scheduled for HANDLING and AVAILABLE at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tally(HOUR, stretch(AgentState.BREAK, 0, 9), stretch(AgentState.BREAK, 8, 10)))
                .withMessageStartingWith("an agent can't be in BREAK and BREAK at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgentTally.Times(0, 0, 0, 0, 8, 0, 8, 9, 0, 0, 0, 0))
                .withMessage("time in state must not exceed time scheduled of those present: 9 of 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentTally.ofCounts(0, new AgentTally.Times(1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)))
                .withMessageStartingWith("times of agents without a day: ");
    }

    @Test
    void daysAreSerializable() throws Exception {
        AgentDay day = AgentDay.of(HOUR, HOUR);
        assertThat(StoredFormContract.read(StoredFormContract.bytes(day))).isEqualTo(day);
    }

    @Test
    void trainingAndMeetingsAreWorkOutsideTheScheduleAndBreaksAreNot() {
        AgentTally longer = tally(
                HOUR,
                stretch(AgentState.AVAILABLE, 0, 60),
                stretch(AgentState.MEETING, 60, 65),
                stretch(AgentState.BREAK, 65, 70),
                stretch(AgentState.TRAINING, 70, 80));
        assertThat(longer.adherence().value()).isEqualTo(1);
        assertThat(longer.adherenceWithWorkOutside().value()).isEqualTo(60.0 / 75);
    }

    /** A stretch that ends where the next begins, whichever comes first in the list. */
    @Test
    void stretchesComeInAnyOrder() {
        AgentStretch first = stretch(AgentState.BREAK, 0, 10);
        AgentStretch second = stretch(AgentState.TRAINING, 10, 20);
        assertThat(tally(HOUR, second, first)).isEqualTo(tally(HOUR, first, second));
    }
}
