package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TimeText;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * First-contact resolution: the share of contacts after which the customer did not come back within a window.
 *
 * <p>Only <em>mature</em> contacts count, those whose window has ended by the end of the data, whatever their outcome; the others are {@link #pending()}.
 * Counting these as resolved flatters, and keeping those of them that have repeated already is biased the other way. {@link #kaplanMeier()} uses them
 * all without bias.
 *
 * <p>A customer must be one observation: in two, the repeats between them are not seen. Where one accumulator reads both, the second is refused; two tallies that
 * share a customer can't be told. Contacts of customers whom nobody knows are {@link #unknownContacts()}.
 *
 * <p>The value is a share, 0..1, of contacts or of episodes, gross or net as the {@linkplain FcrRule rule} says; {@link #share} gives the others. Intervals
 * are Wilson's (1927), differences Newcombe's (1998). Both take contacts as independent: where customers come back often they are too narrow, least so
 * per episode. No mature contact is an empty tally, whose value is undefined. Immutable and thread-safe.
 *
 * <p>Source: the repeat-contact method of SQM Group, which uses 1 to 30 days; net is MetricNet's (Rumburg).
 */
public final class Fcr extends ExactTally<Fcr> implements Share<Fcr> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "fcr";
    private static final int VERSION = 1;
    private static final String NAME = "FCR";

    private final FcrRule.AsOf rule;
    private final transient FcrCells cells;
    private final transient SurvivalTally untilRepeat;

    private Fcr(FcrRule.AsOf rule, FcrCells cells, SurvivalTally untilRepeat) {
        this.rule = rule;
        this.cells = cells;
        this.untilRepeat = untilRepeat;
    }

    static Fcr of(FcrRule.AsOf rule, FcrScan scan) {
        return new Fcr(rule, scan.cells(), scan.untilRepeat());
    }

    /**
     * The rule that calls a contact resolved if no other contact of the customer follows within a window, end included: per contact, whatever the issue and
     * the channel, gross.
     *
     * @param window how long; 7 and 30 days are usual
     * @return the rule, to change and to complete with {@link FcrRule#asOf}
     * @throws IllegalArgumentException if it is not positive: {@code the FCR window must be positive: 0 seconds}
     */
    public static FcrRule noRepeatWithin(Duration window) {
        return new FcrRule(
                window,
                FcrRule.Unit.PER_CONTACT,
                FcrRule.Key.CUSTOMER,
                FcrRule.Channel.ANY,
                FcrRule.Scope.GROSS,
                Instant.MIN);
    }

    /**
     * First-contact resolution as customers say it, the reference method: "resolved, with one contact".
     *
     * @param yes how many said so
     * @param respondents how many were asked and answered
     * @return the share
     * @throws IllegalArgumentException if a count is negative or yes exceeds respondents
     */
    public static Proportion bySurvey(long yes, long respondents) {
        return Proportion.of(yes, respondents).named("FCR by survey", "respondents");
    }

    /**
     * The gross rate from counts: resolved at the first contact, of all contacts.
     *
     * @param resolvedFirst how many were resolved at the first contact
     * @param contacts how many there were
     * @return the share
     * @throws IllegalArgumentException if a count is negative or the first exceeds the second
     */
    public static Proportion grossOf(long resolvedFirst, long contacts) {
        return Proportion.of(resolvedFirst, contacts).named("gross FCR", "contacts");
    }

    /**
     * The net rate from counts: resolved at the first contact, of those that the first level could resolve.
     *
     * @param resolvedFirst how many were resolved at the first contact
     * @param contacts how many there were
     * @param notResolvable how many of these the first level could not resolve
     * @return the share
     * @throws IllegalArgumentException if a count is negative, or resolved ones exceed those that could be
     */
    public static Proportion netOf(long resolvedFirst, long contacts, long notResolvable) {
        CountMath.checkNotNegative(notResolvable, "contacts that can't be resolved");
        return Proportion.of(resolvedFirst, CountMath.difference(contacts, notResolvable, "contacts"))
                .named("net FCR", "resolvable contacts");
    }

    @Override
    public FcrRule.AsOf rule() {
        return rule;
    }

    /**
     * What counts as resolved, and of what.
     *
     * @return the rule, without the end of the data
     */
    @Override
    public FcrRule definition() {
        return rule.definition();
    }

    /**
     * The end of the data.
     *
     * @return the last instant of the data
     */
    public Instant asOf() {
        return rule.asOf();
    }

    /**
     * How many contacts came after the end of the data and were set aside.
     *
     * @return the count; in nothing else are they counted
     */
    public long afterAsOf() {
        return cells.afterAsOf();
    }

    /**
     * How many contacts up to the end of the data were of customers whom nobody knows: whether they came back can't be seen.
     *
     * @return the count; in nothing else are they counted
     */
    public long unknownContacts() {
        return cells.unknown();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** For example {@code mature contacts}, or {@code resolvable mature episodes}. */
    @Override
    public String counted() {
        return counted(definition().unit(), definition().scope());
    }

    private static String counted(FcrRule.Unit unit, FcrRule.Scope scope) {
        return (scope == FcrRule.Scope.NET ? "resolvable " : "")
                + (unit == FcrRule.Unit.PER_CONTACT ? "mature contacts" : "mature episodes");
    }

    /** The resolved of the mature contacts or episodes, as the rule says. */
    @Override
    public Proportion proportion() {
        return share(definition().unit(), definition().scope());
    }

    /**
     * The resolved of the mature contacts, by any unit and scope: all four are counted at once.
     *
     * @param unit contacts or episodes
     * @param scope gross or net
     * @return the share
     */
    public Proportion share(FcrRule.Unit unit, FcrRule.Scope scope) {
        return Proportion.of(cells.resolved(unit, scope), cells.mature(unit, scope))
                .named(NAME, counted(unit, scope));
    }

    /**
     * How many contacts are left out because their window is still open, by unit and scope.
     *
     * @param unit contacts or episodes
     * @param scope gross or net
     * @return the count
     */
    public long pending(FcrRule.Unit unit, FcrRule.Scope scope) {
        return cells.pending(unit, scope);
    }

    /**
     * How many contacts or episodes, as the rule says, are left out because their window is still open.
     *
     * @return the count
     */
    public long pending() {
        return pending(definition().unit(), definition().scope());
    }

    /**
     * The time from each contact, mature or not and gross, to the next: an event if it came within the window, else censored at the end of the window or of
     * the data.
     *
     * @return the tally, in seconds
     */
    public SurvivalTally untilRepeat() {
        return untilRepeat;
    }

    /**
     * The Kaplan–Meier (1958) reading per contact, gross: the chance that no repeat comes within the window, from all contacts, pending ones censored.
     *
     * @return S(window), 0..1
     * @throws IllegalStateException if no contact was followed through the window while some were not repeated
     */
    public double kaplanMeier() {
        return kaplanMeierIfDefined()
                .orElseThrow(
                        () -> new IllegalStateException("FCR by Kaplan-Meier is undefined: no contact was followed for "
                                + TimeText.exact(definition().window())));
    }

    /**
     * The Kaplan–Meier reading where it is defined.
     *
     * @return S(window), or nothing where {@link #kaplanMeier()} would throw
     */
    public OptionalDouble kaplanMeierIfDefined() {
        return untilRepeat.count() == 0
                ? OptionalDouble.empty()
                : untilRepeat.curve().atIfDefined(definition().windowMicros() / (double) FcrRule.MICROS);
    }

    @Override
    public Fcr plus(Fcr other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new Fcr(rule, cells.plus(other.cells), untilRepeat.plus(other.untilRepeat));
    }

    /**
     * The plain data of {@link Fcr}. Lists hold four counts: per contact gross, per contact net, per episode gross, per episode net.
     *
     * @param type {@code fcr}
     * @param version 1
     * @param rule how they were counted
     * @param resolved mature ones without a repeat
     * @param mature those whose window has ended
     * @param pending those whose window is still open
     * @param afterAsOf how many contacts came after the end of the data
     * @param unknownContacts how many contacts were of unknown customers
     * @param untilRepeat the times to the next contact
     */
    public record Counts(
            String type,
            int version,
            FcrRule.AsOf.Form rule,
            List<Long> resolved,
            List<Long> mature,
            List<Long> pending,
            long afterAsOf,
            long unknownContacts,
            SurvivalTally.Counts untilRepeat)
            implements TallyCounts<Fcr> {

        @Override
        public Fcr toTally() {
            Stored.check(type, version, TYPE, VERSION);
            FcrRule.AsOf counting = Stored.present(rule, "the rule of FCR").restore();
            FcrCells cells = FcrCells.of(resolved, mature, pending, afterAsOf, unknownContacts);
            SurvivalTally times = Stored.present(untilRepeat, "the times until the next contact")
                    .toTally();
            Fcr fcr = new Fcr(counting, cells, times);
            fcr.checkTimes();
            return fcr;
        }

        @Override
        public Map<String, Long> numbers() {
            return FcrCells.of(resolved, mature, pending, afterAsOf, unknownContacts)
                    .numbers();
        }
    }

    /** Each contact has its time, those that were resolved the whole window, and each repeat came within it. */
    private void checkTimes() {
        SurvivalTally.Counts times = untilRepeat.toCounts();
        long resolved = cells.resolved(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.GROSS);
        long mature = cells.mature(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.GROSS);
        long contacts =
                CountMath.sum(mature, cells.pending(FcrRule.Unit.PER_CONTACT, FcrRule.Scope.GROSS), "contacts of FCR");
        checkArgument(
                untilRepeat.unit() == ChronoUnit.SECONDS && untilRepeat.enteredLate() == 0,
                "FCR keeps times in seconds from each contact on, not %s",
                untilRepeat);
        checkArgument(
                untilRepeat.count() == contacts,
                "FCR of %s contacts can't have %s times until the next contact",
                contacts,
                untilRepeat.count());
        double window = definition().windowMicros() / (double) FcrRule.MICROS;
        long through = 0;
        for (int i = 0; i < times.times().size(); i++) {
            double time = times.times().get(i);
            checkArgument(
                    time <= window && (time > 0 || times.observed().get(i) == 0),
                    "a time until the next contact is above 0 and up to %s seconds, the window, not %s",
                    window,
                    time);
            through = time == window ? times.censored().get(i) : 0;
        }
        checkArgument(
                through >= resolved && untilRepeat.observed() >= mature - resolved,
                "FCR of %s resolved of %s mature contacts can't have %s without and %s with a repeat in the window",
                resolved,
                mature,
                through,
                untilRepeat.observed());
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                cells.resolved(),
                cells.mature(),
                cells.pending(),
                cells.afterAsOf(),
                cells.unknown(),
                untilRepeat.toCounts());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fcr that
                && rule.equals(that.rule)
                && cells.equals(that.cells)
                && untilRepeat.equals(that.untilRepeat);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, cells, untilRepeat);
    }

    /** One line, for example {@code FCR 66.7 % (95 % CI 20.8 % … 93.9 %), n = 3, 1 pending: without repeat within 7 days, per contact}. */
    @Override
    public String toString() {
        String later = afterAsOf() == 0 ? "" : ", " + afterAsOf() + " contacts after " + asOf();
        String unknown = unknownContacts() == 0 ? "" : ", " + unknownContacts() + " of unknown customers";
        return line() + ", " + pending() + " pending" + later + unknown + ": " + definition();
    }
}
