package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.CountMath;

/** Who and what a table was made of: customers in a cohort, customers in none, and activities before the range. */
record CohortCoverage(long customers, long outsideCustomers, long outsideActivities) {

    static final CohortCoverage NONE = new CohortCoverage(0, 0, 0);

    CohortCoverage {
        CountMath.checkNotNegative(customers, "customers");
        CountMath.checkNotNegative(outsideCustomers, "customers outside of the cohorts");
        CountMath.checkNotNegative(outsideActivities, "activities before the range");
    }

    CohortCoverage plus(CohortCoverage other) {
        return new CohortCoverage(
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(outsideCustomers, other.outsideCustomers, "customers outside of the cohorts"),
                CountMath.sum(outsideActivities, other.outsideActivities, "activities before the range"));
    }

    /** For a line, empty where everything was counted. */
    String text() {
        return outsideCustomers == 0 && outsideActivities == 0
                ? ""
                : "; before the range: " + outsideActivities + " activities, " + outsideCustomers
                        + " customers in no cohort";
    }
}
