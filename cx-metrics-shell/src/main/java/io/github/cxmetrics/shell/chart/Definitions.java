package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableSet;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.contact.call.ServiceLevel;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.NpsBands;

/** How a metric was defined, where one name has several definitions. */
final class Definitions {

    private static final ImmutableSet<Object> DEFAULTS =
            ImmutableSet.of(NpsBands.STANDARD, CsatDefinition.TOP_TWO_OF_FIVE, CesDefinition.CES_2);

    private Definitions() {}

    /** The definition in words; empty for the usual one, and where the name says all. */
    static String of(Metric<?> metric) {
        Object rule = metric.rule();
        boolean hasSeveral = rule instanceof NpsBands
                || rule instanceof CsatDefinition
                || rule instanceof CesDefinition
                || rule instanceof NetBands
                || rule instanceof ServiceLevel.Rule
                || rule instanceof FcrRule.AsOf;
        return hasSeveral && !DEFAULTS.contains(rule) ? rule.toString() : "";
    }
}
