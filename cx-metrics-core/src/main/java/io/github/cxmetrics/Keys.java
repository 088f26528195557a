package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Recorders by key, made on first use and bounded in number. Where there are too many, a new key is refused, or the key that was silent longest leaves and its
 * tally is handed over.
 *
 * @param <K> the key
 * @param <R> the recorder
 * @param <T> the tally
 */
final class Keys<K, R, T extends Tally<T>> {

    private final ConcurrentHashMap<K, Entry<K, R>> entries = new ConcurrentHashMap<>();
    private final int maxKeys;
    private final Supplier<R> create;
    private final Function<R, T> seal;
    private final @Nullable BiConsumer<? super K, ? super T> evicted;

    /** Counts uses. Two threads may get one number, which makes them equally recent; an exact count would cost more than the recording. */
    private final AtomicLong uses = new AtomicLong();

    /** Under the lock of this object: by the use that was last known here, which is never later than the true one. */
    private final PriorityQueue<Entry<K, R>> silence = new PriorityQueue<>();

    /** The recorder of a key. */
    static final class Entry<K, R> implements Comparable<Entry<K, R>> {

        private final K key;
        final R recorder;
        private final AtomicLong lastUse;
        private long knownUse;

        Entry(K key, R recorder, long use) {
            this.key = key;
            this.recorder = recorder;
            this.lastUse = new AtomicLong(use);
            this.knownUse = use;
        }

        @Override
        public int compareTo(Entry<K, R> other) {
            return Long.compare(knownUse, other.knownUse);
        }
    }

    Keys(int maxKeys, Supplier<R> create, Function<R, T> seal, @Nullable BiConsumer<? super K, ? super T> evicted) {
        checkArgument(maxKeys >= 1, "a recorder by key has a place for at least 1 key, not %s", maxKeys);
        this.maxKeys = maxKeys;
        this.create = create;
        this.seal = seal;
        this.evicted = evicted;
    }

    /**
     * The entry of a key, for the usual case: the key is there. Whoever records into it {@linkplain #touch touches} it; where it is not there, or was sealed
     * in between, {@link #record} does all. What records is made there only, not for each observation.
     */
    @Nullable
    Entry<K, R> find(K key) {
        checkArgument(key != null, "the key of an observation must not be null");
        return entries.get(key);
    }

    /**
     * Records with the recorder of a key.
     *
     * @param tryRecord false if the recorder was sealed in between
     */
    void record(K key, Predicate<R> tryRecord) {
        while (true) {
            Entry<K, R> entry = entries.get(key);
            if (entry == null) {
                if (add(key, tryRecord)) {
                    return;
                }
            } else if (tryRecord.test(entry.recorder)) {
                touch(entry);
                return;
            }
        }
    }

    void touch(Entry<K, R> entry) {
        if (evicted != null) {
            long now = uses.getOpaque();
            if (entry.lastUse.getOpaque() != now) {
                uses.setOpaque(now + 1);
                entry.lastUse.setOpaque(now + 1);
            }
        }
    }

    /** The rule first: what it refuses makes no key and moves none out. */
    private boolean add(K key, Predicate<R> tryRecord) {
        Entry<K, R> silent = null;
        T tally = null;
        synchronized (this) {
            if (entries.containsKey(key)) {
                return false;
            }
            R recorder = create.get();
            boolean unused = tryRecord.test(recorder); // always: nobody else has seen it
            if (entries.size() >= maxKeys) {
                silent = longestSilent();
                entries.remove(silent.key);
                tally = seal.apply(silent.recorder);
            }
            Entry<K, R> entry = new Entry<>(key, recorder, uses.incrementAndGet());
            entries.put(key, entry);
            if (evicted != null) {
                silence.add(entry);
            }
        }
        if (silent != null && evicted != null && tally != null) {
            evicted.accept(silent.key, tally);
        }
        return true;
    }

    private Entry<K, R> longestSilent() {
        if (evicted == null) {
            throw new IllegalStateException("there are " + maxKeys + " keys, which is as many as this recorder takes");
        }
        while (true) {
            Entry<K, R> entry = silence.remove();
            long use = entry.lastUse.get();
            if (use == entry.knownUse) {
                return entry;
            }
            entry.knownUse = use;
            silence.add(entry);
        }
    }

    @Nullable
    R get(K key) {
        Entry<K, R> entry = entries.get(requireNonNull(key, "key"));
        return entry == null ? null : entry.recorder;
    }

    int size() {
        return entries.size();
    }

    Map<K, T> snapshots(Function<? super R, ? extends T> snapshot) {
        Map<K, T> tallies = new LinkedHashMap<>();
        entries.forEach((key, entry) -> tallies.put(key, snapshot.apply(entry.recorder)));
        return Collections.unmodifiableMap(tallies);
    }

    static <K, G, T extends Tally<T>> Map<G, T> grouped(Map<K, T> tallies, Function<? super K, ? extends G> group) {
        Map<G, T> groups = new LinkedHashMap<>();
        tallies.forEach((key, tally) -> groups.merge(group.apply(key), tally, T::plus));
        return Collections.unmodifiableMap(groups);
    }
}
