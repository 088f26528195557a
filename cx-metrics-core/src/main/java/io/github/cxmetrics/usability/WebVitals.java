package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vitals of one page or site, side by side, and whether it passes: LCP and CLS good at their 75th percentile, and INP good or missing, for a page
 * with which nobody interacted has none.
 *
 * <p>A report of tallies, for one class of device: phones and desktops together hide both.
 */
public final class WebVitals {

    private final List<LoadTimes> vitals;

    private WebVitals(List<LoadTimes> vitals) {
        this.vitals = vitals;
    }

    /**
     * The report of some vitals.
     *
     * @param vitals their tallies; an empty one counts as missing
     * @return the report, in the same order
     * @throws IllegalArgumentException if one is null, or a vital is there twice
     */
    public static WebVitals of(LoadTimes... vitals) {
        checkArgument(vitals != null, "web vitals need tallies");
        for (int i = 0; i < vitals.length; i++) {
            checkArgument(vitals[i] != null, "the tally of a vital must not be null (position %s)", i);
        }
        List<LoadTimes> all = List.of(vitals);
        checkArgument(
                Arrays.stream(vitals)
                                .map(each -> each.vital().name())
                                .distinct()
                                .count()
                        == all.size(),
                "a vital is there twice: merge its tallies");
        return new WebVitals(all);
    }

    /**
     * The tallies.
     *
     * @return as they were given
     */
    public List<LoadTimes> vitals() {
        return vitals;
    }

    /**
     * The rating of each vital that has views.
     *
     * @return by vital, in the given order
     */
    public Map<WebVital, VitalRating> ratings() {
        Map<WebVital, VitalRating> ratings = new LinkedHashMap<>();
        vitals.stream().filter(each -> each.count() > 0).forEach(each -> ratings.put(each.vital(), each.rating()));
        return Collections.unmodifiableMap(ratings);
    }

    /**
     * Whether the page passes the core web vitals.
     *
     * @return true if LCP and CLS are good, and INP good or missing
     * @throws IllegalStateException if LCP or CLS is missing
     */
    public boolean passesCoreWebVitals() {
        return passesIfDefined()
                .orElseThrow(() -> new IllegalStateException(
                        "whether core web vitals pass is undefined: it takes page views with LCP and with CLS"));
    }

    /**
     * Whether the page passes, where that is defined.
     *
     * @return the verdict, or nothing if LCP or CLS is missing
     */
    public Optional<Boolean> passesIfDefined() {
        Map<WebVital, VitalRating> ratings = ratings();
        if (!ratings.containsKey(WebVital.LCP) || !ratings.containsKey(WebVital.CLS)) {
            return Optional.empty();
        }
        return Optional.of(ratings.get(WebVital.LCP) == VitalRating.GOOD
                && ratings.get(WebVital.CLS) == VitalRating.GOOD
                && ratings.getOrDefault(WebVital.INP, VitalRating.GOOD) == VitalRating.GOOD);
    }

    /**
     * A row for each vital.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("vital", "p75", "95 % CI", "rating", "good", "n");
        for (LoadTimes each : vitals) {
            if (each.count() == 0) {
                String none = TextTable.UNDEFINED;
                table.row(each.vital().name(), none, none, none, none, "0");
            } else {
                PercentileInterval interval = each.p75Interval();
                table.row(
                        each.vital().name(),
                        each.p75IfDefined().isPresent() ? each.vital().text(each.p75()) : TextTable.UNDEFINED,
                        interval.text(interval.lower()) + " … " + interval.text(interval.upper()),
                        each.rating().toString(),
                        Unit.SHARE.text(each.good().value()),
                        "" + each.count());
            }
        }
        return table.toString();
    }

    /** The table, and whether the page passes. */
    @Override
    public String toString() {
        String verdict = passesIfDefined()
                .map(passes -> passes ? "core web vitals: passed" : "core web vitals: not passed")
                .orElse("core web vitals: – (LCP or CLS is missing)");
        return table() + verdict + "\n";
    }
}
