package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.contact.BotConversation.Bot;
import io.github.cxmetrics.contact.BotConversation.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotRuleTest extends StorableContract<BotRule> {

    private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final BotRule.AsOf RULE = BotRule.durableFor(WEEK).asOf(END);

    @Override
    protected List<BotRule> values() {
        return List.of(BotRule.durableFor(WEEK), BotRule.durableFor(Duration.ofHours(1)));
    }

    private static BotConversation ended(int daysBefore, Bot bot, Ending ending) {
        return BotConversation.of(END.minus(Duration.ofDays(daysBefore)), bot, ending);
    }

    /** Ten conversations: two without a bot, three that reached a person, one confirmed, two left, two asked in vain. */
    private static final List<BotConversation> TEN = List.of(
            ended(30, Bot.NONE, Ending.REACHED_A_PERSON),
            ended(30, Bot.NONE, Ending.REACHED_A_PERSON),
            ended(30, Bot.BEGAN, Ending.REACHED_A_PERSON),
            ended(30, Bot.BEGAN, Ending.REACHED_A_PERSON),
            ended(2, Bot.TOOK_PART, Ending.REACHED_A_PERSON),
            ended(7, Bot.BEGAN, Ending.CONFIRMED),
            ended(30, Bot.BEGAN, Ending.LEFT).cameBack(END.minus(Duration.ofDays(23))),
            ended(30, Bot.BEGAN, Ending.LEFT)
                    .cameBack(END.minus(Duration.ofDays(23)).plusSeconds(1)),
            ended(30, Bot.TOOK_PART, Ending.ASKED_IN_VAIN),
            ended(1, Bot.BEGAN, Ending.ASKED_IN_VAIN));

    @Test
    void oneNameHasManyMeanings() {
        BotTally bots = RULE.count(TEN);
        assertThat(bots.involvement().value()).isEqualTo(0.8);
        assertThat(bots.handOver().value()).isEqualTo(3 / 8.0);
        assertThat(bots.confirmedResolution().value()).isEqualTo(1 / 8.0);
        assertThat(bots.assumedResolution().value()).isEqualTo(2 / 8.0);
        assertThat(bots.confirmedOrAssumedResolution().value()).isEqualTo(3 / 8.0);
        assertThat(bots.notReached().value()).isEqualTo(5 / 8.0);
        assertThat(bots.containment().value()).isEqualTo(4 / 6.0);
        assertThat(bots)
                .hasToString(
                        "bots: 8 of 10 conversations, 3 reached a person; resolved 1 confirmed, 2 assumed, 3 of 6 durable, 2 pending");
    }

    /** Over at the end of the seventh day; a new contact at that very moment still breaks it, one a second later doesn't. */
    @Test
    void durableIsOfThoseWhoseTimeIsOver() {
        BotTally bots = RULE.count(TEN);
        assertThat(bots.durableResolution())
                .hasToString("durable bot resolution 50.0 % (95 % CI 18.8 % … 81.2 %), 3 of 6");
        assertThat(bots.pending()).isEqualTo(2);
    }

    @Test
    void unlikeMeaningsDoNotCompareAndNoneAreUndefined() {
        BotTally bots = RULE.count(TEN);
        assertThatThrownBy(() -> bots.confirmedResolution().versus(bots.assumedResolution()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confirmed bot resolution: confirmed bot resolution of conversations with a bot and "
                        + "assumed bot resolution of conversations with a bot don't go together");
        assertThatThrownBy(() -> RULE.empty().containment().value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("containment is undefined: no conversations begun with a bot");
        assertThat(RULE.empty()).hasToString("bots: no conversations");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> BotRule.durableFor(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time for which a resolution must last must be positive: 0 seconds");
        assertThatThrownBy(() -> BotConversation.of(END, Bot.BEGAN, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a conversation needs its end, the bot's part and how it ended");
        assertThatThrownBy(() -> ended(1, Bot.BEGAN, Ending.LEFT).cameBack(END.minus(WEEK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a customer comes back after the end of the conversation: 2026-02-22T00:00:00Z before "
                        + "2026-02-28T00:00:00Z");
        assertThatThrownBy(() -> new BotTally(RULE, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confirmed resolutions must not exceed those that reached nobody: 1 of 0");
        assertThatThrownBy(() -> new BotTally(RULE, 2, 2, 1, 0, 0, 0, 0, 2, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("durable resolutions must not exceed those that could be: 2 of 1");
        assertThatThrownBy(() -> new BotTally(null, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tally of bots needs its rule");
        assertThatThrownBy(() -> BotRule.durableFor(WEEK).asOf(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bots are counted by a rule as of an instant, not null");
    }

    @Test
    void conversationsAndTheRuleOfAnInstantTravel() throws Exception {
        assertThat(StoredFormContract.read(StoredFormContract.bytes(TEN.get(6))))
                .isEqualTo(TEN.get(6));
        StoredFormContract.checkRoundTrips(RULE, RULE.toForm());
        StoredFormContract.checkHostileComponents(RULE.toForm());
        StoredFormContract.checkOtherTypesAreRefused(RULE.toForm());
        assertThat(RULE).hasToString("durable for 7 days, as of 2026-03-01T00:00:00Z");
        StoredFormContract.checkKept(RULE, RULE.toForm());
    }

    @Test
    void deflectionOfSelfServiceHasItsNames() {
        SelfService help = new SelfService(900, 100, 500, 300, 50, 700);
        assertThat(help.helpToTicket().value()).isEqualTo(0.9);
        assertThat(help.ofIssues().value()).isEqualTo(0.3);
    }
}
