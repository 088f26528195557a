package io.github.cxmetrics.journey.attribution;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.path.PathRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTallyTest {

    private static final ChannelRule RULE = ChannelTallyContractTest.RULE;
    private static final EventLog LOG = Walks.log(
            "web:ask web:solved",
            "web:ask app:ask solved",
            "web:ask phone:ask solved",
            "phone:ask phone:solved web:ask",
            "note",
            "solved app:ask phone:solved");
    private static final ChannelTally TALLY = RULE.count(LOG);

    @Test
    void counts() {
        assertThat(TALLY.count()).isEqualTo(5);
        assertThat(TALLY.excluded()).isEqualTo(4);
        assertThat(TALLY.byDistinctChannels()).containsExactly(1L, 4L);
        assertThat(TALLY.meanDistinctChannels()).isEqualTo(1.8);
        assertThat(TALLY.crossChannel()).isEqualTo(Proportion.of(4, 5).named("cross-channel", "journeys"));
        assertThat(TALLY.switching()).isEqualTo(Proportion.of(4, 6).named("switching", "pairs in a row"));
        assertThat(TALLY.switching())
                .isEqualTo(PathRule.property("channel").transitions().count(LOG).switching());
        assertThat(TALLY.containment()).isEqualTo(Proportion.of(2, 4).named("contained", "journeys from self-service"));
        assertThat(TALLY.resolution()).isEqualTo(Proportion.of(5, 5).named("resolved", "journeys"));
        assertThat(TALLY.firstChannelResolution())
                .isEqualTo(Proportion.of(2, 5).named("resolved in the first channel", "journeys"));
        assertThat(LOG.timelines().collect(RULE.collector())).isEqualTo(TALLY);
    }

    @Test
    void prints() {
        assertThat(TALLY)
                .hasToString(
                        "channels: 4 of 5 journeys cross-channel (80.0 %), 1.8 channels a journey,"
                                + " 66.7 % of contacts switch, 50.0 % contained in self-service, 40.0 % resolved in the first channel");
        assertThat(RULE.empty()).hasToString("channels: no journeys");
    }

    @Test
    void refusesWhatCannotBe() {
        refuses(
                "unknown channel fax; the log has 3 channels",
                () -> RULE.selfService("fax").count(LOG.strict()));
        refuses(
                "unknown event solve; the nearest is solved",
                () -> RULE.resolvedBy("solve").count(LOG.strict()));
        refuses(
                "unknown property way; the log has channel",
                () -> ChannelRule.of("way").count(LOG.strict()));
        refuses("a channel needs the name of its property", () -> ChannelRule.of(""));
        refuses(
                "switches must not exceed pairs: 2 of 1",
                () -> new ChannelTally(RULE, List.of(3L), 1, 2, 0, 0, 0, 0, 0));
        refuses(
                "cross-channel journeys must not exceed switches: 2 of 1",
                () -> new ChannelTally(RULE, List.of(1L, 2L), 3, 1, 0, 0, 0, 0, 0));
        refuses(
                "1 journeys are from self-service, but no channel is",
                () -> new ChannelTally(ChannelRule.of("channel"), List.of(1L), 0, 0, 1, 0, 0, 0, 0));
        refuses(
                "1 journeys are resolved, but no event resolves",
                () -> new ChannelTally(ChannelRule.of("channel"), List.of(1L), 0, 0, 0, 0, 1, 0, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> RULE.empty().meanDistinctChannels())
                .withMessage("channels per journey are undefined: no journeys");
        assertThatIllegalStateException()
                .isThrownBy(() -> RULE.empty().crossChannel().value());
    }

    /** Channels of one tick stand by name, and a journey is not resolved before its tick is over. */
    @Test
    void channelsOfOneTickHaveAnOrder() {
        Event web = Event.of("ann", "ask", Walks.START).with("channel", "web");
        Event app = Event.of("ann", "ask", Walks.START).with("channel", "app");
        Event none = Event.of("ann", "note", Walks.START);
        Event again = Event.of("ann", "ask", Walks.START.plusSeconds(1)).with("channel", "web");
        ChannelRule rule = ChannelRule.of("channel").selfService("app");
        for (EventLog log : List.of(EventLog.of(web, app, none, again), EventLog.of(none, app, web, again))) {
            ChannelTally tally = rule.count(log);
            assertThat(tally.containment())
                    .isEqualTo(Proportion.of(0, 1).named("contained", "journeys from self-service"));
            assertThat(tally.switching()).isEqualTo(Proportion.of(1, 2).named("switching", "pairs in a row"));
            assertThat(tally.excluded()).isOne();
        }
        Event solved = Event.of("ann", "solved", Walks.START).with("channel", "app");
        assertThat(ChannelRule.of("channel")
                        .resolvedBy("solved")
                        .count(EventLog.of(solved, web))
                        .firstChannelResolution()
                        .successes())
                .isZero();
        assertThat(ChannelRule.of("channel")
                        .resolvedBy("solved")
                        .count(EventLog.of(solved, app, again))
                        .firstChannelResolution()
                        .successes())
                .isOne();
    }

    @Test
    void countsOfOtherLengthsAreAdded() {
        ChannelRule rule = ChannelRule.of("channel");
        ChannelTally one = new ChannelTally(rule, List.of(2L), 0, 0, 0, 0, 0, 0, 0);
        ChannelTally three = new ChannelTally(rule, List.of(1L, 0L, 4L), 9, 8, 0, 0, 0, 0, 0);
        assertThat(one.plus(three).byDistinctChannels()).containsExactly(3L, 0L, 4L);
        assertThat(three.plus(one).byDistinctChannels()).containsExactly(3L, 0L, 4L);
    }
}
