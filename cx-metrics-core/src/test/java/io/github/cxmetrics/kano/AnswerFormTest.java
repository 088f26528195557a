package io.github.cxmetrics.kano;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class AnswerFormTest extends StorableContract<AnswerForm> {

    @Override
    protected List<AnswerForm> values() {
        return List.of(AnswerForm.FIVE_ANSWERS, AnswerForm.THREE_ANSWERS);
    }
}
