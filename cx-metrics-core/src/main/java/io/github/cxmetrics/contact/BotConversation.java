package io.github.cxmetrics.contact;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of a customer, with a bot or without: the observation that {@link BotRule} counts.
 *
 * @param endedAt when it ended
 * @param bot what part the bot had
 * @param ending how it ended
 * @param cameBackAt when the customer made contact again, null if not
 */
public record BotConversation(
        Instant endedAt, Bot bot, Ending ending, @Nullable Instant cameBackAt) implements Serializable {

    /** What part the bot had. */
    public enum Bot {
        /** None: people alone answered. */
        NONE,
        /** It took part in a conversation that a person began. */
        TOOK_PART,
        /** The conversation began with it. */
        BEGAN
    }

    /** How a conversation ended. */
    public enum Ending {
        /** The customer said that the matter was settled, before a person was reached. */
        CONFIRMED,
        /** The last answer was the bot's, and the customer left without asking for a person. */
        LEFT,
        /** The customer asked for a person, and reached none. */
        ASKED_IN_VAIN,
        /** A person was reached. */
        REACHED_A_PERSON
    }

    /**
     * Checks the parts.
     *
     * @param endedAt when it ended
     * @param bot what part the bot had
     * @param ending how it ended
     * @param cameBackAt when the customer made contact again
     * @throws IllegalArgumentException if a part is missing, or the customer came back before the end
     */
    public BotConversation {
        checkArgument(
                endedAt != null && bot != null && ending != null,
                "a conversation needs its end, the bot's part and how it ended");
        checkArgument(
                cameBackAt == null || !cameBackAt.isBefore(endedAt),
                "a customer comes back after the end of the conversation: %s before %s",
                cameBackAt,
                endedAt);
    }

    /**
     * A conversation after which the customer did not come back.
     *
     * @param endedAt when it ended
     * @param bot what part the bot had
     * @param ending how it ended
     * @return the conversation
     */
    public static BotConversation of(Instant endedAt, Bot bot, Ending ending) {
        return new BotConversation(endedAt, bot, ending, null);
    }

    /**
     * The same conversation, after which the customer made contact again.
     *
     * @param at when
     * @return the changed copy
     */
    public BotConversation cameBack(Instant at) {
        return new BotConversation(endedAt, bot, ending, at);
    }
}
