package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;
import static org.apache.spark.sql.functions.col;

import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelSummary;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Funnels over a table of events. The rows of a user come into one partition, are sorted by time there, and are scanned as a stream; tallies merge, so that the
 * result is equal to that of {@code funnel.count(log)} on one machine.
 *
 * <p>Where names of events are all that a funnel asks for, an event travels as user, time and the number of its name, and a partition is read without objects. What
 * needs more (conditions, a held property, units other than users, an order of rows at one time, steps directly one after the other) travels with its columns.
 *
 * <p>Where a funnel has a {@link FunnelSummary}, a user of many events is read in parts of 65 536 rows, so that ten million events of one user take no more
 * memory than some thousand users. Other funnels hold a user's rows in memory, 16 bytes each.
 *
 * <p>Daily runs keep a summary for each user and join them later: {@link #summaries} of a day's events, {@link #join} over the summaries of many days.
 */
public final class SparkFunnel {

    private SparkFunnel() {}

    /**
     * Counts a table.
     *
     * @param rows the table
     * @param funnel the funnel; columns by the names of the properties that it asks for must be there
     * @param userColumn the column of the user
     * @param eventColumn the column of the event
     * @param timeColumn the column of the time: timestamps, read to the microsecond
     * @return the tally
     */
    public static FunnelTally run(
            Dataset<Row> rows, Funnel funnel, String userColumn, String eventColumn, String timeColumn) {
        return run(rows, funnel, UserEvents.of(userColumn, eventColumn, timeColumn));
    }

    /**
     * Counts a table.
     *
     * @param rows the table
     * @param funnel the funnel; columns by the names of the properties that it asks for must be there
     * @param columns in which columns the table says who, what and when
     * @return the tally
     */
    public static FunnelTally run(Dataset<Row> rows, Funnel funnel, UserEvents columns) {
        UserEvents with = checked(rows, funnel, columns);
        Optional<CodedEvents> coded = CodedEvents.of(funnel, with);
        // A client of Spark Connect holds a plan alone, and gets at rows as objects only.
        if (coded.isPresent() && rows instanceof org.apache.spark.sql.classic.Dataset<Row> mine) {
            return coded(mine, funnel, with, coded.get());
        }
        String unit = funnel.toForm().unit();
        Dataset<Row> sorted = with.sorted(rows, unit.isEmpty() ? with.user() : unit);
        return SparkJourney.count(sorted, scan(funnel, with.properties()));
    }

    /** The scan of any funnel, which reads rows as objects. */
    static LogScan<FunnelTally> scan(Funnel funnel, List<String> properties) {
        return new LogScan<>(funnel, properties, hasSummary(funnel.definition()) ? new Summaries(funnel) : null);
    }

    private static FunnelTally coded(
            org.apache.spark.sql.classic.Dataset<Row> rows, Funnel funnel, UserEvents columns, CodedEvents coded) {
        var sorted = (org.apache.spark.sql.classic.Dataset<Row>) coded.sorted(rows, columns);
        return sorted.queryExecution().toRdd().toJavaRDD().mapPartitions(codedScan(funnel, coded)).collect().stream()
                .map(bytes -> TallyBytes.read(bytes, FunnelTally.class))
                .reduce(funnel.empty(), FunnelTally::plus);
    }

    static CodedScan codedScan(Funnel funnel, CodedEvents coded) {
        return new CodedScan(funnel, coded, hasSummary(funnel.definition()) ? new Summaries(funnel) : null);
    }

    private static UserEvents checked(Dataset<Row> rows, Funnel funnel, UserEvents columns) {
        checkArgument(rows != null && funnel != null && columns != null, "rows, funnel and columns must not be null");
        UserEvents with = columns;
        for (String property : properties(funnel)) {
            with = with.properties().contains(property) ? with : with.with(property);
        }
        return with;
    }

    private static Set<String> properties(Funnel funnel) {
        Funnel.Form form = funnel.toForm();
        Set<String> properties = new LinkedHashSet<>();
        form.steps().forEach(step -> addProperties(step, properties));
        form.exclusions().forEach(exclusion -> addProperties(exclusion.events(), properties));
        properties.add(form.unit());
        properties.add(form.holding());
        properties.remove("");
        return properties;
    }

    private static void addProperties(Step step, Set<String> properties) {
        step.conditions().stream().map(Condition::property).forEach(properties::add);
    }

    private static boolean hasSummary(Funnel funnel) {
        try {
            FunnelSummary.empty(funnel, ChronoUnit.MICROS);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The summary of each user: what must be kept of a day so that it can be joined with later ones. With k steps it holds k(k + 5)/2 times, however many
     * events there were.
     *
     * @param rows the events of a span of time
     * @param funnel a funnel that {@link FunnelSummary} has summaries of
     * @param columns in which columns the table says who, what and when
     * @return a row for each user with events: {@code user}, a text, and {@code summary}, binary
     * @throws IllegalArgumentException if there is no exact summary for the funnel
     */
    public static Dataset<Row> summaries(Dataset<Row> rows, Funnel funnel, UserEvents columns) {
        UserEvents with = checked(rows, funnel, columns);
        FunnelSummary.empty(funnel, ChronoUnit.MICROS);
        return with.sorted(rows, with.user())
                .mapPartitions(
                        new SummaryScan.OfEvents(funnel, with.properties()),
                        Encoders.tuple(Encoders.STRING(), Encoders.BINARY()))
                .toDF("user", "summary");
    }

    /**
     * The tally of users whose summaries were kept.
     *
     * @param summaries rows of {@code user} and {@code summary}, in any order; those of one user are of spans of time that don't overlap
     * @param funnel the funnel of all of them
     * @return the tally, equal to that of all events
     */
    public static FunnelTally join(Dataset<Row> summaries, Funnel funnel) {
        checkArgument(summaries != null && funnel != null, "summaries and funnel must not be null");
        Dataset<Row> byUser = summaries
                .select(col("user").cast("string"), col("summary"))
                .repartition(col("user"))
                .sortWithinPartitions("user");
        return byUser
                .mapPartitions(new SummaryScan.OfSummaries(funnel), TallyEncoder.of(FunnelTally.class))
                .collectAsList()
                .stream()
                .reduce(funnel.empty(), FunnelTally::plus);
    }

    private record Summaries(Funnel funnel) implements LogScan.Parts<FunnelTally> {

        @Override
        public LogScan.Parts.Reader<FunnelTally> reader() {
            return new SummaryReader(funnel);
        }
    }

    /** Joins the parts of a user. Rows after the end of the data are set aside here: summaries know no end. */
    private static final class SummaryReader implements LogScan.Parts.Reader<FunnelTally> {

        private final Funnel funnel;
        private final Funnel definition;
        private final @Nullable Instant asOf;
        private FunnelSummary summary;
        private long afterAsOf;

        SummaryReader(Funnel funnel) {
            this.funnel = funnel;
            definition = funnel.definition();
            asOf = funnel.readAsOf().orElse(null);
            summary = FunnelSummary.empty(definition, ChronoUnit.MICROS);
        }

        @Override
        public void add(EventLog part) {
            EventLog seen = asOf == null ? part : part.upTo(asOf);
            afterAsOf += part.size() - seen.size();
            seen.timelines().forEach(timeline -> summary = summary.then(FunnelSummary.of(definition, timeline)));
        }

        @Override
        public FunnelTally tally() {
            FunnelTally.Counts counts = summary.toTally().toCounts();
            return new FunnelTally.Counts(
                            counts.type(),
                            counts.version(),
                            funnel.toForm(),
                            counts.units(),
                            counts.left(),
                            counts.reached(),
                            afterAsOf)
                    .toTally();
        }
    }
}
