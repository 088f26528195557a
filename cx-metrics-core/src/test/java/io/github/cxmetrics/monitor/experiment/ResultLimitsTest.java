package io.github.cxmetrics.monitor.experiment;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.RecordLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the numbers of designs and results end, and in which words they are refused there. */
class ResultLimitsTest {

    @Test
    void ofExperiments() {
        Experiment<Proportion> experiment = Experiment.of(
                Proportion.of(60, 400).named("conversion"),
                Proportion.of(45, 410).named("conversion"));
        Cuped cuped = Cuped.of(
                new double[] {5, 7, 9, 12}, new double[] {4, 6, 9, 11}, new double[] {4, 5, 9, 8}, new double[] {
                    5, 5, 10, 9
                });
        WatchedResult watched = ExactByDay.withTau(0.5)
                .watch(List.of(
                        Arms.of(Proportion.of(15, 25), Proportion.of(11, 30)),
                        Arms.of(Proportion.of(30, 40), Proportion.of(20, 40))));
        RecordLimits.check(
                getClass(),
                List.of(
                        experiment,
                        experiment.arms(),
                        experiment.sampleRatio(),
                        experiment.lift().orElseThrow(),
                        SampleRatio.planned(1, 2),
                        cuped,
                        cuped.treatment(),
                        cuped.lift(experiment.confidence()),
                        ExperimentSize.forShares(0.2, 0.25),
                        watched,
                        watched.looks(),
                        ExactByDay.withTau(0.5),
                        WatchedTest.asymptotic(1000),
                        WatchedTest.share(),
                        WatchedTest.mean(500)));
    }
}
