package io.github.cxmetrics.spark;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Many events of one user, in a heap that could hold a part of them only: as Spark holds them, and as objects. */
final class HeavyUserMain {

    private static final long CODED = 10_000_000;
    private static final long OBJECTS = 4_000_000;
    private static final List<String> NAMES = List.of("visit", "any other event", "signup");

    private HeavyUserMain() {}

    public static void main(String[] args) throws Exception {
        System.out.println(coded(funnel(CODED)) + " | " + objects(funnel(OBJECTS)));
    }

    private static Funnel funnel(long events) {
        return Funnel.steps("visit", "signup", "purchase")
                .within(Duration.ofHours(1))
                .asOf(Instant.ofEpochSecond(events - 1_000_000));
    }

    private static String name(long i, long events) {
        return i == events - 2_000_000 ? "purchase" : NAMES.get((int) (i % 3));
    }

    private static FunnelTally coded(Funnel funnel) throws Exception {
        CodedEvents coded =
                CodedEvents.of(funnel, UserEvents.of("who", "what", "at")).orElseThrow();
        UTF8String heavy = UTF8String.fromString("heavy");
        Iterator<InternalRow> rows = LongStream.range(0, CODED)
                .<InternalRow>mapToObj(i -> new GenericInternalRow(new Object[] {
                    heavy, i * 1_000_000, (long) coded.names().indexOf(name(i, CODED))
                }))
                .iterator();
        return TallyBytes.read(SparkFunnel.codedScan(funnel, coded).call(rows).next(), FunnelTally.class);
    }

    private static FunnelTally objects(Funnel funnel) throws Exception {
        Iterator<Row> rows = LongStream.range(0, OBJECTS)
                .mapToObj(i -> RowFactory.create("heavy", name(i, OBJECTS), i * 1_000_000))
                .iterator();
        return TallyBytes.read(SparkFunnel.scan(funnel, List.of()).call(rows).next(), FunnelTally.class);
    }
}
