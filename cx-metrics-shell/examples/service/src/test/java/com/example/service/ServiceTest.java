package com.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service in this process, with a clock that the tests set. */
class ServiceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:30Z");
    private static final Map<String, ZoneId> TENANTS =
            Map.of("acme", ZoneId.of("Europe/Berlin"), "bolt", ZoneId.of("UTC"));

    private static int databases;

    private final MovingClock clock = new MovingClock();
    private String url;
    private Service service;
    private Client client;

    private static final class MovingClock extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws Exception {
        url = "jdbc:h2:mem:test" + databases++;
        start(new Store(url, "pod-1"));
    }

    private void start(Store store) throws Exception {
        service = Service.start(0, store, TENANTS, clock);
        client = new Client(service.port());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static String answer(String at, int score) {
        return "{\"at\": \"" + at + "\", \"score\": " + score + "}";
    }

    @Test
    void answersAreCountedLiveByDayAndInTotal() throws Exception {
        String batch = "[" + answer("2026-03-01T11:50:00Z", 10) + "," + answer("2026-03-01T11:59:00Z", 9) + ","
                + answer("2026-03-01T12:00:00Z", 3) + "]";
        assertThat(client.post("/tenants/acme/answers", batch)).isEqualTo(new Client.Answer(200, "{\"accepted\":3}"));
        Client.Answer hour = client.get("/tenants/acme/answers/live");
        assertThat(hour.json().path("counts").toString())
                .isEqualTo("{\"promoters\":2,\"passives\":0,\"detractors\":1,\"excluded\":0}");
        assertThat(hour.json().path("value").asDouble()).isBetween(33.3, 33.4);
        assertThat(hour.json().path("text").asText())
                .startsWith("NPS 33.3 (95 % CI")
                .endsWith("n = 3");
        assertThat(client.get("/tenants/acme/answers/live?minutes=5")
                        .json()
                        .path("counts")
                        .path("promoters")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get("/tenants/bolt/answers/live").json().path("text").asText())
                .isEqualTo("NPS: no ratings");
        clock.now = NOON.plus(Duration.ofMinutes(62));
        assertThat(client.get("/tenants/acme/answers/live")
                        .json()
                        .path("counts")
                        .path("promoters")
                        .asInt())
                .isZero();
        assertThat(client.get("/metrics").body())
                .contains("cx_answers_total{counted=\"promoters\",tenant=\"acme\"} 2.0")
                .contains("cx_answers_total{counted=\"passives\",tenant=\"acme\"} 0.0")
                .contains("cx_answers_total{counted=\"detractors\",tenant=\"acme\"} 1.0")
                .contains("cx_answers_total{counted=\"promoters\",tenant=\"bolt\"} 0.0");
    }

    @Test
    void daysAreThoseOfTheTenantAndRollUp() throws Exception {
        for (String at : new String[] {"2026-02-01T23:30:00Z", "2026-02-02T12:00:00Z", "2026-03-01T11:30:00Z"}) {
            assertThat(client.post("/tenants/acme/answers", answer(at, 9)).status())
                    .isEqualTo(200);
        }
        assertThat(froms("/tenants/acme/answers/days")).isEqualTo("2026-02-02:2 2026-03-01:1 ");
        assertThat(froms("/tenants/acme/answers/days?by=week")).isEqualTo("2026-02-02:2 2026-02-23:1 ");
        assertThat(froms("/tenants/acme/answers/days?by=month")).isEqualTo("2026-02-01:2 2026-03-01:1 ");
        assertThat(client.get("/tenants/acme/answers/live").json().path("late").asInt())
                .as("counted by day, too late for the window")
                .isEqualTo(2);
    }

    private String froms(String path) throws Exception {
        StringBuilder text = new StringBuilder();
        client.get(path)
                .json()
                .forEach(row -> text.append(row.path("from").asText())
                        .append(':')
                        .append(row.path("counts").path("promoters").asInt())
                        .append(' '));
        return text.toString();
    }

    @Test
    void callsAndTicketsAreCounted() throws Exception {
        String calls =
                "[{\"at\": \"2026-03-01T11:59:00Z\", \"outcome\": \"ANSWERED\", \"waitSeconds\": 12.5, \"talkSeconds\": 240},"
                        + "{\"at\": \"2026-03-01T11:59:30Z\", \"outcome\": \"ABANDONED\", \"waitSeconds\": 31}]";
        assertThat(client.post("/tenants/bolt/calls", calls).body()).isEqualTo("{\"accepted\":2}");
        assertThat(client.get("/tenants/bolt/calls/live")
                        .json()
                        .path("counts")
                        .path("answered within")
                        .asInt())
                .isEqualTo(1);
        String created =
                "{\"ticket\": \"17\", \"id\": \"e1\", \"at\": \"2026-03-01T09:00:00Z\", \"act\": \"CREATED\", \"actor\": \"CUSTOMER\"}";
        String solved =
                "{\"ticket\": \"17\", \"id\": \"e2\", \"at\": \"2026-03-01T10:00:00Z\", \"act\": \"TO_SOLVED\", \"actor\": \"AGENT\", \"agent\": \"anna\"}";
        assertThat(client.post("/tenants/bolt/tickets", created).body()).isEqualTo("{\"accepted\":1}");
        assertThat(client.get("/tenants/bolt/tickets/live")
                        .json()
                        .path("counts")
                        .path("open")
                        .asInt())
                .isEqualTo(1);
        client.post("/tenants/bolt/tickets", solved);
        clock.now = NOON.plus(Duration.ofDays(8));
        assertThat(client.get("/tenants/bolt/tickets/live").json().path("text").asText())
                .contains("n = 1, 0 open, 1 finished");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsTaken() throws Exception {
        String good = answer("2026-03-01T11:50:00Z", 10);
        assertRefused("/tenants/acme/answers", "{\"at\": ", 400, "bad JSON at line 1, column 8");
        assertRefused("/tenants/acme/answers", "", 400, "the body must be a JSON object or an array of them");
        assertRefused("/tenants/acme/answers", "7", 400, "the body must be a JSON object or an array of them");
        assertRefused("/tenants/acme/answers", good + good, 400, "bad JSON at line 1, column 44");
        assertRefused(
                "/tenants/acme/answers",
                "[" + good + "," + answer("2026-03-01T11:50:00Z", 11) + "]",
                422,
                "rating 11 is outside 0..10 (row 1)");
        assertRefused(
                "/tenants/acme/answers",
                "[" + good + ",{\"at\": \"2026-03-01T11:50:00Z\"}]",
                422,
                "score is missing (row 1)");
        assertRefused("/tenants/acme/answers", "{\"score\": 3}", 422, "at is missing (row 0)");
        assertRefused(
                "/tenants/acme/answers",
                answer("yesterday", 3),
                422,
                "at must be an instant such as 2026-03-01T12:00:00Z (row 0)");
        assertRefused(
                "/tenants/acme/answers",
                "[" + good + "," + answer("2099-01-01T00:00:00Z", 9) + "]",
                422,
                "at is more than 1 minute ahead of the service's clock, 2026-03-01T12:00:30Z (row 1)");
        assertRefused("/tenants/nobody/answers", good, 404, "there is no such tenant");
        assertRefused("/tenants/acme/smiles", good, 404, "there is no such kind; there are answers, calls and tickets");
        assertRefused("/health", good, 405, "only GET, and POST to /tenants/NAME/KIND");
        assertRefused(
                "/tenants/acme/answers", "[" + good + ",".repeat(1 << 20) + "]", 413, "a body may have 1048576 bytes");
        assertRefused(
                "/tenants/acme/calls",
                "{\"at\": \"2026-03-01T11:59:00Z\", \"outcome\": \"ANSWERED\", \"waitSeconds\": -1}",
                422,
                "wait must not be negative: -1 second (row 0)");
        for (String wrong : new String[] {"\"9\"", "8.7", "true", "[9]", "99999999999"}) {
            String body = "{\"at\": \"2026-03-01T11:59:00Z\", \"score\": " + wrong + "}";
            assertRefused("/tenants/acme/answers", body, 422, "score can't be read (row 0)");
        }
        assertRefused("/tenants/acme/answers", "{\"scores\": 3}", 422, "there is no field scores (row 0)");
        assertRefused("/tenants/acme/answers", "[3]", 422, "the row can't be read (row 0)");
        assertRefused("/tenants/acme/calls", "{\"outcome\": \"LOST\"}", 422, "outcome can't be read (row 0)");
        assertThat(client.delete("/tenants/acme/answers").status()).isEqualTo(405);
        assertThat(client.get("/nothing").status()).isEqualTo(404);
        assertThat(client.get("/tenants/acme/answers/live?minutes=61").error()).isEqualTo("minutes must be 1..60");
        assertThat(client.get("/tenants/acme/answers/days?by=hour").error()).isEqualTo("by must be day, week or month");
        assertThat(client.get("/tenants/acme/answers/live").json().path("text").asText())
                .isEqualTo("NPS: no ratings");
        assertThat(client.get("/tenants/acme/answers/days").body()).isEqualTo("[]");
    }

    private void assertRefused(String path, String body, int status, String error) throws Exception {
        Client.Answer answer = client.post(path, body);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aRequestThatIsSentAgainIsNotCountedAgain() throws Exception {
        String answer = answer("2026-03-01T11:50:00Z", 10);
        assertThat(client.post("/tenants/acme/answers", answer, "k1").body()).isEqualTo("{\"accepted\":1}");
        assertThat(client.post("/tenants/acme/answers", answer, "k1").body()).isEqualTo("{\"accepted\":0}");
        assertThat(client.post("/tenants/acme/answers", answer, "k2").body()).isEqualTo("{\"accepted\":1}");
        assertThat(froms("/tenants/acme/answers/days")).isEqualTo("2026-03-01:2 ");
        assertThat(client.get("/tenants/acme/answers/live")
                        .json()
                        .path("counts")
                        .path("promoters")
                        .asInt())
                .isEqualTo(2);
    }

    /** Two pods write days of their own into one database; whoever reads merges them. */
    @Test
    void podsAddUp() throws Exception {
        client.post("/tenants/acme/answers", answer("2026-03-01T11:50:00Z", 10));
        try (Service other = Service.start(0, new Store(url, "pod-2"), TENANTS, clock)) {
            Client second = new Client(other.port());
            second.post("/tenants/acme/answers", answer("2026-03-01T11:51:00Z", 9));
            assertThat(froms("/tenants/acme/answers/days")).isEqualTo("2026-03-01:2 ");
            assertThat(second.get("/tenants/acme/answers/live")
                            .json()
                            .path("counts")
                            .path("promoters")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void reportsComeFromRows() throws Exception {
        SampleRows.insertInto(new Store(url, "pod-1"));
        assertThat(client.get("/reports/cohorts?asOf=2026-06-30").body()).contains("monthly cohorts (UTC)", "2026-01");
        assertThat(client.get("/reports/mrr").body()).contains("NRR", "churn");
        assertThat(client.get("/reports/fcr?asOf=2026-06-30").body())
                .startsWith("FCR ")
                .contains("pending");
        assertThat(client.get("/reports/cltv?asOf=2026-06-30").body()).contains("400 customers are worth EUR ");
        assertThat(client.get("/reports/funnel?asOf=2026-06-30").body()).contains("visit", "signup", "purchase");
        assertThat(client.get("/reports/nothing").status()).isEqualTo(404);
        assertThat(client.get("/reports/fcr?asOf=today").status()).isEqualTo(400);
    }

    /** While the database is gone nothing is acknowledged and nothing counted; when it is back all goes on. */
    @Test
    void aDatabaseThatIsGoneIsSaidAndComesBack(@TempDir Path folder) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        String[] settings = {"-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString()};
        Server database = Server.createTcpServer(settings).start();
        service.close();
        start(new Store("jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/./cx", "pod-1"));
        String answer = answer("2026-03-01T11:50:00Z", 10);
        assertThat(client.post("/tenants/acme/answers", answer).status()).isEqualTo(200);
        assertThat(client.get("/health").body()).isEqualTo("{\"status\":\"up\"}");
        settings[1] = Integer.toString(database.getPort());
        database.stop();
        Client.Answer refused = client.post("/tenants/acme/answers", answer);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.error()).isEqualTo("the database is gone; nothing was taken, try again");
        assertThat(client.get("/health").status()).isEqualTo(503);
        assertThat(client.get("/tenants/acme/answers/live")
                        .json()
                        .path("counts")
                        .path("promoters")
                        .asInt())
                .isEqualTo(1);
        Server again = Server.createTcpServer(settings).start();
        assertThat(client.get("/health").status()).isEqualTo(200);
        assertThat(client.post("/tenants/acme/answers", answer).status()).isEqualTo(200);
        assertThat(froms("/tenants/acme/answers/days")).isEqualTo("2026-03-01:2 ");
        try (Connection db = new Store("jdbc:h2:tcp://127.0.0.1:" + again.getPort() + "/./cx", "x").open()) {
            Store.update(db, "SHUTDOWN");
        } catch (SQLException e) {
            // The connection ends with the database.
        }
        again.stop();
    }
}
