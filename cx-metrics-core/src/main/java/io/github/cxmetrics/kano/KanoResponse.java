package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one respondent said about one feature. An unanswered half makes the response incomplete: it is counted apart and never classified.
 *
 * @param functional how they would feel with the feature; null if unanswered
 * @param dysfunctional how they would feel without it; null if unanswered
 * @param importance how important they said it is, from 1 (not at all) to 9 (extremely), if that was asked and answered
 */
public record KanoResponse(
        @Nullable KanoAnswer functional, @Nullable KanoAnswer dysfunctional, OptionalInt importance)
        implements Serializable {

    static final int MIN_IMPORTANCE = 1;
    static final int MAX_IMPORTANCE = 9;

    /**
     * Checks the importance.
     *
     * @param functional how they would feel with the feature; null if unanswered
     * @param dysfunctional how they would feel without it; null if unanswered
     * @param importance how important they said it is, from 1 (not at all) to 9 (extremely), if that was asked and answered
     * @throws IllegalArgumentException if it is outside: {@code importance 10 is outside 1..9}
     */
    public KanoResponse {
        importance.ifPresent(KanoResponse::checkImportance);
    }

    static void checkImportance(int importance) {
        checkArgument(
                importance >= MIN_IMPORTANCE && importance <= MAX_IMPORTANCE,
                "importance %s is outside %s..%s",
                importance,
                MIN_IMPORTANCE,
                MAX_IMPORTANCE);
    }

    /**
     * A response without importance.
     *
     * @param functional how they would feel with the feature; null if unanswered
     * @param dysfunctional how they would feel without it; null if unanswered
     * @return the response
     */
    public static KanoResponse of(@Nullable KanoAnswer functional, @Nullable KanoAnswer dysfunctional) {
        return new KanoResponse(functional, dysfunctional, OptionalInt.empty());
    }

    /**
     * The same response with the importance that the respondent stated.
     *
     * @param importance 1 (not at all important) to 9 (extremely)
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside 1..9
     */
    public KanoResponse withImportance(int importance) {
        return new KanoResponse(functional, dysfunctional, OptionalInt.of(importance));
    }

    private Object writeReplace() {
        return new Serial(functional, dysfunctional, importance.orElse(0));
    }

    /** An optional is no serializable component: 0 for no importance. */
    private record Serial(
            @Nullable KanoAnswer functional, @Nullable KanoAnswer dysfunctional, int importance)
            implements Serializable {

        private Object readResolve() {
            KanoResponse response = of(functional, dysfunctional);
            return importance == 0 ? response : response.withImportance(importance);
        }
    }
}
