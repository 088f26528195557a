package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.CallTally.Calls;
import io.github.cxmetrics.contact.call.CallTally.Handled;
import io.github.cxmetrics.contact.call.CallTally.Times;
import java.time.Duration;
import org.apache.spark.sql.Column;

/**
 * The tally of calls as sums of Spark, of whole microseconds. A call is left out if its outcome or wait is null, or if it was answered and a part of its
 * handle time is.
 */
record CallColumns(String function, Column waited, Column outcome, Column talk, Column hold, Column wrap) {

    private static final int MICROS = 1_000_000;

    /** Numbers that no threshold changes are counted with this one, so that their stored tallies go together. */
    static final CallRule RULE = CallRule.of(Duration.ZERO, Duration.ZERO);

    /** Calls of which the outcome is all that is read. */
    static CallColumns ofOutcome(String function, Column outcome) {
        return ofWait(function, lit(0), outcome);
    }

    /** Calls of which the handle time isn't read. */
    static CallColumns ofWait(String function, Column waited, Column outcome) {
        return new CallColumns(function, waited, outcome, lit(0), lit(0), lit(0));
    }

    /** Answered calls of which the wait isn't read. */
    static CallColumns ofHandleTime(String function, Column talk, Column hold, Column wrap) {
        return new CallColumns(function, lit(0), lit("answered"), talk, hold, wrap);
    }

    MetricColumns counted(CallRule rule) {
        Column known = waited.isNotNull().and(outcome.isNotNull());
        Column answered = known.and(outcome.equalTo("answered"))
                .and(talk.isNotNull())
                .and(hold.isNotNull())
                .and(wrap.isNotNull());
        Column abandoned = known.and(outcome.equalTo("abandoned"));
        Column flowed = known.and(outcome.equalTo("flowed_out"));
        Column unknown =
                known.and(outcome.isin("answered", "abandoned", "flowed_out").unary_$bang());
        Column other = raise_error(lit(function + ": column " + ColumnNames.of(outcome)
                + " must be answered, abandoned or flowed_out in each row"));
        Column wait = micros(waited);
        Column within = wait.leq(micros(rule.threshold()));
        Column isShort = wait.lt(micros(rule.shortAbandon()));
        return MetricColumns.of(
                counts -> tally(rule, counts),
                sum(when(unknown, other).when(answered, 1L).otherwise(0L)),
                number(abandoned),
                number(flowed),
                number(answered.and(within)),
                number(abandoned.and(within)),
                number(abandoned.and(isShort)),
                number(flowed.and(within)),
                number(answered.and(micros(hold).gt(0))),
                time(answered, wait),
                time(abandoned, wait),
                time(flowed, wait),
                time(answered, micros(talk)),
                time(answered, micros(hold)),
                time(answered, micros(wrap)));
    }

    private static CallTally tally(CallRule rule, long[] counts) {
        return CallTally.ofCounts(
                rule,
                new Calls(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]),
                new Handled(counts[7], 0, 0),
                new Times(counts[8], counts[9], counts[10], counts[11], counts[12], counts[13]));
    }

    private static Column number(Column is) {
        return sum(when(is, 1L).otherwise(0L));
    }

    private static Column time(Column of, Column micros) {
        return sum(when(of, micros).otherwise(0L));
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private Column micros(Column seconds) {
        Column number = seconds.cast("double");
        return when(
                        number.lt(0).or(number.isNaN()),
                        raise_error(concat(
                                lit(function + ": column " + ColumnNames.of(seconds) + " must be a number from 0 on: "),
                                seconds.cast("string"))))
                .otherwise(round(number.multiply(MICROS)).cast("long"));
    }
}
