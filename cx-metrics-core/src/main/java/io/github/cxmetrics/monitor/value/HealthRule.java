package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the health of a customer is scored from several measures: points from 0 to 100 each, their weighted mean, and a band.
 *
 * <pre>{@code
 * HealthRule rule = HealthRule.of(HealthMeasure.of("logins", 0, 20).withWeight(0.7), HealthMeasure.of("tickets", 0, 10).lowIsGood().withWeight(0.3));
 * rule.score(Map.of("logins", 12, "tickets", 2));
 * }</pre>
 *
 * <p>A measure that is missing is left out and the others are weighted anew: it is neither 0 nor the mean. How much of the weight was observed is the
 * {@linkplain HealthScore#coverage() coverage}, and below a minimum there is no score. Weights and bands are policy, different in every company: show the measures with
 * the score, and check it against later churn. Counting many customers, {@code rule.count(rows, row -> Map.of(…))}, gives how many are in each band.
 *
 * @param measures the measures
 * @param groups the groups that measures name
 * @param bands the bands, ascending; the library's standard has three from 0, 40 and 70
 * @param exceptions caps that no weight may outvote
 * @param minimumCoverage the share of the weight that must be observed, 0..1
 */
public record HealthRule(
        List<HealthMeasure> measures,
        List<HealthGroup> groups,
        List<HealthBand> bands,
        List<HealthException> exceptions,
        double minimumCoverage)
        implements TallyRule<Map<String, ? extends @Nullable Number>, HealthTally>, Storable {

    private static final String TYPE = "health-rule";
    private static final int VERSION = 1;
    private static final double HALF = 0.5;

    /**
     * Checks the parts.
     *
     * @param measures the measures
     * @param groups the groups
     * @param bands the bands
     * @param exceptions the exceptions
     * @param minimumCoverage the share of the weight that must be observed
     * @throws IllegalArgumentException if there are no measures or bands, two of a kind have one name, a group or measure is not there, a group is empty, or
     *     bands are not ascending
     */
    public HealthRule {
        measures = Stored.list(measures, "a measure");
        groups = Stored.list(groups, "a group");
        bands = Stored.list(bands, "a band");
        exceptions = Stored.list(exceptions, "an exception");
        checkArgument(!measures.isEmpty(), "a health score needs measures");
        checkArgument(!bands.isEmpty(), "a health score needs bands");
        Checks.share(minimumCoverage, "the minimum of coverage");
        Set<String> names = new HashSet<>();
        for (HealthMeasure measure : measures) {
            checkArgument(names.add(measure.name()), "two measures have the name %s", measure.name());
        }
        for (HealthException exception : exceptions) {
            checkArgument(names.contains(exception.measure()), "no measure %s for an exception", exception.measure());
        }
        checkGroups(measures, groups);
        checkBands(bands);
    }

    private static void checkBands(List<HealthBand> bands) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < bands.size(); i++) {
            checkArgument(
                    names.add(bands.get(i).name()),
                    "two bands have the name %s",
                    bands.get(i).name());
            checkArgument(
                    i == 0 || bands.get(i - 1).from() < bands.get(i).from(),
                    "bands must begin one above the other, not %s at %s after %s at %s",
                    bands.get(i).name(),
                    bands.get(i).from(),
                    bands.get(Math.max(0, i - 1)).name(),
                    bands.get(Math.max(0, i - 1)).from());
        }
    }

    private static void checkGroups(List<HealthMeasure> measures, List<HealthGroup> groups) {
        Set<String> named = new HashSet<>();
        for (HealthGroup group : groups) {
            checkArgument(named.add(group.name()), "two groups have the name %s", group.name());
            checkArgument(
                    measures.stream().anyMatch(measure -> group.name().equals(measure.group())),
                    "group %s has no measures",
                    group.name());
        }
        for (HealthMeasure measure : measures) {
            checkArgument(
                    measure.group() == null || named.contains(measure.group()),
                    "%s is in group %s, which the rule lacks",
                    measure.name(),
                    measure.group());
        }
    }

    /**
     * A rule with bands {@code AT_RISK} from 0, {@code NEUTRAL} from 40 and {@code HEALTHY} from 70, for scores of which at least half the weight is observed.
     *
     * @param measures the measures, without groups
     * @return the rule
     */
    public static HealthRule of(HealthMeasure... measures) {
        checkArgument(measures != null, "a health score needs measures");
        return new HealthRule(
                Arrays.asList(measures),
                List.of(),
                List.of(HealthBand.of("AT_RISK", 0), HealthBand.of("NEUTRAL", 40), HealthBand.of("HEALTHY", 70)),
                List.of(),
                HALF);
    }

    /**
     * The same rule with measures in groups: a group is scored from its measures and then counts with its own weight.
     *
     * @param newMeasures the measures, in groups or not
     * @param newGroups the groups
     * @return the changed copy
     */
    public HealthRule withGroups(List<HealthMeasure> newMeasures, HealthGroup... newGroups) {
        checkArgument(newGroups != null, "groups must not be null");
        return new HealthRule(newMeasures, Arrays.asList(newGroups), bands, exceptions, minimumCoverage);
    }

    /**
     * The same rule with other bands.
     *
     * @param newBands the bands, ascending
     * @return the changed copy
     */
    public HealthRule withBands(HealthBand... newBands) {
        checkArgument(newBands != null, "bands must not be null");
        return new HealthRule(measures, groups, Arrays.asList(newBands), exceptions, minimumCoverage);
    }

    /**
     * The same rule with caps that no weight may outvote.
     *
     * @param newExceptions the exceptions; of several that apply the lowest cap counts
     * @return the changed copy
     */
    public HealthRule withExceptions(HealthException... newExceptions) {
        checkArgument(newExceptions != null, "exceptions must not be null");
        return new HealthRule(measures, groups, bands, Arrays.asList(newExceptions), minimumCoverage);
    }

    /**
     * The same rule with another minimum of coverage.
     *
     * @param minimum the share of the weight that must be observed, 0..1; with 0 one measure is enough
     * @return the changed copy
     */
    public HealthRule withMinimumCoverage(double minimum) {
        return new HealthRule(measures, groups, bands, exceptions, minimum);
    }

    /**
     * The health of one customer.
     *
     * @param values the value of each measure by its name; one that is absent or null is not observed
     * @return the score
     * @throws IllegalArgumentException if a name is no measure of the rule, or a value is not finite
     */
    public HealthScore score(Map<String, ? extends @Nullable Number> values) {
        checkArgument(values != null, "values must not be null");
        List<String> names = measures.stream().map(HealthMeasure::name).toList();
        for (String name : values.keySet()) {
            checkArgument(name != null && names.contains(name), "no measure %s in %s", name, names);
        }
        return HealthReading.score(this, values);
    }

    @Override
    public Accumulator<Map<String, ? extends @Nullable Number>, HealthTally> accumulator() {
        return Accumulator.adding(HealthTally.none(this), values -> HealthTally.of(score(values)));
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, measures, groups, bands, exceptions, minimumCoverage);
    }

    /**
     * The plain data of {@link HealthRule}.
     *
     * @param type {@code health-rule}
     * @param version 1
     * @param measures the measures
     * @param groups the groups
     * @param bands the bands
     * @param exceptions the exceptions
     * @param minimumCoverage the share of the weight that must be observed
     */
    public record Form(
            String type,
            int version,
            List<HealthMeasure> measures,
            List<HealthGroup> groups,
            List<HealthBand> bands,
            List<HealthException> exceptions,
            double minimumCoverage)
            implements StoredForm<HealthRule> {

        /**
         * Copies the lists.
         *
         * @param type {@code health-rule}
         * @param version 1
         * @param measures the measures
         * @param groups the groups
         * @param bands the bands
         * @param exceptions the exceptions
         * @param minimumCoverage the share of the weight that must be observed
         */
        public Form {
            measures = Stored.list(measures, "a measure");
            groups = Stored.list(groups, "a group");
            bands = Stored.list(bands, "a band");
            exceptions = Stored.list(exceptions, "an exception");
        }

        @Override
        public HealthRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new HealthRule(measures, groups, bands, exceptions, minimumCoverage);
        }
    }

    /**
     * For example {@code health of logins 0..20 × 0.7, tickets 0..10 (low is good) × 0.3; AT_RISK from 0, NEUTRAL from 40, HEALTHY from 70; coverage 0.5}.
     */
    @Override
    public String toString() {
        return "health of " + joined(measures, HealthMeasure::toString)
                + (groups.isEmpty()
                        ? ""
                        : "; " + joined(groups, group -> group.name() + " × " + Text.shortest(group.weight())))
                + "; " + joined(bands, band -> band.name() + " from " + Text.shortest(band.from())) + "; coverage "
                + Text.shortest(minimumCoverage)
                + (exceptions.isEmpty() ? "" : "; " + joined(exceptions, HealthRule::text));
    }

    private static String text(HealthException exception) {
        return "at most " + Text.shortest(exception.cap()) + " while " + exception.measure() + " is below "
                + Text.shortest(exception.below());
    }

    private static <T> String joined(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).collect(Collectors.joining(", "));
    }
}
