package io.github.cxmetrics.shell.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.contact.Pareto;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.call.ServiceLevelPolicy;
import io.github.cxmetrics.journey.attribution.Credits;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Sankey;
import io.github.cxmetrics.kano.KanoResults;
import io.github.cxmetrics.monitor.experiment.WatchedResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What can't be painted says why. */
class ResultRefusalsTest {

    private static final ChartCases.Names NAMES = ChartCases.NAMES.get(0);

    @Test
    void nothingIsNoResult() {
        assertThatThrownBy(() -> Chart.of((KanoResults) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("results");
        assertThatThrownBy(() -> Chart.of((JourneyMap) null, "ces"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("map");
        assertThatThrownBy(() -> Chart.of((Pareto) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("pareto");
        assertThatThrownBy(() -> Chart.staffing(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("need");
    }

    @Test
    void anEmptyResultHasNoPicture() {
        assertThatThrownBy(() -> Chart.of(Pareto.ofCounts(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no reason was counted");
        assertThatThrownBy(() -> Chart.of(new Sankey(List.of(), List.of())))
                .hasMessage("a Sankey without nodes has no picture");
        assertThatThrownBy(() -> Chart.backlog(Map.of())).hasMessage("no period of a backlog");
        assertThatThrownBy(() -> Chart.staffing(Map.of())).hasMessage("no interval to staff");
        WatchedResult watched = ResultCases.watched(NAMES);
        WatchedResult none = new WatchedResult(
                watched.method(), watched.metric(), watched.unit(), watched.estimated(), watched.alpha(), List.of());
        assertThatThrownBy(() -> Chart.of(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a watched test without a day has no picture");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> Chart.of(PathRule.events()
                        .stepMatrix(13)
                        .count(ResultCases.visits(NAMES))
                        .sankey(3)))
                .hasMessage("a Sankey of 13 positions can't be read: count at most 12, or draw the step matrix");
        assertThatThrownBy(() -> Chart.of(PathRule.events().stepMatrix(25).count(ResultCases.visits(NAMES))))
                .hasMessage("a picture holds at most 24 positions, not 25: count fewer of them");
    }

    @Test
    void modelsOfOnePictureCreditTheSameConversions() {
        Credits linear = ResultCases.credits(NAMES, "linear", 1);
        Credits fewer = new Credits("last", linear.byChannel(), 999, 40);
        assertThatThrownBy(() -> Chart.of(linear, fewer))
                .hasMessageContaining("the same conversions")
                .hasMessageContaining("999");
        assertThatThrownBy(() -> Chart.of(linear, linear)).hasMessage("each model once, not [linear, linear]");
        assertThatThrownBy(() -> Chart.of(new Credits[0])).hasMessage("a picture compares 1 to 4 models, not 0");
    }

    @Test
    void intervalsBeginWhereTheirRuleSays() {
        SortedMap<Instant, CallTally> calls = new TreeMap<>(ResultCases.calls());
        calls.put(calls.firstKey().plusSeconds(60), calls.get(calls.firstKey()));
        assertThatThrownBy(() -> Chart.of(ResultCases.half(), calls, ServiceLevelPolicy.ICMI_3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-03-02T07:01:00Z begins no interval");
        assertThatThrownBy(() -> Chart.of(ResultCases.half(), ResultCases.calls(), ServiceLevelPolicy.ICMI_3, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("80");
        SortedMap<Instant, CallTally> far = new TreeMap<>(ResultCases.calls());
        far.put(far.firstKey().plusSeconds(1800L * 1600), far.get(far.firstKey()));
        assertThatThrownBy(() -> Chart.of(ResultCases.half(), far, ServiceLevelPolicy.ICMI_3))
                .hasMessage("a picture holds at most 1500 intervals: take longer ones, or fewer days");
    }

    @Test
    void needAndAgentsNameTheSameIntervals() {
        assertThatThrownBy(() -> Chart.staffing(ResultCases.need(), Map.of("08:00", 3)))
                .hasMessage("need and agents must name the same intervals: 24 of need, 1 of agents");
    }

    @Test
    void aMapIsDrawnByAScoreThatItHas() {
        assertThatThrownBy(() -> Chart.of(ResultCases.map(NAMES), "nps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nps");
    }

    @Test
    void aHistoryHoldsNumbers() {
        assertThatThrownBy(() -> Chart.forecast(new double[] {1, Double.NaN}, List.of()))
                .hasMessage("a history holds numbers, not NaN or infinity");
        assertThatThrownBy(() -> Chart.forecast(new double[] {1}, List.of()))
                .hasMessage("a forecast needs a history and a step");
    }

    @Test
    void choicesThatAPictureHasNotAreRefused() {
        assertThatThrownBy(() -> Chart.of(ResultCases.mrr()).points())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a waterfall of MRR has no bars that could be points: points");
        assertThatThrownBy(() -> Chart.of(ResultCases.mrr()).confidence(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Chart.of(ResultCases.holdout()).atLeast(5)).isInstanceOf(IllegalStateException.class);
    }
}
