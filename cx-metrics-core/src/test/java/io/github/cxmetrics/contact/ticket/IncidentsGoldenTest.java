package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import io.github.cxmetrics.survival.QuantileMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A real log: UCI "Incident management process enriched event log" (Amaral, Fantinato, Peres), CC BY 4.0. Its last row of each incident says when that was
 * opened and resolved.
 */
class IncidentsGoldenTest {

    private static final double CLOSE = 1e-9;
    private static final double MINUTES = 60;
    private static final Instant AS_OF = Instant.parse("2016-03-02T12:00:00Z");

    private record Incident(String number, int reopens, Instant opened, String resolvedAt) {

        boolean isResolved() {
            return !resolvedAt.isEmpty();
        }

        Instant resolved() {
            return instant(resolvedAt);
        }

        Ticket ticket() {
            List<TicketEvent> events = new ArrayList<>();
            events.add(TicketEvent.of("opened", opened, TicketAct.CREATED, TicketActor.CUSTOMER));
            if (isResolved()) {
                events.add(TicketEvent.of("resolved", resolved(), TicketAct.TO_SOLVED, TicketActor.AGENT));
            }
            return Ticket.of(number, events);
        }
    }

    private static Instant instant(String local) {
        return Instant.parse(local + ":00Z");
    }

    private static List<String[]> rows() {
        try (InputStream in = IncidentsGoldenTest.class.getResourceAsStream("/data/incident_events.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Incident> incidents() {
        Map<String, Incident> incidents = new LinkedHashMap<>();
        for (String[] row : rows()) {
            int reopens = Integer.parseInt(row[4]);
            Incident before = incidents.get(row[0]);
            incidents.put(
                    row[0],
                    new Incident(
                            row[0],
                            before == null ? reopens : Math.max(reopens, before.reopens()),
                            instant(row[7]),
                            row[14]));
        }
        return List.copyOf(incidents.values());
    }

    @Test
    void theIncidentLog() {
        JsonNode node = GoldenFile.tree("service-reference.json").path("incidents");
        if (node.isMissingNode()) {
            return;
        }
        List<Incident> incidents = incidents();
        Expected.checkAll(node, CLOSE, expected -> {
            expected.exact("events", () -> rows().size());
            expected.exact("incidents", incidents::size);
            expected.exact(
                    "negativeResolution",
                    () -> incidents.stream()
                            .mapToInt(incident -> incident.ticket().setAside().size())
                            .sum());
            long reopened = incidents.stream()
                    .filter(incident -> incident.reopens() > 0)
                    .count();
            expected.exact("reopenedIncidents", () -> reopened);
            expected.number("reopenRate", () -> (double) reopened / incidents.size());
            resolution(expected.part("resolutionHoursCalendar"), incidents);
        });
    }

    private static void resolution(Expected expected, List<Incident> incidents) {
        List<Duration> times = incidents.stream()
                .flatMap(incident ->
                        incident.ticket().asOf(Instant.parse("2030-01-01T00:00:00Z")).fullResolution().stream())
                .toList();
        Durations minutes = DurationsRule.of(ChronoUnit.MINUTES).count(times);
        expected.exact("n", minutes::count);
        expected.number("mean", () -> minutes.mean() / MINUTES);
        expected.number("sd", () -> standardDeviation(times));
        expected.number("min", () -> minutes.min() / MINUTES);
        expected.number("max", () -> minutes.max() / MINUTES);
        for (String key : expected.keys()) {
            QuantileMethod method = key.startsWith("R7_") ? QuantileMethod.LINEAR : QuantileMethod.NEAREST_RANK;
            if (key.contains("_p")) {
                double p = Double.parseDouble("0." + key.substring(key.lastIndexOf('p') + 1));
                expected.number(key, () -> minutes.quantile(p, method) / MINUTES);
            }
        }
    }

    /** Durations have no standard deviation of their own: it says little of times so skewed. */
    private static double standardDeviation(List<Duration> times) {
        double mean = times.stream().mapToLong(Duration::toMinutes).average().orElseThrow() / MINUTES;
        double squares = times.stream()
                .mapToDouble(time -> Math.pow(time.toMinutes() / MINUTES - mean, 2))
                .sum();
        return Math.sqrt(squares / (times.size() - 1));
    }

    @Test
    void closedTicketsAloneLookFifteenTimesAsFast() {
        List<Incident> incidents = incidents();
        List<Duration> naive = incidents.stream()
                .filter(incident ->
                        incident.isResolved() && !incident.resolved().isAfter(AS_OF))
                .map(incident -> Duration.between(incident.opened(), incident.resolved()))
                .toList();
        assertThat(DurationsRule.of(ChronoUnit.MINUTES).count(naive).median() / MINUTES)
                .isEqualTo(211 / MINUTES);
        TicketTally then = tally(incidents, AS_OF);
        assertThat(then.fullResolution().curve().median()).isEqualTo(51 + 8 / MINUTES, within(1e-12));
        List<Duration> inTheEnd = incidents.stream()
                .filter(incident -> incident.isResolved() && !incident.opened().isAfter(AS_OF))
                .map(incident -> Duration.between(incident.opened(), incident.resolved()))
                .toList();
        assertThat(DurationsRule.of(ChronoUnit.MINUTES).count(inTheEnd).median() / MINUTES)
                .isEqualTo(53 + 35 / MINUTES, within(1e-12));
        assertThat(then.count() + then.countOf(TicketCount.AFTER_AS_OF)).isEqualTo(890);
    }

    private static TicketTally tally(List<Incident> incidents, Instant asOf) {
        return incidents.stream()
                .map(Incident::ticket)
                .collect(TicketRule.STANDARD.asOf(asOf).collector());
    }
}
