package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How several answers of one respondent become one score: items with scale, direction and weight, and what becomes of gaps. The score is {@code s = Σ w·y /
 * Σ w} over the answered items, y from 0 (the bad end) to 1; the {@link Composite} is {@code 100·mean(s)}. Net items score −1, 0 and 1, and their
 * composite lies in −100..100.
 *
 * <p>Known indices are such rules:
 *
 * <ul>
 *   <li>ACSI (Fornell et al. 1996) in the form that can be computed from answers: {@code of("ACSI", RatingScale.ONE_TO_TEN, "overall", "expectations",
 *       "ideal")}, {@code (x₁ + x₂ + x₃ - 3)/27·100}. Its official weights come from a latent-variable model and are not published; pass your own.
 *   <li>Customer loyalty index: recommend, buy again, try others, on 0..10 or 1..6.
 *   <li>Customer satisfaction index with importance, in its two forms: {@link #weighedByMeans} (each item by its mean importance) and
 *       {@link #weighedByRespondents} (each answer by the importance that its own respondent stated).
 *   <li>CX Index (Temkin): {@link CompositeItem#net} items, a mean of good minus bad.
 *   <li>Secure customer index (Burke): {@link #topOnAll}, a share of respondents.
 * </ul>
 *
 * <p>An observation is the answers of one respondent, one an item in their order; a missing code of an item's scale is a gap. Where respondents state
 * importance, their k importances stand behind the k answers.
 *
 * @param name the index's name
 * @param items the items, at least one, with distinct names
 * @param missing what becomes of gaps
 * @param minimumAnswered from how many answered items on a respondent has a score; all of them where gaps are refused
 * @param importance the scale of stated importance, none of it negative; null where respondents state none
 */
public record CompositeRule(
        String name,
        List<CompositeItem> items,
        MissingItems missing,
        int minimumAnswered,
        @Nullable RatingScale importance)
        implements TallyRule<double[], Composite>, Storable {

    private static final String TYPE = "composite-rule";
    private static final int VERSION = 1;
    private static final int MAX_ITEMS = 1000;

    /**
     * Checks the parts.
     *
     * @param name the index's name
     * @param items the items
     * @param missing what becomes of gaps
     * @param minimumAnswered from how many answered items on a respondent has a score
     * @param importance the scale of stated importance, or null
     * @throws IllegalArgumentException if there are no items, two of one name, net items beside others, or scales without a common denominator in the
     *     range of a long; if the minimum is none of them; or if an importance can be negative
     */
    public CompositeRule {
        checkArgument(name != null && !name.isBlank(), "a composite needs a name");
        items = Stored.list(items, "an item");
        int size = items.size();
        checkArgument(size >= 1 && size <= MAX_ITEMS, "%s needs 1..%s items, not %s", name, MAX_ITEMS, size);
        checkArgument(
                items.stream().map(CompositeItem::name).distinct().count() == size,
                "the items of %s need a name each of their own",
                name);
        checkArgument(
                items.stream().map(CompositeItem::isNet).distinct().count() == 1,
                "%s can't mix items by place with net items",
                name);
        checkArgument(missing != null, "%s needs to say what becomes of gaps, not null", name);
        checkArgument(
                missing == MissingItems.REFUSE
                        ? minimumAnswered == size
                        : minimumAnswered >= 1 && minimumAnswered <= size,
                "the minimum of answered items of %s must be %s of %s, not %s",
                name,
                missing == MissingItems.REFUSE ? size : "1.." + size,
                size,
                minimumAnswered);
        checkArgument(
                importance == null || importance.min() >= 0,
                "importance must not be negative, so that %s can't weigh items by %s",
                name,
                importance);
        CompositeScores.of(name, items, importance);
    }

    /**
     * An index of items on one scale, of equal weights, that refuses gaps.
     *
     * @param name the index's name
     * @param scale the scale of all items
     * @param items their names
     * @return the rule
     */
    public static CompositeRule of(String name, RatingScale scale, String... items) {
        requireNonNull(items, "items");
        return of(
                name,
                Arrays.stream(items).map(item -> CompositeItem.of(item, scale)).toArray(CompositeItem[]::new));
    }

    /**
     * An index of items, that refuses gaps.
     *
     * @param name the index's name
     * @param items the items
     * @return the rule
     */
    public static CompositeRule of(String name, CompositeItem... items) {
        requireNonNull(items, "items");
        return new CompositeRule(name, Arrays.asList(items), MissingItems.REFUSE, items.length, null);
    }

    /**
     * The same index of the answered items of each respondent.
     *
     * @param minimum how many items a respondent must have answered, 1 to all; who answered fewer is {@link Composite#excluded()}
     * @return the changed copy
     */
    public CompositeRule available(int minimum) {
        return new CompositeRule(name, items, MissingItems.AVAILABLE, minimum, importance);
    }

    /**
     * The same index with each item weighed by its mean importance, as it was stated in some other place or by all respondents together. The weights are
     * part of the rule and count as known: their own doubt is not in the interval.
     *
     * @param importance the stated importances of each item, in their order
     * @return the changed copy, with the means to six decimals as weights
     * @throws IllegalArgumentException if there are more or fewer than items, or a mean importance is not positive
     * @throws IllegalStateException if nobody stated the importance of an item
     */
    public CompositeRule weighedByMeans(Ratings... importance) {
        checkArgument(
                importance.length == items.size(),
                "%s has %s items, not the %s of their importances",
                name,
                items.size(),
                importance.length);
        List<CompositeItem> weighed = new ArrayList<>();
        for (int i = 0; i < importance.length; i++) {
            double mean = importance[i].mean();
            weighed.add(items.get(i)
                    .weighing(BigDecimal.valueOf(mean)
                            .setScale(CompositeItem.DECIMALS, RoundingMode.HALF_UP)
                            .doubleValue()));
        }
        return new CompositeRule(name, weighed, missing, minimumAnswered, this.importance);
    }

    /**
     * The same index with each answer weighed by the importance that its respondent states, times the weight of the item: {@code s = Σ importance·y /
     * Σ importance}. An answer without an importance is a gap. Who finds nothing important has no score and is {@link Composite#excluded()}.
     *
     * @param importance the scale of importance, none of it negative; its missing codes are gaps
     * @return the changed copy, whose observations hold the importances behind the answers
     */
    public CompositeRule weighedByRespondents(RatingScale importance) {
        return new CompositeRule(name, items, missing, minimumAnswered, importance);
    }

    /** How many numbers an observation holds. */
    int width() {
        return importance == null ? items.size() : 2 * items.size();
    }

    boolean isNet() {
        return items.get(0).isNet();
    }

    CompositeScores scores() {
        return CompositeScores.of(name, items, importance);
    }

    /** Missing codes say how rows were read, and are no part of what a tally remembers. */
    CompositeRule withoutMissingCodes() {
        return new CompositeRule(
                name,
                items.stream().map(CompositeItem::withoutMissingCodes).toList(),
                missing,
                minimumAnswered,
                importance == null ? null : importance.withoutMissingCodes());
    }

    @Override
    public Accumulator<double[], Composite> accumulator() {
        return new CompositeAccumulator(this);
    }

    /**
     * Counts columns.
     *
     * @param columns the answers to each item in their order, one respondent a row, and behind them the importances where they are stated
     * @return the composite
     * @throws IllegalArgumentException if there are more or fewer columns, they differ in length, or an answer is refused, with its row, counted from 0
     */
    public Composite count(double[]... columns) {
        return countColumns(columns.length, i -> columns[i]);
    }

    /**
     * Counts columns, as {@link #count(double[][])}.
     *
     * @param columns the answers to each item in their order, one respondent a row, and behind them the importances where they are stated
     * @return the composite
     */
    public Composite count(int[]... columns) {
        return countColumns(
                columns.length,
                i -> columns[i] == null
                        ? null
                        : Arrays.stream(columns[i]).asDoubleStream().toArray());
    }

    private Composite countColumns(int given, IntFunction<double @Nullable []> column) {
        checkArgument(given == width(), "%s is counted from %s columns, not %s", name, width(), given);
        double[][] columns = new double[given][];
        for (int i = 0; i < given; i++) {
            columns[i] = column.apply(i);
            checkArgument(columns[i] != null, "a column of %s must not be null", name);
            Columns.checkSameLength("the first column", columns[0].length, "another", columns[i].length);
        }
        CompositeAccumulator counted = new CompositeAccumulator(this);
        double[] respondent = new double[given];
        for (int row = 0; row < columns[0].length; row++) {
            for (int i = 0; i < given; i++) {
                respondent[i] = columns[i][row];
            }
            try {
                counted.add(respondent);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
            }
        }
        return counted.snapshot();
    }

    /**
     * The share of respondents with all their answers in the top boxes, as the secure customer index has it: very satisfied, sure to recommend and sure to
     * buy again. Shares of the items can't tell, for it is a joint condition. Only respondents without gaps count, whatever this rule does with gaps.
     *
     * @param boxes how many points of the good end of each item
     * @return the rule of the share; it takes the answers of one respondent, without importances
     * @throws IllegalArgumentException if an item has fewer points
     */
    public TopOnAll topOnAll(int boxes) {
        return new TopOnAll(name, items, boxes);
    }

    /**
     * The rule of a share of respondents with top answers to all items. Counts into a {@link Proportion}; a respondent with a gap counts nowhere.
     *
     * @param name the index's name
     * @param items the items
     * @param boxes how many points of the good end of each item
     */
    public record TopOnAll(String name, List<CompositeItem> items, int boxes)
            implements TallyRule<double[], Proportion> {

        /**
         * Checks the boxes.
         *
         * @param name the index's name
         * @param items the items
         * @param boxes how many points of the good end of each item
         * @throws IllegalArgumentException if an item has fewer points
         */
        public TopOnAll {
            items = Stored.list(items, "an item");
            checkArgument(!items.isEmpty(), "a share on all items needs an item");
            items.forEach(item -> item.scale().checkBoxes(boxes));
        }

        /**
         * The share of columns.
         *
         * @param columns the answers to each item in their order, one respondent a row
         * @return the share
         * @throws IllegalArgumentException if there are more or fewer columns, they differ in length, or an answer is refused
         */
        public Proportion count(int[]... columns) {
            requireNonNull(columns, "columns");
            checkArgument(
                    columns.length == items.size(),
                    "%s is counted from %s columns, not %s",
                    name,
                    items.size(),
                    columns.length);
            Accumulator<double[], Proportion> counted = accumulator();
            for (int row = 0; row < columns[0].length; row++) {
                double[] respondent = new double[columns.length];
                for (int i = 0; i < columns.length; i++) {
                    Columns.checkSameLength("the first column", columns[0].length, "another", columns[i].length);
                    respondent[i] = columns[i][row];
                }
                try {
                    counted.add(respondent);
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
                }
            }
            return counted.snapshot();
        }

        @Override
        public Accumulator<double[], Proportion> accumulator() {
            return new TopOnAllAccumulator(this);
        }

        Proportion.Rule share() {
            return Proportion.Rule.of(
                    name,
                    "complete respondents with the best " + boxes + " of "
                            + itemsText(items.stream()
                                    .map(CompositeItem::withoutMissingCodes)
                                    .toList()));
        }
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                name,
                items.stream().map(CompositeItem::toForm).toList(),
                missing,
                minimumAnswered,
                importance == null ? null : importance.toForm());
    }

    /**
     * The plain data of a composite's rule.
     *
     * @param type {@code composite-rule}
     * @param version 1
     * @param name the index's name
     * @param items the items
     * @param missing what becomes of gaps
     * @param minimumAnswered from how many answered items on a respondent has a score
     * @param importance the scale of stated importance; absent where respondents state none
     */
    public record Form(
            String type,
            int version,
            String name,
            List<CompositeItem.Form> items,
            MissingItems missing,
            int minimumAnswered,
            RatingScale.@Nullable Form importance)
            implements StoredForm<CompositeRule> {

        /**
         * Copies the list.
         *
         * @param type {@code composite-rule}
         * @param version 1
         * @param name the index's name
         * @param items the items
         * @param missing what becomes of gaps
         * @param minimumAnswered from how many answered items on a respondent has a score
         * @param importance the scale of stated importance
         */
        public Form {
            items = Stored.list(items, "an item");
        }

        @Override
        public CompositeRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CompositeRule(
                    name,
                    items.stream().map(CompositeItem.Form::restore).toList(),
                    missing,
                    minimumAnswered,
                    importance == null ? null : importance.restore());
        }
    }

    private static String itemsText(List<CompositeItem> items) {
        return items.stream().map(CompositeItem::toString).collect(Collectors.joining(", "));
    }

    /** For example {@code ACSI of overall 1..10, expectations 1..10, ideal 1..10}, with the minimum of answered items where gaps are taken. */
    @Override
    public String toString() {
        String gaps = missing == MissingItems.REFUSE ? "" : "; at least " + minimumAnswered + " answered";
        return name + " of " + itemsText(items) + (importance == null ? "" : "; weighed by importance " + importance)
                + gaps;
    }
}
