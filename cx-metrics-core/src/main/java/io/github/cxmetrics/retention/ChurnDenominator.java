package io.github.cxmetrics.retention;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Poisson;
import io.github.cxmetrics.internal.Ratios;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the lost customers of a period are divided by. Reports rarely say which they use, and the choice moves the number: 5.0 % to 6.0 % on the same
 * counts (50 of 1000 lost, 10 of 100 who joined).
 *
 * <p>S and E are the customers at the start and at the end, N those who joined, L those lost of S, L′ all lost.
 */
public enum ChurnDenominator {
    /** {@code L / S}: one minus the retention rate, and the default. A share of the customers at the start: interval by Wilson (1927). */
    START_ONLY("lost from start / start", "no customers at the start") {
        @Override
        BigInteger numerator(Churn churn) {
            return big(churn.lostFromStart());
        }

        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.start());
        }

        @Override
        Optional<Interval> interval(Churn churn, Confidence confidence) {
            return Optional.of(churn.interval(confidence));
        }
    },
    /** {@code L′ / S}: may exceed 1, because those who joined and left are in the numerator only. No interval. */
    ALL_LOST_OVER_START("all lost / start", "no customers at the start") {
        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.start());
        }
    },
    /** {@code L′ / ((S + E)/2)}: may reach 2, where all are lost. No interval. */
    AVERAGE("all lost / mean of start and end", "no customers at the start or the end") {
        @Override
        BigInteger numerator(Churn churn) {
            return super.numerator(churn).shiftLeft(1);
        }

        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.start()).add(big(churn.end()));
        }
    },
    /** {@code L′ / (S + N/2)}, which takes those who joined to have been there for half of the period. No interval. */
    START_PLUS_HALF_NEW("all lost / (start + half of the joined)", "no customers") {
        @Override
        BigInteger numerator(Churn churn) {
            return super.numerator(churn).shiftLeft(1);
        }

        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.start()).shiftLeft(1).add(big(churn.joined()));
        }
    },
    /**
     * {@code L′ / (S + N)}: a share of all who were there at any time, interval by Wilson. Those who joined late had less time to leave, so it is
     * lower the faster the company grows.
     */
    START_PLUS_NEW("all lost / (start + joined)", "no customers") {
        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.present());
        }

        @Override
        Optional<Interval> interval(Churn churn, Confidence confidence) {
            return Optional.of(Proportion.of(churn.lost(), churn.present()).interval(confidence));
        }
    },
    /**
     * {@code L′ · days / customer-days}: losses per customer and period, whoever was there for how long. A rate and no share, may exceed 1; its
     * interval is that of a Poisson count (Garwood 1936).
     */
    PERSON_TIME("all lost · days / customer-days", "no customer-days") {
        @Override
        BigInteger numerator(Churn churn) {
            return super.numerator(churn).multiply(big(churn.days()));
        }

        @Override
        BigInteger denominator(Churn churn) {
            return big(churn.customerDays());
        }

        @Override
        Optional<Interval> interval(Churn churn, Confidence confidence) {
            double periods = Ratios.of(churn.customerDays(), churn.days());
            return Optional.of(new Interval(
                    Poisson.lower(churn.lost(), confidence.z()) / periods,
                    Poisson.upper(churn.lost(), confidence.z()) / periods,
                    confidence,
                    "Garwood"));
        }
    };

    private final String text;
    private final String undefined;

    ChurnDenominator(String text, String undefined) {
        this.text = text;
        this.undefined = undefined;
    }

    private static BigInteger big(long count) {
        return BigInteger.valueOf(count);
    }

    BigInteger numerator(Churn churn) {
        return big(churn.lost());
    }

    abstract BigInteger denominator(Churn churn);

    /** Nothing where the lost are no part of the denominator, so that no standard method applies. The denominator is not 0. */
    Optional<Interval> interval(Churn churn, Confidence confidence) {
        return Optional.empty();
    }

    /** Why the rate is undefined where its denominator is 0. */
    String undefined() {
        return undefined;
    }

    /** The fraction in words, for example {@code lost from start / start}. */
    @Override
    public String toString() {
        return text;
    }
}
