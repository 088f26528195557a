package io.github.cxmetrics.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ErlangProperties {

    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final double ROUNDING = 1e-12;

    private static ContactLoad load(double contacts, int handleSeconds) {
        return ContactLoad.of(contacts, INTERVAL, Duration.ofSeconds(handleSeconds));
    }

    @Property(tries = 300, seed = "19171")
    void everyAgentMoreHelps(
            @ForAll @DoubleRange(min = 0.1, max = 2000) double contacts,
            @ForAll @IntRange(min = 10, max = 900) int handleSeconds,
            @ForAll @IntRange(min = 1, max = 900) int patienceSeconds,
            @ForAll @IntRange(min = 1, max = 300) int agents,
            @ForAll @IntRange(max = 300) int thresholdSeconds) {
        ContactLoad load = load(contacts, handleSeconds);
        Duration threshold = Duration.ofSeconds(thresholdSeconds);
        ErlangA one = ErlangA.of(load, agents, Duration.ofSeconds(patienceSeconds));
        ErlangA more = ErlangA.of(load, agents + 1, Duration.ofSeconds(patienceSeconds));
        assertThat(more.probabilityOfWaiting()).isLessThanOrEqualTo(one.probabilityOfWaiting() + ROUNDING);
        assertThat(more.probabilityOfAbandoning()).isLessThanOrEqualTo(one.probabilityOfAbandoning() + ROUNDING);
        assertThat(more.answeredWithin(threshold)).isGreaterThanOrEqualTo(one.answeredWithin(threshold) - ROUNDING);
        assertThat(one.answeredWithin(threshold) + one.abandonedWithin(threshold))
                .isBetween(0.0, 1 + ROUNDING);
        assertThat(ErlangB.blocking(agents + 1, load.erlangs()))
                .isLessThanOrEqualTo(ErlangB.blocking(agents, load.erlangs()));
    }

    /** Who gives up makes room: fewer wait than where nobody does, more than where nobody may. */
    @Property(tries = 300, seed = "19172")
    void erlangALiesBetweenErlangBAndErlangC(
            @ForAll @DoubleRange(min = 0.1, max = 2000) double contacts,
            @ForAll @IntRange(min = 10, max = 900) int handleSeconds,
            @ForAll @IntRange(min = 1, max = 3000) int patienceSeconds,
            @ForAll @IntRange(min = 1, max = 50) int spare) {
        ContactLoad load = load(contacts, handleSeconds);
        int agents = (int) load.erlangs() + spare;
        ErlangC.Stable patient = ErlangC.of(load, agents).stable();
        ErlangA impatient = ErlangA.of(load, agents, Duration.ofSeconds(patienceSeconds));
        assertThat(impatient.probabilityOfWaiting())
                .isBetween(
                        ErlangB.blocking(agents, load.erlangs()) * (1 - ROUNDING),
                        patient.probabilityOfWaiting() * (1 + ROUNDING));
        assertThat(impatient.meanWaitSeconds()).isLessThanOrEqualTo(patient.meanWaitSeconds() * (1 + 1e-9));
        assertThat(impatient.occupancy()).isLessThanOrEqualTo(patient.occupancy() + ROUNDING);
    }

    @Property(tries = 200, seed = "19173")
    void offeredLoadInvertsBlocking(
            @ForAll @IntRange(min = 1, max = 500) int lines,
            @ForAll @IntRange(min = 1, max = 9000) int tenThousandths) {
        double blocking = tenThousandths / 10_000.0;
        double erlangs = ErlangB.offeredErlangs(lines, blocking);
        assertThat(ErlangB.blocking(lines, erlangs)).isEqualTo(blocking, within(1e-12));
        assertThat(ErlangB.lines(erlangs * (1 - 1e-9), blocking)).isLessThanOrEqualTo(lines);
        assertThat(ErlangB.lines(erlangs * (1 + 1e-9), blocking)).isGreaterThan(lines);
    }
}
