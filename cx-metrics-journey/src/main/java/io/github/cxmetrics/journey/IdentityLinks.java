package io.github.cxmetrics.journey;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the persons behind ids that are linked in pairs, in a time that grows with the pairs, however long their chains (Tarjan 1975). */
final class IdentityLinks {

    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final BitSet aliases = new BitSet();
    private int[] parents = new int[16];

    private IdentityLinks() {}

    /** Each id to the one that its person goes by, without those that go by themselves. */
    static <R> Map<String, String> of(
            Iterable<? extends R> rows,
            Function<? super R, ? extends @Nullable String> id,
            Function<? super R, ? extends @Nullable String> known) {
        requireNonNull(rows, "rows");
        IdentityLinks links = new IdentityLinks();
        for (R row : rows) {
            links.link(id.apply(row), known.apply(row));
        }
        return links.ends();
    }

    private void link(@Nullable String id, @Nullable String known) {
        if (id == null || known == null || id.isEmpty() || known.isEmpty() || id.equals(known)) {
            return;
        }
        int from = code(id);
        int to = code(known);
        aliases.set(from);
        parents[root(from)] = root(to);
    }

    private int code(String id) {
        Integer code = codes.putIfAbsent(id, ids.size());
        if (code != null) {
            return code;
        }
        if (ids.size() == parents.length) {
            parents = Arrays.copyOf(parents, 2 * parents.length);
        }
        parents[ids.size()] = ids.size();
        ids.add(id);
        return ids.size() - 1;
    }

    private int root(int id) {
        int root = id;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private Map<String, String> ends() {
        int[] ends = new int[ids.size()];
        Arrays.fill(ends, -1);
        for (int id = 0; id < ends.length; id++) {
            int root = root(id);
            if (ends[root] < 0 || isBetter(id, ends[root])) {
                ends[root] = id;
            }
        }
        Map<String, String> known = new LinkedHashMap<>();
        for (int id = 0; id < ends.length; id++) {
            int end = ends[root(id)];
            if (end != id) {
                known.put(ids.get(id), ids.get(end));
            }
        }
        return Collections.unmodifiableMap(known);
    }

    private boolean isBetter(int one, int other) {
        return aliases.get(one) == aliases.get(other) ? ids.get(one).compareTo(ids.get(other)) < 0 : aliases.get(other);
    }
}
