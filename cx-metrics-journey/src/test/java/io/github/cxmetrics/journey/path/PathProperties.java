package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelPath;
import io.github.cxmetrics.journey.attribution.MarkovAttribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PathProperties {

    private static final List<AttributionModel> MODELS = List.of(
            AttributionModel.FIRST_TOUCH,
            AttributionModel.LAST_TOUCH,
            AttributionModel.LINEAR,
            AttributionModel.U_SHAPED,
            AttributionModel.touchDecay(1.5),
            AttributionModel.markov(1),
            AttributionModel.markov(2),
            AttributionModel.SHAPLEY,
            AttributionModel.SHAPLEY_RATES);

    private static AttributionTally attribution(long seed, int users) {
        String[] walks = Walks.random(seed, users, 5, 8);
        return AttributionRule.conversion("e").count(Walks.log(walks).knowing("e"));
    }

    @Property(tries = 100, seed = "1")
    void creditsSumToTheConversions(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int users) {
        AttributionTally tally = attribution(seed, users);
        for (AttributionModel model : tally.conversions() == 0 ? List.<AttributionModel>of() : MODELS) {
            double sum = tally.credits(model).byChannel().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum).as("%s", model).isEqualTo(tally.conversions(), within(1e-9 * Math.max(1, users)));
        }
    }

    @Property(tries = 100, seed = "2")
    void removalIsThePathsThatAvoidTheChannel(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int users) {
        AttributionTally tally = attribution(seed, users);
        if (tally.conversions() == 0) {
            return;
        }
        MarkovAttribution markov = tally.markov(1);
        assertThat(markov.conversionProbability())
                .isEqualTo(tally.conversionRate().value(), within(1e-12));
        markov.removalEffects()
                .forEach((channel, effect) ->
                        assertThat(effect).isEqualTo(1 - without(tally, channel) / without(tally, ""), within(1e-9)));
    }

    /** The probability to convert where a channel is lost, by stepping until nothing moves any more. */
    private static double without(AttributionTally tally, String removed) {
        Map<String, Map<String, Double>> next = new HashMap<>();
        for (ChannelPath path : tally.paths()) {
            String from = "";
            for (String channel : path.channels()) {
                next.computeIfAbsent(from, key -> new HashMap<>())
                        .merge(channel, (double) path.conversions() + path.nulls(), Double::sum);
                from = channel;
            }
            next.computeIfAbsent(from, key -> new HashMap<>()).merge("!", (double) path.conversions(), Double::sum);
            next.get(from).merge("?", (double) path.nulls(), Double::sum);
        }
        Map<String, Double> at = new HashMap<>(Map.of("", 1.0));
        double converted = 0;
        for (int i = 0; i < 5000; i++) {
            Map<String, Double> then = new HashMap<>();
            for (Map.Entry<String, Double> each : at.entrySet()) {
                Map<String, Double> out = next.get(each.getKey());
                double sum =
                        out.values().stream().mapToDouble(Double::doubleValue).sum();
                for (Map.Entry<String, Double> to : out.entrySet()) {
                    double mass = each.getValue() * to.getValue() / sum;
                    if (to.getKey().equals("!")) {
                        converted += mass;
                    } else if (!to.getKey().equals("?") && !to.getKey().equals(removed) && mass > 1e-20) {
                        then.merge(to.getKey(), mass, Double::sum);
                    }
                }
            }
            at = then;
        }
        return converted;
    }

    @Property(tries = 60, seed = "3")
    void shapleyIsTheMeanOverAllOrders(@ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int users) {
        AttributionTally tally = attribution(seed, users);
        List<String> channels = tally.channels();
        Map<String, Double> value = new HashMap<>();
        List<List<String>> orders = permutations(channels);
        for (List<String> order : orders) {
            for (int i = 0; i < order.size(); i++) {
                double gain = conversionsWithin(tally, order.subList(0, i + 1))
                        - conversionsWithin(tally, order.subList(0, i));
                value.merge(order.get(i), gain / orders.size(), Double::sum);
            }
        }
        tally.credits(AttributionModel.SHAPLEY)
                .byChannel()
                .forEach((channel, credit) -> assertThat(credit).isEqualTo(value.get(channel), within(1e-9)));
    }

    private static double conversionsWithin(AttributionTally tally, List<String> set) {
        return tally.paths().stream()
                .filter(path -> set.containsAll(path.channels()))
                .mapToLong(ChannelPath::conversions)
                .sum();
    }

    private static List<List<String>> permutations(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : of) {
            List<String> rest = new ArrayList<>(of);
            rest.remove(first);
            permutations(rest)
                    .forEach(tail -> all.add(
                            Stream.concat(Stream.of(first), tail.stream()).toList()));
        }
        return all;
    }

    @Property(tries = 60, seed = "4")
    void rowsOfTheMatrixSumToOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int users) {
        Transitions transitions = Transitions.of(Walks.log(Walks.random(seed, users, 6, 9)));
        for (String from : transitions.steps()) {
            double out = transitions.leadsTo(from, PathRule.END).value();
            double in = transitions.comesFrom(from, PathRule.START).value();
            for (String to : transitions.steps()) {
                out += transitions.leadsTo(from, to).value();
                in += transitions.comesFrom(from, to).value();
            }
            assertThat(out).isEqualTo(1, within(1e-12));
            assertThat(in).isEqualTo(1, within(1e-12));
        }
    }

    @Property(tries = 60, seed = "5")
    void relabellingPermutesAndTheOrderOfUsersDoesNotMatter(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int users) {
        String[] walks = Walks.random(seed, users, 6, 9);
        List<String> shuffled = new ArrayList<>(List.of(walks));
        Collections.shuffle(shuffled, new Random(seed));
        String[] relabelled = Stream.of(walks)
                .map(walk -> walk.replace('a', 'z').replace('c', 'q'))
                .toArray(String[]::new);
        Transitions transitions = Transitions.of(Walks.log(walks));
        Variants variants = Variants.of(Walks.log(walks));
        String[] other = shuffled.toArray(String[]::new);
        assertThat(Transitions.of(Walks.log(other))).isEqualTo(transitions);
        assertThat(Variants.of(Walks.log(other))).isEqualTo(variants).hasToString(variants.toString());
        Transitions renamed = Transitions.of(Walks.log(relabelled));
        for (Transition edge : transitions.edges()) {
            assertThat(renamed.count(name(edge.from()), name(edge.to()))).isEqualTo(edge.count());
        }
        for (Variant variant : variants.toCounts().variants()) {
            String[] steps = variant.steps().stream().map(PathProperties::name).toArray(String[]::new);
            assertThat(Variants.of(Walks.log(relabelled)).count(steps)).isEqualTo(variant.count());
        }
    }

    private static String name(String step) {
        return step.equals("a") ? "z" : step.equals("c") ? "q" : step;
    }

    @Property(tries = 60, seed = "6")
    void everyDoorAndEverySplitCountsTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int users, @ForAll Repeats repeats) {
        String[] walks = Walks.random(seed, users, 4, 9);
        PathRule rule = PathRule.events().repeats(repeats);
        EventLog all = Walks.log(walks);
        List<String> half = List.of(walks).subList(0, users / 2);
        List<String> rest = List.of(walks).subList(users / 2, users);
        EventLog left = Walks.log(half.toArray(String[]::new));
        EventLog right = Walks.log(rest.toArray(String[]::new));
        assertThat(rule.transitions().count(left).plus(rule.transitions().count(right)))
                .isEqualTo(rule.transitions().count(all));
        assertThat(rule.variants().count(left).plus(rule.variants().count(right)))
                .isEqualTo(rule.variants().count(all));
        assertThat(rule.stepMatrix(4).count(left).plus(rule.stepMatrix(4).count(right)))
                .isEqualTo(rule.stepMatrix(4).count(all));
        EventLog byTime = byTime(all);
        assertThat(rule.transitions().count(byTime))
                .isEqualTo(rule.transitions().count(all));
        assertThat(rule.variants().count(byTime)).isEqualTo(rule.variants().count(all));
        Variants variants = rule.variants().count(all);
        long steps = variants.lengths().entrySet().stream()
                .mapToLong(each -> each.getKey() * each.getValue())
                .sum();
        assertThat(rule.transitions().count(all).total()).isEqualTo(steps + users);
    }

    private static EventLog byTime(EventLog log) {
        List<Event> events = new ArrayList<>();
        log.timelines().forEach(timeline -> {
            for (int i = 0; i < timeline.size(); i++) {
                events.add(Event.of(
                        timeline.user(),
                        timeline.events().get(i),
                        timeline.times().get(i)));
            }
        });
        return EventLog.from(events.stream().sorted(java.util.Comparator.comparing(Event::time)));
    }
}
