package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.Exclusion;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.StepOrder;
import io.github.cxmetrics.journey.funnel.Stop;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The events of a funnel that asks of an event for its name alone, and for no more than some names: they travel as user, time and one number, in which the name's
 * place stands below a hash of the user.
 *
 * <p>A partition is sorted by one number, of the hash and of the time in quarters of a second, which Spark does without comparing rows. What it leaves open, two
 * users of one hash and the order within a quarter of a second, {@link CodedScan} settles.
 *
 * @param names the names that steps and exclusions ask for, in Spark's order of texts; then one for all others
 */
record CodedEvents(List<String> names) implements Serializable {

    /** Bits of the number that hold the place of the name. */
    static final int NAME_BITS = 16;

    /** Names are found one after the other: beyond so many, rows travel with their columns. */
    private static final int MAX_NAMES = 128;

    /** Bits of the sort key that hold the time: with quarters of a second 142 years, 1950 to 2092. Times outside are all one to the key. */
    private static final int TIME_BITS = 34;

    private static final int TICK_BITS = 18;
    private static final long FIRST_TICK = -631_152_000_000_000L >> TICK_BITS;
    private static final long LAST_TICK = FIRST_TICK + (1L << TIME_BITS) - 1;
    private static final long NAME_MASK = (1L << NAME_BITS) - 1;

    CodedEvents {
        names = List.copyOf(names);
    }

    /** The names of a funnel; nothing where more than the name of an event matters, or every event does. */
    static Optional<CodedEvents> of(Funnel funnel, UserEvents columns) {
        List<Step> asked = Stream.concat(
                        funnel.steps().stream(),
                        funnel.toForm().exclusions().stream().map(Exclusion::events))
                .toList();
        boolean byName = asked.stream()
                .allMatch(step -> step.conditions().isEmpty() && !step.events().isEmpty());
        // Where a funnel asks for properties, or rows have an order at one time, names are not all.
        if (!byName || !columns.properties().isEmpty() || !columns.order().isEmpty() || seesAllRows(funnel.dialect())) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(asked.stream()
                .flatMap(step -> step.events().stream())
                .distinct()
                .map(UTF8String::fromString)
                .sorted()
                .map(UTF8String::toString)
                .toList());
        String other = "any other event";
        while (names.contains(other)) {
            other += "'";
        }
        names.add(other);
        return names.size() <= MAX_NAMES ? Optional.of(new CodedEvents(names)) : Optional.empty();
    }

    /** Whether events that fill no step matter to more than the count of users. */
    private static boolean seesAllRows(Dialect dialect) {
        return dialect.order() == StepOrder.CONTIGUOUS
                || dialect.order() == StepOrder.CONTIGUOUS_BUT_REPEATS
                || dialect.stops().contains(Stop.SCAN_AT_OTHER)
                || dialect.stops().contains(Stop.ATTEMPT_SEES_ALL);
    }

    /** User, microseconds, and the number of hash and name: users side by side, but for those of one hash, and each by time, but for a quarter of a second. */
    Dataset<Row> sorted(Dataset<Row> rows, UserEvents columns) {
        Column event = col(columns.event()).cast("string");
        Column place = lit(names.size() - 1L);
        for (int i = names.size() - 2; i >= 0; i--) {
            place = when(event.equalTo(names.get(i)), (long) i).otherwise(place);
        }
        Column user = col(columns.user()).cast("string");
        Column hash = xxhash64(user).bitwiseAND(lit(~NAME_MASK));
        Column tick = greatest(lit(FIRST_TICK), least(lit(LAST_TICK), shiftright(col("micros"), TICK_BITS)));
        Column key = col("tag").bitwiseAND(lit(-1L << TIME_BITS)).bitwiseOR(tick.minus(lit(FIRST_TICK)));
        return rows.select(
                        user.as("user"),
                        unix_micros(col(columns.time()).cast("timestamp")).as("micros"),
                        when(event.isNotNull(), hash.bitwiseOR(place)).as("tag"))
                .repartition(shiftright(col("tag"), NAME_BITS))
                .sortWithinPartitions(key);
    }

    /** The place of a name. */
    static int name(long tag) {
        return (int) (tag & NAME_MASK);
    }

    /** What rows have in common that stand side by side: those of one user do. */
    static long run(long tag) {
        return tag >> TIME_BITS;
    }

    /** The quarter of a second by which rows were sorted. */
    static long tick(long micros) {
        return Math.max(FIRST_TICK, Math.min(LAST_TICK, micros >> TICK_BITS));
    }
}
