package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Cohorts in calendar periods, straight from the definition and as slow as that. */
final class NaiveCohorts {

    private final CohortRule rule;
    /** The period of each activity, a list for each customer. */
    private final List<List<Long>> customers = new ArrayList<>();

    private final long from;
    private final long complete;

    NaiveCohorts(CohortRule.AsOf reading, Collection<List<Instant>> activities) {
        rule = reading.definition();
        for (List<Instant> times : activities) {
            customers.add(times.stream().map(rule.periods()::numberOf).toList());
        }
        from = rule.entry().rangeStart() == null
                ? -1_000_000
                : rule.periods().numberOf(rule.entry().rangeStart());
        complete = rule.periods().numberOf(reading.asOf()) - 1;
    }

    TreeSet<Long> cohorts() {
        TreeSet<Long> cohorts = new TreeSet<>();
        customers.forEach(periods ->
                periods.stream().filter(period -> isMember(periods, period)).forEach(cohorts::add));
        return cohorts;
    }

    private boolean isMember(List<Long> periods, long cohort) {
        if (cohort < from || !periods.contains(cohort)) {
            return false;
        }
        return switch (rule.entry().kind()) {
            case RECURRING -> true;
            case FIRST_IN_RANGE -> periods.stream().noneMatch(period -> from <= period && period < cohort);
            case FIRST_EVER -> periods.stream().noneMatch(period -> period < cohort);
        };
    }

    List<List<Long>> members(long cohort) {
        return customers.stream().filter(periods -> isMember(periods, cohort)).toList();
    }

    Optional<Proportion> cell(long cohort, int column) {
        long first = cohort + column;
        long last = first;
        if (rule.returning().window() instanceof Returning.Brackets in) {
            if (column >= in.brackets().size()) {
                return Optional.empty();
            }
            first = cohort + in.brackets().get(column).first();
            last = cohort + in.brackets().get(column).last();
        }
        if (last > complete || members(cohort).isEmpty()) {
            return Optional.empty();
        }
        long lower = first;
        long upper = rule.returning().window() instanceof Returning.OnOrAfter ? Long.MAX_VALUE : last;
        if (rule.returning().window() instanceof Returning.InEvery) {
            return Optional.of(Proportion.of(
                            members(cohort).stream()
                                    .filter(periods -> LongStream.rangeClosed(1, column)
                                            .allMatch(n -> periods.stream()
                                                            .filter(p -> p == cohort + n)
                                                            .count()
                                                    >= rule.returning().times()))
                                    .count(),
                            members(cohort).size())
                    .named("retention", "customers whose period is over"));
        }
        long returned = members(cohort).stream()
                .filter(periods ->
                        periods.stream().filter(p -> lower <= p && p <= upper).count()
                                >= rule.returning().times())
                .count();
        return Optional.of(
                Proportion.of(returned, members(cohort).size()).named("retention", "customers whose period is over"));
    }
}
