package io.github.cxmetrics.kano;

import java.util.Map;

/** Readings in the order in which studies print their counts. */
final class Aomi {

    private Aomi() {}

    static KanoReading reading(long a, long o, long m, long i, long r, long q) {
        return KanoReading.ofCounts(Map.of(
                KanoCategory.ATTRACTIVE, a,
                KanoCategory.ONE_DIMENSIONAL, o,
                KanoCategory.MUST_BE, m,
                KanoCategory.INDIFFERENT, i,
                KanoCategory.REVERSE, r,
                KanoCategory.QUESTIONABLE, q));
    }
}
