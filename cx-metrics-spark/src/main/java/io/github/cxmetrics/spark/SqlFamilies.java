package io.github.cxmetrics.spark;

import static io.github.cxmetrics.spark.SqlArgument.Kind.LEVEL;

import io.github.cxmetrics.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The functions of SQL as they are listed: a metric comes with its interval and its tally. */
final class SqlFamilies {

    static final String STRUCT = " as a struct of value, n, lower and upper limit at 95 %";
    static final String RATIO =
            " as a struct of value, n, lower and upper; the limits are NULL, a total over a count has none";

    private final List<SqlFunction> all = new ArrayList<>();

    List<SqlFunction> all() {
        return List.copyOf(all);
    }

    void add(SqlFunction function) {
        all.add(function);
    }

    /** A metric, its interval at a level, and its tally. */
    void add(
            String name,
            String says,
            List<SqlArgument> arguments,
            String example,
            Function<SqlCall, MetricColumns> columns) {
        String inner = example.substring(name.length() + 1);
        addMetric(name, says + STRUCT, arguments, example, columns);
        List<SqlArgument> withLevel =
                new ArrayList<>(List.of(SqlArgument.of("level", LEVEL, "the confidence, for example 0.90")));
        withLevel.addAll(arguments);
        all.add(new SqlFunction(
                name + "_interval",
                "Interval of " + name
                        + " as a struct of lower and upper limit, level and method; NULL where it is undefined.",
                withLevel,
                name + "_interval(0.90, " + inner,
                call -> columns.apply(new SqlCall(
                                call.function(),
                                call.arguments().subList(1, call.arguments().size())))
                        .interval(Confidence.of(call.real(0)))));
        addTally(name, arguments, inner, columns);
    }

    /** A total over a count, which has no interval, and its tally. */
    void addRatio(
            String name,
            String says,
            List<SqlArgument> arguments,
            String example,
            Function<SqlCall, MetricColumns> columns) {
        addMetric(name, says + RATIO, arguments, example, columns);
        addTally(name, arguments, example.substring(name.length() + 1), columns);
    }

    private void addMetric(
            String name,
            String says,
            List<SqlArgument> arguments,
            String example,
            Function<SqlCall, MetricColumns> columns) {
        all.add(new SqlFunction(
                name,
                says + "; NULL for no rows.",
                arguments,
                example,
                call -> columns.apply(call).metric()));
    }

    private void addTally(
            String name, List<SqlArgument> arguments, String inner, Function<SqlCall, MetricColumns> columns) {
        all.add(new SqlFunction(
                name + "_tally",
                "Stored tally of " + name + ", BINARY, for merge_tallies; NULL for no rows.",
                arguments,
                name + "_tally(" + inner,
                call -> columns.apply(call).stored()));
    }
}
