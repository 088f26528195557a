package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.EXPECT;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;

import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class ThreeAnswersContractTest extends KanoTallyContractTest {

    @Override
    protected TallyRule<KanoResponse, KanoTally> rule() {
        return AnswerForm.THREE_ANSWERS;
    }

    @Override
    protected List<KanoResponse> observations() {
        return everyKindOfResponse().stream()
                .filter(response -> offered(response.functional()) && offered(response.dysfunctional()))
                .toList();
    }

    private static boolean offered(KanoAnswer answer) {
        return answer == null || AnswerForm.THREE_ANSWERS.answers().contains(answer);
    }

    @Override
    protected KanoTally withCount(long count) {
        return KanoTally.ofCounts(new long[3], new long[3], new long[] {0, count, 0});
    }

    @Override
    protected String keptAs() {
        return "kano-tally-three-answers";
    }

    @Override
    protected Optional<KanoTally> ofOtherRule() {
        return Optional.of(KanoTally.of(LIKE, NEUTRAL));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "Kano answers: three-answer form and five-answer form don't go together";
    }

    @Override
    protected KanoResponse refusedObservation() {
        return KanoResponse.of(LIKE, EXPECT).withImportance(3);
    }

    @Override
    protected String refusalOfObservation() {
        return "answer EXPECT is not in the three-answer form: LIKE, NEUTRAL, DISLIKE";
    }
}
