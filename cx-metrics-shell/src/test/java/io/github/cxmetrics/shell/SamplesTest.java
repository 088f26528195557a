package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void survey2017() {
        CsvTable table = Samples.sfo2017();
        assertThat(table.rows()).isEqualTo(2831);
        IntColumn recommend = table.ints("NETPRO");
        assertThat(recommend.missing()).isEqualTo(1);
        assertThat(table.line(2823)).isEqualTo(2825);
        assertThat(recommend.isMissing(2823)).isTrue();
        assertThat(recommend.present().filter(score -> score == 11)).hasSize(84);
        assertThat(table.doubles("WEIGHT").present().sum()).isCloseTo(2831, within(1e-6));
    }

    @Test
    void survey2018() {
        CsvTable table = Samples.sfo2018();
        assertThat(table.rows()).isEqualTo(2809);
        assertThat(table.columns()).isEqualTo(Samples.sfo2017().columns());
        assertThat(table.ints("NETPRO").missing()).isZero();
        assertThat(table.ints("NETPRO").present().filter(score -> score == 11)).hasSize(159);
        assertThat(table.strings("BAREA").present().distinct().sorted())
                .containsExactly("A", "B", "C", "D", "E", "F", "G");
    }

    @Test
    void telephoneCustomers() {
        CsvTable table = Samples.telcoChurn();
        assertThat(table.rows()).isEqualTo(7043);
        assertThat(table.strings("customerID").present().distinct()).hasSize(7043);
        assertThat(table.strings("Churn").present().filter("Yes"::equals)).hasSize(1869);
        assertThat(table.ints("tenure").present().filter(tenure -> tenure == 0)).hasSize(11);
        assertThat(table.doubles("TotalCharges").missing()).isEqualTo(11);
    }

    @Test
    void purchases() {
        CsvTable table = Samples.cdnow();
        assertThat(table.rows()).isEqualTo(6919);
        assertThat(table.ints("sample_id").present().distinct()).hasSize(2357);
        assertThat(table.doubles("spend").missing()).isZero();
    }

    @Test
    void theLicenceOfTheTelephoneCustomersComesWithThem() throws IOException {
        try (InputStream licence = Samples.class.getResourceAsStream("data/telco_churn.LICENSE.txt")) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Apache License", "Version 2.0, January 2004");
        }
    }
}
