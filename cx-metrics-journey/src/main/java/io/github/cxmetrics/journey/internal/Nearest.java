package io.github.cxmetrics.journey.internal;

import java.util.Comparator;
import java.util.List;

/** Finds what was probably meant. */
final class Nearest {

    private Nearest() {}

    /** Says that an event is not among the known ones, and which of them is spelt most like it. */
    static String refusal(String event, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(event, name)))
                .map(name -> "unknown event " + event + "; the nearest is " + name)
                .orElse("unknown event " + event + "; the log has no events");
    }

    /** How many letters must be changed, added or dropped (Levenshtein 1965). */
    static int distance(String a, String b) {
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[b.length()];
    }
}
