package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;

/** Counts pairs of answers by band. Keeps its bands with the missing codes, which the tally forgets. */
final class MigrationAccumulator implements Accumulator<Migration.Pair, Migration> {

    private final NpsBands bands;
    private Migration joined;
    private final long[] moves = new long[Migration.CELLS];
    private long count;
    private long excluded;

    MigrationAccumulator(NpsBands bands) {
        this.bands = bands;
        joined = new Migration(bands, new long[Migration.CELLS], 0, 0, 0);
    }

    @Override
    public void add(Migration.Pair pair) {
        checkArgument(pair != null, "a pair of answers must not be null");
        boolean answeredBefore = isAnswer(pair.before());
        boolean answeredAfter = isAnswer(pair.after());
        if (answeredBefore && answeredAfter) {
            count(pair.before(), pair.after());
        } else {
            exclude();
        }
    }

    private boolean isAnswer(int rating) {
        if (bands.scale().contains(rating)) {
            return true;
        }
        if (bands.scale().declaresMissing(rating)) {
            return false;
        }
        throw bands.scale().outside(rating);
    }

    void count(double before, double after) {
        int cell = Migration.cell(bands.bandOf(before), bands.bandOf(after));
        count = CountMath.sum(count, 1, "customers");
        moves[cell]++;
    }

    void exclude() {
        excluded = CountMath.sum(excluded, 1, "pairs with a missing answer");
    }

    @Override
    public void addAll(Migration tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public Migration snapshot() {
        return joined.plus(new Migration(bands, moves.clone(), excluded, 0, 0));
    }
}
