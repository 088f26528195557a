package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.contact.fcr.Fcr;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The library's columns and the stream of records count the same contacts. */
class FcrBenchmarkAgreesTest {

    @Test
    void columnsAndStreamsCountTheSame() {
        FcrBenchmark benchmark = new FcrBenchmark();
        FcrBenchmark.Columns columns = new FcrBenchmark.Columns();
        columns.rows = 20_011;
        columns.fill();
        FcrBenchmark.Rows rows = new FcrBenchmark.Rows();
        rows.fill(columns);
        Fcr fcr = benchmark.fcrColumns(columns);
        assertThat(fcr.proportion()).isEqualTo(benchmark.fcrStreams(rows).named(fcr.name(), fcr.counted()));
        assertThat(fcr.count() + fcr.pending()).isEqualTo(columns.rows);
        assertThat(benchmark.fcrColumnsByIssue(columns).proportion().successes())
                .isGreaterThan(fcr.proportion().successes());
        assertThat(benchmark.fcrMemoryFloor(columns))
                .isEqualTo(IntStream.of(columns.customers).asLongStream().sum()
                        + LongStream.of(columns.seconds).sum());
    }
}
