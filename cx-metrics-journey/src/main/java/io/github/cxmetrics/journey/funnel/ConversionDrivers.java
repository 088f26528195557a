package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.monitor.PAdjustment;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events and properties go together with converting: for each a 2×2 table with odds ratio, interval, exact p-value and corrections for looking at many,
 * ordered by p-value. A reading of a funnel's result, not a tally.
 */
public final class ConversionDrivers implements Serializable {

    private static final long serialVersionUID = 1;

    /** Which of a unit's events are looked at. */
    public enum Span {
        /** All of the log: also what happened before entering and after converting. */
        ANY_TIME,
        /**
         * After entering and before converting; for those who did not convert, to the end of the window. Who converts soon has less time for anything else,
         * which draws odds ratios down.
         */
        ON_THE_WAY
    }

    @SuppressWarnings("serial") // a list of the JDK
    private final List<ConversionDriver> drivers;

    private ConversionDrivers(List<ConversionDriver> drivers) {
        this.drivers = List.copyOf(drivers);
    }

    /**
     * The drivers of a funnel's conversion, by events at any time of the log and by properties.
     *
     * @param result what the funnel found; its units enter at step 1 and convert at the last step
     * @param properties properties whose values are factors, by first or last touch
     * @return a driver for each event that is no step, and each value of a property
     * @throws IllegalArgumentException if the funnel counts attempts instead of units, or a property is attributed otherwise
     */
    public static ConversionDrivers of(FunnelResult result, Breakdown... properties) {
        return of(result, Span.ANY_TIME, properties);
    }

    /**
     * The drivers of a funnel's conversion.
     *
     * @param result what the funnel found
     * @param span which events are looked at; properties are always those of all of the log
     * @param properties properties whose values are factors, by first or last touch
     * @return a driver for each event that is no step, and each value of a property
     * @throws IllegalArgumentException if the funnel counts attempts instead of units, or a property is attributed otherwise, or two factors have
     *     one name
     */
    public static ConversionDrivers of(FunnelResult result, Span span, Breakdown... properties) {
        requireNonNull(properties, "properties");
        DriverCounts counts = new DriverCounts(result, span);
        Map<String, long[]> table = new LinkedHashMap<>(counts.events());
        for (Breakdown property : Checks.list(Arrays.asList(properties), "properties")) {
            counts.values(property).forEach((factor, with) -> {
                checkArgument(!table.containsKey(factor), "two factors are named %s", factor);
                table.put(factor, with);
            });
        }
        List<String> factors = new ArrayList<>();
        List<Proportion[]> pairs = new ArrayList<>();
        table.forEach((factor, with) -> {
            if (with[0] + with[1] > 0) {
                factors.add(factor);
                pairs.add(new Proportion[] {
                    counts.share(factor, with[0], counts.converted()),
                    counts.share(factor, with[1], counts.notConverted())
                });
            }
        });
        double[] p = pairs.stream().mapToDouble(pair -> p(pair[0], pair[1])).toArray();
        double[] holm = PAdjustment.HOLM.adjust(p);
        double[] discovery = falseDiscovery(p);
        List<ConversionDriver> drivers = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            drivers.add(new ConversionDriver(
                    factors.get(i), pairs.get(i)[0], pairs.get(i)[1], p[i], holm[i], discovery[i]));
        }
        drivers.sort(Comparator.comparingDouble(ConversionDriver::pValue).thenComparing(ConversionDriver::factor));
        return new ConversionDrivers(drivers);
    }

    private static double p(Proportion converted, Proportion notConverted) {
        return converted.trials() == 0 || notConverted.trials() == 0
                ? 1
                : converted.test(notConverted, ProportionTest.FISHER_EXACT).pValue();
    }

    /** Step-up correction (Benjamini and Hochberg 1995): the i-th smallest of m is multiplied by m / i, and none is larger than one behind. */
    static double[] falseDiscovery(double[] p) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> p[i]));
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p[order.get(i)] * p.length / (i + 1));
            adjusted[order.get(i)] = smallest;
        }
        return adjusted;
    }

    /**
     * All drivers, the smallest p-value first, then by name.
     *
     * @return an unmodifiable list
     */
    public List<ConversionDriver> drivers() {
        return drivers;
    }

    /**
     * One driver, where there is a unit that has the factor.
     *
     * @param factor the event's name, or {@code property = value}
     * @return the driver, or nothing
     */
    public Optional<ConversionDriver> driver(String factor) {
        return drivers.stream().filter(each -> each.factor().equals(factor)).findFirst();
    }

    /** A table: factor, how many of each group have it, odds ratio, interval, p-value and its correction by Holm. */
    @Override
    public String toString() {
        if (drivers.isEmpty()) {
            return "conversion drivers: none";
        }
        TextTable table = TextTable.of(
                "factor", "converted", "others", "odds ratio", Confidence.DEFAULT + " CI", "p", "corrected p");
        for (ConversionDriver each : drivers) {
            table.row(
                    each.factor(),
                    share(each.converted()),
                    share(each.notConverted()),
                    each.oddsRatioIfDefined().isPresent()
                            ? Unit.COEFFICIENT.text(each.oddsRatio())
                            : TextTable.UNDEFINED,
                    each.interval().text(Unit.COEFFICIENT),
                    Text.pValue(each.pValue()),
                    Text.pValue(each.holmP()));
        }
        return table.toString();
    }

    private static String share(Proportion share) {
        return share.trials() == 0 ? TextTable.UNDEFINED : share.unit().text(share.value());
    }

    static Breakdown checkTouch(Breakdown property) {
        requireNonNull(property, "property");
        checkArgument(
                property.attribution() == Breakdown.Attribution.FIRST_TOUCH
                        || property.attribution() == Breakdown.Attribution.LAST_TOUCH,
                "a driver takes the first or last value of %s, not %s",
                property.property(),
                property.attribution());
        return property;
    }
}
