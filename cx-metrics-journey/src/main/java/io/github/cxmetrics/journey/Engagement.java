package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.util.Map;

/**
 * Sessions by engagement, and the two bounce rates of the field. They differ both ways: a session of one key event is engaged, yet a bounce of the older kind;
 * two clicks within a second are no bounce of the older kind, yet not engaged.
 */
public final class Engagement extends ExactTally<Engagement> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "engagement";
    private static final int VERSION = 1;

    private final EngagementRule rule;
    private final long sessions;
    private final long engaged;
    private final long single;

    Engagement(EngagementRule rule, long sessions, long engaged, long single) {
        this.rule = rule;
        this.sessions = CountMath.checkNotNegative(sessions, "sessions");
        this.engaged = CountMath.checkNotNegative(engaged, "engaged sessions");
        this.single = CountMath.checkNotNegative(single, "sessions of one event");
        checkArgument(
                engaged <= sessions && single <= sessions,
                "of %s sessions there can't be %s engaged and %s of one event",
                sessions,
                engaged,
                single);
    }

    @Override
    public EngagementRule rule() {
        return rule;
    }

    /** How many sessions there are. */
    @Override
    public long count() {
        return sessions;
    }

    /**
     * Engaged sessions of all: {@code engaged / sessions}.
     *
     * @return the proportion
     */
    public Proportion engagementRate() {
        return Proportion.of(engaged, sessions).named("engagement rate", "sessions");
    }

    /**
     * The bounce rate of Google Analytics 4: sessions that are not engaged, of all.
     *
     * @return the proportion, 1 − {@link #engagementRate()}
     */
    public Proportion bounceRate() {
        return Proportion.of(sessions - engaged, sessions).named("bounce rate", "sessions");
    }

    /**
     * The bounce rate of old: sessions of one event alone, of all. Which events there are decides it: leave out those that nobody does, such as the start of a
     * session.
     *
     * @return the proportion
     */
    public Proportion singleEventRate() {
        return Proportion.of(single, sessions).named("single-event rate", "sessions");
    }

    @Override
    public Engagement plus(Engagement other) {
        TallyRule.checkMerge("engagement", rule, other.rule);
        return new Engagement(
                rule,
                CountMath.sum(sessions, other.sessions, "sessions"),
                CountMath.sum(engaged, other.engaged, "engaged sessions"),
                CountMath.sum(single, other.single, "sessions of one event"));
    }

    /**
     * The plain data of {@link Engagement}.
     *
     * @param type {@code engagement}
     * @param version 1
     * @param rule what an engaged session is
     * @param sessions all sessions
     * @param engaged those that are engaged
     * @param single those of one event
     */
    public record Counts(String type, int version, EngagementRule.Form rule, long sessions, long engaged, long single)
            implements TallyCounts<Engagement> {

        @Override
        public Engagement toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new Engagement(Stored.present(rule, "the rule of engagement").restore(), sessions, engaged, single);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("sessions", sessions)
                    .and("engaged", engaged)
                    .and("single", single)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), sessions, engaged, single);
    }

    /** One line, for example {@code engagement rate 50.0 %, bounce rate 50.0 %, single-event rate 33.3 %, n = 6}. */
    @Override
    public String toString() {
        return sessions == 0
                ? "engagement: no sessions"
                : text(engagementRate()) + ", " + text(bounceRate()) + ", " + text(singleEventRate()) + ", n = "
                        + sessions;
    }

    private static String text(Proportion share) {
        return share.name() + " " + share.unit().text(share.value());
    }
}
