package io.github.cxmetrics.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The logs of the tests. */
public enum Logs {
    ECOM("ecom", "user_id", "event", "timestamp"),
    SEPSIS("sepsis", "case_id", "activity", "timestamp"),
    INCIDENT("incident", "number", "incident_state", "sys_updated_at");

    private final String file;
    private final String user;
    private final String event;
    private final String time;

    Logs(String file, String user, String event, String time) {
        this.file = file;
        this.user = user;
        this.event = event;
        this.time = time;
    }

    /** The log in file order, with the other columns as properties. */
    public EventLog read() {
        List<String[]> rows = rows();
        String[] header = rows.get(0);
        List<String[]> body = rows.subList(1, rows.size());
        EventLog log = EventLog.of(
                column(body, header, user),
                column(body, header, event),
                body.stream()
                        .map(row -> Instant.parse(row[index(header, time)].replace(' ', 'T') + "Z"))
                        .toArray(Instant[]::new));
        for (String name : header) {
            if (!List.of(user, event, time).contains(name)) {
                log = log.with(name, column(body, header, name));
            }
        }
        return log;
    }

    private List<String[]> rows() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Logs.class.getResourceAsStream("/data/" + file + ".csv.gz")),
                StandardCharsets.UTF_8))) {
            return text.lines().map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] column(List<String[]> rows, String[] header, String name) {
        int at = index(header, name);
        return rows.stream().map(row -> row[at].isEmpty() ? null : row[at]).toArray(String[]::new);
    }

    private static int index(String[] header, String name) {
        return List.of(header).indexOf(name);
    }
}
