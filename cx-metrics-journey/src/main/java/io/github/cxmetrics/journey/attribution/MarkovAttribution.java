package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Markov chain of attribution paths: how probable a conversion is, and how much less without each channel. By linear solve, so that equal paths give equal
 * numbers: up to 1 500 states by one inverse, beyond by a sparse iterative solver, up to 200 000. With an {@code asOf} it is fitted to, and shares, the paths
 * whose last touch's window is over. Not a merged count but a fit to one; the {@link AttributionTally} merges.
 *
 * @param order how many touches are a state
 * @param states how many states there are, the start among them
 * @param conversionProbability the probability that a path converts, 0..1; in a chain of order 1 and up it is the share of paths that did
 * @param removalEffects for each channel the share of conversions that would be lost if every path ended there, 0..1, by name
 * @param credits the conversions, in proportion to the removal effects
 */
public record MarkovAttribution(
        int order, int states, double conversionProbability, Map<String, Double> removalEffects, Credits credits)
        implements Serializable {

    /**
     * Copies the effects.
     *
     * @param order how many touches are a state
     * @param states how many states there are
     * @param conversionProbability the probability that a path converts
     * @param removalEffects the effect of each channel
     * @param credits the credits
     */
    public MarkovAttribution {
        requireNonNull(removalEffects, "removalEffects");
        requireNonNull(credits, "credits");
        removalEffects.forEach((channel, effect) -> checkArgument(
                channel != null && effect != null, "a channel and its effect must not be null, not %s", effect));
        removalEffects = Collections.unmodifiableMap(new TreeMap<>(removalEffects));
    }

    static void checkOrder(int order) {
        checkArgument(order > 0, "the order of a Markov chain must be positive, not %s", order);
    }

    static MarkovAttribution of(AttributionTally tally, int order) {
        requireNonNull(tally, "tally");
        checkOrder(order);
        if (tally.maturedConversions() == 0) {
            throw new IllegalStateException("Markov attribution is undefined: no conversions in "
                    + tally.conversionRate().trials() + " paths");
        }
        TouchChain chain = new TouchChain(tally, order);
        Map<String, Double> effects = chain.removalEffects();
        double sum = effects.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> credit = new TreeMap<>();
        effects.forEach((channel, effect) -> credit.put(channel, tally.maturedConversions() * (effect / sum)));
        return new MarkovAttribution(
                order,
                chain.states(),
                chain.conversionProbability(),
                effects,
                new Credits("Markov, order " + order, credit, tally.maturedConversions(), tally.untouched()));
    }

    /** A table: channel, removal effect, conversions, share. */
    @Override
    public String toString() {
        TextTable table = TextTable.of("Markov, order " + order, "removal effect", "conversions", "share");
        credits.byChannel()
                .forEach((channel, credit) -> table.row(
                        channel,
                        Unit.SHARE.text(removalEffects.getOrDefault(channel, 0.0)),
                        Text.fixed(credit, 1),
                        Unit.SHARE.text(credits.share(channel))));
        return table.toString();
    }
}
