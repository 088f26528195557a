package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The answers about many features, one {@link KanoTally} each, in the order in which the features came.
 *
 * <p>Functional and dysfunctional answers are paired by the names of respondent and feature, never by position. A respondent who answered one of the two is
 * counted as half-answered; a feature for which one of the two questions is missing altogether is an error, as is an answer given twice. Immutable and
 * thread-safe.
 */
public final class KanoStudy implements Serializable {

    private static final long serialVersionUID = 1;

    private final AnswerForm form;

    /** An unmodifiable map of the JDK, which is serializable. */
    @SuppressWarnings("serial")
    private final Map<String, KanoTally> features;

    private KanoStudy(AnswerForm form, Map<String, KanoTally> features) {
        checkArgument(!features.isEmpty(), "a Kano study needs at least one feature");
        this.form = form;
        this.features = Collections.unmodifiableMap(features);
    }

    /**
     * A study of rows on the five-answer form. Makes objects for each row; for long columns there is {@link #ofCodes}.
     *
     * @param rows the rows, in any order
     * @return the study
     * @throws IllegalArgumentException if there are no rows, an answer was given twice, or a feature has one of the two questions only; rows count from 0
     */
    public static KanoStudy of(Collection<KanoRow> rows) {
        return of(AnswerForm.FIVE_ANSWERS, rows);
    }

    /**
     * A study of rows.
     *
     * @param form the form of the questionnaire
     * @param rows the rows, in any order
     * @return the study
     * @throws IllegalArgumentException if there are no rows, an answer was given twice, or a feature has one of the two questions only; rows count from 0
     */
    public static KanoStudy of(AnswerForm form, Collection<KanoRow> rows) {
        Map<String, KanoTally> features =
                RowJoin.of(rows).tallies(form, respondent -> "").getOrDefault("", Map.of());
        return new KanoStudy(form, features);
    }

    /**
     * One study for each segment of respondents. Each holds all features, so that their tables align.
     *
     * @param form the form of the questionnaire
     * @param rows the rows, in any order
     * @param segmentOf the segment of a respondent
     * @return segment to study, in the order in which the segments came
     * @throws IllegalArgumentException as {@link #of(AnswerForm, Collection)}, and if a respondent has no segment
     */
    public static Map<String, KanoStudy> bySegment(
            AnswerForm form, Collection<KanoRow> rows, Function<? super String, String> segmentOf) {
        Map<String, KanoStudy> studies = new LinkedHashMap<>();
        RowJoin.of(rows)
                .tallies(form, segmentOf)
                .forEach((segment, features) -> studies.put(segment, new KanoStudy(form, features)));
        return Collections.unmodifiableMap(studies);
    }

    /**
     * A study of columns of codes, paired by the name of the feature. Fast; makes no object per row.
     *
     * @param form the form, which says the codes
     * @param functional feature to the codes of its functional question, one a respondent
     * @param dysfunctional feature to the codes of its dysfunctional question, same respondents in the same order
     * @param missingCodes the codes that stand for "no answer"
     * @return the study, in the order of the first map
     * @throws IllegalArgumentException if a feature is in one of the maps only, or as {@link KanoTally#ofCodes(AnswerForm, byte[], byte[], int...)} with the
     *     feature named
     */
    public static KanoStudy ofCodes(
            AnswerForm form, Map<String, byte[]> functional, Map<String, byte[]> dysfunctional, int... missingCodes) {
        checkSameFeatures(
                Checks.map(functional, "functional").keySet(),
                Checks.map(dysfunctional, "dysfunctional").keySet());
        Map<String, KanoTally> features = new LinkedHashMap<>();
        functional.forEach((feature, codes) -> features.put(
                feature, tally(form, feature, codes, requireNonNull(dysfunctional.get(feature)), missingCodes)));
        return new KanoStudy(form, features);
    }

