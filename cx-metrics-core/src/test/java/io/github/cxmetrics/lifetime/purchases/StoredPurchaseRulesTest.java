package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules of purchases as plain data, and what is serialized. */
class StoredPurchaseRulesTest {

    @Nested
    class PurchaseRuleTest extends StorableContract<PurchaseRule> {

        @Override
        protected List<PurchaseRule> values() {
            return List.of(
                    PurchaseRule.of(Currency.getInstance("KWD")).withAmounts(AmountPolicy.NET),
                    PurchaseRule.of(Currency.getInstance("EUR")));
        }
    }

    @Nested
    class PurchasePeriodsTest extends StorableContract<PurchasePeriods> {

        @Override
        protected List<PurchasePeriods> values() {
            return List.of(
                    PurchasePeriods.calendar(LifetimeUnit.MONTH),
                    PurchasePeriods.daysIn(LifetimeUnit.MONTH),
                    PurchasePeriods.daysIn(LifetimeUnit.WEEK));
        }
    }

    @Nested
    class RfmGridTest extends StorableContract<RfmGrid> {

        @Override
        protected List<RfmGrid> values() {
            return List.of(new RfmGrid(List.of(List.of("a", "b"), List.of("b", "c"))), RfmGrid.STANDARD);
        }
    }

    @Nested
    class RfmQuantilesTest extends StorableContract<RfmScale.Quantiles> {

        @Override
        protected List<RfmScale.Quantiles> values() {
            return List.of(
                    new RfmScale.Quantiles(3, RfmScale.Ties.EQUAL_GROUPS),
                    new RfmScale.Quantiles(3, RfmScale.Ties.SAME_SCORE),
                    new RfmScale.Quantiles(5, RfmScale.Ties.SAME_SCORE));
        }
    }

    @Nested
    class RfmLimitsTest extends StorableContract<RfmScale.Limits> {

        @Override
        protected List<RfmScale.Limits> values() {
            return List.of(
                    new RfmScale.Limits(
                            List.of(3, 8), List.of(4, 9), List.of(Money.of("25", "EUR"), Money.of("100", "EUR"))),
                    new RfmScale.Limits(List.of(3), List.of(4), List.of(Money.of("25", "JPY"))));
        }
    }

    @Test
    void observationsAndReadingsAreSerialized() throws Exception {
        Purchase purchase = Purchase.of("a", LocalDate.EPOCH, Money.of("1.25", "EUR"));
        PurchaseHistory history = PurchaseHistory.of(LifetimeUnit.WEEK, 2, 3, 7);
        PurchaseHistories histories = CdNow.donations()
                .withIds(IntStream.range(0, CdNow.donations().size())
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new));
        List<Object> results = List.of(
                purchase,
                history,
                history.withMeanSpend(12.5),
                histories,
                CdNow.roundedWeeks(),
                Rfm.of(CdNow.purchases(), CdNow.HOLDOUT_END).customers());
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
        List<Object> logs = List.of(CdNow.holdout(), Rfm.of(CdNow.purchases(), CdNow.HOLDOUT_END));
        for (Object value : logs) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).hasToString(value.toString());
        }
    }
}
