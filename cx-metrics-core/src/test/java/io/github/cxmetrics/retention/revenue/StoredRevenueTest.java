package io.github.cxmetrics.retention.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredRevenueTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void observationsAndResultsAreSerializable() throws Exception {
        Money fee = Money.of("9.99", "EUR");
        LocalDate day = LocalDate.of(2026, 3, 31);
        MrrLog log = MrrLog.of(EUR, List.of(MrrLog.Change.of("a", day, fee)));
        MrrLog.Period period = log.between(day, day.plusDays(40));
        List<Object> results = List.of(
                MrrMovements.Account.of("a", fee, fee, true),
                MrrHistory.Account.of("a", List.of(fee, fee), true),
                MrrLog.Change.of("a", day, fee),
                period,
                period.total(),
                period.total().moves(),
                ChurnReasons.Loss.of(ChurnReason.voluntary("price"), 3, fee),
                Upsell.offering(5).ofWhichAccepted(3).toCustomers(7).earning(fee, fee));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
    }

    @Nested
    class Movements extends StorableContract<MrrMovements.Rule> {
        @Override
        protected List<MrrMovements.Rule> values() {
            return List.of(MrrMovements.Rule.of(EUR), MrrMovements.Rule.of(USD));
        }
    }

    @Nested
    class History extends StorableContract<MrrHistory.Rule> {
        @Override
        protected List<MrrHistory.Rule> values() {
            return List.of(MrrHistory.Rule.of(EUR, 6), MrrHistory.Rule.of(EUR, 7), MrrHistory.Rule.of(USD, 6));
        }
    }

    @Nested
    class Reasons extends StorableContract<ChurnReasons.Rule> {
        @Override
        protected List<ChurnReasons.Rule> values() {
            return List.of(ChurnReasons.Rule.of(EUR), ChurnReasons.Rule.of(USD));
        }
    }
}
