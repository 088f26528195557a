package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How many of a product's problems a test with some participants finds: {@code 1 - (1 - p)^n}, where p is the chance that one participant meets a
 * problem (Virzi 1992, Nielsen and Landauer 1993).
 *
 * <p>A p that was estimated from few participants is too large, since problems that nobody met are not in it; {@link #adjustedFrom} takes that into
 * account. No tally: problems that two groups found are the same problems.
 *
 * @param probability the chance that one participant meets a problem, above 0, at most 1
 */
public record ProblemDiscovery(double probability) implements Serializable {

    /** How many digits of what participants miss are kept behind those of the squared probability, which may be tiny. */
    private static final int DIGITS = 40;

    private static final int MOST_PARTICIPANTS = 100_000_000;
    private static final int[] IN_TABLE = {1, 2, 3, 4, 5, 6, 8, 10, 15, 20};
    private static final int FEW = 5;

    /**
     * Checks the probability.
     *
     * @param probability the chance that one participant meets a problem
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public ProblemDiscovery {
        checkArgument(
                probability > 0 && probability <= 1,
                "the probability of a problem must be above 0 and at most 1, not %s",
                probability);
    }

    /**
     * Discovery at a known probability.
     *
     * @param probability the chance that one participant meets a problem, above 0, at most 1
     * @return the discovery
     * @throws IllegalArgumentException if it is outside
     */
    public static ProblemDiscovery of(double probability) {
        return new ProblemDiscovery(probability);
    }

    /**
     * Discovery at the mean share of participants who met each problem found: too optimistic for few participants.
     *
     * @param met for each participant, which of the problems found he met
     * @return the discovery
     * @throws IllegalArgumentException if there are no participants or problems, rows differ in length, or nobody met a problem
     */
    public static ProblemDiscovery from(boolean[][] met) {
        return new ProblemDiscovery(mean(met));
    }

    /**
     * Discovery at a probability that is corrected for few participants: the mean of a deflated p and of one discounted for problems met once, {@code ½(p -
     * 1/n)(1 - 1/n) + ½p/(1 + s)}, s the share of problems that one participant met (Lewis 2001).
     *
     * @param met for each of n participants, which of the problems found he met
     * @return the discovery
     * @throws IllegalArgumentException if there are fewer than two participants, no problems, rows differ in length, or nobody met a problem
     */
    public static ProblemDiscovery adjustedFrom(boolean[][] met) {
        double p = mean(met);
        double n = met.length;
        checkArgument(met.length > 1, "a corrected probability of problems needs 2 participants, not 1");
        int problems = met[0].length;
        int once = 0;
        for (int problem = 0; problem < problems; problem++) {
            once += times(met, problem) == 1 ? 1 : 0;
        }
        double deflated = (p - 1 / n) * (1 - 1 / n);
        return new ProblemDiscovery(0.5 * deflated + 0.5 * p / (1 + (double) once / problems));
    }

    private static double mean(boolean[][] met) {
        checkArgument(met != null && met.length > 0, "problem discovery needs participants");
        int problems = met[0] == null ? 0 : met[0].length;
        checkArgument(problems > 0, "problem discovery needs problems");
        for (int row = 0; row < met.length; row++) {
            checkArgument(
                    met[row] != null && met[row].length == problems,
                    "each participant has %s problems, not %s (row %s)",
                    problems,
                    met[row] == null ? 0 : met[row].length,
                    row);
        }
        long sum = 0;
        for (int problem = 0; problem < problems; problem++) {
            int times = times(met, problem);
            checkArgument(times > 0, "problem %s was met by nobody: leave it out", problem);
            sum += times;
        }
        return (double) sum / ((double) problems * met.length);
    }

    private static int times(boolean[][] met, int problem) {
        int times = 0;
        for (boolean[] participant : met) {
            times += participant[problem] ? 1 : 0;
        }
        return times;
    }

    /**
     * The share of problems that some participants find.
     *
     * @param participants how many, 0 or more
     * @return 0..1
     * @throws IllegalArgumentException if there are fewer than 0
     */
    public double found(int participants) {
        checkArgument(participants >= 0, "participants must not be negative: %s", participants);
        return participants == 0 ? 0 : -Math.expm1(participants * Math.log1p(-probability));
    }

    /**
     * How many participants find a share of the problems.
     *
     * @param goal the share, at least 0 and below 1
     * @return the fewest that find it, at least 1
     * @throws IllegalArgumentException if the goal is outside
     * @throws ArithmeticException if it takes more than a hundred million
     */
    public int participantsFor(double goal) {
        checkArgument(goal >= 0 && goal < 1, "the share of problems to find must be in 0..1, 1 excluded, not %s", goal);
        double estimate = Math.ceil(Math.log1p(-goal) / Math.log1p(-probability));
        if (estimate > MOST_PARTICIPANTS) {
            throw new ArithmeticException("finding " + goal + " of the problems takes " + estimate + " participants");
        }
        // Logarithms round: whether one participant more is needed, or one fewer enough, is decided in decimals.
        int participants = (int) Math.max(1, estimate);
        while (!isEnough(participants, goal)) {
            participants++;
        }
        while (participants > 1 && isEnough(participants - 1, goal)) {
            participants--;
        }
        return participants;
    }

    private boolean isEnough(int participants, double goal) {
        BigDecimal met = BigDecimal.valueOf(probability);
        MathContext digits = new MathContext(DIGITS + 2 * met.scale());
        BigDecimal missed = BigDecimal.ONE.subtract(met).pow(participants, digits);
        return missed.compareTo(BigDecimal.ONE.subtract(BigDecimal.valueOf(goal))) <= 0;
    }

    /**
     * What tests of usual sizes find.
     *
     * @return aligned text
     */
    public String table() {
        TextTable table = TextTable.of("participants", "found");
        for (int participants : IN_TABLE) {
            table.row("" + participants, Unit.SHARE.text(found(participants)));
        }
        return table.toString();
    }

    /** One line, for example {@code problem discovery: 31.0 % by one participant, 84.4 % by five}. */
    @Override
    public String toString() {
        return "problem discovery: " + Unit.SHARE.text(probability) + " by one participant, "
                + Unit.SHARE.text(found(FEW)) + " by five";
    }
}
