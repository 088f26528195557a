package io.github.cxmetrics.journey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.journey.internal.CodeColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which ids belong to one person, for example the anonymous id of a visitor and the id after signing up. Ids that are linked, however indirectly and in
 * whichever direction, are one person: a → a says nothing, a → b with b → a is one person, and a → b with a → c makes one of three. The person goes by the id
 * that stands for others and for which none stands; of several, and in a circle, by the first in the order of the alphabet.
 *
 * @param aliases id to the id that it goes by, without those that go by themselves
 */
public record Identities(Map<String, String> aliases) implements Serializable {

    /**
     * Follows the links. Empty ids and nulls are no ids, and link nothing.
     *
     * @param aliases id to the id that it goes by
     */
    public Identities {
        aliases = IdentityLinks.of(aliases.entrySet(), Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Which ids belong to one person, from your own rows: an id may stand in many.
     *
     * @param rows the rows
     * @param id an id
     * @param known the id that it goes by; null or empty if that is not known
     * @param <R> a row
     * @return the table
     */
    public static <R> Identities from(
            Iterable<? extends R> rows,
            Function<? super R, ? extends @Nullable String> id,
            Function<? super R, ? extends @Nullable String> known) {
        requireNonNull(rows, "rows");
        requireNonNull(id, "id");
        requireNonNull(known, "known");
        return new Identities(IdentityLinks.of(rows, id, known));
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

        /**
         * Checks the parts.
         *
         * @param usersBefore users with rows, before
         * @param usersAfter users with rows, after
         * @param rows how many rows go by another id now
         * @param merged known id to the ids that were merged into it
         */
        public Report {
            merged = Checks.map(merged, "merged");
        }

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
     * @throws IllegalArgumentException if the log is cut into sessions already
     */
    public Report report(EventLog log) {
        log.checkNotInSessions();
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
