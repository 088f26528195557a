package com.example.service;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts the service: {@code --port 8080 --db jdbc:h2:file:./data/cx --pod pod-1 --tenants acme=Europe/Berlin,bolt=UTC [--sample true]}. It listens on the
 * loopback address and says on which port.
 */
public final class Main {

    private static final Map<String, String> DEFAULTS = Map.of(
            "--port",
            "0",
            "--db",
            "jdbc:h2:file:./data/cx",
            "--pod",
            "pod-1",
            "--tenants",
            "acme=UTC",
            "--sample",
            "false");

    private Main() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (!DEFAULTS.containsKey(args[i])) {
                throw new IllegalArgumentException("there is no setting " + args[i] + ", only " + DEFAULTS.keySet());
            }
            settings.put(args[i], args[i + 1]);
        }
        Store store = new Store(settings.get("--db"), settings.get("--pod"));
        if (Boolean.parseBoolean(settings.get("--sample"))) {
            SampleRows.insertInto(store);
        }
        Service service = Service.start(
                Integer.parseInt(settings.get("--port")), store, tenants(settings.get("--tenants")), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        System.out.println("listening on port " + service.port());
    }

    /** Each tenant has a zone, which says when its days begin. */
    private static Map<String, ZoneId> tenants(String setting) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (String tenant : setting.split(",")) {
            String[] nameAndZone = tenant.split("=");
            zones.put(nameAndZone[0], ZoneId.of(nameAndZone[1]));
        }
        return zones;
    }
}
