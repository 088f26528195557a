package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StarRankingTest {

    private static final double Z = Confidence.DEFAULT.z();

    private static Map<String, Ratings> reviews() {
        Map<String, Ratings> reviews = new LinkedHashMap<>();
        reviews.put("one", Ratings.of(RatingScale.ONE_TO_FIVE, 5));
        reviews.put("alike", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 0, 0, 0, 30, 0));
        reviews.put("split", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 8, 0, 0, 0, 24));
        reviews.put("none", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 0, 0, 0, 0, 0));
        return reviews;
    }

    @Test
    void theBoundIsTheLowerLimitOfTheMean() {
        StarRanking ranking = StarRanking.of(reviews());
        assertThat(ranking.bound()).isEqualTo(StarBound.SCORE);
        for (StarRanking.Item item : ranking.items()) {
            if (item.ratings().count() > 0) {
                assertThat(item.lowerBound().getAsDouble())
                        .isEqualTo(
                                item.ratings().meanInterval(Confidence.DEFAULT).lower(), within(1e-12));
            }
        }
        // Both of mean 4: thirty times 4 stars are surer of it than 24 times 5 and 8 times 1.
        assertThat(ranking.items()).extracting(StarRanking.Item::name).containsExactly("alike", "split", "one", "none");
        assertThat(ranking.toString()).contains("score lower bound (95 %)");
    }

    @Test
    void boundsByHand() {
        // All n at the top: a + (b - a)·n/(n + z²).
        assertThat(StarBound.SCORE.of(Ratings.of(RatingScale.ONE_TO_FIVE, 5), Z))
                .isEqualTo(1 + 4 / (1 + Z * Z), within(1e-12));
        // Two points: Wilson, as up and down votes have it.
        Ratings votes = Ratings.ofCounts(RatingScale.of(0, 1), 3, 9);
        double wilson = Proportion.of(9, 12).interval(Confidence.DEFAULT).lower();
        assertThat(StarBound.SCORE.of(votes, Z)).isEqualTo(wilson, within(1e-12));
        assertThat(StarBound.WILSON.of(votes, Z)).isEqualTo(wilson, within(1e-12));
        // No distribution of a mean varies more than one on both ends: Wilson equals the score there, and is lower
        // elsewhere.
        Map<String, Ratings> reviews = reviews();
        assertThat(StarBound.WILSON.of(reviews.get("split"), Z))
                .isEqualTo(StarBound.SCORE.of(reviews.get("split"), Z), within(1e-9));
        assertThat(StarBound.WILSON.of(reviews.get("alike"), Z))
                .isLessThan(StarBound.SCORE.of(reviews.get("alike"), Z) - 0.1);
        // Dirichlet: one imagined review of each, (15 + 5)/6 = 20/6, variance of the points under it over 7.
        double mean = 20 / 6.0;
        double variance = (1 + 4 + 9 + 16 + 2 * 25) / 6.0 - mean * mean;
        assertThat(StarBound.DIRICHLET.of(Ratings.of(RatingScale.ONE_TO_FIVE, 5), Z))
                .isEqualTo(mean - Z * Math.sqrt(variance / 7), within(1e-12));
    }
}
