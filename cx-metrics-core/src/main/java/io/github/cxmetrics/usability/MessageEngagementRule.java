package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;

/** What the stages of {@link MessageEngagement} count, each by the furthest stage that it got to. The two neither merge nor compare. */
public enum MessageEngagementRule implements TallyRule<MessageStage, MessageEngagement>, Storable {
    /** Unique users: who opened five times opened once. */
    USERS("users"),
    /** Messages, or other events: who got five may open five. */
    MESSAGES("messages");

    private static final String TYPE = "message-engagement-rule";
    private static final int VERSION = 1;

    private final String text;

    MessageEngagementRule(String text) {
        this.text = text;
    }

    @Override
    public Accumulator<MessageStage, MessageEngagement> accumulator() {
        return Accumulator.adding(new MessageEngagement(this, 0, 0, 0, 0), this::one);
    }

    private MessageEngagement one(MessageStage stage) {
        checkArgument(stage != null, "the stage of a message must not be null");
        return new MessageEngagement(
                this,
                1,
                from(MessageStage.OPENED, stage),
                from(MessageStage.CLICKED, stage),
                from(MessageStage.CONVERTED, stage));
    }

    private static long from(MessageStage least, MessageStage stage) {
        return stage.compareTo(least) >= 0 ? 1 : 0;
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, this);
    }

    /**
     * The plain data of the rule.
     *
     * @param type {@code message-engagement-rule}
     * @param version 1
     * @param counted what is counted
     */
    public record Form(String type, int version, MessageEngagementRule counted)
            implements StoredForm<MessageEngagementRule> {

        @Override
        public MessageEngagementRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return Stored.present(counted, "what engagement counts");
        }
    }

    /** For example {@code users}. */
    @Override
    public String toString() {
        return text;
    }
}
