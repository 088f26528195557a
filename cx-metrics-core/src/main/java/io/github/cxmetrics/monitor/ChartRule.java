package io.github.cxmetrics.monitor;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What counts as a signal on a control chart. A rule holds at a period if its pattern ends there; z is the distance from the centre line in the σ of
 * that period. On the centre line a run ends, equal neighbours end a trend, and a period without data ends every pattern.
 *
 * <p>Each further rule finds small changes sooner and alarms more often without one: choose them before looking. Rules 5 to 8 of Nelson (1984) ask for
 * normal values and are refused on charts of shares and rates.
 */
public enum ChartRule {
    /** Western Electric (1956), rule 1: beyond 3σ. */
    WESTERN_ELECTRIC_1("beyond 3σ"),
    /** Western Electric, rule 2: beyond 2σ, with one more of the two before on the same side; points beyond 3σ count. */
    WESTERN_ELECTRIC_2("2 of 3 beyond 2σ, one side"),
    /** Western Electric, rule 3: beyond 1σ, with three more of the four before on the same side. */
    WESTERN_ELECTRIC_3("4 of 5 beyond 1σ, one side"),
    /** Western Electric, rule 4: eight in a row on one side of the centre. */
    WESTERN_ELECTRIC_4("8 in a row on one side"),
    /** Nelson (1984), rule 1: beyond 3σ. */
    NELSON_1("beyond 3σ"),
    /** Nelson, rule 2: nine in a row on one side of the centre. */
    NELSON_2("9 in a row on one side"),
    /** Nelson, rule 3: six in a row, each above the one before, or each below. */
    NELSON_3("6 in a row rising or falling"),
    /** Nelson, rule 4: fourteen in a row, up and down by turns. */
    NELSON_4("14 in a row alternating"),
    /** Nelson, rule 5: beyond 2σ, with one more of the two before on the same side. */
    NELSON_5("2 of 3 beyond 2σ, one side"),
    /** Nelson, rule 6: beyond 1σ, with three more of the four before on the same side. */
    NELSON_6("4 of 5 beyond 1σ, one side"),
    /** Nelson, rule 7: fifteen in a row within 1σ, on either side: σ is too large. */
    NELSON_7("15 in a row within 1σ"),
    /** Nelson, rule 8: eight in a row beyond 1σ, on either side. */
    NELSON_8("8 in a row beyond 1σ");

    private static final Set<ChartRule> STANDARD = Collections.unmodifiableSet(EnumSet.of(NELSON_1, NELSON_2));
    private static final Set<ChartRule> OF_WESTERN_ELECTRIC =
            Collections.unmodifiableSet(EnumSet.range(WESTERN_ELECTRIC_1, WESTERN_ELECTRIC_4));
    private static final Set<ChartRule> OF_NELSON = Collections.unmodifiableSet(EnumSet.range(NELSON_1, NELSON_8));

    private final String wording;

    ChartRule(String wording) {
        this.wording = wording;
    }

    /**
     * The rules that are used where none are named: Nelson 1 and 2.
     *
     * @return the rules, unmodifiable
     */
    public static Set<ChartRule> standard() {
        return STANDARD;
    }

    /**
     * All four rules of Western Electric.
     *
     * @return the rules, unmodifiable
     */
    public static Set<ChartRule> westernElectric() {
        return OF_WESTERN_ELECTRIC;
    }

    /**
     * All eight rules of Nelson.
     *
     * @return the rules, unmodifiable
     */
    public static Set<ChartRule> nelson() {
        return OF_NELSON;
    }

    /**
     * The rule in words.
     *
     * @return for example {@code 9 in a row on one side}
     */
    public String wording() {
        return wording;
    }

    /** Whether the rule may be used where values are shares or rates. */
    boolean isForAttributes() {
        return compareTo(NELSON_5) < 0;
    }

    int bit() {
        return 1 << ordinal();
    }

    static int mask(Set<ChartRule> rules) {
        int mask = 0;
        for (ChartRule rule : rules) {
            mask |= rule.bit();
        }
        return mask;
    }

    static Set<ChartRule> of(int mask) {
        EnumSet<ChartRule> rules = EnumSet.noneOf(ChartRule.class);
        for (ChartRule rule : values()) {
            if ((mask & rule.bit()) != 0) {
                rules.add(rule);
            }
        }
        return Collections.unmodifiableSet(rules);
    }

    /** For example {@code Nelson 2}. */
    @Override
    public String toString() {
        return (compareTo(NELSON_1) < 0 ? "Western Electric " : "Nelson ") + name().charAt(name().length() - 1);
    }
}
