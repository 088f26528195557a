package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Proportion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResponseRateTest {

    private static final ResponseRate RATE =
            ResponseRate.inviting(400).delivered(380).started(150).completed(100);

    @Test
    void ratesBetweenTheStages() {
        assertThat(RATE.value()).isEqualTo(0.25);
        assertThat(RATE.percent()).isEqualTo(25);
        assertThat(RATE.count()).isEqualTo(400);
        assertThat(RATE.proportion()).isEqualTo(Proportion.of(100, 400).named("response rate", "invitations"));
        assertThat(RATE.responseRateOfDelivered())
                .isEqualTo(Proportion.of(100, 380).named("response rate of delivered", "delivered invitations"));
        assertThat(RATE.deliveryRate()).isEqualTo(Proportion.of(380, 400).named("delivery rate", "invitations"));
        assertThat(RATE.startRate()).isEqualTo(Proportion.of(150, 380).named("start rate", "delivered invitations"));
        assertThat(RATE.completionRate()).isEqualTo(Proportion.of(100, 150).named("completion rate", "begun surveys"));
        assertThat(RATE.interval()).isEqualTo(Proportion.of(100, 400).interval());
    }

    @Test
    void countsTheFurthestStage() {
        assertThat(Stream.of(ResponseStage.values()).collect(ResponseRate.collector()))
                .isEqualTo(ResponseRate.inviting(4).delivered(3).started(2).completed(1));
    }

    @Test
    void comparesUnderItsOwnName() {
        Comparison change = RATE.versus(
                ResponseRate.inviting(500).delivered(400).started(100).completed(100));
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
        assertThatThrownBy(() -> ResponseRate.inviting(invited)
                        .delivered(delivered)
                        .started(started)
                        .completed(completed))
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
