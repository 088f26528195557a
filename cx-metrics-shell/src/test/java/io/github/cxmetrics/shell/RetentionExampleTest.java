package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on retention prints the published numbers of the telephone customers, and the cohorts of CDNOW. */
class RetentionExampleTest {

    @Test
    void theExamplePrintsThePublishedNumbers() {
        List<String> lines = Examples.run("retention.jsh");
        assertThat(lines)
                .contains(
                        "  logo churn 26.5 % (95 % CI 25.5 % … 27.6 %), 1869 of 7043, or 0.2653698707936959",
                        "  revenue churn 0.3050335155528214, GRR 0.6949664844471787",
                        "  survival: n = 7043, 1869 observed, median not reached within 72 months",
                        "  restricted mean 54.49 of the first 72 months (95 % CI 53.81 … 55.17), n = 7043",
                        "  chi-square 2352.87253825934, ln p -1176.436",
                        "  together as above: true")
                .containsSubsequence(
                        "contract           n  logo churn          95 % CI",
                        "Month-to-month  3875      42.7 %  41.2 % … 44.3 %",
                        "One year        1473      11.3 %   9.8 % … 13.0 %",
                        "Two year        1695       2.8 %    2.1 % … 3.7 %",
                        "  Month-to-month    47.0 %",
                        "  One year          14.7 %",
                        "  Two year           4.0 %")
                .containsSubsequence("100 % |*", "  0 % |")
                .anyMatch(line -> line.matches("1997-01 +781 +100.0 % +15.9 %.* 4.2 %"))
                .anyMatch(line -> line.matches("1997-03 +719 +100.0 % +12.1 %.* – +–"));
    }
}
