package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of plans and forecasts. */
class StaffingFormsTest {

    private static final ContactLoad LOAD = ContactLoad.of(100, Duration.ofMinutes(30), Duration.ofMinutes(3));
    private static final StaffingPlan PLAN = StaffingPlan.serviceLevel(0.8, Duration.ofSeconds(20))
            .withMeanPatience(Duration.ofMinutes(2))
            .withMaxOccupancy(0.85)
            .withShrinkage(0.3)
            .withConversations(2);

    private static HoltWinters fit(Trend trend) {
        double[] volumes = IntStream.range(0, 24)
                .mapToDouble(t -> 50 + t + 10 * (t % 4) + t * 7 % 5)
                .toArray();
        return HoltWinters.fit(volumes, 4, trend);
    }

    @Nested
    class Plans extends StorableContract<StaffingPlan> {

        @Override
        protected List<StaffingPlan> values() {
            return List.of(
                    PLAN,
                    StaffingPlan.speedOfAnswer(Duration.ofSeconds(30)),
                    StaffingPlan.abandonment(0.05, Duration.ofMinutes(2)));
        }
    }

    @Nested
    class Forecasts extends StorableContract<HoltWinters> {

        @Override
        protected List<HoltWinters> values() {
            return List.of(fit(Trend.DAMPED), fit(Trend.NONE), fit(Trend.LINEAR));
        }
    }

    @Test
    void aForecastGoesOnAsItWas() {
        HoltWinters model = fit(Trend.LINEAR);
        HoltWinters back = model.toForm().restore();
        assertThat(back.forecast(9)).isEqualTo(model.forecast(9));
        assertThat(back.fitted()).isEqualTo(model.fitted());
        assertThat(back).isNotEqualTo(fit(Trend.DAMPED));
    }

    @Test
    void resultsAreSerializable() throws Exception {
        RequiredAgents agents = PLAN.agentsFor(LOAD);
        List<Object> results = List.of(
                LOAD,
                agents,
                ErlangC.of(LOAD, 14),
                ErlangC.of(LOAD, 10),
                Workload.of(40, Duration.ofMinutes(4)),
                fit(Trend.NONE).forecast(1).get(0),
                ForecastError.of(new double[] {1, 2}, new double[] {2, 2}));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
        assertThat(StoredFormContract.read(StoredFormContract.bytes(agents.queue())))
                .hasToString(agents.queue().toString());
    }

    @Test
    void impossibleModelsAreNamed() {
        HoltWinters.Form form = fit(Trend.LINEAR).toForm();
        List<Double> seasons = new ArrayList<>(form.seasons());
        seasons.set(1, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoltWinters.Form(
                                form.type(),
                                1,
                                form.trend(),
                                form.alpha(),
                                form.beta(),
                                form.gamma(),
                                form.phi(),
                                form.level(),
                                form.slope(),
                                seasons,
                                form.fitted(),
                                form.variance())
                        .restore())
                .withMessage("seasons must be finite, not NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.checked(1.5, 0, 0, 1, Trend.LINEAR))
                .withMessage("alpha must be in 0..1, not 1.5");
        assertThat(Smoothing.checked(0.5, 0.5, 0.5, 1, Trend.LINEAR).gamma()).isEqualTo(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.checked(0.5, 0.51, 0, 1, Trend.LINEAR))
                .withMessage("beta must be in 0..alpha, not 0.51");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.checked(0.5, 0, 0.51, 1, Trend.LINEAR))
                .withMessage("gamma must be in 0..1 - alpha, not 0.51");
        for (double phi : new double[] {0.8, 0.98}) {
            assertThat(Smoothing.checked(0, 0, 1, phi, Trend.DAMPED).phi()).isEqualTo(phi);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.checked(0.5, 0, 0, 0.99, Trend.DAMPED))
                .withMessage("phi must be in 0.8..0.98, not 0.99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Smoothing.checked(0.5, 0, 0, 0.9, Trend.LINEAR))
                .withMessage("phi must be 1, not 0.9");
    }
}
