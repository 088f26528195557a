package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.journey.Step;
import java.io.InvalidObjectException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which switches of a funnel go together. What has no meaning is refused, not ignored. */
final class SwitchChecks {

    private SwitchChecks() {}

    static void check(Funnel funnel) {
        List<Step> steps = funnel.steps();
        checkArgument(!steps.isEmpty(), "a funnel needs at least one step");
        checkArgument(
                steps.size() <= Step.MAX_STEPS, "a funnel has at most %s steps, not %s", Step.MAX_STEPS, steps.size());
        checkArgument(!FunnelPlan.isOptional(steps.get(0)), "the first step must not be optional: %s", steps.get(0));
        checkArgument(steps.get(0).longestGap().isEmpty(), "no step comes before the first: %s", steps.get(0));
        funnel.window().ifPresent(window -> checkPositive(window, "a window"));
        funnel.idle().ifPresent(idle -> checkPositive(idle, "a pause"));
        checkExclusions(funnel);
        checkCombinations(funnel);
    }

    private static void checkPositive(Duration time, String what) {
        checkArgument(time.compareTo(Duration.ZERO) > 0, "%s must be positive: %s", what, TimeText.exact(time));
    }

    /** The value of a form that came out of a stream, whatever that held. */
    static <V> V read(@Nullable StoredForm<V> form) throws InvalidObjectException {
        try {
            return Stored.present(form, "the data").restore();
        } catch (RuntimeException e) {
            InvalidObjectException refused = new InvalidObjectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    private static void checkExclusions(Funnel funnel) {
        List<Step> steps = funnel.steps();
        for (Exclusion exclusion : funnel.toForm().exclusions()) {
            checkArgument(
                    exclusion.toStep() <= steps.size(),
                    "exclusion of %s is outside steps 1 to %s",
                    exclusion,
                    steps.size());
            checkArgument(
                    !FunnelPlan.isOptional(steps.get(exclusion.fromStep() - 1))
                            && !FunnelPlan.isOptional(steps.get(exclusion.toStep() - 1)),
                    "exclusion of %s must not begin or end at an optional step",
                    exclusion);
        }
        int count = funnel.toForm().exclusions().size();
        checkArgument(count <= Step.MAX_STEPS, "a funnel has at most %s exclusions, not %s", Step.MAX_STEPS, count);
    }

    private static void checkCombinations(Funnel funnel) {
        requireNonNull(funnel, "funnel");
        Dialect d = funnel.dialect();
        boolean exclusions = !funnel.toForm().exclusions().isEmpty();
        boolean gaps =
                funnel.steps().stream().anyMatch(step -> step.longestGap().isPresent());
        boolean optional = funnel.steps().stream().anyMatch(FunnelPlan::isOptional);
        boolean attempts = d.stopsAttempt() || funnel.idle().isPresent();
        boolean stops = d.stopsScan() || attempts;
        boolean ordered = d.order() == StepOrder.ORDERED;
        boolean everyEntry = d.entry() == Entry.EVERY_ENTRY;

        refuse(d.stopsScan() && attempts, "stops of the scan", "stops of attempts");
        refuse(!ordered && gaps, "steps " + d.order(), "limits between steps");
        refuse(!ordered && optional, "steps " + d.order(), "optional steps");
        refuse(!ordered && stops, "steps " + d.order(), "stops");
        refuse(!ordered && everyEntry, "steps " + d.order(), "every entry");
        refuse(d.order() == StepOrder.UNORDERED && d.entry() == Entry.FIRST_START, "steps in any order", "first start");
        boolean repeats = d.order() == StepOrder.CONTIGUOUS_BUT_REPEATS;
        boolean contiguous = d.order() == StepOrder.CONTIGUOUS || repeats;
        refuse(contiguous && exclusions, "steps " + d.order(), "exclusions");
        refuse(d.order() == StepOrder.CONTIGUOUS && d.ties() != Ties.INPUT_ORDER, "steps " + d.order(), "" + d.ties());
        refuse(repeats && d.ties() != Ties.STEP_ORDER, "steps " + d.order(), "" + d.ties());
        refuse(contiguous && d.use() == EventUse.SEVERAL_STEPS, "steps " + d.order(), "" + d.use());
        refuse(
                d.order() == StepOrder.UNORDERED && exclusions && d.exclusions() == ExclusionPolicy.LEAVES_FUNNEL,
                "steps in any order",
                "the policy that " + d.exclusions());
        refuse(everyEntry && exclusions, "every entry", "exclusions");
        refuse(everyEntry && gaps, "every entry", "limits between steps");
        refuse(everyEntry && optional, "every entry", "optional steps");
        refuse(gaps && exclusions, "limits between steps", "exclusions");
        refuse(stops && d.entry() != Entry.ANY_START, "stops", "" + d.entry());
        refuse(stops && exclusions, "stops", "exclusions");
        refuse(stops && gaps, "stops", "limits between steps");
        refuse(stops && optional, "stops", "optional steps");
        refuse(stops && d.ties() == Ties.INPUT_ORDER, "stops", "" + d.ties());
        refuse(attempts && d.use() != EventUse.FIRST_MATCHING_STEP, "stops of attempts", "" + d.use());
    }

    private static void refuse(boolean both, String one, String other) {
        checkArgument(!both, "%s can't be combined with %s", one, other);
    }
}
