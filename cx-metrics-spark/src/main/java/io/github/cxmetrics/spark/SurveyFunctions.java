package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static io.github.cxmetrics.spark.SqlArgument.Kind.ANSWER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.NUMBER;
import static io.github.cxmetrics.spark.SqlArgument.Kind.POINTS;
import static io.github.cxmetrics.spark.SqlArgument.Kind.SCORE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TEXT;
import static io.github.cxmetrics.spark.SqlArgument.Kind.TRUTH;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WHOLE;
import static io.github.cxmetrics.spark.SqlArgument.Kind.WORD;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.kano.KanoCoefficient;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.CompositeRule;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.ResponseRate;
import io.github.cxmetrics.survey.ResponseStage;
import io.github.cxmetrics.usability.Attempt;
import io.github.cxmetrics.usability.CronbachAlpha;
import io.github.cxmetrics.usability.EmotionWords;
import io.github.cxmetrics.usability.FeatureUse;
import io.github.cxmetrics.usability.LoadTimes;
import io.github.cxmetrics.usability.MessageEngagement;
import io.github.cxmetrics.usability.MessageEngagementRule;
import io.github.cxmetrics.usability.MessageStage;
import io.github.cxmetrics.usability.Sentiment;
import io.github.cxmetrics.usability.Seq;
import io.github.cxmetrics.usability.SusRule;
import io.github.cxmetrics.usability.TaskLoad;
import io.github.cxmetrics.usability.TaskTimes;
import io.github.cxmetrics.usability.TlxScoring;
import io.github.cxmetrics.usability.UmuxForm;
import io.github.cxmetrics.usability.WebVital;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;

/** The functions of SQL over answers, questionnaires and attempts. */
final class SurveyFunctions {

    private static final SqlArgument POINTS_OF_SCALE =
            SqlArgument.of("points", POINTS, "how many points the scale has, from 1 on");
    private static final String UNANSWERED = "; a respondent with a NULL is left out";

    private SurveyFunctions() {}

    static void addTo(SqlFamilies all) {
        addRatings(all);
        addStages(all);
        addQuestionnaires(all);
        addUsability(all);
        addKano(all);
    }

    private static SqlArgument score(String scale) {
        return SqlArgument.of(
                "score", SCORE, "an answer on " + scale + "; NULL is a missing answer, one outside the scale an error");
    }

    private static void addRatings(SqlFamilies all) {
        List<SqlArgument> boxes = List.of(
                score("1..points"),
                POINTS_OF_SCALE,
                SqlArgument.of("boxes", POINTS, "how many points of the end count"));
        all.add(
                "top_box",
                "Share of the best answers, 0..1,",
                boxes,
                "top_box(score, 5, 2) FROM answers",
                call -> boxes(call, Ratings::topBoxes));
        all.add(
                "bottom_box",
                "Share of the worst answers, 0..1,",
                boxes,
                "bottom_box(score, 5, 2) FROM answers",
                call -> boxes(call, Ratings::bottomBoxes));
        all.add(
                "mean_score",
                "Mean answer",
                List.of(score("1..points"), POINTS_OF_SCALE),
                "mean_score(score, 5) FROM answers",
                call -> Scores.ofRatings(
                                call.function(), call.column(0), Scores.scale(call.whole(1, 0)), ratings -> ratings)
                        .read(Headline::mean));
        all.add(
                "ces_1",
                "Customer Effort Score 1.0, mean effort on 1..5, low is good,",
                List.of(score("1..5")),
                "ces_1(score) FROM answers",
                call -> ces(call, CesDefinition.CES_1));
        all.add(
                "net_easy_score",
                "Easy less difficult answers on 1..7, −100..100,",
                List.of(score("1..7")),
                "net_easy_score(score) FROM answers",
                call -> ces(call, CesDefinition.CES_2).<Ces>read(ces -> Headline.of(ces.netEase())));
        all.add(
                "seq",
                "Single Ease Question after a task, mean of answers on 1..7,",
                List.of(score("1..7")),
                "seq(score) FROM answers",
                call -> ces(call, Seq.QUESTION));
        all.add(
                "nps_migration",
                "Share of customers whose band of NPS rose between two waves, 0..1,",
                List.of(
                        SqlArgument.of("before", SCORE, "the answer of the first wave, 0..10"),
                        SqlArgument.of("after", SCORE, "that of the second" + UNANSWERED)),
                "nps_migration(before, after) FROM waves",
                call -> Typed.ofWhole(
                                Migration.Rule.of(NpsBands.STANDARD),
                                row -> new Migration.Pair(
                                        Math.toIntExact(row.getLong(0)), Math.toIntExact(row.getLong(1))),
                                cells(call, 0))
                        .<Migration>read(migration -> Headline.of(migration.improved())));
    }

    /** A share of ratings, by how many points it is of. */
    private interface Boxes extends Serializable {
        Proportion of(Ratings ratings, int boxes);
    }

