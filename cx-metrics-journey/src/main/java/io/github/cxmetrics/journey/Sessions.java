package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.journey.internal.DurationText;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a session ends: a rule that makes sessions the units of a log. Everything that counts units then counts sessions: {@code
 * Variants.of(log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))))}.
 *
 * <p>Time is elapsed time, and no midnight ends a session unless the rule says so: {@code
 * Sessions.afterIdle(Duration.ofMinutes(30)).endingAtMidnight(zone).endingAtCampaign("utm_campaign")} are the sessions of Universal Analytics. Rows of one
 * time stand as in the log.
 */
public sealed interface Sessions extends Storable, Serializable {

    /** The property of the new log that tells whose session it is; where the log has one of that name already, {@code session user}. */
    String USER = "user";

    /**
     * A session ends where nothing happened for a while: two events belong to one session if the time between them is at most the gap.
     *
     * @param gap the longest pause within a session, often 30 minutes
     * @return the rule
     * @throws IllegalArgumentException if the gap is not positive
     */
    static Cut afterIdle(Duration gap) {
        return new Cut(gap.toString(), ExactGap.SAME_SESSION, "", "", "", List.of());
    }

    /**
     * One session for each user, until rules are added: {@code Sessions.perUser().endingAtMidnight(zone)} are the days of users.
     *
     * @return the rule
     */
    static Cut perUser() {
        return new Cut("", ExactGap.SAME_SESSION, "", "", "", List.of());
    }

    /**
     * Sessions that have a name already. A session is a user and a name: two users who use one name have two sessions.
     *
     * @param property the property that holds the name, a text or a number
     * @return the rule
     */
    static Named named(String property) {
        return new Named(property, Scope.USER);
    }

    /**
     * Cases or tickets that have a name already, which is one for all users: several users may work on one.
     *
     * @param property the property that holds the name, a text or a number
     * @return the rule
     */
    static Named cases(String property) {
        return new Named(property, Scope.LOG);
    }

    @Override
    Form toForm();

    /** What becomes of a pause that lasts exactly as long as the gap. */
    enum ExactGap {
        /** It belongs to the session, as in Google Analytics. */
        SAME_SESSION,
        /** It ends the session. */
        NEW_SESSION
    }

    /** Whose a name is. */
    enum Scope {
        /** Of one user: another user may use it for another session. */
        USER,
        /** Of the log: all users who use it mean the same. */
        LOG
    }

