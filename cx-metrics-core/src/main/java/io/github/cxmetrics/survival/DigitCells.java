package io.github.cxmetrics.survival;

/**
 * The numbers of {@link SignificantDigits} by table, for many values up to a largest one. A value's first binary digits choose a cell; cells are so narrow
 * that the rounded number changes at most once in each.
 */
final class DigitCells {

    /** More digits would need tables that don't fit into the processor's caches. */
    private static final int MOST_DIGITS = 3;

    private static final int ROWS_A_CELL = 2;

    /** Room in an entry for the binary digits that a cell drops, which larger values have more of. */
    private static final int ROOM = 44;

    private static final long LARGEST = 1L << ROOM;

    /** Reaches no value. */
    static final DigitCells NONE = new DigitCells();

    private final long largest;

    /** Binary digits behind the first one: as fine as so many decimal digits. */
    private final int bits;

    /**
     * The number at the begin of each cell, and behind it what a value's dropped digits lack to be in the next number: adding them carries into the number
     * from there on.
     */
    private final long[] entries;

    private DigitCells() {
        largest = -1;
        bits = 0;
        entries = new long[0];
    }

    private DigitCells(SignificantDigits digits, int bits, long largest) {
        this.largest = largest;
        this.bits = bits;
        entries = new long[cellOf(largest, bits) + 1];
        int number = 0;
        for (int cell = 0; cell < entries.length; cell++) {
            int dropped = Math.max((cell >>> bits) - 1, 0);
            long start = (long) cell - (dropped << bits) << dropped;
            while (end(digits, number) <= start) {
                number++;
            }
            long width = Math.min(end(digits, number) - start, 1L << dropped);
            entries[cell] = ((number + 1L) << ROOM) - width;
        }
    }

    /** Whether a table for values up to a largest one is worth its making. */
    static boolean isWorth(int digits, int rows, long largest) {
        return digits <= MOST_DIGITS && largest <= LARGEST && cellOf(largest, bits(digits)) <= rows / ROWS_A_CELL;
    }

    static DigitCells of(int digits, long largest) {
        return new DigitCells(new SignificantDigits(digits), bits(digits), largest);
    }

    private static int bits(int digits) {
        return Integer.SIZE - Integer.numberOfLeadingZeros((int) Math.pow(10, digits));
    }

    /** The smallest value of the next number: halves are rounded up. */
    private static long end(SignificantDigits digits, int number) {
        long value = digits.valueOf(number);
        return value + (digits.valueOf(number + 1) - value + 1) / 2;
    }

    private static int cellOf(long value, int bits) {
        int dropped = dropped(value, bits);
        return (dropped << bits) + (int) (value >>> dropped);
    }

    private static int dropped(long value, int bits) {
        return Long.SIZE - 1 - bits - Long.numberOfLeadingZeros(value | 1L << bits);
    }

    /** Whether the table has the numbers of all values up to one. */
    boolean reaches(long value) {
        return value <= largest;
    }

    /** The number of a value that is not above the largest. */
    int indexOf(long value) {
        int dropped = dropped(value, bits);
        long entry = entries[(dropped << bits) + (int) (value >>> dropped)];
        return (int) (entry + (value & ~(-1L << dropped)) >>> ROOM);
    }
}
