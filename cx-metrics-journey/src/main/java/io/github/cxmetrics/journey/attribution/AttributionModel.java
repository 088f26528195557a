package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Who gets how much of a conversion. Rules of thumb look at the place of a touch in its path; the Markov and Shapley models look at all paths.
 *
 * <p>Decay by the age of touches needs their times, which paths don't have: {@link AttributionRule#timeDecay}.
 */
public sealed interface AttributionModel extends Serializable {

    /** All to the first touch. */
    AttributionModel FIRST_TOUCH = Touch.FIRST;

    /** All to the last touch. */
    AttributionModel LAST_TOUCH = Touch.LAST;

    /** The same to every touch; a channel that is touched twice gets two parts. */
    AttributionModel LINEAR = Touch.LINEAR;

    /** U-shaped: 40 % to the first, 40 % to the last, the rest equally to those between. */
    AttributionModel U_SHAPED = position(0.4, 0.4);

    /**
     * Shapley values where a set of channels is worth the conversions of the paths that touch no others (Zhao, Mahboobi and Bagheri 2018): each path's
     * conversions in equal parts to its distinct channels. For any number of channels; paths that did not convert don't matter.
     */
    AttributionModel SHAPLEY = Coalition.CONVERSIONS;

    /**
     * Shapley values where a set of channels is worth the conversion rate of the paths that touch no others, for up to 15 channels (every set is looked at).
     * A channel that comes with paths that don't convert can get less than nothing.
     */
    AttributionModel SHAPLEY_RATES = Coalition.RATES;

    /**
     * Parts for the first and the last touch, the rest equally to those between. Two touches share in proportion, a single one gets all.
     *
     * @param first the part of the first touch, 0..1
     * @param last the part of the last touch, 0..1
     * @return the model
     * @throws IllegalArgumentException if a part is outside, or both exceed 1
     */
    static AttributionModel position(double first, double last) {
        return new Position(first, last);
    }

    /**
     * Each touch gets half as much as one that stands a number of touches later.
     *
     * @param halfLife the number of touches
     * @return the model
     * @throws IllegalArgumentException if it is not positive
     */
    static AttributionModel touchDecay(double halfLife) {
        return new TouchDecay(halfLife);
    }

    /**
     * The removal effect in a Markov chain (Anderl, Becker, von Wangenheim and Schumann 2016): how many conversions would be lost if all paths ended at a
     * channel, relative to the other channels. Solved, not simulated: equal paths give equal credits.
     *
     * @param order how many touches are a state
     * @return the model
     * @throws IllegalArgumentException if it is not positive
     */
    static AttributionModel markov(int order) {
        return new Markov(order);
    }

    /**
     * The credit of each channel.
     *
     * @param tally the paths
     * @return conversions by channel, which sum to those of the tally
     */
    Map<String, Double> credit(AttributionTally tally);

    /** Models that look at each path alone, by the weights of so many touches. */
    private static Map<String, Double> byPath(AttributionTally tally, IntFunction<double[]> weights) {
        Map<String, Double> credit = new TreeMap<>();
        for (ChannelPath path : tally.paths()) {
            List<String> channels = path.channels();
            double[] parts = weights.apply(channels.size());
            double sum = Arrays.stream(parts).sum();
            for (int i = 0; i < parts.length; i++) {
                credit.merge(channels.get(i), path.conversions() * (parts[i] / sum), Double::sum);
            }
        }
        return credit;
    }

    /** Rules of thumb without a number. */
    enum Touch implements AttributionModel {
        /** All to the first touch. */
        FIRST("first touch"),
        /** All to the last touch. */
        LAST("last touch"),
        /** The same to every touch. */
        LINEAR("linear");

        private final String words;

        Touch(String words) {
            this.words = words;
        }

        @Override
        public Map<String, Double> credit(AttributionTally tally) {
            return byPath(tally, this::weights);
        }

        private double[] weights(int length) {
            double[] weights = new double[length];
            if (this == LINEAR) {
                Arrays.fill(weights, 1);
            } else {
                weights[this == FIRST ? 0 : length - 1] = 1;
            }
            return weights;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Credit by place.
     *
     * @param first the part of the first touch, 0..1
     * @param last the part of the last touch, 0..1
     */
    record Position(double first, double last) implements AttributionModel {

        /**
         * Checks the parts.
         *
         * @param first the part of the first touch, 0..1
         * @param last the part of the last touch, 0..1
         */
        public Position {
            checkArgument(
                    first >= 0 && last >= 0 && first + last <= 1,
                    "parts of the first and last touch must be 0..1 and at most 1 together, not %s and %s",
                    first,
                    last);
        }

        @Override
        public Map<String, Double> credit(AttributionTally tally) {
            return byPath(tally, this::weights);
        }

        private double[] weights(int length) {
            double[] weights = new double[length];
            boolean nobody = first + last == 0;
            if (length <= 2 && nobody) {
                Arrays.fill(weights, 1);
                return weights;
            }
            if (length > 2) {
                Arrays.fill(weights, (1 - (first + last)) / (length - 2));
                weights[0] = first;
                weights[length - 1] = last;
                return weights;
            }
            weights[0] = length == 1 ? 1 : first;
            weights[length - 1] = length == 1 ? 1 : last;
            return weights;
        }

        @Override
        public String toString() {
            return "position " + Text.shortest(first) + ", " + Text.shortest(last);
        }
    }

    /**
     * Credit by distance from the conversion.
     *
     * @param halfLife the number of touches that halves the credit
     */
    record TouchDecay(double halfLife) implements AttributionModel {

        /**
         * Checks the number.
         *
         * @param halfLife the number of touches that halves the credit
         */
        public TouchDecay {
            checkArgument(
                    halfLife > 0 && halfLife < Double.POSITIVE_INFINITY,
                    "the half-life must be a positive number of touches, not %s",
                    halfLife);
        }

        @Override
        public Map<String, Double> credit(AttributionTally tally) {
            return byPath(tally, length -> {
                double[] weights = new double[length];
                Arrays.setAll(weights, i -> Math.pow(2, -(length - 1 - i) / halfLife));
                return weights;
            });
        }

        @Override
        public String toString() {
            return "decay, half-life " + Text.shortest(halfLife) + " touches";
        }
    }

    /**
     * Credit by removal effect.
     *
     * @param order how many touches are a state
     */
    record Markov(int order) implements AttributionModel {

        /**
         * Checks the order.
         *
         * @param order how many touches are a state
         */
        public Markov {
            MarkovAttribution.checkOrder(order);
        }

        @Override
        public Map<String, Double> credit(AttributionTally tally) {
            return MarkovAttribution.of(tally, order).credits().byChannel();
        }

        @Override
        public String toString() {
            return "Markov, order " + order;
        }
    }

    /** Shapley values of sets of channels. */
    enum Coalition implements AttributionModel {
        /** A set is worth the conversions of the paths within it. */
        CONVERSIONS("Shapley") {
            @Override
            public Map<String, Double> credit(AttributionTally tally) {
                return ShapleyValues.ofConversions(tally);
            }
        },
        /** A set is worth the conversion rate of the paths within it. */
        RATES("Shapley by rates") {
            @Override
            public Map<String, Double> credit(AttributionTally tally) {
                return ShapleyValues.ofRates(tally);
            }
        };

        private final String words;

        Coalition(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
