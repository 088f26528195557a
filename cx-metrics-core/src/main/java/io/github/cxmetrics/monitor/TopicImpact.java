package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Net;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a topic does to a score: the total as it is, minus the total without the answers that mention the topic. That is the topic's share times the distance of
 * its answers from the others, and its interval is the share times the interval of that distance (MOVER, Newcombe for shares).
 *
 * <p>Topics overlap: an answer that mentions two is in both, so impacts don't add up. An association, not an effect: who mentions the queue may have been in
 * a hurry.
 *
 * @param metric the metric's name
 * @param unit its unit
 * @param n how many answers there are
 * @param topicN how many mention the topic
 * @param total the total value
 * @param comparison the topic's answers minus the others; null where either is empty
 * @param without the value without the topic's answers; null where all mention it
 * @param ofTopic the value of the topic's answers; null where none mentions it
 */
public record TopicImpact(
        String metric,
        Unit unit,
        long n,
        long topicN,
        double total,
        @Nullable Comparison comparison,
        @Nullable Double without,
        @Nullable Double ofTopic)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param metric the metric's name
     * @param unit its unit
     * @param n how many answers there are
     * @param topicN how many mention the topic
     * @param total the total value
     * @param comparison the topic's answers minus the others, or null
     * @param without the value without the topic's answers, or null
     * @param ofTopic the value of the topic's answers, or null
     * @throws IllegalArgumentException if there are no answers, those of the topic are not among them, a number is none, or a comparison lacks a value
     *     of either
     */
    public TopicImpact {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        checkArgument(n >= 1, "a topic's impact needs at least 1 answer, not %s", n);
        checkArgument(topicN >= 0 && topicN <= n, "the answers of a topic must be in 0..%s, not %s", n, topicN);
        Checks.finite(total, "the total value");
        Checks.finiteIfThere(without, "the value without a topic");
        Checks.finiteIfThere(ofTopic, "the value of a topic");
        checkArgument(
                comparison == null || without != null && ofTopic != null && topicN >= 1 && topicN < n,
                "a comparison needs answers and values with the topic and without it, not %s of %s with %s and %s",
                topicN,
                n,
                ofTopic,
                without);
    }

    /**
     * The impact of a topic on a share.
     *
     * @param total all answers
     * @param topic those that mention the topic, which are among them
     * @return the impact at 95 %
     * @throws IllegalArgumentException if they are not among them
     * @throws IllegalStateException if there are no answers
     */
    public static TopicImpact of(Proportion total, Proportion topic) {
        return of(total, topic, Proportion::minus);
    }

    /**
     * The impact of a topic on NPS or another net score.
     *
     * @param total all answers
     * @param topic those that mention the topic, which are among them
     * @param <N> the score
     * @return the impact at 95 %
     * @throws IllegalArgumentException if they are not among them
     * @throws IllegalStateException if there are no answers
     */
    public static <N extends Net<N>> TopicImpact of(N total, N topic) {
        return of(total, topic, Net::minus);
    }

    private static <T extends Metric<T>> TopicImpact of(T total, T topic, BinaryOperator<T> minus) {
        requireNonNull(total, "total");
        requireNonNull(topic, "topic");
        T others = minus.apply(total, topic);
        Optional<Comparison> comparison = topic.versusIfDefined(others);
        return new TopicImpact(
                total.name(),
                total.unit(),
                total.count(),
                topic.count(),
                total.value(),
                comparison.orElse(null),
                orNull(others),
                orNull(topic));
    }

    private static @Nullable Double orNull(Metric<?> metric) {
        return metric.valueIfDefined().isPresent() ? metric.value() : null;
    }

    /**
     * The impacts of many topics on one score.
     *
     * @param total all answers
     * @param topics the answers that mention each topic
     * @param <N> the score
     * @return topic to impact, the worst first, those that nobody or everybody mentions last
     * @throws IllegalArgumentException if a topic's answers are not among all, or a name or a topic is null
     * @throws IllegalStateException if there are topics, and no answers
     */
    public static <N extends Net<N>> Map<String, TopicImpact> each(N total, Map<String, N> topics) {
        Map<String, TopicImpact> impacts = new LinkedHashMap<>();
        requireNonNull(total, "total");
        Checks.map(topics, "topics").forEach((name, topic) -> impacts.put(name, of(total, topic)));
        List<Map.Entry<String, TopicImpact>> order = new ArrayList<>(impacts.entrySet());
        order.sort(Comparator.comparingDouble(entry -> entry.getValue().comparison == null
                ? Double.POSITIVE_INFINITY
                : entry.getValue().impact()));
        Map<String, TopicImpact> sorted = new LinkedHashMap<>();
        order.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /**
     * Many topics as aligned text.
     *
     * @param impacts topic to impact
     * @return a table of topic, how many mention it, their value, impact and its interval
     * @throws IllegalArgumentException if a name or an impact is null
     */
    public static String table(Map<String, TopicImpact> impacts) {
        TextTable table = TextTable.of("topic", "n", "share", "of topic", "impact", "95 % CI");
        Checks.map(impacts, "impacts").forEach((name, impact) -> {
            Unit unit = impact.unit;
            boolean undefined = impact.comparison == null;
            table.row(
                    name,
                    Long.toString(impact.topicN),
                    Unit.SHARE.text(impact.share()),
                    impact.ofTopic == null ? TextTable.UNDEFINED : unit.text(impact.ofTopic),
                    undefined ? TextTable.UNDEFINED : unit.differenceText(impact.impact()),
                    undefined
                            ? TextTable.UNDEFINED
                            : unit.differenceText(impact.interval().lower()) + " … "
                                    + unit.differenceText(impact.interval().upper()));
        });
        return table.toString();
    }

    /**
     * How many answers mention the topic.
     *
     * @return 0..1
     */
    public double share() {
        return (double) topicN / n;
    }

    /**
     * The total minus the total without the topic: negative for what pulls down.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if nobody or everybody mentions the topic
     */
    public double impact() {
        return share() * defined().difference();
    }

    /**
     * The interval of the impact.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if nobody or everybody mentions the topic
     */
    public Interval interval() {
        Interval interval = defined().interval();
        return new Interval(
                share() * interval.lower(), share() * interval.upper(), interval.confidence(), interval.method());
    }

    /**
     * The p-value of "those who mention it answer as the others do".
     *
     * @return 0..1
     * @throws IllegalStateException if nobody or everybody mentions the topic
     */
    public double pValue() {
        return defined().pValue();
    }

    /**
     * The value without the answers that mention the topic.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if everybody mentions the topic
     */
    public double valueWithout() {
        if (without == null) {
            throw new IllegalStateException(metric + " without the topic is undefined: every answer mentions it");
        }
        return without;
    }

    /**
     * The value of the answers that mention the topic.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if nobody mentions it
     */
    public double valueOfTopic() {
        if (ofTopic == null) {
            throw new IllegalStateException(metric + " of the topic is undefined: no answer mentions it");
        }
        return ofTopic;
    }

    private Comparison defined() {
        if (comparison == null) {
            throw new IllegalStateException("the impact on " + metric + " is undefined: "
                    + (topicN == 0 ? "no" : "every") + " answer mentions the topic");
        }
        return comparison;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code impact on NPS -11.9 (95 % CI -14.2 … -9.1): 14.0 % mention it, NPS -42.9 of theirs and 41.9 of the others}
     */
    public String line() {
        if (comparison == null) {
            return "impact on " + metric + ": " + (topicN == 0 ? "no" : "every") + " answer mentions the topic";
        }
        Interval interval = interval();
        return "impact on " + metric + " " + unit.differenceText(impact()) + " (" + interval.confidence() + " CI "
                + unit.differenceText(interval.lower()) + " … " + unit.differenceText(interval.upper()) + "): "
                + Unit.SHARE.text(share()) + " mention it, " + metric + " " + unit.text(valueOfTopic())
                + " of theirs and " + unit.text(valueWithout()) + " of the others";
    }

    @Override
    public String toString() {
        return line();
    }
}
