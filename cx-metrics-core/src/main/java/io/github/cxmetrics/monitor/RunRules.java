package io.github.cxmetrics.monitor;

/** The patterns of all {@link ChartRule}s in one pass over the distances from a centre line. */
final class RunRules {

    private static final int RUN_OF_WESTERN_ELECTRIC = 8;
    private static final int RUN_OF_NELSON = 9;
    private static final int RISES = 5;
    private static final int TURNS = 13;
    private static final int WITHIN_ONE = 15;
    private static final int BEYOND_ONE = 8;
    private static final int OF_THREE = 0b111;
    private static final int OF_FIVE = 0b11111;

    /** Periods in a row on one side, positive above the centre. */
    private int side;
    /** Steps in a row in one direction, positive upwards. */
    private int steps;
    /** Steps in a row each of which turns back. */
    private int turns;

    private int withinOne;
    private int beyondOne;
    /** Which of the last periods were beyond 2σ and 1σ, the latest in the lowest bit, each for above and below. */
    private int highTwo;

    private int lowTwo;
    private int highOne;
    private int lowOne;
    private double before = Double.NaN;

    private RunRules() {}

    /**
     * Which rules hold where.
     *
     * @param z distances in σ; not a number where there is no data
     * @param breaks where a new stage begins, so that no pattern goes across
     * @param sigmas how many σ are too far for the first rule of both
     * @return for each period the bits of the rules whose pattern ends there
     */
    static int[] signals(double[] z, boolean[] breaks, double sigmas) {
        int[] signals = new int[z.length];
        RunRules runs = new RunRules();
        for (int i = 0; i < z.length; i++) {
            if (breaks[i] || Double.isNaN(z[i])) {
                runs = new RunRules();
            }
            if (!Double.isNaN(z[i])) {
                signals[i] = runs.next(z[i], sigmas);
            }
        }
        return signals;
    }

    static int[] signals(double[] z, double sigmas) {
        return signals(z, new boolean[z.length], sigmas);
    }

    private int next(double z, double sigmas) {
        count(z);
        double distance = Math.abs(z);
        int run = Math.abs(side);
        boolean twoOfThree = isBeyond(highTwo, lowTwo, OF_THREE, 2);
        boolean fourOfFive = isBeyond(highOne, lowOne, OF_FIVE, 4);
        return bit(distance > sigmas, ChartRule.WESTERN_ELECTRIC_1, ChartRule.NELSON_1)
                | bit(twoOfThree, ChartRule.WESTERN_ELECTRIC_2, ChartRule.NELSON_5)
                | bit(fourOfFive, ChartRule.WESTERN_ELECTRIC_3, ChartRule.NELSON_6)
                | bit(run >= RUN_OF_WESTERN_ELECTRIC, ChartRule.WESTERN_ELECTRIC_4)
                | bit(run >= RUN_OF_NELSON, ChartRule.NELSON_2)
                | bit(Math.abs(steps) >= RISES, ChartRule.NELSON_3)
                | bit(turns >= TURNS, ChartRule.NELSON_4)
                | bit(withinOne >= WITHIN_ONE, ChartRule.NELSON_7)
                | bit(beyondOne >= BEYOND_ONE, ChartRule.NELSON_8);
    }

    private void count(double z) {
        side = onward(side, sign(z));
        int step = Double.isNaN(before) ? 0 : sign(z - before);
        turns = step == 0 ? 0 : sign(steps) == -step ? turns + 1 : 1;
        steps = onward(steps, step);
        before = z;
        withinOne = Math.abs(z) < 1 ? withinOne + 1 : 0;
        beyondOne = Math.abs(z) > 1 ? beyondOne + 1 : 0;
        highTwo = shifted(highTwo, z > 2);
        lowTwo = shifted(lowTwo, z < -2);
        highOne = shifted(highOne, z > 1);
        lowOne = shifted(lowOne, z < -1);
    }

    private static int sign(double value) {
        return value > 0 ? 1 : value < 0 ? -1 : 0;
    }

    /** A signed count of what goes on in the direction of its sign. */
    private static int onward(int count, int sign) {
        return sign == 0 ? 0 : sign(count) == sign ? count + sign : sign;
    }

    private static int shifted(int bits, boolean set) {
        return bits << 1 & OF_FIVE | (set ? 1 : 0);
    }

    /** The latest is beyond, and enough of the last are, on its side. */
    private static boolean isBeyond(int high, int low, int window, int enough) {
        return (high & 1) == 1 && Integer.bitCount(high & window) >= enough
                || (low & 1) == 1 && Integer.bitCount(low & window) >= enough;
    }

    private static int bit(boolean holds, ChartRule rule) {
        return holds ? rule.bit() : 0;
    }

    private static int bit(boolean holds, ChartRule one, ChartRule other) {
        return holds ? one.bit() | other.bit() : 0;
    }
}
