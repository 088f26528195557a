package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts pairs of answers by dimension.
 *
 * @param scale the scale of both answers, high is good; its missing codes set a pair aside
 * @param dimensions the dimensions, as SERVQUAL's tangibles, reliability, responsiveness, assurance, empathy
 */
public record ServiceGapRule(RatingScale scale, List<String> dimensions)
        implements TallyRule<ServiceGap.Answer, ServiceGap>, Storable {

    private static final String TYPE = "service-gap-rule";
    private static final int VERSION = 1;

    /**
     * Checks the parts.
     *
     * @param scale the scale
     * @param dimensions the dimensions
     * @throws IllegalArgumentException if the scale is missing, there are no dimensions, or two have one name
     */
    public ServiceGapRule {
        checkArgument(scale != null, "a service gap needs a scale");
        dimensions = Stored.list(dimensions, "a dimension");
        checkArgument(!dimensions.isEmpty(), "a service gap needs dimensions");
        dimensions.forEach(dimension -> Stored.text(dimension, "the name of a dimension"));
        checkArgument(
                new HashSet<>(dimensions).size() == dimensions.size(), "two dimensions have one name: %s", dimensions);
    }

    /**
     * Counts pairs of answers by dimension.
     *
     * @param scale the scale of both answers
     * @param dimensions the names of the dimensions
     * @return the rule
     */
    public static ServiceGapRule of(RatingScale scale, String... dimensions) {
        checkArgument(dimensions != null, "a service gap needs dimensions");
        return new ServiceGapRule(scale, Arrays.asList(dimensions));
    }

    ServiceGapRule withoutMissingCodes() {
        return scale.missingCodes().isEmpty() ? this : new ServiceGapRule(scale.withoutMissingCodes(), dimensions);
    }

    int indexOf(@Nullable String dimension) {
        int index = dimension == null ? -1 : dimensions.indexOf(dimension);
        checkArgument(index >= 0, "no dimension %s among %s", dimension, dimensions);
        return index;
    }

    private ServiceGap.Cell cell(int perceived, int expected) {
        boolean isComplete = isAnswer(perceived) & isAnswer(expected);
        return isComplete ? ServiceGap.Cell.of(perceived, expected) : new ServiceGap.Cell(0, 0, 0, 0, 1);
    }

    private void checkRow(int perceived, int expected, int row) {
        try {
            cell(perceived, expected);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
        }
    }

    private boolean isAnswer(int rating) {
        checkArgument(
                scale.contains(rating) || scale.declaresMissing(rating),
                "rating %s is outside %s..%s",
                rating,
                scale.min(),
                scale.max());
        return scale.contains(rating);
    }

    @Override
    public Accumulator<ServiceGap.Answer, ServiceGap> accumulator() {
        return Accumulator.adding(new ServiceGap(this, none()), this::one);
    }

    private List<ServiceGap.Cell> none() {
        return new ArrayList<>(
                dimensions.stream().map(dimension -> ServiceGap.Cell.NONE).toList());
    }

    private ServiceGap one(ServiceGap.Answer answer) {
        checkArgument(answer != null, "an answer must not be null");
        checkArgument(
                answer.dimension() != null && dimensions.contains(answer.dimension()),
                "the dimension of an answer is none of %s",
                dimensions);
        List<ServiceGap.Cell> only = none();
        only.set(indexOf(answer.dimension()), cell(answer.perceived(), answer.expected()));
        return new ServiceGap(this, only);
    }

    /**
     * Counts columns of one dimension; tallies of several add up. Makes no tally per row.
     *
     * @param dimension the dimension
     * @param perceived how the service is seen
     * @param expected how it should be, by the same person in the same row
     * @return the tally
     * @throws IllegalArgumentException if the columns differ in length or an answer is off the scale, with its row
     */
    public ServiceGap count(String dimension, int[] perceived, int[] expected) {
        checkArgument(perceived != null && expected != null, "columns must not be null");
        checkArgument(
                perceived.length == expected.length,
                "columns must be of one length, not %s and %s",
                perceived.length,
                expected.length);
        long pairs = 0;
        long sumPerceived = 0;
        long sumExpected = 0;
        long squares = 0;
        for (int row = 0; row < perceived.length; row++) {
            int seen = perceived[row];
            int wanted = expected[row];
            if (scale.contains(seen) && scale.contains(wanted)) {
                long gap = (long) seen - wanted;
                pairs++;
                sumPerceived += seen;
                sumExpected += wanted;
                squares += gap * gap;
            } else {
                checkRow(seen, wanted, row);
            }
        }
        ServiceGap.Cell sum = new ServiceGap.Cell(pairs, sumPerceived, sumExpected, squares, perceived.length - pairs);
        List<ServiceGap.Cell> only = none();
        only.set(indexOf(dimension), sum);
        return new ServiceGap(this, only);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, scale.toForm(), dimensions);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code service-gap-rule}
     * @param version 1
     * @param scale the scale
     * @param dimensions the dimensions
     */
    public record Form(String type, int version, RatingScale.Form scale, List<String> dimensions)
            implements StoredForm<ServiceGapRule> {

        /**
         * Copies the list.
         *
         * @param type {@code service-gap-rule}
         * @param version 1
         * @param scale the scale
         * @param dimensions the dimensions
         */
        public Form {
            dimensions = Stored.list(dimensions, "a dimension");
        }

        @Override
        public ServiceGapRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new ServiceGapRule(
                    Stored.present(scale, "the scale of a service gap").restore(), dimensions);
        }
    }

    /** For example {@code service gap of tangibles, reliability on 1..7}. */
    @Override
    public String toString() {
        return "service gap of " + String.join(", ", dimensions) + " on " + scale;
    }
}
