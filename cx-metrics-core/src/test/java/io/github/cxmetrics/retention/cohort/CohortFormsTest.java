package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of this package as plain data. */
class CohortFormsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CohortRule MONTHLY = CohortRule.of(CalendarPeriods.months(BERLIN))
            .withEntry(CohortEntry.firstEver().from(LocalDate.of(2024, 1, 1)))
            .withReturn(Returning.inBrackets(0, 0, 1, 3));
    private static final CohortRule DAILY = CohortRule.of(CalendarPeriods.days(BERLIN))
            .withReturn(Returning.on().elapsed());

    @Nested
    class Entry extends StorableContract<CohortEntry> {
        @Override
        protected List<CohortEntry> values() {
            return List.of(CohortEntry.firstEver().from(LocalDate.of(2024, 1, 1)), CohortEntry.recurring());
        }
    }

    @Nested
    class Return extends StorableContract<Returning> {
        @Override
        protected List<Returning> values() {
            return List.of(
                    Returning.inBrackets(1, 7, 8, 30).elapsed().atLeast(2),
                    Returning.on(),
                    Returning.onOrAfter(),
                    Returning.inEvery());
        }
    }

    @Nested
    class Rule extends StorableContract<CohortRule> {
        @Override
        protected List<CohortRule> values() {
            return List.of(MONTHLY, DAILY);
        }
    }

    @Nested
    class AsOf extends StorableContract<CohortRule.AsOf> {
        @Override
        protected List<CohortRule.AsOf> values() {
            return List.of(MONTHLY.asOf(Activities.AS_OF), DAILY.asOf(Activities.AS_OF));
        }
    }

    @Nested
    class Amounts extends StorableContract<CohortRule.Amounts> {
        @Override
        protected List<CohortRule.Amounts> values() {
            return List.of(
                    MONTHLY.asOf(Activities.AS_OF).amounts(),
                    DAILY.asOf(Activities.AS_OF).amounts());
        }
    }

    @Nested
    class Days extends StorableContract<ActiveDaysRule> {
        @Override
        protected List<ActiveDaysRule> values() {
            return List.of(ActiveDaysRule.lastDays(28, BERLIN), ActiveDaysRule.lastDays(7, Activities.UTC));
        }
    }

    @Nested
    class DaysAsOf extends StorableContract<ActiveDaysRule.AsOf> {
        @Override
        protected List<ActiveDaysRule.AsOf> values() {
            return List.of(ActiveDaysRule.lastDays(28, BERLIN).asOf(LocalDate.of(2024, 2, 29)));
        }
    }

    @Nested
    class Repeat extends StorableContract<RepeatPurchaseRule> {
        @Override
        protected List<RepeatPurchaseRule> values() {
            return List.of(
                    RepeatPurchaseRule.withinDays(30, BERLIN),
                    RepeatPurchaseRule.withinDays(7, BERLIN).everyRow());
        }
    }

    @Nested
    class RepeatAsOf extends StorableContract<RepeatPurchaseRule.AsOf> {
        @Override
        protected List<RepeatPurchaseRule.AsOf> values() {
            return List.of(RepeatPurchaseRule.withinDays(30, BERLIN).asOf(Activities.AS_OF));
        }
    }

    @Nested
    class Usage extends StorableContract<UsageInterval.Rule> {
        @Override
        protected List<UsageInterval.Rule> values() {
            return List.of(UsageInterval.Rule.of(BERLIN), UsageInterval.Rule.of(Activities.UTC));
        }
    }

    @Test
    void whatNoRuleSaysIsRefused() {
        Returning.Form brackets = Returning.inBrackets(1, 7).toForm();
        assertThatThrownBy(() -> new Returning.Form(
                                brackets.type(),
                                1,
                                Returning.Form.Kind.ON,
                                brackets.brackets(),
                                brackets.clock(),
                                brackets.times())
                        .restore())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a return on has no brackets");
        assertThatThrownBy(() -> MONTHLY.asOf(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("asOf must lie within 999999 years of year 0, not at +1000000000-12-31");
        assertThatThrownBy(() -> CohortEntry.firstEver().from(LocalDate.MAX))
                .hasMessage("the range start must lie within 999999 years of year 0, not on +999999999-12-31");
    }

    @Test
    void observationsAndTablesGoThroughSerialization() throws Exception {
        CustomerActivity customer = Activities.spending().get(3).since(Activities.day(0));
        assertThat(StoredFormContract.read(StoredFormContract.bytes(customer))).isEqualTo(customer);
        LifeCycle cycle = LifeCycle.ofPeriods(List.of(List.of("ann", "bob"), List.of("bob")));
        Object back = StoredFormContract.read(StoredFormContract.bytes(cycle));
        assertThat(back).hasToString(cycle.toString());
        assertThat(((LifeCycle) back).periods().get(1).newlyDormantNames()).containsExactly("ann");
    }
}
