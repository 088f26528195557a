package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.typeof;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.retention.RetentionRate;
import io.github.cxmetrics.usability.Apdex;
import io.github.cxmetrics.usability.TaskSuccess;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;

/** Metrics that are one count of another. Null is in neither. */
final class Shares {

    /** Where a call of each kind is, measured on the threshold and the short-abandon time. */
    private static final int KINDS = 7;

    private Shares() {}

    static MetricColumns fcr(Column resolved) {
        return of("fcr", resolved, Fcr::bySurvey);
    }

    static MetricColumns retention(Column kept) {
        return of(
                "retention",
                kept,
                (yes, all) -> RetentionRate.startingWith(all).endingWith(yes).ofWhichNew(0));
    }

    static MetricColumns churn(Column lost) {
        return of(
                "churn",
                lost,
                (yes, all) -> RetentionRate.startingWith(all)
                        .endingWith(all - yes)
                        .ofWhichNew(0)
                        .churn());
    }

    static MetricColumns taskSuccess(Column success) {
        return of("task_success", success, TaskSuccess::of);
    }

    static MetricColumns proportion(Column of) {
        return of("proportion", of, Proportion::of);
    }

    /** Makes a tally of a share. */
    private interface FromShare extends Serializable {
        Tally<?> tally(long yes, long all);
    }

    private static MetricColumns of(String function, Column is, FromShare share) {
        Column type = typeof(is);
        Column truth = when(type.isin("boolean", "void"), is)
                .otherwise(raise_error(concat(
                        lit(function + ": column " + ColumnNames.of(is) + " is true or false, and of type "), type)));
        return MetricColumns.of(
                counts -> share.tally(counts[0], counts[1]), sum(when(truth, 1L).otherwise(0L)), count(truth));
    }

    /** Answered, abandoned and flowed-out calls, each within the threshold and after it, and abandoned ones within the short-abandon time. */
    static MetricColumns serviceLevel(Column waited, Column outcome, ServiceLevel.Rule rule) {
        double threshold = seconds(rule.calls().threshold());
        double brief = seconds(rule.calls().shortAbandon());
        Column known = waited.isNotNull().and(outcome.isNotNull());
        Column answered = outcome.equalTo("answered");
        Column abandoned = outcome.equalTo("abandoned");
        Column flowed = outcome.equalTo("flowed_out");
        Column within = waited.leq(threshold);
        Column late = waited.gt(threshold);
        Column isShort = brief == 0 ? lit(false) : waited.lt(brief);
        Column unknown =
                known.and(outcome.isin("answered", "abandoned", "flowed_out").unary_$bang());
        Column other = raise_error(lit("service_level: column " + ColumnNames.of(outcome)
                + " must be answered, abandoned or flowed_out in each row"));
        Column negative = raise_error(concat(
                lit("service_level: column " + ColumnNames.of(waited) + " must not be negative: "),
                waited.cast("string")));
        return MetricColumns.of(
                counts -> weighed(rule, counts),
                sum(when(unknown, other)
                        .when(waited.lt(0), negative)
                        .when(answered.and(within), 1L)
                        .otherwise(0L)),
                sum(when(answered.and(late), 1L).otherwise(0L)),
                sum(when(abandoned.and(within).and(isShort.unary_$bang()), 1L).otherwise(0L)),
                sum(when(abandoned.and(late), 1L).otherwise(0L)),
                sum(when(flowed.and(within), 1L).otherwise(0L)),
                sum(when(flowed.and(late), 1L).otherwise(0L)),
                sum(when(abandoned.and(within).and(isShort), 1L).otherwise(0L)));
    }

    /** The rule is asked about one call of each kind; a kind counts as often as it came. */
    private static ServiceLevel weighed(ServiceLevel.Rule rule, long[] counts) {
        Instant at = Instant.EPOCH;
        Duration threshold = rule.calls().threshold();
        Duration late = threshold.plusSeconds(1);
        List<CallRecord> kinds = List.of(
                CallRecord.answered(at, threshold, HandleTime.NONE),
                CallRecord.answered(at, late, HandleTime.NONE),
                CallRecord.abandoned(at, threshold),
                CallRecord.abandoned(at, late),
                CallRecord.flowedOut(at, threshold),
                CallRecord.flowedOut(at, late),
                CallRecord.abandoned(at, Duration.ZERO));
        long served = 0;
        long counted = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            Proportion one = rule.count(List.of(kinds.get(kind))).proportion();
            served = Math.addExact(served, Math.multiplyExact(one.successes(), counts[kind]));
            counted = Math.addExact(counted, Math.multiplyExact(one.trials(), counts[kind]));
        }
        return ServiceLevel.ofCounts(rule, served, counted);
    }

    static ServiceLevel.Rule serviceLevel(Duration threshold, String policy, Duration shortAbandon) {
        checkArgument(
                shortAbandon.compareTo(threshold) <= 0,
                "the short-abandon time must not be longer than the threshold: %s and %s",
                shortAbandon,
                threshold);
        return ServiceLevel.Rule.of(CallRule.of(threshold, shortAbandon), policy(policy));
    }

    private static ServiceLevelPolicy policy(String name) {
        return switch (name) {
            case "GENESYS_CLOUD" -> ServiceLevelPolicy.GENESYS_CLOUD;
            case "AMAZON_CONNECT" -> ServiceLevelPolicy.AMAZON_CONNECT;
            case "ICMI_1" -> ServiceLevelPolicy.ICMI_1;
            case "ICMI_2" -> ServiceLevelPolicy.ICMI_2;
            case "ICMI_3" -> ServiceLevelPolicy.ICMI_3;
            case "ICMI_4" -> ServiceLevelPolicy.ICMI_4;
            case "ICMI_5" -> ServiceLevelPolicy.ICMI_5;
            case "CISCO_IGNORED" -> ServiceLevelPolicy.CISCO_IGNORED;
            case "CISCO_NEGATIVE" -> ServiceLevelPolicy.CISCO_NEGATIVE;
            case "CISCO_POSITIVE" -> ServiceLevelPolicy.CISCO_POSITIVE;
            default ->
                throw new IllegalArgumentException(
                        "the policy is a constant of ServiceLevelPolicy, for example GENESYS_CLOUD, not " + name);
        };
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static MetricColumns apdex(Column seconds, double threshold) {
        Apdex.Rule rule = Apdex.Rule.of(threshold);
        Column negative = raise_error(concat(
                lit("apdex: column " + ColumnNames.of(seconds) + " must be a number from 0 on: "),
                seconds.cast("string")));
        return MetricColumns.of(
                counts -> new Apdex(rule, counts[0], counts[1], counts[2] - counts[0] - counts[1]),
                sum(when(seconds.lt(0).or(seconds.cast("double").isNaN()), negative)
                        .when(seconds.leq(threshold), 1L)
                        .otherwise(0L)),
                sum(when(seconds.gt(threshold).and(seconds.leq(4 * threshold)), 1L)
                        .otherwise(0L)),
                count(seconds));
    }
}
