package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts two columns of answer codes as pairs, without an object per row. The result has {@value #CELLS} cells: cell {@code functional << 3 | dysfunctional},
 * with code 0 for unanswered.
 *
 * <p>Bytes go eight rows at a time: the codes of a row share six bits, two rows make one index of twelve, and four histograms side by side take the four
 * indices, so that equal rows don't wait for each other's count. A block that holds a code of more than three bits is counted row by row.
 */
final class PairCounter {

    static final int CODE_BITS = 3;
    static final int CELLS = 1 << 2 * CODE_BITS;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Rows whose two columns stay in the first-level cache between the check and the count. */
    private static final int BLOCK = 4096;

    private static final int LANES = 4;
    private static final int LANE_BITS = 4 * CODE_BITS;
    private static final int LANE_MASK = (1 << LANE_BITS) - 1;
    private static final long MORE_THAN_CODE_BITS = 0xF8F8F8F8F8F8F8F8L;
    private static final long EVEN_ROWS = 0x003F003F003F003FL;
    private static final long ODD_ROWS = 0x0FC00FC00FC00FC0L;
    private static final int REFUSED = -1;

    private final int answers;
    private final int[] missingCodes;
    private final long[] cells = new long[CELLS];

    private PairCounter(AnswerForm form, int[] missingCodes) {
        requireNonNull(form, "form");
        requireNonNull(missingCodes, "missingCodes");
        answers = form.size();
        this.missingCodes = missingCodes;
        for (int code : missingCodes) {
            checkArgument(code < 1 || code > answers, "missing code %s is an answer of the %s", code, form);
        }
    }

    static long[] count(AnswerForm form, int[] functional, int[] dysfunctional, int... missingCodes) {
        requireNonNull(functional, "functional");
        requireNonNull(dysfunctional, "dysfunctional");
        checkLengths(functional.length, dysfunctional.length);
        PairCounter counter = new PairCounter(form, missingCodes);
        for (int i = 0; i < functional.length; i++) {
            int f = counter.codeOf(functional[i]);
            int d = counter.codeOf(dysfunctional[i]);
            if ((f | d) < 0) {
                throw counter.outside(functional[i], dysfunctional[i], i);
            }
            counter.cells[f << CODE_BITS | d]++;
        }
        return counter.cells;
    }

    static long[] count(AnswerForm form, byte[] functional, byte[] dysfunctional, int... missingCodes) {
        requireNonNull(dysfunctional, "dysfunctional");
        requireNonNull(functional, "functional");
        checkLengths(functional.length, dysfunctional.length);
        PairCounter counter = new PairCounter(form, missingCodes);
        if (!counter.addAll(functional, dysfunctional)) {
            throw counter.firstOutside(functional, dysfunctional);
        }
        return counter.cells;
    }

    private static void checkLengths(int functional, int dysfunctional) {
        checkArgument(
                functional == dysfunctional,
                "functional and dysfunctional answers differ in length: %s and %s",
                functional,
                dysfunctional);
    }

    /** 1.. for an answer, 0 for a declared missing code. */
    private int codeOf(int code) {
        if (code >= 1 && code <= answers) {
            return code;
        }
        return Arrays.stream(missingCodes).anyMatch(missing -> missing == code) ? 0 : REFUSED;
    }

    private byte[] codesOfBytes() {
        byte[] codes = new byte[1 << Byte.SIZE];
        for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
            codes[value & 0xFF] = (byte) codeOf(value);
        }
        return codes;
    }

    /** Whether all rows were answers or missing codes. */
    private boolean addAll(byte[] functional, byte[] dysfunctional) {
        byte[] codes = codesOfBytes();
        int[][] lanes = new int[LANES][functional.length < BLOCK ? 0 : 1 << LANE_BITS];
        boolean known = true;
        for (int from = 0; from < functional.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, functional.length);
            if (to - from == BLOCK && isPlain(functional, dysfunctional, from, to)) {
                addPlain(lanes, functional, dysfunctional, from, to);
            } else {
                known &= addEach(codes, functional, dysfunctional, from, to);
            }
        }
        for (int[] lane : lanes) {
            known &= addLane(codes, lane);
        }
        return known;
    }

    private static boolean isPlain(byte[] functional, byte[] dysfunctional, int from, int to) {
        long any = 0;
        for (int i = from; i < to; i += Long.BYTES) {
            any |= (long) LONGS.get(functional, i) | (long) LONGS.get(dysfunctional, i);
        }
        return (any & MORE_THAN_CODE_BITS) == 0;
    }

    private static void addPlain(int[][] lanes, byte[] functional, byte[] dysfunctional, int from, int to) {
        int[] first = lanes[0];
        int[] second = lanes[1];
        int[] third = lanes[2];
        int[] fourth = lanes[3];
        for (int i = from; i < to; i += 2 * Long.BYTES) {
            long one = twoRowIndices(functional, dysfunctional, i);
            long two = twoRowIndices(functional, dysfunctional, i + Long.BYTES);
            first[(int) one & LANE_MASK]++;
            second[(int) one >>> Short.SIZE]++;
            third[(int) (one >>> Integer.SIZE) & LANE_MASK]++;
            fourth[(int) (one >>> Integer.SIZE + Short.SIZE)]++;
            first[(int) two & LANE_MASK]++;
            second[(int) two >>> Short.SIZE]++;
            third[(int) (two >>> Integer.SIZE) & LANE_MASK]++;
            fourth[(int) (two >>> Integer.SIZE + Short.SIZE)]++;
        }
    }

    /** Eight rows as four indices of twelve bits, one in each 16 bits. */
    private static long twoRowIndices(byte[] functional, byte[] dysfunctional, int from) {
        long rows = (long) LONGS.get(functional, from) << CODE_BITS | (long) LONGS.get(dysfunctional, from);
        return rows & EVEN_ROWS | rows >>> 2 & ODD_ROWS;
    }

    private boolean addEach(byte[] codes, byte[] functional, byte[] dysfunctional, int from, int to) {
        for (int i = from; i < to; i++) {
            int cell = codes[functional[i] & 0xFF] << CODE_BITS | codes[dysfunctional[i] & 0xFF];
            if (cell < 0) {
                return false;
            }
            cells[cell]++;
        }
        return true;
    }

    private boolean addLane(byte[] codes, int[] lane) {
        boolean known = true;
        for (int i = 0; i < lane.length; i++) {
            if (lane[i] > 0) {
                known &= addRow(codes, i & CELLS - 1, lane[i]);
                known &= addRow(codes, i >>> 2 * CODE_BITS, lane[i]);
            }
        }
        return known;
    }

    private boolean addRow(byte[] codes, int row, int count) {
        int cell = codes[row >>> CODE_BITS] << CODE_BITS | codes[row & (1 << CODE_BITS) - 1];
        if (cell >= 0) {
            cells[cell] += count;
        }
        return cell >= 0;
    }

    private IllegalArgumentException firstOutside(byte[] functional, byte[] dysfunctional) {
        int row = 0;
        while ((codeOf(functional[row]) | codeOf(dysfunctional[row])) >= 0) {
            row++;
        }
        return outside(functional[row], dysfunctional[row], row);
    }

    private IllegalArgumentException outside(int functional, int dysfunctional, int row) {
        String answer =
                codeOf(functional) < 0 ? "functional answer " + functional : "dysfunctional answer " + dysfunctional;
        return new IllegalArgumentException(answer + " is outside 1.." + answers + " (row " + row + ")");
    }
}
