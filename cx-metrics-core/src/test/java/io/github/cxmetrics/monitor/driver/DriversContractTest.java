package io.github.cxmetrics.monitor.driver;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class DriversContractTest extends TallyContract<DriverRow, Drivers> {

    private static final DriverRule RULE = DriverRule.of("overall", "speed", "wait")
            .withScale("overall", RatingScale.ZERO_TO_TEN.missing(11))
            .withDecimals("wait", 1)
            .withBlocks(4);

    @Override
    protected TallyRule<DriverRow, Drivers> rule() {
        return RULE;
    }

    @Override
    protected TallyRule<DriverRow, Drivers> remembered() {
        return RULE.withoutMissingCodes();
    }

    @Override
    protected List<DriverRow> observations() {
        return IntStream.range(0, 23)
                .mapToObj(i -> DriverRow.of(i, i % 7 == 6 ? 11 : i * i % 10, i % 5 == 4 ? null : i % 3 - 1, i * 3.5))
                .toList();
    }

    @Override
    protected List<DriverRow> extremeObservations() {
        return List.of(
                DriverRow.of(Long.MAX_VALUE, 10, 1, 3.5),
                DriverRow.of(3, 10, 1, 1e300),
                DriverRow.of(3, Long.MAX_VALUE, Long.MIN_VALUE, 0),
                DriverRow.of(3));
    }

    @Override
    protected Drivers withCount(long count) {
        return new Drivers.Counts(
                        "drivers",
                        1,
                        RULE.toForm(),
                        count,
                        List.of(count, 0L, 0L),
                        Collections.nCopies(4, 0L),
                        Collections.nCopies(12, 0L),
                        Collections.nCopies(24, 0L))
                .toTally();
    }

    @Override
    protected Optional<Drivers> ofOtherRule() {
        return Optional.of(DriverRule.of("overall", "speed", "wait").empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "drivers: overall on 0..10 by speed, wait to 1 decimal in 4 blocks"
                + " and overall by speed, wait in 50 blocks don't go together";
    }

    @Override
    protected DriverRow refusedObservation() {
        return DriverRow.of(1, 12, 3, 4);
    }

    @Override
    protected String refusalOfObservation() {
        return "overall: rating 12 is outside 0..10";
    }
}
