package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.funnel.FunnelSegments;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ours, on each path, and DuckDB count the same users. */
class FunnelBenchmarkAgreesTest {

    private static final int ROWS = 200_003;
    private static final int USERS = 2_000;

    @Test
    void oursAndSqlCountTheSameUsers() throws Exception {
        FunnelLogs logs = FunnelLogs.unordered(ROWS, USERS);
        EventLog unordered = logs.log(USERS);
        EventLog byTime = logs.byTime().log(USERS);
        EventLog byUser = logs.byUserAndTime(USERS).log(USERS);
        DuckDbFunnelBenchmark duckDb = new DuckDbFunnelBenchmark();
        duckDb.rows = ROWS;
        duckDb.userCount = USERS;
        duckDb.fill();
        for (int steps : new int[] {3, 5}) {
            var funnel = FunnelBenchmark.funnel(steps);
            assertThat(byUser.order()).isEqualTo(EventOrder.BY_USER_AND_TIME);
            assertThat(byTime.order()).isEqualTo(EventOrder.BY_TIME);
            assertThat(unordered.order()).isEqualTo(EventOrder.NONE);
            assertThat(funnel.count(byUser)).isEqualTo(funnel.count(unordered)).isEqualTo(funnel.count(byTime));
            assertThat(FunnelBenchmark.byHand(logs.byUserAndTime(USERS), steps))
                    .containsExactly(funnel.count(unordered).reached().stream()
                            .mapToLong(Long::longValue)
                            .toArray());
            for (String table : new String[] {DuckDbFunnelBenchmark.UNORDERED, DuckDbFunnelBenchmark.SORTED}) {
                assertThat(duckDb.reached(steps, DuckDbFunnelBenchmark.sql(steps, table)))
                        .isEqualTo(funnel.count(unordered).reached());
                assertThat(duckDb.reached(steps, DuckDbFunnelBenchmark.joins(steps, table)))
                        .isEqualTo(funnel.count(unordered).reached());
            }
        }
        duckDb.close();
    }

    @Test
    void theScanReadsAllColumns() {
        FunnelBenchmark benchmark = new FunnelBenchmark();
        benchmark.rows = 1_000;
        benchmark.fill();
        FunnelLogs logs = FunnelLogs.unordered(1_000, FunnelBenchmark.USERS);
        long sum = LongStream.of(logs.times).sum();
        for (int row = 0; row < 1_000; row++) {
            sum += logs.users[row] + logs.events[row];
        }
        assertThat(benchmark.scan()).isEqualTo(sum);
        assertThat(benchmark.runs3()).isEqualTo(benchmark.partitions3()).isEqualTo(benchmark.states3());
        benchmark.close();
    }

    /** Whether rows are of many users or of one, orders agree, and parts make the whole. */
    @Test
    void rulesCountTheSameRows() {
        FunnelRulesBenchmark spread = new FunnelRulesBenchmark();
        spread.rows = 20_000;
        spread.fill();
        HotUserBenchmark hot = new HotUserBenchmark();
        hot.rows = 20_000;
        hot.fill();
        for (FunnelRules rules : List.of(spread, hot)) {
            FunnelTally alone = rules.alone();
            assertThat(rules.states()).isEqualTo(alone);
            assertThat(rules.partitions()).isEqualTo(alone);
            for (FunnelSegments parts : List.of(rules.parts1000(), rules.parts100000())) {
                long entered = parts.results().values().stream()
                        .mapToLong(part -> part.tally().reached(1))
                        .sum();
                assertThat(entered).isEqualTo(alone.reached(1));
            }
            assertThat(rules.per().count()).isEqualTo(20);
            assertThat(rules.totals().reached(1)).isGreaterThanOrEqualTo(alone.reached(1));
            assertThat(rules.shared().reached(1)).isGreaterThanOrEqualTo(alone.reached(1));
            assertThat(rules.exclusions().reached(3)).isLessThanOrEqualTo(alone.reached(3));
            assertThat(rules.exclusionsThatLeave().count()).isEqualTo(alone.count());
            assertThat(rules.optional().reached().get(3)).isEqualTo(alone.reached(3));
            rules.close();
        }
    }
}
