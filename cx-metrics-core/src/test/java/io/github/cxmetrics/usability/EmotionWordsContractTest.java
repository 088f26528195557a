package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class EmotionWordsContractTest extends MetricContract<Sentiment, EmotionWords> {

    @Override
    protected TallyRule<Sentiment, EmotionWords> rule() {
        return EmotionWords.RULE;
    }

    @Override
    protected List<Sentiment> observations() {
        return List.of(
                Sentiment.POSITIVE,
                Sentiment.NEUTRAL,
                Sentiment.POSITIVE,
                Sentiment.NEGATIVE,
                Sentiment.POSITIVE,
                Sentiment.NEUTRAL,
                Sentiment.NEGATIVE,
                Sentiment.POSITIVE,
                Sentiment.POSITIVE,
                Sentiment.NEUTRAL,
                Sentiment.POSITIVE,
                Sentiment.NEGATIVE,
                Sentiment.POSITIVE);
    }

    @Override
    protected EmotionWords withCount(long count) {
        return EmotionWords.positive(count).neutral(0).negative(0);
    }

    @Override
    protected Optional<EmotionWords> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected Sentiment refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a label must not be null";
    }

    @Override
    protected String undefined() {
        return "net emotional value of words is undefined: no positive or negative words";
    }
}
