package io.github.cxmetrics.monitor.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that other tools print. */
class PublishedDriversTest {

    /** The help page of relWt in R's iopsych. */
    @Test
    void relativeWeightsOfIopsych() {
        DriverModel model = DriverModel.of(
                "y",
                List.of("a", "b", "c", "d"),
                new double[][] {{1, .2, .3, .4}, {.2, 1, .5, .1}, {.3, .5, 1, .2}, {.4, .1, .2, 1}},
                new double[] {-.4, .1, -.3, .4});
        assertThat(model.johnson().shares())
                .extracting(DriverShare::part)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-9 ? 0 : Double.compare(a, b))
                .containsExactly(.24066119, .05492664, .12143476, .28158189);
    }

    /**
     * Fertility of 47 Swiss provinces (Mosteller and Tukey 1977; R's data set swiss): its correlations, and the parts of R² that relaimpo (Grömping 2006)
     * prints for LMG.
     */
    @Test
    void lmgOfRelaimpo() {
        DriverModel model = DriverModel.of(
                        "Fertility",
                        List.of("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"),
                        new double[][] {
                            {1, -0.68654221, -0.63952252, 0.40109505, -0.06085861},
                            {-0.68654221, 1, 0.69841530, -0.57274180, -0.11402160},
                            {-0.63952252, 0.69841530, 1, -0.15385892, -0.09932185},
                            {0.40109505, -0.57274180, -0.15385892, 1, 0.17549591},
                            {-0.06085861, -0.11402160, -0.09932185, 0.17549591, 1}
                        },
                        new double[] {0.35307918, -0.64588270, -0.66378886, 0.46368470, 0.41655603})
                .ofRows(47);
        assertThat(model.r2()).isCloseTo(0.7067, within(5e-5));
        assertThat(model.adjustedR2()).isCloseTo(0.671, within(5e-4));
        assertThat(model.shapley().shares())
                .extracting(DriverShare::part)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5.1e-5 ? 0 : Double.compare(a, b))
                .containsExactly(.0571, .1712, .2601, .1056, .1128);
    }
}
