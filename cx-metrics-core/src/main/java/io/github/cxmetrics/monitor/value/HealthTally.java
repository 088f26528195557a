package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many customers are in each band of a health score: what {@link HealthRule} counts.
 *
 * <p>Customers of whom too little was observed are in no band, and are counted apart: they are no healthy ones. An empty tally may be held and merged.
 * Immutable and thread-safe.
 */
public final class HealthTally extends ExactTally<HealthTally> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "health-tally";
    private static final int VERSION = 1;
    private static final String CUSTOMERS = "customers";
    private static final String BELOW = "customers below all bands";
    private static final String UNDEFINED = "customers without a score";

    private final HealthRule rule;
    private final transient List<Long> bands;
    private final long below;
    private final long undefined;
    private final long count;

    HealthTally(HealthRule rule, List<Long> bands, long below, long undefined) {
        this.rule = rule;
        this.bands = List.copyOf(bands);
        this.below = CountMath.checkNotNegative(below, BELOW);
        this.undefined = CountMath.checkNotNegative(undefined, UNDEFINED);
        checkArgument(
                bands.size() == rule.bands().size(),
                "there must be %s bands, not %s",
                rule.bands().size(),
                bands.size());
        long sum = below;
        for (long each : bands) {
            sum = CountMath.sum(sum, CountMath.checkNotNegative(each, CUSTOMERS), CUSTOMERS);
        }
        this.count = sum;
    }

    static HealthTally none(HealthRule rule) {
        return new HealthTally(rule, Collections.nCopies(rule.bands().size(), 0L), 0, 0);
    }

    static HealthTally of(HealthScore score) {
        HealthRule rule = score.rule();
        if (score.valueIfDefined().isEmpty()) {
            return new HealthTally(rule, none(rule).bands, 0, 1);
        }
        List<Long> counts = rule.bands().stream()
                .map(band -> score.bandIfDefined().filter(band.name()::equals).isPresent() ? 1L : 0L)
                .toList();
        return new HealthTally(rule, counts, score.bandIfDefined().isPresent() ? 0 : 1, 0);
    }

    /** How many customers have a score. */
    @Override
    public long count() {
        return count;
    }

    /**
     * How many customers are in a band.
     *
     * @param band its name
     * @return the count
     */
    public long count(String band) {
        return bands.get(indexOf(band));
    }

    private int indexOf(String band) {
        List<String> names = names();
        int index = names.indexOf(band);
        checkArgument(index >= 0, "no band %s among %s", band, names);
        return index;
    }

    private List<String> names() {
        return rule.bands().stream().map(HealthBand::name).toList();
    }

    /**
     * How many customers were set aside because too little was observed of them.
     *
     * @return the count
     */
    public long withoutScore() {
        return undefined;
    }

    /**
     * How many customers score below the first band: none where the bands begin at 0.
     *
     * @return the count
     */
    public long belowAllBands() {
        return below;
    }

    /**
     * The share of the customers with a score that are in a band, with its interval.
     *
     * @param band its name
     * @return the share
     */
    public Proportion share(String band) {
        return new Proportion("share of " + band, "customers with a health score", count(band), count);
    }

    /**
     * The customers of all bands, for a chart.
     *
     * @return name to count, in the order of the rule; unmodifiable
     */
    public Map<String, Long> bands() {
        Map<String, Long> counts = new LinkedHashMap<>();
        names().forEach(name -> counts.put(name, count(name)));
        return Collections.unmodifiableMap(counts);
    }

    /**
     * The bands as aligned text.
     *
     * @return limit, customers and share with its interval of each band
     */
    public String table() {
        TextTable table = TextTable.of("band", "from", "customers", "share", "interval");
        for (HealthBand band : rule.bands()) {
            Proportion share = share(band.name());
            table.row(
                    band.name(),
                    Text.shortest(band.from()),
                    String.valueOf(count(band.name())),
                    count == 0 ? TextTable.UNDEFINED : Unit.SHARE.text(share.value()),
                    count == 0 ? TextTable.UNDEFINED : share.interval().text(Unit.SHARE));
        }
        return table.toString();
    }

    @Override
    public HealthRule rule() {
        return rule;
    }

    @Override
    public HealthTally plus(HealthTally other) {
        TallyRule.checkMerge("health", rule, other.rule);
        List<Long> sums = IntStream.range(0, bands.size())
                .mapToObj(i -> CountMath.sum(bands.get(i), other.bands.get(i), CUSTOMERS))
                .toList();
        return new HealthTally(
                rule,
                sums,
                CountMath.sum(below, other.below, BELOW),
                CountMath.sum(undefined, other.undefined, UNDEFINED));
    }

    /**
     * The plain data of {@link HealthTally}.
     *
     * @param type {@code health-tally}
     * @param version 1
     * @param rule how customers are scored
     * @param undefined customers without a score
     * @param below customers below all bands
     * @param bands customers by band
     */
    public record Counts(String type, int version, HealthRule.Form rule, long undefined, long below, List<Long> bands)
            implements TallyCounts<HealthTally> {

        /**
         * Copies the list.
         *
         * @param type {@code health-tally}
         * @param version 1
         * @param rule how customers are scored
         * @param undefined customers without a score
         * @param below customers below all bands
         * @param bands customers by band
         */
        public Counts {
            bands = Stored.list(bands, CUSTOMERS);
        }

        @Override
        public HealthTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new HealthTally(Stored.present(rule, "the rule of health").restore(), bands, below, undefined);
        }

        @Override
        public Map<String, Long> numbers() {
            Map<String, Long> numbers = new LinkedHashMap<>(
                    Numbers.of(UNDEFINED, undefined).and(BELOW, below).map());
            toTally().bands().forEach(numbers::put);
            return Collections.unmodifiableMap(numbers);
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), undefined, below, new ArrayList<>(bands));
    }

    /** For example {@code health: AT_RISK 1, NEUTRAL 5, HEALTHY 4, n = 10, 2 without a score}. */
    @Override
    public String toString() {
        String counts = bands().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return count == 0 && undefined == 0
                ? "health: no customers"
                : "health: " + counts + (below > 0 ? ", below all bands " + below : "") + ", n = " + count
                        + (undefined > 0 ? ", " + undefined + " without a score" : "");
    }
}
