package io.github.cxmetrics.journey.forms;

import io.github.cxmetrics.StoredForms;
import io.github.cxmetrics.forms.CoreForms;
import io.github.cxmetrics.journey.Engagement;
import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.Sessions;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.attribution.ChannelTally;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelSummary;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.map.ClosedLoop;
import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.StepsToGoal;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.journey.retention.ConditionsMet;
import io.github.cxmetrics.journey.retention.ConditionsRule;

/**
 * The stored forms of journeys and of core: which record holds the data of each tally, rule and model.
 */
public final class JourneyForms {

    private static final StoredForms ALL = CoreForms.all()
            .with("attribution-rule", 1, AttributionRule.Form.class)
            .with("attribution-tally", 1, AttributionTally.Counts.class)
            .with("channel-rule", 1, ChannelRule.Form.class)
            .with("channel-tally", 1, ChannelTally.Counts.class)
            .with("closed-loop", 1, ClosedLoop.Counts.class)
            .with("closed-loop-rule", 1, ClosedLoopRule.Form.class)
            .with("closed-loop-rule-as-of", 1, ClosedLoopRule.AsOf.Form.class)
            .with("conditions-met", 1, ConditionsMet.Counts.class)
            .with("conditions-rule", 1, ConditionsRule.Form.class)
            .with("engagement", 1, Engagement.Counts.class)
            .with("engagement-rule", 1, EngagementRule.Form.class)
            .with("event-sequence", 1, EventSequence.Form.class)
            .with("feedback-rule", 1, FeedbackRule.Form.class)
            .with("funnel", 1, Funnel.Form.class)
            .with("funnel-summary", 1, FunnelSummary.Form.class)
            .with("funnel-tally", 1, FunnelTally.Counts.class)
            .with("journey-map", 1, JourneyMap.Counts.class)
            .with("journey-map-rule", 1, JourneyMapRule.Form.class)
            .with("next-node", 1, NextNode.Form.class)
            .with("path-rule", 1, PathRule.Form.class)
            .with("sessions", 1, Sessions.Form.class)
            .with("step-matrix", 1, StepMatrix.Counts.class)
            .with("step-matrix-rule", 1, StepMatrix.Rule.Form.class)
            .with("steps-to-goal", 1, StepsToGoal.Counts.class)
            .with("steps-to-goal-rule", 1, StepsToGoalRule.Form.class)
            .with("touchpoint-score", 1, TouchpointScore.Form.class)
            .with("transitions", 1, Transitions.Counts.class)
            .with("transitions-rule", 1, Transitions.Rule.Form.class)
            .with("variants", 1, Variants.Counts.class)
            .with("variants-rule", 1, Variants.Rule.Form.class);

    private JourneyForms() {}

    /**
     * Every type in every version.
     *
     * @return the forms
     */
    public static StoredForms all() {
        return ALL;
    }
}
