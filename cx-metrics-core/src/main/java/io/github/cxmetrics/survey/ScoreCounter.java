package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts a column of scores. The result holds the count of each point, from the lowest, and behind them that of the missing codes.
 *
 * <p>A loop of {@code histogram[score]++} waits for the counter that it has just written whenever scores repeat. So where the codes of a
 * scale fit four bits, several scores together choose one counter, and are taken apart once at the end. Groups in which a score lies
 * outside the run of codes are counted one by one.
 *
 * <p>Counters of groups are ints: an array has too few elements to overflow one.
 */
final class ScoreCounter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_NIBBLES = 0xF0 * EACH_BYTE;
    private static final int NIBBLE = 16;

    private static final int PAIRS = 1024;
    private static final int BLOCK = 2 * PAIRS;
    /** From here on the table of quads, 64 K counters, costs little beside the counting. */
    private static final int MANY_BYTES = 1 << 18;

    private final CodeRun run;
    private final long[] slots;

    private ScoreCounter(RatingScale scale) {
        run = new CodeRun(scale);
        slots = new long[run.slots()];
    }

    /**
     * Counts a column.
     *
     * @throws IllegalArgumentException for the first score that is neither on the scale nor missing; rows start at 0
     */
    static long[] count(RatingScale scale, int[] scores) {
        checkArgument(scores != null, "scores must not be null");
        ScoreCounter counter = new ScoreCounter(scale);
        int paired = 0;
        if (counter.run.slots() <= NIBBLE) {
            paired = scores.length / BLOCK * BLOCK;
            counter.addPairs(scores, paired);
        }
        counter.addSingly(scores, paired, scores.length);
        return counter.run.counts(slot -> counter.slots[slot]);
    }

    /** As {@link #count(RatingScale, int[])}, for a column of bytes. */
    static long[] count(RatingScale scale, byte[] scores) {
        checkArgument(scores != null, "scores must not be null");
        ScoreCounter counter = new ScoreCounter(scale);
        int grouped = 0;
        if (counter.run.size <= NIBBLE && counter.runFitsBytes() && scores.length >= MANY_BYTES) {
            grouped = scores.length / BLOCK * BLOCK;
            counter.addQuads(scores, grouped);
        }
        counter.addSingly(scores, grouped, scores.length);
        return counter.run.counts(slot -> counter.slots[slot]);
    }

    private void addPairs(int[] scores, int length) {
        int[] block = new int[BLOCK];
        int[] pairs = new int[NIBBLE * NIBBLE];
        for (int from = 0; from < length; from += BLOCK) {
            // The compiler vectorizes over one array but not from one int array to another, which might be the same.
            System.arraycopy(scores, from, block, 0, BLOCK);
            if (!addBlock(block, pairs)) {
                throw run.firstOutside(scores.length, row -> scores[row]);
            }
        }
        addPairsToSlots(pairs);
    }

    /** Counts a block and overwrites it; false if a score is undeclared. */
    private boolean addBlock(int[] block, int[] pairs) {
        if (run.codesApart.length > 0) {
            int behind = run.low + run.size;
            replace(block, behind, run.low - 1);
            for (int code : run.codesApart) {
                replace(block, code, behind);
            }
        }
        pair(block, run.low, run.slots() - 1);
        return tally(block, pairs);
    }

    private static void replace(int[] block, int code, int replacement) {
        for (int i = 0; i < BLOCK; i++) {
            int difference = block[i] ^ code;
            int unlike = (difference | -difference) >> 31;
            block[i] = replacement ^ (block[i] ^ replacement) & unlike;
        }
    }

    /** Turns the first half of a block into its pairs with the second half; a pair with a score outside the slots becomes negative. */
    private static void pair(int[] block, int low, int last) {
        for (int i = 0; i < PAIRS; i++) {
            int first = block[i] - low;
            int second = block[i + PAIRS] - low;
            int outside = (first | last - first | second | last - second) & Integer.MIN_VALUE;
            block[i] = first | second << 4 | outside;
        }
    }

    private static boolean tally(int[] block, int[] pairs) {
        for (int i = 0; i < PAIRS; i++) {
            int pair = block[i];
            if (pair < 0 || pair >= pairs.length) {
                return false;
            }
            pairs[pair]++;
        }
        return true;
    }

    private boolean runFitsBytes() {
        return run.low >= Byte.MIN_VALUE && run.low <= Byte.MAX_VALUE + 1 - run.size;
    }

    private void addQuads(byte[] scores, int length) {
        int[] quads = new int[1 << 16];
        for (int from = 0; from < length; from += BLOCK) {
            int end = from + BLOCK;
            addEights(scores, from, end, quads);
        }
        int[] pairs = new int[NIBBLE * NIBBLE];
        for (int quad = 0; quad < quads.length; quad++) {
            pairs[quad & 0xFF] += quads[quad];
            pairs[quad >>> 8] += quads[quad];
        }
        addPairsToSlots(pairs);
    }

    /** Counts eight scores at a time, as two quads where all of them lie in the run. */
    private void addEights(byte[] scores, int from, int end, int[] quads) {
        // Bytes from -128 to 127 become 0 to 255, lest a negative one borrow from its neighbour.
        long signs = 0x80 * EACH_BYTE;
        long low = (run.low - Byte.MIN_VALUE) * EACH_BYTE;
        long room = (NIBBLE - run.size) * EACH_BYTE;
        for (int row = from; row < end; row += Long.BYTES) {
            long eight = ((long) LONGS.get(scores, row) ^ signs) - low;
            if (((eight | eight + room) & HIGH_NIBBLES) == 0) {
                int quadTwice = (int) eight | (int) (eight >>> 32) << 4;
                quads[quadTwice & 0xFFFF]++;
                quads[quadTwice >>> 16]++;
            } else {
                addSingly(scores, row, row + Long.BYTES);
            }
        }
    }

    private void addPairsToSlots(int[] pairs) {
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] > 0) {
                slots[pair % NIBBLE] += pairs[pair];
                slots[pair / NIBBLE] += pairs[pair];
            }
        }
    }

    private void addSingly(int[] scores, int from, int end) {
        for (int row = from; row < end; row++) {
            int slot = run.slotOf(scores[row]);
            if (slot < 0) {
                throw run.firstOutside(scores.length, i -> scores[i]);
            }
            slots[slot]++;
        }
    }

    private void addSingly(byte[] scores, int from, int end) {
        for (int row = from; row < end; row++) {
            int slot = run.slotOf(scores[row]);
            if (slot < 0) {
                throw run.firstOutside(scores.length, i -> scores[i]);
            }
            slots[slot]++;
        }
    }
}
