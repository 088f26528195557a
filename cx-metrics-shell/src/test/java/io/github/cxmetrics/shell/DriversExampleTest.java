package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes with recommending the airport. */
class DriversExampleTest {

    @Test
    void theDriversOfTheAirportSurvey() {
        List<String> lines = Examples.run("drivers.jsh");
        assertThat(lines)
                .contains(
                        "  drivers of recommend by overall, find the way, security: R² 0.381, n = 2269, 562 rows with a gap",
                        "  rows without an answer: overall 143, find the way 148, security 424",
                        "  security: r = 0.420, Spearman 0.44 (95 % CI 0.40 … 0.47), n = 2373",
                        "  less 2018 it is 2017 again: true")
                .containsSubsequence(
                        "driver        mean     r  share of R²         interval  part of R²   beta  VIF",
                        "overall       4.05  0.56       59.0 %  52.2 % … 65.9 %       0.225  0.446  1.2",
                        "security      4.32  0.42       22.1 %  18.0 % … 26.1 %       0.084  0.181  1.5",
                        "find the way  4.42  0.40       18.9 %  13.8 % … 24.0 %       0.072  0.134  1.5",
                        "attribute     importance       interval  performance     interval              field",
                        "overall            0.590  0.522 … 0.659         4.05  4.02 … 4.08   concentrate here",
                        "Both years: drivers of recommend by overall, find the way, security: R² 0.416, n = 4423,"
                                + " 1217 rows with a gap");
    }
}
