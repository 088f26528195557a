package io.github.cxmetrics.contact;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.BotConversation.Bot;
import io.github.cxmetrics.contact.BotConversation.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class BotTallyContractTest extends TallyContract<BotConversation, BotTally> {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    @Override
    protected TallyRule<BotConversation, BotTally> rule() {
        return BotRule.durableFor(Duration.ofDays(7)).asOf(MARCH);
    }

    @Override
    protected List<BotConversation> observations() {
        List<BotConversation> all = new ArrayList<>();
        for (Bot bot : Bot.values()) {
            for (Ending ending : Ending.values()) {
                all.add(BotConversation.of(MARCH.minus(Duration.ofDays(20)), bot, ending));
                all.add(BotConversation.of(MARCH.minus(Duration.ofDays(3)), bot, ending));
            }
        }
        all.add(BotConversation.of(MARCH.minus(Duration.ofDays(20)), Bot.BEGAN, Ending.LEFT)
                .cameBack(MARCH.minus(Duration.ofDays(19))));
        all.add(BotConversation.of(MARCH.plusSeconds(1), Bot.BEGAN, Ending.LEFT));
        return all;
    }

    @Override
    protected BotTally withCount(long count) {
        return new BotTally(BotRule.durableFor(Duration.ofDays(7)).asOf(MARCH), count, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected Optional<BotTally> ofOtherRule() {
        return Optional.of(BotRule.durableFor(Duration.ofDays(7))
                .asOf(MARCH.plusSeconds(60))
                .empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "bots: read as of 2026-03-01T00:00:00Z and of 2026-03-01T00:01:00Z; read both as of one instant, or merge their observations";
    }

    @Override
    protected BotConversation refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a conversation must not be null";
    }
}
