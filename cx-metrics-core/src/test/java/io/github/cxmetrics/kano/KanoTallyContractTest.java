package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class KanoTallyContractTest extends TallyContract<KanoResponse, KanoTally> {

    @Override
    protected TallyRule<KanoResponse, KanoTally> rule() {
        return AnswerForm.FIVE_ANSWERS;
    }

    @Override
    protected List<KanoResponse> observations() {
        return everyKindOfResponse();
    }

    /** All 25 pairs, half-answered and unanswered ones, and every importance. */
    static List<KanoResponse> everyKindOfResponse() {
        List<KanoResponse> responses = new ArrayList<>();
        for (KanoAnswer functional : KanoAnswer.values()) {
            for (KanoAnswer dysfunctional : KanoAnswer.values()) {
                responses.add(KanoResponse.of(functional, dysfunctional).withImportance(1 + responses.size() % 9));
            }
        }
        responses.add(KanoResponse.of(LIKE, null));
        responses.add(KanoResponse.of(LIKE, NEUTRAL));
        responses.add(KanoResponse.of(null, DISLIKE).withImportance(9));
        responses.add(KanoResponse.of(null, null));
        responses.add(KanoResponse.of(LIKE, DISLIKE));
        responses.add(KanoResponse.of(LIKE, DISLIKE).withImportance(7));
        return responses;
    }

    @Override
    protected KanoTally withCount(long count) {
        return KanoTally.ofCounts(new long[] {0, 0, 0, 0, count}, new long[5], new long[5], new long[5], new long[5]);
    }

    @Override
    protected Optional<KanoTally> ofOtherRule() {
        return Optional.of(KanoTally.of(AnswerForm.THREE_ANSWERS, LIKE, NEUTRAL));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "Kano answers: five-answer form and three-answer form don't go together";
    }

    @Override
    protected KanoResponse refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a Kano response must not be null; an unanswered half is";
    }
}
