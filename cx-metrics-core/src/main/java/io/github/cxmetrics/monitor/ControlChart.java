package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a control chart is drawn: its kind, its rules, its baseline and where it was re-based by hand. A value that draws nothing itself: {@code
 * series.chart(ControlChart.P.baseline(20))}, or by columns of numbers.
 *
 * <p>Centre and σ come from the first {@code baseline} periods (all of them unless said, at least 12 and better 20; those of them without data say nothing), and
 * then stay as they are. The rules are Nelson 1 and 2 unless others are named. Nothing re-bases itself: a chart that follows the process never alarms.
 *
 * @param kind how centre and σ are found
 * @param rules what counts as a signal
 * @param baseline how many first periods the limits come from; {@link Integer#MAX_VALUE} for all
 * @param rebasedAt the first dates of periods from which on limits are estimated anew, ascending
 * @param sigmas how many σ the limits, and with them the first rule, are away from the centre
 */
public record ControlChart(
        ChartKind kind,
        Set<ChartRule> rules,
        int baseline,
        @SuppressWarnings("serial") List<LocalDate> rebasedAt,
        double sigmas)
        implements Serializable {

    /** Shares with binomial limits. */
    public static final ControlChart P = of(ChartKind.P);

    /** Counts of successes with binomial limits. */
    public static final ControlChart NP = of(ChartKind.NP);

    /** Rates with Poisson limits. */
    public static final ControlChart U = of(ChartKind.U);

    /** Counts of events in equal exposure with Poisson limits. */
    public static final ControlChart C = of(ChartKind.C);

    /** Laney's p′. */
    public static final ControlChart P_PRIME = of(ChartKind.P_PRIME);

    /** Laney's p′, never narrower than p: the default for shares. */
    public static final ControlChart P_PRIME_FLOORED = of(ChartKind.P_PRIME_FLOORED);

    /** Laney's u′. */
    public static final ControlChart U_PRIME = of(ChartKind.U_PRIME);

    /** Laney's u′, never narrower than u: the default for rates. */
    public static final ControlChart U_PRIME_FLOORED = of(ChartKind.U_PRIME_FLOORED);

    /** Any metric with the limits of its own variance and n. */
    public static final ControlChart Z = of(ChartKind.Z);

    /** Any metric, corrected as Laney's p′. */
    public static final ControlChart Z_PRIME = of(ChartKind.Z_PRIME);

    /** Any metric, corrected as the floored p′: the default for net scores and means. */
    public static final ControlChart Z_PRIME_FLOORED = of(ChartKind.Z_PRIME_FLOORED);

    /** Individual values and moving ranges. */
    public static final ControlChart XMR = of(ChartKind.XMR);

    /** XmR with exact constants. */
    public static final ControlChart XMR_EXACT = of(ChartKind.XMR_EXACT);

    /** XmR by medians. */
    public static final ControlChart XMR_MEDIAN = of(ChartKind.XMR_MEDIAN);

    /** XmR whose large moving ranges are left out once. */
    public static final ControlChart XMR_SCREENED = of(ChartKind.XMR_SCREENED);

    private static final double THREE = 3;

    /**
     * Checks the parts.
     *
     * @param kind how centre and σ are found
     * @param rules what counts as a signal
     * @param baseline how many first periods the limits come from
     * @param rebasedAt where limits are estimated anew
     * @param sigmas how many σ the limits are away from the centre
     * @throws IllegalArgumentException if there is no rule, a rule is not for the kind, the baseline is below 2, or σ are not positive
     */
    public ControlChart {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rules, "rules");
        checkArgument(!rules.isEmpty(), "a control chart needs a rule");
        for (ChartRule rule : Checks.list(rules, "rules")) {
            checkArgument(
                    rule.isForAttributes() || !kind.isOfAttributes(),
                    "%s is for normal values, not for a %s chart: use Nelson 1 to 4 or Western Electric 1 to 4",
                    rule,
                    kind);
        }
        checkArgument(baseline >= 2, "a baseline needs at least 2 periods, not %s", baseline);
        Checks.positive(sigmas, "sigmas");
        rules = Collections.unmodifiableSet(EnumSet.copyOf(rules));
        rebasedAt = List.copyOf(new TreeSet<>(Checks.list(rebasedAt, "rebasedAt")));
    }

    private static ControlChart of(ChartKind kind) {
        return new ControlChart(kind, ChartRule.standard(), Integer.MAX_VALUE, List.of(), THREE);
    }

    /** The kind for columns of their sort. */
    static ControlChart standard(SeriesColumns.Of of) {
        return switch (of) {
            case SHARE -> P_PRIME_FLOORED;
            case RATE -> U_PRIME_FLOORED;
            case NET, VALUE -> Z_PRIME_FLOORED;
        };
    }

    /**
     * With other rules.
     *
     * @param rules what counts as a signal, chosen before looking
     * @return the changed copy
     */
    public ControlChart rules(ChartRule... rules) {
        Objects.requireNonNull(rules, "rules");
        return rules(Set.copyOf(Checks.list(Arrays.asList(rules), "rules")));
    }

    /**
     * With other rules.
     *
     * @param rules what counts as a signal, for example {@link ChartRule#westernElectric()}
     * @return the changed copy
     */
    public ControlChart rules(Set<ChartRule> rules) {
        return new ControlChart(kind, rules, baseline, rebasedAt, sigmas);
    }

    /**
     * With limits from the first periods, frozen from then on.
     *
     * @param periods how many first periods; at least 12 and better 20
     * @return the changed copy
     */
    public ControlChart baseline(int periods) {
        return new ControlChart(kind, rules, periods, rebasedAt, sigmas);
    }

    /**
     * With limits that are estimated anew from some dates on, each from its own baseline; no pattern goes across. For changes that were meant and are known
     * from elsewhere: re-basing until a chart is quiet makes it useless.
     *
     * @param dates the first dates of periods
     * @return the changed copy
     */
    public ControlChart rebasedAt(LocalDate... dates) {
        Objects.requireNonNull(dates, "dates");
        return new ControlChart(kind, rules, baseline, Arrays.asList(dates), sigmas);
    }

    /**
     * With limits at another distance.
     *
     * @param sigmas how many σ; 3 unless said
     * @return the changed copy
     */
    public ControlChart sigmas(double sigmas) {
        return new ControlChart(kind, rules, baseline, rebasedAt, sigmas);
    }

    /**
     * A chart of shares that are counted already.
     *
     * @param successes how many succeeded, by period
     * @param trials how many there were; 0 where a period has none
     * @return the chart
     * @throws IllegalArgumentException if the columns differ in length, a count is negative, successes exceed trials, or the kind is not for shares
     */
    public ControlChartResult ofShares(long[] successes, long[] trials) {
        return ChartDrawing.draw(this, "share", null, Columns.shares(successes, trials));
    }

    /**
     * A chart of rates that are counted already.
     *
     * @param events how many events, by period
     * @param exposure how much there was in which they could happen; 0 where a period has none
     * @return the chart
     * @throws IllegalArgumentException if the columns differ in length, a number is negative, there are events without exposure, or the kind is not for
     *     rates
     */
    public ControlChartResult ofRates(double[] events, double[] exposure) {
        return ChartDrawing.draw(this, "rate", null, Columns.rates(events, exposure));
    }

    /**
     * A chart of plain values.
     *
     * @param values one for each period; not a number where a period has none
     * @return the chart
     * @throws IllegalArgumentException if a value is infinite, or the chart is no XmR
     */
    public ControlChartResult ofValues(double... values) {
        return ChartDrawing.draw(this, "value", null, Columns.values(kind, values));
    }

    ControlChartResult draw(SeriesColumns columns) {
        return ChartDrawing.draw(this, "value", null, columns);
    }

    /**
     * How often a single point of a p chart is outside its limits although the share is what the centre says. The binomial is no normal
     * distribution: it is 1.6 %, not 0.27 %, for 20 trials and a share of 0.05.
     *
     * @param trials how many trials a period has
     * @param share the share, strictly between 0 and 1
     * @return the exact probabilities of points strictly outside
     * @throws IllegalArgumentException if the chart is no p chart, there are no trials, or the share is none
     */
    public FalseAlarm falseAlarm(long trials, double share) {
        checkArgument(
                kind == ChartKind.P || kind == ChartKind.NP,
                "false alarms are known of p charts, not of %s charts",
                kind);
        return FalseAlarm.of(trials, share, sigmas);
    }

    /** For example {@code p′ floored chart, limits from the first 20 periods, Nelson 1, Nelson 2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + " chart, limits from ")
                .append(baseline == Integer.MAX_VALUE ? "all periods" : "the first " + baseline + " periods");
        rebasedAt.forEach(date -> text.append(", anew from ").append(date));
        if (sigmas != THREE) {
            text.append(", ").append(sigmas).append("σ");
        }
        rules.forEach(rule -> text.append(", ").append(rule));
        return text.toString();
    }
}
