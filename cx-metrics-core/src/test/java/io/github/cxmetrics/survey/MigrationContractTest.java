package io.github.cxmetrics.survey;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class MigrationContractTest extends TallyContract<Migration.Pair, Migration> {

    @Override
    protected TallyRule<Migration.Pair, Migration> rule() {
        return Migration.Rule.of(NpsBands.STANDARD.missing(99));
    }

    /** Every move of the table, some twice, and every way to miss an answer. */
    @Override
    protected TallyRule<Migration.Pair, Migration> remembered() {
        return Migration.Rule.of(NpsBands.STANDARD);
    }

    @Override
    protected List<Migration.Pair> observations() {
        return Stream.of(0, 8, 10, 99)
                .flatMap(before -> Stream.of(6, 7, 9, 99, 10).map(after -> new Migration.Pair(before, after)))
                .toList();
    }

    @Override
    protected Migration withCount(long count) {
        return Migration.ofCounts(NpsBands.STANDARD, 0, 0, 0, 0, 0, count, 0, 0, 0);
    }

    @Override
    protected Optional<Migration> ofOtherRule() {
        NpsBands other = new NpsBands(RatingScale.ZERO_TO_TEN, 7, 10);
        return Optional.of(Migration.ofCounts(other, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "migrations: 0..10 cut at 7 and 9 and 0..10 cut at 7 and 10 don't go together";
    }

    @Override
    protected Migration.Pair refusedObservation() {
        return new Migration.Pair(99, 11);
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 11 is outside 0..10";
    }
}
