package io.github.cxmetrics.contact.agent;

import io.github.cxmetrics.internal.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a day from change to change, and adds up what was scheduled and done between them. For one day. */
final class AgentSweep {

    private static final AgentState[] STATES = AgentState.values();

    private record Change(long at, boolean isScheduled, AgentState state, int by, int contacts) {}

    private final int[] due = new int[STATES.length];
    private final int[] done = new int[STATES.length];
    private long contacts;
    private long busy;
    private long byContact;
    private long available;
    private long present;
    private long scheduled;
    private long scheduledOnQueue;
    private long inState;
    private long outside;
    private long planned;
    private long unplanned;
    private long absent;

    private AgentSweep() {}

    static AgentTally.Times of(AgentDay day) {
        List<Change> changes = new ArrayList<>();
        day.scheduled().forEach(stretch -> add(changes, stretch, true));
        day.actual().forEach(stretch -> add(changes, stretch, false));
        changes.sort(Comparator.comparingLong(Change::at));
        AgentSweep sweep = new AgentSweep();
        for (int i = 0; i < changes.size(); i++) {
            sweep.apply(changes.get(i));
            if (i + 1 < changes.size() && changes.get(i + 1).at > changes.get(i).at) {
                sweep.pass(changes.get(i).at, changes.get(i + 1).at - changes.get(i).at);
            }
        }
        return sweep.times();
    }

    private static void add(List<Change> changes, AgentStretch stretch, boolean isScheduled) {
        changes.add(new Change(micros(stretch.from()), isScheduled, stretch.state(), 1, stretch.contacts()));
        changes.add(new Change(micros(stretch.to()), isScheduled, stretch.state(), -1, -stretch.contacts()));
    }

    private static long micros(Instant at) {
        return Micros.of(Duration.between(Instant.EPOCH, at));
    }

    private void apply(Change change) {
        (change.isScheduled ? due : done)[change.state.ordinal()] += change.by;
        if (!change.isScheduled && change.state == AgentState.HANDLING) {
            contacts = Math.addExact(contacts, change.contacts);
        }
    }

    private void pass(long at, long micros) {
        AgentState plan = only(due, at, "scheduled for");
        AgentState is = only(done, at, "in");
        boolean expected = plan != null && plan != AgentState.LEAVE;
        boolean onQueue = is != null && is.isOnQueue();
        if (is == AgentState.HANDLING) {
            busy += micros;
            byContact = Math.addExact(byContact, Math.multiplyExact(contacts, micros));
        }
        available += is == AgentState.AVAILABLE ? micros : 0;
        present += is != null && is.isPresent() ? micros : 0;
        if (expected) {
            scheduled += micros;
            scheduledOnQueue += plan.isOnQueue() ? micros : 0;
            inState += (plan.isOnQueue() ? onQueue : is == plan) ? micros : 0;
            absent += is == AgentState.ABSENT ? micros : 0;
        } else {
            outside += is != null && is.isWork() ? micros : 0;
        }
        if (is == null || is == AgentState.ABSENT) {
            boolean missed = expected || (plan == null && is != null);
            planned += plan == AgentState.LEAVE ? micros : 0;
            unplanned += missed ? micros : 0;
        } else {
            planned += onQueue ? 0 : micros;
        }
    }

    /** The state at a time; handling beats available, and may be several contacts. */
    private static @Nullable AgentState only(int[] active, long at, String how) {
        AgentState only = null;
        for (AgentState state : STATES) {
            boolean several = active[state.ordinal()] > 1 && (state != AgentState.HANDLING || how.startsWith("sched"));
            boolean isBeaten = only == AgentState.HANDLING && state == AgentState.AVAILABLE && how.equals("in");
            if (active[state.ordinal()] > 0 && (several || (only != null && !isBeaten))) {
                throw new IllegalArgumentException("an agent can't be " + how + " " + (several ? state : only) + " and "
                        + state + " at once, as from " + Instant.EPOCH.plus(Micros.duration(at)));
            }
            only = active[state.ordinal()] > 0 && !isBeaten ? state : only;
        }
        return only;
    }

    private AgentTally.Times times() {
        boolean wasThere = present > 0;
        return new AgentTally.Times(
                busy,
                byContact,
                available,
                present,
                scheduled,
                scheduledOnQueue,
                wasThere ? scheduled : 0,
                inState,
                outside,
                planned,
                unplanned,
                wasThere ? absent : scheduled);
    }
}
