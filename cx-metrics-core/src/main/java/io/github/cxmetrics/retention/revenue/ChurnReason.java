package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer left: the customer's decision, something that befell the contract (an expired card, a failed payment), or nobody knows.
 *
 * @param kind whose decision it was
 * @param text the reason in words; {@code UNKNOWN} where it is not known
 */
public record ChurnReason(Kind kind, String text) implements Comparable<ChurnReason>, Serializable {

    private static final String UNKNOWN_TEXT = "UNKNOWN";

    /** The reason that nobody wrote down. It stays in every denominator: left out, the known reasons would all look larger than they are. */
    public static final ChurnReason UNKNOWN = new ChurnReason(Kind.UNKNOWN, UNKNOWN_TEXT);

    private static final Comparator<ChurnReason> ORDER =
            Comparator.comparing(ChurnReason::kind).thenComparing(ChurnReason::text);

    /** Whose decision it was. */
    public enum Kind {
        /** The customer's. */
        VOLUNTARY,
        /** Nobody's: a payment failed, a card expired. Other remedies help here, so it is kept apart. */
        INVOLUNTARY,
        /** Not known. */
        UNKNOWN;

        /** The kind in words. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the text.
     *
     * @param kind whose decision it was
     * @param text the reason in words
     * @throws IllegalArgumentException if it is blank, or is {@code UNKNOWN} with a known kind
     */
    public ChurnReason {
        checkArgument(kind != null, "a reason for churn needs a kind, not null");
        checkArgument(
                text != null && !text.isBlank(),
                "a reason for churn must not be blank; ChurnReason.UNKNOWN is for those not known");
        checkArgument(
                text.equals(UNKNOWN_TEXT) == (kind == Kind.UNKNOWN), "reason %s can't be of the kind %s", text, kind);
    }

    /**
     * A reason of the customer's.
     *
     * @param text the reason, say {@code price}; null, blank or {@code UNKNOWN} where it is not known
     * @return the reason
     */
    public static ChurnReason voluntary(@Nullable String text) {
        return of(Kind.VOLUNTARY, text);
    }

    /**
     * A reason that was nobody's decision.
     *
     * @param text the reason, say {@code card expired}; null, blank or {@code UNKNOWN} where it is not known
     * @return the reason
     */
    public static ChurnReason involuntary(@Nullable String text) {
        return of(Kind.INVOLUNTARY, text);
    }

    private static ChurnReason of(Kind kind, @Nullable String text) {
        return text == null || text.isBlank() || text.equals(UNKNOWN_TEXT) ? UNKNOWN : new ChurnReason(kind, text);
    }

    /** By kind, then by text. */
    @Override
    public int compareTo(ChurnReason other) {
        requireNonNull(other, "other");
        return ORDER.compare(this, other);
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
