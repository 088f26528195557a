package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The example on daily incidents finds the day on which hundreds were closed beyond their service level. */
class MonitorExampleTest {

    @Test
    void theExamplePrintsChartChangeDateAndTarget() {
        assertThat(Examples.run("monitor.jsh"))
                .contains(
                        "within SLA daily (UTC), 2016-02-29 … 2016-04-08: 40 periods (1 partial), n = 3157",
                        "  within SLA: 10 signals in 39 periods, the first 2016-03-13 (beyond 3σ); p′ floored chart, limits from the"
                                + " first 20 periods, Nelson 1, Nelson 2",
                        "  dispersion 6.86 (p < 0.0001), sigma z 1.83",
                        "  2016-03-24    5.9 % of 205, limits 94.1 … 100.0 %",
                        "  within SLA changed at 2016-03-24 (95 % 2016-03-23 … 2016-03-24) from 98.6 % to 22.3 %, Bayes factor"
                                + " > 1000000, dispersion 16.16",
                        "  to 2016-03-27: within SLA 27.8 % (95 % CI 23.2 % … 33.0 %), 88 of 316",
                        "  2016-03-27: within SLA 91.3 % (90 % CI 90.4 % … 92.1 %), n = 3056, target at least 90.0 % by 2016-04-30:"
                                + " met so far, confidence 0.99");
    }
}
