package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules and results of paths travel. */
class StoredPathsTest {

    private static final PathRule EVENTS = PathRule.events();
    private static final PathRule CHANNELS = PathRule.property("channel").repeats(Repeats.LOOPS_ERASED);
    private static final Step DEAR =
            Step.anyOf("buy", "order").where(Condition.number("price", Condition.Relation.AT_LEAST, 10));

    @Nested
    class Paths extends StorableContract<PathRule> {
        @Override
        protected List<PathRule> values() {
            return List.of(CHANNELS, EVENTS);
        }
    }

    @Nested
    class VariantsRules extends StorableContract<Variants.Rule> {
        @Override
        protected List<Variants.Rule> values() {
            return List.of(CHANNELS.variants(5), EVENTS.variants());
        }
    }

    @Nested
    class TransitionsRules extends StorableContract<Transitions.Rule> {
        @Override
        protected List<Transitions.Rule> values() {
            return List.of(CHANNELS.transitions(), EVENTS.transitions());
        }
    }

    @Nested
    class StepMatrixRules extends StorableContract<StepMatrix.Rule> {
        @Override
        protected List<StepMatrix.Rule> values() {
            return List.of(CHANNELS.stepMatrix(3), EVENTS.stepMatrix(StepMatrix.MAX_POSITIONS));
        }
    }

    @Nested
    class StepsToGoalRules extends StorableContract<StepsToGoalRule> {
        @Override
        protected List<StepsToGoalRule> values() {
            return List.of(new StepsToGoalRule(Step.of("visit"), DEAR), StepsToGoalRule.to(Step.of("buy")));
        }
    }

    @Nested
    class Sequences extends StorableContract<EventSequence> {
        @Override
        protected List<EventSequence> values() {
            return List.of(EventSequence.of("(?1)(?t<=600)(?2)", Step.of("visit"), DEAR), EventSequence.of("", DEAR));
        }
    }

    @Nested
    class Queries extends StorableContract<NextNode> {
        @Override
        protected List<NextNode> values() {
            return List.of(
                    NextNode.before("buy", "cart"),
                    new NextNode(NextNode.Direction.FORWARD, NextNode.Base.TAIL, List.of()));
        }
    }

    @Test
    void resultsAreSerializable() throws Exception {
        Variants variants = Variants.of(Walks.log("a b", "a b", "a b c", "b"));
        for (Object result : List.of(
                variants.top(2),
                variants.rework(),
                EVENTS.stepMatrix(3).count(Walks.log("a b", "b")).sankey(1))) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(result)))
                    .isEqualTo(result);
        }
    }
}
