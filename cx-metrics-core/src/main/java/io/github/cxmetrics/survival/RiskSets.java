package io.github.cxmetrics.survival;

/** Walks forward through the times of a tally: how many were at risk, had their event, were censored. For one thread. */
final class RiskSets {

    private final CountedKeys exits;
    private final CountedKeys entries;
    private int exit;
    private int entry;
    private long arrived;
    private long gone;
    private double time;
    private long observed;
    private long censored;

    RiskSets(CountedKeys exits, CountedKeys entries) {
        this.exits = exits;
        this.entries = entries;
        arrived = exits.total() - entries.total();
    }

    /** Moves to the next time at which a subject ends; false if there is none. */
    boolean next() {
        int next = exit + (observed > 0 ? 1 : 0) + (censored > 0 ? 1 : 0);
        if (next >= exits.distinct()) {
            return false;
        }
        moveTo(Times.ofExitKey(exits.key(next)));
        return true;
    }

    /** Moves to a time that is not before the present one, whether a subject ends there or not. */
    void moveTo(double to) {
        long key = Times.exitKey(to, true);
        while (exit < exits.distinct() && exits.key(exit) < key) {
            gone += exits.countAt(exit++);
        }
        long entryKey = Double.doubleToRawLongBits(to);
        while (entry < entries.distinct() && entries.key(entry) < entryKey) {
            arrived += entries.countAt(entry++);
        }
        time = to;
        observed = countOf(exit, key);
        censored = countOf(observed > 0 ? exit + 1 : exit, Times.exitKey(to, false));
    }

    private long countOf(int index, long key) {
        return index < exits.distinct() && exits.key(index) == key ? exits.countAt(index) : 0;
    }

    double time() {
        return time;
    }

    /** Those who entered before this time and did not end before it. */
    long atRisk() {
        return arrived - gone;
    }

    long observed() {
        return observed;
    }

    long censored() {
        return censored;
    }
}
