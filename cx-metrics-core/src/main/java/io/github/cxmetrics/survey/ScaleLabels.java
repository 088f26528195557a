package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rating scale whose answers come as text: which labels its points have, and which texts stand for "no answer".
 *
 * <p>An answer is read as a label ("Very satisfied"), as a point ("10", "4.5"), or as both ("10 - Extremely likely", "5: Very satisfied"), which must
 * then agree. White space around it and repeated inside, and upper and lower case, make no difference. A point may have several labels, as
 * translations and renamed questionnaires bring about, or none, where only the ends of a scale are named. Labels of bands are a scale of three points:
 * {@code RatingScale.labelled("Detractor", "Passive", "Promoter")}, read by {@code new NpsBands(labels.scale(), 2, 3)}.
 *
 * <p>As a rule it counts one text into a {@link Ratings} tally. A text that is none of these is refused without being said, for open answers end up in
 * such columns: a batch door says the row. A declared empty text stands for null as well; without it, both are refused.
 *
 * @param scale the scale, whose missing codes are read as numbers
 * @param labels the labels of its points, in the order in which they were given
 * @param missingLabels texts for "no answer", in the order in which they were given
 */
public record ScaleLabels(RatingScale scale, List<Label> labels, List<String> missingLabels)
        implements TallyRule<String, Ratings>, Storable {

    private static final String TYPE = "scale-labels";
    private static final int VERSION = 1;

    /**
     * A label of a point.
     *
     * @param text the label
     * @param point the point of the scale
     */
    public record Label(String text, double point) implements java.io.Serializable {}

    /**
     * Checks that no text can be read in two ways.
     *
     * @param scale the scale
     * @param labels the labels of its points
     * @param missingLabels texts for "no answer"
     * @throws IllegalArgumentException if a label is blank, has no point of the scale, is there twice or reads as another point, or a text for "no answer"
     *     is a label or a point
     */
    public ScaleLabels {
        checkArgument(
                scale != null && labels != null && missingLabels != null,
                "scale labels need a scale, labels and missing labels, not null");
        labels = Stored.list(labels, "a label");
        missingLabels = Stored.list(missingLabels, "a missing label");
        LabelReader.of(scale, labels, missingLabels);
    }

    /**
     * Labels of a scale of whole points from 1, on which high is good.
     *
     * @param labels the labels from the worst to the best, at least two
     * @return the labels on {@code 1..labels.length}
     * @throws IllegalArgumentException if there are fewer, or one is blank or there twice
     */
    public static ScaleLabels of(String... labels) {
        requireNonNull(labels, "labels");
        checkArgument(labels.length >= 2, "a labelled scale needs 2 labels or more, not %s", labels.length);
        return of(RatingScale.of(1, labels.length), labels);
    }

    /**
     * Labels of a scale, one for each point.
     *
     * @param scale the scale
     * @param labels the labels from the lowest to the highest point; none for answers that are numbers in text
     * @return the labels
     * @throws IllegalArgumentException if there are more or fewer than points, or one is blank or there twice
     */
    public static ScaleLabels of(RatingScale scale, String... labels) {
        checkArgument(
                labels.length == 0 || labels.length == scale.points(),
                "%s has %s points, not the %s of the labels",
                scale,
                scale.points(),
                labels.length);
        List<Label> all = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            all.add(new Label(labels[i], scale.pointAt(i)));
        }
        return new ScaleLabels(scale, all, List.of());
    }

    /**
     * The same with one more label.
     *
     * @param point a point of the scale, which may have labels already
     * @param label its label
     * @return the changed copy
     * @throws IllegalArgumentException if that is no point, or the label is blank, there already, or reads as another point
     */
    public ScaleLabels label(double point, String label) {
        return new ScaleLabels(
                scale,
                Stream.concat(labels.stream(), Stream.of(new Label(label, point)))
                        .toList(),
                missingLabels);
    }

    /**
     * The same with further texts declared as "no answer".
     *
     * @param texts the texts, say {@code "Don't know"}; an empty one stands for null and white space
     * @return the changed copy
     * @throws IllegalArgumentException if one is a label or a point
     */
    public ScaleLabels missing(String... texts) {
        requireNonNull(texts, "texts");
        return new ScaleLabels(
                scale,
                labels,
                Stream.concat(missingLabels.stream(), Arrays.stream(texts)).toList());
    }

    @Override
    public Accumulator<@Nullable String, Ratings> accumulator() {
        return new LabelAccumulator(scale, LabelReader.of(scale, labels, missingLabels));
    }

    /**
     * Counts a column of text answers.
     *
     * @param answers one answer a row
     * @return the ratings
     * @throws IllegalArgumentException if one is no answer, with the row, counted from 0
     */
    public Ratings count(@Nullable String... answers) {
        requireNonNull(answers, "answers");
        return count(Arrays.asList(answers));
    }

    @Override
    public Form toForm() {
        return new Form(
                TYPE,
                VERSION,
                scale.toForm(),
                labels.stream().map(Label::text).toList(),
                labels.stream().map(Label::point).toList(),
                missingLabels);
    }

    /**
     * The plain data of a labelled scale.
     *
     * @param type {@code scale-labels}
     * @param version 1
     * @param scale the scale
     * @param labels the labels
     * @param points the point of each label
     * @param missingLabels texts for "no answer"
     */
    public record Form(
            String type,
            int version,
            RatingScale.Form scale,
            List<String> labels,
            List<Double> points,
            List<String> missingLabels)
            implements StoredForm<ScaleLabels> {

        /**
         * Copies the lists.
         *
         * @param type {@code scale-labels}
         * @param version 1
         * @param scale the scale
         * @param labels the labels; absent is none
         * @param points the point of each label; absent is none
         * @param missingLabels texts for "no answer"; absent is none
         */
        public Form {
            labels = Stored.list(labels, "a label");
            points = Stored.list(points, "the point of a label");
            missingLabels = Stored.list(missingLabels, "a missing label");
        }

        @Override
        public ScaleLabels restore() {
            Stored.check(type, version, TYPE, VERSION);
            checkArgument(
                    labels.size() == points.size(), "%s labels can't have %s points", labels.size(), points.size());
            List<Label> pairs = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                pairs.add(new Label(labels.get(i), points.get(i)));
            }
            return new ScaleLabels(Stored.present(scale, "the scale of labels").restore(), pairs, missingLabels);
        }
    }

    /** For example {@code 1..3 labelled [1 Detractor, 2 Passive, 3 Promoter]}, with the missing labels where there are any. */
    @Override
    public String toString() {
        List<String> pairs = labels.stream()
                .map(label -> RatingScale.text(label.point()) + " " + label.text())
                .toList();
        return scale + " labelled " + pairs + (missingLabels.isEmpty() ? "" : " missing " + missingLabels);
    }
}
