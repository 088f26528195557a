package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.CountMath;

/** Who and what a table was made of: customers in a cohort, customers in none, and activities before the range and after asOf. */
record CohortCoverage(long customers, long outsideCustomers, long outsideActivities, long afterAsOf) {

    static final CohortCoverage NONE = new CohortCoverage(0, 0, 0, 0);

    CohortCoverage {
        CountMath.checkNotNegative(customers, "customers");
        CountMath.checkNotNegative(outsideCustomers, "customers outside of the cohorts");
        CountMath.checkNotNegative(outsideActivities, "activities before the range");
        CountMath.checkNotNegative(afterAsOf, "activities after asOf");
    }

    CohortCoverage plus(CohortCoverage other) {
        return new CohortCoverage(
                CountMath.sum(customers, other.customers, "customers"),
                CountMath.sum(outsideCustomers, other.outsideCustomers, "customers outside of the cohorts"),
                CountMath.sum(outsideActivities, other.outsideActivities, "activities before the range"),
                CountMath.sum(afterAsOf, other.afterAsOf, "activities after asOf"));
    }

    /** For a line, empty where everything was counted. */
    String text(String outside) {
        boolean allInRange = outsideCustomers == 0 && outsideActivities == 0;
        return (allInRange
                        ? ""
                        : "; " + outside + ": " + outsideActivities + " activities, " + outsideCustomers
                                + " customers in no cohort")
                + (afterAsOf == 0 ? "" : "; after asOf: " + afterAsOf + " activities");
    }
}
