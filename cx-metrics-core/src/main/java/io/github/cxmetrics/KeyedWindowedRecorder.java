package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Windows by key, for services: the last hour of each tenant. A {@link WindowedRecorder} for each key, made on first use and bounded in number as in {@link
 * KeyedRecorder}.
 *
 * @param <K> the key, with {@code equals} and {@code hashCode}
 * @param <E> the observation
 * @param <T> the tally
 */
public final class KeyedWindowedRecorder<K, E, T extends Tally<T>> {

    private final TallyRule<E, T> rule;
    private final WindowedRecorder<E, T> pattern;
    private final Keys<K, WindowedRecorder<E, T>, T> keys;

    private KeyedWindowedRecorder(
            TallyRule<E, T> rule,
            Duration window,
            Duration slot,
            int maxKeys,
            @Nullable BiConsumer<? super K, ? super T> evicted) {
        this.rule = rule;
        pattern = WindowedRecorder.of(rule, window, slot);
        keys = new Keys<K, WindowedRecorder<E, T>, T>(
                maxKeys, () -> WindowedRecorder.of(rule, window, slot), WindowedRecorder::seal, evicted);
    }

    /**
     * A recorder that refuses a new key when it is full.
     *
     * @param rule how observations are counted
     * @param window the longest window that can be asked for, a multiple of the slot
     * @param slot the length of a slot, whole milliseconds
     * @param maxKeys how many keys there may be, at least 1
     * @param <K> the key
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder, without keys
     * @throws IllegalArgumentException as {@link WindowedRecorder#of}, and if there is no place for a key
     */
    public static <K, E, T extends Tally<T>> KeyedWindowedRecorder<K, E, T> refusing(
            TallyRule<E, T> rule, Duration window, Duration slot, int maxKeys) {
        return new KeyedWindowedRecorder<>(rule, window, slot, maxKeys, null);
    }

    /**
     * A recorder that lets the key go that was silent longest when it is full, and hands the tally of its window over.
     *
     * @param rule how observations are counted
     * @param window the longest window that can be asked for, a multiple of the slot
     * @param slot the length of a slot, whole milliseconds
     * @param maxKeys how many keys there may be, at least 1
     * @param evicted gets the key and all that its window held, on the thread whose observation brought the new key
     * @param <K> the key
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder, without keys
     * @throws IllegalArgumentException as {@link WindowedRecorder#of}, and if there is no place for a key
     */
    public static <K, E, T extends Tally<T>> KeyedWindowedRecorder<K, E, T> evicting(
            TallyRule<E, T> rule,
            Duration window,
            Duration slot,
            int maxKeys,
            BiConsumer<? super K, ? super T> evicted) {
        return new KeyedWindowedRecorder<>(rule, window, slot, maxKeys, requireNonNull(evicted, "evicted"));
    }

    /**
     * Counts one observation of a key.
     *
     * @param key the key, not null
     * @param observation the observation
     * @param at when it happened, by the sender's clock
     * @param now the present, by the service's clock
     * @throws IllegalArgumentException if the rule refuses it, or the key is null
     * @throws IllegalStateException if the key is new and the recorder full, and refuses
     */
    public void record(K key, E observation, Instant at, Instant now) {
        Keys.Entry<K, WindowedRecorder<E, T>> there = keys.find(key);
        if (there != null && there.recorder.tryRecord(observation, at, now)) {
            keys.touch(there);
        } else {
            keys.record(key, recorder -> recorder.tryRecord(observation, at, now));
        }
    }

    /**
     * Counts one observation of a key, at a time that is the present.
     *
     * @param key the key, not null
     * @param observation the observation
     * @param at when it happened
     * @throws IllegalArgumentException if the rule refuses it, or the key is null; the recorder is as before
     * @throws IllegalStateException if the key is new and the recorder full, and refuses
     */
    public void record(K key, E observation, Instant at) {
        Keys.Entry<K, WindowedRecorder<E, T>> there = keys.find(key);
        if (there != null && there.recorder.tryRecord(observation, at)) {
            keys.touch(there);
        } else {
            keys.record(key, recorder -> recorder.tryRecord(observation, at));
        }
    }

    /**
     * The tally of a key's longest window.
     *
     * @param key the key
     * @param now the time of the question
     * @return an immutable tally, empty for a key that is not there
     */
    public T snapshot(K key, Instant now) {
        WindowedRecorder<E, T> recorder = keys.get(key);
        return recorder == null ? rule.empty() : recorder.snapshot(now);
    }

    /**
     * The tally of a window of a key.
     *
     * @param key the key
     * @param length how far back, a multiple of the slot and no more than the longest window
     * @param now the time of the question
     * @return an immutable tally, empty for a key that is not there
     * @throws IllegalArgumentException if the length is no such multiple
     */
    public T last(K key, Duration length, Instant now) {
        WindowedRecorder<E, T> recorder = keys.get(key);
        return (recorder == null ? pattern : recorder).last(length, now);
    }

    /**
     * The tallies of the longest windows of all keys.
     *
     * @param now the time of the question
     * @return key to tally, in no order; unmodifiable
     */
    public Map<K, T> snapshots(Instant now) {
        return keys.snapshots(recorder -> recorder.snapshot(now));
    }

    /**
     * The tallies of groups of keys.
     *
     * @param group the group of a key
     * @param now the time of the question
     * @param <G> what tells the groups apart
     * @return group to tally, in no order; unmodifiable
     */
    public <G> Map<G, T> snapshotsBy(Function<? super K, ? extends G> group, Instant now) {
        return Keys.grouped(snapshots(now), group);
    }

    /**
     * How many observations of a key came too late to be counted.
     *
     * @param key the key
     * @return as {@link WindowedRecorder#late()}, 0 for a key that is not there
     */
    public long late(K key) {
        WindowedRecorder<E, T> recorder = keys.get(key);
        return recorder == null ? 0 : recorder.late();
    }

    /**
     * How many observations of a key are too far ahead to be counted.
     *
     * @param key the key
     * @return as {@link WindowedRecorder#early()}, 0 for a key that is not there
     */
    public long early(K key) {
        WindowedRecorder<E, T> recorder = keys.get(key);
        return recorder == null ? 0 : recorder.early();
    }

    /**
     * How many keys there are.
     *
     * @return the count
     */
    public int size() {
        return keys.size();
    }
}
