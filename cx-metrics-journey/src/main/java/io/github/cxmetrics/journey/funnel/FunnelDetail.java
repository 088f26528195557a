package io.github.cxmetrics.journey.funnel;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The journeys behind a tally, found when first asked for, and checked against it: surfaces of one result can't disagree. */
final class FunnelDetail {

    final FunnelPlan plan;
    final CodeColumn units;
    private final FunnelTally tally;
    private final Supplier<Outcomes> source;
    private volatile @Nullable Outcomes outcomes;

    FunnelDetail(FunnelPlan plan, CodeColumn units, FunnelTally tally, Supplier<Outcomes> source) {
        this.plan = plan;
        this.units = units;
        this.tally = tally;
        this.source = source;
    }

    /** The rows of each unit. */
    UnitIndex rows() {
        return units == plan.log.columns().users()
                ? plan.log.columns().byUser()
                : UnitIndex.of(units, plan.log.columns().times());
    }

    Outcomes outcomes() {
        Outcomes known = outcomes;
        if (known == null) {
            known = source.get();
            long[] reached = new long[tally.reached().size()];
            known.addReached(reached);
            if (known.left() != tally.left() || !Longs.asList(reached).equals(tally.reached())) {
                throw new AssertionError("two scans of one log disagree: " + tally + " and " + Longs.asList(reached));
            }
            outcomes = known;
        }
        return known;
    }
}
