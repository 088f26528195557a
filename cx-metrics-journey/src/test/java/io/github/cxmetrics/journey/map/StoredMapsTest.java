package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.survey.RatingScale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules of maps, feedback and closed loops travel, and answers do. */
class StoredMapsTest {

    private static final ClosedLoopRule LOOP = ClosedLoopRule.of(
            Step.of("rate"),
            Condition.number("nps", Condition.Relation.AT_MOST, 6),
            Step.anyOf("call", "mail"),
            Duration.ofDays(2));
    private static final TouchpointScore EFFORT =
            TouchpointScore.rating("effort", RatingScale.ONE_TO_FIVE.lowIsGood().missing(9), PyramidLevel.EASY);

    @Nested
    class Scores extends StorableContract<TouchpointScore> {
        @Override
        protected List<TouchpointScore> values() {
            return List.of(EFFORT, TouchpointScore.nps("nps"), TouchpointScore.csat("csat"));
        }
    }

    @Nested
    class Maps extends StorableContract<JourneyMapRule> {
        @Override
        protected List<JourneyMapRule> values() {
            JourneyMapRule plain = JourneyMapRule.of(Stage.of("look", "home", "search"), Stage.of("buy", "pay"));
            return List.of(
                    plain.byChannel("channel")
                            .backStage("warehouse")
                            .scoredBy(EFFORT)
                            .hidingBelow(30)
                            .asOf(ManyTimelines.END),
                    plain);
        }
    }

    @Nested
    class Loops extends StorableContract<ClosedLoopRule> {
        @Override
        protected List<ClosedLoopRule> values() {
            return List.of(LOOP);
        }
    }

    @Nested
    class LoopsWithAnEnd extends StorableContract<ClosedLoopRule.AsOf> {
        @Override
        protected List<ClosedLoopRule.AsOf> values() {
            return List.of(LOOP.asOf(ManyTimelines.END), LOOP.asOf(ManyTimelines.START));
        }
    }

    @Nested
    class FeedbackRules extends StorableContract<FeedbackRule> {
        @Override
        protected List<FeedbackRule> values() {
            FeedbackRule any = FeedbackRule.of(EFFORT, Duration.ofDays(7));
            return List.of(any.causedBy(Step.of("pay")).keyedBy("order").asOf(ManyTimelines.END), any);
        }
    }

    @Test
    void answersAreSerializable() throws Exception {
        for (SurveyAnswer answer : List.of(
                SurveyAnswer.relational("ann", ManyTimelines.START, 9),
                SurveyAnswer.about("ann", ManyTimelines.START, 9, "pay").withKey("k1"),
                SurveyAnswer.aboutLast("ann", ManyTimelines.START, 9))) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(answer)))
                    .isEqualTo(answer);
        }
    }
}
