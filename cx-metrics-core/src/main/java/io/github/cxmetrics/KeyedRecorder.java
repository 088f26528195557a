package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recorders by key, for services: one for each tenant, channel or tag, made on first use and bounded in number, so that a sender of ever new keys can't fill
 * the memory. What happens to one key too many is in the name of the factory.
 *
 * <p>Any number of threads record and ask. An observation that the rule refuses makes no key.
 *
 * <pre>{@code
 * KeyedRecorder<String, Integer, Nps> tenants = KeyedRecorder.refusing(NpsBands.STANDARD, 10_000);
 * tenants.record("acme", 9);
 * Nps acme = tenants.snapshot("acme");
 * }</pre>
 *
 * @param <K> the key, with {@code equals} and {@code hashCode}
 * @param <E> the observation
 * @param <T> the tally
 */
public final class KeyedRecorder<K, E, T extends Tally<T>> {

    private final TallyRule<E, T> rule;
    private final Keys<K, TallyRecorder<E, T>, T> keys;

    private KeyedRecorder(TallyRule<E, T> rule, int maxKeys, @Nullable BiConsumer<? super K, ? super T> evicted) {
        checkArgument(rule != null, "a recorder needs a rule, not null");
        this.rule = rule;
        keys = new Keys<K, TallyRecorder<E, T>, T>(maxKeys, () -> TallyRecorder.of(rule), TallyRecorder::seal, evicted);
    }

    /**
     * A recorder that refuses a new key when it is full.
     *
     * @param rule how observations are counted
     * @param maxKeys how many keys there may be, at least 1
     * @param <K> the key
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder, without keys
     * @throws IllegalArgumentException if there is no rule, or no place for a key
     */
    public static <K, E, T extends Tally<T>> KeyedRecorder<K, E, T> refusing(TallyRule<E, T> rule, int maxKeys) {
        return new KeyedRecorder<>(rule, maxKeys, null);
    }

    /**
     * A recorder that lets the key go that was silent longest when it is full, and hands its tally over. Uses by several threads at the same moment may count
     * as equally recent.
     *
     * @param rule how observations are counted
     * @param maxKeys how many keys there may be, at least 1
     * @param evicted gets the key and all that was counted under it, on the thread whose observation brought the new key; what it throws, that thread gets,
     *     after its observation was counted
     * @param <K> the key
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder, without keys
     * @throws IllegalArgumentException if there is no rule, or no place for a key
     */
    public static <K, E, T extends Tally<T>> KeyedRecorder<K, E, T> evicting(
            TallyRule<E, T> rule, int maxKeys, BiConsumer<? super K, ? super T> evicted) {
        return new KeyedRecorder<>(rule, maxKeys, requireNonNull(evicted, "evicted"));
    }

    /**
     * Counts one observation of a key.
     *
     * @param key the key, not null
     * @param observation the observation
     * @throws IllegalArgumentException if the rule refuses it, or the key is null; the recorder is as before
     * @throws IllegalStateException if the key is new and the recorder full, and refuses
     */
    public void record(K key, E observation) {
        Keys.Entry<K, TallyRecorder<E, T>> there = keys.find(key);
        if (there != null && there.recorder.tryRecord(observation)) {
            keys.touch(there);
        } else {
            keys.record(key, recorder -> recorder.tryRecord(observation));
        }
    }

    /**
     * The tally of a key.
     *
     * @param key the key
     * @return an immutable tally, empty for a key that is not there
     */
    public T snapshot(K key) {
        TallyRecorder<E, T> recorder = keys.get(key);
        return recorder == null ? rule.empty() : recorder.snapshot();
    }

    /**
     * The tallies of all keys, one after the other: each is a point in time, all together are none.
     *
     * @return key to tally, in no order; unmodifiable
     */
    public Map<K, T> snapshots() {
        return keys.snapshots(TallyRecorder::snapshot);
    }

    /**
     * The tallies of groups of keys, such as all tenants of a region.
     *
     * @param group the group of a key
     * @param <G> what tells the groups apart
     * @return group to tally, in no order; unmodifiable
     */
    public <G> Map<G, T> snapshotsBy(Function<? super K, ? extends G> group) {
        return Keys.grouped(snapshots(), group);
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
