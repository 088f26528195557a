package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class EmotionWordsRuleTest extends StorableContract<EmotionWords.Rule> {

    @Override
    protected List<EmotionWords.Rule> values() {
        return List.of(EmotionWords.RULE);
    }
}
