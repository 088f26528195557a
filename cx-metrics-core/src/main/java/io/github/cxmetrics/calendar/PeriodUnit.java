package io.github.cxmetrics.calendar;

/** How long a calendar period is. */
public enum PeriodUnit {
    /** 3600 seconds from a full hour of the zone's standard time. */
    HOUR("hourly"),
    /** One local date. */
    DAY("daily"),
    /** Seven local dates from a stated day of the week. */
    WEEK("weekly"),
    /** A calendar month. */
    MONTH("monthly"),
    /** Three calendar months from January, April, July or October. */
    QUARTER("quarterly"),
    /** A calendar year. */
    YEAR("yearly");

    private final String adverb;

    PeriodUnit(String adverb) {
        this.adverb = adverb;
    }

    /**
     * How often, as an adverb.
     *
     * @return for example {@code weekly}
     */
    public String adverb() {
        return adverb;
    }
}
