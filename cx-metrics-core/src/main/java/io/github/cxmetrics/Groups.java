package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accumulators by group, for many rows of few groups. Before the map is asked, a table with a place for each hash tells who was found there last: most rows
 * need no more, and its places, unlike the nodes of a map, lie close together.
 *
 * @param <K> what tells the groups apart
 * @param <E> the observation
 * @param <T> the tally
 */
final class Groups<K extends Comparable<? super K>, E, T extends Tally<T>> {

    private static final int PLACES_A_GROUP = 8;
    private static final int MOST_PLACES = 1 << 16;

    private final TallyRule<E, T> rule;
    /** Which keys make one group is for their order to say, not for {@code equals}. */
    private final SortedMap<K, Accumulator<E, T>> byOrder = new TreeMap<>();

    private final Map<K, Accumulator<E, T>> byEquality = new HashMap<>();

    private Object[] keys = new Object[PLACES_A_GROUP];
    private Accumulator<E, T>[] accumulators = places(PLACES_A_GROUP);
    private int shift = shift(PLACES_A_GROUP);

    Groups(TallyRule<E, T> rule) {
        this.rule = rule;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <E, T extends Tally<T>> Accumulator<E, T>[] places(int count) {
        return new Accumulator[count];
    }

    private static int shift(int places) {
        return Integer.numberOfLeadingZeros(places) + 1;
    }

    /** The accumulator of a group. */
    Accumulator<E, T> of(@Nullable K group) {
        checkArgument(group != null, "the key of a group must not be null");
        int place = group.hashCode() * 0x9E3779B9 >>> shift;
        return group.equals(keys[place]) ? accumulators[place] : find(group, place);
    }

    private Accumulator<E, T> find(K group, int place) {
        Accumulator<E, T> accumulator = byEquality.get(group);
        if (accumulator == null) {
            accumulator = byOrder.computeIfAbsent(group, any -> Guarded.alone(rule.accumulator()));
            byEquality.put(group, accumulator);
            if (byEquality.size() * PLACES_A_GROUP > keys.length && keys.length < MOST_PLACES) {
                keys = new Object[2 * keys.length];
                accumulators = places(keys.length);
                shift--;
                return accumulator;
            }
        }
        keys[place] = group;
        accumulators[place] = accumulator;
        return accumulator;
    }

    /** Group to tally, sorted; unmodifiable. */
    SortedMap<K, T> tallies() {
        SortedMap<K, T> tallies = new TreeMap<>();
        byOrder.forEach((group, accumulator) -> tallies.put(group, accumulator.snapshot()));
        return Collections.unmodifiableSortedMap(tallies);
    }
}
