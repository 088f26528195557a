package com.example.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The service over HTTP.
 *
 * <pre>
 * POST /tenants/acme/answers   {"at": "2026-03-01T12:00:00Z", "score": 9}, or an array; so calls and tickets
 * GET  /tenants/acme/answers/live?minutes=15
 * GET  /tenants/acme/answers/days?by=week
 * GET  /tenants/acme/tickets/live
 * GET  /reports/cohorts?asOf=2026-06-30        cohorts, mrr, fcr, cltv, funnel
 * GET  /metrics                                counts, for Prometheus
 * GET  /health
 * </pre>
 *
 * <p>A POST is acknowledged with 200 when it is kept. A header {@code Idempotency-Key} makes it safe to send again.
 */
final class Service implements AutoCloseable {

    private static final int MAX_BODY = 1 << 20;
    private static final int THREADS = 8;
    private static final String TICKETS = "tickets";

    private final HttpServer server;
    private final Store store;
    private final Intake intake;
    private final Reports reports;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    private final ScheduledExecutorService tidier = Executors.newSingleThreadScheduledExecutor();

    private record Reply(int status, String type, String body) {

        static Reply json(int status, Object body) {
            return new Reply(status, "application/json", Json.write(body));
        }

        static Reply text(String body) {
            return new Reply(200, "text/plain; charset=utf-8", body + "\n");
        }
    }

