package io.github.cxmetrics.lifetime.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.model.BgNbd;
import io.github.cxmetrics.lifetime.model.Covariates;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.lifetime.purchases.CdNow;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values and reports are serialized, and print the same when they are read back. */
class StoredValuesTest {

    @Test
    void valuesAndReportsAreSerialized() throws Exception {
        BgNbd buying = BgNbd.of(LifetimeUnit.WEEK, 0.243, 4.414, 0.793, 2.426);
        Cltv cltv = Cltv.of(buying, GammaGamma.of(6.25, 3.74, 15.44))
                .annualDiscount(0.15)
                .horizon(Period.ofYears(1));
        CltvRanking top = cltv.top(2, CdNow.holdout().histories());
        CltvRanking ranges = top.withIntervals(Confidence.of(0.90), 7);
        List<Object> values = List.of(
                cltv.acquisition(15),
                cltv.acquisition(1e6),
                ContractCltv.ofChurn(60, 0.03, LifetimeUnit.MONTH),
                CltvComparison.of(new double[] {1, 2, 4}, new double[] {1, 3}, Confidence.DEFAULT, 3),
                new Bootstrap<>(List.of(buying), 2),
                ranges.rows(),
                top.rows());
        for (Object value : values) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        List<Object> results = List.of(cltv, ranges, HoldoutReport.of(buying, CdNow.holdout()));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).hasToString(value.toString());
        }
        RecordLimits.check(getClass(), values);
        Covariates traits = Covariates.of("age", 20, 30);
        assertThat(((Covariates) StoredFormContract.read(StoredFormContract.bytes(traits))).names())
                .containsExactly("age");
    }
}
