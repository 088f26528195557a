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

/** Ten million events of one user, in a heap that could hold a tenth of them. */
final class HeavyUserMain {

    static final long EVENTS = 10_000_000;

    private HeavyUserMain() {}

    public static void main(String[] args) throws Exception {
        Funnel funnel = Funnel.steps("visit", "signup", "purchase")
                .within(Duration.ofHours(1))
                .asOf(Instant.ofEpochSecond(EVENTS - 1_000_000));
        List<String> names = List.of("visit", "scroll", "signup");
        Iterator<Row> rows = LongStream.range(0, EVENTS)
                .mapToObj(i -> RowFactory.create(
                        "heavy", i == EVENTS - 2_000_000 ? "purchase" : names.get((int) (i % 3)), i * 1_000_000))
                .iterator();
        byte[] bytes = SparkFunnel.scan(funnel, List.of()).call(rows).next();
        System.out.println(TallyBytes.read(bytes, FunnelTally.class));
    }
}
