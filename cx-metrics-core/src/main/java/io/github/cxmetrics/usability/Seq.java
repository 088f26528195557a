package io.github.cxmetrics.usability;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;

/**
 * Single Ease Question: "overall, this task was", 1 very difficult to 7 very easy, asked right after a task (Sauro and Dumas 2009). The mean of the
 * answers, with the share that found it easy (5 to 7): the tally of an effort question under a name of its own, so that it merges and compares with no
 * other.
 *
 * <p>The interval is the score interval of a mean; t by {@link io.github.cxmetrics.survey.MeanMethod#STUDENT_T}.
 */
public final class Seq {

    /** The question: seven points, high is easy; easy from 5 on, difficult up to 3. */
    public static final CesDefinition QUESTION = new CesDefinition("SEQ", RatingScale.ONE_TO_SEVEN, 3, 3);

    private Seq() {}

    /**
     * The mean ease of a task.
     *
     * @param answers one for each respondent, 1..7
     * @return the tally, for example {@code SEQ 5.50 (95 % CI 3.91 … 6.45), n = 4}
     * @throws IllegalArgumentException if an answer is outside: {@code rating 8 is outside 1..7 (row 3)}
     */
    public static Ces of(int... answers) {
        return from(Ratings.of(QUESTION.scale(), answers));
    }

    /**
     * The mean ease of a task, read off ratings.
     *
     * @param ratings the ratings on 1..7; their missing answers are counted apart
     * @return the tally
     * @throws IllegalArgumentException if they are on another scale
     */
    public static Ces from(Ratings ratings) {
        requireNonNull(ratings, "ratings");
        return Ces.from(ratings, QUESTION);
    }
}
