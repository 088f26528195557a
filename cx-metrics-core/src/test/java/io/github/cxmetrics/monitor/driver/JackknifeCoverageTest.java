package io.github.cxmetrics.monitor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of the grouped jackknife, simulated again from a fixed seed: how often they hold the true part and the true share of R². */
class JackknifeCoverageTest {

    private static final int SURVEYS = 1500;
    /** Two standard errors of a share near 0.94 over that many surveys. */
    private static final double NOISE = 0.0125;

    private static final double[][] ATTRIBUTES = {{1, .5, .3}, {.5, 1, .4}, {.3, .4, 1}};
    private static final double[] WITH_OUTCOME = {.6, .5, .4};

    @ParameterizedTest
    @CsvSource({"100, 0.92, 0.95", "300, 0.93, 0.96"})
    void intervalsHoldTheTruth(int n, double atLeast, double atMost) {
        DriverModel truth = DriverModel.of("y", List.of("a", "b", "c"), ATTRIBUTES, WITH_OUTCOME);
        DriverRule rule = DriverRule.of("y", "a", "b", "c")
                .withDecimals("y", 3)
                .withDecimals("a", 3)
                .withDecimals("b", 3)
                .withDecimals("c", 3);
        Random random = new Random(20260131);
        int[] parts = new int[3];
        int[] shares = new int[3];
        for (int survey = 0; survey < SURVEYS; survey++) {
            double[][] rows = sample(n, random);
            DriverShares found = rule.count(rows[0], rows[1], rows[2], rows[3]).shapley();
            for (int i = 0; i < 3; i++) {
                DriverShare wanted = truth.shapley().shares().get(i);
                DriverShare got = found.shares().get(i);
                parts[i] += got.partInterval().contains(wanted.part()) ? 1 : 0;
                shares[i] += got.shareInterval().contains(wanted.share()) ? 1 : 0;
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(parts[i] / (double) SURVEYS).as("part %s", i).isBetween(atLeast - NOISE, atMost + NOISE);
            assertThat(shares[i] / (double) SURVEYS).as("share %s", i).isBetween(atLeast - NOISE, atMost + NOISE);
        }
    }

    /** Normal rows with the correlations above, to three decimals. */
    private static double[][] sample(int n, Random random) {
        double[][] lower = cholesky();
        double[][] columns = new double[4][n];
        for (int row = 0; row < n; row++) {
            double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int i = 0; i < 4; i++) {
                double value = 0;
                for (int j = 0; j <= i; j++) {
                    value += lower[i][j] * z[j];
                }
                columns[i < 3 ? i + 1 : 0][row] = Math.rint(1000 * value) / 1000;
            }
        }
        return columns;
    }

    private static double[][] cholesky() {
        double[][] lower = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = i == j ? 1 : i == 3 ? WITH_OUTCOME[j] : ATTRIBUTES[i][j];
                for (int m = 0; m < j; m++) {
                    rest -= lower[i][m] * lower[j][m];
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }
}
