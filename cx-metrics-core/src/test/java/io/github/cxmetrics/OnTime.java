package io.github.cxmetrics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;

/** On-time delivery: the share of parcels that came by the promised day, or within some days of grace. */
public record OnTime(OnTime.Rule rule, long onTime, long parcels) implements Share<OnTime>, Serializable {

    /** What is counted: when a parcel was promised, and when it came. */
    public record Delivery(LocalDate promised, LocalDate came) {}

    /** How it is counted. */
    public record Rule(int graceDays) implements TallyRule<Delivery, OnTime>, Storable {
        @Override
        public Accumulator<Delivery, OnTime> accumulator() {
            return Accumulator.adding(new OnTime(this, 0, 0), this::one);
        }

        private OnTime one(Delivery delivery) {
            if (delivery == null || delivery.promised() == null || delivery.came() == null) {
                throw new IllegalArgumentException("a delivery needs the day promised and the day it came");
            }
            boolean onTime = !delivery.came().isAfter(delivery.promised().plusDays(graceDays));
            return new OnTime(this, onTime ? 1 : 0, 1);
        }

        @Override
        public Form toForm() {
            return new Form("on-time-rule", 1, graceDays);
        }

        public record Form(String type, int version, int graceDays) implements StoredForm<Rule> {
            @Override
            public Rule restore() {
                return new Rule(graceDays);
            }
        }
    }

    public OnTime {
        if (onTime < 0 || onTime > parcels) {
            throw new IllegalArgumentException("parcels on time must be 0.." + parcels + ", not " + onTime);
        }
    }

    @Override
    public String name() {
        return "on-time delivery";
    }

    @Override
    public String counted() {
        return "parcels";
    }

    @Override
    public Proportion proportion() {
        return Proportion.of(onTime, parcels).named(name(), counted());
    }

    @Override
    public OnTime plus(OnTime other) {
        TallyRule.checkMerge(name(), rule, other.rule);
        return new OnTime(rule, Math.addExact(onTime, other.onTime), Math.addExact(parcels, other.parcels));
    }

    @Override
    public Counts toCounts() {
        return new Counts("on-time", 1, rule.toForm(), onTime, parcels);
    }

    public record Counts(String type, int version, Rule.Form rule, long onTime, long parcels)
            implements TallyCounts<OnTime> {
        @Override
        public OnTime toTally() {
            return new OnTime(rule.restore(), onTime, parcels);
        }

        @Override
        public Map<String, Long> numbers() {
            return Map.of("on time", onTime, "parcels", parcels);
        }
    }

    @Override
    public String toString() {
        return line();
    }
}
