package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/**
 * Counts a column of scores. The result holds the count of each point, from the lowest, and behind them that of the missing codes.
 *
 * <p>A loop of {@code histogram[score]++} waits for the counter that it has just written whenever scores repeat. So where the codes of a
 * scale fit four bits, two or four scores together choose one counter, and are taken apart once at the end. Whatever doesn't fit is counted
 * one by one.
 *
 * <p>Counters of groups are ints: an array has too few elements to overflow one.
 */
final class ScoreCounter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long HIGH_NIBBLES = 0xF0F0F0F0F0F0F0F0L;
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
        int paired = counter.run.slots() <= NIBBLE ? scores.length / BLOCK * BLOCK : 0;
        if ((paired > 0 && !counter.addPairs(scores, paired)) || !counter.addSingly(scores, paired)) {
            throw counter.run.firstOutside(scores.length, row -> scores[row]);
        }
        return counter.run.counts(slot -> counter.slots[slot]);
    }

    /** As {@link #count(RatingScale, int[])}, for a column of bytes. */
    static long[] count(RatingScale scale, byte[] scores) {
        checkArgument(scores != null, "scores must not be null");
        ScoreCounter counter = new ScoreCounter(scale);
        boolean many = counter.runFitsNibblesOfBytes() && scores.length >= MANY_BYTES;
        int grouped = many ? scores.length / BLOCK * BLOCK : 0;
        if ((many && !counter.addQuads(scores, grouped)) || !counter.addSingly(scores, grouped, scores.length)) {
            throw counter.run.firstOutside(scores.length, row -> scores[row]);
        }
        return counter.run.counts(slot -> counter.slots[slot]);
    }

    private boolean addPairs(int[] scores, int end) {
        int[] block = new int[BLOCK];
        int[] pairs = new int[NIBBLE * NIBBLE];
        for (int from = 0; from < end; from += BLOCK) {
            // The compiler vectorizes over one array but not from one int array to another, which might be the same.
            System.arraycopy(scores, from, block, 0, BLOCK);
            gatherCodesApart(block);
            pair(block, run.low);
            if (!tally(block, pairs)) {
                return false;
            }
        }
        return addPairsToSlots(pairs, nibble -> nibble < run.slots() ? nibble : -1);
    }

    /** Moves the missing codes apart to the slot behind the run, and away from there the undeclared code that lay in it. */
    private void gatherCodesApart(int[] block) {
        if (run.codesApart.length > 0) {
            int behind = run.low + run.size;
            replace(block, behind, run.low - 1);
            for (int code : run.codesApart) {
                replace(block, code, behind);
            }
        }
    }

    /** Without a branch in the loop, so that it is vectorized, and missing codes at random don't slow it down. */
    private static void replace(int[] block, int code, int replacement) {
        for (int i = 0; i < BLOCK; i++) {
            int difference = block[i] ^ code;
            int unlike = (difference | -difference) >> 31;
            block[i] = replacement ^ (block[i] ^ replacement) & unlike;
        }
    }

    /** Turns the first half of a block into its pairs with the second half: negative if a score lies beyond four bits. */
    private static void pair(int[] block, int low) {
        for (int i = 0; i < PAIRS; i++) {
            int first = block[i] - low;
            int second = block[i + PAIRS] - low;
            int beyond = (first | second) >>> 4;
            block[i] = first | second << 4 | -beyond;
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

    /** Takes pairs apart; false if one half has no slot. */
    private boolean addPairsToSlots(int[] pairs, IntUnaryOperator slotOfNibble) {
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] > 0) {
                int first = slotOfNibble.applyAsInt(pair % NIBBLE);
                int second = slotOfNibble.applyAsInt(pair / NIBBLE);
                if (first < 0 || second < 0) {
                    return false;
                }
                slots[first] += pairs[pair];
                slots[second] += pairs[pair];
            }
        }
        return true;
    }

    private boolean runFitsNibblesOfBytes() {
        return run.size <= NIBBLE && run.low >= Byte.MIN_VALUE && run.low <= Byte.MAX_VALUE + 1 - NIBBLE;
    }

    private boolean addQuads(byte[] scores, int end) {
        int[] quads = new int[1 << 16];
        for (int from = 0; from < end; from += BLOCK) {
            if (!addEights(scores, from, from + BLOCK, quads)) {
                return false;
            }
        }
        int[] pairs = new int[NIBBLE * NIBBLE];
        for (int quad = 0; quad < quads.length; quad++) {
            pairs[quad & 0xFF] += quads[quad];
            pairs[quad >>> 8] += quads[quad];
        }
        return addPairsToSlots(pairs, nibble -> run.slotOf(run.low + nibble));
    }

    /** Counts eight scores at a time: as two quads, or singly if one of them, say a missing code apart, lies beyond four bits. */
    private boolean addEights(byte[] scores, int from, int end, int[] quads) {
        // Bytes from -128 to 127 become 0 to 255, lest a negative one borrow from its neighbour.
        long signs = 0x8080808080808080L;
        long low = (run.low - Byte.MIN_VALUE) * EACH_BYTE;
        for (int row = from; row < end; row += Long.BYTES) {
            long eight = ((long) LONGS.get(scores, row) ^ signs) - low;
            if ((eight & HIGH_NIBBLES) == 0) {
                int twoQuads = (int) eight | (int) (eight >>> 32) << 4;
                quads[twoQuads & 0xFFFF]++;
                quads[twoQuads >>> 16]++;
            } else if (!addSingly(scores, row, row + Long.BYTES)) {
                return false;
            }
        }
        return true;
    }

    private boolean addSingly(int[] scores, int from) {
        for (int row = from; row < scores.length; row++) {
            int slot = run.slotOf(scores[row]);
            if (slot < 0) {
                return false;
            }
            slots[slot]++;
        }
        return true;
    }

    private boolean addSingly(byte[] scores, int from, int end) {
        for (int row = from; row < end; row++) {
            int slot = run.slotOf(scores[row]);
            if (slot < 0) {
                return false;
            }
            slots[slot]++;
        }
        return true;
    }
}
