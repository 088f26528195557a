package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When a contact counts as resolved: no repeat within a window. Begin with {@link Fcr#noRepeatWithin}, change what is different, and say with {@link
 * #asOf} up to when the data reach.
 *
 * <p>A repeat is a later contact with {@code 0 < dt ≤ window}, on the same key. Contacts at the same instant don't repeat each other, and the legs of one
 * conversation are one contact, at the first of them. Contacts of unknown customers are counted apart.
 *
 * @param window how long no repeat may come, in whole microseconds
 * @param unit whether each contact or each episode has one vote
 * @param key whose contacts repeat each other
 * @param channel whether a repeat may come by another channel
 * @param scope whether contacts that the first level can't resolve are counted
 * @param dataStart when the data begin; {@link Instant#MIN} if nothing was before them. The first contact of a customer opens an episode only if the data
 *     reach a window back from it: else it may itself be a repeat
 */
public record FcrRule(Duration window, Unit unit, Key key, Channel channel, Scope scope, Instant dataStart)
        implements Serializable, Storable {

    private static final String TYPE = "fcr-rule";
    private static final int VERSION = 1;

    static final long MICROS = 1_000_000;

    /** What has one vote. */
    public enum Unit {
        /** Each contact: four calls about one thing are resolved once in four. */
        PER_CONTACT,
        /** Each episode, that is each contact with none in the window before it: four calls about one thing are no resolution in one. */
        PER_EPISODE
    }

    /** Whose contacts repeat each other. */
    public enum Key {
        /** Those of a customer, whatever they are about. */
        CUSTOMER,
        /** Those of a customer about the same issue. */
        CUSTOMER_AND_ISSUE
    }

    /** By which channel a repeat comes. */
    public enum Channel {
        /** By any. */
        ANY,
        /** By the channel of the first contact only, say calls after calls. */
        SAME
    }

    /** Which contacts are in the denominator. */
    public enum Scope {
        /** All of them. */
        GROSS,
        /** Those that the first level could have resolved. */
        NET
    }

    /**
     * Checks the window.
     *
     * @param window how long no repeat may come
     * @param unit what has one vote
     * @param key whose contacts repeat each other
     * @param channel by which channel a repeat comes
     * @param scope which contacts are counted
     * @param dataStart when the data begin
     * @throws IllegalArgumentException if a part is missing, or the window is not positive, or no whole number of microseconds
     */
    public FcrRule {
        checkArgument(
                window != null && unit != null && key != null && channel != null && scope != null && dataStart != null,
                "an FCR rule needs window, unit, key, channel, scope and the start of the data");
        checkArgument(
                window.compareTo(Duration.ZERO) > 0, "the FCR window must be positive: %s", TimeText.exact(window));
        checkArgument(
                window.toNanosPart() % 1000 == 0,
                "the FCR window must be a whole number of microseconds: %s",
                TimeText.exact(window));
        checkArgument(
                window.getSeconds() < FcrScan.MAX_MICROS / MICROS,
                "the FCR window is too long to count microseconds: %s",
                TimeText.exact(window));
        checkArgument(
                dataStart.equals(Instant.MIN) || isCountable(dataStart),
                "data from %s begin too far from 1970 to count microseconds",
                dataStart);
    }

    /**
     * The same rule with one vote for each episode.
     *
     * @return the changed copy
     */
    public FcrRule perEpisode() {
        return new FcrRule(window, Unit.PER_EPISODE, key, channel, scope, dataStart);
    }

    /**
     * The same rule where only contacts about the same issue repeat each other.
     *
     * @return the changed copy
     */
    public FcrRule byIssue() {
        return new FcrRule(window, unit, Key.CUSTOMER_AND_ISSUE, channel, scope, dataStart);
    }

    /**
     * The same rule where only contacts by the same channel repeat each other.
     *
     * @return the changed copy
     */
    public FcrRule sameChannel() {
        return new FcrRule(window, unit, key, Channel.SAME, scope, dataStart);
    }

    /**
     * The same rule for the contacts that the first level could have resolved.
     *
     * @return the changed copy
     */
    public FcrRule net() {
        return new FcrRule(window, unit, key, channel, Scope.NET, dataStart);
    }

    /**
     * The same rule for data that begin at some instant, before which contacts were not seen.
     *
     * @param dataStart the first instant of the data
     * @return the changed copy
     */
    public FcrRule dataFrom(Instant dataStart) {
        return new FcrRule(window, unit, key, channel, scope, dataStart);
    }

    /**
     * This rule with the end of the data, which is no part of it: up to when contacts were seen, that instant included.
     *
     * @param asOf the last instant of the data
     * @return what counts customers
     * @throws IllegalArgumentException if that is before the start of the data
     */
    public AsOf asOf(Instant asOf) {
        return new AsOf(this, asOf);
    }

    long windowMicros() {
        return Math.addExact(Math.multiplyExact(window.getSeconds(), MICROS), window.toNanosPart() / 1000);
    }

    /** What contacts of a customer have in common that repeat each other. */
    List<String> keyOf(Contact contact) {
        return List.of(
                key == Key.CUSTOMER_AND_ISSUE ? contact.issue() : "", channel == Channel.SAME ? contact.channel() : "");
    }

    @Override
    public Form toForm() {
        String start = dataStart.equals(Instant.MIN) ? "" : dataStart.toString();
        return new Form(TYPE, VERSION, window.toString(), unit, key, channel, scope, start);
    }

    /**
     * The plain data of {@link FcrRule}.
     *
     * @param type {@code fcr-rule}
     * @param version 1
     * @param window how long no repeat may come, as {@code PT168H}
     * @param unit what has one vote
     * @param key whose contacts repeat each other
     * @param channel by which channel a repeat comes
     * @param scope which contacts are counted
     * @param dataStart when the data begin; empty if nothing was before them
     */
    public record Form(
            String type, int version, String window, Unit unit, Key key, Channel channel, Scope scope, String dataStart)
            implements StoredForm<FcrRule> {

        @Override
        public FcrRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            boolean fromEver = dataStart == null || dataStart.isEmpty();
            return new FcrRule(
                    StoredText.duration(Stored.text(window, "the window of FCR")),
                    unit,
                    key,
                    channel,
                    scope,
                    fromEver ? Instant.MIN : StoredText.instant(dataStart));
        }
    }

    /** For example {@code without repeat within 7 days, per contact}. */
    @Override
    public String toString() {
        return "without repeat within " + TimeText.exact(window)
                + (unit == Unit.PER_CONTACT ? ", per contact" : ", per episode")
                + (key == Key.CUSTOMER ? "" : ", by issue")
                + (channel == Channel.ANY ? "" : ", same channel")
                + (scope == Scope.GROSS ? "" : ", net")
                + (dataStart.equals(Instant.MIN) ? "" : ", data from " + dataStart);
    }

    /**
     * A rule and the end of the data: what counts customers. A contact at {@code asOf} counts, later ones are set aside and counted as {@link Fcr#afterAsOf}.
     *
     * @param definition the rule
     * @param asOf the last instant of the data; a contact is mature if its window ends by then
     */
    public record AsOf(FcrRule definition, Instant asOf) implements TallyRule<CustomerContacts, Fcr>, Storable {

        private static final String TYPE = "fcr-rule-as-of";
        private static final int VERSION = 1;

        /**
         * Checks the order.
         *
         * @param definition the rule
         * @param asOf the last instant of the data
         * @throws IllegalArgumentException if that is before the start of the data
         */
        public AsOf {
            checkArgument(definition != null, "FCR needs a rule");
            checkArgument(asOf != null, "FCR needs the end of the data");
            checkArgument(
                    !asOf.isBefore(definition.dataStart),
                    "asOf %s is before the data, which begin %s",
                    asOf,
                    definition.dataStart);
            checkArgument(isCountable(asOf), "asOf %s is too far from 1970 to count microseconds", asOf);
        }

        @Override
        public Optional<Instant> readAsOf() {
            return Optional.of(asOf);
        }

        @Override
        public Accumulator<CustomerContacts, Fcr> accumulator() {
            return Accumulator.guarding(() -> new FcrAccumulator(this));
        }

        /**
         * Counts a log. Makes no object per row.
         *
         * @param contacts the log, rows in any order
         * @return the tally
         * @throws IllegalArgumentException if the rule needs a column that is not there, or a contact is before the data; rows count from 0
         */
        public Fcr count(ContactLog contacts) {
            return contacts.count(this);
        }

        /**
         * Counts rows of a log for each who handled them: agents, teams, any other part of the contacts. A contact counts for the one who handled it, resolved if
         * the customer did not come back, to whomever that would have been; an episode counts for the one who handled its first contact, a contact of several
         * legs for the one who handled the first of them. So the tallies add up to that of all rows.
         *
         * @param rows one for each contact, in any order, of all customers and all who handled them
         * @param group tells who handled it
         * @param customer tells whose contact a row is; null or empty where nobody knows
         * @param contact makes the contact of a row
         * @param <R> the row
         * @return the tallies by group, sorted
         * @throws IllegalArgumentException if group or contact are missing, or the contact is before the data; rows count from 0
         */
        public <R> SortedMap<String, Fcr> countBy(
                Iterable<? extends R> rows,
                Function<? super R, String> group,
                Function<? super R, @Nullable String> customer,
                Function<? super R, Contact> contact) {
            requireNonNull(group, "group");
            requireNonNull(customer, "customer");
            requireNonNull(contact, "contact");
            FcrHandlers handlers = new FcrHandlers(this);
            NumberedRows.each(rows, row -> handlers.add(group.apply(row), customer.apply(row), contact.apply(row)));
            return handlers.tallies();
        }

        /** Refuses a contact that is before the data. */
        void checkInside(Contact contact) {
            if (micros(contact.at()) < dataStartMicros()) {
                throw new IllegalArgumentException(refusal(contact.at().toString()));
            }
        }

        String refusal(String at) {
            return definition.dataStart.equals(Instant.MIN)
                    ? "contact at " + at + " is too far from 1970 to count microseconds"
                    : "contact at " + at + " is before the data, which begin " + definition.dataStart;
        }

        long asOfMicros() {
            return micros(asOf);
        }

        long dataStartMicros() {
            return definition.dataStart.equals(Instant.MIN) ? Long.MIN_VALUE : micros(definition.dataStart);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, definition.toForm(), asOf.toString());
        }

        /**
         * The plain data of {@link AsOf}.
         *
         * @param type {@code fcr-rule-as-of}
         * @param version 1
         * @param definition the rule
         * @param asOf the last instant of the data
         */
        public record Form(String type, int version, FcrRule.Form definition, String asOf) implements StoredForm<AsOf> {

            @Override
            public AsOf restore() {
                Stored.check(type, version, TYPE, VERSION);
                return Stored.present(definition, "the definition of FCR")
                        .restore()
                        .asOf(StoredText.instant(Stored.text(asOf, "asOf")));
            }
        }

        /** For example {@code without repeat within 7 days, per contact, as of 2026-01-31T00:00:00Z}. */
        @Override
        public String toString() {
            return definition + ", as of " + asOf;
        }
    }

    private static boolean isCountable(Instant at) {
        requireNonNull(at, "at");
        return Math.abs(at.getEpochSecond()) < FcrScan.MAX_MICROS / MICROS;
    }

    /** Microseconds since 1970, rounded down; what is later than any end of the data stays so. */
    static long micros(Instant at) {
        if (!isCountable(at)) {
            checkArgument(at.getEpochSecond() > 0, "%s is too far from 1970 to count microseconds", at);
            return FcrScan.MAX_MICROS;
        }
        return at.getEpochSecond() * MICROS + at.getNano() / 1000;
    }
}
