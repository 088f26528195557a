package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.internal.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Proposes the name that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** How a message about an unknown name goes on: with the nearest, or with the first of those there are. */
    static String said(String wanted, Collection<String> names, int most) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<String> near = names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= tolerance(wanted))
                .filter(name -> Spelling.distance(lower, name.toLowerCase(Locale.ROOT)) <= tolerance(wanted))
                .sorted(Comparator.comparingInt(name -> Spelling.distance(lower, name.toLowerCase(Locale.ROOT))))
                .toList();
        if (!near.isEmpty()) {
            return "; the nearest is \"" + near.get(0) + '"';
        }
        String first = String.join(", ", names.stream().limit(most).toList());
        return "; its columns are " + first + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
    }

    private static int tolerance(String wanted) {
        return wanted.length() > 200 ? 0 : Math.max(1, wanted.length() / 3);
    }
}