    private static MetricColumns boxes(SqlCall call, Boxes share) {
        RatingScale scale = Scores.scale(call.whole(1, 0));
        int boxes = call.whole(2, 0);
        checkArgument(
                boxes >= 1 && boxes < scale.points(),
                "%s: of %s points 1..%s count, not %s",
                call.function(),
                scale.points(),
                scale.points() - 1,
                boxes);
        return Scores.ofRatings(call.function(), call.column(0), scale, ratings -> ratings)
                .<Ratings>read(ratings -> Headline.of(share.of(ratings, boxes)));
    }

    private static MetricColumns ces(SqlCall call, CesDefinition definition) {
        return Scores.ofRatings(
                call.function(), call.column(0), definition.scale(), ratings -> Ces.from(ratings, definition));
    }

    private static List<Typed.Cell> cells(SqlCall call, int from) {
        return call.columns(from).stream().map(Typed.Cell::whole).toList();
    }

    private static void addStages(SqlFamilies all) {
        all.add(
                "response_rate",
                "Share of the invited who completed a survey, 0..1,",
                List.of(SqlArgument.of(
                        "stage", TEXT, "how far an invitation got: invited, delivered, started or completed")),
                "response_rate(stage) FROM invitations",
                call -> Typed.ofWhole(
                        ResponseRate.RULE,
                        constant(call.function(), ResponseStage.class),
                        List.of(Typed.Cell.text(call.column(0)))));
        all.add(
                "click_through_rate",
                "Share of delivered messages that were clicked, 0..1,",
                List.of(SqlArgument.of(
                        "stage", TEXT, "how far a message got: delivered, opened, clicked or converted")),
                "click_through_rate(stage) FROM messages",
                call -> Typed.ofWhole(
                                MessageEngagementRule.MESSAGES,
                                constant(call.function(), MessageStage.class),
                                List.of(Typed.Cell.text(call.column(0))))
                        .<MessageEngagement>read(messages -> Headline.of(messages.ofFirst(MessageStage.CLICKED))));
        all.add(
                "net_emotional_value",
                "Share of positive less negative labels, neutral ones left out,",
                List.of(SqlArgument.of("sentiment", TEXT, "positive, neutral or negative")),
                "net_emotional_value(sentiment) FROM comments",
                call -> Typed.ofWhole(
                        EmotionWords.RULE,
                        constant(call.function(), Sentiment.class),
                        List.of(Typed.Cell.text(call.column(0)))));
        all.add(
                "feature_adoption",
                "Share of those who could use a feature that did so for the first time, 0..1,",
                List.of(
                        SqlArgument.of("active", TRUTH, "whether the person used the product"),
                        SqlArgument.of("uses", WHOLE, "how often the person used the feature"),
                        SqlArgument.of("first_time", TRUTH, "whether the person had never used it before")),
                "feature_adoption(active, uses, first_time) FROM people",
                call -> Typed.ofWhole(
                        FeatureUse.RULE,
                        row -> new FeatureUse.Person(row.getBoolean(0), row.getLong(1), row.getBoolean(2)),
                        List.of(
                                Typed.Cell.truth(call.column(0)),
                                Typed.Cell.whole(call.column(1)),
                                Typed.Cell.truth(call.column(2)))));
    }

    private static void addQuestionnaires(SqlFamilies all) {
        List<SqlArgument> indices = List.of(
                POINTS_OF_SCALE,
                SqlArgument.of("answers", SCORE, "an answer to each question" + UNANSWERED)
                        .repeated());
        all.add(
                "composite",
                "Mean of several answers of a respondent on 0..100, of equal weights (CLI, ASQ, ACSI's shape),",
                indices,
                "composite(10, q1, q2, q3) FROM forms",
                call -> Typed.ofWhole(index("composite", call, 0), SurveyFunctions::numbers, cells(call, 1)));
        List<SqlArgument> secure = List.of(
                POINTS_OF_SCALE,
                SqlArgument.of("boxes", POINTS, "how many points at the top count"),
                SqlArgument.of("answers", SCORE, "an answer to each question" + UNANSWERED)
                        .repeated());
        all.add(
                "secure_customer_index",
                "Share of respondents with a top answer to every question, 0..1,",
                secure,
                "secure_customer_index(10, 2, q1, q2, q3) FROM forms",
                call -> Typed.ofWhole(
                        index("secure customer index", call, 1).topOnAll(call.whole(1, 0)),
                        SurveyFunctions::numbers,
                        cells(call, 2)));
        all.add(
                "cronbach_alpha",
                "Cronbach's alpha, how far the questions of a scale go together,",
                indices,
                "cronbach_alpha(10, q1, q2, q3) FROM forms",
                call -> Typed.ofWhole(
                                CronbachAlpha.Rule.of(
                                        Scores.scale(call.whole(0, 0)),
                                        call.arguments().size() - 1),
                                Typed::answers,
                                cells(call, 1))
                        .read(Readings::alpha));
        all.add(
                "sus",
                "System Usability Scale, 0..100,",
                answers(10, "1..5"),
                "sus(q1, q2, q3, q4, q5, q6, q7, q8, q9, q10) FROM sessions",
                call -> questionnaire(SusRule.COMPLETE, call));
        all.add(
                "umux",
                "Usability Metric for User Experience, 0..100,",
                answers(4, "1..7"),
                "umux(q1, q2, q3, q4) FROM sessions",
                call -> questionnaire(UmuxForm.UMUX, call));
        all.add(
                "umux_lite",
                "UMUX-Lite of two questions, 0..100,",
                answers(2, "1..7"),
                "umux_lite(q1, q2) FROM sessions",
                call -> questionnaire(UmuxForm.UMUX_LITE, call));
        all.add(
                "nasa_tlx",
                "Raw NASA task load index of six scales, 0..100,",
                answers(6, "0..100 in steps of 5"),
                "nasa_tlx(r1, r2, r3, r4, r5, r6) FROM loads",
                call -> Typed.ofWhole(TlxScoring.RAW, row -> TaskLoad.of(Typed.answers(row)), cells(call, 0)));
    }

