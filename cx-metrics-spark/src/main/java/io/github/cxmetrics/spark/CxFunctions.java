package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/**
 * The metrics as functions of columns, and by {@link #register} the same ones in SQL.
 *
 * <p>A metric is a struct of {@code value}, {@code n}, {@code lower} and {@code upper}, the limits of its 95 % interval by the library's default method: {@code
 * answers.groupBy("airport").agg(nps(col("score")).as("nps"))}. Null is missing and not zero, and a group without answers gives null. What is outside a scale
 * fails the query, with column and value; a code for a missing answer is made null before, by {@code nullif}.
 *
 * <p>Every function of SQL that has no method here is called by its name once it is {@linkplain #register registered}: {@code functions.call_function("aht",
 * col("talk"), col("hold"), col("wrap"))}.
 *
 * <p>Metrics that are counts of rows are expressions over Spark's own sums and counts, turned into the metric once per group. They can't be used over windows
 * of rows ({@code OVER}) or with {@code FILTER}; {@code CASE WHEN} inside does the latter.
 */
public final class CxFunctions {

    private CxFunctions() {}

    /**
     * Makes the functions known in a session, by the names of SQL: {@code SELECT airport, nps(score).value FROM answers GROUP BY airport}. {@code DESCRIBE
     * FUNCTION EXTENDED nps} says how one is called. {@link CxExtensions} does it for every session.
     *
     * @param spark the session
     */
    public static void register(SparkSession spark) {
        checkArgument(
                spark instanceof org.apache.spark.sql.classic.SparkSession,
                "functions are registered in a session of the cluster; a client of Spark Connect needs spark.sql.extensions on its server");
        var registry = ((org.apache.spark.sql.classic.SparkSession) spark)
                .sessionState()
                .functionRegistry();
        SqlCatalog.functions()
                .forEach(function ->
                        registry.registerFunction(function.inSession(), function.info(), function.builder()));
    }

    /**
     * The names of the functions of SQL.
     *
     * @return the names, in the order of their groups; unmodifiable
     */
    public static List<String> names() {
        return SqlCatalog.functions().stream().map(SqlFunction::name).toList();
    }

    /**
     * Net Promoter Score of answers on 0..10.
     *
     * @param score whole numbers
     * @return a struct, value in −100..100
     */
    public static Column nps(Column score) {
        return Scores.nps(present(score)).metric();
    }

    /**
     * Interval of the Net Promoter Score.
     *
     * @param score whole numbers on 0..10
     * @param confidence the level
     * @return a struct of lower, upper, level and method; null where it is undefined
     */
    public static Column npsInterval(Column score, Confidence confidence) {
        return Scores.nps(present(score)).interval(confidence);
    }

    /**
     * Counts of the Net Promoter Score.
     *
     * @param score whole numbers on 0..10
     * @return an {@code Nps} in binary form
     */
    public static Column npsTally(Column score) {
        return Scores.nps(present(score)).stored();
    }

    /**
     * Share of the satisfied, of answers on 1..5 the top two.
     *
     * @param score whole numbers
     * @return a struct, value in 0..1
     */
    public static Column csat(Column score) {
        return csat(score, 5);
    }

    /**
     * Share of the satisfied by the standard definition of a scale.
     *
     * @param score whole numbers from 1 on
     * @param points how many points the scale has
     * @return a struct, value in 0..1
     */
    public static Column csat(Column score, int points) {
        return Scores.csat(present(score), points).metric();
    }

    /**
     * Customer Effort Score 2.0: the mean of answers on 1..7.
     *
     * @param score whole numbers
     * @return a struct, value in 1..7
     */
    public static Column ces(Column score) {
        return Scores.ces(present(score)).metric();
    }

    /**
     * Share of the top boxes minus the share of the bottom boxes.
     *
     * @param score whole numbers from 1 on
     * @param points how many points the scale has
     * @param boxes how many count at each end
     * @return a struct, value in −100..100
     */
    public static Column netScore(Column score, int points, int boxes) {
        return Scores.netScore(present(score), points, boxes).metric();
    }

    /**
     * First Contact Resolution as surveyed: the share of true. By contacts it is {@link #fcrContactsTally}.
     *
     * @param resolved true or false
     * @return a struct, value in 0..1
     */
    public static Column fcr(Column resolved) {
        return Shares.fcr(present(resolved)).metric();
    }

    /**
     * Share of customers at the start of a period who were kept.
     *
     * @param kept true or false for each of them
     * @return a struct, value in 0..1
     */
    public static Column retention(Column kept) {
        return Shares.retention(present(kept)).metric();
    }

    /**
     * Share of customers at the start of a period who were lost.
     *
     * @param lost true or false for each of them
     * @return a struct, value in 0..1
     */
    public static Column churn(Column lost) {
        return Shares.churn(present(lost)).metric();
    }

