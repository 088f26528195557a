package com.example.service;

import io.github.cxmetrics.KeyedRecorder;
import io.github.cxmetrics.KeyedWindowedRecorder;
import io.github.cxmetrics.Tally;
import java.time.Duration;
import java.time.Instant;

/** What is held of a kind while the service runs: the last hour of each tenant, and all since the start. */
final class Live<E, T extends Tally<T>> {

    static final Duration SLOT = Duration.ofMinutes(1);
    static final Duration WINDOW = Duration.ofHours(1);

    private final Kind<E, T> kind;
    private final KeyedWindowedRecorder<String, E, T> windows;
    private final KeyedRecorder<String, E, T> sinceStart;

    Live(Kind<E, T> kind, int tenants) {
        this.kind = kind;
        windows = KeyedWindowedRecorder.refusing(kind.rule(), WINDOW, SLOT, tenants);
        sinceStart = KeyedRecorder.refusing(kind.rule(), tenants);
    }

    Kind<E, T> kind() {
        return kind;
    }

    void record(String tenant, Kind.Observation<E> row, Instant now) {
        restore(tenant, row, now);
        sinceStart.record(tenant, row.value());
    }

    /** What was counted before a restart goes into the window again; counters begin at 0, as registries expect. */
    void restore(String tenant, Kind.Observation<E> row, Instant now) {
        windows.record(tenant, row.value(), row.at(), now);
    }

    T last(String tenant, Duration length, Instant now) {
        return windows.last(tenant, length, now);
    }

    T sinceStart(String tenant) {
        return sinceStart.snapshot(tenant);
    }

    long late(String tenant) {
        return windows.late(tenant);
    }

    long early(String tenant) {
        return windows.early(tenant);
    }
}
