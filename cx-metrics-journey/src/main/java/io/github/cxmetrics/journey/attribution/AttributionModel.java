package io.github.cxmetrics.journey.attribution;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * channel, relative to the other channels. Solved, not simulated: equal paths give equal credits. With an {@code asOf} it shares the conversions whose last
     * touch's window is over.
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

    /**
     * Last touch that is not direct: all to the last touch of another channel than those named; where a path has none, to its last touch.
     *
     * @param direct the channels that count only where there is no other, say {@code direct}
     * @return the model
     * @throws IllegalArgumentException if none is named
     */
    static AttributionModel lastNonDirect(String... direct) {
        requireNonNull(direct, "direct");
        return new LastNonDirect(Arrays.asList(direct));
    }

    /**
     * Weights of one's own by channel: each touch gets credit in proportion to the weight of its channel. Touches of a path where all weigh nothing get the
     * same.
     *
     * @param weights the weight of each channel, finite and not negative
     * @param others the weight of channels that are not named
     * @return the model
     * @throws IllegalArgumentException if a weight is negative or not finite
     */
    static AttributionModel channelWeights(Map<String, Double> weights, double others) {
        return new ChannelWeights(weights, others);
    }

    /**
     * Weights of one's own by place, counted from the conversion: {@code placeWeights(3, 2, 1)} gives the last touch three times as much as the third to last
     * and those before it, for the last weight holds for all earlier touches. Touches of a path where all weigh nothing get the same.
     *
     * @param fromLast the weight of the last touch, of the one before it, and so on; finite and not negative
     * @return the model
     * @throws IllegalArgumentException if there is none, or one is negative or not finite
     */
    static AttributionModel placeWeights(double... fromLast) {
        requireNonNull(fromLast, "fromLast");
        return new PlaceWeights(Arrays.stream(fromLast).boxed().toList());
    }

    /** Models that look at each path alone. */
    sealed interface ByPath extends AttributionModel {

        /**
         * How much each touch of a path weighs.
         *
         * @param channels what was touched, in order, at least one
         * @return a weight for each touch, none negative; all 0 means the same for each
         */
        double[] weights(List<String> channels);

        /**
         * The part of each channel in the conversions of a path.
         *
         * @param channels what was touched, in order, at least one
         * @return parts that sum to 1, by channel
         */
        default Map<String, Double> parts(List<String> channels) {
            double[] weights = weights(channels);
            double sum = Arrays.stream(weights).sum();
            Map<String, Double> parts = new TreeMap<>();
            for (int i = 0; i < weights.length; i++) {
                parts.merge(channels.get(i), sum == 0 ? 1.0 / weights.length : weights[i] / sum, Double::sum);
            }
            return parts;
        }

        @Override
        default Map<String, Double> credit(AttributionTally tally) {
            requireNonNull(tally, "tally");
            Map<String, Double> credit = new TreeMap<>();
            for (ChannelPath path : tally.paths()) {
                parts(path.channels())
                        .forEach((channel, part) -> credit.merge(channel, path.conversions() * part, Double::sum));
            }
            return credit;
        }
    }

    /** A path is touched, and by channels that are known; gives its length. */
    private static int checkPath(List<String> channels) {
        requireNonNull(channels, "channels");
        checkArgument(!channels.isEmpty(), "a path needs a channel");
        for (int i = 0; i < channels.size(); i++) {
            checkArgument(channels.get(i) != null, "a channel must not be null (position %s)", i);
        }
        return channels.size();
    }

    /** A weight must be finite and not negative. */
    private static void checkWeight(double weight) {
        checkArgument(
                weight >= 0 && weight < Double.POSITIVE_INFINITY,
                "a weight must be finite and not negative, not %s",
                weight);
    }

    /** Rules of thumb without a number. */
    enum Touch implements ByPath {
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
        public double[] weights(List<String> channels) {
            int length = checkPath(channels);
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
    record Position(double first, double last) implements ByPath {

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
        public double[] weights(List<String> channels) {
            int length = checkPath(channels);
            if (length == 1) {
                return new double[] {1};
            }
            double[] weights = new double[length];
            Arrays.fill(weights, 1, length - 1, (1 - (first + last)) / (length - 2));
            weights[0] = first;
            weights[length - 1] = last;
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
    record TouchDecay(double halfLife) implements ByPath {

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
        public double[] weights(List<String> channels) {
            double[] weights = new double[checkPath(channels)];
            Arrays.setAll(weights, i -> Math.pow(2, -(weights.length - 1 - i) / halfLife));
            return weights;
        }

        @Override
        public String toString() {
            return "decay, half-life " + Text.shortest(halfLife) + " touches";
        }
    }

    /**
     * All to the last touch of a channel that is not direct.
     *
     * @param direct the channels that count only where there is no other
     */
    record LastNonDirect(List<String> direct) implements ByPath {

        /**
         * Copies the list.
         *
         * @param direct the channels that count only where there is no other
         */
        public LastNonDirect {
            direct = Stored.list(direct, "a direct channel");
            checkArgument(!direct.isEmpty(), "last non-direct touch needs the name of the direct channel");
        }

        @Override
        public double[] weights(List<String> channels) {
            double[] weights = new double[checkPath(channels)];
            int last = weights.length - 1;
            while (last >= 0 && direct.contains(channels.get(last))) {
                last--;
            }
            weights[last < 0 ? weights.length - 1 : last] = 1;
            return weights;
        }

        @Override
        public String toString() {
            return "last touch but " + String.join(", ", direct);
        }
    }

    /**
     * Credit by weights of channels.
     *
     * @param weights the weight of each channel
     * @param others the weight of channels that are not named
     */
    record ChannelWeights(Map<String, Double> weights, double others) implements ByPath {

        /**
         * Checks the weights.
         *
         * @param weights the weight of each channel
         * @param others the weight of channels that are not named
         */
        public ChannelWeights {
            weights = Collections.unmodifiableMap(new TreeMap<>(Stored.map(weights, "the weight of a channel")));
            weights.values().forEach(AttributionModel::checkWeight);
            checkWeight(others);
        }

        @Override
        public double[] weights(List<String> channels) {
            checkPath(channels);
            return channels.stream()
                    .mapToDouble(channel -> weights.getOrDefault(channel, others))
                    .toArray();
        }

        @Override
        public String toString() {
            return "weights "
                    + weights.entrySet().stream()
                            .map(each -> each.getKey() + " " + Text.shortest(each.getValue()) + ", ")
                            .collect(Collectors.joining())
                    + "others " + Text.shortest(others);
        }
    }

    /**
     * Credit by weights of places.
     *
     * @param fromLast the weight of the last touch, of the one before it, and so on; the last one holds for all earlier touches
     */
    record PlaceWeights(List<Double> fromLast) implements ByPath {

        /**
         * Checks the weights.
         *
         * @param fromLast the weight of the last touch, of the one before it, and so on
         */
        public PlaceWeights {
            fromLast = Stored.list(fromLast, "the weight of a place");
            checkArgument(!fromLast.isEmpty(), "weights of places need one for the last touch");
            fromLast.forEach(AttributionModel::checkWeight);
        }

        @Override
        public double[] weights(List<String> channels) {
            double[] weights = new double[checkPath(channels)];
            Arrays.setAll(weights, i -> fromLast.get(Math.min(weights.length - 1 - i, fromLast.size() - 1)));
            return weights;
        }

        @Override
        public String toString() {
            return "weights from the last touch "
                    + fromLast.stream().map(Text::shortest).collect(Collectors.joining(", "));
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
