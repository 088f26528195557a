package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.FitStatus;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.ParetoNbd;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is timed is the work that was meant: fits converge to the population's parameters, and both models see the same future. */
class LifetimeBenchmarkAgreesTest {

    private final LifetimeBenchmark benchmark = new LifetimeBenchmark();

    @Test
    void fitsFindThePopulation() {
        LifetimeBenchmark.Middle middle = new LifetimeBenchmark.Middle();
        middle.histories = LifetimeBenchmark.population(20_000);
        ModelFit<BgNbd> bg = benchmark.bgMiddle(middle);
        assertThat(bg.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(bg.model().r()).isEqualTo(0.243, within(0.02));
        assertThat(bg.model().alpha()).isEqualTo(30.9, within(3.0));
        ModelFit<ParetoNbd> pareto = benchmark.paretoMiddle(middle);
        assertThat(pareto.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(pareto.logLikelihood()).isLessThan(bg.logLikelihood());
        PurchaseHistories histories = middle.histories;
        double byBg = sum(bg.model().expectedTransactions(histories, Horizon.days(365)));
        double byPareto = sum(pareto.model().expectedTransactions(histories, Horizon.days(365)));
        assertThat(byPareto).isEqualTo(byBg, within(0.15 * byBg));
        assertThat(histories.unit()).isEqualTo(LifetimeUnit.DAY);
    }

    /** Nearly as a fit of whole days, although no two histories are equal. */
    @Test
    void distinctHistories() {
        LifetimeBenchmark.Distinct distinct = new LifetimeBenchmark.Distinct();
        distinct.histories = LifetimeBenchmark.distinct(5_000);
        assertThat(IntStream.range(0, 5_000)
                        .mapToObj(i -> distinct.histories.age(i))
                        .distinct())
                .hasSize(5_000);
        assertThat(benchmark.paretoDistinct(distinct).status()).isEqualTo(FitStatus.CONVERGED);
    }

    @Test
    void theTextbookFindsTheSameMaximum() {
        LifetimeBenchmark.Small small = new LifetimeBenchmark.Small();
        small.draw();
        ModelFit<BgNbd> ours = benchmark.bgSmall(small);
        double theirs = benchmark.textbookSmall(small);
        assertThat(theirs).isEqualTo(ours.logLikelihood(), within(1e-3));
        assertThat(ours.logLikelihood()).isGreaterThanOrEqualTo(theirs - 1e-9);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
