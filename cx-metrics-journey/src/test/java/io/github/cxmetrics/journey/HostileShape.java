package io.github.cxmetrics.journey;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** How the rows of one user with nearly all rows of a log lie. */
enum HostileShape {
    /** Two rows to a second. */
    PAIRS {
        @Override
        long time(int row) {
            return row / 2;
        }
    },
    /** All in one second. */
    ONE_SECOND {
        @Override
        long time(int row) {
            return 0;
        }
    },
    /** All in one second, without a first step. */
    NO_START {
        @Override
        long time(int row) {
            return 0;
        }

        @Override
        byte event(Random random, int row, int rows) {
            return (byte) (1 + random.nextInt(3));
        }
    },
    /** An hour apart. */
    HOURS {
        @Override
        long time(int row) {
            return 3600L * row;
        }
    },
    /** Two rows to a second, and in turns: the steps in the wrong order, so that none is ever complete. */
    BACKWARDS {
        @Override
        long time(int row) {
            return row / 2;
        }

        @Override
        byte event(Random random, int row, int rows) {
            return (byte) (row < rows / 4 ? 2 : row < rows / 2 ? 1 : row < 3L * rows / 4 ? 3 : 0);
        }
    };

    private static final int NORMAL = 1_000;
    private static final List<String> CHANNELS = List.of("mail", "ad", "shop", "phone");

    abstract long time(int row);

    byte event(Random random, int row, int rows) {
        return (byte) random.nextInt(4);
    }

    /** One user with many rows among a hundred with ten each: a, b, c and x at random, some properties, and one that has a value of its own for each row. */
    EventLog log(int rows) {
        Random random = new Random(3);
        int n = rows + NORMAL;
        int[] users = new int[n];
        byte[] events = new byte[n];
        long[] times = new long[n];
        String[] own = new String[n];
        String[] channels = new String[n];
        long[] scores = new long[n];
        for (int row = 0; row < n; row++) {
            users[row] = row < rows ? 0 : 1 + (row - rows) / 10;
            events[row] = event(random, row, rows);
            times[row] = time(row);
            own[row] = "v" + row / 2;
            channels[row] = CHANNELS.get(random.nextInt(CHANNELS.size()));
            scores[row] = 1 + random.nextInt(5);
        }
        return EventLog.of(
                        Codes.numbered(users, 1 + NORMAL / 10),
                        Codes.of(events, List.of("a", "b", "c", "x")),
                        times,
                        ChronoUnit.SECONDS)
                .with("own", own)
                .with("channel", channels)
                .with("score", scores);
    }
}
