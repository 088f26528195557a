package io.github.cxmetrics.monitor.group;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where the numbers of results end, and in which words they are refused there. */
class ResultLimitsTest {

    @Test
    void ofTestsOfGroups() {
        Map<String, Ratings> groups = new TreeMap<>(Map.of(
                "a", Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4, 4, 3, 5, 2),
                "b", Ratings.of(RatingScale.ONE_TO_FIVE, 1, 2, 4, 3, 3)));
        GroupTest welch = GroupTests.welchAnova(groups);
        GroupTest ranks = GroupTests.kruskalWallis(groups);
        RecordLimits.check(getClass(), List.of(welch, welch.groups(), ranks, ranks.groups(), Crosstab.of(groups)));
    }
}
