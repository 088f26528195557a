package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cohorts a customer belongs to. The same log gives three different tables by these three, so a table always says which.
 *
 * @param kind recurring, first in the range, or first ever
 * @param rangeStart the first date of the table, on which a period starts; null for all of the log
 */
public record CohortEntry(Kind kind, @Nullable LocalDate rangeStart) implements Serializable, Storable {

    private static final String TYPE = "cohort-entry";
    private static final int VERSION = 1;

    /** The three kinds. */
    public enum Kind {
        /** A customer is in the cohort of every period in which it is active. */
        RECURRING("recurring"),
        /** A customer is in the cohort of its first active period in the range, though it may have been active before. */
        FIRST_IN_RANGE("first in range"),
        /** A customer is in the cohort of its first period ever; those who came before the range are in none. */
        FIRST_EVER("first ever");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the kind.
     *
     * @param kind recurring, first in the range, or first ever
     * @param rangeStart the first date of the table, or null
     * @throws IllegalArgumentException if the kind is null, or the date beyond the calendar
     */
    public CohortEntry {
        checkArgument(kind != null, "a cohort entry needs a kind, not null");
        if (rangeStart != null) {
            Years.check(rangeStart, "the range start");
        }
    }

    /**
     * A cohort for every active period, over all of the log.
     *
     * @return the entry
     */
    public static CohortEntry recurring() {
        return new CohortEntry(Kind.RECURRING, null);
    }

    /**
     * The first active period of the log.
     *
     * @return the entry
     */
    public static CohortEntry firstInRange() {
        return new CohortEntry(Kind.FIRST_IN_RANGE, null);
    }

    /**
     * The first period ever, from a time that each customer brings ({@link CustomerActivity#since}, {@link ActivityLog#withFirstEver}), or, with {@link
     * #from}, from the activities before the range.
     *
     * @return the entry
     */
    public static CohortEntry firstEver() {
        return new CohortEntry(Kind.FIRST_EVER, null);
    }

    /**
     * The same kind over a range that starts later than the log. What lies before tells first-ever customers from older ones, and is counted apart.
     *
     * @param startInclusive the first date of a period
     * @return the changed copy
     */
    public CohortEntry from(LocalDate startInclusive) {
        return new CohortEntry(kind, startInclusive);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, kind, rangeStart == null ? null : rangeStart.toString());
    }

    /**
     * The plain data of {@link CohortEntry}.
     *
     * @param type {@code cohort-entry}
     * @param version 1
     * @param kind recurring, first in the range, or first ever
     * @param rangeStart the first date of the table; absent for all of the log
     */
    public record Form(
            String type, int version, Kind kind, @Nullable String rangeStart) implements StoredForm<CohortEntry> {

        @Override
        public CohortEntry restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new CohortEntry(kind, rangeStart == null ? null : StoredText.date(rangeStart));
        }
    }

    /** For example {@code first ever from 2024-01-01}. */
    @Override
    public String toString() {
        return kind + (rangeStart == null ? "" : " from " + rangeStart);
    }
}
