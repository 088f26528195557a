package io.github.cxmetrics;

import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survival.SurvivalMethod;
import org.junit.jupiter.api.Test;

/**
 * The exact coverage of default intervals at nominal 95 %, by enumeration of all samples: what the guide says of them. An interval that a method refuses
 * covers nothing. Shares and net scores have such tests of their own.
 */
class IntervalCoverageTest {

    @Test
    void newcombe() {
        ExactCoverage.newcombe(10).isAbout(0.952, 0.909);
        ExactCoverage.newcombe(30).isAbout(0.950, 0.922);
    }

    @Test
    void netScoreDifferences() {
        ExactCoverage.netDifference().isAbout(0.961, 0.946);
    }

    @Test
    void garwood() {
        ExactCoverage.garwood().isAbout(0.966, 0.951);
    }

    @Test
    void means() {
        ExactCoverage.points(5, MeanMethod.SCORE).isAbout(0.966, 0.938);
        ExactCoverage.points(5, MeanMethod.STUDENT_T).isAbout(0.851, 0.556);
        ExactCoverage.points(10, MeanMethod.SCORE).isAbout(0.963, 0.944);
        ExactCoverage.points(10, MeanMethod.STUDENT_T).isAbout(0.914, 0.802);
        ExactCoverage.points(20, MeanMethod.SCORE).isAbout(0.959, 0.949);
        ExactCoverage.points(20, MeanMethod.STUDENT_T).isAbout(0.927, 0.869);
    }

    @Test
    void migrations() {
        ExactCoverage.migration(5).isAbout(0.988, 0.964);
        ExactCoverage.migration(10).isAbout(0.978, 0.947);
        ExactCoverage.migration(20).isAbout(0.965, 0.947);
    }

    @Test
    void finitePopulations() {
        ExactCoverage.finite(50, 10).isAbout(0.974, 0.926);
        ExactCoverage.finite(50, 30).isAbout(0.986, 0.962);
        ExactCoverage.finite(200, 50).isAbout(0.964, 0.942);
    }

    @Test
    void survivalCurves() {
        ExactCoverage.curve(20, SurvivalMethod.LOG_LOG).isAbout(0.938, 0.835);
        ExactCoverage.curve(20, SurvivalMethod.LOG).isAbout(0.918, 0.823);
        ExactCoverage.curve(20, SurvivalMethod.PLAIN).isAbout(0.909, 0.819);
        ExactCoverage.curve(50, SurvivalMethod.LOG_LOG).isAbout(0.951, 0.934);
        ExactCoverage.curve(50, SurvivalMethod.PLAIN).isAbout(0.932, 0.879);
    }
}