    private Service(int port, Store store, Map<String, ZoneId> tenants, Clock clock) throws IOException, SQLException {
        this.store = store;
        intake = new Intake(store, tenants, clock);
        reports = new Reports(store);
        Kind.ALL.forEach(kind ->
                tenants.keySet().forEach(tenant -> Counters.register(registry, intake.live(kind.name()), tenant)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
    }

    static Service start(int port, Store store, Map<String, ZoneId> tenants, Clock clock)
            throws IOException, SQLException {
        Service service = new Service(port, store, tenants, clock);
        service.tidier.scheduleWithFixedDelay(service::tidyUp, 1, 1, TimeUnit.MINUTES);
        service.server.start();
        return service;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(1);
        workers.shutdown();
        tidier.shutdown();
    }

    private void tidyUp() {
        try {
            intake.tidyUp();
        } catch (SQLException e) {
            // The database is gone; the next time will do.
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Reply reply;
        try (exchange) {
            try {
                reply = route(exchange);
            } catch (HttpError e) {
                reply = Reply.json(e.status(), Map.of("error", e.getMessage()));
            } catch (IllegalArgumentException e) {
                // The library's refusals: what, the rule, the value and the row.
                reply = Reply.json(422, Map.of("error", e.getMessage()));
            } catch (SQLException e) {
                reply = Reply.json(503, Map.of("error", "the database is gone; nothing was taken, try again"));
            } catch (RuntimeException e) {
                reply = Reply.json(500, Map.of("error", "this is a bug: " + e));
            }
            byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type);
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply route(HttpExchange exchange) throws IOException, SQLException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Map<String, String> query = query(exchange.getRequestURI().getQuery());
        String place = path.length > 1 ? path[1] : "";
        boolean isPost = exchange.getRequestMethod().equals("POST");
        if (isPost && !(place.equals("tenants") && path.length == 4)
                || !isPost && !exchange.getRequestMethod().equals("GET")) {
            throw new HttpError(405, "only GET, and POST to /tenants/NAME/KIND");
        }
        if (place.equals("tenants") && path.length > 3) {
            checkTenant(path[2]);
            return isPost
                    ? take(path[2], path[3], exchange)
                    : path.length == 5 ? show(path[2], path[3], path[4], query) : unknown();
        }
        return switch (path.length == 2 || place.equals("reports") && path.length == 3 ? place : "") {
            case "metrics" -> new Reply(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
            case "health" -> health();
            case "reports" -> Reply.text(reports.report(path.length == 3 ? path[2] : "", asOf(query)));
            default -> unknown();
        };
    }

    private static Reply unknown() {
        throw new HttpError(404, "there is nothing of this name");
    }

    private void checkTenant(String tenant) {
        if (!intake.tenants().containsKey(tenant)) {
            throw new HttpError(404, "there is no such tenant");
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : text == null ? new String[0] : text.split("&")) {
            String[] nameAndValue = part.split("=", 2);
            query.put(nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        return query;
    }

    private LocalDate asOf(Map<String, String> query) {
        try {
            return query.containsKey("asOf")
                    ? LocalDate.parse(query.get("asOf"))
                    : LocalDate.ofInstant(intake.now(), ZoneId.of("UTC"));
        } catch (DateTimeException e) {
            throw new HttpError(400, "asOf must be a date such as 2026-06-30");
        }
    }

    private Reply take(String tenant, String kind, HttpExchange exchange) throws IOException, SQLException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new HttpError(413, "a body may have " + MAX_BODY + " bytes");
        }
        String request = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        int accepted = kind.equals(TICKETS)
                ? intake.acceptTickets(tenant, Json.objects(body), request)
                : intake.accept(tenant, live(kind), Json.objects(body), request);
        return Reply.json(200, Map.of("accepted", accepted));
    }

    private Live<?, ?> live(String kind) {
        Live<?, ?> live = intake.live(kind);
        if (live == null) {
            throw new HttpError(404, "there is no such kind; there are answers, calls and tickets");
        }
        return live;
    }

    private Reply show(String tenant, String kind, String what, Map<String, String> query) throws SQLException {
        if (kind.equals(TICKETS) && what.equals("live")) {
            return Reply.json(200, told(intake.tickets(tenant)));
        }
        return switch (what) {
            case "live" -> window(tenant, live(kind), query);
            case "days" -> days(tenant, live(kind).kind(), query.getOrDefault("by", "day"));
            default -> unknown();
        };
    }

    private Reply window(String tenant, Live<?, ?> live, Map<String, String> query) {
        long minutes;
        try {
            minutes = Long.parseLong(query.getOrDefault("minutes", Long.toString(Live.WINDOW.toMinutes())));
        } catch (NumberFormatException e) {
            throw new HttpError(400, "minutes must be a whole number");
        }
        if (minutes < 1 || minutes > Live.WINDOW.toMinutes()) {
            throw new HttpError(400, "minutes must be 1.." + Live.WINDOW.toMinutes());
        }
        Map<String, Object> told = told(live.last(tenant, Duration.ofMinutes(minutes), intake.now()));
        told.put("late", live.late(tenant));
        told.put("early", live.early(tenant));
        return Reply.json(200, told);
    }

    private <E, T extends Tally<T>> Reply days(String tenant, Kind<E, T> kind, String by) throws SQLException {
        ZoneId zone = intake.tenants().get(tenant);
        CalendarPeriods periods = switch (by) {
            case "day" -> CalendarPeriods.days(zone);
            case "week" -> CalendarPeriods.weeks(zone);
            case "month" -> CalendarPeriods.months(zone);
            default -> throw new HttpError(400, "by must be day, week or month");
        };
        SortedMap<LocalDate, T> days = store.days(tenant, kind.name(), kind.tally());
        List<Map<String, Object>> rows = new ArrayList<>();
        periods.rollUp(days).forEach((from, tally) -> {
            Map<String, Object> row = new LinkedHashMap<>(Map.of("from", from.toString()));
            row.putAll(told(tally));
            rows.add(row);
        });
        return Reply.json(200, rows);
    }

    /** A tally for a screen: its counts, its number where it has one, and the line that the library prints. */
    private static Map<String, Object> told(Tally<?> tally) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("counts", Counters.numbers(tally));
        if (tally instanceof Metric<?> metric) {
            told.put("value", metric.view().value());
        }
        told.put("text", tally.toString());
        return told;
    }

    private Reply health() {
        try {
            store.check();
            return Reply.json(200, Map.of("status", "up"));
        } catch (SQLException e) {
            return Reply.json(503, Map.of("status", "down", "error", "the database is gone"));
        }
    }
}