    /**
     * The plain data of the rule: a name, or what ends a session; what does not apply is empty.
     *
     * @param type {@code sessions}
     * @param version 1
     * @param gap the longest pause within a session, in ISO-8601
     * @param property the property that holds the name
     * @param exactGap what becomes of a pause of exactly the gap
     * @param scope whose a name is
     * @param midnight the zone whose midnight ends a session
     * @param campaign the property whose change ends a session
     * @param longest the longest session, in ISO-8601
     * @param separators events that begin a session
     */
    record Form(
            String type,
            int version,
            String gap,
            String property,
            ExactGap exactGap,
            Scope scope,
            String midnight,
            String campaign,
            String longest,
            List<String> separators)
            implements StoredForm<Sessions> {

        private static final String TYPE = "sessions";
        private static final int VERSION = 1;

        /**
         * What is absent is empty.
         *
         * @param type {@code sessions}
         * @param version 1
         * @param gap the longest pause within a session
         * @param property the property that holds the name
         * @param exactGap what becomes of a pause of exactly the gap
         * @param scope whose a name is
         * @param midnight the zone whose midnight ends a session
         * @param campaign the property whose change ends a session
         * @param longest the longest session
         * @param separators events that begin a session
         * @throws IllegalArgumentException if a duration can't be read
         */
        public Form {
            gap = DurationText.stored(gap);
            property = text(property);
            exactGap = exactGap == null ? ExactGap.SAME_SESSION : exactGap;
            scope = scope == null ? Scope.USER : scope;
            midnight = text(midnight);
            campaign = text(campaign);
            longest = DurationText.stored(longest);
            separators = separators == null ? List.of() : Stored.list(separators, "an event that begins a session");
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public Sessions restore() {
            Stored.check(type, version, TYPE, VERSION);
            Cut cut = new Cut(gap, exactGap, midnight, campaign, longest, separators);
            if (property.isEmpty()) {
                checkArgument(scope == Scope.USER, "sessions without a name are of one user");
                return cut;
            }
            checkArgument(cut.equals(perUser()), "sessions end by a rule or are named, not both");
            return new Named(property, scope);
        }
    }

    /**
     * Sessions by what ends them, numbered over all users.
     *
     * @param gap the longest pause within a session, in ISO-8601; empty for none
     * @param exactGap what becomes of a pause of exactly the gap
     * @param midnight the zone whose change of date ends a session; empty for none
     * @param campaign the property whose change ends a session; empty for none
     * @param longest the longest session, from its first event, in ISO-8601; empty for none
     * @param separators events that begin a session
     */
    record Cut(String gap, ExactGap exactGap, String midnight, String campaign, String longest, List<String> separators)
            implements Sessions {

        /**
         * Checks the parts.
         *
         * @param gap the longest pause within a session
         * @param exactGap what becomes of a pause of exactly the gap
         * @param midnight the zone whose change of date ends a session
         * @param campaign the property whose change ends a session
         * @param longest the longest session
         * @param separators events that begin a session
         * @throws IllegalArgumentException if a duration is not positive, or a zone is unknown
         */
        public Cut {
            gap = DurationText.stored(gap);
            longest = DurationText.stored(longest);
            checkPositive(gap, "the gap between sessions");
            checkPositive(longest, "the longest session");
            Stored.present(exactGap, "what becomes of a pause of exactly the gap");
            checkArgument(
                    !gap.isEmpty() || exactGap == ExactGap.SAME_SESSION, "without a gap no pause is exactly as long");
            Stored.present(midnight, "the zone of midnight");
            Stored.present(campaign, "the property of the campaign");
            separators = Stored.list(separators, "an event that begins a session").stream()
                    .distinct()
                    .toList();
            checkZone(midnight);
        }

        private static void checkPositive(String duration, String what) {
            checkArgument(
                    duration.isEmpty() || Duration.parse(duration).compareTo(Duration.ZERO) > 0,
                    "%s must be positive, not %s",
                    what,
                    duration.isEmpty() ? duration : DurationText.of(Duration.parse(duration)));
        }

        private static void checkZone(String zone) {
            try {
                if (!zone.isEmpty()) {
                    ZoneId.of(zone);
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("not a time zone: " + zone, e);
            }
        }

        /**
         * The same rule with another reading of a pause that lasts exactly as long as the gap.
         *
         * @param exactGap what becomes of it
         * @return the changed copy
         */
        public Cut withExactGap(ExactGap exactGap) {
            return new Cut(gap, exactGap, midnight, campaign, longest, separators);
        }

        /**
         * The same rule, by which a session also ends where the local date changes.
         *
         * @param zone where the calendar is read
         * @return the changed copy
         */
        public Cut endingAtMidnight(ZoneId zone) {
            return new Cut(gap, exactGap, zone.getId(), campaign, longest, separators);
        }

        /**
         * The same rule, by which a session also ends where another campaign begins: at a value that is not the session's last, or at the first value of a session
         * that began without one. Rows without a campaign change nothing.
         *
         * @param property the property that holds the campaign or source, a text or a number; a log without it has no campaigns
         * @return the changed copy
         */
        public Cut endingAtCampaign(String property) {
            return new Cut(
                    gap,
                    exactGap,
                    midnight,
                    Stored.text(property, "the property of the campaign"),
                    longest,
                    separators);
        }

        /**
         * The same rule with a longest session: a later event begins another one.
         *
         * @param longest the time from a session's first event to its last, itself still in the session
         * @return the changed copy
         * @throws IllegalArgumentException if it is not positive
         */
        public Cut lastingAtMost(Duration longest) {
            return new Cut(gap, exactGap, midnight, campaign, longest.toString(), separators);
        }

        /**
         * The same rule, by which some events begin a session, say a login.
         *
         * @param events the names of the events
         * @return the changed copy
         */
        public Cut beginningAt(String... events) {
            requireNonNull(events, "events");
            List<String> all = new ArrayList<>(separators);
            all.addAll(Checks.list(Arrays.asList(events), "events"));
            return new Cut(gap, exactGap, midnight, campaign, longest, all);
        }

        @Override
        public Form toForm() {
            return new Form(
                    Form.TYPE, Form.VERSION, gap, "", exactGap, Scope.USER, midnight, campaign, longest, separators);
        }

        /** For example {@code sessions end after 30m without events, at midnight in Europe/Paris}. */
        @Override
        public String toString() {
            List<String> ends = new ArrayList<>();
            if (!gap.isEmpty()) {
                String least = exactGap == ExactGap.NEW_SESSION ? "after at least " : "after ";
                ends.add(least + DurationText.of(Duration.parse(gap)) + " without events");
            }
            if (!midnight.isEmpty()) {
                ends.add("at midnight in " + midnight);
            }
            if (!campaign.isEmpty()) {
                ends.add("at another " + campaign);
            }
            if (!longest.isEmpty()) {
                ends.add(DurationText.of(Duration.parse(longest)) + " after their first event");
            }
            if (!separators.isEmpty()) {
                ends.add("before " + String.join(", ", separators));
            }
            return ends.isEmpty() ? "one session for each user" : "sessions end " + String.join(", ", ends);
        }
    }

    /**
     * Sessions, cases or tickets by name.
     *
     * @param property the property that holds the name
     * @param scope whose a name is
     */
    record Named(String property, Scope scope) implements Sessions {

        /**
         * Checks the name.
         *
         * @param property the property that holds the name
         * @param scope whose a name is
         */
        public Named {
            Stored.text(property, "the property that names sessions");
            Stored.present(scope, "whose a name is");
        }

        @Override
        public Form toForm() {
            return new Form(Form.TYPE, Form.VERSION, "", property, ExactGap.SAME_SESSION, scope, "", "", "", List.of());
        }

        /** For example {@code sessions by user and session_id}. */
        @Override
        public String toString() {
            return scope == Scope.USER ? "sessions by user and " + property : "cases by " + property;
        }
    }
}
