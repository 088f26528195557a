package io.github.cxmetrics.spark;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.util.package$;
import org.apache.spark.sql.classic.ColumnNodeToExpressionConverter$;
import org.apache.spark.sql.connector.catalog.CatalogManager$;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * A function of SQL: its name, its arguments, what {@code DESCRIBE FUNCTION EXTENDED} says of it, and the columns that it stands for.
 *
 * @param name its name
 * @param usage what it gives, a sentence
 * @param arguments its arguments, those that may be left out at the end
 * @param example a call
 * @param columns makes the column of the arguments
 */
record SqlFunction(String name, String usage, List<SqlArgument> arguments, String example, Of columns) {

    SqlFunction {
        arguments = List.copyOf(arguments);
    }

    /** Makes a column of the arguments of a call. */
    interface Of {
        Column column(SqlCall call);
    }

    FunctionIdentifier identifier() {
        return new FunctionIdentifier(name);
    }

    /** The name among the functions of one session. */
    FunctionIdentifier inSession() {
        return new FunctionIdentifier(
                name,
                Option.apply(CatalogManager$.MODULE$.SESSION_NAMESPACE()),
                Option.apply(CatalogManager$.MODULE$.SYSTEM_CATALOG_NAME()));
    }

    ExpressionInfo info() {
        String call = name + arguments.stream().map(SqlArgument::signature).collect(Collectors.joining(", ", "(", ")"));
        String described = arguments.stream().map(SqlArgument::line).collect(Collectors.joining("\n", "\n", "\n  "));
        return new ExpressionInfo(
                CxFunctions.class.getName(),
                null,
                name,
                call + " - " + usage,
                "\n    Arguments:" + described,
                "\n    Examples:\n      > SELECT " + example + ";\n  ",
                "",
                "agg_funcs",
                "4.2.0",
                "",
                "scala_udf");
    }

    /** What Spark calls with the resolved arguments when it plans a query. */
    AbstractFunction1<Seq<Expression>, Expression> builder() {
        return new AbstractFunction1<>() {
            @Override
            public Expression apply(Seq<Expression> args) {
                return build(CollectionConverters.asJava(args));
            }
        };
    }

    private Expression build(List<Expression> args) {
        long required = arguments.stream().filter(each -> !each.isOptional()).count();
        boolean repeats =
                !arguments.isEmpty() && arguments.get(arguments.size() - 1).isRepeated();
        if (args.size() < required || args.size() > arguments.size() && !repeats) {
            String expected = repeats
                    ? "at least " + required
                    : required + (required < arguments.size() ? " to " + arguments.size() : "");
            throw SqlFunction.<RuntimeException>refused(
                    "WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
                    Map.of(
                            "functionName",
                            "`" + name + "`",
                            "expectedNum",
                            expected,
                            "actualNum",
                            String.valueOf(args.size()),
                            "docroot",
                            "https://spark.apache.org/docs/latest"));
        }
        for (int i = 0; i < args.size(); i++) {
            check(args.get(i), arguments.get(Math.min(i, arguments.size() - 1)), i);
        }
        Expression result = ColumnNodeToExpressionConverter$.MODULE$.apply(
                columns.column(new SqlCall(name, args)).node());
        return named(result, args);
    }

    /** A result column is called as the call is written, and not as the expressions behind it. Spark drops the name inside of other expressions. */
    private Expression named(Expression result, List<Expression> args) {
        String call = args.stream().map(SqlFunction::written).collect(Collectors.joining(", ", name + "(", ")"));
        Seq<String> none = CollectionConverters.asScala(List.<String>of()).toSeq();
        return new Alias(result, call, NamedExpression.newExprId(), none, Option.empty(), none);
    }

    private static String written(Expression arg) {
        return arg instanceof Alias call ? call.name() : package$.MODULE$.toPrettySQL(arg, false);
    }

    private void check(Expression given, SqlArgument argument, int index) {
        if (!argument.takes(given.dataType())) {
            throw SqlFunction.<RuntimeException>refused(
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE",
                    Map.of(
                            "sqlExpr", "\"" + name + "(" + given.sql() + ")\"",
                            "paramIndex", ordinal(index),
                            "requiredType", argument.type(),
                            "inputSql", "\"" + given.sql() + "\"",
                            "inputType", "\"" + given.dataType().sql() + "\""));
        }
        if (argument.isConstant() && !given.foldable()) {
            throw SqlFunction.<RuntimeException>refused(
                    "DATATYPE_MISMATCH.NON_FOLDABLE_INPUT",
                    Map.of(
                            "sqlExpr", "\"" + name + "(" + given.sql() + ")\"",
                            "inputName", "`" + argument.name() + "`",
                            "inputType", argument.type(),
                            "inputExpr", "\"" + given.sql() + "\""));
        }
    }

    private static String ordinal(int index) {
        List<String> words = List.of("first", "second", "third", "fourth", "fifth");
        return index < words.size() ? words.get(index) : (index + 1) + "th";
    }

    /** Spark's exception is checked, and the functions that Spark calls here declare none. */
    @SuppressWarnings("unchecked")
    private static <X extends Exception> X refused(String condition, Map<String, String> parameters) throws X {
        throw (X) new AnalysisException(
                condition, scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(parameters)));
    }
}
