package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.CodeColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which ids belong to one person, for example the anonymous id of a visitor and the id after signing up. Chains are followed to their end.
 *
 * @param aliases id to the id that it goes by
 */
public record Identities(Map<String, String> aliases) implements Serializable {

    /**
     * Follows the chains.
     *
     * @param aliases id to the id that it goes by
     * @throws IllegalArgumentException if the aliases run in a circle: {@code aliases run in a circle: a → b → a}
     */
    public Identities {
        Map<String, String> ends = new LinkedHashMap<>();
        for (String alias : aliases.keySet()) {
            ends.put(alias, end(aliases, alias));
        }
        aliases = Collections.unmodifiableMap(ends);
    }

    private static String end(Map<String, String> aliases, String alias) {
        Set<String> path = new LinkedHashSet<>();
        String id = alias;
        while (aliases.containsKey(id)) {
            checkArgument(path.add(id), "aliases run in a circle: %s → %s", String.join(" → ", path), id);
            id = aliases.get(id);
            checkArgument(id != null, "the alias %s stands for null", alias);
        }
        return id;
    }

    /**
     * What a table of aliases does to a log.
     *
     * @param usersBefore users with rows, before
     * @param usersAfter users with rows, after
     * @param rows how many rows go by another id now
     * @param merged known id to the ids that were merged into it, sorted
     */
    public record Report(int usersBefore, int usersAfter, long rows, Map<String, List<String>> merged)
            implements Serializable {

        /** One line, for example {@code 3 of 10 users merged into 1: 14 rows renamed}. */
        @Override
        public String toString() {
            int ids = merged.values().stream().mapToInt(List::size).sum();
            return usersBefore + " users became " + usersAfter + ": " + ids + " ids merged into " + merged.size() + ", "
                    + rows + " rows renamed";
        }
    }

    /**
     * What this table does to a log.
     *
     * @param log the log as it came
     * @return users before and after, and who was merged
     */
    public Report report(EventLog log) {
        CodeColumn users = log.columns().users();
        long[] rows = new long[users.names().size()];
        for (int row = 0; row < log.size(); row++) {
            rows[users.at(row)]++;
        }
        Map<String, List<String>> merged = new TreeMap<>();
        Set<String> after = new LinkedHashSet<>();
        int before = 0;
        long renamed = 0;
        for (int user = 0; user < rows.length; user++) {
            if (rows[user] > 0) {
                String name = users.names().get(user);
                String known = aliases.getOrDefault(name, name);
                before++;
                after.add(known);
                if (!known.equals(name)) {
                    renamed += rows[user];
                    merged.computeIfAbsent(known, k -> new ArrayList<>()).add(name);
                }
            }
        }
        merged.values().forEach(ids -> ids.sort(null));
        return new Report(before, after.size(), renamed, merged);
    }

    CodeColumn apply(CodeColumn users) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        int[] to = new int[users.names().size()];
        for (int user = 0; user < to.length; user++) {
            String name = users.names().get(user);
            to[user] = codes.computeIfAbsent(aliases.getOrDefault(name, name), known -> codes.size());
        }
        int[] rows = new int[users.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = to[users.at(row)];
        }
        return CodeColumn.of(rows, List.copyOf(codes.keySet()));
    }
}