    /**
     * Share of true.
     *
     * @param condition true or false
     * @return a struct, value in 0..1
     */
    public static Column proportion(Column condition) {
        return Shares.proportion(present(condition)).metric();
    }

    /**
     * Share of attempts that succeeded.
     *
     * @param success true or false
     * @return a struct, value in 0..1
     */
    public static Column taskSuccess(Column success) {
        return Shares.taskSuccess(present(success)).metric();
    }

    /**
     * Share of calls that were served within a threshold.
     *
     * @param waited seconds in the queue
     * @param outcome {@code answered}, {@code abandoned} or {@code flowed_out}
     * @param rule the threshold, inclusive, and what calls that nobody answered count as; its short-abandon time is not longer than the threshold
     * @return a struct, value in 0..1
     */
    public static Column serviceLevel(
            Column waited, Column outcome, io.github.cxmetrics.contact.call.ServiceLevel.Rule rule) {
        checkArgument(rule != null, "the rule of a service level must not be null");
        return Shares.serviceLevel(present(waited), present(outcome), rule).metric();
    }

    /**
     * Application Performance Index of response times.
     *
     * @param seconds a time for each response
     * @param threshold T, in the same unit
     * @return a struct, value in 0..1
     */
    public static Column apdex(Column seconds, double threshold) {
        return Shares.apdex(present(seconds), threshold).metric();
    }

    /**
     * Kano category of a feature by its most frequent class.
     *
     * @param functional the answers to the functional question: codes 1..5, or texts
     * @param dysfunctional those to the dysfunctional one
     * @return the name of a {@code KanoCategory}
     */
    public static Column kanoCategory(Column functional, Column dysfunctional) {
        return Stored.category(
                Grouped.kano(present(functional), present(dysfunctional)).stored());
    }

    /**
     * Median of Kaplan and Meier.
     *
     * @param time how long it took, or was observed
     * @param observed whether it ended then
     * @param unit the unit of the times
     * @return a struct; value null where the curve does not get there
     */
    public static Column survivalMedian(Column time, Column observed, ChronoUnit unit) {
        return Grouped.survival(present(time), present(observed), unit).metric();
    }

    /**
     * How many steps the user of a group got to. The user's step events are held in memory, 12 bytes each; {@link SparkFunnel} streams instead.
     *
     * @param window the longest time from step 1 to any later one
     * @param time timestamps
     * @param event names
     * @param steps the name of each step's event
     * @return an int
     */
    public static Column funnel(Duration window, Column time, Column event, String... steps) {
        return Stored.level(funnelTally(window, time, event, steps));
    }

    /**
     * The funnel tally of the user of a group, to be merged over users. The user's step events are held in memory.
     *
     * @param window the longest time from step 1 to any later one
     * @param time timestamps
     * @param event names
     * @param steps the name of each step's event
     * @return a {@code FunnelTally} in binary form
     */
    public static Column funnelTally(Duration window, Column time, Column event, String... steps) {
        return Grouped.funnel(window, present(time), present(event), Grouped.steps(steps));
    }

    /**
     * First Contact Resolution of the customer of a group, to be merged over customers: no repeat within a window.
     *
     * @param time timestamps of the contacts
     * @param window in which no contact may follow
     * @param asOf the last instant that was observed
     * @return an {@code Fcr} in binary form
     */
    public static Column fcrContactsTally(Column time, Duration window, Instant asOf) {
        return Grouped.fcr(present(time), window, asOf);
    }

    /**
     * Retention cohorts of the customer of a group, to be merged over customers.
     *
     * @param time timestamps of the activities
     * @param period {@code day}, {@code week}, {@code month}, {@code quarter} or {@code year}
     * @param zone the time zone of the periods
     * @param asOf the last instant that was observed
     * @return a {@code CohortTable} in binary form
     */
    public static Column cohortTally(Column time, String period, ZoneId zone, Instant asOf) {
        return Grouped.cohort(present(time), period, zone, asOf);
    }

    /**
     * Sum of stored tallies of one rule.
     *
     * @param tallies tallies in binary form; null is left out
     * @return their sum in binary form; null for none
     */
    public static Column mergeTallies(Column tallies) {
        return TallyMerger.udf().apply(present(tallies));
    }

    /**
     * Headline number of a stored tally.
     *
     * @param tally a metric in binary form, or a funnel tally
     * @return a struct, as of {@link #nps}
     */
    public static Column tallyMetric(Column tally) {
        return Stored.metric(present(tally));
    }

    /**
     * Line of a stored tally.
     *
     * @param tally a tally in binary form
     * @return a text
     */
    public static Column tallyText(Column tally) {
        return Stored.text(present(tally));
    }

    private static Column present(Column column) {
        checkArgument(column != null, "a column must not be null");
        return column;
    }
}
