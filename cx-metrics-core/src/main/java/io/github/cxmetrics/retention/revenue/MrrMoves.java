package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Ratios;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Movements of monthly recurring revenue by kind: how many, and how much. Losses are positive amounts. Immutable.
 *
 * <p>Movements of one month, or of many added up. What a movement is depends on how often one looks: an account that goes 100, 0, 50 churned and came back by
 * months, and contracted by 50 from first to last. {@link MrrEvents} has every change.
 */
public final class MrrMoves {

    static final int KINDS = MrrMove.values().length;

    private final Currency currency;
    private final long[] counts;
    private final long[] minor;

    /** Takes the arrays over, both in the order of {@link MrrMove}. */
    MrrMoves(Currency currency, long[] counts, long[] minor) {
        checkArgument(
                counts.length == KINDS && minor.length == KINDS,
                "movements of MRR have %s kinds, not %s and %s",
                KINDS,
                counts.length,
                minor.length);
        for (MrrMove move : MrrMove.values()) {
            CountMath.checkNotNegative(counts[move.ordinal()], move + " movements");
            CountMath.checkNotNegative(minor[move.ordinal()], move + " MRR");
        }
        this.currency = currency;
        this.counts = counts;
        this.minor = minor;
    }

    /**
     * How many movements of a kind there were; between two dates as many accounts, unless every change is read.
     *
     * @param move the kind
     * @return the count
     */
    public long count(MrrMove move) {
        return counts[move.ordinal()];
    }

    /**
     * The MRR that moved so.
     *
     * @param move the kind
     * @return the sum, 0 or more; of losses too
     */
    public Money mrr(MrrMove move) {
        return Money.ofMinor(minor(move), currency);
    }

    long minor(MrrMove move) {
        return minor[move.ordinal()];
    }

    /**
     * Net new MRR.
     *
     * @return new + expansion + reactivation − contraction − churn; may be negative
     */
    public Money net() {
        long net = 0;
        for (MrrMove move : MrrMove.values()) {
            net = Math.addExact(net, move.isGain() ? minor(move) : -minor(move));
        }
        return Money.ofMinor(net, currency);
    }

    /**
     * The quick ratio of subscriptions: {@code (new + expansion) / (contraction + churn)}. Below 1 the business shrinks, but for reactivation.
     *
     * @return 0 or more; a ratio, no share
     * @throws IllegalStateException if nothing was lost: {@code quick ratio is undefined: no MRR was lost}. It is not infinite
     */
    public double quickRatio() {
        return quickRatio("quick ratio", gained());
    }

    /**
     * {@link #quickRatio()} where it is defined.
     *
     * @return the ratio, or nothing if no MRR was lost
     */
    public OptionalDouble quickRatioIfDefined() {
        return lost() == 0 ? OptionalDouble.empty() : OptionalDouble.of(quickRatio());
    }

    /**
     * The quick ratio with reactivation among the gains.
     *
     * @return {@code (new + expansion + reactivation) / (contraction + churn)}
     * @throws IllegalStateException if nothing was lost
     */
    public double quickRatioInclReactivation() {
        return quickRatio(
                "quick ratio with reactivation", CountMath.sum(gained(), minor(MrrMove.REACTIVATION), "gained MRR"));
    }

    private double quickRatio(String name, long gained) {
        if (lost() == 0) {
            throw new IllegalStateException(name + " is undefined: no MRR was lost");
        }
        return Ratios.of(gained, lost());
    }

    private long gained() {
        return CountMath.sum(minor(MrrMove.NEW), minor(MrrMove.EXPANSION), "gained MRR");
    }

    private long lost() {
        return CountMath.sum(minor(MrrMove.CONTRACTION), minor(MrrMove.CHURN), "lost MRR");
    }

    /**
     * Both sums.
     *
     * @param other movements in the same currency
     * @return a new sum
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public MrrMoves plus(MrrMoves other) {
        checkArgument(
                currency.equals(other.currency), "movements in %s and in %s don't add up", currency, other.currency);
        long[] sumOfCounts = counts.clone();
        long[] sumOfMinor = minor.clone();
        for (MrrMove move : MrrMove.values()) {
            int i = move.ordinal();
            sumOfCounts[i] = CountMath.sum(counts[i], other.counts[i], move + " movements");
            sumOfMinor[i] = CountMath.sum(minor[i], other.minor[i], move + " MRR");
        }
        return new MrrMoves(currency, sumOfCounts, sumOfMinor);
    }

    Currency currency() {
        return currency;
    }

    List<Long> countList() {
        return LongStream.of(counts).boxed().toList();
    }

    List<Long> minorList() {
        return LongStream.of(minor).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MrrMoves that
                && currency.equals(that.currency)
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(minor, that.minor);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Arrays.hashCode(minor);
    }

    /** One line, for example {@code EUR net -4.74: new 15.25 (1), expansion 10.00 (1), reactivation 0.00 (0), contraction 20.00 (1), churn 9.99 (1)}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(currency + " net " + net().amount().toPlainString());
        for (MrrMove move : MrrMove.values()) {
            text.append(move.ordinal() == 0 ? ": " : ", ")
                    .append(move)
                    .append(' ')
                    .append(mrr(move).amount().toPlainString())
                    .append(" (")
                    .append(count(move))
                    .append(')');
        }
        return text.toString();
    }
}
