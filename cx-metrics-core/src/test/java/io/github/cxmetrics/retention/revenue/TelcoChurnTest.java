package io.github.cxmetrics.retention.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.golden.GoldenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real data: the telephone customers of service-reference.json, whose charges are the MRR and whose churn ends it. */
class TelcoChurnTest {

    private static final double CLOSE = 1e-9;
    private static MrrMovements movements;

    @BeforeAll
    static void read() throws IOException {
        List<String[]> rows = rows();
        List<String> header = Arrays.asList(rows.get(0));
        int charges = header.indexOf("MonthlyCharges");
        int churn = header.indexOf("Churn");
        int id = header.indexOf("customerID");
        movements = MrrMovements.Rule.of(Currency.getInstance("USD")).count(rows.subList(1, rows.size()), row -> {
            Money mrr = Money.of(row[charges], "USD");
            Money gone = Money.of("0", "USD");
            return MrrMovements.Account.of(row[id], mrr, row[churn].equals("Yes") ? gone : mrr, true);
        });
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = TelcoChurnTest.class.getResourceAsStream("/data/telco_churn.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    @Test
    void publishedFigures() {
        assertThat(movements.logoChurn().value()).isEqualTo(0.265369870793696, within(CLOSE));
        assertThat(movements.ratio(RevenueRatio.GROSS_CHURN)).isEqualTo(0.305033515552821, within(CLOSE));
        assertThat(movements.grr()).isEqualTo(1 - 0.305033515552821, within(CLOSE));
        assertThat(movements.nrr()).isEqualTo(movements.grr());
        assertThat(movements).hasToString("USD MRR 456116.60 to 316985.75: NRR 69.5 %, GRR 69.5 %, 7043 accounts");
    }

    @Test
    void goldenFigures() {
        JsonNode telco = GoldenFile.tree("service-reference.json").path("telco");
        Assumptions.assumeFalse(telco.isMissingNode());
        assertThat(movements.count()).isEqualTo(telco.path("rows").asLong());
        assertThat(movements.logoChurn().successes())
                .isEqualTo(telco.path("churned").asLong());
        assertThat(movements.logoChurn().value())
                .isEqualTo(telco.path("logoChurn").asDouble(), within(CLOSE));
        assertThat(movements.start().minor()).isEqualTo(telco.path("mrrCents").asLong());
        assertThat(movements.moves().mrr(MrrMovements.Kind.CHURN).minor())
                .isEqualTo(telco.path("churnedMrrCents").asLong());
        assertThat(movements.ratio(RevenueRatio.GROSS_CHURN))
                .isEqualTo(telco.path("mrrChurn").asDouble(), within(CLOSE));
    }
}
