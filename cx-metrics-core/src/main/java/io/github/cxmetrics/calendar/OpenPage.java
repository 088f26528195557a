package io.github.cxmetrics.calendar;

import java.util.List;
import java.util.OptionalLong;

/**
 * The open stretches of about a year ({@code 2^25} seconds) with the open time before each, and for each {@code 2^16} seconds the stretch to begin the
 * search with: a look-up then takes a few steps, whatever the calendar.
 */
final class OpenPage {

    /** Seconds of a page, as a power of two. */
    static final int PAGE_BITS = 25;

    private static final int BUCKET_BITS = 16;

    private final long start;
    private final long[] opens;
    private final long[] closes;
    /** Open seconds of the page before each stretch, and at the end those of the whole page. */
    private final long[] before;
    /** The last stretch that opens at or before the start of each bucket, or -1. */
    private final int[] firstOf;

    OpenPage(long start, List<long[]> stretches) {
        this.start = start;
        int n = stretches.size();
        opens = new long[n];
        closes = new long[n];
        before = new long[n + 1];
        for (int i = 0; i < n; i++) {
            opens[i] = stretches.get(i)[0];
            closes[i] = stretches.get(i)[1];
            before[i + 1] = before[i] + closes[i] - opens[i];
        }
        firstOf = new int[1 << (PAGE_BITS - BUCKET_BITS)];
        int at = -1;
        for (int bucket = 0; bucket < firstOf.length; bucket++) {
            while (at + 1 < n && opens[at + 1] <= start + ((long) bucket << BUCKET_BITS)) {
                at++;
            }
            firstOf[bucket] = at;
        }
    }

    /** The open seconds of the whole page. */
    long total() {
        return before[opens.length];
    }

    /** The open seconds of the page before an instant of it. */
    long openBefore(long second) {
        int i = lastOpening(second);
        return i < 0 ? 0 : before[i] + Math.min(second, closes[i]) - opens[i];
    }

    boolean isOpen(long second) {
        int i = lastOpening(second);
        return i >= 0 && second < closes[i];
    }

    /** The first open second of the page at or after one of it; nothing if the rest of the page is closed. */
    OptionalLong nextOpen(long second) {
        int i = lastOpening(second);
        if (i >= 0 && second < closes[i]) {
            return OptionalLong.of(second);
        }
        return i + 1 < opens.length ? OptionalLong.of(opens[i + 1]) : OptionalLong.empty();
    }

    private int lastOpening(long second) {
        int i = firstOf[(int) ((second - start) >> BUCKET_BITS)];
        while (i + 1 < opens.length && opens[i + 1] <= second) {
            i++;
        }
        return i;
    }

    /** The second in which the open time of the page reaches an amount that it has: so many seconds, and more than none, or a fraction of one more. */
    long reach(long openSeconds, boolean andMore) {
        int low = 0;
        int high = opens.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean reached = andMore ? before[middle + 1] > openSeconds : before[middle + 1] >= openSeconds;
            if (reached) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return opens[low] + openSeconds - before[low];
    }
}
