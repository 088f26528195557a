package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StoredRetentionTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Instant INSTANT = Instant.parse("2026-03-31T08:15:00Z");
    private static final ConversionRule TRIAL = ConversionRule.trial(14, EUR);
    private static final CalendarPeriods WEEKS = CalendarPeriods.weeks(ZoneId.of("Europe/Berlin"), DayOfWeek.SUNDAY);
    private static final ChurnAfterEventRule OUTAGE = ChurnAfterEventRule.of("outage", WEEKS, 30);

    @Test
    void observationsAndResultsAreSerializable() throws Exception {
        Money fee = Money.of("9.99", "EUR");
        List<Object> results = List.of(
                ConversionRate.Case.converted(DAY, DAY, fee, fee),
                ConversionRate.Case.open(DAY, fee),
                CustomerHistory.of(INSTANT, INSTANT).leftAt(INSTANT),
                Churn.Presence.of(3, 7),
                ChurnRate.of(0.05, 30),
                DailyChurn.of(new long[] {10, 9}, new long[] {1, 0}),
                RetentionRate.Outcome.KEPT);
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
    }

    @Nested
    class RetentionRule extends StorableContract<RetentionRate.Rule> {
        @Override
        protected List<RetentionRate.Rule> values() {
            return List.of(RetentionRate.RULE);
        }
    }

    @Nested
    class ChurnRule extends StorableContract<Churn.Rule> {
        @Override
        protected List<Churn.Rule> values() {
            return List.of(Churn.Rule.of(30), Churn.Rule.of(31));
        }
    }

    @Nested
    class Conversion extends StorableContract<ConversionRule> {
        @Override
        protected List<ConversionRule> values() {
            return List.of(TRIAL, ConversionRule.renewal(14, EUR), ConversionRule.renewal(0, EUR));
        }
    }

    @Nested
    class ConversionAsOf extends StorableContract<ConversionRule.AsOf> {
        @Override
        protected List<ConversionRule.AsOf> values() {
            return List.of(TRIAL.asOf(DAY), TRIAL.asOf(DAY.plusDays(1)));
        }
    }

    @Nested
    class AfterEvent extends StorableContract<ChurnAfterEventRule> {
        @Override
        protected List<ChurnAfterEventRule> values() {
            return List.of(OUTAGE, ChurnAfterEventRule.of("outage", CalendarPeriods.months(ZoneId.of("UTC")), 30));
        }
    }

    @Nested
    class AfterEventAsOf extends StorableContract<ChurnAfterEventRule.AsOf> {
        @Override
        protected List<ChurnAfterEventRule.AsOf> values() {
            return List.of(OUTAGE.asOf(INSTANT), OUTAGE.asOf(INSTANT.plusNanos(1)));
        }
    }
}
