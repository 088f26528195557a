package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on journeys draws the map of the shop's log; the numbers were counted again by an independent script. */
class JourneyExampleTest {

    @Test
    void theExampleDrawsTheMap() {
        List<String> lines = Examples.run("journey.jsh");
        assertThat(lines)
                .containsSubsequence(
                        "journey map of 600 customers, 1212 events in no stage",
                        "stage      events  customers    reach  moved on  lost  median time",
                        "look        20674        600  100.0 %    94.0 %    36       10.3 d",
                        "choose       3362        564   94.0 %    77.1 %   129       18.8 d",
                        "check out    1830        441   73.5 %    63.7 %   160        7.8 d",
                        "buy           470        328   54.7 %         –     –            –",
                        "check out   mobile  front     609        167    47.9 %",
                        "  check out, mobile: 87 lost, effort –, friction –",
                        "  choose, desktop: 76 lost, effort –, friction –")
                .contains(
                        "response rate of purchase 1.3 % (95 % CI 0.6 % … 2.8 %), 6 of 470",
                        "From the first event to the first purchase: steps from any event to purchase: median 25, mean 29.18, 328 of 600 customers got there",
                        "payment_details                       55.1 %   7.9 %       14.22  8.78 … 22.39  < 0.0001     < 0.0001",
                        "overall        600  100.0 %  82.2 %  78.5 %  72.0 %  62.0 %  50.8 %",
                        "Who buys again after buying first: retention 17.9 % (95 % CI 13.5 % … 23.3 %), 42 of 235");
    }
}
