package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Proportion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResponseRateTest {

    private static final ResponseRate RATE = ResponseRate.ofCounts(400, 380, 150, 100);

    @Test
    void ratesBetweenTheStages() {
        assertThat(RATE.value()).isEqualTo(0.25);
        assertThat(RATE.percent()).isEqualTo(25);
        assertThat(RATE.count()).isEqualTo(400);
        assertThat(RATE.responseRate()).isEqualTo(Proportion.of(100, 400));
        assertThat(RATE.responseRateOfDelivered()).isEqualTo(Proportion.of(100, 380));
        assertThat(RATE.deliveryRate()).isEqualTo(Proportion.of(380, 400));
        assertThat(RATE.startRate()).isEqualTo(Proportion.of(150, 380));
        assertThat(RATE.completionRate()).isEqualTo(Proportion.of(100, 150));
        assertThat(RATE.interval()).isEqualTo(Proportion.of(100, 400).interval());
    }

    @Test
    void countsTheFurthestStage() {
        assertThat(Stream.of(ResponseStage.values()).collect(ResponseRate.collector()))
                .isEqualTo(ResponseRate.ofCounts(4, 3, 2, 1));
    }

    @Test
    void comparesUnderItsOwnName() {
        Comparison change = RATE.versus(ResponseRate.ofCounts(500, 400, 100, 100));
        assertThat(change.metric()).isEqualTo("response rate");
        assertThat(change.difference()).isEqualTo(0.05, within(1e-12));
        assertThat(change.interval().method()).isEqualTo("Newcombe");
    }

    @Test
    void refusesCountsThatDoNotNest() {
        assertRefused(1, 2, 0, 0, "delivered must not exceed invited: 2 of 1");
        assertRefused(9, 8, 9, 0, "started must not exceed delivered: 9 of 8");
        assertRefused(9, 8, 3, 4, "completed must not exceed started: 4 of 3");
        assertRefused(-1, 0, 0, 0, "invited must not be negative: -1");
        assertRefused(1, -1, 0, 0, "delivered must not be negative: -1");
        assertRefused(1, 1, -1, 0, "started must not be negative: -1");
        assertRefused(1, 1, 1, -1, "completed must not be negative: -1");
    }

    private static void assertRefused(long invited, long delivered, long started, long completed, String message) {
        assertThatThrownBy(() -> ResponseRate.ofCounts(invited, delivered, started, completed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void prints() {
        assertThat(RATE)
                .hasToString("response rate 25.0 % (95 % CI 21.0 % … 29.5 %), n = 400: 380 delivered, 150 started,"
                        + " 100 completed");
        assertThat(ResponseRate.RULE.empty()).hasToString("response rate: no invitations");
        assertThatThrownBy(() -> ResponseRate.RULE.empty().percent())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("response rate is undefined: no invitations");
    }
}
