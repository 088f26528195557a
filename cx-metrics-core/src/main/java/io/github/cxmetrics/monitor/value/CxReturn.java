package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Normal;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;

/**
 * What a measure returns: {@code gain · value - cost}, say customers kept times the value of one, with the doubt of all three carried through.
 *
 * <pre>{@code
 * CxReturn.gaining(Estimate.of(1200, 300)).worthEach(Estimate.of(45.5, 6)).costing(Estimate.exactly(30000));
 * }</pre>
 *
 * <p>Gain, value and cost are taken as independent. They are not where gain and value come from one survey, and customers who would have stayed anyway, or
 * who count in two measures, are no gain. The cost is no part of value: say in a report what is inside each.
 *
 * @param gain how many more customers, orders, months
 * @param value what one of them is worth, in money
 * @param cost what the measure costs, in the same money
 */
public record CxReturn(Estimate gain, Estimate value, Estimate cost) implements Serializable {

    private static final String METHOD = "normal, product of independents";

    /**
     * Checks the parts.
     *
     * @param gain how many more
     * @param value what one of them is worth
     * @param cost what the measure costs
     * @throws IllegalArgumentException if a part is missing or the cost is negative
     */
    public CxReturn {
        checkArgument(gain != null && value != null && cost != null, "a return needs a gain, a value and a cost");
        checkArgument(cost.value() >= 0, "a cost must not be negative: %s", cost.value());
    }

    /** Asks for the value of one. */
    public interface Gain {
        /**
         * What one of the gain is worth.
         *
         * @param value in money
         * @return what asks for the cost
         */
        Value worthEach(Estimate value);
    }

    /** Asks for the cost. */
    public interface Value {
        /**
         * What the measure costs.
         *
         * @param cost in the same money, at least 0
         * @return the return
         */
        CxReturn costing(Estimate cost);
    }

    /**
     * A return from its gain, value and cost.
     *
     * @param gain how many more customers, orders, months
     * @return what asks for the value of one
     */
    public static Gain gaining(Estimate gain) {
        return value -> cost -> new CxReturn(gain, value, cost);
    }

    /**
     * What the gain is worth.
     *
     * @return {@code g·v} with the exact standard error of a product of independents, {@code √(g²s_v² + v²s_g² + s_g²s_v²)} (Goodman 1960)
     */
    public Estimate benefit() {
        double g = gain.value();
        double v = value.value();
        double error = Math.hypot(
                Math.hypot(g * value.standardError(), v * gain.standardError()),
                gain.standardError() * value.standardError());
        return new Estimate(g * v, error);
    }

    /**
     * What is left after the cost.
     *
     * @return {@code g·v - c} with its standard error
     */
    public Estimate net() {
        Estimate benefit = benefit();
        return new Estimate(benefit.value() - cost.value(), Math.hypot(benefit.standardError(), cost.standardError()));
    }

    /**
     * The interval of what is left, at 95 %.
     *
     * @return the interval in money
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval of what is left: net ± z standard errors. A product is a little skewed, so that the upper limit is short where gain and value are both
     * vague.
     *
     * @param confidence the level
     * @return the interval in money
     */
    public Interval interval(Confidence confidence) {
        Limits limits = Limits.around(net().value(), confidence.z() * net().standardError());
        return new Interval(limits.lower(), limits.upper(), confidence, METHOD, Unit.SCALE_POINT);
    }

    /**
     * How probable it is that anything is left.
     *
     * @return {@code Φ(net / standard error)}, 0..1
     * @throws IllegalStateException if gain, value and cost are all known exactly: then there is nothing that probability could be about
     */
    public double probabilityPositive() {
        Estimate net = net();
        if (net.standardError() == 0) {
            throw new IllegalStateException("the probability of a positive return is undefined: nothing is uncertain");
        }
        return Normal.cdf(net.value() / net.standardError());
    }

    /**
     * The return on investment.
     *
     * @return {@code (g·v - c)/c} with its standard error by the delta method: 0.82 is 82 %
     * @throws IllegalStateException if the cost is 0
     */
    public Estimate roi() {
        if (cost.value() == 0) {
            throw new IllegalStateException("the return on investment is undefined: the cost is 0");
        }
        Estimate benefit = benefit();
        double c = cost.value();
        return new Estimate(
                net().value() / c,
                Math.hypot(benefit.standardError() / c, benefit.value() * cost.standardError() / (c * c)));
    }

    /**
     * The gain that just pays the cost.
     *
     * @return {@code c / v}
     * @throws IllegalStateException if the value is not above 0
     */
    public double breakEvenGain() {
        if (!(value.value() > 0)) {
            throw new IllegalStateException("the break-even gain is undefined: one is worth " + value.value());
        }
        return cost.value() / value.value();
    }

    /**
     * All numbers as aligned text.
     *
     * @return estimate and standard error of gain, value, benefit, cost, net and ROI
     */
    public String table() {
        TextTable table = TextTable.of("", "estimate", "standard error");
        row(table, "gain", gain);
        row(table, "value of one", value);
        row(table, "benefit", benefit());
        row(table, "cost", cost);
        row(table, "net", net());
        return cost.value() == 0
                ? table.row("ROI", TextTable.UNDEFINED, TextTable.UNDEFINED).toString()
                : table.row("ROI", Unit.SHARE.text(roi().value()), Unit.SHARE.text(roi().standardError()))
                        .toString();
    }

    private static void row(TextTable table, String name, Estimate estimate) {
        table.row(name, Text.fixed(estimate.value(), 2), Text.fixed(estimate.standardError(), 2));
    }

    /** For example {@code net 24600.00 (95 % CI -5852.22 … 55052.22), ROI 82.0 %, P(net > 0) 94.3 %}. */
    @Override
    public String toString() {
        String roi = cost.value() == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(roi().value());
        String sure = net().standardError() == 0 ? "" : ", P(net > 0) " + Unit.SHARE.text(probabilityPositive());
        return "net " + Unit.SCALE_POINT.text(net().value()) + " (" + Confidence.DEFAULT + " CI "
                + interval().text(Unit.SCALE_POINT) + "), ROI " + roi + sure;
    }
}
