package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One row of a Kano survey: what a respondent said about a feature. A row may hold both answers or one; rows of the same respondent and feature belong together.
 *
 * @param respondent who answered
 * @param feature what was asked about
 * @param functional how they would feel with the feature; null if not in this row
 * @param dysfunctional how they would feel without it; null if not in this row
 * @param importance the importance they stated, 1..9, if it is in this row
 */
public record KanoRow(
        String respondent,
        String feature,
        @Nullable KanoAnswer functional,
        @Nullable KanoAnswer dysfunctional,
        OptionalInt importance)
        implements Serializable {

    /**
     * Checks the names and the importance.
     *
     * @param respondent who answered
     * @param feature what was asked about
     * @param functional how they would feel with the feature; null if not in this row
     * @param dysfunctional how they would feel without it; null if not in this row
     * @param importance the importance they stated, 1..9, if it is in this row
     * @throws IllegalArgumentException if respondent or feature is null or blank, or the importance is outside 1..9
     */
    public KanoRow {
        checkArgument(respondent != null && !respondent.isBlank(), "a Kano row needs a respondent");
        checkArgument(feature != null && !feature.isBlank(), "a Kano row needs a feature");
        requireNonNull(importance, "importance");
        importance.ifPresent(KanoResponse::checkImportance);
    }

    /**
     * A row without importance.
     *
     * @param respondent who answered
     * @param feature what was asked about
     * @param functional how they would feel with the feature; null if unanswered
     * @param dysfunctional how they would feel without it; null if unanswered
     * @return the row
     */
    public static KanoRow of(
            String respondent, String feature, @Nullable KanoAnswer functional, @Nullable KanoAnswer dysfunctional) {
        return new KanoRow(respondent, feature, functional, dysfunctional, OptionalInt.empty());
    }

    /**
     * The same row with the importance that the respondent stated.
     *
     * @param importance 1 (not at all important) to 9 (extremely)
     * @return the changed copy
     */
    public KanoRow withImportance(int importance) {
        return new KanoRow(respondent, feature, functional, dysfunctional, OptionalInt.of(importance));
    }

    private Object writeReplace() {
        return new Serial(respondent, feature, KanoResponse.of(functional, dysfunctional), importance.orElse(0));
    }

    /** An optional is no serializable component: 0 for no importance. */
    private record Serial(String respondent, String feature, KanoResponse response, int importance)
            implements Serializable {

        private Object readResolve() {
            KanoRow row = of(respondent, feature, response.functional(), response.dysfunctional());
            return importance == 0 ? row : row.withImportance(importance);
        }
    }

    /** The answers, without the respondent: {@code functional LIKE, dysfunctional DISLIKE}. */
    @Override
    public String toString() {
        return "functional " + (functional == null ? "–" : functional.name()) + ", dysfunctional "
                + (dysfunctional == null ? "–" : dysfunctional.name())
                + (importance.isPresent() ? ", importance " + importance.getAsInt() : "");
    }
}
