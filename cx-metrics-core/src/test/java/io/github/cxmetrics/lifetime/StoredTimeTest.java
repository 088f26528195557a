package io.github.cxmetrics.lifetime;

import io.github.cxmetrics.StorableContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Horizons and discounts as plain data. */
class StoredTimeTest {

    @Nested
    class HorizonTest extends StorableContract<Horizon> {

        @Override
        protected List<Horizon> values() {
            return List.of(Horizon.weeks(39), Horizon.years(1), Horizon.infinite());
        }
    }

    @Nested
    class DiscountTest extends StorableContract<Discount> {

        @Override
        protected List<Discount> values() {
            return List.of(
                    Discount.annual(0.15).midPeriod().bookedEvery(Horizon.months(3)),
                    Discount.continuous(0.0027, LifetimeUnit.WEEK),
                    Discount.perPeriod(0.01, LifetimeUnit.MONTH).startOfPeriod());
        }
    }
}
