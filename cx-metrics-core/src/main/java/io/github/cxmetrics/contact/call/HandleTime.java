package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;

/**
 * What an agent spent on a call: talk, hold and wrap-up, three stretches that don't overlap. Kept to the microsecond; what is finer is cut off.
 *
 * @param talk the conversation without holds
 * @param hold how long the customer was on hold
 * @param wrap the work after the call
 */
public record HandleTime(Duration talk, Duration hold, Duration wrap) implements Serializable {

    /** No time at all: of calls that nobody answered. */
    public static final HandleTime NONE = new HandleTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * Checks the times.
     *
     * @param talk the conversation
     * @param hold the hold
     * @param wrap the work after the call
     * @throws IllegalArgumentException if one is negative: {@code talk time must not be negative: -1 second}
     */
    public HandleTime {
        talk = Micros.checked(talk, "talk time");
        hold = Micros.checked(hold, "hold time");
        wrap = Micros.checked(wrap, "wrap time");
    }

    /**
     * Times of a switch that reports talk and hold apart.
     *
     * @param talk the conversation without holds
     * @param hold how long the customer was on hold
     * @param wrap the work after the call
     * @return the times
     * @throws IllegalArgumentException if one is negative
     */
    public static HandleTime of(Duration talk, Duration hold, Duration wrap) {
        return new HandleTime(talk, hold, wrap);
    }

    /**
     * Times of a switch whose talk time already contains the hold: adding both would count the hold twice.
     *
     * @param talkAndHold the conversation with its holds
     * @param hold how long the customer was on hold, of that
     * @param wrap the work after the call
     * @return the times, with the hold taken out of the talk
     * @throws IllegalArgumentException if one is negative, or the hold is longer than the talk that contains it
     */
    public static HandleTime ofTalkWithHold(Duration talkAndHold, Duration hold, Duration wrap) {
        Micros.checked(talkAndHold, "talk time");
        Micros.checked(hold, "hold time");
        checkArgument(
                hold.compareTo(talkAndHold) <= 0,
                "hold time %s is longer than the talk time %s that contains it",
                TimeText.exact(hold),
                TimeText.exact(talkAndHold));
        return new HandleTime(talkAndHold.minus(hold), hold, wrap);
    }

    /**
     * The handle time.
     *
     * @return talk, hold and wrap-up together
     */
    public Duration total() {
        return talk.plus(hold).plus(wrap);
    }

    boolean isNone() {
        return talk.isZero() && hold.isZero() && wrap.isZero();
    }

    /** For example {@code talk 3 minutes, hold 0 seconds, wrap 45 seconds}. */
    @Override
    public String toString() {
        return "talk " + TimeText.exact(talk) + ", hold " + TimeText.exact(hold) + ", wrap " + TimeText.exact(wrap);
    }
}
