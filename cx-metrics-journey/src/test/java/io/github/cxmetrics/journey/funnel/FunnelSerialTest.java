package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Identities;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Observations and results that are no tallies can be sent, and are read back with the library's own filter. */
class FunnelSerialTest {

    private static final Event VISIT = Event.of("ann", "visit", "2024-05-01T10:00:00Z")
            .with("channel", "email")
            .with("n", 1);
    private static final Event BUY =
            Event.of("ann", "buy", "2024-05-01T11:00:00Z").with("price", 40.0);
    private static final Event OTHER =
            Event.of("bob", "visit", "2024-05-02T10:00:00Z").with("channel", "ads");
    private static final Event SEARCH = Event.of("bob", "search", "2024-05-02T10:01:00Z");

    @Test
    void observationsAndResultsAreSerializable() throws Exception {
        EventLog log = EventLog.of(VISIT, BUY, OTHER, SEARCH);
        Identities aliases = new Identities(Map.of("bob", "ann"));
        Funnel funnel = Funnel.steps("visit", "buy").asOf(Instant.parse("2024-05-03T00:00:00Z"));
        FunnelResult result = funnel.run(log);
        List<Serializable> all = List.of(
                VISIT,
                aliases,
                aliases.report(log),
                result.histogram(1, 2).get(0),
                result.trend(ChronoUnit.DAYS, ZoneOffset.UTC).get(0),
                result.value("price"),
                ConversionDrivers.of(result).drivers().get(0),
                Breakdown.by("channel").top(2));
        for (Serializable each : all) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(each)))
                    .as("%s", each)
                    .isEqualTo(each);
        }
        ConversionDrivers drivers = ConversionDrivers.of(result);
        assertThat(StoredFormContract.read(StoredFormContract.bytes(drivers))).hasToString(drivers.toString());
    }
}
