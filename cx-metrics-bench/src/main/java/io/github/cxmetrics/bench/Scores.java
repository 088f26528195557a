package io.github.cxmetrics.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Columns of answers on 0..10, distributed as in the airport survey of 2017, from a fixed seed. */
public class Scores {

    static final int SEGMENTS = 1000;

    private static final int[] AIRPORT = {17, 6, 8, 19, 18, 144, 130, 291, 677, 564, 872};
    private static final long SEED = 20_170_514;

    private Scores() {}

    private static int[] urn() {
        int[] urn = new int[2746];
        int next = 0;
        for (int score = 0; score < AIRPORT.length; score++) {
            for (int i = 0; i < AIRPORT[score]; i++) {
                urn[next++] = score;
            }
        }
        return urn;
    }

    /** Scores as ints. */
    @State(Scope.Benchmark)
    public static class Ints {
        /** Rows. */
        @Param("100000000")
        public int rows;

        int[] scores;

        /** Fills the column. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(SEED);
            int[] urn = urn();
            scores = new int[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = urn[random.nextInt(urn.length)];
            }
        }
    }

    /** Scores as bytes. */
    @State(Scope.Benchmark)
    public static class Bytes {
        /** Rows. */
        @Param("100000000")
        public int rows;

        byte[] scores;

        /** Fills the column. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(SEED);
            int[] urn = urn();
            scores = new byte[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = (byte) urn[random.nextInt(urn.length)];
            }
        }
    }

    /** Scores with the code of a segment beside each. */
    @State(Scope.Benchmark)
    public static class Segmented extends Ints {
        int[] codes;

        /** Fills the codes. */
        @Setup
        public void fillCodes() {
            SplittableRandom random = new SplittableRandom(SEED + 1);
            codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = random.nextInt(SEGMENTS);
            }
        }
    }

    /** The same columns in three bytes a row. */
    @State(Scope.Benchmark)
    public static class Narrow extends Bytes {
        short[] codes;

        /** Fills the codes. */
        @Setup
        public void fillCodes() {
            SplittableRandom random = new SplittableRandom(SEED + 1);
            codes = new short[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = (short) random.nextInt(SEGMENTS);
            }
        }
    }
}
