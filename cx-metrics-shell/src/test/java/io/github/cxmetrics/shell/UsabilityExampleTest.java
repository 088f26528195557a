package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on usability prints what the redesign changed, and what the times of the winners alone would have said. */
class UsabilityExampleTest {

    @Test
    void theExamplePrintsWhatTheRedesignChanged() {
        List<String> lines = Examples.run("usability.jsh");
        assertThat(lines)
                .contains(
                        "  before: SUS 56.6 (95 % CI 46.3 … 66.8), n = 8: grade D, marginal; 1 gave the same answer ten times;"
                                + " 1 missing answer taken for 3",
                        "  after:  SUS 81.6 (95 % CI 72.2 … 90.9), n = 8: grade A, acceptable",
                        "  before: task time: geometric mean 2.73 minutes (95 % CI 1.75 … 5.32), n = 8, 3 failed",
                        "  the winners alone, before: task time: geometric mean 111 seconds (95 % CI 82.9 … 149), n = 5",
                        "  task time ratio 0.493 (95 % CI 0.228 … 0.905), p = 0.0288"
                                + " (interval: MOVER of profile intervals; test: inversion of the interval)",
                        "adoption of eligible users   8.0 %  1200",
                        "clicked     118        10.3 %           29.4 %",
                        "LCP    2380 ms  2090 … 3900    good  80.0 %  20",
                        "core web vitals: passed",
                        "  after:  net emotional value of words 34.7 (95 % CI 14.9 … 51.9), n = 95, 120 neutral");
    }
}