    private static void checkSameFeatures(Set<String> functional, Set<String> dysfunctional) {
        Sets.difference(functional, dysfunctional).stream().findFirst().ifPresent(feature -> {
            throw RowJoin.onlyOne(feature, true);
        });
        Sets.difference(dysfunctional, functional).stream().findFirst().ifPresent(feature -> {
            throw RowJoin.onlyOne(feature, false);
        });
    }

    private static KanoTally tally(
            AnswerForm form, String feature, byte[] functional, byte[] dysfunctional, int[] missingCodes) {
        try {
            return KanoTally.ofCodes(form, functional, dysfunctional, missingCodes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("feature \"" + feature + "\": " + e.getMessage(), e);
        }
    }

    /**
     * A study of tallies, say of published tables or of a cluster's results.
     *
     * @param features feature to tally, in the order that the study keeps
     * @return the study
     * @throws IllegalArgumentException if there are none, or their forms differ
     */
    public static KanoStudy ofTallies(Map<String, KanoTally> features) {
        checkArgument(!Checks.map(features, "features").isEmpty(), "a Kano study needs at least one feature");
        AnswerForm form = features.values().iterator().next().form();
        features.values().forEach(tally -> TallyRule.checkMerge(KanoTally.NAME, form, tally.rule()));
        return new KanoStudy(form, new LinkedHashMap<>(features));
    }

    /**
     * The form of the questionnaire.
     *
     * @return five or three answers
     */
    public AnswerForm form() {
        return form;
    }

    /**
     * The tallies by feature.
     *
     * @return an unmodifiable map in the study's order
     */
    public Map<String, KanoTally> features() {
        return features;
    }

    /**
     * The tally of one feature.
     *
     * @param name its name
     * @return the tally
     * @throws IllegalArgumentException if there is no such feature; the message lists those there are
     */
    public KanoTally feature(String name) {
        KanoTally tally = features.get(name);
        checkArgument(tally != null, "feature \"%s\" is none of %s", name, features.keySet());
        return tally;
    }

    /**
     * Both studies together, feature by feature: other respondents, same form. A feature that only one of them has is kept.
     *
     * @param other a study of other respondents
     * @return a new study
     * @throws IllegalArgumentException if the forms differ
     */
    public KanoStudy plus(KanoStudy other) {
        TallyRule.checkMerge(KanoTally.NAME, form, other.form);
        Map<String, KanoTally> sums = new LinkedHashMap<>(features);
        other.features.forEach((feature, tally) -> sums.merge(feature, tally, KanoTally::plus));
        return new KanoStudy(form, sums);
    }

    /**
     * The results by the default table of the form.
     *
     * @return {@code read(form().table())}
     */
    public KanoResults read() {
        return read(form.table());
    }

    /**
     * The results by a table.
     *
     * @param table a table of this form
     * @return the results, in the study's order
     * @throws IllegalArgumentException if the table is of another form
     */
    public KanoResults read(EvaluationTable table) {
        return KanoResults.of(features, table);
    }

    /**
     * The features of the continuous analysis as points in text: dysfunctional means to the right, functional means upwards, both from -2 to 4, with lines at 2.
     * Features without complete pairs are listed, not drawn.
     *
     * @return several lines
     * @throws IllegalArgumentException if this is the three-answer form, for which the analysis has no values
     */
    public String continuousQuadrant() {
        QuadrantPlot plot = QuadrantPlot.continuous();
        features.forEach((feature, tally) -> {
            ContinuousKano point = tally.continuous();
            if (point.count() == 0) {
                plot.addUndefined(feature);
            } else {
                plot.add(
                        feature,
                        String.valueOf(point.quadrant().letter()),
                        point.dysfunctional().mean(),
                        point.functional().mean());
            }
        });
        return plot.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KanoStudy that && form == that.form && features.equals(that.features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    /** The results by the default table, as aligned text. */
    @Override
    public String toString() {
        return read().toString();
    }
}