    private static List<SqlArgument> answers(int questions, String scale) {
        return IntStream.rangeClosed(1, questions)
                .mapToObj(i ->
                        SqlArgument.of("q" + i, SCORE, "the answer to question " + i + " on " + scale + UNANSWERED))
                .toList();
    }

    private static <T extends Tally<T>> MetricColumns questionnaire(TallyRule<int[], T> rule, SqlCall call) {
        return Typed.ofWhole(rule, Typed::answers, cells(call, 0));
    }

    /** An index of as many questions as there are arguments after the points and some others. Its name is part of the rule, and the same in each function of a family. */
    private static CompositeRule index(String name, SqlCall call, int others) {
        RatingScale scale = Scores.scale(call.whole(0, 0));
        String[] names = new String[call.arguments().size() - 1 - others];
        Arrays.setAll(names, i -> "q" + (i + 1));
        return CompositeRule.of(name, scale, names);
    }

    private static double[] numbers(Row row) {
        return Arrays.stream(Typed.answers(row)).asDoubleStream().toArray();
    }

    private static void addUsability(SqlFamilies all) {
        List<SqlArgument> attempt = List.of(
                SqlArgument.of("time", NUMBER, "how long an attempt took, above 0"),
                SqlArgument.of("completed", TRUTH, "whether it was completed; false is censored"),
                SqlArgument.of("unit", WORD, "SECONDS, MINUTES … of ChronoUnit").optional());
        all.add(
                "task_time",
                "Geometric mean time of completed tasks",
                attempt,
                "task_time(time, completed) FROM attempts",
                call -> Typed.ofWhole(
                                TaskTimes.Rule.of(call.constant(2, ChronoUnit.SECONDS)),
                                row -> row.getBoolean(1)
                                        ? Attempt.completedIn(row.getDouble(0))
                                        : Attempt.failedAfter(row.getDouble(0)),
                                List.of(Typed.Cell.number(call.column(0)), Typed.Cell.truth(call.column(1))))
                        .read(Readings::taskTime));
        all.add(
                "web_vital",
                "75th percentile of a Core Web Vital as users saw it",
                List.of(
                        SqlArgument.of("value", NUMBER, "a page view's value, milliseconds or CLS"),
                        SqlArgument.of("vital", WORD, "LCP, INP, CLS, FCP or TTFB")),
                "web_vital(value, 'LCP') FROM views",
                call -> Typed.ofWhole(
                                LoadTimes.Rule.of(vital(call.text(1))),
                                row -> row.getDouble(0),
                                List.of(Typed.Cell.number(call.column(0))))
                        .read(Readings::p75));
    }

    private static WebVital vital(String name) {
        List<WebVital> all = List.of(WebVital.LCP, WebVital.INP, WebVital.CLS, WebVital.FCP, WebVital.TTFB);
        return all.stream()
                .filter(vital -> vital.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "web_vital: the vital is LCP, INP, CLS, FCP or TTFB, not " + name));
    }

    private static void addKano(SqlFamilies all) {
        List<SqlArgument> pair = List.of(
                SqlArgument.of("functional", ANSWER, "the answer to the functional question: code 1..5, or its text"),
                SqlArgument.of("dysfunctional", ANSWER, "the answer to the dysfunctional question"));
        all.add(
                "kano_better",
                "Kano's better (CS+), what having a feature gains, 0..1,",
                pair,
                "kano_better(f, d) FROM features",
                call -> Grouped.kano(KanoCoefficient.Kind.BETTER, call.column(0), call.column(1)));
        all.add(
                "kano_worse",
                "Kano's worse (CS−), what lacking a feature loses, −1..0,",
                pair,
                "kano_worse(f, d) FROM features",
                call -> Grouped.kano(KanoCoefficient.Kind.WORSE, call.column(0), call.column(1)));
    }

    /** Goes to the executors, and so takes the name only. */
    private static <E extends Enum<E>> MapFunction<Row, E> constant(String function, Class<E> type) {
        return row -> Grouped.constant(function, type, row.getString(0));
    }
}
