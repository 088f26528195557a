package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ServiceGapContractTest extends TallyContract<ServiceGap.Answer, ServiceGap> {

    private static final ServiceGapRule RULE =
            ServiceGapRule.of(RatingScale.ONE_TO_SEVEN.missing(9), "tangibles", "reliability");

    @Override
    protected TallyRule<ServiceGap.Answer, ServiceGap> rule() {
        return RULE;
    }

    @Override
    protected TallyRule<ServiceGap.Answer, ServiceGap> remembered() {
        return ServiceGapRule.of(RatingScale.ONE_TO_SEVEN, "tangibles", "reliability");
    }

    @Override
    protected List<ServiceGap.Answer> observations() {
        return IntStream.range(0, 20)
                .mapToObj(i -> new ServiceGap.Answer(
                        i % 3 == 0 ? "tangibles" : "reliability", i % 8 == 7 ? 9 : 1 + i % 7, 1 + i * i % 7))
                .toList();
    }

    @Override
    protected List<ServiceGap.Answer> extremeObservations() {
        return List.of(
                new ServiceGap.Answer("reliability", Integer.MAX_VALUE, Integer.MIN_VALUE),
                new ServiceGap.Answer("reliability", 1, Integer.MAX_VALUE),
                new ServiceGap.Answer("", 1, 1));
    }

    @Override
    protected ServiceGap withCount(long count) {
        return new ServiceGap.Counts(
                        "service-gap",
                        1,
                        RULE.toForm(),
                        List.of(new ServiceGap.Cell(0, 0, 0, 0, count), new ServiceGap.Cell(0, 0, 0, 0, 0)))
                .toTally();
    }

    @Override
    protected Optional<ServiceGap> ofOtherRule() {
        return Optional.of(ServiceGapRule.of(RatingScale.ONE_TO_FIVE, "tangibles", "reliability")
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "service gap: service gap of tangibles, reliability on 1..7"
                + " and service gap of tangibles, reliability on 1..5 don't go together";
    }

    @Override
    protected ServiceGap.Answer refusedObservation() {
        return new ServiceGap.Answer("tangibles", 3, 8);
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 8 is outside 1..7";
    }
}
