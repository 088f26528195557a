package com.example.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Rows for the reports, the same each time: 400 customers of the first half of 2026. */
final class SampleRows {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    private static final int CUSTOMERS = 400;

    private SampleRows() {}

    static void insertInto(Store store) throws SQLException {
        try (Connection db = store.open()) {
            if (Store.query(db, "SELECT COUNT(*) FROM purchases", row -> row.getLong(1))
                            .get(0)
                    > 0) {
                return;
            }
            db.setAutoCommit(false);
            SplittableRandom random = new SplittableRandom(2026);
            for (int i = 0; i < CUSTOMERS; i++) {
                customer(db, "c" + i, random);
            }
            db.commit();
        }
    }

    private static void customer(Connection db, String id, SplittableRandom random) throws SQLException {
        LocalDate day = FIRST.plusDays(random.nextInt(120));
        Instant came = day.atTime(10, 0).toInstant(ZoneOffset.UTC);
        event(db, id, "visit", came);
        if (random.nextInt(3) > 0) {
            event(db, id, "signup", came.plusSeconds(600));
        }
        event(db, id, "purchase", came.plusSeconds(random.nextInt(20) * 86_400L + 3600));
        // Customers differ in how often they buy, how much, and when they stop.
        int everyDays = 5 + random.nextInt(40);
        int cents = 1000 + random.nextInt(9000);
        double stays = 0.6 + random.nextDouble() * 0.38;
        do {
            Store.update(db, "INSERT INTO purchases VALUES (?, ?, ?)", id, day, (long)
                    (cents * (0.5 + random.nextDouble())));
            day = day.plusDays(1 + random.nextInt(2 * everyDays));
        } while (!day.isAfter(LAST) && random.nextDouble() < stays);
        long start = random.nextInt(4) == 0 ? 0 : 1000 + 500L * random.nextInt(5);
        long end = random.nextInt(5) == 0 ? 0 : Math.max(1000, start + 500L * (random.nextInt(3) - 1));
        Store.update(db, "INSERT INTO subscriptions VALUES (?, ?, ?, ?)", id, start, end, random.nextInt(8) == 0);
        Instant called = came.plusSeconds(random.nextInt(5_000_000));
        contact(db, id, called);
        if (random.nextInt(3) == 0) {
            contact(db, id, called.plusSeconds(86_400L * (1 + random.nextInt(12))));
        }
    }

    private static void event(Connection db, String id, String name, Instant at) throws SQLException {
        Store.update(db, "INSERT INTO events VALUES (?, ?, ?)", id, name, at.toEpochMilli());
    }

    private static void contact(Connection db, String id, Instant at) throws SQLException {
        Store.update(db, "INSERT INTO contacts VALUES (?, ?, ?)", id, at.toEpochMilli(), "billing");
    }
}
