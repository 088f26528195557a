package io.github.cxmetrics.kano;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** How the counts of all respondents become the category of a feature. The rules may disagree, so a result names its rule. */
public enum ClassificationRule {
    /** The most frequent category. */
    MODE("mode") {
        @Override
        Set<KanoCategory> candidates(KanoReading reading) {
            return EnumSet.allOf(KanoCategory.class);
        }
    },
    /**
     * The larger block first: if must-be, one-dimensional and attractive together outnumber indifferent, reverse and questionable, the most frequent of
     * these three, otherwise the most frequent of the others; equal blocks too go to the others (Berger et al. 1993).
     */
    BLOCK("block") {
        @Override
        Set<KanoCategory> candidates(KanoReading reading) {
            return reading.strength() > reading.count() - reading.strength()
                    ? EnumSet.range(KanoCategory.MUST_BE, KanoCategory.ATTRACTIVE)
                    : EnumSet.range(KanoCategory.INDIFFERENT, KanoCategory.QUESTIONABLE);
        }
    };

    private final String text;

    ClassificationRule(String text) {
        this.text = text;
    }

    /** The categories among which the most frequent is taken. */
    abstract Set<KanoCategory> candidates(KanoReading reading);

    /** All candidates with the largest count, in the order of precedence. */
    final Set<KanoCategory> categories(KanoReading reading) {
        Set<KanoCategory> candidates = candidates(reading);
        long largest = candidates.stream().mapToLong(reading::countOf).max().orElseThrow();
        candidates.removeIf(category -> reading.countOf(category) < largest);
        return Collections.unmodifiableSet(candidates);
    }

    /** The rule's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
