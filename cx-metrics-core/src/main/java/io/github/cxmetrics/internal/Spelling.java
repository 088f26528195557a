package io.github.cxmetrics.internal;

/** How far apart two names are spelt: for messages that propose what was probably meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * How many letters must be changed, added or dropped (Levenshtein 1965).
     *
     * @param a a name
     * @param b another
     * @return the number, 0 for equal names
     */
    public static int distance(String a, String b) {
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
