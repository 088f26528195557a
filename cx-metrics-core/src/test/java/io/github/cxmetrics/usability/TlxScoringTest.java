package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class TlxScoringTest extends StorableContract<TlxScoring> {

    @Override
    protected List<TlxScoring> values() {
        return List.of(TlxScoring.RAW, TlxScoring.WEIGHTED);
    }
}
