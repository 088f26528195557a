package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.OnTime.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A share metric of a user's own: the one that the guide shows. */
class OnTimeTest {

    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);
    private static final OnTime.Rule STRICT = new OnTime.Rule(0);

    private static final List<Delivery> DELIVERIES = List.of(
            new Delivery(MAY_1, MAY_1),
            new Delivery(MAY_1, MAY_1.minusDays(1)),
            new Delivery(MAY_1, MAY_1.plusDays(1)),
            new Delivery(MAY_1, MAY_1.plusDays(9)));

    @Test
    void itCountsPrintsAndCompares() {
        OnTime strict = STRICT.count(DELIVERIES);
        assertThat(strict).hasToString("on-time delivery 50.0 % (95 % CI 15.0 % … 85.0 %), n = 4");
        assertThat(strict.percent()).isEqualTo(50);
        assertThat(strict.versus(STRICT.count(DELIVERIES.subList(0, 2))).line())
                .startsWith("on-time delivery -50.0 pp");
        assertThat(new OnTime.Rule(2).count(DELIVERIES).percent()).isEqualTo(75);
        assertThat(STRICT.empty()).hasToString("on-time delivery: no parcels");
        assertThatThrownBy(STRICT.empty()::value).hasMessage("on-time delivery is undefined: no parcels");
    }

    @Test
    void itRunsInStreamsAndServicesAndRefusesAnotherRule() {
        TallyRecorder<Delivery, OnTime> recorder = TallyRecorder.of(STRICT);
        DELIVERIES.forEach(recorder::record);
        assertThat(recorder.snapshot())
                .isEqualTo(DELIVERIES.parallelStream().collect(STRICT.collector()))
                .isEqualTo(STRICT.count(DELIVERIES));
        assertThatThrownBy(() -> STRICT.empty().plus(new OnTime.Rule(1).empty()))
                .hasMessage("on-time delivery: Rule[graceDays=0] and Rule[graceDays=1] don't go together");
        assertThatThrownBy(() -> STRICT.count(List.of(DELIVERIES.get(0), new Delivery(MAY_1, null))))
                .hasMessage("a delivery needs the day promised and the day it came (row 1)");
    }

    @Test
    void itIsStoredAndReadBack() throws Exception {
        OnTime tally = STRICT.count(DELIVERIES);
        StoredForms forms = StoredForms.none()
                .with("on-time", 1, OnTime.Counts.class)
                .with("on-time-rule", 1, OnTime.Rule.Form.class);
        assertThat(forms.restore(tally.toCounts(), OnTime.class)).isEqualTo(tally);
        assertThat(forms.restore(STRICT.toForm())).isEqualTo(STRICT);
        StoredFormContract.checkRoundTrips(tally, tally.toCounts());
        StoredFormContract.checkRoundTrips(STRICT, STRICT.toForm());
    }

    @Test
    void theGuideShowsItAndItIsShort() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/cxmetrics/OnTime.java"));
        String body = source.substring(source.indexOf("/** On-time delivery")).strip();
        assertThat(Files.readString(Path.of("../docs/guide/write-your-own-metric.md")))
                .contains(body);
        assertThat(body.lines()
                        .filter(line -> !line.isBlank() && !line.strip().startsWith("/**"))
                        .collect(Collectors.toList()))
                .hasSizeLessThanOrEqualTo(75);
    }
}
