package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.shell.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void survey2017() {
        Table table = Samples.sfo2017();
        assertThat(table.size()).isEqualTo(2831);
        assertThat(table.missing("NETPRO")).isEqualTo(1);
        assertThat(table.line(2823)).isEqualTo(2825);
        assertThat(table.texts("NETPRO")[2823]).isNull();
        assertThat(table.where("NETPRO", "11").rows()).hasSize(84);
        assertThat(Arrays.stream(table.doubles("WEIGHT")).sum()).isCloseTo(2831, within(1e-6));
    }

    @Test
    void survey2018() {
        Table table = Samples.sfo2018();
        assertThat(table.size()).isEqualTo(2809);
        assertThat(table.columns()).isEqualTo(Samples.sfo2017().columns());
        assertThat(table.missing("NETPRO")).isZero();
        assertThat(table.where("NETPRO", "11").rows()).hasSize(159);
        assertThat(table.by("BAREA").counts().keySet()).containsExactly("A", "B", "C", "D", "E", "F", "G");
    }

    @Test
    void telephoneCustomers() {
        Table table = Samples.telcoChurn();
        assertThat(table.size()).isEqualTo(7043);
        assertThat(Arrays.stream(table.texts("customerID")).distinct()).hasSize(7043);
        assertThat(table.where("Churn", "Yes").rows()).hasSize(1869);
        assertThat(Arrays.stream(table.ints("tenure")).filter(tenure -> tenure == 0))
                .hasSize(11);
        assertThat(table.missing("TotalCharges")).isEqualTo(11);
    }

    @Test
    void purchases() {
        Table table = Samples.cdnow();
        assertThat(table.size()).isEqualTo(6919);
        assertThat(Arrays.stream(table.ints("sample_id")).distinct()).hasSize(2357);
        assertThat(table.missing("spend")).isZero();
    }

    @Test
    void theLicenceOfTheTelephoneCustomersComesWithThem() throws IOException {
        try (InputStream licence = Samples.class.getResourceAsStream("data/telco_churn.LICENSE.txt")) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Apache License", "Version 2.0, January 2004");
        }
    }

    @Test
    void incidents() {
        Table table = Samples.incidents();
        assertThat(table.size()).isEqualTo(5998);
        assertThat(Arrays.stream(table.texts("number")).distinct()).hasSize(890);
        assertThat(table.missing("resolved_at")).isEqualTo(59);
    }
}
