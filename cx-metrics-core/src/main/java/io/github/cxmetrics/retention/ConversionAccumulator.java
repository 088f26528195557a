package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import java.time.LocalDate;

/** Reads cases as of a date. */
final class ConversionAccumulator implements Accumulator<ConversionRate.Case, ConversionRate> {

    private final ConversionRule rule;
    private final LocalDate asOf;
    private ConversionRate sum;

    ConversionAccumulator(ConversionRule.AsOf reading) {
        this.rule = reading.rule();
        this.asOf = reading.asOf();
        this.sum = new ConversionRate(rule, asOf, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public void add(ConversionRate.Case observed) {
        checkArgument(observed != null, "a case must not be null");
        checkArgument(
                observed.due().currency().equals(rule.currency()),
                "the amount due must be in %s: %s",
                rule.currency(),
                observed.due());
        LocalDate convertedOn = observed.convertedOn();
        checkArgument(
                convertedOn == null || !convertedOn.isAfter(asOf),
                "a conversion must not be after %s, the day as of which cases are read: %s",
                asOf,
                convertedOn);
        sum = sum.plus(one(observed));
    }

    private ConversionRate one(ConversionRate.Case observed) {
        LocalDate lastDay = observed.on().plusDays(rule.days());
        if (lastDay.isAfter(asOf)) {
            return new ConversionRate(rule, asOf, 0, 0, 0, 1, 0, 0, 0);
        }
        LocalDate convertedOn = observed.convertedOn();
        long due = observed.due().minor();
        if (convertedOn == null || convertedOn.isAfter(lastDay)) {
            return new ConversionRate(rule, asOf, 1, 0, convertedOn == null ? 0 : 1, 0, due, 0, 0);
        }
        long got = observed.converted().minor();
        return new ConversionRate(rule, asOf, 1, 1, 0, 0, due, Math.min(due, got), got);
    }

    @Override
    public void addAll(ConversionRate tally) {
        sum = sum.plus(tally);
    }

    @Override
    public ConversionRate snapshot() {
        return sum;
    }
}
