package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of rates, costs and reasons. */
class ContactFormsTest {

    @Nested
    class EventRateRules extends StorableContract<EventRate.Rule> {

        @Override
        protected List<EventRate.Rule> values() {
            return List.of(EventRate.Rule.of("order"), EventRate.Rule.of("customer"));
        }
    }

    @Nested
    class UnitCostRules extends StorableContract<UnitCost.Rule> {

        @Override
        protected List<UnitCost.Rule> values() {
            return List.of(
                    UnitCost.Rule.of(Currency.getInstance("EUR"), "contact"),
                    UnitCost.Rule.of(Currency.getInstance("JPY"), "order"));
        }
    }

    @Nested
    class ParetoRules extends StorableContract<Pareto.Rule> {

        @Override
        protected List<Pareto.Rule> values() {
            return List.of(Pareto.RULE);
        }
    }

    @Test
    void resultsAreSerializable() throws Exception {
        List<Object> results = List.of(
                Pareto.ofCounts(Map.of("billing", 3L)).rows().get(0), new SelfService(400, 100, 50, 30, 10, 200));
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
    }

    @Test
    void impossibleCountsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(new EventRate.Counts(
                        "event-rate", 1, EventRate.Rule.of("day").toForm(), 3, 0)::toTally)
                .withMessage("3 events without exposure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pareto.ofCounts(Map.of(" ", 1L)))
                .withMessage("a reason needs a name, not \" \"");
        assertThatIllegalArgumentException()
                .isThrownBy(new UnitCost.Rule.Form("unit-cost-rule", 1, "XAU", "ounce")::restore)
                .withMessage("currency XAU has no minor unit");
    }

    @Test
    void selfServiceSharesSayWhatTheyAre() {
        SelfService service = new SelfService(400, 100, 50, 30, 10, 200);
        assertThat(service.successRate().toString()).startsWith("self-service success 60.0 %");
        assertThat(service.noFollowUpTicketRate().toString()).startsWith("sessions without a follow-up ticket 80.0 %");
        assertThat(service.share().toString()).startsWith("self-service share 20.0 %");
    }

    @Test
    void theScoreIsUsersOfTheHelpCentreByThoseOfTickets() {
        assertThat(new SelfService(400, 160, 50, 30, 10, 200).scoreRatio()).isEqualTo(2.5);
        assertThatIllegalStateException()
                .isThrownBy(() -> new SelfService(400, 0, 50, 30, 10, 200).scoreRatio())
                .withMessage("self-service score is undefined: no ticket users");
    }
}
