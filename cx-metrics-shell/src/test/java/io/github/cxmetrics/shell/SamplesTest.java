package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void incidents() {
        CsvTable table = Samples.incidents();
        assertThat(table.rows()).isEqualTo(5998);
        assertThat(table.strings("number").present().distinct()).hasSize(890);
        assertThat(table.strings("resolved_at").missing()).isEqualTo(59);
    }
}
