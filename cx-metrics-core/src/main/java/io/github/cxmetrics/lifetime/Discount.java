package io.github.cxmetrics.lifetime;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.SerializedForm;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What later money is worth today: a rate with its unit, and when the money of a period counts as received.
 *
 * <p>A rate d per unit and its continuous form δ = ln(1 + d) are the same discount; money received after time t counts e<sup>−δt</sup>.
 *
 * @param force the continuous rate δ per unit of time
 * @param unit the unit of the rate
 * @param timing when the money of a period counts as received
 * @param period the length of the periods; empty for one unit of the model
 */
public record Discount(double force, LifetimeUnit unit, PaymentTiming timing, Optional<Horizon> period)
        implements Storable, Serializable {

    private static final double SMALLEST = 1e-13;
    private static final String TYPE = "discount";
    private static final int VERSION = 1;

    /**
     * Checks the parts.
     *
     * @param force the continuous rate
     * @param unit its unit
     * @param timing when money counts as received
     * @param period the length of the periods
     * @throws IllegalArgumentException if the rate is not finite, or so near to 0 that nothing of it shows in money, or a period is 0 or has no end
     */
    public Discount {
        checkArgument(Double.isFinite(force), "a continuous discount rate must be finite, not %s", force);
        checkArgument(
                force == 0 || Math.abs(force) >= SMALLEST,
                "a continuous discount rate must be 0 or at least %s away from it, not %s",
                SMALLEST,
                force);
        requireNonNull(unit, "unit");
        requireNonNull(timing, "timing");
        period.ifPresent(p -> checkArgument(
                p.length() > 0 && !p.hasNoEnd(), "a payment period must be longer than 0 and finite, not %s", p));
    }

    /**
     * A yearly rate; the money of each unit of the model's time counts at its end.
     *
     * @param rate for example 0.15, above −1
     * @return the discount
     * @throws IllegalArgumentException if the rate is not above −1
     */
    public static Discount annual(double rate) {
        return new Discount(force(rate), LifetimeUnit.YEAR, PaymentTiming.END_OF_PERIOD, Optional.empty());
    }

    /**
     * A rate per period; the money of each period counts at its end.
     *
     * @param rate for example 0.01, above −1
     * @param period the period of the rate and of the payments
     * @return the discount
     * @throws IllegalArgumentException if the rate is not above −1
     */
    public static Discount perPeriod(double rate, LifetimeUnit period) {
        return new Discount(force(rate), period, PaymentTiming.END_OF_PERIOD, Optional.of(new Horizon(1, period)));
    }

    /**
     * A continuous rate; each purchase counts at its moment.
     *
     * @param force δ = ln(1 + d), finite
     * @param unit the unit of the rate
     * @return the discount
     */
    public static Discount continuous(double force, LifetimeUnit unit) {
        return new Discount(force, unit, PaymentTiming.AT_PURCHASE, Optional.empty());
    }

    /**
     * No discount: later money counts in full.
     *
     * @return the rate 0
     */
    public static Discount none() {
        return continuous(0, LifetimeUnit.YEAR);
    }

    private static double force(double rate) {
        checkArgument(rate > -1 && rate < Double.POSITIVE_INFINITY, "a discount rate must be above -1, not %s", rate);
        return Math.log1p(rate);
    }

    /**
     * The same rate, with the money of each period counted at its start, as contracts are paid.
     *
     * @return the changed copy
     */
    public Discount startOfPeriod() {
        return new Discount(force, unit, PaymentTiming.START_OF_PERIOD, period);
    }

    /**
     * The same rate, with the money of each period counted in its middle.
     *
     * @return the changed copy
     */
    public Discount midPeriod() {
        return new Discount(force, unit, PaymentTiming.MID_PERIOD, period);
    }

    /**
     * The same rate, with the money of each period counted at its end.
     *
     * @return the changed copy
     */
    public Discount endOfPeriod() {
        return new Discount(force, unit, PaymentTiming.END_OF_PERIOD, period);
    }

    /**
     * The same rate, with each purchase counted at its moment.
     *
     * @return the changed copy
     */
    public Discount atPurchase() {
        return new Discount(force, unit, PaymentTiming.AT_PURCHASE, period);
    }

    /**
     * The same rate, with periods of another length: the money of a period counts at its end, or in its middle.
     *
     * @param length longer than 0 and finite
     * @return the changed copy
     */
    public Discount bookedEvery(Horizon length) {
        requireNonNull(length, "length");
        return new Discount(force, unit, timing, Optional.of(length));
    }

    /**
     * The continuous rate in another unit.
     *
     * @param other the unit
     * @return δ per that unit
     */
    public double force(LifetimeUnit other) {
        requireNonNull(other, "other");
        return other == unit ? force : force * other.days() / unit.days();
    }

    /**
     * The rate for one unit of time.
     *
     * @param other the unit
     * @return d = e<sup>δ</sup> − 1
     */
    public double rate(LifetimeUnit other) {
        return Math.expm1(force(other));
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE, VERSION, force, unit, timing, period.map(Horizon::toForm).orElse(null));
    }

    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    /**
     * The plain data of a discount.
     *
     * @param type {@code discount}
     * @param version 1
     * @param force the continuous rate δ per unit of time
     * @param unit the unit of the rate
     * @param timing when the money of a period counts as received
     * @param period the length of the periods; null for one unit of the model
     */
    public record Form(
            String type,
            int version,
            double force,
            LifetimeUnit unit,
            PaymentTiming timing,
            Horizon.@Nullable Form period)
            implements StoredForm<Discount> {

        @Override
        public Discount restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new Discount(
                    force,
                    Stored.present(unit, "the unit of a discount"),
                    Stored.present(timing, "the timing of payments"),
                    Optional.ofNullable(period).map(Horizon.Form::restore));
        }
    }

    /** Rate, unit and timing, for example {@code 15 % a year, end of period}. */
    @Override
    public String toString() {
        if (force == 0) {
            return "no discount";
        }
        String every = period.map(p -> " of " + p).orElse("");
        return percent() + " a " + unit.singular()
                + switch (timing) {
                    case START_OF_PERIOD -> ", start of period" + every;
                    case END_OF_PERIOD -> ", end of period" + every;
                    case MID_PERIOD -> ", middle of period" + every;
                    case AT_PURCHASE -> ", at the moment of purchase";
                };
    }

    private String percent() {
        double percent = 100 * rate(unit);
        return Double.isInfinite(percent)
                ? "δ = " + Text.shortest(force)
                : Text.shortest(Double.parseDouble(String.format(Locale.ROOT, "%.3e", percent))) + " %";
    }
}
