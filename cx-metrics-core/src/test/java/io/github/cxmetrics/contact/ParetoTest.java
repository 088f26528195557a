package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParetoTest {

    private static final Pareto REASONS =
            Pareto.ofCounts(Map.of("billing", 50L, "login", 30L, "delivery", 15L, "other", 5L));

    @Test
    void rowsAreSortedByCount() {
        assertThat(REASONS.rows())
                .containsExactly(
                        new Pareto.Row("billing", 50, 0.5, 0.5),
                        new Pareto.Row("login", 30, 0.3, 0.8),
                        new Pareto.Row("delivery", 15, 0.15, 0.95),
                        new Pareto.Row("other", 5, 0.05, 1));
        assertThat(REASONS.count()).isEqualTo(100);
        assertThat(REASONS.countOf("login")).isEqualTo(30);
        assertThat(REASONS.countOf("weather")).isZero();
    }

    @Test
    void theVitalFewReachTheirShare() {
        assertThat(few(0.01)).containsExactly("billing");
        assertThat(few(0.5)).containsExactly("billing");
        assertThat(few(0.51)).containsExactly("billing", "login");
        assertThat(few(0.8)).containsExactly("billing", "login");
        assertThat(few(0.81)).containsExactly("billing", "login", "delivery");
        assertThat(few(1)).containsExactly("billing", "login", "delivery", "other");
        assertThat(Pareto.RULE.empty().vitalFew(0.8)).isEmpty();
    }

    private static List<String> few(double share) {
        return REASONS.vitalFew(share).stream().map(Pareto.Row::reason).toList();
    }

    @Test
    void aShareLiesAboveNothingAndUpToAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REASONS.vitalFew(0))
                .withMessage("share must be above 0 and at most 1: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REASONS.vitalFew(1.01))
                .withMessage("share must be above 0 and at most 1: 1.01");
    }

    @Test
    void aReasonThatNobodyHadIsNone() {
        Pareto counts = Pareto.ofCounts(Map.of("billing", 2L, "weather", 0L));
        assertThat(counts).isEqualTo(Pareto.RULE.count(List.of("billing", "billing")));
        assertThat(counts.rows()).hasSize(1);
    }
}
