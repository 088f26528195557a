package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.StarBound;
import io.github.cxmetrics.survey.StarRanking;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedbackTest {

    private static final EventLog LOG = EventLog.of(
            Event.of("ann", "pay", "2024-05-01T10:00:00Z"),
            Event.of("ann", "help", "2024-05-02T10:00:00Z"),
            Event.of("ann", "pay", "2024-05-03T10:00:00Z"),
            Event.of("bob", "pay", "2024-05-01T10:00:00Z"));

    private static final FeedbackRule RULE = FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7));

    private static Instant may(int day, int hour) {
        return Instant.parse("2024-05-01T00:00:00Z")
                .plus(Duration.ofDays(day - 1).plusHours(hour));
    }

    private static final SurveyAnswer LATE = SurveyAnswer.about("bob", may(9, 10), 5, "pay");
    private static final SurveyAnswer TOO_EARLY = SurveyAnswer.about("bob", may(1, 9), 5, "pay");
    private static final SurveyAnswer STRANGER = SurveyAnswer.aboutLast("zoe", may(2, 0), 1);
    private static final SurveyAnswer AGAIN = SurveyAnswer.about("ann", may(4, 0), 1, "pay");

    private static final Feedback FEEDBACK = RULE.run(
            LOG,
            AGAIN,
            LATE,
            SurveyAnswer.about("ann", may(3, 11), 4, "pay"),
            SurveyAnswer.about("ann", may(2, 11), 2, "pay"),
            SurveyAnswer.aboutLast("ann", may(2, 12), 3),
            STRANGER,
            TOO_EARLY,
            SurveyAnswer.relational("bob", may(1, 0), 5));

    @Test
    void answersGoToTheLastEventBeforeThem() {
        assertThat(FEEDBACK.ratings("pay")).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 2, 4));
        assertThat(FEEDBACK.ratings("help")).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 3));
        assertThat(FEEDBACK.responseRate("pay")).isEqualTo(Proportion.of(2, 3).named("response rate of pay", "events"));
        assertThat(FEEDBACK.transactional()).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 2, 4, 3));
        assertThat(FEEDBACK.relational()).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 5));
    }

    @Test
    void whatCouldNotBeBoundIsListed() {
        assertThat(FEEDBACK.unmatched()).containsExactly(TOO_EARLY, STRANGER, LATE);
        assertThat(FEEDBACK.repeated()).containsExactly(AGAIN);
        assertThat(FEEDBACK).hasToString("""
                csat on 1..5 within 7 days of any event: 3 answers bound, 1 relational, 3 unmatched, 1 repeated
                touchpoint  events  answered    csat
                help             1   100.0 %   0.0 %
                pay              3    66.7 %  50.0 %
                """);
    }

    @Test
    void theWindowHoldsItsEnd() {
        SurveyAnswer atTheEnd = SurveyAnswer.about("bob", may(8, 10), 5, "pay");
        assertThat(RULE.run(LOG, atTheEnd).unmatched()).isEmpty();
        SurveyAnswer behind = SurveyAnswer.about("bob", may(8, 10).plusNanos(1), 5, "pay");
        assertThat(RULE.run(LOG, behind).unmatched()).containsExactly(behind);
    }

    @Test
    void theBoundLogFeedsAMap() {
        JourneyMap map = JourneyMapRule.of(Stage.of("buy", "pay"), Stage.of("use", "help"))
                .scoredBy(TouchpointScore.csat("csat"))
                .count(FEEDBACK.log());
        assertThat(map.ratings("buy", "csat")).isEqualTo(FEEDBACK.ratings("pay"));
        assertThat(map.ratings("use", "csat")).isEqualTo(FEEDBACK.ratings("help"));
    }

    @Test
    void badAnswersAreRefusedWithTheirRow() {
        assertThatThrownBy(() -> RULE.run(LOG, LATE, SurveyAnswer.about("ann", may(2, 0), 6, "pay")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 6 is outside 1..5 (row 1)");
        assertThatThrownBy(() -> RULE.run(LOG.strict(), LATE, SurveyAnswer.about("ann", may(2, 0), 5, "pays")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event pays; the nearest is pay (row 1)");
        assertThatThrownBy(() -> RULE.causedBy(Step.of("help")).run(LOG, LATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("event pay is none of the touchpoints help (row 0)");
        assertThatThrownBy(() -> FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window must be positive: 0 seconds");
        assertThatThrownBy(() -> FEEDBACK.ratings("home"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown touchpoint home; there are help, pay");
    }

    @Test
    void twoAnswersAboutTwoEventsOfOneUserAreTwo() {
        EventLog log = LOG.with("order", "k1", null, "k2", "k3");
        FeedbackRule keyed = RULE.keyedBy("order");
        SurveyAnswer first = SurveyAnswer.about("ann", may(4, 0), 5, "pay").withKey("k1");
        SurveyAnswer second = SurveyAnswer.about("ann", may(4, 1), 1, "pay").withKey("k2");
        SurveyAnswer again = SurveyAnswer.aboutLast("ann", may(4, 2), 2).withKey("k2");
        SurveyAnswer stranger = SurveyAnswer.about("bob", may(4, 2), 2, "pay").withKey("k2");
        SurveyAnswer unkeyed = SurveyAnswer.about("ann", may(4, 3), 3, "pay");
        Feedback feedback = keyed.run(log, unkeyed, again, stranger, second, first);
        assertThat(feedback.bound()).isEqualTo(2);
        assertThat(feedback.repeated()).containsExactly(again, unkeyed);
        assertThat(feedback.unmatched()).containsExactly(stranger);
        assertThat(feedback.ratings("pay")).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 1, 5));
        assertThat(keyed.run(LOG, first).unmatched()).containsExactly(first);
        SurveyAnswer seven = SurveyAnswer.about("ann", may(4, 0), 5, "pay").withKey("7");
        assertThat(keyed.run(LOG.with("order", 7, 8, 9, 10), seven).bound()).isOne();
        assertThatThrownBy(() -> RULE.run(LOG, unkeyed, first))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer has a key, but the rule names no property that holds it (row 1)");
        assertThatThrownBy(() -> first.withKey(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key of an answer must not be empty");
        assertThatThrownBy(() -> SurveyAnswer.relational("ann", may(1, 0), 5).withKey("k1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer about the company as a whole is about no event with a key");
        assertThat(keyed.asOf(may(20, 0)))
                .hasToString("csat on 1..5 within 7 days of any event, keyed by order, as of 2024-05-20T00:00:00Z");
    }

    @Test
    void responseRatesAreOfEventsWhoseWindowIsOver() {
        Feedback feedback = RULE.asOf(may(8, 10))
                .run(
                        LOG,
                        SurveyAnswer.about("ann", may(3, 11), 4, "pay"),
                        SurveyAnswer.about("bob", may(1, 11), 2, "pay"),
                        LATE);
        assertThat(feedback.responseRate("pay")).isEqualTo(Proportion.of(1, 2).named("response rate of pay", "events"));
        assertThat(feedback.pending("pay")).isOne();
        assertThat(feedback.responseRate("help").trials()).isZero();
        assertThat(feedback.bound()).isEqualTo(2);
        assertThat(feedback.afterAsOf()).isOne();
        assertThat(RULE.asOf(may(2, 0)).run(LOG).afterAsOf()).isEqualTo(2);
        assertThat(feedback).hasToString("""
                csat on 1..5 within 7 days of any event, as of 2024-05-08T10:00:00Z: 2 answers bound, 0 relational, 0 unmatched, 0 repeated
                touchpoint  events  answered    csat
                help             0         –       –
                pay              2    50.0 %  50.0 %
                """);
    }

    /** One user with 1e5 rows and as many answers among normal users. */
    @Test
    void aHeavyUserCostsNoMoreThanLinear() {
        int n = 100_000;
        String[] users = new String[n + 1];
        String[] events = new String[n + 1];
        Instant[] times = new Instant[n + 1];
        SurveyAnswer[] answers = new SurveyAnswer[n];
        for (int i = 0; i <= n; i++) {
            users[i] = i == n ? "bob" : "ann";
            events[i] = i % 2 == 0 ? "pay" : "help";
            times[i] = may(1, 0).plusSeconds(i);
            if (i < n) {
                answers[i] = SurveyAnswer.about("ann", times[i], 5, events[i]);
            }
        }
        EventLog log = EventLog.of(users, events, times);
        assertTimeout(Duration.ofSeconds(60), () -> {
            Feedback feedback = RULE.run(log, answers);
            assertThat(feedback.bound()).isEqualTo(n);
            JourneyMap map = JourneyMapRule.of(Stage.of("buy", "pay"), Stage.of("use", "help"))
                    .scoredBy(TouchpointScore.csat("csat"))
                    .asOf(times[n])
                    .count(feedback.log());
            assertThat(map.events("use")).isEqualTo(n / 2);
            ClosedLoop loop = new ClosedLoopRule(Step.of("pay"), Step.of("pay"), Step.of("help"), Duration.ofSeconds(1))
                    .asOf(times[n])
                    .count(log);
            assertThat(loop.cases()).isEqualTo(n / 2 + 1);
        });
    }

    private static Map<String, Ratings> reviews() {
        Map<String, Ratings> reviews = new LinkedHashMap<>();
        reviews.put("one", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 0, 0, 0, 0, 1));
        reviews.put("many", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 0, 0, 2, 16, 82));
        reviews.put("none", RatingScale.ONE_TO_FIVE.empty());
        reviews.put("split", Ratings.ofCounts(RatingScale.ONE_TO_FIVE, 10, 0, 0, 0, 30));
        return reviews;
    }

    @Test
    void starsAreRankedByWhatIsSure() {
        assertThat(StarRanking.of(reviews()).items())
                .extracting(StarRanking.Item::name)
                .containsExactly("many", "split", "one", "none");
        StarRanking ranking = StarRanking.of(reviews(), StarBound.WILSON, Confidence.DEFAULT);
        assertThat(ranking.items()).extracting(StarRanking.Item::name).containsExactly("many", "split", "one", "none");
        double[] wilson = ranking.items().stream()
                .limit(3)
                .mapToDouble(item -> item.lowerBound().orElseThrow())
                .toArray();
        assertThat(wilson)
                .containsExactly(
                        new double[] {4.5529981230723234, 3.3922415431692788, 1.8261972575089496}, within(1e-12));
        assertThat(ranking).hasToString("""
                item   reviews  mean  Wilson lower bound (95 %)
                many       100  4.80                       4.55
                split       40  4.00                       3.39
                one          1  5.00                       1.83
                none         0     –                          –
                """);
    }

    @Test
    void theDirichletBoundIsMillers() {
        StarRanking ranking = StarRanking.of(reviews(), StarBound.DIRICHLET, Confidence.DEFAULT);
        double[] bounds = ranking.items().stream()
                .limit(3)
                .mapToDouble(item -> item.lowerBound().orElseThrow())
                .toArray();
        assertThat(bounds)
                .containsExactly(
                        new double[] {4.5890682084890598, 3.3893902044552524, 2.2290187329008778}, within(1e-12));
    }

    @Test
    void unlikeStarsAreRefused() {
        assertThatThrownBy(() -> StarRanking.of(
                        Map.of("a", RatingScale.ONE_TO_FIVE.lowIsGood().empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stars are good where they are many, but low is good in a on 1..5 (low is good)");
        Map<String, Ratings> two = reviews();
        two.put("ten", RatingScale.ONE_TO_TEN.empty());
        assertThatThrownBy(() -> StarRanking.of(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stars on 1..5 and on 1..10 can't be ranked together");
    }
}
