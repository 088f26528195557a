package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.BotConversation.Bot;
import io.github.cxmetrics.contact.BotConversation.Ending;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Map;

/**
 * What bots resolved, and whom they kept from people, in the meanings that vendors give to one name. They are told side by side, because each flatters in its
 * own way: who was not reached may have given up, who left may come back.
 *
 * <p>Durable resolutions are of conversations whose time is over; younger ones are {@link #pending()}. Immutable and thread-safe.
 *
 * @param rule how they were counted
 * @param conversations all conversations, with a bot or without
 * @param involved those with a bot
 * @param reached of these, those that reached a person
 * @param confirmed of the involved, those that the customer called settled, without a person
 * @param left of the involved, those that the customer left after the bot's answer, without asking for a person
 * @param begun those that began with the bot
 * @param begunReached of these, those that reached a person
 * @param matured of the involved, those whose time is over
 * @param durable of these, those without a person and without a new contact in that time
 * @param afterAsOf conversations that ended after the end of the data, in no other count
 */
public record BotTally(
        BotRule.AsOf rule,
        long conversations,
        long involved,
        long reached,
        long confirmed,
        long left,
        long begun,
        long begunReached,
        long matured,
        long durable,
        long afterAsOf)
        implements Tally<BotTally>, Serializable {

    private static final String TYPE = "bot-tally";
    private static final int VERSION = 1;
    private static final String INVOLVED = "conversations with a bot";

    /**
     * Checks the counts.
     *
     * @param rule how they were counted
     * @param conversations all conversations
     * @param involved those with a bot
     * @param reached of these, those that reached a person
     * @param confirmed of the involved, those called settled
     * @param left of the involved, those left
     * @param begun those that began with the bot
     * @param begunReached of these, those that reached a person
     * @param matured of the involved, those whose time is over
     * @param durable of these, the durable ones
     * @param afterAsOf conversations that ended after the end of the data
     * @throws IllegalArgumentException if a count is negative or a part exceeds its whole
     */
    public BotTally {
        checkArgument(rule != null, "a tally of bots needs its rule");
        CountMath.checkNotNegative(conversations, "conversations");
        checkPart(involved, INVOLVED, conversations, "conversations");
        checkPart(reached, "conversations that reached a person", involved, INVOLVED);
        checkPart(confirmed, "confirmed resolutions", involved - reached, "those that reached nobody");
        checkPart(left, "conversations left", involved - reached - confirmed, "those that reached nobody");
        checkPart(begun, "conversations begun with a bot", involved, INVOLVED);
        checkPart(begunReached, "those begun that reached a person", Math.min(begun, reached), "those that did");
        checkPart(matured, "conversations whose time is over", involved, INVOLVED);
        checkPart(durable, "durable resolutions", Math.min(matured, involved - reached), "those that could be");
        CountMath.checkNotNegative(afterAsOf, "conversations after asOf");
    }

    private static void checkPart(long part, String what, long whole, String of) {
        CountMath.checkNotNegative(part, what);
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", what, of, part, whole);
    }

    static BotTally none(BotRule.AsOf rule) {
        return new BotTally(rule, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static BotTally of(BotRule.AsOf rule, BotConversation one) {
        checkArgument(one != null, "a conversation must not be null");
        if (one.endedAt().isAfter(rule.asOf())) {
            return new BotTally(rule, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        }
        if (one.bot() == Bot.NONE) {
            return new BotTally(rule, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        int reached = one.ending() == Ending.REACHED_A_PERSON ? 1 : 0;
        int begun = one.bot() == Bot.BEGAN ? 1 : 0;
        int matured = rule.isOver(one.endedAt()) ? 1 : 0;
        boolean cameBack = one.cameBackAt() != null
                && !one.cameBackAt()
                        .isAfter(one.endedAt().plus(rule.definition().durableFor()));
        return new BotTally(
                rule,
                1,
                1,
                reached,
                one.ending() == Ending.CONFIRMED ? 1 : 0,
                one.ending() == Ending.LEFT ? 1 : 0,
                begun,
                begun * reached,
                matured,
                cameBack ? 0 : matured * (1 - reached),
                0);
    }

    /** All conversations, with a bot or without. */
    @Override
    public long count() {
        return conversations;
    }

    /**
     * Conversations with a bot whose time for a durable resolution is not over.
     *
     * @return {@code involved − matured}
     */
    public long pending() {
        return involved - matured;
    }

    /**
     * How often a bot takes part.
     *
     * @return conversations with a bot, of all
     */
    public Proportion involvement() {
        return Proportion.of(involved, conversations).named("bot involvement", "conversations");
    }

    /**
     * How often a bot hands over.
     *
     * @return conversations that reached a person, of those with a bot
     */
    public Proportion handOver() {
        return Proportion.of(reached, involved).named("hand-over", INVOLVED);
    }

    /**
     * The strict meaning of a bot's resolution rate: the customer said so.
     *
     * @return confirmed resolutions, of conversations with a bot
     */
    public Proportion confirmedResolution() {
        return Proportion.of(confirmed, involved).named("confirmed bot resolution", INVOLVED);
    }

    /**
     * The middle meaning of a bot's resolution rate: the last answer was the bot's, and the customer left without asking for a person. Some vendors add the
     * confirmed ones: {@link #confirmedOrAssumedResolution()}.
     *
     * @return conversations left, of those with a bot
     */
    public Proportion assumedResolution() {
        return Proportion.of(left, involved).named("assumed bot resolution", INVOLVED);
    }

    /**
     * Confirmed and assumed resolutions together, as Intercom's first form counts them.
     *
     * @return both, of conversations with a bot
     */
    public Proportion confirmedOrAssumedResolution() {
        return Proportion.of(confirmed + left, involved).named("confirmed or assumed bot resolution", INVOLVED);
    }

    /**
     * The lasting meaning: neither a person nor a new contact of the customer within the rule's time, whatever was said.
     *
     * @return durable resolutions, of the conversations whose time is over
     */
    public Proportion durableResolution() {
        return Proportion.of(durable, matured)
                .named("durable bot resolution", "conversations with a bot whose time is over");
    }

    /**
     * The lenient meaning of deflection: no person was reached, whatever the outcome. Counts those who gave up.
     *
     * @return conversations without a person, of those with a bot
     */
    public Proportion notReached() {
        return Proportion.of(involved - reached, involved).named("deflection (no person reached)", INVOLVED);
    }

    /**
     * Containment: {@link #notReached()} of the conversations that began with the bot.
     *
     * @return those without a person, of those begun
     */
    public Proportion containment() {
        return Proportion.of(begun - begunReached, begun).named("containment", "conversations begun with a bot");
    }

    @Override
    public BotTally plus(BotTally other) {
        TallyRule.checkMerge("bots", rule, other.rule);
        return new BotTally(
                rule,
                CountMath.sum(conversations, other.conversations, "conversations"),
                CountMath.sum(involved, other.involved, INVOLVED),
                CountMath.sum(reached, other.reached, "conversations that reached a person"),
                CountMath.sum(confirmed, other.confirmed, "confirmed resolutions"),
                CountMath.sum(left, other.left, "conversations left"),
                CountMath.sum(begun, other.begun, "conversations begun with a bot"),
                CountMath.sum(begunReached, other.begunReached, "those begun that reached a person"),
                CountMath.sum(matured, other.matured, "conversations whose time is over"),
                CountMath.sum(durable, other.durable, "durable resolutions"),
                CountMath.sum(afterAsOf, other.afterAsOf, "conversations after asOf"));
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                conversations,
                involved,
                reached,
                confirmed,
                left,
                begun,
                begunReached,
                matured,
                durable,
                afterAsOf);
    }

    /**
     * The plain data of a tally.
     *
     * @param type {@code bot-tally}
     * @param version 1
     * @param rule how they were counted
     * @param conversations all conversations
     * @param involved those with a bot
     * @param reached of these, those that reached a person
     * @param confirmed of the involved, those called settled
     * @param left of the involved, those left
     * @param begun those that began with the bot
     * @param begunReached of these, those that reached a person
     * @param matured of the involved, those whose time is over
     * @param durable of these, the durable ones
     * @param afterAsOf conversations that ended after the end of the data
     */
    public record Counts(
            String type,
            int version,
            BotRule.AsOf.Form rule,
            long conversations,
            long involved,
            long reached,
            long confirmed,
            long left,
            long begun,
            long begunReached,
            long matured,
            long durable,
            long afterAsOf)
            implements TallyCounts<BotTally> {

        @Override
        public BotTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new BotTally(
                    Stored.present(rule, "the rule of bots").restore(),
                    conversations,
                    involved,
                    reached,
                    confirmed,
                    left,
                    begun,
                    begunReached,
                    matured,
                    durable,
                    afterAsOf);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("conversations", conversations)
                    .and("with a bot", involved)
                    .and("reached a person", reached)
                    .and("confirmed", confirmed)
                    .and("left", left)
                    .and("begun with a bot", begun)
                    .and("begun and reached a person", begunReached)
                    .and("matured", matured)
                    .and("durable", durable)
                    .and("after asOf", afterAsOf)
                    .map();
        }
    }

    /** One line, for example {@code bots: 8 of 10 conversations, 3 reached a person; resolved 2 confirmed, 2 assumed, 3 of 6 durable, 2 pending}. */
    @Override
    public String toString() {
        return conversations == 0
                ? "bots: no conversations"
                : "bots: " + involved + " of " + conversations + " conversations, " + reached
                        + " reached a person; resolved " + confirmed + " confirmed, " + left + " assumed, " + durable
                        + " of " + matured + " durable, " + pending() + " pending";
    }
}
