package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How conversations with bots are counted: a resolution is durable if neither a person nor a new contact of the customer came within a time.
 *
 * @param durableFor how long, above 0
 */
public record BotRule(Duration durableFor) implements Storable, Serializable {

    private static final String TYPE = "bot-rule";
    private static final int VERSION = 1;

    /**
     * Checks the time.
     *
     * @param durableFor how long
     * @throws IllegalArgumentException if it is not positive
     */
    public BotRule {
        checkArgument(
                durableFor != null && durableFor.compareTo(Duration.ZERO) > 0,
                "the time for which a resolution must last must be positive: %s",
                TimeText.exact(durableFor));
    }

    /**
     * A rule.
     *
     * @param time how long a resolution must last, say 7 days
     * @return the rule
     * @throws IllegalArgumentException if the time is not positive
     */
    public static BotRule durableFor(Duration time) {
        return new BotRule(time);
    }

    /**
     * The rule for data that end.
     *
     * @param asOf the last instant that was observed
     * @return the rule that counts
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    /**
     * A rule with the end of the data.
     *
     * @param definition the rule
     * @param asOf the last instant that was observed; conversations that ended later are set aside, times that run beyond it are pending
     */
    public record AsOf(BotRule definition, Instant asOf) implements TallyRule<BotConversation, BotTally>, Storable {

        private static final String TYPE = "bot-rule-as-of";

        /**
         * Checks the parts.
         *
         * @param definition the rule
         * @param asOf the last instant that was observed
         * @throws IllegalArgumentException if one is missing
         */
        public AsOf {
            checkArgument(definition != null && asOf != null, "bots are counted by a rule as of an instant, not null");
        }

        @Override
        public Accumulator<BotConversation, BotTally> accumulator() {
            return Accumulator.adding(BotTally.none(this), conversation -> BotTally.of(this, conversation));
        }

        /** Whether the time in which a resolution must last is over. */
        boolean isOver(Instant endedAt) {
            return Duration.between(endedAt, asOf).compareTo(definition.durableFor) >= 0;
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of a rule with the end of the data.
         *
         * @param type {@code bot-rule-as-of}
         * @param version 1
         * @param definition the rule
         * @param asOf the last instant that was observed, in ISO-8601
         */
        public record Form(String type, int version, BotRule.Form definition, String asOf) implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the rule of bots")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "asOf")));
            }
        }

        /** For example {@code durable for 7 days, as of 2026-03-01T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, durableFor.toString());
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code bot-rule}
     * @param version 1
     * @param durableFor how long a resolution must last, in ISO-8601
     */
    public record Form(String type, int version, String durableFor) implements StoredForm<BotRule> {

        @Override
        public BotRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new BotRule(
                    StoredText.duration(Stored.text(durableFor, "the time for which a resolution must last")));
        }
    }

    /** For example {@code durable for 7 days}. */
    @Override
    public String toString() {
        return "durable for " + TimeText.exact(durableFor);
    }
}
