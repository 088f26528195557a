package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * Work that can be deferred (e-mail, back office): hours, not a queue. An Erlang formula would be wrong here.
 *
 * <p>{@code workload = contacts · handle time}, divided by the occupancy that is planned, divided by {@code 1 - shrinkage}. Numbers are taken as they are
 * written, in exact decimals: 0.35 is thirty-five hundredths.
 *
 * @param contacts how many, not negative
 * @param handleTime the average handle time of one, positive
 * @param occupancy the share of their time that agents are to be busy with it, above 0, at most 1
 * @param shrinkage the share of paid time that is not for this work, at least 0, below 1
 */
public record Workload(long contacts, Duration handleTime, double occupancy, double shrinkage) implements Serializable {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    /**
     * Checks the numbers.
     *
     * @param contacts how many
     * @param handleTime the average handle time of one
     * @param occupancy the planned share of busy time
     * @param shrinkage the share of paid time that is not for this work
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Workload {
        checkArgument(contacts >= 0, "contacts must not be negative: %s", contacts);
        Checks.positive(handleTime, "handle time");
        Checks.share(occupancy, "occupancy");
        Checks.shrinkage(shrinkage);
    }

    /**
     * The work of so many contacts, for agents who are busy with it all the time and never absent.
     *
     * @param contacts how many, not negative
     * @param handleTime the average handle time of one, positive
     * @return the workload
     * @throws IllegalArgumentException if contacts are negative or the time is not positive
     */
    public static Workload of(long contacts, Duration handleTime) {
        return new Workload(contacts, handleTime, 1, 0);
    }

    /**
     * The workload for another planned occupancy.
     *
     * @param share above 0, at most 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside
     */
    public Workload withOccupancy(double share) {
        return new Workload(contacts, handleTime, share, shrinkage);
    }

    /**
     * The workload with absences.
     *
     * @param share at least 0, below 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside
     */
    public Workload withShrinkage(double share) {
        return new Workload(contacts, handleTime, occupancy, share);
    }

    /**
     * The work itself.
     *
     * @return {@code contacts · handle time} in hours
     */
    public double hours() {
        return ratio(work(), HOUR);
    }

    /**
     * The hours at work.
     *
     * @return {@code hours / occupancy}
     */
    public double baseHours() {
        return ratio(work(), HOUR.multiply(Checks.exact(occupancy)));
    }

    /**
     * The hours to put on the roster.
     *
     * @return {@code hours / occupancy / (1 - shrinkage)}
     */
    public double rosteredHours() {
        return ratio(work(), rosterDivisor());
    }

    /**
     * The agents to put on the roster.
     *
     * @param hoursPerAgent what one works in the same time, positive
     * @return {@code ⌈rostered hours / hours per agent⌉}
     * @throws IllegalArgumentException if the hours of an agent are not positive
     */
    public long agents(double hoursPerAgent) {
        BigDecimal hours = Checks.exact(Checks.positive(hoursPerAgent, "hours per agent"));
        return Checks.ceiling(work(), rosterDivisor().multiply(hours));
    }

    private BigDecimal work() {
        return BigDecimal.valueOf(contacts).multiply(Checks.exactSeconds(handleTime));
    }

    private BigDecimal rosterDivisor() {
        return HOUR.multiply(Checks.exact(occupancy)).multiply(BigDecimal.ONE.subtract(Checks.exact(shrinkage)));
    }

    private static double ratio(BigDecimal above, BigDecimal below) {
        return above.divide(below, MathContext.DECIMAL128).doubleValue();
    }

    /** One line, for example {@code workload 93.8 h: 117.2 h at work, 180.3 h on the roster}. */
    @Override
    public String toString() {
        return "workload " + Text.fixed(hours(), 1) + " h: " + Text.fixed(baseHours(), 1) + " h at work, "
                + Text.fixed(rosteredHours(), 1) + " h on the roster";
    }
}
