package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of messages: nested counts, {@code delivered ≥ opened ≥ clicked ≥ converted}. Counts that are not nested are an error: they count
 * different things, say opens of users and clicks of messages.
 *
 * <p>The value is {@code converted / delivered}, 0..1; each stage has its share of the first ({@link #ofFirst}) and of the one before ({@link
 * #ofPrevious}). Both are called rates in reports, so name which. Opens are seen through images that some programs load by themselves and others never.
 *
 * <p>Nothing delivered is an empty tally, whose value is undefined.
 *
 * @param rule whether unique users or messages are counted
 * @param delivered how many arrived
 * @param opened how many of these were opened
 * @param clicked how many of these were clicked
 * @param converted how many of these did what was asked for
 */
public record MessageEngagement(MessageEngagementRule rule, long delivered, long opened, long clicked, long converted)
        implements Share<MessageEngagement>, Serializable {

    private static final String TYPE = "message-engagement";
    private static final int VERSION = 1;
    private static final String NAME = "message engagement";

    /**
     * Checks the counts.
     *
     * @param rule whether unique users or messages are counted
     * @param delivered how many arrived
     * @param opened how many were opened
     * @param clicked how many were clicked
     * @param converted how many converted
     * @throws IllegalArgumentException if a count is negative or exceeds that of the stage before: {@code clicked must not exceed opened: 9 of 8}
     */
    public MessageEngagement {
        checkArgument(rule != null, "engagement needs what it counts");
        CountMath.checkNotNegative(delivered, "delivered");
        CountMath.checkNotNegative(opened, "opened");
        CountMath.checkNotNegative(clicked, "clicked");
        CountMath.checkNotNegative(converted, "converted");
        checkNested(opened, "opened", delivered, "delivered");
        checkNested(clicked, "clicked", opened, "opened");
        checkNested(converted, "converted", clicked, "clicked");
    }

    private static void checkNested(long part, String partName, long whole, String wholeName) {
        checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
    }

    /**
     * Counts of unique users: {@code MessageEngagement.deliveredToUsers(10_000).opened(2400).clicked(310).converted(42)}.
     *
     * @param users how many a message reached
     * @return what asks for those who opened it
     */
    public static Delivered deliveredToUsers(long users) {
        return opened -> clicked ->
                converted -> new MessageEngagement(MessageEngagementRule.USERS, users, opened, clicked, converted);
    }

    /**
     * Counts of messages.
     *
     * @param messages how many arrived
     * @return what asks for those that were opened
     */
    public static Delivered deliveredMessages(long messages) {
        return opened -> clicked -> converted ->
                new MessageEngagement(MessageEngagementRule.MESSAGES, messages, opened, clicked, converted);
    }

    /** What was delivered. */
    public interface Delivered {

        /**
         * Adds what was opened.
         *
         * @param opened how many of those delivered
         * @return what asks for the clicks
         */
        Opened opened(long opened);
    }

    /** What was delivered and opened. */
    public interface Opened {

        /**
         * Adds what was clicked.
         *
         * @param clicked how many of those opened
         * @return what asks for the conversions
         */
        Clicked clicked(long clicked);
    }

    /** What was delivered, opened and clicked. */
    public interface Clicked {

        /**
         * Adds what converted.
         *
         * @param converted how many of those clicked
         * @return the tally
         * @throws IllegalArgumentException if a count is negative or exceeds that of the stage before
         */
        MessageEngagement converted(long converted);
    }

    /**
     * How many got to a stage.
     *
     * @param stage the stage
     * @return the count
     */
    public long count(MessageStage stage) {
        return List.of(delivered, opened, clicked, converted).get(stage.ordinal());
    }

    /**
     * A stage in the share of what was delivered.
     *
     * @param stage the stage
     * @return the share
     */
    public Proportion ofFirst(MessageStage stage) {
        requireNonNull(stage, "stage");
        return new Proportion(text(stage) + " of delivered", counted(), count(stage), delivered);
    }

    /**
     * A stage in the share of the one before.
     *
     * @param stage a stage after the first
     * @return the share; clicked of opened is the click-to-open rate
     * @throws IllegalStateException if it is the first
     */
    public Proportion ofPrevious(MessageStage stage) {
        requireNonNull(stage, "stage");
        if (stage == MessageStage.DELIVERED) {
            throw new IllegalStateException("delivered has no stage before it");
        }
        MessageStage before = MessageStage.values()[stage.ordinal() - 1];
        return new Proportion(
                text(stage) + " of " + text(before), rule + " " + text(before), count(stage), count(before));
    }

    private static String text(MessageStage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Proportion proportion() {
        return new Proportion(name(), counted(), converted, delivered);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String counted() {
        return rule + " delivered";
    }

    @Override
    public MessageEngagement plus(MessageEngagement other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new MessageEngagement(
                rule,
                CountMath.sum(delivered, other.delivered, "delivered"),
                CountMath.sum(opened, other.opened, "opened"),
                CountMath.sum(clicked, other.clicked, "clicked"),
                CountMath.sum(converted, other.converted, "converted"));
    }

    /**
     * The plain data of {@link MessageEngagement}.
     *
     * @param type {@code message-engagement}
     * @param version 1
     * @param rule what is counted
     * @param delivered how many arrived
     * @param opened how many were opened
     * @param clicked how many were clicked
     * @param converted how many converted
     */
    public record Counts(
            String type,
            int version,
            MessageEngagementRule.Form rule,
            long delivered,
            long opened,
            long clicked,
            long converted)
            implements TallyCounts<MessageEngagement> {

        @Override
        public MessageEngagement toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new MessageEngagement(
                    Stored.present(rule, "the rule of engagement").restore(), delivered, opened, clicked, converted);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("delivered", delivered)
                    .and("opened", opened)
                    .and("clicked", clicked)
                    .and("converted", converted)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), delivered, opened, clicked, converted);
    }

    /**
     * The stages with both shares.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of(rule.toString(), "n", "of delivered", "of stage before");
        for (MessageStage stage : MessageStage.values()) {
            boolean first = stage == MessageStage.DELIVERED;
            table.row(
                    text(stage),
                    "" + count(stage),
                    share(ofFirst(stage)),
                    first ? TextTable.UNDEFINED : share(ofPrevious(stage)));
        }
        return table.toString();
    }

    private static String share(Proportion share) {
        return share.trials() == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(share.value());
    }

    /** One line, for example {@code message engagement 0.4 % (95 % CI 0.3 % … 0.6 %), n = 10000: 2400 opened, 310 clicked, 42 converted}. */
    @Override
    public String toString() {
        return count() == 0
                ? line()
                : line() + ": " + opened + " opened, " + clicked + " clicked, " + converted + " converted";
    }
}
