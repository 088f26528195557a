package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on lifetime value prints the published fits of the CDNOW customers, the ten best of them and the tracking of the holdout. */
class LifetimeExampleTest {

    @Test
    void theExamplePrintsThePublishedNumbers() {
        List<String> lines = Examples.run("lifetime.jsh");
        assertThat(lines)
                .contains(
                        "6919 purchases of 2357 customers, 1997-01-01 to 1998-06-30 (8 of amount 0, 0 below 0; USD, zero is a purchase)",
                        "2357 customers, 946 with repeat purchases, in weeks; 1882 transactions in 39 weeks of holdout",
                        "BG/NBD in weeks: r 0.2426, alpha 4.414, a 0.7929, b 2.426",
                        "converged, log-likelihood -9582.43, n = 2357",
                        "Gamma-Gamma: p 6.250, q 3.744, v 15.44",
                        "converged, log-likelihood -4055.92, n = 946",
                        "all 2357 customers: 21348.48",
                        "fit converged",
                        "expected 1653.4; a customer: bias -0.0970, MAE 0.7855, RMSE 1.6080")
                .containsSubsequence(
                        "parameter  estimate  std. error          95 % CI",
                        "r            0.2426     0.01256  0.2192 … 0.2685",
                        "alpha         4.414      0.3782    3.731 … 5.221",
                        "a            0.7929      0.1857   0.5010 … 1.255",
                        "b             2.426      0.7054    1.372 … 4.289")
                .containsSubsequence(
                        "77.0      holdout             4315    4130.2   -4.3 %",
                        "0                    1411   0.237     0.225  0.30",
                        "1             236   3.750     3.648  4.70");
        int heading = lines.indexOf("CLTV of 30 % margin over 1 year, 15 % a year, end of period"
                + " (fits: purchases converged, spend converged)");
        assertThat(lines.get(heading + 2))
                .startsWith("509       18     35.1  35.9     0.946      16.06   77.60  350.87  ")
                .contains(" … ");
        assertThat(lines.get(heading + 11)).startsWith("1365 ");
        assertThat(lines.get(heading + 12)).isEmpty();
    }
}
