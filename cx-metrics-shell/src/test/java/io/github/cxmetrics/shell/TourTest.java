package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a newcomer sees first: the tour prints the published numbers of the airport survey. */
class TourTest {

    @Test
    void theTourPrintsTheNumbersOfTheSurvey() {
        List<String> lines = Examples.run("tour.jsh");
        assertThat(lines)
                .contains(
                        "  NPS 2017 = 39.84 [37.19, 42.42], n = 2746, 85 excluded = 84 code 11 and 1 empty",
                        "  NPS 2018 = 30.98 [28.12, 33.78], n = 2650, 159 excluded",
                        "  difference = -8.86 [-12.71, -5.01], p = 6.6e-06",
                        "  NPS 2017 = 40.40 [37.52, 43.19], effective n = 2266.5",
                        "  NPS 2018 = 35.11 [31.98, 38.16], effective n = 2134.2",
                        "  weighted difference = -5.28 [-9.48, -1.09], p = 0.0135",
                        "  CSAT top-two 2017 = 82.07 % [80.57, 83.47], n = 2688, 143 excluded",
                        "  CSAT top-two 2018 = 78.44 % [76.82, 79.97], n = 2625, 184 excluded",
                        "  ease of security 2017 = 82.01 % easy, mean 4.31 [4.27, 4.34], n = 2407, 424 excluded",
                        "  ease of security 2018 = 72.80 % easy, mean 4.09 [4.05, 4.13], n = 2364, 445 excluded")
                .containsSubsequence(
                        "BAREA    n   NPS      95 % CI",
                        "A      661  19.7  13.8 … 25.4", "G      503  28.8  22.2 … 35.2");
    }
}
