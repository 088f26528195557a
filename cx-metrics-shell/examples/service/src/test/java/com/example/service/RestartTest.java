package com.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, which ends without notice: kill -9. */
class RestartTest {

    private static final int WRITERS = 3;
    private static final int BEFORE_THE_END = 60;
    private static final String BATCH =
            "[{\"at\": \"%1$s\", \"score\": 10}, {\"at\": \"%1$s\", \"score\": 8}, {\"at\": \"%1$s\", \"score\": 0}]";

    @TempDir
    private Path folder;

    private Process process;

    private record Sent(String key, String body) {}

    private Client start(List<String> how) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(how);
        command.addAll(List.of("--db", "jdbc:h2:file:" + folder.resolve("cx"), "--tenants", "acme=Europe/Berlin"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening on port ")) {
                return new Client(Integer.parseInt(line.substring("listening on port ".length())));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("the service did not start: " + said);
    }

    @AfterEach
    void kill() throws InterruptedException {
        // On Unix this is SIGKILL: no shutdown hook runs, nothing is closed.
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static List<String> onTheClassPath() {
        return List.of("-cp", System.getProperty("java.class.path"), "com.example.service.Main");
    }

    private static List<String> onTheModulePath() {
        String modules = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-p", modules, "-m", "com.example.service/com.example.service.Main");
    }

    @Test
    void nothingThatWasAcknowledgedIsLostOnTheClassPath() throws Exception {
        assertNothingIsLost(onTheClassPath());
    }

    @Test
    void nothingThatWasAcknowledgedIsLostOnTheModulePath() throws Exception {
        assertNothingIsLost(onTheModulePath());
    }

    private void assertNothingIsLost(List<String> how) throws Exception {
        Client client = start(how);
        String ticket = "{\"ticket\": \"17\", \"id\": \"e1\", \"at\": \"" + Instant.now()
                + "\", \"act\": \"CREATED\", \"actor\": \"CUSTOMER\"}";
        assertThat(client.post("/tenants/acme/tickets", ticket).status()).isEqualTo(200);
        Queue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Sent> unanswered = new ConcurrentLinkedQueue<>();
        writeUntilTheEnd(client, acknowledged, unanswered);

        client = start(how);
        long kept = total(client);
        assertThat(kept).isBetween(3L * acknowledged.size(), 3L * (acknowledged.size() + unanswered.size()));
        for (Sent sent : unanswered) {
            assertThat(client.post("/tenants/acme/answers", sent.body, sent.key).status())
                    .isEqualTo(200);
        }
        for (Sent sent : acknowledged) {
            assertThat(client.post("/tenants/acme/answers", sent.body, sent.key).body())
                    .isEqualTo("{\"accepted\":0}");
        }
        long all = acknowledged.size() + unanswered.size();
        assertThat(total(client)).isEqualTo(3 * all);
        assertThat(client.get("/tenants/acme/answers/live")
                        .json()
                        .path("counts")
                        .toString())
                .isEqualTo("{\"promoters\":%1$d,\"passives\":%1$d,\"detractors\":%1$d,\"excluded\":0}".formatted(all));
        assertThat(client.get("/tenants/acme/tickets/live")
                        .json()
                        .path("counts")
                        .path("open")
                        .asInt())
                .isEqualTo(1);
    }

    /** Writers go on until nobody answers, which is soon after so many batches were acknowledged. */
    private void writeUntilTheEnd(Client client, Queue<Sent> acknowledged, Queue<Sent> unanswered)
            throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Thread(() -> {
                Sent sent = next(number);
                try {
                    while (client.post("/tenants/acme/answers", sent.body, sent.key)
                                    .status()
                            == 200) {
                        acknowledged.add(sent);
                        if (acknowledged.size() >= BEFORE_THE_END) {
                            process.destroyForcibly();
                        }
                        sent = next(number);
                    }
                } catch (IOException | InterruptedException e) {
                    // The service is gone.
                }
                unanswered.add(sent);
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_END);
        assertThat(unanswered).hasSize(WRITERS);
    }

    private static Sent next(AtomicInteger number) {
        return new Sent("k" + number.incrementAndGet(), BATCH.formatted(Instant.now()));
    }

    /** Over the days: a test may run over midnight. */
    private static long total(Client client) throws Exception {
        long total = 0;
        for (JsonNode day : client.get("/tenants/acme/answers/days").json()) {
            for (JsonNode count : day.path("counts")) {
                total += count.asLong();
            }
        }
        return total;
    }
}
