package io.github.cxmetrics.survey;

/** Intervals and tests for the difference of two {@link SurveyEstimate}s. */
public enum EstimateDifferenceMethod {
    /** The default: square-and-add (MOVER) of the two score intervals, and its inversion as the test. Always defined. */
    MOVER_SCORE("MOVER of score intervals"),
    /**
     * The normal interval and z test of the sum of both linearised variances, as large samples are usually reported. Needs answers that vary; with 10 to 50
     * answers it finds a difference where there is none up to 14.9 times in a hundred at 5 %.
     */
    LINEARISED_NORMAL("normal of linearised variances");

    private final String text;

    EstimateDifferenceMethod(String text) {
        this.text = text;
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
